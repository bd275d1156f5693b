import { hash, hashRaw, verify, type Options } from '@node-rs/argon2';

/** argon2id cost: memory in KiB, passes, lanes. Tests inject a cheap one. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** 64 MiB, three passes: 100–180 ms on an office PC (RFC 9106, second recommended option). */
export const SHIPPED_COST: PasswordCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

export interface Passwords {
  /** What new hashes and keys cost; old ones say their own. */
  readonly cost: PasswordCost;
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
  /** 32 bytes for AES-256, from the password and a salt of its own: never the stored hash. */
  deriveKey(password: string, salt: Uint8Array, cost: PasswordCost): Promise<Buffer>;
}

export function passwords(cost: PasswordCost): Passwords {
  // argon2id is the package's default algorithm; naming it would need its ambient const enum.
  const options: Options = { ...cost };
  return {
    cost,
    hash: (password) => hash(password.normalize('NFKC'), options),
    verify: (stored, password) => verify(stored, password.normalize('NFKC')),
    deriveKey: (password, salt, { memoryCost, timeCost, parallelism }) =>
      hashRaw(password.normalize('NFKC'), { memoryCost, timeCost, parallelism, salt, outputLen: 32 }),
  };
}

import { createCipheriv, createDecipheriv, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSigner, type Signer } from '#core/kernel/signing.ts';
import type { PasswordCost, Passwords } from '#core/modules/users/passwords.ts';

/** A signing key as it lies in the store: the public half in clear, the private half locked by the person's password. */
export interface LockedKey {
  /** SPKI DER, base64. */
  readonly publicKey: string;
  /** `cost.salt.iv.tag.ciphertext`, base64 but for the cost: PKCS#8 under AES-256-GCM, the key derived with argon2id at that cost. */
  readonly locked: string;
}

export interface SigningKeys {
  /** A new Ed25519 pair, locked with the password. */
  make(password: string): Promise<LockedKey & { readonly pkcs8: Uint8Array }>;
  /** Opens a locked key; undefined when the password is wrong or a byte was changed. */
  open(keyId: string, locked: string, password: string): Promise<Signer | undefined>;
  /** The same key under a new password. */
  relock(locked: string, password: string, newPassword: string): Promise<string | undefined>;
}

function writeCost({ memoryCost, timeCost, parallelism }: PasswordCost): string {
  return `m=${memoryCost},t=${timeCost},p=${parallelism}`;
}

const MOST_MEMORY_KIB = 1024 * 1024;

/** The cost a key was locked at, so that it opens after the cost for new ones was raised; undefined when out of bounds. */
function readCost(text: string): PasswordCost | undefined {
  const [, memory, time, lanes] = /^m=(\d{1,7}),t=(\d{1,2}),p=(\d)$/.exec(text) ?? [];
  const cost = { memoryCost: Number(memory), timeCost: Number(time), parallelism: Number(lanes) };
  return memory !== undefined && cost.memoryCost <= MOST_MEMORY_KIB ? cost : undefined;
}

export function signingKeys(passwords: Passwords): SigningKeys {
  const unlock = async (locked: string, password: string): Promise<Buffer | undefined> => {
    const [said = '', ...parts] = locked.split('.');
    const cost = readCost(said);
    const [salt, iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64'));
    if (!cost || !salt || !iv || !tag || !data) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', await passwords.deriveKey(password, salt, cost), iv);
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(data), decipher.final()]);
    } catch {
      return undefined;
    }
  };
  const lock = async (pkcs8: Uint8Array, password: string): Promise<string> => {
    const salt = randomBytes(16);
    const iv = randomBytes(12);
    const { cost } = passwords;
    const cipher = createCipheriv('aes-256-gcm', await passwords.deriveKey(password, salt, cost), iv);
    const data = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
    const parts = [salt, iv, cipher.getAuthTag(), data].map((part) => part.toString('base64'));
    return [writeCost(cost), ...parts].join('.');
  };
  return {
    async make(password) {
      const pair = generateKeyPairSync('ed25519', {
        publicKeyEncoding: { type: 'spki', format: 'der' },
        privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      });
      const publicKey = pair.publicKey.toString('base64');
      return { publicKey, pkcs8: pair.privateKey, locked: await lock(pair.privateKey, password) };
    },
    async open(keyId, locked, password) {
      const pkcs8 = await unlock(locked, password);
      return pkcs8 && createSigner(keyId, pkcs8);
    },
    async relock(locked, password, newPassword) {
      const pkcs8 = await unlock(locked, password);
      return pkcs8 && lock(pkcs8, newPassword);
    },
  };
}

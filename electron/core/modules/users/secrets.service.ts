import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { deletePin } from '#core/modules/users/access.repository.ts';
import {
  deleteCredential,
  deletePasswordHalves,
  findCredential,
  insertSigningKey,
  putCredential,
  retireSigningKey,
  setFailures,
} from '#core/modules/users/people.repository.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import type { LockedKey, SigningKeys } from '#core/modules/users/signing-keys.ts';

/** What proves who somebody is: a password hash, and a signing key only that password opens. */
export interface Secrets {
  readonly hash: string;
  readonly key: LockedKey & { readonly pkcs8: Uint8Array };
}

/** Slow on purpose (argon2id twice): belongs before a transaction. */
export async function makeSecrets(passwords: Passwords, keys: SigningKeys, password: string): Promise<Secrets> {
  const [hash, key] = await Promise.all([passwords.hash(password), keys.make(password)]);
  return { hash, key };
}

/** Gives a person secrets made from their own password. A key before, if any, stays valid for what it signed. */
export async function storeSecrets(
  ctx: CommandContext,
  personId: string,
  secrets: Secrets,
  keyId: string = ctx.newId(),
): Promise<void> {
  const before = await findCredential(ctx.db, personId);
  if (before) await retireSigningKey(ctx.db, before.key_id, ctx.now);
  await insertSigningKey(ctx.db, {
    id: keyId,
    person_id: personId,
    public_key: secrets.key.publicKey,
    valid_from: ctx.now,
    valid_to: null,
  });
  await putCredential(ctx.db, {
    person_id: personId,
    hash: secrets.hash,
    key_id: keyId,
    locked_key: secrets.key.locked,
    changed_at: ctx.now,
  });
  await deletePasswordHalves(ctx.db, personId);
  await setFailures(ctx.db, personId, 0, 0);
}

/** A new password of the person's own choice: the same key, locked anew. */
export async function storeNewPassword(
  ctx: CommandContext,
  personId: string,
  hash: string,
  locked: string,
): Promise<void> {
  const credential = await findCredential(ctx.db, personId);
  invariant(credential, 'who changes a password has one');
  await putCredential(ctx.db, {
    ...credential,
    hash,
    locked_key: locked,
    changed_at: ctx.now,
  });
}

/** Takes everything away that proves who somebody is; the key stays for what it signed. */
export async function dropSecrets(ctx: CommandContext, personId: string): Promise<void> {
  const credential = await findCredential(ctx.db, personId);
  if (credential) {
    await retireSigningKey(ctx.db, credential.key_id, ctx.now);
    await deleteCredential(ctx.db, personId);
  }
  await deletePin(ctx.db, personId);
  await deletePasswordHalves(ctx.db, personId);
  await setFailures(ctx.db, personId, 0, 0);
}

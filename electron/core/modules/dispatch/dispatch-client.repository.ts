import type { ReadDb } from '#core/kernel/context.ts';

/** What a dispatch needs to know of its client. */
export function findDispatchClient(db: ReadDb, id: string) {
  return db.selectFrom('client').select(['id', 'code', 'name', 'status']).where('id', '=', id).executeTakeFirst();
}

export interface KnownPlace {
  readonly phone: string | null;
  readonly address: string | null;
}

/** Phones and addresses the client's file knows: places to ship to and contacts. */
export async function listKnownPlaces(db: ReadDb, clientId: string): Promise<KnownPlace[]> {
  const addresses = await db
    .selectFrom('client_address')
    .select(['phone', 'address'])
    .where('client_id', '=', clientId)
    .execute();
  const contacts = await db.selectFrom('client_contact').select('phone').where('client_id', '=', clientId).execute();
  return [...addresses, ...contacts.map(({ phone }) => ({ phone, address: null }))];
}

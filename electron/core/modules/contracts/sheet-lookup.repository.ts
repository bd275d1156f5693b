import type { ReadDb } from '#core/kernel/context.ts';

/** Persons of the office by exact name; names are unique there. */
export function findPersonNamed(db: ReadDb, name: string): Promise<{ readonly id: string | null } | undefined> {
  return db.selectFrom('v_person').select('id').where('name', '=', name).executeTakeFirst();
}

/** The client's contract in force under its own number, or else under ours. */
export async function findContractNamed(
  db: ReadDb,
  clientId: string,
  number: string,
): Promise<{ readonly id: string } | undefined> {
  const contracts = db
    .selectFrom('contract')
    .select('id')
    .where('client_id', '=', clientId)
    .where('status', '=', 'active');
  return (
    (await contracts.where('external_number', '=', number).executeTakeFirst()) ??
    (await contracts.where('number', '=', number).executeTakeFirst())
  );
}

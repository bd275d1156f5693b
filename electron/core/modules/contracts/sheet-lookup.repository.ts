import { foldName } from '#shared/kernel/name-folding.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export interface NamedClient {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** Clients a workbook may mean: by code when it gives one, else by legal name, width and brackets folded. */
export function listClientsNamed(
  db: ReadDb,
  named: { readonly code: string | undefined; readonly name: string | undefined },
): Promise<NamedClient[]> {
  const clients = db.selectFrom('client').select(['id', 'code', 'name']).limit(2);
  if (named.code !== undefined) return clients.where('code', '=', named.code).execute();
  return clients.where('folded_name', '=', foldName(named.name ?? '').folded).execute();
}

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

import type { ContractKind } from '#shared/contracts/contract.schema.ts';
import type { ContractPickRow } from '#shared/contracts/contracts.contract.ts';
import { clientsMatching } from '#core/database/client-search.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';

interface PickAsked {
  readonly text: string;
  readonly clientId?: string | undefined;
  readonly kind?: ContractKind | undefined;
  readonly recent: readonly string[];
  readonly limit: number;
}

/** Contracts in force, newest first, for forms that refer to one: by number, theirs or the client's, or by the client. */
export function pickContracts(db: ReadDb, asked: PickAsked): Promise<readonly ContractPickRow[]> {
  const { text } = asked;
  const open = inForce(db, asked);
  const clients = clientsMatching(text);
  return bestFirst({
    ...asked,
    byIds: (ids) => open.where('c.id', 'in', ids).execute(),
    starting: (room) =>
      open
        .where((eb) => eb.or([eb('c.number', 'like', `${text}%`), eb('c.external_number', 'like', `${text}%`)]))
        .limit(room)
        .execute(),
    others: (without, room) => {
      const rest = without.length === 0 ? open : open.where('c.id', 'not in', without);
      const part = `%${text}%`;
      return rest
        .where((eb) =>
          eb.or([
            eb('c.number', 'like', part),
            eb('c.external_number', 'like', part),
            ...(clients === undefined ? [] : [eb('c.client_id', 'in', clients)]),
          ]),
        )
        .limit(room)
        .execute();
    },
  });
}

function inForce(db: ReadDb, { clientId, kind }: PickAsked) {
  let rows = db
    .selectFrom('contract as c')
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .select([
      'c.id as id',
      'c.number as number',
      'c.external_number as externalNumber',
      'c.client_id as clientId',
      'k.name as clientName',
      'k.status as clientStatus',
      'c.signed_on as signedOn',
      'c.sealed_on as sealedOn',
      'c.invoice_base as invoiceBase',
    ])
    .where('c.status', '=', 'active')
    .orderBy('c.number', 'desc');
  if (clientId !== undefined) rows = rows.where('c.client_id', '=', clientId);
  if (kind !== undefined) rows = rows.where('c.kind', '=', kind);
  return rows;
}

import type { ReadDb } from '#core/kernel/context.ts';

/** With-tax amounts of contracts in fen: contracted; requested or invoiced, before go-live too, after discount; received. */
export async function sumContractMoney(
  db: ReadDb,
  contractIds: readonly string[],
): Promise<{ readonly contractedFen: number; readonly requestedFen: number; readonly receivedFen: number }> {
  const contracts = await db
    .selectFrom('contract')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('gross_fen'), eb.lit(0)).as('fen'))
    .where('id', 'in', contractIds)
    .executeTakeFirst();
  const requests = await db
    .selectFrom('v_contract_movement')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_fen'), eb.lit(0)).as('fen'))
    .where('contract_id', 'in', contractIds)
    .where('movement', 'in', ['requested', 'invoiced'])
    .executeTakeFirst();
  const received = await db
    .selectFrom('v_contract_received')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('received_fen'), eb.lit(0)).as('fen'))
    .where('contract_id', 'in', contractIds)
    .executeTakeFirst();
  return {
    contractedFen: contracts?.fen ?? 0,
    requestedFen: requests?.fen ?? 0,
    receivedFen: received?.fen ?? 0,
  };
}

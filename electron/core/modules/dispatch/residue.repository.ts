import type { ReadDb } from '#core/kernel/context.ts';

export interface OpenCharge {
  readonly lineKey: string;
  /** Charged and not invoiced, in the line's unit. */
  readonly openE6: number;
  readonly movements: number;
}

/** What of each line of a contract was charged and is not invoiced; void documents do not count. */
export function listOpenCharges(db: ReadDb, contractId: string): Promise<OpenCharge[]> {
  return db
    .selectFrom('v_charge_movement')
    .select((eb) => [
      'line_key as lineKey',
      eb.fn.sum<number>('quantity_e6').as('openE6'),
      eb.fn.countAll<number>().as('movements'),
    ])
    .where('contract_id', '=', contractId)
    .groupBy('line_key')
    .execute();
}

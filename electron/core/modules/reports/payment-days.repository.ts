import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

/** A contract one of whose instalments has its day in the span, and which. */
export interface PaymentDay {
  readonly contractId: string;
  readonly position: number;
  readonly dueOn: string;
}

/**
 * Instalments with a day of their own within the span: fixed days, and days counted from signing. Those counted from a
 * dispatch, an invoice or an acceptance have none before it happened.
 */
export async function listPaymentDays(db: ReadDb, from: string, to: string): Promise<PaymentDay[]> {
  const fixed = await db
    .selectFrom('contract_payment_term as t')
    .innerJoin('contract as c', 'c.id', 't.contract_id')
    .select(['t.contract_id as contractId', 't.position', 't.fixed_on as dueOn'])
    .where('t.fixed_on', 'is not', null)
    .where('t.fixed_on', '>=', from)
    .where('t.fixed_on', '<=', to)
    .where('c.status', '=', 'active')
    .$narrowType<{ dueOn: string }>()
    .execute();
  const spans = db
    .selectFrom('contract_payment_term')
    .select('days')
    .distinct()
    .where('trigger_event', '=', 'signing')
    .as('d');
  const counted = await db
    .selectFrom(spans)
    .innerJoin('contract as c', (join) =>
      join
        .on('c.signed_on', '>=', sql<string>`date(${from}, '-' || d.days || ' days')`)
        .on('c.signed_on', '<=', sql<string>`date(${to}, '-' || d.days || ' days')`),
    )
    .innerJoin('contract_payment_term as t', (join) =>
      join.onRef('t.contract_id', '=', 'c.id').onRef('t.days', '=', 'd.days').on('t.trigger_event', '=', 'signing'),
    )
    .select([
      't.contract_id as contractId',
      't.position',
      sql<string>`date(c.signed_on, '+' || t.days || ' days')`.as('dueOn'),
    ])
    .where('c.status', '=', 'active')
    .execute();
  return [...fixed, ...counted];
}

/** The contracts with their whole payment schedules and what the opening documents say was received. */
export async function listPaymentSchedules(db: ReadDb, contractIds: readonly string[]) {
  if (contractIds.length === 0) return [];
  const heads = await db
    .selectFrom('contract as c')
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .leftJoin('v_contract_received as r', 'r.contract_id', 'c.id')
    .select(['c.id', 'c.number', 'c.gross_fen as grossFen', 'k.name as clientName', 'r.received_fen as receivedFen'])
    .where('c.id', 'in', contractIds)
    .execute();
  const terms = await db
    .selectFrom('contract_payment_term')
    .select([
      'contract_id as contractId',
      'position',
      'share_basis_points as shareBasisPoints',
      'amount_fen as amountFen',
      'trigger_event as trigger',
      'days',
      'fixed_on as fixedOn',
      'remark',
    ])
    .where('contract_id', 'in', contractIds)
    .orderBy('contract_id')
    .orderBy('position')
    .execute();
  return heads.map((head) => ({ ...head, terms: terms.filter((term) => term.contractId === head.id) }));
}

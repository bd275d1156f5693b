import { sql, type Kysely } from 'kysely';

/**
 * The numbers of a contract over all documents (docs/domain, "Quantities"), as views: the schedule, the checks, the pick lists,
 * prints and exports all read these. Quantities are millionths of the contract line's unit, amounts fen with tax.
 * No table of its own, so nothing here is effective by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createMovements(db);
  await createLineQuantities(db);
  await createReceived(db);
  await createPerformance(db);
  await createContractState(db);
}

/** The share of an amount that a part of its quantity makes up, to the nearest fen; the whole is exact. */
const share = (amount: string, part: string, whole: string): string =>
  `CASE ${part} WHEN ${whole} THEN ${amount} ELSE CAST(ROUND(1.0 * ${amount} * ${part} / ${whole}) AS INTEGER) END`;

/** One arm of the movements: what moved, the document it stands on, how much. */
function arm(kind: { movement: string; document: string }, columns: string, from: string): string {
  return `SELECT ${columns.replace('*', `'${kind.movement}' AS movement, '${kind.document}' AS document_kind`)} FROM ${from}`;
}

const CONTRACT_ARMS = [
  arm(
    { movement: 'contracted', document: 'contract' },
    `l.contract_id, l.line_key, *, c.id AS document_id, c.number AS document_number, c.submission_id, c.signed_on AS moved_on,
      CASE c.kind WHEN 'framework' THEN 0 ELSE l.quantity_e6 END AS quantity_e6,
      CASE c.kind WHEN 'framework' THEN 0 ELSE l.gross_fen END AS amount_fen`,
    `contract_line l JOIN contract c ON c.id = l.contract_id AND c.status = 'active'`,
  ),
  arm(
    { movement: 'closed_short', document: 'close_short' },
    `s.contract_id, s.line_key, *, d.id, d.number, d.submission_id, d.closed_on, s.quantity_e6,
      ${share('l.gross_fen', 's.quantity_e6', 'l.quantity_e6')}`,
    `close_short_line s JOIN close_short d ON d.id = s.close_short_id AND d.status = 'active'
      JOIN contract_line l ON l.contract_id = s.contract_id AND l.line_key = s.line_key`,
  ),
];

const OPENING = `opening_line o JOIN opening_document d ON d.id = o.opening_document_id AND d.status = 'active'`;
const OPENING_ARMS = [
  ['dispatched', 'o.dispatched_e6', 'o.dispatched_fen'],
  ['signed', 'o.signed_e6', '0'],
  ['invoiced', 'o.invoiced_e6', 'o.invoiced_fen'],
].map(([movement = '', quantity, amount]) =>
  arm(
    { movement, document: 'opening_document' },
    `o.contract_id, o.line_key, *, d.id, d.number, d.submission_id, d.as_of, ${quantity}, ${amount}`,
    OPENING,
  ),
);

const SIGNED_LINE = `dispatch_line l
  JOIN sign_back_line s ON s.dispatch_note_id = l.dispatch_note_id AND s.dispatch_line_key = l.line_key
  JOIN sign_back b ON b.id = s.sign_back_id AND b.status = 'active'
  JOIN dispatch_note n ON n.id = l.dispatch_note_id AND n.status = 'active'
  WHERE l.contract_id IS NOT NULL`;
const SETTLED = `s.settlement IN ('resend', 'close_short')`;
// Goods sent in place of returned ones are not charged again, so they carry no amount.
const SETTLED_AMOUNT = `CASE n.kind WHEN 'replacement' THEN 0 ELSE ${share('l.gross_fen', 's.difference_e6', 'l.quantity_e6')} END`;

const DISPATCH_ARMS = [
  ...[
    ['dispatched', `n.kind <> 'replacement'`, 'l.gross_fen'],
    ['redelivered', `n.kind = 'replacement'`, '0'],
  ].map(([movement = '', condition, amount]) =>
    arm(
      { movement, document: 'dispatch_note' },
      `l.contract_id, l.contract_line_key, *, n.id, n.number, n.submission_id, n.dispatched_on, l.quantity_e6, ${amount}`,
      `dispatch_line l JOIN dispatch_note n ON n.id = l.dispatch_note_id AND n.status = 'active'
        WHERE l.contract_id IS NOT NULL AND ${condition}`,
    ),
  ),
  ...[
    ['signed', 's.signed_e6 > 0', 's.signed_e6', '0'],
    ['settled', SETTLED, 's.difference_e6', SETTLED_AMOUNT],
    ['closed_short', `s.settlement = 'close_short'`, 's.difference_e6', SETTLED_AMOUNT],
  ].map(([movement = '', condition, quantity, amount]) =>
    arm(
      { movement, document: 'sign_back' },
      `l.contract_id, l.contract_line_key, *, b.id, b.number, b.submission_id, b.received_on, ${quantity}, ${amount}`,
      `${SIGNED_LINE} AND ${condition}`,
    ),
  ),
  ...[
    ['returned_credit', 'credit', 't.gross_fen'],
    ['returned_replacement', 'replacement', '0'],
  ].map(([movement = '', purpose, amount]) =>
    arm(
      { movement, document: 'return_note' },
      `t.contract_id, t.contract_line_key, *, r.id, r.number, r.submission_id, r.returned_on, t.quantity_e6, ${amount}`,
      `return_line t JOIN return_note r ON r.id = t.return_note_id AND r.status = 'active' AND r.purpose = '${purpose}'
        WHERE t.contract_id IS NOT NULL`,
    ),
  ),
];

// A request that is effective counts as requested until its invoice is recorded, then as invoiced.
const INVOICE_ARMS = [
  arm(
    { movement: 'requested', document: 'invoice_request' },
    `l.contract_id, l.contract_line_key, *, r.id, r.number, r.submission_id, r.requested_on, l.quantity_e6, l.gross_fen - l.discount_fen`,
    `invoice_request_line l JOIN invoice_request r ON r.id = l.invoice_request_id AND r.status = 'active'
      WHERE NOT EXISTS (SELECT 1 FROM invoice i WHERE i.invoice_request_id = r.id AND i.status = 'active')`,
  ),
  arm(
    { movement: 'invoiced', document: 'invoice' },
    `l.contract_id, l.contract_line_key, *, i.id, i.invoice_number, i.submission_id, i.issued_on, l.quantity_e6, l.gross_fen - l.discount_fen`,
    `invoice_request_line l JOIN invoice i ON i.invoice_request_id = l.invoice_request_id AND i.status = 'active'`,
  ),
];

async function createMovements(db: Kysely<unknown>): Promise<void> {
  const arms = [...CONTRACT_ARMS, ...OPENING_ARMS, ...DISPATCH_ARMS, ...INVOICE_ARMS];
  await sql.raw(`CREATE VIEW v_contract_movement AS ${arms.join('\nUNION ALL ')}`).execute(db);
}

const SUMMED = [
  ['contracted', 'e6'], ['closed_short', 'e6'], ['dispatched', 'e6'], ['redelivered', 'e6'], ['settled', 'e6'],
  ['signed', 'e6'], ['returned_credit', 'e6'], ['returned_replacement', 'e6'], ['requested', 'e6'], ['invoiced', 'e6'],
  ['credited', 'e6'], ['contracted', 'fen'], ['closed_short', 'fen'], ['dispatched', 'fen'], ['settled', 'fen'],
  ['returned_credit', 'fen'], ['invoiced', 'fen'], ['credited', 'fen'],
] as const;

const sums = SUMMED.map(
  ([movement, unit]) =>
    `SUM(CASE movement WHEN '${movement}' THEN ${unit === 'e6' ? 'quantity_e6' : 'amount_fen'} ELSE 0 END) AS ${movement}_${unit}`,
).join(',\n');

const claimed = (scope: string): string =>
  `COALESCE((SELECT SUM(p.quantity_e6) FROM submission_claim p
    WHERE p.scope = '${scope}' AND p.key = m.contract_id || '/' || m.line_key), 0)`;

/**
 * Two refinements of the plain formulas: goods under way are no reason for a credit (nor is what a contract invoiced before
 * dispatch still has coming), and what was closed short or returned for credit cannot be invoiced before dispatch either.
 */
async function createLineQuantities(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE VIEW v_contract_line_quantity AS
    SELECT n.contract_id, n.line_key, n.contracted_e6, n.closed_short_e6, n.dispatched_e6, n.settled_e6, n.signed_e6,
      n.returned_credit_e6, n.returned_replacement_e6, n.invoiced_e6, n.credited_e6,
      n.contracted_fen, n.closed_short_fen, n.dispatched_fen - n.settled_fen AS dispatched_fen,
      n.returned_credit_fen AS returned_fen, n.invoiced_fen, n.credited_fen,
      n.net_dispatched_e6, n.net_delivered_e6, n.open_replacement_e6, n.to_sign_back_e6,
      MAX(0, n.invoiced_e6 - n.credited_e6 - CASE n.invoice_base
        WHEN 'before_dispatch' THEN n.contracted_e6 - n.closed_short_e6 - n.returned_credit_e6
        ELSE n.net_delivered_e6 + n.to_sign_back_e6 + n.open_replacement_e6 END) AS credit_due_e6,
      n.pending_dispatch_e6, n.requested_e6 + n.claimed_invoice_e6 AS pending_invoice_e6,
      n.contracted_e6 - n.closed_short_e6 - n.net_dispatched_e6 AS remaining_e6,
      n.contracted_e6 - n.closed_short_e6 - n.net_dispatched_e6 - n.pending_dispatch_e6 AS dispatchable_e6,
      MAX(0, CASE n.invoice_base
        WHEN 'before_dispatch' THEN n.contracted_e6 - n.closed_short_e6 - n.returned_credit_e6
        WHEN 'with_goods' THEN n.net_dispatched_e6 - n.returned_credit_e6
        ELSE n.net_delivered_e6 END
        - (n.invoiced_e6 - n.credited_e6) - n.requested_e6 - n.claimed_invoice_e6) AS invoiceable_e6
    FROM (
      SELECT m.*, c.invoice_base, m.dispatched_fen AS dispatched_gross_fen,
        m.dispatched_all_e6 - m.settled_e6 - m.returned_replacement_e6 AS net_dispatched_e6,
        m.signed_e6 - m.returned_credit_e6 - m.returned_replacement_e6 AS net_delivered_e6,
        m.dispatched_all_e6 - m.signed_e6 - m.settled_e6 AS to_sign_back_e6,
        MAX(0, m.returned_replacement_e6 - m.redelivered_e6) AS open_replacement_e6,
        ${claimed('dispatch.contract_line')} AS pending_dispatch_e6,
        ${claimed('invoice.contract_line')} AS claimed_invoice_e6
      FROM (SELECT * FROM v_contract_line_movement) m
        JOIN contract c ON c.id = m.contract_id AND c.status = 'active'
    ) n`)
    .execute(db);
}

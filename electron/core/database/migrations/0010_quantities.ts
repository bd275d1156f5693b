import { sql, type Kysely } from 'kysely';

/**
 * The numbers of a contract over all documents by contract line, as views: the schedule, the checks, the pick lists,
 * prints and exports all read these. Quantities are millionths of the contract line's unit, amounts fen with tax.
 * No table of its own, so nothing here is effective by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createMovements(db);
  await createLineQuantities(db);
  await createReceived(db);
  await createPerformance(db);
  await createProgress(db);
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

/** Quantity and amount columns of the line, each the sum of one or more movements. */
const QUANTITIES = {
  contracted: ['contracted'],
  closed_short: ['closed_short'],
  dispatched: ['dispatched', 'redelivered'],
  redelivered: ['redelivered'],
  settled: ['settled'],
  signed: ['signed'],
  returned_credit: ['returned_credit'],
  returned_replacement: ['returned_replacement'],
  requested: ['requested'],
  invoiced: ['invoiced'],
  credited: ['credited'],
};
const AMOUNTS = {
  contracted: ['contracted'],
  closed_short: ['closed_short'],
  dispatched: ['dispatched'],
  settled: ['settled'],
  returned: ['returned_credit'],
  invoiced: ['invoiced'],
  credited: ['credited'],
};

const sumsOf = (columns: Readonly<Record<string, readonly string[]>>, source: string, suffix: string): string =>
  Object.entries(columns)
    .map(([column, movements]) => {
      const named = movements.map((movement) => `'${movement}'`).join(', ');
      return `SUM(CASE WHEN movement IN (${named}) THEN ${source} ELSE 0 END) OVER line AS ${column}_${suffix}`;
    })
    .join(',\n');

const claimed = (scope: string): string =>
  `COALESCE((SELECT SUM(p.quantity_e6) FROM submission_claim p
    WHERE p.scope = '${scope}' AND p.key = m.contract_id || '/' || m.line_key), 0)`;

// What may be invoiced before dispatch: what was closed or came back for credit no longer.
const OWED = 'n.contracted_e6 - n.closed_short_e6 - n.returned_credit_e6';

/**
 * Two refinements of the plain formulas: goods under way, or still coming under a contract invoiced before dispatch, are no
 * reason for a credit; and what was closed short or returned for credit cannot be invoiced before dispatch either.
 */
async function createLineQuantities(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE VIEW v_contract_line_quantity AS
    SELECT n.contract_id, n.line_key, n.contracted_e6, n.closed_short_e6, n.dispatched_e6, n.settled_e6, n.signed_e6,
      n.returned_credit_e6, n.returned_replacement_e6, n.requested_e6, n.invoiced_e6, n.credited_e6,
      n.contracted_fen, n.closed_short_fen, n.dispatched_fen - n.settled_fen AS dispatched_fen, n.returned_fen,
      n.invoiced_fen, n.credited_fen, n.net_dispatched_e6, n.net_delivered_e6, n.open_replacement_e6, n.to_sign_back_e6,
      n.pending_dispatch_e6, n.requested_e6 + n.claimed_invoice_e6 AS pending_invoice_e6,
      n.contracted_e6 - n.closed_short_e6 - n.net_dispatched_e6 AS remaining_e6,
      n.contracted_e6 - n.closed_short_e6 - n.net_dispatched_e6 - n.pending_dispatch_e6 AS dispatchable_e6,
      MAX(0, CASE n.invoice_base
        WHEN 'before_dispatch' THEN ${OWED}
        WHEN 'with_goods' THEN n.net_dispatched_e6 - n.returned_credit_e6
        ELSE n.net_delivered_e6 END
        - (n.invoiced_e6 - n.credited_e6) - n.requested_e6 - n.claimed_invoice_e6) AS invoiceable_e6,
      MAX(0, n.invoiced_e6 - n.credited_e6 - CASE n.invoice_base
        WHEN 'before_dispatch' THEN ${OWED}
        ELSE n.net_delivered_e6 + n.to_sign_back_e6 + n.open_replacement_e6 END) AS credit_due_e6
    FROM (
      SELECT m.*, c.invoice_base,
        m.dispatched_e6 - m.settled_e6 - m.returned_replacement_e6 AS net_dispatched_e6,
        m.signed_e6 - m.returned_credit_e6 - m.returned_replacement_e6 AS net_delivered_e6,
        m.dispatched_e6 - m.signed_e6 - m.settled_e6 AS to_sign_back_e6,
        MAX(0, m.returned_replacement_e6 - m.redelivered_e6) AS open_replacement_e6,
        ${claimed('dispatch.contract_line')} AS pending_dispatch_e6,
        ${claimed('invoice.contract_line')} AS claimed_invoice_e6
      FROM (
        SELECT contract_id, line_key, ROW_NUMBER() OVER line AS place,
          ${sumsOf(QUANTITIES, 'quantity_e6', 'e6')},
          ${sumsOf(AMOUNTS, 'amount_fen', 'fen')}
        FROM v_contract_movement WINDOW line AS (PARTITION BY contract_id, line_key)
      ) m JOIN contract c ON c.id = m.contract_id AND c.status = 'active'
      WHERE m.place = 1
    ) n`)
    .execute(db);
}

/** What was received, by contract (one opening each), and each line's part of it in proportion to its amount, so that the parts add up to the fen. */
async function createReceived(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIEW v_contract_received AS
    SELECT contract_id, received_fen FROM opening_document WHERE status = 'active'`.execute(db);
  const upTo = (amount: string): string =>
    `CASE ${amount} WHEN total_fen THEN received_fen ELSE CAST(1.0 * received_fen * (${amount}) / total_fen AS INTEGER) END`;
  await sql
    .raw(`CREATE VIEW v_contract_line_received AS
    SELECT contract_id, line_key,
      CASE WHEN total_fen = 0 THEN received_fen * (place = 1) ELSE ${upTo('reached_fen')} - (${upTo('reached_fen - gross_fen')}) END AS received_fen
    FROM (
      SELECT l.contract_id, l.line_key, l.gross_fen, r.received_fen,
        ROW_NUMBER() OVER (PARTITION BY l.contract_id ORDER BY l.position, l.line_key) AS place,
        SUM(l.gross_fen) OVER (PARTITION BY l.contract_id ORDER BY l.position, l.line_key) AS reached_fen,
        SUM(l.gross_fen) OVER (PARTITION BY l.contract_id) AS total_fen
      FROM v_contract_received r JOIN contract_line l ON l.contract_id = r.contract_id
    )`)
    .execute(db);
}

/** 合同履行一览表, one row a line of every sale contract and order in force. */
async function createPerformance(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`CREATE VIEW v_contract_performance AS
    SELECT q.contract_id, c.number AS contract_number, c.external_number, c.kind, c.version, c.signed_on,
      substr(c.signed_on, 1, 4) AS signed_year, substr(c.signed_on, 1, 7) AS signed_month,
      substr(c.signed_on, 1, 4) || '-Q' || ((CAST(substr(c.signed_on, 6, 2) AS INTEGER) + 2) / 3) AS signed_quarter,
      c.client_id, k.code AS client_code, k.name AS client_name, k.pinyin AS client_pinyin, COALESCE(k.region, '') AS region,
      c.salesperson_id, p.name AS salesperson_name,
      l.line_key, l.position, l.product_id, l.product_code, l.description, l.specification, l.unit, l.unit_decimals, l.due_on,
      q.contracted_e6, q.closed_short_e6, q.net_dispatched_e6, q.signed_e6,
      q.returned_credit_e6 + q.returned_replacement_e6 AS returned_e6, q.remaining_e6, q.to_sign_back_e6,
      q.invoiced_e6 - q.credited_e6 AS invoiced_e6, q.credited_e6,
      q.contracted_fen, q.closed_short_fen, q.dispatched_fen, q.returned_fen,
      q.invoiced_fen - q.credited_fen AS invoiced_fen, q.credited_fen
    FROM contract c
      JOIN client k ON k.id = c.client_id
      LEFT JOIN v_person p ON p.id = c.salesperson_id
      JOIN contract_line l ON l.contract_id = c.id
      JOIN v_contract_line_quantity q ON q.contract_id = l.contract_id AND q.line_key = l.line_key
    WHERE c.status = 'active' AND c.kind <> 'framework'`)
    .execute(db);
}

// Sums stand in windows, not groups: SQLite passes a filter on the contract through a window's partition to the tables'
// indexes, but stops at a GROUP BY, and one contract would cost as much as all of them.

/** How far each contract with lines is: `owed_fen` is contracted less closed short, open lines have goods to send or to be signed for. */
async function createProgress(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIEW v_contract_progress AS
    SELECT contract_id, owed_fen, dispatched_fen, invoiced_fen, closed_short_e6, dispatched_e6, open_lines
    FROM (
      SELECT contract_id, ROW_NUMBER() OVER whole AS place, SUM(contracted_fen - closed_short_fen) OVER whole AS owed_fen,
        SUM(dispatched_fen) OVER whole AS dispatched_fen, SUM(invoiced_fen - credited_fen) OVER whole AS invoiced_fen,
        SUM(closed_short_e6) OVER whole AS closed_short_e6, SUM(dispatched_e6) OVER whole AS dispatched_e6,
        SUM(remaining_e6 > 0 OR to_sign_back_e6 > 0) OVER whole AS open_lines
      FROM v_contract_line_quantity WINDOW whole AS (PARTITION BY contract_id)
    ) WHERE place = 1`.execute(db);
}

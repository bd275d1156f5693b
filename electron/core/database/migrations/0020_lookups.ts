import { sql, type Kysely } from 'kysely';

/**
 * What the workbench and the search look things up in, kept by triggers from the records themselves: `open_item` holds what
 * is still to be done (goods to send by a day, signed copies to come back, requests to be invoiced), so that what is late is
 * found without reading what was finished years ago; `search_part` finds documents and products by a part of what they are
 * called; `client_part` finds clients by three or more characters out of their tax id, code or initials.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOpenItems(db);
  await createSearchParts(db);
  await createClientParts(db);
  await createDateIndexes(db);
}

type Verb = 'INSERT' | 'UPDATE' | 'DELETE';

/** One trigger for each way a row may change; `body` is written for the row as it was or as it is. */
async function follow(
  db: Kysely<unknown>,
  name: string,
  table: string,
  verbs: readonly Verb[],
  body: (row: 'OLD' | 'NEW') => string,
): Promise<void> {
  for (const verb of verbs) {
    const rows =
      verb === 'INSERT' ? (['NEW'] as const) : verb === 'DELETE' ? (['OLD'] as const) : (['OLD', 'NEW'] as const);
    await sql
      .raw(`CREATE TRIGGER ${name}_${table}_${verb.toLowerCase()} AFTER ${verb} ON ${table}
        BEGIN ${rows.map(body).join('\n')} END`)
      .execute(db);
  }
}

const EVERY: readonly Verb[] = ['INSERT', 'UPDATE', 'DELETE'];
const KEPT: readonly Verb[] = ['INSERT', 'UPDATE'];

/** Quantities of effective documents on contract line `l`, as `v_contract_line_quantity.remaining_e6` adds them up. */
const CLOSED = `COALESCE((SELECT SUM(s.quantity_e6) FROM close_short_line s JOIN close_short d ON d.id = s.close_short_id
  AND d.status = 'active' WHERE s.contract_id = l.contract_id AND s.line_key = l.line_key), 0)`;
const OPENED = `COALESCE((SELECT SUM(o.dispatched_e6) FROM opening_line o JOIN opening_document d ON d.id = o.opening_document_id
  AND d.status = 'active' WHERE o.contract_id = l.contract_id AND o.line_key = l.line_key), 0)`;
const SENT = `COALESCE((SELECT SUM(t.quantity_e6) FROM dispatch_line t JOIN dispatch_note n ON n.id = t.dispatch_note_id
  AND n.status = 'active' WHERE t.contract_id = l.contract_id AND t.contract_line_key = l.line_key), 0)`;
// A difference closed short is given up and no longer counts as sent: the two cancel out, and only resends come back.
const RESENT = `COALESCE((SELECT SUM(b.difference_e6) FROM dispatch_line t JOIN dispatch_note n ON n.id = t.dispatch_note_id
  AND n.status = 'active' JOIN sign_back_line b ON b.dispatch_note_id = t.dispatch_note_id AND b.dispatch_line_key = t.line_key
  AND b.settlement = 'resend' JOIN sign_back h ON h.id = b.sign_back_id AND h.status = 'active'
  WHERE t.contract_id = l.contract_id AND t.contract_line_key = l.line_key), 0)`;
const REPLACED = `COALESCE((SELECT SUM(t.quantity_e6) FROM return_line t JOIN return_note r ON r.id = t.return_note_id
  AND r.status = 'active' AND r.purpose = 'replacement'
  WHERE t.contract_id = l.contract_id AND t.contract_line_key = l.line_key), 0)`;

const DELIVERIES = `SELECT 'delivery', l.contract_id, l.line_key, l.due_on FROM contract_line l
  JOIN contract c ON c.id = l.contract_id AND c.status = 'active' AND c.kind <> 'framework'
  WHERE l.due_on IS NOT NULL AND l.quantity_e6 - ${CLOSED} - ${OPENED} - ${SENT} + ${RESENT} + ${REPLACED} > 0`;
const SIGN_BACKS = `SELECT 'sign_back', n.id, '', n.sign_back_due_on FROM dispatch_note n
  JOIN v_dispatch_state s ON s.dispatch_note_id = n.id WHERE s.state IN ('awaiting_sign_back', 'difference_open')`;
const INVOICES = `SELECT 'invoice', r.id, '', r.requested_on FROM invoice_request r WHERE r.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.invoice_request_id = r.id AND i.status = 'active')`;

/** Works the named contract lines out anew. */
const deliveries = (lines: string): string => `
  DELETE FROM open_item WHERE kind = 'delivery' AND (record_id, line_key) IN (${lines});
  INSERT INTO open_item (kind, record_id, line_key, due_on) ${DELIVERIES} AND (l.contract_id, l.line_key) IN (${lines});`;
const signBack = (note: string): string => `
  DELETE FROM open_item WHERE kind = 'sign_back' AND record_id = ${note};
  INSERT INTO open_item (kind, record_id, line_key, due_on) ${SIGN_BACKS} AND n.id = ${note};`;
const invoice = (request: string): string => `
  DELETE FROM open_item WHERE kind = 'invoice' AND record_id = ${request};
  INSERT INTO open_item (kind, record_id, line_key, due_on) ${INVOICES} AND r.id = ${request};`;

async function createOpenItems(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE open_item (
      kind      TEXT NOT NULL CHECK (kind IN ('delivery', 'sign_back', 'invoice')),
      record_id TEXT NOT NULL,
      line_key  TEXT NOT NULL,
      due_on    TEXT NOT NULL,
      PRIMARY KEY (kind, record_id, line_key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX open_item_by_due ON open_item (kind, due_on, record_id, line_key)`.execute(db);
  for (const found of [DELIVERIES, SIGN_BACKS, INVOICES]) {
    await sql.raw(`INSERT INTO open_item (kind, record_id, line_key, due_on) ${found}`).execute(db);
  }
  await followDeliveries(db);
  await follow(db, 'open_item', 'invoice_request', KEPT, (row) => invoice(`${row}.id`));
  await follow(db, 'open_item', 'invoice', KEPT, (row) => invoice(`${row}.invoice_request_id`));
  await follow(db, 'open_item_copy', 'dispatch_note', KEPT, (row) => signBack(`${row}.id`));
  await follow(db, 'open_item_copy', 'sign_back', KEPT, (row) => signBack(`${row}.dispatch_note_id`));
  await follow(db, 'open_item_copy', 'sign_back_line', EVERY, (row) => signBack(`${row}.dispatch_note_id`));
}

async function followDeliveries(db: Kysely<unknown>): Promise<void> {
  const own = (row: string) => deliveries(`VALUES (${row}.contract_id, ${row}.line_key)`);
  const told = (row: string) => deliveries(`VALUES (${row}.contract_id, ${row}.contract_line_key)`);
  const ofNote = (note: string, further = '') =>
    deliveries(`SELECT contract_id, contract_line_key FROM dispatch_line
      WHERE dispatch_note_id = ${note} AND contract_id IS NOT NULL${further}`);
  const ofHead =
    (table: string, head: string, line = 'line_key') =>
    (row: string) =>
      deliveries(`SELECT contract_id, ${line} FROM ${table} WHERE ${head} = ${row}.id AND contract_id IS NOT NULL`);
  await follow(db, 'open_item', 'contract_line', EVERY, own);
  await follow(db, 'open_item', 'close_short_line', EVERY, own);
  await follow(db, 'open_item', 'opening_line', EVERY, own);
  await follow(db, 'open_item', 'dispatch_line', EVERY, told);
  await follow(db, 'open_item', 'return_line', EVERY, told);
  await follow(db, 'open_item', 'sign_back_line', EVERY, (row) =>
    ofNote(`${row}.dispatch_note_id`, ` AND line_key = ${row}.dispatch_line_key`),
  );
  await follow(db, 'open_item', 'contract', ['UPDATE'], ofHead('contract_line', 'contract_id'));
  await follow(db, 'open_item', 'close_short', ['UPDATE'], ofHead('close_short_line', 'close_short_id'));
  await follow(db, 'open_item', 'opening_document', ['UPDATE'], ofHead('opening_line', 'opening_document_id'));
  await follow(
    db,
    'open_item',
    'return_note',
    ['UPDATE'],
    ofHead('return_line', 'return_note_id', 'contract_line_key'),
  );
  await follow(db, 'open_item', 'dispatch_note', ['UPDATE'], (row) => ofNote(`${row}.id`));
  await follow(db, 'open_item', 'sign_back', ['UPDATE'], (row) => ofNote(`${row}.dispatch_note_id`));
}

/** Letters of numbers and codes in capitals, without what people write differently: `fh-2026/123` is `FH2026123`. */
const folded = (text: string): string =>
  `upper(${['-', '/', ' ', '.', '_'].reduce((inner, sign) => `replace(${inner}, '${sign}', '')`, text)})`;

const counted = (numbers: readonly number[]): string =>
  `(${numbers.map((number) => `SELECT ${number} AS n`).join(' UNION ALL ')})`;
/** A document is found by its whole number, by the year and what follows, and by its last 3 to 8 characters. */
const ENDS = counted([3, 4, 5, 6, 8, 10, 40]);
/** A product is found from any place within its name, code or initials. */
const PLACES = counted(Array.from({ length: 40 }, (_, at) => at + 1));

const endsOf = (text: string): string =>
  `SELECT DISTINCT substr(${folded(text)}, -min(n, length(${folded(text)}))) AS part FROM ${ENDS} WHERE length(${folded(text)}) > 2`;
const placesOf = (text: string): string =>
  `SELECT substr(${folded(text)}, n) AS part FROM ${PLACES} WHERE n <= length(${folded(text)})`;

/** Which columns of a table are searched, and how they fall into parts. */
const SEARCHED: readonly (readonly [table: string, columns: readonly string[], parts: (text: string) => string])[] = [
  ['contract', ['number', 'external_number'], endsOf],
  ['dispatch_note', ['number', 'waybill'], endsOf],
  ['sign_back', ['number'], endsOf],
  ['return_note', ['number'], endsOf],
  ['invoice_request', ['number'], endsOf],
  ['invoice', ['invoice_number'], endsOf],
  ['product', ['code', 'name', 'pinyin'], placesOf],
];

async function createSearchParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE search_part (
      kind      TEXT NOT NULL,
      part      TEXT NOT NULL,
      record_id TEXT NOT NULL,
      PRIMARY KEY (kind, part, record_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const [table, columns, parts] of SEARCHED) {
    const enter = (row: string) =>
      columns
        .map(
          (column) => `INSERT OR IGNORE INTO search_part (kind, part, record_id)
          SELECT '${table}', part, ${row}.id FROM (${parts(`${row}.${column}`)});`,
        )
        .join('\n');
    const leave = columns
      .map(
        (column) => `DELETE FROM search_part WHERE kind = '${table}' AND record_id = OLD.id
        AND part IN (SELECT part FROM (${parts(`OLD.${column}`)}));`,
      )
      .join('\n');
    await sql
      .raw(`CREATE TRIGGER search_part_${table}_insert AFTER INSERT ON ${table} BEGIN ${enter('NEW')} END`)
      .execute(db);
    const changed = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
    await sql
      .raw(`CREATE TRIGGER search_part_${table}_update AFTER UPDATE ON ${table} WHEN ${changed}
        BEGIN ${leave} ${enter('NEW')} END`)
      .execute(db);
    for (const column of columns) {
      await sql
        .raw(`INSERT OR IGNORE INTO search_part (kind, part, record_id)
          SELECT '${table}', p.part, p.id FROM (SELECT t.id, ${partOf(parts, column)} FROM ${table} t, ${parts === endsOf ? ENDS : PLACES}) p
          WHERE p.part IS NOT NULL AND p.part <> ''`)
        .execute(db);
    }
  }
}

/** The part of a column at place or length `n`, for filling the table from records that are there. */
function partOf(parts: (text: string) => string, column: string): string {
  const text = folded(`t.${column}`);
  return parts === endsOf
    ? `CASE WHEN length(${text}) > 2 THEN substr(${text}, -min(n, length(${text}))) END AS part`
    : `substr(${text}, n) AS part`;
}

/** A client keeps its place for ever, so that its words can be exchanged by row number: a trigger may not ask the index itself. */
async function createClientParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_place (
      place     INTEGER PRIMARY KEY,
      client_id TEXT NOT NULL UNIQUE
    ) STRICT`.execute(db);
  await sql`CREATE VIRTUAL TABLE client_part USING fts5 (words, tokenize = 'trigram')`.execute(db);
  const words = (row: string) =>
    `COALESCE(${row}.tax_number, '') || ' ' || replace(${row}.code, '-', '') || ' ' || ${row}.pinyin`;
  await sql`INSERT INTO client_place (client_id) SELECT id FROM client ORDER BY id`.execute(db);
  await sql
    .raw(`INSERT INTO client_part (rowid, words)
      SELECT p.place, ${words('c')} FROM client_place p JOIN client c ON c.id = p.client_id`)
    .execute(db);
  const enter = `INSERT INTO client_part (rowid, words)
    SELECT place, ${words('NEW')} FROM client_place WHERE client_id = NEW.id;`;
  await sql
    .raw(`CREATE TRIGGER client_part_insert AFTER INSERT ON client
      BEGIN INSERT INTO client_place (client_id) VALUES (NEW.id); ${enter} END`)
    .execute(db);
  await sql
    .raw(`CREATE TRIGGER client_part_update AFTER UPDATE ON client WHEN ${words('OLD')} <> ${words('NEW')}
      BEGIN
        DELETE FROM client_part WHERE rowid = (SELECT place FROM client_place WHERE client_id = OLD.id);
        ${enter}
      END`)
    .execute(db);
}

/** Dates that come round, terms with a day of their own, and what ends. */
async function createDateIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX client_contact_by_birthday ON client_contact (COALESCE(birthday_is, 'solar') || substr(birthday, 5))
    WHERE birthday IS NOT NULL`.execute(db);
  await sql`CREATE INDEX contract_payment_term_by_day ON contract_payment_term (fixed_on)
    WHERE fixed_on IS NOT NULL`.execute(db);
  await sql`CREATE INDEX contract_payment_term_by_trigger ON contract_payment_term (trigger_event, days, contract_id)`.execute(
    db,
  );
  await sql`CREATE INDEX contract_by_end ON contract (effective_to, id)
    WHERE effective_to IS NOT NULL AND status = 'active'`.execute(db);
  await sql`CREATE INDEX client_by_limit ON client (credit_limit_fen) WHERE credit_limit_fen > 0`.execute(db);
  // What was signed, sent and invoiced by day, with its value, so that the figures of a year are read from the index alone.
  await sql`CREATE INDEX contract_value_by_day ON contract (signed_on, status, kind, gross_fen)`.execute(db);
  await sql`CREATE INDEX dispatch_note_value_by_day ON dispatch_note (dispatched_on, status, kind, gross_fen)`.execute(
    db,
  );
  await sql`CREATE INDEX invoice_value_by_day ON invoice (issued_on, status, gross_fen)`.execute(db);
}

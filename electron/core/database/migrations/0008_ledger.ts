import { sql, type Kysely } from 'kysely';

/**
 * 总账. A voucher's entries balance or the transaction cannot commit: every entry moves `voucher.imbalance`, which refers,
 * deferred, to the single row 0 of `none`. Nothing posted is changed or deleted; a correction is a voucher that reverses.
 * effective: voucher, ledger_entry (both append-only), period
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createVoucher(db);
  await createEntry(db);
  await createGuards(db);
  await createViews(db);
}

/** Code, 中文, English, side, then the finance system's code under 企业会计准则 and 小企业会计准则. */
const ACCOUNTS = [
  ['1002', '银行存款', 'Bank', 'debit', '1002', '1002'],
  ['1121', '应收票据', 'Bills receivable', 'debit', '1121', '1121'],
  ['1122.01', '应收账款—已发货未开票', 'Receivable, shipped and not invoiced', 'debit', '112201', '112201'],
  ['1122.02', '应收账款—已开票', 'Receivable, invoiced', 'debit', '112202', '112202'],
  ['1221', '其他应收款', 'Other receivables', 'debit', '1221', '1221'],
  ['2203', '预收账款', 'Advances from clients', 'credit', '2203', '2203'],
  ['2221.01', '应交增值税—销项税额', 'Output tax', 'credit', '22210107', '22210107'],
  ['2241', '其他应付款—待查来款', 'Unidentified receipts', 'credit', '2241', '2241'],
  ['3999', '期初结转', 'Opening balances', 'credit', '3999', '3999'],
  ['6001.00', '待开票销售', 'Sales to be invoiced', 'credit', '600100', '500100'],
  ['6001.01', '主营业务收入', 'Revenue', 'credit', '600101', '500101'],
  ['6001.02', '销售折让', 'Sales allowances', 'debit', '600102', '500102'],
  ['6001.03', '运输损失赔偿', 'Transport losses recovered', 'credit', '600103', '500103'],
  ['6001.04', '开票尾差', 'Rounding of invoices', 'debit', '600104', '500104'],
  ['6001.05', '小额差异核销', 'Small differences written off', 'debit', '600105', '500105'],
] as const;

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE account (
      code                  TEXT PRIMARY KEY,
      name_zh               TEXT NOT NULL,
      name_en               TEXT NOT NULL,
      side                  TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
      enterprise_code       TEXT NOT NULL,
      small_enterprise_code TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const [code, nameZh, nameEn, side, enterprise, small] of ACCOUNTS) {
    await sql`INSERT INTO account (code, name_zh, name_en, side, enterprise_code, small_enterprise_code)
      VALUES (${code}, ${nameZh}, ${nameEn}, ${side}, ${enterprise}, ${small})`.execute(db);
  }
}

async function createVoucher(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE period (
      id            TEXT PRIMARY KEY,
      version       INTEGER NOT NULL CHECK (version > 0),
      month         INTEGER NOT NULL UNIQUE CHECK (month BETWEEN 190001 AND 219912 AND month % 100 BETWEEN 1 AND 12),
      closed        INTEGER NOT NULL CHECK (closed IN (0, 1)),
      remark        TEXT,
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE voucher (
      id            TEXT PRIMARY KEY,
      number        TEXT NOT NULL UNIQUE,
      date          TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      period        INTEGER NOT NULL CHECK (period = substr(date, 1, 4) * 100 + substr(date, 6, 2)),
      memo          TEXT NOT NULL,
      source_kind   TEXT NOT NULL,
      source_id     TEXT NOT NULL,
      reverses_id   TEXT UNIQUE REFERENCES voucher (id),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      imbalance     INTEGER NOT NULL DEFAULT 0 REFERENCES none (v) DEFERRABLE INITIALLY DEFERRED
    ) STRICT`.execute(db);
  await sql`CREATE INDEX voucher_by_source ON voucher (source_kind, source_id)`.execute(db);
  await sql`CREATE INDEX voucher_by_date ON voucher (date, number)`.execute(db);
  await sql`CREATE INDEX voucher_by_period ON voucher (period)`.execute(db);
}

async function createEntry(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE ledger_entry (
      seq               INTEGER PRIMARY KEY,
      voucher_id        TEXT NOT NULL REFERENCES voucher (id),
      position          INTEGER NOT NULL CHECK (position >= 0),
      date              TEXT NOT NULL,
      period            INTEGER NOT NULL,
      account_code      TEXT NOT NULL REFERENCES account (code),
      client_id         TEXT REFERENCES client (id),
      contract_id       TEXT REFERENCES contract (id),
      contract_line_key TEXT,
      dispatch_note_id  TEXT REFERENCES dispatch_note (id),
      dispatch_line_key TEXT,
      memo              TEXT NOT NULL,
      debit_fen         INTEGER NOT NULL CHECK (debit_fen >= 0),
      credit_fen        INTEGER NOT NULL CHECK (credit_fen >= 0),
      submission_id     TEXT NOT NULL REFERENCES submission (id),
      UNIQUE (voucher_id, position),
      CHECK ((debit_fen = 0) <> (credit_fen = 0)),
      CHECK (client_id IS NOT NULL OR account_code NOT IN ('1122.01', '1122.02', '2203'))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX ledger_entry_by_client ON ledger_entry
    (client_id, date, seq, account_code, debit_fen, credit_fen) WHERE client_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX ledger_entry_by_period ON ledger_entry (period, account_code, debit_fen, credit_fen)`.execute(
    db,
  );
  await sql`CREATE INDEX ledger_entry_by_contract ON ledger_entry
    (contract_id, account_code, contract_line_key, debit_fen, credit_fen) WHERE contract_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX ledger_entry_by_dispatch_line ON ledger_entry
    (dispatch_note_id, dispatch_line_key, account_code, debit_fen, credit_fen) WHERE dispatch_note_id IS NOT NULL`.execute(
    db,
  );
}

async function createGuards(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TRIGGER ledger_entry_moves_imbalance AFTER INSERT ON ledger_entry
    BEGIN UPDATE voucher SET imbalance = imbalance + NEW.debit_fen - NEW.credit_fen WHERE id = NEW.voucher_id; END`.execute(
    db,
  );
  const guards: readonly (readonly [string, string, string, string])[] = [
    ['voucher_kept', 'DELETE', 'voucher', '1'],
    [
      'voucher_fixed',
      'UPDATE',
      'voucher',
      `NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.date <> OLD.date OR NEW.period <> OLD.period
       OR NEW.memo <> OLD.memo OR NEW.source_kind <> OLD.source_kind OR NEW.source_id <> OLD.source_id
       OR NEW.reverses_id IS NOT OLD.reverses_id OR NEW.submission_id <> OLD.submission_id`,
    ],
    [
      'voucher_imbalance_counted',
      'UPDATE OF imbalance',
      'voucher',
      `NEW.imbalance <> (SELECT COALESCE(SUM(debit_fen - credit_fen), 0) FROM ledger_entry WHERE voucher_id = NEW.id)`,
    ],
    ['voucher_born_balanced', 'INSERT', 'voucher', 'NEW.imbalance <> 0'],
    [
      'voucher_in_open_period',
      'INSERT',
      'voucher',
      'EXISTS (SELECT 1 FROM period p WHERE p.month = NEW.period AND p.closed = 1)',
    ],
    ['ledger_entry_kept', 'DELETE', 'ledger_entry', '1'],
    ['ledger_entry_fixed', 'UPDATE', 'ledger_entry', '1'],
    [
      'ledger_entry_of_its_voucher',
      'INSERT',
      'ledger_entry',
      `NOT EXISTS (SELECT 1 FROM voucher v WHERE v.id = NEW.voucher_id AND v.date = NEW.date AND v.period = NEW.period
        AND v.submission_id = NEW.submission_id)`,
    ],
    ['period_kept', 'DELETE', 'period', '1'],
  ];
  for (const [name, verb, table, when] of guards) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} WHEN ${when}
      BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  // The statement balance of a client: 1122.01 + 1122.02 - 2203; summed per client, so that a page of clients reads only theirs.
  const sum = (account: string, amount: string): string =>
    `COALESCE((SELECT SUM(${amount}) FROM ledger_entry e WHERE e.client_id = c.id AND e.account_code ${account}), 0)`;
  const balance = sum(`IN ('1122.01', '1122.02', '2203')`, 'e.debit_fen - e.credit_fen');
  await sql
    .raw(`CREATE VIEW v_client_balance AS
    SELECT c.id AS client_id,
      ${sum(`= '1122.01'`, 'e.debit_fen - e.credit_fen')} AS shipped_fen,
      ${sum(`= '1122.02'`, 'e.debit_fen - e.credit_fen')} AS invoiced_fen,
      ${sum(`= '2203'`, 'e.credit_fen - e.debit_fen')} AS advance_fen,
      ${balance} AS balance_fen
    FROM client c`)
    .execute(db);
  // What credit is in use: the balance, and what open dispatch submissions would add to it.
  await sql
    .raw(`CREATE VIEW v_client_exposure AS
    SELECT c.id AS client_id, c.credit_limit_fen, ${balance} AS balance_fen,
      COALESCE((SELECT SUM(p.quantity_e6) FROM submission_claim p
        WHERE p.scope = 'client.exposure_fen' AND p.key = c.id), 0) AS pending_fen
    FROM client c`)
    .execute(db);
  await sql`CREATE VIEW v_account_month AS
    SELECT period, account_code, SUM(debit_fen) AS debit_fen, SUM(credit_fen) AS credit_fen
    FROM ledger_entry GROUP BY period, account_code`.execute(db);
  // 1122.01 of each dispatched line: what was shipped and neither invoiced nor taken back.
  await sql`CREATE VIEW v_dispatch_line_posted AS
    SELECT dispatch_note_id, dispatch_line_key, SUM(debit_fen - credit_fen) AS shipped_fen
    FROM ledger_entry WHERE dispatch_note_id IS NOT NULL AND account_code = '1122.01'
    GROUP BY dispatch_note_id, dispatch_line_key`.execute(db);
}

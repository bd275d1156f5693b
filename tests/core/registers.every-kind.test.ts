import { afterAll, expect, test } from 'vitest';
import { dueRulesOf, entryKindOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { checksOf } from '../support/keying.ts';
import { pdfPages } from '../support/pdf.ts';
import { ZHOU } from '../support/test-office.ts';
import {
  changed,
  dueOnOf,
  entryFields,
  makeEntry,
  openRegisterOffice,
  type RegisterOffice,
  withEntries,
  workbookOf,
} from '../support/register-entries.ts';
import { textOf } from './printing/sheet-text.ts';

const ROWS = 100;
const TODAY = '2026-11-20';
/** The fixed day on which everything that waits is chased. */
const CHASED_ON = Date.UTC(2026, 10, 25, 1);

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

/** What stands in a register, voided and struck entries left out. */
async function standing(office: RegisterOffice, kind: RegisterKind) {
  const { rows } = await office.maker.get('registers.list', { register: kind.name, limit: 500 });
  return rows.filter(({ state }) => state !== 'struck');
}

const fieldsById = async (office: RegisterOffice, kind: RegisterKind): Promise<ReadonlyMap<string, EntryFields>> =>
  new Map((await standing(office, kind)).map(({ id, fields }) => [id, fields]));

/** Two people: what is keyed again is hidden from the second until it agrees. */
async function isReviewed(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const fields = entryFields(kind, 1, await withEntries(office, kind, 1));
  const { id } = await office.maker.get('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields },
  });
  const seen = await office.checker.get('review.show', { submissionId: id });
  const keyed = kind.fields.filter(({ rekey, key }) => rekey === true && fields[key] !== undefined);
  expect(checksOf(seen, 'rekey').map(({ path }) => path)).toEqual(keyed.map(({ key }) => `fields.${key}`));
  for (const { key } of keyed) expect((seen.content as { fields: EntryFields }).fields).not.toHaveProperty(key);
  expect(await office.countersign(id)).toMatchObject({ outcome: 'effective' });
}

async function isAmendedAndVoided(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const { recordId, fields } = await makeEntry(office, kind, 2);
  const next = changed(kind, fields);
  const put = (action: 'amend' | 'void', baseVersion: number, content: EntryFields) =>
    office.submitAndSign('registers.submit', {
      action,
      recordId,
      baseVersion,
      content: { register: kind.name, fields: content },
    });
  await put('amend', 1, next);
  await put('void', 2, next);
  const entry = await office.maker.get('registers.get', { register: kind.name, id: recordId });
  expect(entry).toMatchObject({ version: 3, state: 'struck' });
}

/** An entry of the daily class stands at once; it is struck, or corrected by another. */
async function isKeptDaily(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const named = await withEntries(office, kind, 1);
  const add = (n: number) =>
    office.maker.get('daily.add', {
      kind: entryKindOf(kind),
      subject: { kind: 'register', id: kind.name },
      content: entryFields(kind, n, named),
    });
  const struck = await add(1);
  await office.maker.get('daily.strike', { id: struck.id, reason: '记错了' });
  const first = await add(2);
  const content = changed(kind, entryFields(kind, 2, named));
  const second = await office.maker.get('daily.correct', { id: first.id, content });
  const entry = await office.maker.get('registers.get', { register: kind.name, id: second.id });
  expect(entry).toMatchObject({ number: null, reviewed: false });
  const { rows } = await office.maker.get('registers.list', { register: kind.name });
  expect(rows.map(({ id }) => id).toSorted()).toEqual([struck.id, second.id].toSorted());
}

interface Taken {
  readonly accepted: number;
  /** Reasons of refused rows. */
  readonly refused: readonly string[];
  /** Of a daily register. */
  readonly fileId?: string;
}

/** A file brought and, where its register asks for that, countersigned. */
async function brought(office: RegisterOffice, kind: RegisterKind, file: BroughtFile): Promise<Taken> {
  const asked = { kind: entryKindOf(kind), ...file };
  const outcome = await office.maker.get('exchange.preview', asked);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  const { counts, refused } = outcome.preview;
  const told = { accepted: counts.records, refused: refused.map(({ reason }) => reason) };
  if (counts.records === 0) return told;
  const submit = { ...asked, acceptedRecords: counts.records };
  if (kind.review === 'daily') return { ...told, ...(await office.maker.get('exchange.keepEntries', submit)) };
  const ticket = await office.maker.get('exchange.submit', submit);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  return told;
}

interface BroughtFile {
  readonly fileName: string;
  readonly contentBase64: string;
}

/** A hundred rows in, out again as a workbook, and that workbook in: the same content. */
async function goesOutAndIn(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const shared = kind.settles ? undefined : await withEntries(office, kind, 99);
  const drafts = [];
  for (let n = 100; n < 100 + ROWS; n += 1) {
    const named = shared ?? (await withEntries(office, kind, n));
    drafts.push({ fields: entryFields(kind, n, named), named });
  }
  const before = await fieldsById(office, kind);
  const file = { fileName: `${kind.name}.csv`, contentBase64: workbookOf(kind, drafts) };
  const taken = await brought(office, kind, file);
  expect(taken).toMatchObject({ accepted: ROWS, refused: [] });
  const after = await fieldsById(office, kind);
  const added = [...after].flatMap(([id, fields]) => (before.has(id) ? [] : [fields]));
  expect(added).toHaveLength(ROWS);
  const out = await goesOut(office, kind);
  if (kind.settles) return settlesOnce(office, kind, out);
  if (kind.review === 'daily') await comesBackOnce(office, kind, out, taken.fileId ?? '');
  else await comesBackAlike(office, kind, out, after);
}

/** The register as a workbook: what stands, and no other register's head over it. */
async function goesOut(office: RegisterOffice, kind: RegisterKind): Promise<BroughtFile> {
  const hasPhone = kind.fields.some(({ type }) => type === 'phone');
  const state = (await standing(office, kind))[0]?.state;
  const { fileName, contentBase64 } = await office.maker.get('exchange.export', {
    list: entryKindOf(kind),
    filter: { state },
    ...(hasPhone && { whole: { reason: '迁移登记簿' } }),
  });
  return { fileName, contentBase64 };
}

async function comesBackAlike(
  office: RegisterOffice,
  kind: RegisterKind,
  out: BroughtFile,
  before: ReadonlyMap<string, EntryFields>,
): Promise<void> {
  const { accepted, refused } = await brought(office, kind, out);
  expect(refused).toEqual([]);
  const after = await fieldsById(office, kind);
  const added = [...after].flatMap(([id, fields]) => (before.has(id) ? [] : [JSON.stringify(fields)]));
  expect(added).toHaveLength(accepted);
  const known = new Set([...before.values()].map((fields) => JSON.stringify(fields)));
  expect(added.filter((text) => !known.has(text))).toEqual([]);
}

/** What is settled is settled once: the same rows again are all refused, each for what it names. */
async function settlesOnce(office: RegisterOffice, kind: RegisterKind, out: BroughtFile): Promise<void> {
  const { accepted, refused } = await brought(office, kind, out);
  expect(accepted).toBe(0);
  expect(refused.length).toBeGreaterThanOrEqual(ROWS);
  expect(new Set(refused)).toEqual(new Set(['registers.settled_already']));
}

/** Of a daily register every row is told to stand already, which only the same content does; struck, it comes back alike. */
async function comesBackOnce(
  office: RegisterOffice,
  kind: RegisterKind,
  out: BroughtFile,
  fileId: string,
): Promise<void> {
  const again = await brought(office, kind, out);
  expect(again.accepted).toBe(0);
  expect(again.refused.length).toBeGreaterThanOrEqual(ROWS);
  expect(new Set(again.refused)).toEqual(new Set(['registers.stands_already']));
  const before = contents(await standing(office, kind));
  await office.maker.get('daily.strikeFile', { id: fileId, reason: '重新导入' });
  expect(await brought(office, kind, out)).toMatchObject({ accepted: ROWS });
  expect(contents(await standing(office, kind))).toEqual(before);
}

const contents = (rows: readonly { readonly fields: EntryFields }[]): string[] =>
  rows.map(({ fields }) => JSON.stringify(fields)).toSorted();

/**
 * Its sheet with every field, and its book on paper, each page of the size it says, made by the browser that makes the office's.
 * The sheets lie on paper in `printing/register-sheets.test.ts`.
 */
async function isPrinted(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  const [entry] = await standing(office, kind);
  const sheet = await office.maker.get('printing.print', { document: 'register_entry', recordId: entry?.id ?? '' });
  const text = textOf(sheet.html);
  for (const { key, label } of kind.fields) if (key !== kind.date) expect(text).toContain(label.zh);
  const book = await office.maker.get('printing.print', {
    document: 'register_book',
    recordId: JSON.stringify({ register: kind.name, where: [{ column: kind.date, op: 'between', from: TODAY }] }),
  });
  const pages = pdfPages(await printer.toPdf(book));
  expect(pages).toHaveLength(book.sheets);
  for (const { widthMm, heightMm } of pages) {
    expect(Math.abs(widthMm - book.widthMm)).toBeLessThan(0.3);
    expect(Math.abs(heightMm - book.heightMm)).toBeLessThan(0.3);
  }
}

/** What every standing entry still waits for, by the declaration: the day and how late that is on the day of the chase. */
async function expectedChase(office: RegisterOffice, kind: RegisterKind): Promise<string[]> {
  const rows = await standing(office, kind);
  return rows.flatMap(({ id, fields }) =>
    dueRulesOf(kind).flatMap(({ on, done }) => {
      const day = dueOnOf(kind, on) ?? '';
      const ends = fields[done.field];
      const isOver = ends !== undefined && (done.values === undefined || done.values.includes(String(ends)));
      return isOver ? [] : [`${day} ${id} ${on} ${day === TODAY ? 5 : 2}`];
    }),
  );
}

async function isChased(office: RegisterOffice): Promise<void> {
  const early = await office.maker.get('registers.due', { limit: 500 });
  const reminded = REGISTERS.flatMap((kind) =>
    dueRulesOf(kind).flatMap(({ on, ahead }) =>
      dueOnOf(kind, on) === TODAY || ahead >= 3 ? [`${kind.name} ${on}`] : [],
    ),
  );
  for (const { register, on } of early.rows) expect(reminded).toContain(`${register} ${on}`);
  office.clock.now = CHASED_ON;
  await office.desk(ZHOU);
  const chased: string[] = [];
  let late = 0;
  for (const kind of REGISTERS) {
    const ofKind: string[] = [];
    let after: string | undefined;
    do {
      const page = await office.maker.get('registers.due', {
        register: kind.name,
        limit: 70,
        ...(after !== undefined && { after }),
      });
      ofKind.push(...page.rows.map(({ dueOn, id, on, daysLate }) => `${dueOn} ${id} ${on} ${daysLate}`));
      after = page.next;
    } while (after !== undefined);
    expect(ofKind, kind.name).toEqual((await expectedOf(office, kind)).toSorted());
    chased.push(...ofKind);
    late += new Set(ofKind.map((line) => line.split(' ')[1])).size;
  }
  const shown = await office.maker.get('registers.kinds', {});
  expect(shown.reduce((sum, kind) => sum + kind.late, 0)).toBe(late);
  expect(await office.maker.get('reports.waiting', {})).toMatchObject({ registers: chased.length });
}

/** What another entry has settled waits no longer where its register says so. */
async function expectedOf(office: RegisterOffice, kind: RegisterKind): Promise<string[]> {
  const expected = await expectedChase(office, kind);
  if (!dueRulesOf(kind).some(({ done }) => done.orSettled)) return expected;
  const done = new Set(
    (await office.maker.get('registers.list', { register: kind.name, state: 'done', limit: 500 })).rows.map(
      ({ id }) => id,
    ),
  );
  return expected.filter((line) => !done.has(line.split(' ')[1] ?? ''));
}

/** Every page of the day, the keyed one and one a file, until nothing is left to submit. */
async function allPagesSigned(office: RegisterOffice): Promise<void> {
  for (;;) {
    const { nextPage } = await office.maker.get('daily.day', { officeDate: TODAY });
    if (nextPage === null) return;
    const { id } = await office.maker.get('daily.submitPage', { action: 'create', content: { officeDate: TODAY } });
    expect(await office.countersign(id)).toMatchObject({ outcome: 'effective' });
  }
}

const told =
  ({ name }: RegisterKind) =>
  (error: unknown): never => {
    throw new Error(`register ${name}`, { cause: error });
  };

test(
  'every register: keyed, reviewed, amended, brought in by the hundred, taken out, brought in again, printed and chased',
  { timeout: 1_800_000 },
  async () => {
    const office = await openRegisterOffice();
    for (const kind of REGISTERS) {
      if (kind.review === 'daily') await isKeptDaily(office, kind).catch(told(kind));
      else {
        await isReviewed(office, kind).catch(told(kind));
        await isAmendedAndVoided(office, kind).catch(told(kind));
      }
    }
    for (const kind of REGISTERS) await goesOutAndIn(office, kind).catch(told(kind));
    for (const kind of REGISTERS) await isPrinted(office, kind).catch(told(kind));
    await allPagesSigned(office);
    for (const kind of REGISTERS) {
      const rows = await standing(office, kind);
      expect(
        rows.filter(({ reviewed }) => !reviewed),
        kind.name,
      ).toEqual([]);
      expect(rows.length, kind.name).toBeGreaterThan(ROWS);
    }
    await isChased(office);
    expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
  },
);

import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { cachingDialect } from '#core/database/driver.ts';
import type { Tables } from '#core/database/tables.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { readMany, validateMany } from '#core/modules/review/record-bulk.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { pinyin } from 'pinyin-pro';
import { canonicalJson, isSameJson } from '#core/kernel/canonical-json.ts';
import { pinyinInitials } from '#shared/kernel/name-folding.ts';
import { syllablesByWords } from '#shared/kernel/syllables.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import { keyAlike, openTestOffice, PASSWORD, type TestOffice } from '../support/test-office.ts';

const ROWS = 650;

function workbook(rows: number, from = 1): { kind: string; fileName: string; contentBase64: string } {
  const lines = ['客户编号,客户全称,简称,信用额度,账期'];
  for (let at = from; at < from + rows; at += 1)
    lines.push(`PL-${String(at).padStart(6, '0')},江南第${at}涂装设备有限公司,江南${at},${50_000 + at},30`);
  return {
    kind: 'clients',
    fileName: `登记${from}.csv`,
    contentBase64: Buffer.from(lines.join('\n')).toString('base64'),
  };
}

test(
  'an import is cancelled wherever it has come to, leaves nothing, and can be made afterwards',
  { timeout: 300_000 },
  async () => {
    const office = await openTestOffice();
    const { maker, checker } = office;
    const file = workbook(ROWS);
    /** Cancels the call as soon as it has told of this step so often. */
    const cancelAt = async (
      seat: string,
      requestId: string,
      step: string,
      times: number,
      ask: () => Promise<unknown>,
    ) => {
      let told = 0;
      const stop = office.office.subscribe((event) => {
        if (event.type !== 'progress' || event.requestId !== requestId || event.step !== step) return;
        told += 1;
        if (told === times) office.office.cancel(seat, requestId);
      });
      const reply = await ask();
      stop();
      expect(reply, `${step} ${times}`).toMatchObject({ ok: false, failure: { rule: 'office.cancelled' } });
    };
    const count = async () => {
      const verified = await maker.get('office.verify', {});
      expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
      return {
        contents: verified.checks.find(({ name }) => name === 'contents')?.looked,
        clients: (await maker.get('clients.list', { limit: 1 })).total?.count,
      };
    };
    const before = await count();
    await cancelAt(maker.seat, 'cancel-preview-1', 'import.checking', 2, () =>
      maker.ask('exchange.preview', file, 'cancel-preview-1'),
    );
    const submit = { ...file, acceptedRecords: ROWS };
    for (const [step, times] of [
      ['import.checking', 2],
      ['import.keeping', 2],
    ] as const) {
      const id = `cancel-submit-${step.slice(7)}`;
      await cancelAt(maker.seat, id, step, times, () => maker.ask('exchange.submit', submit, id));
    }
    expect(await count()).toEqual(before);
    const { id: submissionId } = await maker.get('exchange.submit', submit);
    const seen = await maker.get('review.show', { submissionId });
    // What the window is shown of the batch does not grow with its rows.
    expect(JSON.stringify(seen).length).toBeLessThan(10_000);
    await keyed(office, submissionId);
    const password = PASSWORD;
    for (const [step, times] of [
      ['import.checking', 1],
      ['import.checking', 2],
      ['import.writing', 1],
      ['import.writing', 2],
    ] as const) {
      const id = `cancel-sign-${step.slice(7)}-${times}`;
      const sign = { submissionId, contentHash: seen.contentHash, password };
      await cancelAt(checker.seat, id, step, times, () => checker.ask('review.sign', sign, id));
      expect(await count()).toEqual(before);
    }
    const outcome = await checker.get('review.sign', { submissionId, contentHash: seen.contentHash, password });
    expect(outcome).toMatchObject({ outcome: 'effective' });
    expect((await count()).contents).toBe((before.contents ?? 0) + 1);
    expect((await maker.get('clients.list', { limit: 1000 })).rows).toHaveLength(ROWS);
  },
);

async function keyed(office: Pick<TestOffice, 'maker' | 'checker'>, submissionId: string): Promise<void> {
  await keyAlike(await office.maker.get('review.show', { submissionId }), office.checker);
}

test('others are answered while a file is previewed, submitted and signed', { timeout: 300_000 }, async () => {
  const { office, maker, checker, director } = await openTestOffice();
  const file = workbook(ROWS, 1001);
  /** How many questions of a third person were asked and answered before the long call was. */
  const answeredDuring = async (step: string, long: () => Promise<unknown>): Promise<number> => {
    let [over, answered] = [false, 0];
    const asked: Promise<unknown>[] = [];
    const stop = office.subscribe((event) => {
      if (event.type !== 'progress' || event.step !== step) return;
      asked.push(director.get('clients.list', { limit: 5 }).then(() => (answered += over ? 0 : 1)));
    });
    await long();
    over = true;
    stop();
    await Promise.all(asked);
    return answered;
  };
  expect(await answeredDuring('import.checking', () => maker.get('exchange.preview', file))).toBeGreaterThan(0);
  let submissionId = '';
  const submitted = await answeredDuring('import.checking', async () => {
    submissionId = (await maker.get('exchange.submit', { ...file, acceptedRecords: ROWS })).id;
  });
  expect(submitted).toBeGreaterThan(0);
  const { contentHash } = await maker.get('review.show', { submissionId });
  await keyed({ maker, checker }, submissionId);
  const sign = () => checker.get('review.sign', { submissionId, contentHash, password: PASSWORD });
  expect(await answeredDuring('import.writing', sign)).toBeGreaterThan(0);
});

test('many clients at once are checked and read as one by one', { timeout: 300_000 }, async () => {
  const { maker, countersign, directory, office } = await openTestOffice();
  const { id } = await maker.get('exchange.submit', { ...workbook(120, 2001), acceptedRecords: 120 });
  await countersign(id);
  const ids = (await maker.get('clients.list', { limit: 1000 })).rows.map((row) => row.id);
  await office.close();
  const database = new Database(join(directory, 'office.db'), { readonly: true });
  const db = new Kysely<Tables>({ dialect: cachingDialect(database, 'begin') });
  const oneByOne: RecordKind = { ...(clientKind as unknown as RecordKind) };
  delete (oneByOne as { readMany?: unknown }).readMany;
  delete (oneByOne as { validateMany?: unknown }).validateMany;
  const many = clientKind as unknown as RecordKind;
  const place = fc.integer({ min: 1990, max: 2130 });
  const draft = fc.record({
    code: place,
    name: place,
    recordId: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  });
  const proposals = fc.array(draft, { minLength: 1, maxLength: 40 }).map((drafts) =>
    drafts.map(({ code, name, recordId }) => ({
      submissionId: '',
      action: 'create' as const,
      content: ClientContent.parse({ code: `PL-00${code}`, name: `江南第${name}涂装设备有限公司` }),
      ...(recordId !== undefined && { recordId }),
    })),
  );
  const ctx = { db } as unknown as QueryContext;
  await fc.assert(
    fc.asyncProperty(proposals, async (some) => {
      expect(await validateMany(ctx, many, some)).toEqual(await validateMany(ctx, oneByOne, some));
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...ids, 'nobody')), async (some) => {
      const [together, each] = [await readMany(db, many, some), await readMany(db, oneByOne, some)];
      expect(Object.fromEntries(together)).toEqual(Object.fromEntries(each));
    }),
    { numRuns: 60 },
  );
  await db.destroy();
});

test('initials by character and by word are what the whole name reads as', () => {
  const character = fc.constantFrom(
    ...Array.from(
      '重庆长安单县行乐会份有限公司（上海）ABC12股份集团华夏厦门葛藏大都城市银行𠮷〇々曾仇解朴区任石油化工一不了嗯éāǜ',
    ),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 14 }), (characters) => {
      const name = characters.join('');
      const whole = pinyin(foldWidth(name), { pattern: 'first', toneType: 'none', type: 'array' }).join('');
      expect(pinyinInitials(name)).toBe(whole.toLowerCase().replace(/[^a-z0-9]/g, ''));
      expect(syllablesByWords(name)).toEqual(pinyin(name, { toneType: 'none', type: 'array' }));
    }),
    { numRuns: 2_000 },
  );
});

test('the canonical text is that of sorted keys without white space', () => {
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map((item) => plain(item ?? null)).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${plain(item)}`)
      .join(',')}}`;
  };
  const value = fc.jsonValue().filter((one) => !/[.]\d|\de[+-]?\d|\d{16}/.test(JSON.stringify(one)));
  fc.assert(
    fc.property(value, (one) => {
      expect(canonicalJson(one)).toBe(plain(one));
    }),
    { numRuns: 1_000 },
  );
});

test('two contents are the same when their canonical texts are, whatever the order of their keys and what is absent', () => {
  const leaf = fc.constantFrom<unknown>(null, undefined, '', '甲', '1', 0, 1, -1, true, false);
  const { content } = fc.letrec<{ content: unknown }>((tie) => ({
    content: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('content'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', '0'), tie('content'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const held = fc.record({ held: content });
  fc.assert(
    fc.property(held, held, (one, other) => {
      expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
    }),
    { numRuns: 5_000 },
  );
  fc.assert(
    fc.property(held, (one) => {
      expect(isSameJson(one, JSON.parse(canonicalJson(one)))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

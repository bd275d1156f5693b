import { expect, test } from 'vitest';
import { HENGTAI, PRIMER, refusal } from '../support/sales-office.ts';
import { faultsOf } from '../support/compound-office.ts';
import { openTradeOffice, type TradeOffice } from '../support/trade-office.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** A small generator of its own, so that a seed tells the same story again. */
function drawing(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

async function newClients(office: TradeOffice, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const content = { ...HENGTAI, name: `华东涂料 ${n} 店`, taxNumber: null, bankAccounts: [], ownerName: '王磊' };
    ids.push((await office.submitAndSign('clients.submit', { action: 'create', content })).recordId);
  }
  return ids;
}

const handOver = (records: readonly string[], value: string | null = '李娜') => ({
  field: 'ownerName' as const,
  value,
  reason: '王磊离职，客户移交',
  records: [...records],
});

test('the clients of somebody who left are given to a colleague at once, under one countersignature', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 3);
  const { records, ...asked } = handOver(ids);
  const { rows } = await office.maker.get('clients.previewBulk', { field: asked.field, value: asked.value, records });
  expect(rows.map(({ before, after, refusal: why }) => [before, after, why])).toEqual(
    ids.map(() => ['王磊', '李娜', undefined]),
  );
  const ticket = await office.maker.get('clients.submitBulk', { action: 'create', content: handOver(ids) });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.title).toBe('业务员');
  expect(seen.checks.filter(({ mode }) => mode === 'rekey').map(({ path }) => path)).toEqual([
    'control.records',
    'value',
  ]);
  expect(JSON.stringify(seen)).not.toContain('李娜');
  expect(seen.content).not.toHaveProperty('records');
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  for (const id of ids) {
    expect(await office.maker.get('clients.get', { id })).toMatchObject({ version: 2, content: { ownerName: '李娜' } });
  }
  const { submissions } = await office.maker.get('review.history', { kind: 'client', recordId: ids[1] ?? '' });
  expect(submissions.map(({ kind, serial }) => [kind, serial]).at(-1)).toEqual(['bulk_clients', ticket.serial]);
  expect(await faultsOf(office)).toEqual([]);
});

test('one record that does not hold refuses the whole and names its row; the preview says the same beforehand', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 3);
  const [first = '', second = ''] = ids;
  const { content } = await office.maker.get('clients.get', { id: second });
  const own = await office.maker.get('clients.submit', {
    action: 'amend',
    recordId: second,
    baseVersion: 1,
    content: { ...content, remark: '在办' },
  });
  const changed = { ...(await office.maker.get('clients.get', { id: first })).content, ownerName: '李娜' };
  await office.submitAndSign('clients.submit', { action: 'amend', recordId: first, baseVersion: 1, content: changed });
  const { field, value, records } = handOver(ids);
  const { rows } = await office.maker.get('clients.previewBulk', { field, value, records });
  expect(rows.map(({ refusal: why }) => why?.rule)).toEqual([
    'review.no_change',
    'review.open_submission_exists',
    undefined,
  ]);
  const refused = await office.maker.ask('clients.submitBulk', {
    action: 'create',
    content: handOver([ids[2] ?? '', second]),
  });
  expect(refusal(refused)).toMatchObject({
    path: 'records.1.content',
    reason: 'review.open_submission_exists',
    details: { row: 2, serial: own.serial },
  });
});

test('while it waits each of its clients is kept, and one that could not be kept would stop all of them', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 2);
  const ticket = await office.maker.get('clients.submitBulk', { action: 'create', content: handOver(ids) });
  for (const records of [ids, ids.slice(1)]) {
    const again = await office.maker.ask('clients.submitBulk', {
      action: 'create',
      content: handOver(records, '赵强'),
    });
    expect(refusal(again)).toMatchObject({
      reason: 'review.open_submission_exists',
      details: { serial: ticket.serial },
    });
  }
  await office.maker.get('review.withdraw', { submissionId: ticket.id });
  expect((await office.maker.get('clients.get', { id: ids[0] ?? '' })).content.ownerName).toBe('王磊');
});

test('standings change in bulk by the rules of each client; a value that is none is refused', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 2);
  const standings = (value: string) => ({ field: 'standing' as const, value, reason: '停业整顿', records: ids });
  expect(
    refusal(await office.maker.ask('clients.submitBulk', { action: 'create', content: standings('thaw') })),
  ).toMatchObject({ reason: 'clients.cannot_thaw', details: { row: 1 } });
  expect(
    refusal(await office.maker.ask('clients.submitBulk', { action: 'create', content: standings('sleep') })),
  ).toMatchObject({ path: 'value', reason: 'bulk.value_does_not_fit' });
  await office.submitAndSign('clients.submitBulk', { action: 'create', content: standings('freeze') });
  const { rows } = await office.maker.get('clients.list', { status: 'frozen' });
  expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(await faultsOf(office)).toEqual([]);
});

test('size grades change in bulk on one paper: without it all of them are refused, with it all of them change', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 3);
  const { rows } = await office.maker.get('clients.previewBulk', { field: 'sizeGrade', value: 'A', records: ids });
  expect(rows.map(({ before, after, refusal: why }) => [before, after, why])).toEqual(
    ids.map(() => ['C', 'A', undefined]),
  );
  const content = { field: 'sizeGrade' as const, value: 'A', reason: '2026 年度评级', records: ids };
  const bare = await office.maker.ask('clients.submitBulk', { action: 'create', content });
  expect(refusal(bare)).toMatchObject({ path: 'value', reason: 'bulk.needs_evidence' });
  const paper = await office.maker.get('review.attach', {
    fileName: '评级表.pdf',
    contentBase64: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n').toString('base64'),
  });
  const ticket = await office.maker.get('clients.submitBulk', {
    action: 'create',
    content,
    attachments: [{ fileHash: paper.fileHash, fileName: '评级表.pdf' }],
  });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.checks.map(({ path, mode }) => [path, mode])).toEqual([
    ['control.records', 'rekey'],
    ['value', 'confirm'],
    ['records', 'confirm'],
  ]);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  for (const id of ids) expect((await office.maker.get('clients.get', { id })).content.sizeGrade).toBe('A');
  expect(await faultsOf(office)).toEqual([]);
});

test('products are classed and archived in bulk by the same mechanism', async () => {
  const office = await openTradeOffice();
  const made = await office.submitAndSign('products.submit', {
    action: 'create',
    content: { ...PRIMER, code: 'PL-9' },
  });
  const records = [office.primer, made.recordId];
  for (const [field, value] of [
    ['productClass', 'A'],
    ['status', 'archived'],
  ] as const) {
    const content = { field, value, reason: '年度整理', records };
    await office.submitAndSign('products.submitBulk', { action: 'create', content });
  }
  const { content } = await office.maker.get('products.get', { id: office.primer });
  expect(content).toMatchObject({ productClass: 'A', status: 'archived' });
  expect(await faultsOf(office)).toEqual([]);
});

test(`a bulk change equals the same amendments one by one (SEED=${seed})`, { timeout: 120_000 }, async () => {
  const draw = drawing(seed);
  const values = {
    ownerName: ['李娜', '赵强', null],
    region: ['华东', '华南', null],
    kind: ['distributor', 'retailer', 'direct'],
    paymentDays: [0, 45, 90],
  } as const;
  const fields = Object.keys(values) as (keyof typeof values)[];
  const together = await openTradeOffice();
  const singly = await openTradeOffice();
  const a = await newClients(together, 6);
  const b = await newClients(singly, 6);
  let changes = 0;
  for (let turn = 0; turn < 6; turn += 1) {
    const field = fields[draw(fields.length)] ?? 'region';
    const value = values[field][draw(3)] ?? null;
    const picked = a.map((_, at) => at).filter(() => draw(2) === 0);
    const asked = { field, value, records: picked.map((at) => a[at] ?? '') };
    if (picked.length === 0) continue;
    const { rows } = await together.maker.get('clients.previewBulk', asked);
    const taken = picked.filter((_, at) => rows[at]?.refusal === undefined);
    if (taken.length === 0) continue;
    const content = { ...asked, records: taken.map((at) => a[at] ?? ''), reason: '随机' };
    await together.submitAndSign('clients.submitBulk', { action: 'create', content });
    for (const at of taken) {
      const id = b[at] ?? '';
      const file = await singly.maker.get('clients.get', { id });
      const amended = { ...file.content, [field]: value };
      await singly.submitAndSign('clients.submit', {
        action: 'amend',
        recordId: id,
        baseVersion: file.version,
        content: amended,
      });
      changes += 1;
    }
  }
  expect(changes).toBeGreaterThan(0);
  const filesOf = (office: TradeOffice, ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => office.maker.get('clients.get', { id })));
  const plain = (files: Awaited<ReturnType<typeof filesOf>>) =>
    files.map(({ content, version }) => ({ content, version }));
  expect(plain(await filesOf(together, a))).toEqual(plain(await filesOf(singly, b)));
  expect(await faultsOf(together)).toEqual([]);
});

test('a tag is given to many and taken away again; who has it already is left as he is', async () => {
  const office = await openTradeOffice();
  const ids = await newClients(office, 2);
  const [first = '', second = ''] = ids;
  const tagged = (field: 'addTag' | 'removeTag', records: readonly string[]) => ({
    action: 'create' as const,
    content: { field, value: '年度重点', reason: '年度评定', records: [...records] },
  });
  await office.submitAndSign('clients.submitBulk', tagged('addTag', [first]));
  const { rows } = await office.maker.get('clients.previewBulk', { field: 'addTag', value: '年度重点', records: ids });
  expect(rows.map(({ before, refusal: why }) => [before, why?.rule])).toEqual([
    ['年度重点', 'review.no_change'],
    [null, undefined],
  ]);
  await office.submitAndSign('clients.submitBulk', tagged('addTag', [second]));
  await office.submitAndSign('clients.submitBulk', tagged('removeTag', ids));
  for (const id of ids) expect((await office.maker.get('clients.get', { id })).content.tags).toEqual([]);
  expect(await faultsOf(office)).toEqual([]);
});

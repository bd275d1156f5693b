import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { openTestOffice } from '../support/test-office.ts';

type Draft = Input<'products.submit'>['content'];
const primer: Draft = {
  code: 'WE-210',
  name: '水性环氧富锌底漆',
  specification: '20 kg/桶 灰',
  unit: '桶',
  conversions: [{ unit: '箱', factorE6: 24_000_000, decimals: 0 }],
  taxCode: '1070101010000000000',
  taxShortName: '涂料',
  taxRateBasisPoints: 1300,
  taxTreatment: 'taxed',
  productClass: 'A',
  listPriceE6: 586_000_000,
};

test('a product exists only after a second person keys its rate and list price alike', async () => {
  const office = await openTestOffice();
  const ticket = await office.maker.get('products.submit', { action: 'create', content: primer });
  expect(ticket.title).toBe('WE-210 水性环氧富锌底漆');
  expect((await office.maker.get('products.list', {})).rows).toEqual([]);

  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(JSON.stringify(seen)).not.toContain('586000000');

  await office.countersign(ticket.id);
  const [row] = (await office.checker.get('products.list', {})).rows;
  expect(row).toMatchObject({
    code: 'WE-210',
    version: 1,
    taxRateBasisPoints: 1300,
    listPriceE6: 586_000_000,
    status: 'active',
  });
});

test('the content of a product comes back exactly as it was signed, and an amendment makes version 2', async () => {
  const office = await openTestOffice();
  const { recordId } = await office.submitAndSign('products.submit', { action: 'create', content: primer });
  const first = await office.maker.get('products.get', { id: recordId });
  expect(first.content).toMatchObject({ ...primer, unitDecimals: 0, listPriceBasis: 'with_tax', remark: null });

  const dearer = { ...first.content, listPriceE6: 612_500_000, conversions: [] };
  const waiting = await office.maker.get('products.submit', {
    action: 'amend',
    recordId,
    baseVersion: 1,
    content: dearer,
  });
  expect((await office.checker.get('products.list', {})).rows[0]).toMatchObject({
    inReview: true,
    listPriceE6: 586_000_000,
  });
  expect((await office.checker.get('products.get', { id: recordId })).openSubmissionId).toBe(waiting.id);
  await office.countersign(waiting.id);
  expect(await office.checker.get('products.list', {})).toMatchObject({
    rows: [{ inReview: false }],
    total: { count: 1 },
  });
  const second = await office.maker.get('products.get', { id: recordId });
  expect(second).toMatchObject({ version: 2, content: dearer, contractCount: 0 });
});

test('two products cannot share a code, not even in other letters or while the first still waits', async () => {
  const office = await openTestOffice();
  const waiting = await office.maker.get('products.submit', { action: 'create', content: primer });
  const again = { action: 'create' as const, content: { ...primer, code: 'we-210', name: '另一种' } };
  expect(await office.maker.ask('products.submit', again)).toMatchObject({
    ok: false,
    failure: { code: 'rule_broken', rule: 'review.key_reserved' },
  });
  await office.countersign(waiting.id);
  expect(await office.maker.ask('products.submit', again)).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input', fields: [{ path: 'code', reason: 'products.code_taken' }] },
  });
});

test('the same name and specification again is a warning, a missing tax code too', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('products.submit', { action: 'create', content: primer });
  const twin = await office.maker.get('products.submit', {
    action: 'create',
    content: { ...primer, code: 'WE-211', taxCode: null },
  });
  expect(twin.warnings.map((warning) => warning.rule)).toEqual(['products.same_name', 'products.no_tax_code']);
});

test('a rate without tax, a tax without rate and a unit named twice are refused at their field', async () => {
  const office = await openTestOffice();
  const refusal = async (change: Partial<Draft>) => {
    const reply = await office.maker.ask('products.submit', { action: 'create', content: { ...primer, ...change } });
    return reply.ok || reply.failure.code !== 'invalid_input' ? reply : reply.failure.fields[0];
  };
  expect(await refusal({ taxTreatment: 'exempt' })).toMatchObject({
    path: 'taxRateBasisPoints',
    reason: 'products.rate_without_tax',
  });
  expect(await refusal({ taxRateBasisPoints: 0 })).toMatchObject({
    path: 'taxRateBasisPoints',
    reason: 'products.taxed_without_rate',
  });
  expect(await refusal({ conversions: [{ unit: '桶', factorE6: 1, decimals: 0 }] })).toMatchObject({
    path: 'conversions.0.unit',
    reason: 'products.unit_repeated',
  });
});

test('products are found by code, name, specification or pinyin initials; archived ones are not offered', async () => {
  const office = await openTestOffice();
  const { recordId } = await office.submitAndSign('products.submit', { action: 'create', content: primer });
  await office.submitAndSign('products.submit', {
    action: 'create',
    content: { ...primer, code: 'XS-090', name: '水性专用稀释剂', specification: '18 L/桶', listPriceE6: null },
  });
  const found = async (text: string) => (await office.maker.get('products.pick', { text })).map((row) => row.code);
  expect(await found('we-2')).toEqual(['WE-210']);
  expect(await found('sxhyfxdq')).toEqual(['WE-210']);
  expect(await found('18 L')).toEqual(['XS-090']);
  expect(await found('水性')).toEqual(['WE-210', 'XS-090']);

  const { content } = await office.maker.get('products.get', { id: recordId });
  await office.submitAndSign('products.submit', {
    action: 'amend',
    recordId,
    baseVersion: 1,
    content: { ...content, status: 'archived' },
  });
  expect(await found('水性')).toEqual(['XS-090']);
  const archived = await office.maker.get('products.list', { status: 'archived' });
  expect(archived.rows.map((row) => row.code)).toEqual(['WE-210']);
});

test('a list goes on where its last page ended, by code and by name', async () => {
  const office = await openTestOffice();
  for (const code of ['C-3', 'A-1', 'B-2']) {
    await office.submitAndSign('products.submit', {
      action: 'create',
      content: { ...primer, code, name: `漆${code.at(-1)}` },
    });
  }
  for (const column of ['code', 'name'] as const) {
    const sort = { column };
    const first = await office.maker.get('products.list', { limit: 2, sort });
    const rest = await office.maker.get('products.list', { limit: 2, sort, after: first.next });
    expect([...first.rows, ...rest.rows].map((row) => row.code)).toEqual(['A-1', 'B-2', 'C-3']);
    expect(rest.next).toBeUndefined();
  }
});

test('the lines of a pasted block find their products at once: by code, else by name, and told apart by specification', async () => {
  const office = await openTestOffice();
  const second = { ...primer, code: 'WE-211', specification: '5 kg/罐 灰' };
  const archived = { ...primer, code: 'WE-209', name: '旧底漆', status: 'archived' as const };
  for (const content of [primer, second, archived])
    await office.submitAndSign('products.submit', { action: 'create', content });
  const ask = (code: string, name = '', specification = '') => ({ code, name, specification });
  const matches = await office.maker.get('products.match', {
    wanted: [
      ask('we-211'),
      ask('', primer.name, '20kg／桶 灰'),
      ask('', primer.name),
      ask('WE-209'),
      ask('ZZ-404', primer.name),
      ask('', ''),
    ],
  });
  const told = matches.map((match) => (match.outcome === 'found' ? match.product.code : match.outcome));
  expect(told).toEqual(['WE-211', 'WE-210', 'several', 'unknown', 'unknown', 'unknown']);
});

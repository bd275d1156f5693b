import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { policyPreset } from '#shared/review/policy-presets.ts';
import type { Input } from '#shared/ipc/contract.ts';
import { adoptPolicy, policyWith } from '../support/policies.ts';
import { keyAlike, PASSWORD } from '../support/test-office.ts';
import { e6, HENGTAI, openSalesOffice, PRIMER, type SalesOffice } from '../support/sales-office.ts';

type PriceListDraft = Input<'products.submitPriceList'>['content'];

const SPRING = '2026 年春季价格表';

function listOf(office: SalesOffice, more: Partial<PriceListDraft> = {}, line: object = {}): PriceListDraft {
  return {
    name: SPRING,
    validFrom: '2026-03-01',
    lines: [{ productId: office.primer, priceE6: e6(560), ...line }],
    ...more,
  };
}

async function priced(office: SalesOffice, draft: PriceListDraft): Promise<string> {
  return (await office.submitAndSign('products.submitPriceList', { action: 'create', content: draft })).recordId;
}

async function quote(office: SalesOffice, on: string, line: object = {}, clientId: string | null = office.clientId) {
  const lines = [{ productId: office.primer, unit: null, quantityE6: e6(10), ...line }];
  const [found] = await office.maker.get('products.prices', { clientId, on, lines });
  return found;
}

async function amendClient(office: SalesOffice, more: object): Promise<void> {
  const { version } = await office.maker.get('clients.get', { id: office.clientId });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: office.clientId,
    baseVersion: version,
    content: { ...HENGTAI, ...more },
  });
}

test('a price list holds from its first to its last day, and before and after the product’s own list price', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office, { validTo: '2026-12-31' }));
  expect(await quote(office, '2026-02-28')).toMatchObject({ priceE6: e6(586), source: { is: 'list_price' } });
  expect(await quote(office, '2026-03-01')).toMatchObject({
    priceE6: e6(560),
    source: { is: 'price_list', name: SPRING, fromOn: '2026-03-01', scope: 'everyone', converted: null },
  });
  expect(await quote(office, '2026-12-31')).toMatchObject({ priceE6: e6(560) });
  expect(await quote(office, '2027-01-01')).toMatchObject({ source: { is: 'list_price' } });
  expect(await quote(office, '2026-05-01', { unit: '箱' })).toMatchObject({
    priceE6: e6(560 * 24),
    source: { converted: '桶' },
  });
  expect(await quote(office, '2026-05-01', { productId: office.thinner })).toBeNull();
});

test('the list in the client file comes before that of its grade, its kind, its region, and everyone’s', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office));
  await priced(office, listOf(office, { name: '华东价', scope: 'region', scopeValue: '华东' }, { priceE6: e6(550) }));
  await priced(
    office,
    listOf(office, { name: '直销价', scope: 'client_kind', scopeValue: 'direct' }, { priceE6: e6(540) }),
  );
  await priced(office, listOf(office, { name: 'C 级价', scope: 'size_grade', scopeValue: 'C' }, { priceE6: e6(530) }));
  const own = await priced(office, listOf(office, { name: '恒泰协议价', scope: 'named' }, { priceE6: e6(520) }));
  expect(await quote(office, '2026-05-01', {}, null)).toMatchObject({ priceE6: e6(560) });
  expect(await quote(office, '2026-05-01')).toMatchObject({ priceE6: e6(530), source: { name: 'C 级价' } });
  await amendClient(office, { priceListId: own, region: '华东' });
  expect(await quote(office, '2026-05-01')).toMatchObject({ priceE6: e6(520), source: { name: '恒泰协议价' } });
  expect(await office.maker.get('products.getPriceList', { id: own })).toMatchObject({
    clientCount: 1,
    clients: [{ name: HENGTAI.name }],
  });
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap(({ faults }) => faults)).toEqual([]);
});

test('a later list takes the place of an earlier one; two that begin on one day are refused', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office));
  const clash = await office.maker.ask('products.submitPriceList', {
    action: 'create',
    content: listOf(office, { name: '另一份' }),
  });
  expect(clash).toMatchObject({ failure: { fields: [{ path: 'validFrom', reason: 'products.price_lists_clash' }] } });
  await priced(office, listOf(office, { name: '夏季', validFrom: '2026-06-01' }, { priceE6: e6(555) }));
  expect(await quote(office, '2026-05-31')).toMatchObject({ priceE6: e6(560) });
  expect(await quote(office, '2026-06-01')).toMatchObject({ priceE6: e6(555), source: { name: '夏季' } });
});

test('steps of quantity and later prices stand in one list, and an amendment keeps what is past', async () => {
  const office = await openSalesOffice();
  const lines = [
    { productId: office.primer, priceE6: e6(560) },
    { productId: office.primer, priceE6: e6(540), minQuantityE6: e6(100) },
    { productId: office.primer, priceE6: e6(570), fromOn: '2026-07-01' },
  ];
  const id = await priced(office, listOf(office, { lines }));
  expect(await quote(office, '2026-05-01', { quantityE6: e6(99) })).toMatchObject({ priceE6: e6(560) });
  expect(await quote(office, '2026-05-01', { quantityE6: e6(100) })).toMatchObject({ priceE6: e6(540) });
  expect(await quote(office, '2026-05-01', { unit: '箱', quantityE6: e6(5) })).toMatchObject({ priceE6: e6(540 * 24) });
  expect(await quote(office, '2026-07-01', { quantityE6: e6(100) })).toMatchObject({ priceE6: e6(570) });
  await office.submitAndSign('products.submitPriceList', {
    action: 'amend',
    recordId: id,
    baseVersion: 1,
    content: listOf(office, {
      lines: [...lines, { productId: office.primer, priceE6: e6(580), fromOn: '2026-11-01' }],
    }),
  });
  expect(await quote(office, '2026-05-01')).toMatchObject({ priceE6: e6(560) });
  expect(await quote(office, '2026-11-20')).toMatchObject({ priceE6: e6(580), source: { fromOn: '2026-11-01' } });
  expect(await office.maker.get('products.priceHistory', { id: office.primer })).toHaveLength(4);
});

test('a long list is keyed by its number of lines and the lines that were drawn', async () => {
  const office = await openSalesOffice();
  const lines = Array.from({ length: 60 }, (_, at) => ({
    productId: office.primer,
    priceE6: e6(560 - at),
    minQuantityE6: e6(at * 10),
  }));
  const ticket = await office.maker.get('products.submitPriceList', {
    action: 'create',
    content: listOf(office, { lines }),
  });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  const keyed = seen.checks.filter(({ mode }) => mode === 'rekey').map(({ path }) => path);
  expect(keyed).toContain('totals.lineCount');
  expect(keyed.filter((path) => path.endsWith('priceE6'))).toHaveLength(10);
  expect(JSON.stringify(seen)).not.toMatch(/priceE6":\d/);
  await office.countersign(ticket.id);
  expect(await quote(office, '2026-05-01', { quantityE6: e6(590) })).toMatchObject({ priceE6: e6(501) });
});

/** Keyed by the director, who may change settings, and countersigned by the checker. */
async function grant(office: SalesOffice, lines: Input<'products.submitAuthority'>['content']['lines']): Promise<void> {
  const ticket = await office.director.get('products.submitAuthority', { action: 'create', content: { lines } });
  await keyAlike(await office.director.get('review.show', { submissionId: ticket.id }), office.checker);
  const { contentHash } = await office.checker.get('review.show', { submissionId: ticket.id });
  const signed = await office.checker.get('review.sign', { submissionId: ticket.id, contentHash, password: PASSWORD });
  expect(signed).toMatchObject({ outcome: 'effective' });
}

/** Staff may go to 550, a manager to 520, the director to 500. */
const FLOORS = { staffFloorE6: e6(550), managerFloorE6: e6(520), directorFloorE6: e6(500) };

function contractAt(office: SalesOffice, price: number): Input<'contracts.submit'> {
  return {
    action: 'create',
    content: office.draft([{ productId: office.primer, quantityE6: e6(10), priceE6: e6(price) }]),
  };
}

test('a price below what staff may sign is signed by a manager and by nobody less, whatever the office’s policy', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office, {}, FLOORS));
  const low = await office.maker.get('contracts.submit', contractAt(office, 549.99));
  expect(low.warnings.map(({ rule }) => rule)).toContain('contracts.needs_manager');
  const refused = await office.checker.ask('review.reenter', { submissionId: low.id, entry: {}, confirmed: [] });
  expect(refused.ok).toBe(false);
  expect(await office.countersign(low.id, office.director)).toMatchObject({ outcome: 'effective' });
  const fair = await office.maker.get('contracts.submit', contractAt(office, 550));
  expect(await office.countersign(fair.id)).toMatchObject({ outcome: 'effective' });
});

test('below everybody’s floor nothing is submitted, and the line is named', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office, {}, FLOORS));
  const reply = await office.maker.ask('contracts.submit', contractAt(office, 499.99));
  expect(reply).toMatchObject({
    failure: { code: 'invalid_input', fields: [{ path: 'lines.0.priceE6', reason: 'contracts.below_every_floor' }] },
  });
});

test('a further step that only those with the authority sign is asked for as if its threshold were reached', async () => {
  const people = [
    { name: '周敏', roles: ['clerk'] as const },
    { name: '陈国强', roles: ['checker'] as const },
    { name: '陆总', roles: ['director', 'manager'] as const },
  ];
  const office = await openSalesOffice({ people });
  await adoptPolicy(office, policyPreset('three'));
  await priced(office, listOf(office, {}, { ...FLOORS, staffFloorE6: e6(559) }));
  const low = await office.maker.get('contracts.submit', contractAt(office, 558));
  expect(await office.countersign(low.id)).toMatchObject({ outcome: 'signed', missing: 1 });
  expect(await office.countersign(low.id, office.director)).toMatchObject({ outcome: 'effective' });
});

test('the authority of the office is a share below the price that applies, by product, class and all', async () => {
  const office = await openSalesOffice();
  await grant(office, [
    { level: 'staff', discountBasisPoints: 500 },
    { level: 'manager', discountBasisPoints: 1500 },
    { level: 'staff', productId: office.primer, discountBasisPoints: 200 },
  ]);
  expect(await quote(office, '2026-05-01')).toMatchObject({
    floors: { staff: e6(586 * 0.98), manager: e6(586 * 0.85), director: null },
  });
  const low = await office.maker.get('contracts.submit', contractAt(office, 400));
  expect(low.warnings.map(({ rule }) => rule)).toContain('contracts.needs_director');
  expect(await office.countersign(low.id, office.director)).toMatchObject({ outcome: 'effective' });
});

test('an authority taken back meanwhile stops the last signature', async () => {
  const office = await openSalesOffice();
  const ticket = await office.maker.get('contracts.submit', contractAt(office, 400));
  await grant(office, [{ level: 'staff', discountBasisPoints: 500 }]);
  const signed = await office.countersign(ticket.id);
  expect(signed).toMatchObject({ outcome: 'refused', reasons: [{ rule: 'review.authority_moved' }] });
});

test('a step that waits too long is never opened to somebody without the authority', async () => {
  const office = await openSalesOffice();
  const limit = { hours: 8, then: 'down' as const };
  await adoptPolicy(office, policyWith({ kind: 'contract', limit }));
  await priced(office, listOf(office, {}, FLOORS));
  const low = await office.maker.get('contracts.submit', contractAt(office, 540));
  office.clock.now += 5 * 24 * 3_600_000;
  await office.office.tick();
  const maker = await office.desk({ name: '周敏' });
  expect(await maker.get('review.show', { submissionId: low.id })).toMatchObject({ state: 'expired' });
});

test('the store itself refuses an effect without a signature of somebody with the authority', async () => {
  const office = await openSalesOffice();
  await priced(office, listOf(office, {}, FLOORS));
  const low = await office.maker.get('contracts.submit', contractAt(office, 540));
  const outside = new Database(join(office.directory, 'office.db'));
  outside
    .prepare(
      `INSERT INTO submission_step_role (submission_id, round, step, role, since, escalated) VALUES (?, 1, 1, 'checker', 0, 1)`,
    )
    .run(low.id);
  outside.close();
  await expect(office.countersign(low.id)).rejects.toThrow();
  expect((await office.maker.get('contracts.list', { limit: 10 })).rows).toEqual([]);
});

test('a product keeps a second code, and its old signature still verifies', async () => {
  const office = await openSalesOffice();
  const { version } = await office.maker.get('products.get', { id: office.primer });
  await office.submitAndSign('products.submit', {
    action: 'amend',
    recordId: office.primer,
    baseVersion: version,
    content: { ...PRIMER, barcode: '6901234567892' },
  });
  const found = await office.maker.get('products.pick', { text: '690123456', recent: [] });
  expect(found.map(({ code }) => code)).toEqual(['WE-210']);
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap(({ faults }) => faults)).toEqual([]);
});

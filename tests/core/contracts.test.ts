import { expect, test } from 'vitest';
import { e6, openSalesOffice, refusal } from '../support/sales-office.ts';

test('a contract is numbered and in force only after the sealed original was keyed a second time', async () => {
  const office = await openSalesOffice();
  const lines = [{ productId: office.primer, quantityE6: e6(24), priceE6: e6(586), dueOn: '2026-12-10' }];
  const ticket = await office.maker.get('contracts.submit', { action: 'create', content: office.draft(lines) });
  expect((await office.maker.get('contracts.list', {})).rows).toEqual([]);

  const blind = JSON.stringify(await office.checker.get('review.show', { submissionId: ticket.id }));
  for (const secret of ['1406400', '586000000', '24000000', '2026-12-10']) expect(blind).not.toContain(secret);
  expect(ticket.title).not.toContain('恒泰');

  await office.countersign(ticket.id);
  const [row] = (await office.checker.get('contracts.list', {})).rows;
  expect(row).toMatchObject({
    number: 'HT-2026-000001',
    version: 1,
    grossFen: 14_064_00,
    lineCount: 1,
    state: 'executed',
    dispatchedPercent: 0,
    firstDueOn: '2026-12-10',
  });
});

test('amounts are rounded once per line and the header is their sum, on both price bases', async () => {
  const office = await openSalesOffice();
  const third = { productId: office.primer, quantityE6: e6(1), priceE6: e6(33.33) };
  const withTax = await office.contract([third, third, third]);
  expect((await office.maker.get('contracts.get', { id: withTax.recordId })).content).toMatchObject({
    netFen: 88_50,
    taxFen: 11_49,
    grossFen: 99_99,
  });
  const withoutTax = await office.contract([
    { productId: office.primer, quantityE6: e6(3), priceE6: e6(33.33), priceBasis: 'without_tax' },
  ]);
  expect((await office.maker.get('contracts.get', { id: withoutTax.recordId })).content).toMatchObject({
    netFen: 99_99,
    taxFen: 13_00,
    grossFen: 112_99,
  });
});

test('lines freeze text, unit and factor; what is computed cannot be sent in', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, unit: '箱', quantityE6: e6(2), priceE6: e6(14_064), description: '富锌底漆（整箱）' },
  ]);
  const { content } = await office.maker.get('contracts.get', { id: recordId });
  expect(content.lines[0]).toMatchObject({
    lineKey: 'L1',
    productCode: 'WE-210',
    description: '富锌底漆（整箱）',
    specification: '20 kg/桶 灰',
    unit: '箱',
    unitFactorE6: e6(24),
    unitDecimals: 0,
    taxRateBasisPoints: 1300,
    taxTreatment: 'taxed',
    grossFen: 28_128_00,
  });
  const forged = { ...office.draft([]), grossFen: 1 };
  expect(await office.maker.ask('contracts.submit', { action: 'create', content: forged })).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input' },
  });
});

test('a gift line of zero yuan and a twelve-digit line stand side by side', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, quantityE6: e6(999_999_999), priceE6: e6(999.99) },
    { productId: office.thinner, quantityE6: e6(1), priceE6: 0 },
  ]);
  const { content } = await office.maker.get('contracts.get', { id: recordId });
  expect(content.grossFen).toBe(99_998_999_900_001);
  expect(content.lines[1]).toMatchObject({ netFen: 0, taxFen: 0, grossFen: 0 });
  const beyond = office.draft([
    { productId: office.primer, quantityE6: e6(9_000_000_000), priceE6: e6(9_000_000_000) },
  ]);
  expect(refusal(await office.maker.ask('contracts.submit', { action: 'create', content: beyond }))).toMatchObject({
    path: 'lines.0.quantityE6',
    reason: 'contracts.amount_too_large',
  });
});

test('what does not fit is refused at its field, before anybody checks it', async () => {
  const office = await openSalesOffice();
  const line = { productId: office.primer, quantityE6: e6(24), priceE6: e6(586) };
  const refused = async (
    change: Parameters<typeof office.draft>[1],
    lines = [line] as Parameters<typeof office.draft>[0],
  ) => refusal(await office.maker.ask('contracts.submit', { action: 'create', content: office.draft(lines, change) }));
  expect(await refused({}, [])).toMatchObject({ path: 'lines', reason: 'contracts.no_lines' });
  expect(await refused({}, [{ ...line, dueOn: '2026-11-01' }])).toMatchObject({
    path: 'lines.0.dueOn',
    reason: 'contracts.due_before_signing',
  });
  expect(await refused({}, [{ ...line, quantityE6: e6(1.5) }])).toMatchObject({
    reason: 'contracts.quantity_too_fine',
  });
  expect(await refused({}, [{ ...line, unit: '吨' }])).toMatchObject({
    path: 'lines.0.unit',
    details: { units: '桶、箱' },
  });
  expect(await refused({}, [line, { ...line, productId: 'nobody' }])).toMatchObject({ path: 'lines.1.productId' });
  expect(await refused({ sealedOn: '2026-11-21' })).toMatchObject({ reason: 'contracts.sealed_in_future' });
  expect(await refused({ frameworkId: 'x' })).toMatchObject({ reason: 'contracts.framework_only_for_orders' });
  expect(await refused({ effectiveFrom: '2026-12-01', effectiveTo: '2026-11-30' })).toMatchObject({
    reason: 'contracts.ends_before_start',
  });
  expect(await refused({ clientId: 'nobody' })).toMatchObject({ path: 'clientId' });
  expect(await refused({ salespersonId: 'nobody' })).toMatchObject({ path: 'salespersonId' });
  const term = { trigger: 'signing' as const, shareBasisPoints: 3000 };
  expect(await refused({ paymentTerms: [term] })).toMatchObject({ reason: 'contracts.payment_sum' });
  expect(await refused({ paymentTerms: [{ ...term, amountFen: 1 }] })).toMatchObject({
    reason: 'contracts.payment_share_or_amount',
  });
  expect(await refused({ paymentTerms: [{ ...term, trigger: 'fixed_date' }] })).toMatchObject({
    path: 'paymentTerms.0.fixedOn',
  });
});

test("the client's own contract number stands once per client", async () => {
  const office = await openSalesOffice();
  const lines = [{ productId: office.primer, quantityE6: e6(1), priceE6: e6(586) }];
  const first = await office.contract(lines, { externalNumber: 'HTGG-CG-2026-1107' });
  const again = office.draft(lines, { externalNumber: 'ＨＴＧＧ-CG-2026-1107' });
  expect(refusal(await office.maker.ask('contracts.submit', { action: 'create', content: again }))).toMatchObject({
    path: 'externalNumber',
    reason: 'contracts.external_number_taken',
    details: { number: first.number },
  });
});

test('an order stands under a framework of the same client; the framework itself is never dispatched from', async () => {
  const office = await openSalesOffice();
  const line = { productId: office.primer, quantityE6: e6(1000), priceE6: e6(586) };
  const framework = await office.contract([line], {
    kind: 'framework',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-10-31',
  });
  const order = office.draft([line], { kind: 'order', frameworkId: framework.recordId });
  const ticket = await office.maker.get('contracts.submit', { action: 'create', content: order });
  expect(ticket.warnings).toContainEqual({
    rule: 'contracts.outside_framework',
    path: 'signedOn',
    details: { number: framework.number },
  });
  await office.countersign(ticket.id);
  const shown = await office.maker.get('contracts.get', { id: framework.recordId });
  expect(shown.quantities[0]).toMatchObject({ contractedE6: 0, dispatchableE6: 0 });
  expect(shown.documents).toMatchObject([{ kind: 'order', isVoid: false }]);
});

test('an amendment makes the next version, keeps line keys and leaves the old version readable', async () => {
  const office = await openSalesOffice();
  const { recordId, number } = await office.contract([
    { productId: office.primer, quantityE6: e6(24), priceE6: e6(586) },
    { productId: office.thinner, quantityE6: e6(10), priceE6: e6(152.4) },
  ]);
  const { content, version } = await office.reopened(recordId);
  const [first] = content.lines;
  if (!first) throw new Error('the contract has lines');
  const added = { productId: office.thinner, quantityE6: e6(5), priceE6: e6(150) };
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { ...content, lines: [added, { ...first, quantityE6: e6(30) }] },
  });
  const second = await office.maker.get('contracts.get', { id: recordId });
  expect(second).toMatchObject({ number, version: 2 });
  expect(second.content.lines.map((line) => [line.lineKey, line.quantityE6])).toEqual([
    ['L3', e6(5)],
    ['L1', e6(30)],
  ]);
  expect(second.versions.map((row) => [row.version, row.lineCount])).toEqual([
    [2, 2],
    [1, 2],
  ]);
  const old = await office.maker.get('contracts.getVersion', { id: recordId, version: 1 });
  expect(old.content.lines.map((line) => [line.lineKey, line.quantityE6])).toEqual([
    ['L1', e6(24)],
    ['L2', e6(10)],
  ]);

  const third = await office.reopened(recordId);
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId,
    baseVersion: 2,
    content: { ...third.content, lines: [...third.content.lines, added] },
  });
  const { content: latest } = await office.maker.get('contracts.get', { id: recordId });
  expect(latest.lines.map((line) => line.lineKey)).toEqual(['L3', 'L1', 'L4']);
});

test('an amended line keeps the unit and code it was signed with, whatever became of the product', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, unit: '箱', quantityE6: e6(2), priceE6: e6(14_064) },
  ]);
  const product = await office.maker.get('products.get', { id: office.primer });
  await office.submitAndSign('products.submit', {
    action: 'amend',
    recordId: office.primer,
    baseVersion: 1,
    content: { ...product.content, code: 'WE-210A', conversions: [] },
  });
  const { content, version } = await office.reopened(recordId);
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { ...content, remark: '补充' },
  });
  const { content: amended } = await office.maker.get('contracts.get', { id: recordId });
  expect(amended.lines[0]).toMatchObject({ unit: '箱', unitFactorE6: e6(24), productCode: 'WE-210' });
});

test('contracts are listed newest first, filtered, and go on where the page ended in every order', async () => {
  const office = await openSalesOffice();
  const line = { productId: office.primer, quantityE6: e6(1), priceE6: e6(586) };
  await office.contract([{ ...line, dueOn: '2026-12-24' }], { signedOn: '2026-11-01', externalNumber: 'GC-77' });
  await office.contract([line], { signedOn: '2026-11-03', sealedOn: null });
  await office.contract([{ ...line, dueOn: '2026-12-01' }], { signedOn: '2026-11-02' });
  const paged = async (column: 'number' | 'signedOn' | 'firstDueOn', descending = true) => {
    const sort = { column, descending };
    const numbers: string[] = [];
    let after: string | undefined;
    do {
      const page = await office.maker.get('contracts.list', { sort, limit: 1, ...(after !== undefined && { after }) });
      numbers.push(...page.rows.map((row) => row.number.slice(-1)));
      after = page.next;
    } while (after !== undefined);
    return numbers.join('');
  };
  expect(await paged('number')).toBe('321');
  expect(await paged('signedOn')).toBe('231');
  expect(await paged('firstDueOn')).toBe('132');
  expect(await paged('firstDueOn', false)).toBe('312');
  const found = async (filter: object) =>
    (await office.maker.get('contracts.list', filter)).rows.map((row) => row.number.slice(-1)).join('');
  const { total } = await office.maker.get('contracts.list', { state: 'executed', limit: 1 });
  expect(total).toEqual({ count: 2, countIsCapped: false, grossFen: 1_172_00 });
  expect(await found({ text: 'gc-7' })).toBe('1');
  expect(await found({ text: '恒泰' })).toBe('321');
  expect(await found({ state: 'approved' })).toBe('2');
  expect(await found({ productId: office.thinner })).toBe('');
  expect(await found({ signedFrom: '2026-11-02', signedTo: '2026-11-02' })).toBe('3');
});

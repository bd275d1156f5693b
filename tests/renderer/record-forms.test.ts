import { describe, expect, test } from 'vitest';
import { cellFaults, cellOf, readDraft } from '#renderer/components/form-faults.ts';
import { typedDate, typedQuantity, typedRate } from '#renderer/components/typed-values.ts';
import {
  filledLines,
  newContractForm,
  previewAmounts,
  readContractForm,
  withProduct,
} from '#renderer/features/contracts/contract-form-model.ts';
import { allDispatchable, isOver, previewFen, sentLines } from '#renderer/features/dispatch/dispatch-form-model.ts';
import { allInvoiceable, sourceKey } from '#renderer/features/invoicing/request-form-model.ts';
import { millimetres, requestOf, startChoices } from '#renderer/features/printing/print-request.ts';
import { scheduleRows } from '#renderer/features/reports/schedule-rows.ts';
import { ContractDraft } from '#shared/contracts/contract.schema.ts';
import type { DispatchableLine } from '#shared/dispatch/dispatch.contract.ts';
import type { InvoiceableLine } from '#shared/invoicing/invoicing.contract.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';
import type { PerformancePage, PerformanceRow } from '#shared/reports/reports.contract.ts';

const TODAY = '2026-11-20';
const PRIMER: ProductPickRow = {
  id: 'p1',
  code: 'WE-210',
  name: '水性环氧富锌底漆',
  specification: '20 kg/桶 灰',
  unit: '桶',
  unitDecimals: 0,
  conversions: [],
  taxRateBasisPoints: 1300,
  taxTreatment: 'taxed',
  listPriceE6: 586_000_000,
  listPriceBasis: 'with_tax',
};

describe('what was typed', () => {
  test('a quantity, a rate and a date are read, and what cannot be read stays as typed for the schema to refuse', () => {
    expect(typedQuantity('１，２３４．５')).toBe(1_234_500_000);
    expect(typedQuantity('abc')).toBe('abc');
    expect(typedQuantity(' ')).toBeUndefined();
    expect(typedRate('±3%')).toBe(300);
    expect(typedRate('13')).toBe(1300);
    expect(typedDate('1205', TODAY)).toBe('2026-12-05');
    expect(typedDate('someday', TODAY)).toBe('someday');
  });

  test('an empty place is required, a wrong one is not understood', () => {
    const read = readDraft(ContractDraft.shape.lines.element, {
      productId: 'p1',
      quantityE6: undefined,
      priceE6: 'abc',
    });
    const faults = read.ok ? [] : read.faults;
    expect(faults.map(({ path, reason }) => [path, reason])).toEqual([
      ['quantityE6', 'required'],
      ['priceE6', 'not_a_price'],
    ]);
  });
});

describe('a contract being keyed', () => {
  const keyed = withProduct({ id: 'a', cells: { productCode: 'we-210', quantityE6: '24', dueOn: '1210' } }, PRIMER);

  test('a picked product fills its line and leaves quantity and date as typed', () => {
    expect(keyed.cells).toMatchObject({ productId: 'p1', productCode: 'WE-210', quantityE6: '24', dueOn: '1210' });
    expect(withProduct({ id: 'b', cells: { priceE6: '500' } }, PRIMER).cells['priceE6']).toBe('500');
    expect(previewAmounts(keyed)).toEqual({ netFen: 1_244_602, taxFen: 161_798, grossFen: 1_406_400 });
  });

  test('empty lines are no lines, and a fault finds its cell by the order of those that were sent', () => {
    const lines = [{ id: 'x', cells: {} }, keyed, { id: 'y', cells: { description: '没有编码' } }];
    const form = { ...newContractForm(TODAY), fields: { ...newContractForm(TODAY).fields, clientId: 'c1' }, lines };
    const read = readContractForm(form, TODAY);
    expect(filledLines(lines).map(({ id }) => id)).toEqual(['a', 'y']);
    const faults = read.ok ? [] : read.faults;
    expect(faults.map(({ path }) => path)).toEqual(['lines.1.productId', 'lines.1.quantityE6', 'lines.1.priceE6']);
    expect(cellOf('lines', filledLines(lines), 'lines.1.quantityE6')).toEqual({ lineId: 'y', column: 'quantityE6' });
    expect(cellFaults('lines', filledLines(lines), faults).map(({ lineId }) => lineId)).toEqual(['y', 'y', 'y']);
  });

  test('a whole form becomes the draft the office wants', () => {
    const start = newContractForm(TODAY);
    const read = readContractForm({ ...start, fields: { ...start.fields, clientId: 'c1' }, lines: [keyed] }, TODAY);
    expect(read).toMatchObject({
      ok: true,
      draft: {
        clientId: 'c1',
        kind: 'sale',
        lines: [{ quantityE6: 24_000_000, priceE6: 586_000_000, dueOn: '2026-12-10' }],
      },
    });
  });
});

function dispatchable(part: Partial<DispatchableLine>): DispatchableLine {
  return {
    contractId: 'k1',
    contractNumber: 'HT-2026-000001',
    contractLineKey: 'L1',
    position: 1,
    productId: 'p1',
    productCode: 'WE-210',
    productName: '水性环氧富锌底漆',
    specification: null,
    unit: '桶',
    unitDecimals: 0,
    priceE6: 586_000_000,
    priceBasis: 'with_tax',
    taxRateBasisPoints: 1300,
    taxTreatment: 'taxed',
    dueOn: null,
    contractedE6: 24_000_000,
    netDispatchedE6: 0,
    pendingE6: 0,
    dispatchableE6: 24_000_000,
    toleranceE6: 720_000,
    pendingHidden: false,
    ...part,
  };
}

describe('a dispatch note being keyed', () => {
  test('sending all that is left never guesses a number that is held back', () => {
    const hidden = dispatchable({ contractLineKey: 'L2', dispatchableE6: null, pendingE6: null, pendingHidden: true });
    const done = dispatchable({ contractLineKey: 'L3', dispatchableE6: 0 });
    const typed = [{ id: 'L2', cells: { quantityE6: '5', batch: '261103A' } }];
    const lines = allDispatchable([dispatchable({}), hidden, done], typed);
    expect(lines.map(({ cells }) => cells['quantityE6'])).toEqual(['24', '5', '']);
    expect(lines[1]?.cells['batch']).toBe('261103A');
    expect(sentLines(lines).map(({ id }) => id)).toEqual(['L1', 'L2']);
  });

  test('more than is left with the tolerance is marked; a hidden rest marks nothing', () => {
    const typed = (text: string) => ({ id: 'L1', cells: { quantityE6: text } });
    expect(isOver(typed('24.72'), dispatchable({}))).toBe(false);
    expect(isOver(typed('25'), dispatchable({}))).toBe(true);
    expect(isOver(typed('900'), dispatchable({ dispatchableE6: null }))).toBe(false);
  });

  test('only sales and resends are charged', () => {
    const line = { id: 'L1', cells: { quantityE6: '2' } };
    expect(previewFen(line, dispatchable({}), 'sale')).toBe(117_200);
    expect(previewFen(line, dispatchable({}), 'resend')).toBe(117_200);
    expect(previewFen(line, dispatchable({}), 'replacement')).toBe(0);
  });
});

test('taking all that can be invoiced leaves lines alone whose rest is held back', () => {
  const line = { ...dispatchable({}), dispatchNoteId: 'n1', dispatchNumber: 'FH-2026-000001', dispatchLineKey: 'L1' };
  const open = { ...line, dispatchedOn: TODAY, dispatchedE6: 13_000_000, invoiceableE6: 13_000_000, invoiceableFen: 1 };
  const held = { ...open, dispatchLineKey: 'L2', invoiceableE6: null, pendingHidden: true };
  const lines = allInvoiceable([open, held] as readonly InvoiceableLine[], []);
  expect(lines.map(({ cells }) => cells['quantityE6'])).toEqual(['13', undefined]);
  expect(lines.map(({ id }) => id)).toEqual([sourceKey(open), sourceKey(held)]);
});

describe('a print', () => {
  const document = { document: 'dispatch_note', papers: ['241-half' as const, 'a4' as const], copies: ['①', '②', '③'] };

  test('is chosen as the last time, as far as it is still offered', () => {
    const kept = { paper: 'a5' as const, copies: ['②', '⑨'], carbon: true };
    const choices = startChoices(document, kept);
    expect(choices).toEqual({ paper: '241-half', copies: ['②'], carbon: true });
    const moved = requestOf(document, 'r1', choices, { x: '-1.5', y: '2' });
    expect(moved).toMatchObject({ copies: ['②'], offsetXMm: -1.5, offsetYMm: 2 });
  });

  test('is never moved by what is no number of millimetres', () => {
    expect([millimetres('−1。5'), millimetres('25'), millimetres('left')]).toEqual([-1.5, 0, 0]);
  });
});

test('group heads stand above their lines, and folded groups show their head only', () => {
  const lines = ['a', 'a', 'b'].map((groupKey, at) => ({ groupKey, lineKey: `L${at}` }) as PerformanceRow);
  const pages = [{ groups: [{ key: 'a' }, { key: 'b' }] }] as unknown as readonly PerformancePage[];
  const shape = (folded: readonly string[]) =>
    scheduleRows(lines, pages, new Set(folded))?.map((row) => row.group?.key ?? row.line?.lineKey);
  expect(shape([])).toEqual(['a', 'L0', 'L1', 'b', 'L2']);
  expect(shape(['a'])).toEqual(['a', 'b', 'L2']);
  expect(scheduleRows(undefined, [], new Set())).toBeUndefined();
});

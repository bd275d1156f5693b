import type { PersonRow } from '#shared/users/users.contract.ts';
import type { Desk } from '../desk.ts';
import { readHere } from '../read-here.ts';
import { e6, type ProductDraft, PRIMER } from '../sales-office.ts';
import type { TestOfficeOptions, TestPerson } from '../test-office.ts';
import { openTradeOffice, type TradeOffice } from '../trade-office.ts';

/** Five people: one keys, one checks, two hold the director's role, one borrows it. */
const KEYS: TestPerson = { name: '周敏', roles: ['clerk', 'manager', 'admin'] };
const CHECKS: TestPerson = { name: '陈国强', roles: ['checker'] };
const LENDS: TestPerson = { name: '陆总', roles: ['director'] };
const BORROWS: TestPerson = { name: '孙丽', roles: ['clerk'] };
const FIFTH: TestPerson = { name: '何静', roles: ['director'] };

/** The same five, the checker holding every role there is to ask with. */
export const CHECKER_OF_EVERYTHING: readonly TestPerson[] = [
  KEYS,
  { ...CHECKS, roles: ['checker', 'clerk', 'manager', 'director', 'finance', 'admin'] },
  LENDS,
  BORROWS,
  FIFTH,
];

/** Sold by weight: six decimals, so that a quantity can be a number nobody would guess. */
export const BULK: ProductDraft = {
  ...PRIMER,
  code: 'SZ-300',
  name: '散装水性树脂',
  specification: null,
  unit: '千克',
  unitDecimals: 6,
  conversions: [],
  listPriceE6: null,
};

/** A trade office with five people, a product by weight, and a number for everything that must be told apart. */
export interface SampleOffice extends TradeOffice {
  readonly lender: Desk;
  readonly borrower: Desk;
  readonly fifth: Desk;
  readonly bulk: string;
  next(): number;
  person(desk: Desk): PersonRow;
}

export async function openSampleOffice(options: TestOfficeOptions = {}): Promise<SampleOffice> {
  const office = await openTradeOffice({
    people: [KEYS, CHECKS, LENDS, BORROWS, FIFTH],
    startReader: readHere,
    ...options,
  });
  const bulk = await office.submitAndSign('products.submit', { action: 'create', content: BULK });
  const people = await office.maker.get('people.list', {});
  let given = 0;
  return {
    ...office,
    lender: office.director,
    borrower: await office.desk(BORROWS),
    fifth: await office.desk(FIFTH),
    bulk: bulk.recordId,
    next: () => (given += 1),
    person(desk) {
      const found = people.find(({ name }) => name === desk.name);
      if (!found) throw new Error(`${desk.name} is a person of the office`);
      return found;
    },
  };
}

/** A sealed contract over a thousand kilograms. */
export async function bulkContract(office: SampleOffice, externalNumber: string | null = null): Promise<string> {
  const line = { productId: office.bulk, quantityE6: e6(1000), priceE6: e6(12.3456) };
  return (await office.contract([line], { externalNumber })).recordId;
}

/** A dispatch note of a contract of its own over a hundred kilograms. */
export async function bulkNote(office: SampleOffice): Promise<{ contractId: string; noteId: string }> {
  const contractId = await bulkContract(office);
  const note = await office.note([{ contractId, contractLineKey: 'L1', quantityE6: e6(100) }]);
  return { contractId, noteId: note.recordId };
}

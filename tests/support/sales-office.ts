import type { ContractContent } from '#shared/contracts/contract.schema.ts';
import type { Input } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import { openTestOffice, type TestOffice, type TestOfficeOptions } from './test-office.ts';

export type ContractDraft = Input<'contracts.submit'>['content'];
export type ProductDraft = Input<'products.submit'>['content'];
type LineDraft = ContractDraft['lines'][number];

/** Millionths: of a unit, or of a yuan. */
export const e6 = (value: number): number => Math.round(value * 1_000_000);

export const HENGTAI = {
  name: '江苏恒泰轨道交通装备股份有限公司',
  taxNumber: '914403001922038216',
  creditLimitFen: 500_000_00,
  paymentDays: 60,
} as const;

export const PRIMER: ProductDraft = {
  code: 'WE-210',
  name: '水性环氧富锌底漆',
  specification: '20 kg/桶 灰',
  unit: '桶',
  conversions: [{ unit: '箱', factorE6: e6(24), decimals: 0 }],
  taxCode: '1070101010000000000',
  taxShortName: '涂料',
  taxRateBasisPoints: 1300,
  taxTreatment: 'taxed',
  listPriceE6: e6(586),
};

export const THINNER: ProductDraft = {
  ...PRIMER,
  code: 'XS-090',
  name: '水性专用稀释剂',
  specification: '18 L/桶',
  listPriceE6: null,
};

export interface SalesOffice extends TestOffice {
  readonly clientId: string;
  readonly primer: string;
  readonly thinner: string;
  /** A sealed sale contract of the client with these lines, as the form would send it. */
  draft(lines: readonly LineDraft[], head?: Partial<ContractDraft>): ContractDraft;
  /** The same, made effective: id and number. */
  contract(lines: readonly LineDraft[], head?: Partial<ContractDraft>): Promise<{ recordId: string; number: string }>;
  /** The contract's content as a form sends it back for an amendment. */
  reopened(contractId: string): Promise<{ version: number; content: ContractDraft }>;
}

/** An office with one client and two products, all countersigned. */
export async function openSalesOffice(options: TestOfficeOptions = {}): Promise<SalesOffice> {
  const office = await openTestOffice(options);
  const client = await office.submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const primer = await office.submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const thinner = await office.submitAndSign('products.submit', { action: 'create', content: THINNER });
  const draft: SalesOffice['draft'] = (lines, head = {}) => ({
    kind: 'sale',
    clientId: client.recordId,
    signedOn: '2026-11-02',
    sealedOn: '2026-11-04',
    delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区' },
    lines: [...lines],
    ...head,
  });
  return {
    ...office,
    clientId: client.recordId,
    primer: primer.recordId,
    thinner: thinner.recordId,
    draft,
    async contract(lines, head) {
      const made = await office.submitAndSign('contracts.submit', { action: 'create', content: draft(lines, head) });
      return { recordId: made.recordId, number: made.number ?? '' };
    },
    async reopened(contractId) {
      const { content, version } = await office.maker.get('contracts.get', { id: contractId });
      return { version, content: asDraft(content) };
    },
  };
}

/** What a form keeps of a signed content: everything keyed, nothing computed. */
export function asDraft(content: ContractContent): ContractDraft {
  const { netFen: _net, taxFen: _tax, grossFen: _gross, firstDueOn: _due, lines, ...head } = content;
  return {
    ...head,
    lines: lines.map(
      ({ netFen: _n, taxFen: _t, grossFen: _g, productCode: _c, unitFactorE6: _f, unitDecimals: _d, ...line }) => line,
    ),
  };
}

/** Where and why a submission was refused. */
export function refusal(reply: Reply<unknown>) {
  if (reply.ok || reply.failure.code === 'internal') return reply;
  const { failure } = reply;
  return failure.code === 'invalid_input' ? failure.fields[0] : failure;
}

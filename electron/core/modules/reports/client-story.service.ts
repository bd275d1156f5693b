import type { ClientFigures, ClientMonth, ClientTurnover } from '#shared/reports/client-story.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { clientCredit } from '#core/modules/dispatch/credit.service.ts';
import { ageingOfClient, daysLateOf } from '#core/modules/reports/ageing.service.ts';
import {
  countContracts,
  findDispatchFigures,
  findInvoicingFigures,
  listDispatchedMonths,
  listInvoicedMonths,
  listPapers,
  listReturnedMonths,
} from '#core/modules/reports/client-story.repository.ts';

/** What a client's page says at its head, as far as the person may read it. */
export async function readClientFigures(ctx: QueryContext, clientId: string): Promise<ClientFigures> {
  const may = (permission: string) => ctx.person.permissions.has(permission);
  const asOf = ctx.today;
  return {
    asOf,
    ...(may('ledger.read') && {
      credit: await clientCredit(ctx, clientId),
      ageing: await ageingOfClient(ctx, clientId, asOf),
      daysLate: await daysLateOf(ctx, clientId, asOf),
    }),
    ...(may('contracts.read') && { contracts: await countContracts(ctx.db, clientId) }),
    ...(may('dispatch.read') && { dispatch: await findDispatchFigures(ctx.db, clientId, asOf) }),
    ...(may('invoicing.read') && { invoicing: await findInvoicingFigures(ctx.db, clientId) }),
  };
}

const NOTHING: ClientTurnover = {
  dispatchedFen: 0,
  returnedFen: 0,
  invoices: 0,
  netFen: 0,
  taxFen: 0,
  grossFen: 0,
  discountFen: 0,
};

/** A calendar year of a client by months, and the year before up to the same day. */
export async function readClientYear(ctx: QueryContext, clientId: string, year: number) {
  const months = await readMonths(ctx, clientId, `${year}-01-01`, `${year}-12-31`);
  const lastDay = Number(ctx.today.slice(0, 4)) === year ? ctx.today.slice(5) : '12-31';
  const before = await readMonths(ctx, clientId, `${year - 1}-01-01`, `${year - 1}-${lastDay}`);
  const known = new Map(months.map((month) => [month.month, month]));
  return {
    year,
    months: Array.from({ length: 12 }, (_, at) => {
      const month = `${year}-${String(at + 1).padStart(2, '0')}`;
      return known.get(month) ?? { month, ...NOTHING };
    }),
    total: sumMonths(months),
    before: sumMonths(before),
  };
}

/** The months of a span in which anything happened. */
async function readMonths(ctx: QueryContext, clientId: string, from: string, to: string): Promise<ClientMonth[]> {
  const span = { clientId, from, to };
  const invoiced = await listInvoicedMonths(ctx.db, span);
  const dispatched = await listDispatchedMonths(ctx.db, span);
  const returned = await listReturnedMonths(ctx.db, span);
  const names = new Set([...invoiced, ...dispatched, ...returned].map(({ month }) => month));
  return [...names].toSorted().map((month) => ({
    ...NOTHING,
    ...invoiced.find((row) => row.month === month),
    month,
    dispatchedFen: dispatched.find((row) => row.month === month)?.fen ?? 0,
    returnedFen: returned.find((row) => row.month === month)?.fen ?? 0,
  }));
}

function sumMonths(months: readonly ClientMonth[]): ClientTurnover {
  const sum = (key: keyof ClientTurnover) => months.reduce((total, month) => total + month[key], 0);
  return {
    dispatchedFen: sum('dispatchedFen'),
    returnedFen: sum('returnedFen'),
    invoices: sum('invoices'),
    netFen: sum('netFen'),
    taxFen: sum('taxFen'),
    grossFen: sum('grossFen'),
    discountFen: sum('discountFen'),
  };
}

/** The kinds of records papers come with, by the permission to read them. */
const PAPER_KINDS: readonly (readonly [permission: string, kinds: readonly string[]])[] = [
  ['clients.read', ['client']],
  ['contracts.read', ['contract', 'opening_document', 'close_short']],
  ['dispatch.read', ['dispatch_note', 'sign_back', 'return_note']],
  ['invoicing.read', ['invoice_request', 'invoice']],
  ['receipts.read', ['receipt', 'allocation']],
  ['statements.read', ['statement']],
];

interface PapersAsked {
  readonly clientId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 资料: what was scanned and attached for a client, newest first. */
export async function readClientPapers(ctx: QueryContext, { clientId, limit, after }: PapersAsked) {
  const kinds = PAPER_KINDS.flatMap(([permission, names]) => (ctx.person.permissions.has(permission) ? names : []));
  const key = decodePageKey(after, 2);
  const place = key && ([Number(key[0]), Number(key[1])] as const);
  const papers = await listPapers(ctx.db, { clientId, kinds, limit, ...(place && { after: place }) });
  const { rows, next } = toPage(papers, limit, (paper) => [paper.serial, paper.position]);
  return {
    rows: rows.map((paper) => ({
      ...paper,
      makerName: paper.makerName ?? '',
      effectiveAt: paper.effectiveAt ?? 0,
    })),
    ...(next !== undefined && { next }),
  };
}

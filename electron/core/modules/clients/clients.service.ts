import type { ClientFilter, ClientRow } from '#shared/clients/clients.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { listClients, sumClients } from '#core/modules/clients/clients.repository.ts';

/** Enough to recognise, too little to use: `9144****8216`. */
function maskIdentifier(text: string | null): string {
  if (text === null) return '';
  return text.length <= 8 ? '****' : `${text.slice(0, 4)}****${text.slice(-4)}`;
}

function maskPhone(text: string | null): string | null {
  return text === null ? null : text.replace(/^(.{3}).*(.{4})$/, '$1****$2');
}

export interface ClientPageQuery extends ClientFilter {
  readonly sort: 'code' | 'name';
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A row of the list, and the whole tax id for files that go to finance: a company's is public, a person's phone is not. */
export interface ClientListRow extends ClientRow {
  readonly taxNumber: string | null;
}

/** One page of the client list; screen and workbook take it from here. */
export async function listClientRows(
  ctx: QueryContext,
  input: ClientPageQuery,
): Promise<{ rows: ClientListRow[]; next?: string }> {
  const rows = await listClients(ctx.db, { ...input, after: decodePageKey(input.after, 2) });
  const page = toPage(rows, input.limit, (row) => [input.sort === 'code' ? row.code : row.name, row.id]);
  return {
    ...(page.next !== undefined && { next: page.next }),
    rows: page.rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      taxNumber: row.tax_number,
      taxNumberMasked: maskIdentifier(row.tax_number),
      kind: row.kind,
      sizeGrade: row.size_grade,
      creditGrade: row.credit_grade,
      region: row.region,
      ownerName: row.owner_name,
      creditLimitFen: row.credit_limit_fen,
      paymentDays: row.payment_days,
      status: row.status,
      contactName: row.contact_name,
      contactPhone: maskPhone(row.contact_phone),
      balanceFen: row.balance_fen ?? 0,
      inReview: (row.in_review ?? 0) > 0,
    })),
  };
}

/** Totals over the same filter as the list. */
export async function totalClients(ctx: QueryContext, input: ClientPageQuery) {
  const sums = await sumClients(ctx.db, { ...input, after: undefined });
  return { count: sums.count, creditLimitFen: sums.limit_fen, balanceFen: sums.balance_fen };
}

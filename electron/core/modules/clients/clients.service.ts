import type { ClientListInput, ClientRow } from '#shared/clients/clients.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listClientIds, listClientsByIds } from '#core/modules/clients/client-list.repository.ts';

/** Enough to recognise, too little to use: `9144****8216`. */
function maskIdentifier(text: string | null): string {
  if (text === null) return '';
  return text.length <= 8 ? '****' : `${text.slice(0, 4)}****${text.slice(-4)}`;
}

function maskPhone(text: string | null): string | null {
  return text === null ? null : text.replace(/^(.{3}).*(.{4})$/, '$1****$2');
}

/** A row of the list, and the whole tax id for files that go to finance: a company's is public, a person's phone is not. */
export interface ClientListRow extends ClientRow {
  readonly taxNumber: string | null;
}

/** One page of the client list, the first with its totals; screen and workbook take it from here. */
export async function listClientRows(ctx: QueryContext, input: ClientListInput) {
  const { ids, ...page } = await listClientIds(ctx.db, input, ctx.today);
  const rows = (await listClientsByIds(ctx.db, ids)).map((row): ClientListRow => ({
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
    inReview: (row.in_review ?? 0) + (row.in_compound ?? 0) > 0,
  }));
  return { ...page, rows };
}

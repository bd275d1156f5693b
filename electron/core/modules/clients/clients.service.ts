import type { ClientListInput, ClientRow } from '#shared/clients/clients.contract.ts';
import { maskTaxId } from '#shared/kernel/masking.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { listClientIds, listClientsByIds } from '#core/modules/clients/client-list.repository.ts';
import { findClient } from '#core/modules/clients/clients.repository.ts';

/** A row of the list with its phone whole, and the tax id for files that go to finance: who hands it out masks them. */
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
    taxNumberMasked: maskTaxId(row.tax_number),
    kind: row.kind,
    sizeGrade: row.size_grade,
    creditGrade: row.credit_grade,
    region: row.region,
    ownerName: row.owner_name,
    deputyName: row.deputy_name,
    tags: row.tags,
    creditLimitFen: row.credit_limit_fen,
    paymentDays: row.payment_days,
    status: row.status,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    balanceFen: row.balance_fen ?? 0,
    inReview: (row.in_review ?? 0) + (row.in_compound ?? 0) > 0,
  }));
  return { ...page, rows };
}

/** What the office calls a client by: its own code, or the one it was given. */
export async function codeOfClient(db: ReadDb, id: string): Promise<string> {
  return (await findClient(db, id))?.code ?? '';
}

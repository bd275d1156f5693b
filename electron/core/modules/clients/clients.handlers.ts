import type { clientsContract } from '#shared/clients/clients.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import {
  findBalance,
  findClient,
  listClients,
  pickClients,
  readContent,
  sumClients,
} from '#core/modules/clients/clients.repository.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/submit.service.ts';

/** Enough to recognise, too little to use: `9144****8216`. */
function maskIdentifier(text: string | null): string {
  if (text === null) return '';
  return text.length <= 8 ? '****' : `${text.slice(0, 4)}****${text.slice(-4)}`;
}

function maskPhone(text: string | null): string | null {
  return text === null ? null : text.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
}

export const clientsHandlers: HandlersFor<typeof clientsContract> = {
  async 'clients.list'(ctx, input) {
    const asked = { ...input, after: decodePageKey(input.after, 2) };
    const rows = await listClients(ctx.db, asked);
    const page = toPage(rows, input.limit, (row) => [input.sort === 'code' ? row.code : row.name, row.id]);
    const sums = input.after === undefined ? await sumClients(ctx.db, asked) : undefined;
    return {
      ...(page.next !== undefined && { next: page.next }),
      rows: page.rows.map((row) => ({
        id: row.id,
        code: row.code,
        name: row.name,
        shortName: row.short_name,
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
      ...(sums && { total: { count: sums.count, creditLimitFen: sums.limit_fen, balanceFen: sums.balance_fen } }),
    };
  },
  async 'clients.get'(ctx, { id }) {
    const row = await findClient(ctx.db, id);
    if (!row) return notFound('client', id);
    const open = await findOpenSubmissionOf(ctx, 'client', id);
    return {
      id,
      version: row.version,
      submissionId: row.submission_id,
      content: { ...(await readContent(ctx.db, row)), code: row.code },
      balanceFen: await findBalance(ctx.db, id),
      ...(open !== undefined && { openSubmissionId: open }),
    };
  },
  async 'clients.pick'(ctx, { text }) {
    const rows = await pickClients(ctx.db, text);
    return rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      status: row.status,
    }));
  },
  'clients.submit': (ctx, input) => submitForReview(ctx, clientKind, input),
};

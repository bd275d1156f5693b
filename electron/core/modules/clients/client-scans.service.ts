import type { ClientContent } from '#shared/clients/clients.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { wasAttachedTo } from '#core/modules/review/attachment.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** A licence's scan is one of the files attached here, or to an earlier submission of the client. */
export async function refuseStrangeScan(
  ctx: QueryContext,
  { content, recordId, evidence = [] }: Pick<Proposal<ClientContent>, 'content' | 'recordId' | 'evidence'>,
): Promise<void> {
  for (const [at, { kind, scanHash }] of content.licences.entries()) {
    if (scanHash === null || evidence.includes(scanHash)) continue;
    const known = recordId !== undefined && (await wasAttachedTo(ctx, recordId, scanHash));
    if (!known) refuseField(`licences.${at}.scanHash`, 'client.scan_missing', { kind });
  }
}

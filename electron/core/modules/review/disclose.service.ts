import { maskContent, personalValues } from '#shared/disclosures/mask-content.ts';
import type { DisclosureReason } from '#shared/disclosures/disclosures.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';

/**
 * A record's content as it leaves core: masked, unless the caller opens a form that needs it and holds one of the permissions
 * to fill that in. Being shown a form is logged like any other telling.
 */
export function shownContent<C, P extends DisclosureReason>(
  ctx: QueryContext,
  kind: string,
  { id, content, purpose }: { readonly id: string; readonly content: C; readonly purpose: P | undefined },
  writers: Readonly<Record<P, readonly string[]>>,
): C {
  if (purpose === undefined) return maskContent(kind, content);
  const [first = ''] = writers[purpose];
  if (!writers[purpose].some((permission) => ctx.person.permissions.has(permission)))
    throw new OfficeError({ code: 'forbidden', permission: first });
  noteShown(ctx, kind, id, purpose, content);
  return content;
}

/** Logs that a content was shown whole; one that tells of nobody leaves no row. */
export function noteShown(
  ctx: QueryContext,
  kind: string,
  recordId: string,
  reason: DisclosureReason,
  content: unknown,
): void {
  if (personalValues(kind, content).next().done === true) return;
  ctx.disclose({ what: 'shown', subjectKind: kind, subjectId: recordId, reason, masking: 'whole' });
}

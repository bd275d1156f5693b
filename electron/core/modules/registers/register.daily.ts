import { findMaskText, maskContent } from '#shared/disclosures/mask-content.ts';
import { entrySchema } from '#shared/registers/entry-schema.ts';
import { entryKindOf, REGISTER_SUBJECT, titleOf, writePermissionOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { type DailyKind, defineDailyKind } from '#core/modules/daily/daily-kind.ts';
import { listEntriesByIds } from '#core/modules/registers/register-list.repository.ts';
import { refuseDeadLinks } from '#core/modules/registers/register-links.service.ts';

/** A register of the daily class: its entries stand in the register itself, and on the page of their day. */
export function registerDailyKind(kind: RegisterKind): DailyKind<EntryFields> {
  return defineDailyKind<EntryFields>({
    name: entryKindOf(kind),
    paperName: kind.label.zh,
    module: 'registers',
    content: entrySchema(kind),
    subjects: [REGISTER_SUBJECT],
    book: { kind: REGISTER_SUBJECT, id: kind.name, label: kind.label.zh },
    write: writePermissionOf(kind),
    title: (fields) => titleOf(kind, fields),
    shown: (fields) => maskContent(entryKindOf(kind), { fields }).fields,
    async check(ctx, fields) {
      const mask = findMaskText(entryKindOf(kind), { fields });
      const path = mask?.replace('fields', 'content');
      if (path !== undefined) refuseField(path, 'review.mask_as_value');
      await refuseDeadLinks(ctx.db, kind, fields, { under: 'content' });
    },
  });
}

/** A daily entry as one of the effective class is read: its fields under `fields`. */
export async function readDailyEntry(
  db: ReadDb,
  kind: RegisterKind,
  id: string,
): Promise<{ readonly content: { readonly fields: EntryFields } } | undefined> {
  const [entry] = await listEntriesByIds(db, kind, [id]);
  return entry && { content: { fields: JSON.parse(entry.fields) as EntryFields } };
}

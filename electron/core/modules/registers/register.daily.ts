import { findMaskText, maskContent } from '#shared/disclosures/mask-content.ts';
import { entrySchema } from '#shared/registers/entry-schema.ts';
import { entryKindOf, REGISTER_SUBJECT, titleOf, writePermissionOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { type DailyKind, defineDailyKind } from '#core/modules/daily/daily-kind.ts';
import { listEntriesByIds } from '#core/modules/registers/register-list.repository.ts';
import { labelLinks, refuseDeadLinks } from '#core/modules/registers/register-links.service.ts';
import { textOf } from '#core/modules/registers/register-paper.service.ts';

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
    async inFull(ctx, fields) {
      const shown = maskContent(entryKindOf(kind), { fields }).fields;
      const [labels = {}] = await labelLinks(ctx.db, kind, [fields], 'label');
      const parts = kind.fields.map((field): readonly [string, string] => [
        field.label.zh,
        textOf(field, { number: null, fields: shown, labels, state: 'none' }),
      ]);
      return parts.flatMap(([label, text]) => (text === '' ? [] : [`${label} ${text}`])).join('；');
    },
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

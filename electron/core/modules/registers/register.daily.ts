import { entrySchema } from '#shared/registers/entry-schema.ts';
import { entryKindOf, REGISTER_SUBJECT, titleOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { type DailyKind, defineDailyKind } from '#core/modules/daily/daily-kind.ts';
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
    write: 'registers.write',
    title: (fields) => titleOf(kind, fields),
    check: (ctx, fields) => refuseDeadLinks(ctx.db, kind, fields, { under: 'content' }),
  });
}

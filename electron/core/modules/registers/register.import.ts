import type { SheetRecord } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields, RegisterDraft } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { defineImportKind, type ImportKind } from '#core/modules/imports/import-kind.ts';
import { findNamed } from '#core/modules/registers/register-link.repository.ts';
import type { RegisterRecordKind } from '#core/modules/registers/register.review.ts';
import { columnKey, registerSheet } from '#core/modules/registers/register.sheet.ts';

/** A workbook of one register: a row an entry. The checker adds up its money, or keys ten drawn rows again. */
export function registerImport(
  kind: RegisterKind,
  record: RegisterRecordKind,
): ImportKind<RegisterDraft, RegisterDraft> {
  const money = kind.fields.find(({ type, rekey }) => type === 'fen' && rekey === true)?.key;
  return defineImportKind<RegisterDraft, RegisterDraft>({
    record,
    definition: registerSheet(kind),
    ...(money !== undefined && { controlFen: ({ fields }: RegisterDraft) => Number(fields[money] ?? 0) }),
    async draft(ctx, sheetRecord) {
      const fields: Record<string, string | number> = {};
      const faults: FieldFault[] = [];
      for (const field of kind.fields) {
        const value = await valueOf(ctx, field, sheetRecord);
        if (typeof value === 'object') faults.push(value);
        else if (value !== undefined) fields[field.key] = value;
      }
      if (faults.length > 0) return { ok: false, faults };
      return { ok: true, draft: { register: kind.name, fields: fields satisfies EntryFields } };
    },
  });
}

/** The stored value of a cell; of a link the id of what it names, or why that is nobody's. */
async function valueOf(
  ctx: QueryContext,
  field: RegisterField,
  { values }: SheetRecord,
): Promise<string | number | FieldFault | undefined> {
  const value = values[columnKey(field)];
  if (value === undefined || value === '') return undefined;
  if (field.type === 'yes') return value === 'yes' ? 1 : undefined;
  if (field.type === 'time') return String(value).replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1');
  if (!isLink(field.type)) return value;
  const [first, second] = await findNamed(ctx.db, field.type, String(value).trim(), field.register ?? '');
  const path = columnKey(field);
  if (first === undefined) return { path, reason: 'registers.sheet_unknown' };
  return second === undefined ? first : { path, reason: 'registers.sheet_ambiguous' };
}

import { z } from 'zod';
import { MOST_OF_FILE } from '#shared/daily/daily.schema.ts';
import type { SheetRecord } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { entryKindOf, isLink, REGISTER_SUBJECT } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields, RegisterDraft } from '#shared/registers/registers.contract.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { clientMeant } from '#core/modules/clients/client-meant.service.ts';
import type { DailyKind } from '#core/modules/daily/daily-kind.ts';
import {
  type DailyImport,
  defineImportKind,
  type Drafted,
  type ImportKind,
  type TakenFor,
} from '#core/modules/imports/import-kind.ts';
import { findNamed } from '#core/modules/registers/register-link.repository.ts';
import { refuseDeadLinks } from '#core/modules/registers/register-links.service.ts';
import { type Alike, findAlike } from '#core/modules/registers/register-alike.repository.ts';
import type { RegisterRecordKind } from '#core/modules/registers/register.review.ts';
import { columnKey, registerSheet } from '#core/modules/registers/register.sheet.ts';
import { verdictOf } from '#core/modules/review/record-bulk.ts';
import type { Proposal, Verdict } from '#core/modules/review/record-kind.ts';

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
    draft: (ctx, sheetRecord) => draftEntry(ctx, kind, sheetRecord),
  });
}

/**
 * A workbook of a daily register: each row is checked as a keyed entry is, and becomes one. A row that says what a standing entry
 * says already is refused with whose that is, so that a file brought again adds nothing.
 */
export function registerDailyImport(kind: RegisterKind, entries: DailyKind<EntryFields>): DailyImport<RegisterDraft> {
  const content = z.strictObject({ register: z.literal(kind.name), fields: entries.content });
  const checkRow = async (ctx: QueryContext, { content: { fields } }: Proposal<RegisterDraft>): Promise<Verdict> => {
    await refuseDeadLinks(ctx.db, kind, fields, { under: 'fields' });
    return [];
  };
  return {
    record: {
      name: entryKindOf(kind),
      draft: content,
      content,
      complete: (_ctx, draft) => Promise.resolve(draft),
      // Two rows of a file that say the same are one of them too many.
      claims: ({ fields }) => [{ scope: 'daily.same', key: canonicalJson(fields) }],
      async validate(ctx, proposal) {
        const [verdict = []] = (await this.validateMany?.(ctx, [proposal])) ?? [];
        if (verdict instanceof OfficeError) throw verdict;
        return verdict;
      },
      async validateMany(ctx, proposals) {
        const alike = await findAlike(
          ctx.db,
          kind,
          proposals.map(({ content: { fields } }) => fields),
        );
        const verdicts: Verdict[] = [];
        for (const [at, proposal] of proposals.entries()) {
          const same = alike[at];
          verdicts.push(same ? standsAlready(same) : await verdictOf(() => checkRow(ctx, proposal)));
        }
        return verdicts;
      },
    },
    definition: registerSheet(kind),
    most: MOST_OF_FILE,
    draft: (ctx, sheetRecord) => draftEntry(ctx, kind, sheetRecord),
    daily: {
      kind: entries as unknown as DailyKind,
      subject: { kind: REGISTER_SUBJECT, id: kind.name },
      entryOf: ({ fields }) => fields,
    },
  };
}

function standsAlready({ personName, officeDate }: Alike): OfficeError {
  return new OfficeError({
    code: 'rule_broken',
    rule: 'registers.stands_already',
    details: { person: personName, date: officeDate },
  });
}

async function draftEntry(
  ctx: QueryContext,
  kind: RegisterKind,
  sheetRecord: SheetRecord,
): Promise<Drafted<RegisterDraft>> {
  const fields: Record<string, string | number> = {};
  const faults: FieldFault[] = [];
  let taken: TakenFor | undefined;
  for (const field of kind.fields) {
    const value = await valueOf(ctx, field, sheetRecord);
    if (typeof value === 'object' && 'taken' in value) {
      fields[field.key] = value.id;
      taken = value.taken;
    } else if (typeof value === 'object') faults.push(value);
    else if (value !== undefined) fields[field.key] = value;
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, draft: { register: kind.name, fields: fields satisfies EntryFields }, ...(taken && { taken }) };
}

interface Taken {
  readonly id: string;
  readonly taken: TakenFor;
}

/** The stored value of a cell; of a link the id of what it names, or why that is nobody's. */
async function valueOf(
  ctx: QueryContext,
  field: RegisterField,
  { values }: SheetRecord,
): Promise<string | number | FieldFault | Taken | undefined> {
  const value = values[columnKey(field)];
  if (value === undefined || value === '') return undefined;
  if (field.type === 'yes') return value === 'yes' ? 1 : undefined;
  if (field.type === 'time') return String(value).replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1');
  if (!isLink(field.type)) return value;
  if (field.type === 'client') return clientIn(ctx, columnKey(field), String(value).trim());
  const [first, second] = await findNamed(ctx.db, field.type, String(value).trim(), field.register ?? '');
  const path = columnKey(field);
  if (first === undefined) return { path, reason: 'registers.sheet_unknown' };
  return second === undefined ? first : { path, reason: 'registers.sheet_ambiguous' };
}

/** A client by whatever the cell calls it; its code there is as good as its name, anything else is said. */
async function clientIn(ctx: QueryContext, path: string, name: string): Promise<string | FieldFault | Taken> {
  const meant = await clientMeant(ctx, { name });
  if (!meant.ok) {
    const isUnknown = meant.fault.reason === 'clients.sheet_client_unknown';
    return { path, ...(isUnknown ? { reason: 'registers.sheet_unknown' } : meant.fault) };
  }
  const { id, taken } = meant;
  return taken === undefined || taken.by === 'code' ? id : { id, taken };
}

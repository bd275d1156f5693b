import { isLink, type LinkType } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findLinked, findRegisterOf } from '#core/modules/registers/register-link.repository.ts';
import type { RegisterLinkTable } from '#core/database/tables/registers.tables.ts';

type NamedLink = readonly [field: RegisterField & { readonly type: LinkType }, id: string];

/** The links of an entry that are filled. */
function linksOf(kind: RegisterKind, fields: EntryFields): readonly NamedLink[] {
  return kind.fields.flatMap((field): NamedLink[] => {
    const id = fields[field.key];
    return isLink(field.type) && typeof id === 'string' ? [[{ ...field, type: field.type }, id]] : [];
  });
}

/** Refuses a link to what is not there, or may be named no longer; one that the entry has already stays. */
export async function refuseDeadLinks(
  db: ReadDb,
  kind: RegisterKind,
  fields: EntryFields,
  options: { readonly before?: EntryFields | undefined; readonly under: string },
): Promise<void> {
  for (const [field, id] of linksOf(kind, fields)) {
    if (options.before?.[field.key] === id) continue;
    const path = `${options.under}.${field.key}`;
    const linked = (await findLinked(db, field.type, [id])).get(id);
    const isOfRegister = field.type !== 'entry' || (await findRegisterOf(db, id)) === field.register;
    if (!linked || !isOfRegister) return refuseField(path, 'registers.link_unknown');
    if (!linked.mayBeUsed) refuseField(path, 'registers.link_not_usable', { label: linked.label });
  }
}

const COLUMNS = {
  client: 'client_id',
  contract: 'contract_id',
  dispatch_note: 'dispatch_note_id',
  invoice: 'invoice_id',
  product: 'product_id',
  person: 'person_id',
  entry: 'linked_entry_id',
} as const satisfies Readonly<Record<LinkType, keyof RegisterLinkTable>>;

const NOTHING = {
  client_id: null,
  contract_id: null,
  dispatch_note_id: null,
  invoice_id: null,
  product_id: null,
  person_id: null,
  linked_entry_id: null,
  daily_entry_id: null,
  linked_register: null,
};

/** The links of an entry as the store holds them, each with a foreign key of its own kind. */
export function linkRows(
  kind: RegisterKind,
  fields: EntryFields,
  of: { readonly recordId: string; readonly submissionId: string },
  dailyRegisters: ReadonlySet<string>,
): readonly RegisterLinkTable[] {
  return linksOf(kind, fields).map(([field, id]) => {
    const head = { ...NOTHING, entry_id: of.recordId, field: field.key, submission_id: of.submissionId };
    if (field.type !== 'entry') return { ...head, [COLUMNS[field.type]]: id };
    const register = field.register ?? '';
    if (dailyRegisters.has(register)) return { ...head, daily_entry_id: id };
    return { ...head, linked_entry_id: id, linked_register: register };
  });
}

/** By field key: what people call the record each link names, or how a workbook writes it. Of many entries at once. */
export async function labelLinks(
  db: ReadDb,
  kind: RegisterKind,
  entries: readonly EntryFields[],
  by: 'label' | 'written',
): Promise<readonly Readonly<Record<string, string>>[]> {
  const byType = new Map<LinkType, string[]>();
  for (const fields of entries) {
    for (const [{ type }, id] of linksOf(kind, fields)) byType.set(type, [...(byType.get(type) ?? []), id]);
  }
  const found = new Map<LinkType, Awaited<ReturnType<typeof findLinked>>>();
  for (const [type, ids] of byType) found.set(type, await findLinked(db, type, ids));
  return entries.map((fields) =>
    Object.fromEntries(linksOf(kind, fields).map(([{ key, type }, id]) => [key, found.get(type)?.get(id)?.[by] ?? ''])),
  );
}

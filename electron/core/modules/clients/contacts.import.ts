import { ClientContact, type ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import type { PreviewRow, SheetRecord } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import { contactColumns } from '#core/modules/clients/client-parts.sheet.ts';
import { clientMeant, type ClientMeant } from '#core/modules/clients/client-meant.service.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { contactSheet } from '#core/modules/clients/contacts.sheet.ts';
import { defineImportKind, type KeyedCell } from '#core/modules/imports/import-kind.ts';

type Contact = ClientContent['contacts'][number];
type Read =
  | { readonly ok: true; readonly contact: Partial<Contact> & { readonly name: string } }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * 客户联系人: each client the file names is amended by its rows. Somebody the file knows under the same name is brought up to
 * date, with what the row says and nothing else; everybody else stays. The checker keys phones and birthdays of drawn rows.
 */
export const contactImport = defineImportKind<ClientDraft, ClientContent>({
  record: clientKind,
  definition: contactSheet,
  async draft(ctx, record) {
    const named = await clientNamed(ctx, record);
    if (named.ok === 'unnamed') return { ok: false, faults: [{ path: 'clientName', reason: 'required' }] };
    if (!named.ok) return { ok: false, faults: [{ path: pathOf(record), ...named.fault }] };
    const current = await clientKind.read(ctx.db, named.id);
    if (current === undefined)
      return { ok: false, faults: [{ path: pathOf(record), reason: 'clients.sheet_client_unknown' }] };
    const read = record.lines.map(readContact);
    const faults = [...read.flatMap((one) => (one.ok ? [] : one.faults)), ...namedTwice(record)];
    if (faults.length > 0) return { ok: false, faults };
    const given = read.flatMap((one) => (one.ok ? [one.contact] : []));
    const contacts = merged(current.content.contacts, given);
    if (JSON.stringify(contacts) === JSON.stringify(current.content.contacts)) {
      return { ok: false, faults: [{ path: 'contacts.0.name', reason: 'client.contacts_known' }] };
    }
    const draft = ClientDraft.safeParse({ ...current.content, contacts });
    if (!draft.success) return { ok: false, faults: [{ path: 'contacts.0.name', reason: 'client.too_many_contacts' }] };
    return {
      ok: true,
      draft: draft.data,
      amends: { recordId: named.id, baseVersion: current.version, keyed: keyedCells(record, contacts) },
      ...(named.taken && { taken: named.taken }),
    };
  },
});

async function clientNamed(ctx: QueryContext, record: SheetRecord): Promise<ClientMeant | { readonly ok: 'unnamed' }> {
  const [code, taxNumber, name] = NAMING.map((key) => textOf(record, key));
  if (code === undefined && taxNumber === undefined && name === undefined) return { ok: 'unnamed' };
  return clientMeant(ctx, { code, taxNumber, name });
}

/** Columns that name a client, the surest first. */
const NAMING = ['clientCode', 'clientTaxNumber', 'clientName'] as const;

function pathOf(record: SheetRecord): string {
  return NAMING.find((key) => textOf(record, key) !== undefined) ?? 'clientName';
}

function textOf({ values }: SheetRecord, key: string): string | undefined {
  const value = values[key];
  const text = value === undefined ? '' : foldWidth(String(value)).trim();
  return text === '' ? undefined : text;
}

/** What the row says of the contact; what it leaves empty is not touched. */
function readContact(row: PreviewRow, index: number): Read {
  const said = Object.fromEntries(
    contactColumns.flatMap(({ key }) => {
      const value = row.values[`contacts.${key}`];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const dated = said['birthday'] !== undefined && said['birthdayIs'] === undefined ? { birthdayIs: 'solar' } : {};
  const parsed = ClientContact.partial()
    .required({ name: true })
    .safeParse({ ...said, ...dated });
  if (parsed.success) {
    const given = new Set([...Object.keys(said), ...Object.keys(dated)]);
    const contact = Object.fromEntries(Object.entries(parsed.data).filter(([key]) => given.has(key)));
    return { ok: true, contact: { ...contact, name: parsed.data.name } };
  }
  return {
    ok: false,
    faults: faultsOf(parsed.error, `contacts.${index}`),
  };
}

/** Two rows of one client under one name: which of them holds is not ours to guess. */
function namedTwice({ lines }: SheetRecord): FieldFault[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line, index) => {
    const name = String(line.values['contacts.name'] ?? '');
    const first = seen.get(name);
    if (first === undefined) seen.set(name, line.rowNumber);
    if (first === undefined) return [];
    return [{ path: `contacts.${index}.name`, reason: 'duplicate_in_file', details: { first } }];
  });
}

function merged(kept: readonly Contact[], given: readonly (Partial<Contact> & { readonly name: string })[]): Contact[] {
  const updated = kept.map((contact) => ({ ...contact, ...given.find(({ name }) => name === contact.name) }));
  const known = new Set(kept.map(({ name }) => name));
  const added = given.filter(({ name }) => !known.has(name)).map((contact) => ClientContact.parse(contact));
  return [...updated, ...added];
}

/** What of the amended file stands in the workbook, and in which row: out of these the checker's are drawn. */
function keyedCells({ lines }: SheetRecord, contacts: readonly Contact[]): KeyedCell[] {
  return lines.flatMap((line): KeyedCell[] => {
    const at = contacts.findIndex(({ name }) => name === line.values['contacts.name']);
    const cell = (field: string, type: KeyedCell['type']): KeyedCell[] =>
      line.values[`contacts.${field}`] === undefined
        ? []
        : [{ path: `contacts.${at}.${field}`, type, rowNumber: line.rowNumber }];
    const telling = [...cell('phone', 'phone'), ...cell('birthday', 'date')];
    return telling.length > 0 ? telling : cell('name', 'text');
  });
}

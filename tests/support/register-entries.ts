import { dueRuleOf, dueRulesOf, fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { typedText } from './keying.ts';
import { e6, HENGTAI, PRIMER } from './sales-office.ts';
import { readHere } from './read-here.ts';
import { openTradeOffice, primerContract, type TradeOffice } from './trade-office.ts';
import type { TestOfficeOptions } from './test-office.ts';

/** A record an entry may name: its id, and how a workbook writes it. */
export interface Named {
  readonly id: string;
  readonly written: string;
}

/** Records of every kind that entries name, by kind. */
export type NamedRecords = Readonly<Record<string, Named>>;

/** An office with registers, and a record of every kind their entries may name. */
export interface RegisterOffice extends TradeOffice {
  readonly registers: readonly RegisterKind[];
  readonly named: NamedRecords;
}

export async function openRegisterOffice(options: TestOfficeOptions = {}): Promise<RegisterOffice> {
  const office = await openTradeOffice({ startReader: readHere, ...options });
  return { ...office, registers: options.registers ?? REGISTERS, named: await nameRecords(office) };
}

/** A contract, a note of it that came back signed, and its invoice; with the client, product and person there are. */
export async function nameRecords(office: TradeOffice): Promise<NamedRecords> {
  const { contractId, take } = await primerContract(office, 100);
  const note = await office.note([take(10)]);
  await office.signBack(note.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(10) }]);
  const dispatched = { dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ contractId, contractLineKey: 'L1', ...dispatched, quantityE6: e6(1) }]);
  const invoice = await office.invoice(request.recordId);
  const contract = await office.maker.get('contracts.get', { id: contractId });
  const shown = await office.maker.get('invoicing.getInvoice', { id: invoice.recordId });
  const [person] = await office.maker.get('people.list', {});
  return {
    client: { id: office.clientId, written: HENGTAI.name },
    contract: { id: contractId, written: contract.number },
    dispatch_note: { id: note.recordId, written: note.number },
    invoice: { id: invoice.recordId, written: shown.content.invoiceNumber },
    product: { id: office.primer, written: PRIMER.code },
    person: { id: person?.id ?? '', written: person?.name ?? '' },
  };
}

/** The day entries are of, and the day they are due. */
const TODAY = '2026-11-20';
const DUE = '2026-11-23';

/**
 * An entry as its declaration asks for it, the `n`th of its kind: everything filled but what would end its waiting. Entries it
 * names are given by register; without one, an entry that need not be named is not.
 */
export function entryFields(kind: RegisterKind, n: number, named: NamedRecords): EntryFields {
  const ends = dueRulesOf(kind).map(({ done }) => done.field);
  const pairs = kind.fields.flatMap((field): [string, string | number][] => {
    if (ends.includes(field.key) && field.required !== true) return [];
    const value = valueOf(kind, field, n, named);
    return value === undefined ? [] : [[field.key, value]];
  });
  return Object.fromEntries(pairs);
}

function valueOf(
  kind: RegisterKind,
  field: RegisterField,
  n: number,
  named: NamedRecords,
): string | number | undefined {
  if (isLink(field.type)) return named[field.type === 'entry' ? `entry ${field.register ?? ''}` : field.type]?.id;
  switch (field.type) {
    case 'choice':
      return codeOf(kind, field);
    case 'date':
      return dueOnOf(kind, field.key) ?? dateOf(kind, field);
    case 'time':
      return '08:30';
    case 'fen':
      return 1_234_00 + n;
    case 'quantity':
      return e6(12) + n;
    case 'integer':
      return 30_000 + n;
    case 'yes':
      return 1;
    case 'phone':
      return `138${String(10_000_000 + n)}`;
    case 'waybill':
      return `SF${String(1_300_000_000_000 + n)}`;
    default:
      // Not the words of the field: a form of names and values is taken for a card and no list.
      return `某事 ${n}-${kind.fields.indexOf(field)}`;
  }
}

/** What moves comes in, what waits is not done. */
function codeOf(kind: RegisterKind, field: RegisterField): string | undefined {
  const codes = (field.choices ?? []).map(({ code }) => code);
  if (field.key === kind.ledger?.direction.field) return kind.ledger.direction.in[0];
  const ends = dueRulesOf(kind).find(({ done }) => done.field === field.key);
  if (ends) return codes.find((code) => ends.done.values?.includes(code) !== true);
  return field.start !== undefined && codes.includes(field.start) ? field.start : codes[0];
}

/** A date that lies after the due day lies after what is due too. */
function dateOf(kind: RegisterKind, field: RegisterField): string {
  const before = field.notBefore === undefined ? undefined : fieldOf(kind, field.notBefore);
  if (before === undefined) return TODAY;
  return dueOnOf(kind, before.key) ?? dateOf(kind, before);
}

/** The day an entry of `entryFields` is due by the rule of that field: what is due on its own day is due that day. */
export function dueOnOf(kind: RegisterKind, key: string): string | undefined {
  return dueRuleOf(kind, key) === undefined ? undefined : key === kind.date ? TODAY : DUE;
}

/** Entries a register names, of registers that are countersigned; each is made before what names it. */
export function namesEntriesOf(kind: RegisterKind): readonly string[] {
  return kind.fields.flatMap(({ type, register, required }) =>
    type === 'entry' && required === true && register !== undefined ? [register] : [],
  );
}

/** A new entry of a register, effective, with what it must name made before it. */
export async function makeEntry(
  office: RegisterOffice,
  kind: RegisterKind,
  n: number,
): Promise<{ readonly recordId: string; readonly number: string; readonly fields: EntryFields }> {
  const fields = entryFields(kind, n, await withEntries(office, kind, n));
  const { recordId, number } = await office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields },
  });
  return { recordId, number: number ?? '', fields };
}

/** The named records, and new entries of the registers this one names. */
export async function withEntries(office: RegisterOffice, kind: RegisterKind, n: number): Promise<NamedRecords> {
  const entries: [string, Named][] = [];
  for (const name of namesEntriesOf(kind)) {
    const other = office.registers.find((one) => one.name === name);
    if (!other) throw new Error(`${kind.name} names entries of ${name}`);
    const made = await makeEntry(office, other, n);
    entries.push([`entry ${name}`, { id: made.recordId, written: made.number }]);
  }
  return { ...office.named, ...Object.fromEntries(entries) };
}

/** The same fields changed in one: what is keyed again, else a line of text. */
export function changed(kind: RegisterKind, fields: EntryFields): EntryFields {
  const keyed = kind.fields.find(
    ({ rekey, type, key }) => rekey === true && type !== 'date' && fields[key] !== undefined,
  );
  const field = keyed ?? kind.fields.find(({ type, key }) => type === 'text' && fields[key] !== undefined);
  if (!field) throw new Error(`${kind.name} has a field that can be changed`);
  const value = fields[field.key];
  return { ...fields, [field.key]: typeof value === 'number' ? value + 1 : `${value ?? ''}0` };
}

/** A workbook of these entries as an office would send it, `text/csv` in base64. */
export function workbookOf(
  kind: RegisterKind,
  rows: readonly { readonly fields: EntryFields; readonly named: NamedRecords }[],
): string {
  const heads = kind.fields.map(({ label }) => label.zh);
  const lines = rows.map(({ fields, named }) => kind.fields.map((field) => cellOf(field, fields[field.key], named)));
  return Buffer.from([heads, ...lines].map((line) => line.join(',')).join('\n')).toString('base64');
}

function cellOf(field: RegisterField, value: string | number | undefined, named: NamedRecords): string {
  if (value === undefined) return '';
  if (field.type === 'yes') return '是';
  if (field.type === 'fen' || field.type === 'quantity') return typedText(field.type, value);
  if (isLink(field.type)) return Object.values(named).find(({ id }) => id === value)?.written ?? '';
  return field.choices?.find(({ code }) => code === value)?.label.zh ?? String(value);
}

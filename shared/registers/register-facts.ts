import type { ListColumn } from '#shared/kernel/list-query.ts';
import {
  LINK_TYPES,
  type DueRule,
  type FieldType,
  type RegisterField,
  type RegisterKind,
} from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { Words } from '#shared/registers/words.ts';
import type { KeyedType } from '#shared/review/review.schema.ts';

export type LinkType = (typeof LINK_TYPES)[number];

/** What an entry of the register is to the review engine (a record kind), to the daily class, to imports and exports. */
export function entryKindOf(register: Pick<RegisterKind, 'name'> | string): string {
  return `register_${typeof register === 'string' ? register : register.name}`;
}

/** What an entry fills of a client's file, by the file's fields: a choice as its word, what it does not say left out. */
export function fillsOf(kind: RegisterKind, fields: EntryFields, say: (words: Words) => string): EntryFields {
  const filled = Object.entries(kind.becomes?.fills ?? {}).flatMap(([theirs, own]): [string, string | number][] => {
    const value = fields[own];
    if (value === undefined) return [];
    const word = choiceOf(fieldOf(kind, own), value)?.label;
    return [[theirs, word === undefined ? value : say(word)]];
  });
  return Object.fromEntries(filled);
}

/** The compound by which an entry of the register goes into a client's file. */
export function becomingKindOf({ name }: Pick<RegisterKind, 'name'>): string {
  return `becomes_${name}`;
}

/** The register of a record kind or daily kind; undefined where it is none of a register. */
export function registerOfKind(kind: string): string | undefined {
  return kind.startsWith('register_') ? kind.slice('register_'.length) : undefined;
}

/** Who may keep the register: its money is kept by finance as well, a cash box also by the cashier. */
export function writePermissionOf({
  group,
  ledger,
  fields,
}: Pick<RegisterKind, 'group' | 'ledger' | 'fields'>): string {
  if (group !== 'money') return 'registers.write';
  const isBox = fields.some(({ key, type }) => key === ledger?.amount && type === 'fen');
  return isBox ? 'registers.writeCash' : 'registers.writeMoney';
}

/** What a daily entry of a register stands on: the register itself. */
export const REGISTER_SUBJECT = 'register';

export function isLink(type: FieldType): type is LinkType {
  return (LINK_TYPES as readonly string[]).includes(type);
}

export function fieldOf({ fields }: RegisterKind, key: string): RegisterField | undefined {
  return fields.find((field) => field.key === key);
}

/** A value as conditions and filters write it: yes is `1`. */
export function codeOf(value: string | number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** Whether `requiredWhen` of a field holds for an entry; a field without the rule is not asked for by it. */
export function isAskedFor({ requiredWhen }: RegisterField, fields: EntryFields): boolean {
  return requiredWhen !== undefined && requiredWhen.values.includes(codeOf(fields[requiredWhen.field]));
}

/** The choice a code stands for, in both languages. */
export function choiceOf(field: RegisterField | undefined, code: string | number | undefined) {
  return field?.choices?.find((choice) => choice.code === code);
}

/**
 * What an entry is called in queues and on paper: the values of its title fields, choices in Chinese. A record it names has no
 * place in it, for its name may change and the title is what was signed.
 */
export function titleOf(kind: RegisterKind, fields: EntryFields): string {
  const parts = kind.title.flatMap((key) => {
    const field = fieldOf(kind, key);
    const value = fields[key];
    if (field === undefined || isLink(field.type) || value === undefined) return [];
    return [choiceOf(field, value)?.label.zh ?? String(value)];
  });
  return parts.length === 0 ? kind.label.zh : parts.join(' · ');
}

const COLUMN_TYPES: Readonly<Partial<Record<FieldType, ListColumn['type']>>> = {
  choice: 'choice',
  yes: 'integer',
  date: 'date',
  fen: 'fen',
  quantity: 'quantity',
  integer: 'integer',
};

/** Fields with an index of their own: they sort, and filter at any size. */
export function isIndexed(kind: RegisterKind, field: RegisterField): boolean {
  const named = [kind.date, ...dueRulesOf(kind).map(({ on }) => on)];
  return field.type !== 'note' && (field.listed === true || named.includes(field.key));
}

/** An empty link would drop out of an order by what it names, so only those that must be given sort. */
function sorts(kind: RegisterKind, field: RegisterField): boolean {
  if (!isIndexed(kind, field)) return false;
  return !isLink(field.type) || (field.required === true && field.type !== 'entry');
}

/** The columns of a register's list by key, and how each can be asked for: its fields and, where entries have one, the number. */
export function columnsOf(kind: RegisterKind): Readonly<Record<string, ListColumn>> {
  const fields = kind.fields.map((field): [string, ListColumn] => [
    field.key,
    {
      type: COLUMN_TYPES[field.type] ?? 'text',
      sortable: sorts(kind, field),
      filterable: true,
      ...(field.type === 'choice' && { values: (field.choices ?? []).map(({ code }) => code) }),
    },
  ]);
  const number: ListColumn = { type: 'text', sortable: true, filterable: true };
  return Object.fromEntries([...(kind.review === 'effective' ? [['number', number] as const] : []), ...fields]);
}

/** Which balance an entry speaks of: the values of the ledger's key fields. */
export function balanceKey({ ledger }: Pick<RegisterKind, 'ledger'>, fields: EntryFields): string[] {
  return (ledger?.key ?? []).map((field) => codeOf(fields[field]));
}

/** The export of a register's balances. */
export function balanceExportOf({ name }: Pick<RegisterKind, 'name'>): string {
  return `balances_${name}`;
}

/** The export of what came and went of one balance of a register over a period. */
export function turnoverExportOf({ name }: Pick<RegisterKind, 'name'>): string {
  return `turnover_${name}`;
}

/** The columns of a ledger's balances by key: the fields of its key, what is there, and what there should be at least. */
export function balanceColumnsOf(kind: RegisterKind): Readonly<Record<string, ListColumn>> {
  const { ledger } = kind;
  if (ledger === undefined) return {};
  const type = fieldOf(kind, ledger.amount)?.type === 'fen' ? 'fen' : 'quantity';
  const parts = ledger.key.map((key): [string, ListColumn] => [
    key,
    { type: 'text', sortable: true, filterable: true },
  ]);
  return { ...Object.fromEntries(parts), balance: { type, sortable: true, filterable: true } };
}

/**
 * Money and quantities, which a list adds up, but those that say they do not. Nor what goes in and out under one head: the balances of its ledger say what that
 * comes to.
 */
export function summedFields({ fields, ledger, unsummed = [] }: RegisterKind): readonly string[] {
  const mixed = ledger?.direction.field === undefined ? undefined : ledger.amount;
  return fields
    .filter(({ key, type }) => (type === 'fen' || type === 'quantity') && key !== mixed && !unsummed.includes(key))
    .map(({ key }) => key);
}

/** What the ratio of an entry comes to, in basis points, half up; undefined where there is nothing to hold it against. */
export function ratioOf({ ratio }: Pick<RegisterKind, 'ratio'>, fields: EntryFields): number | undefined {
  const [part, whole] = ratio === undefined ? [] : [fields[ratio.part], fields[ratio.whole]];
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return undefined;
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n));
}

/** `1250` basis points as `12.5%`. */
export function ratioText(basisPoints: number | undefined): string {
  return basisPoints === undefined ? '' : `${basisPoints / 100}%`;
}

/** What entries of a register wait for, in the order of the declaration. */
export function dueRulesOf({ due }: Pick<RegisterKind, 'due'>): readonly DueRule[] {
  if (due === undefined) return [];
  return Array.isArray(due) ? due : [due];
}

/** The rule of a day; undefined where entries wait for no such day. */
export function dueRuleOf(kind: Pick<RegisterKind, 'due'>, on: string): DueRule | undefined {
  return dueRulesOf(kind).find((rule) => rule.on === on);
}

/** Whether what was waited for has come. */
export function isDone({ done }: DueRule, fields: EntryFields, isSettled: boolean): boolean {
  if (isSettled && done.orSettled === true) return true;
  const value = fields[done.field];
  return value !== undefined && (done.values === undefined || done.values.includes(codeOf(value)));
}

/** The rules that ask something of an entry, each with its day; those that are done too. */
export function askedOf(
  kind: RegisterKind,
  fields: EntryFields,
): readonly { readonly rule: DueRule; readonly on: string }[] {
  return dueRulesOf(kind).flatMap((rule) => {
    const on = fields[rule.on];
    return on === undefined ? [] : [{ rule, on: String(on) }];
  });
}

/** An entry's title in a language, with the records it names: what people read, where the signed one stays as it was signed. */
export function titleIn(
  kind: RegisterKind,
  { fields, labels }: { readonly fields: EntryFields; readonly labels: Readonly<Record<string, string>> },
  language: keyof Words,
): string {
  const parts = kind.title.flatMap((key) => {
    const field = fieldOf(kind, key);
    const value = fields[key];
    if (field === undefined || value === undefined) return [];
    if (isLink(field.type)) return labels[key] ?? [];
    return choiceOf(field, value)?.label[language] ?? labels[key] ?? String(value);
  });
  return parts.length === 0 ? kind.label[language] : parts.join(' · ');
}

/** As what a checker keys a field of this type; what is not named here is text. */
export const KEYED_AS: Readonly<Partial<Record<FieldType, KeyedType>>> = {
  date: 'date',
  fen: 'fen',
  quantity: 'quantity',
  integer: 'integer',
  phone: 'phone',
  waybill: 'identifier',
};

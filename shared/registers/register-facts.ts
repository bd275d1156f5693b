import type { ListColumn } from '#shared/kernel/list-query.ts';
import { LINK_TYPES, type FieldType, type RegisterField, type RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { KeyedType } from '#shared/review/review.schema.ts';

export type LinkType = (typeof LINK_TYPES)[number];

/** What an entry of the register is to the review engine (a record kind), to the daily class, to imports and exports. */
export function entryKindOf(register: Pick<RegisterKind, 'name'> | string): string {
  return `register_${typeof register === 'string' ? register : register.name}`;
}

/** The compound by which an entry of the register becomes a client's file. */
export function becomingKindOf({ name }: Pick<RegisterKind, 'name'>): string {
  return `becomes_${name}`;
}

/** The register of a record kind or daily kind; undefined where it is none of a register. */
export function registerOfKind(kind: string): string | undefined {
  return kind.startsWith('register_') ? kind.slice('register_'.length) : undefined;
}

/** Who may keep the register: its money is kept by finance as well. */
export function writePermissionOf({ group }: Pick<RegisterKind, 'group'>): string {
  return group === 'money' ? 'registers.writeMoney' : 'registers.write';
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
  const named = [kind.date, kind.due?.on];
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

/**
 * Money and quantities, which a list adds up. Not what goes in and out under one head: the balances of its ledger say what that
 * comes to.
 */
export function summedFields({ fields, ledger }: RegisterKind): readonly string[] {
  const mixed = ledger?.direction.field === undefined ? undefined : ledger.amount;
  return fields
    .filter(({ key, type }) => (type === 'fen' || type === 'quantity') && key !== mixed)
    .map(({ key }) => key);
}

/** The day an entry waits for, where its register has such a day and the entry gives it. */
export function dueOnOf(kind: RegisterKind, fields: EntryFields): string | null {
  const value = kind.due === undefined ? undefined : fields[kind.due.on];
  return value === undefined ? null : String(value);
}

/** Whether what was waited for has come. */
export function isDone({ due }: RegisterKind, fields: EntryFields): boolean {
  const value = due === undefined ? undefined : fields[due.done.field];
  return value !== undefined && (due?.done.values === undefined || due.done.values.includes(codeOf(value)));
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

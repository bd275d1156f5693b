import { fieldText, type Say } from '#renderer/components/register-words.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields, RegisterRow } from '#shared/registers/registers.contract.ts';
import { dueRuleOf, fieldOf, isAskedFor } from '#shared/registers/register-facts.ts';

/** What an entry is called: its number, or in registers without numbers the values of its title. */
export function entryName(
  kind: RegisterKind,
  row: Pick<RegisterRow, 'number' | 'fields' | 'labels'>,
  say: Say,
): string {
  return row.number ?? entryTitle(kind, row, say);
}

export function entryTitle(kind: RegisterKind, row: Pick<RegisterRow, 'fields' | 'labels'>, say: Say): string {
  return kind.title
    .flatMap((key) => {
      const field = fieldOf(kind, key);
      const text = field && fieldText(field, row.fields[key], { say, label: row.labels[key] });
      return text === undefined || text === '' ? [] : [text];
    })
    .join(' · ');
}

/** The date that ends what presses most of what the entry waits for: 归还日. */
export function quickDone(kind: RegisterKind, { waits }: Pick<RegisterRow, 'waits'>): RegisterField | undefined {
  const rule = dueRuleOf(kind, waits[0]?.on ?? '');
  return kind.fields.find(({ key, type }) => key === rule?.done.field && type === 'date');
}

/** Whether a field must have a value where the others stand as given. */
export function isRequired(field: RegisterField, fields: EntryFields): boolean {
  return field.required === true || isAskedFor(field, fields);
}

export interface Section {
  /** Undefined for the fields before the first head. */
  readonly head: RegisterField['section'];
  readonly fields: readonly RegisterField[];
}

/** The fields under the heads of the form: a head holds until the next one. */
export function sectionsOf({ fields }: RegisterKind): readonly Section[] {
  const sections: { head: RegisterField['section']; fields: RegisterField[] }[] = [];
  for (const field of fields) {
    const last = sections.at(-1);
    const isNew = field.section !== undefined && field.section.zh !== last?.head?.zh;
    if (last === undefined || isNew) sections.push({ head: field.section, fields: [field] });
    else last.fields.push(field);
  }
  return sections;
}

const WIDE_FROM = 40;

/** Takes the whole width of a form: long lines, and notes unless they are many. */
export function isWide({ type, width = 0 }: RegisterField, section: readonly RegisterField[]): boolean {
  if (type !== 'note') return width >= WIDE_FROM;
  return section.filter((field) => field.type === 'note').length < 3;
}

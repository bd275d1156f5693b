import { type BusinessDate, parseTypedDate } from '#shared/kernel/business-date.ts';

/** One box of the line a daily entry is keyed in. */
export interface EntryField {
  readonly name: string;
  readonly kind: 'text' | 'moment' | 'date' | 'choice';
  readonly required: boolean;
  /** CSS pixels; the one without takes what room is left. */
  readonly width?: number;
  readonly choices?: readonly string[];
}

/** How one kind of daily entry is keyed. Its words are the kind's own, as for records. */
export interface EntryForm {
  readonly kind: string;
  readonly fields: readonly EntryField[];
}

export type EntryTexts = Readonly<Record<string, string>>;

/** What a fresh line holds: today where a moment is asked for, the first of a choice. */
export function startTexts(form: EntryForm, today: BusinessDate): EntryTexts {
  return Object.fromEntries(form.fields.map((field) => [field.name, startText(field, today)]));
}

function startText(field: EntryField, today: BusinessDate): string {
  switch (field.kind) {
    case 'moment':
      return today;
    case 'choice':
      return field.choices?.[0] ?? '';
    case 'text':
    case 'date':
      return '';
  }
}

/** What was typed as the content of an entry; a date that cannot be read is sent as typed, for the office to refuse. */
export function entryContent(form: EntryForm, texts: EntryTexts, today: BusinessDate): Record<string, string | null> {
  return Object.fromEntries(
    form.fields.map((field) => {
      const text = (texts[field.name] ?? '').trim();
      return [field.name, text === '' && !field.required ? null : readField(field, text, today)];
    }),
  );
}

function readField(field: EntryField, text: string, today: BusinessDate): string {
  switch (field.kind) {
    case 'moment':
      return readMoment(text, today);
    case 'date':
      return readDate(text, today);
    case 'text':
    case 'choice':
      return text;
  }
}

/** `14:30` is today's, `20 14:30` that day's of this month, and every form of a date box goes before the time. */
export function readMoment(text: string, today: BusinessDate): string {
  const [, day = '', hour = '', minute = ''] = /^(.*?)\s*(\d{1,2})[:\uff1a](\d{2})$/.exec(text.trim()) ?? [];
  if (hour === '') return readDate(text, today);
  const date = day === '' ? today : readDate(day, today);
  return `${date} ${hour.padStart(2, '0')}:${minute}`;
}

function readDate(text: string, today: BusinessDate): string {
  const reading = parseTypedDate(text, today);
  return reading.ok ? reading.date : text;
}

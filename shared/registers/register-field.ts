import type { FieldType, RegisterField } from '#shared/registers/register-kind.ts';
import type { Words } from '#shared/registers/words.ts';

type More = Omit<RegisterField, 'key' | 'label' | 'type'>;

export function words(zh: string, en: string): Words {
  return { zh, en };
}

/** A field on one line, as a clerk would read it out: its key, its head in both languages, what it holds, and the rest. */
export function field(key: string, zh: string, en: string, type: FieldType, more: More = {}): RegisterField {
  return { key, label: words(zh, en), type, ...more };
}

/** A field no entry is without. */
export function must(key: string, zh: string, en: string, type: FieldType, more: More = {}): RegisterField {
  return field(key, zh, en, type, { required: true, ...more });
}

/** A field no entry is without, shown in the list from the start. */
export function main(key: string, zh: string, en: string, type: FieldType, more: More = {}): RegisterField {
  return must(key, zh, en, type, { listed: true, ...more });
}

/** One of a closed set; the synonyms are what offices write in its place. */
export function choice(code: string, zh: string, en: string, ...synonyms: readonly string[]) {
  return { code, label: words(zh, en), ...(synonyms.length > 0 && { synonyms: [...synonyms] }) };
}

export const REMARK = field('remark', '备注', 'Remark', 'note', { synonyms: ['说明', '附注'] });

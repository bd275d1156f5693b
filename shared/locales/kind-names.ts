import namesEn from '#shared/locales/en-US/kinds.json' with { type: 'json' };
import namesZh from '#shared/locales/zh-CN/kinds.json' with { type: 'json' };
import type { Language } from '#shared/locales/sentences.ts';
import { registerKindOf } from '#shared/registers/registers.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'zh-CN': namesZh, 'en-US': namesEn };

/**
 * What people call a kind of record (`dispatch_note`), of what is imported (`import_clients`), changed together or moved on:
 * the same on the screen, on paper and in a workbook. The code itself where a kind has no name.
 */
export function kindName(language: Language, kind: string): string {
  const own = NAMES[language][kind];
  if (own !== undefined) return own;
  const label = registerKindOf(kind)?.label ?? becomingLabel(kind);
  if (label !== undefined) return language === 'zh-CN' ? label.zh : label.en;
  if (kind.startsWith('bill_')) return kindName(language, 'register_bill');
  const record = importedKind(kind);
  return record === undefined ? kind : importName(language, kindName(language, record));
}

/** What an import is called by what it brings. */
export function importName(language: Language, what: string): string {
  return (language === 'zh-CN' ? namesZh : namesEn).import.replace('{{what}}', () => what);
}

/** The kind of the records an import brings: `client` of `import_clients`. */
export function importedKind(kind: string): string | undefined {
  const [, records] = /^import_(\w+)$/.exec(kind) ?? [];
  if (records === undefined || records === 'batch') return undefined;
  if (records.startsWith('register_')) return records;
  return records === 'openings' ? 'opening_document' : records.replace(/s$/, '');
}

/** What an entry does to a client's file, as its button says it. */
function becomingLabel(kind: string): RegisterKind['label'] | undefined {
  const [, register] = /^becomes_(\w+)$/.exec(kind) ?? [];
  return registerKindOf(`register_${register ?? ''}`)?.becomes?.label;
}

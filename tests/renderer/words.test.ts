import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const WINDOW = join(import.meta.dirname, '../../renderer');
const LOCALES = join(WINDOW, 'locales');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function keysOf(words: unknown, prefix = ''): readonly string[] {
  if (typeof words === 'string') return [prefix];
  return Object.entries(words as object).flatMap(([key, value]) => keysOf(value, `${prefix}/${key}`));
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

function textAt(words: unknown, key: string): string {
  return key
    .split('/')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words) as string;
}

const read = (language: string, file: string): unknown =>
  JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'));
const modules = readdirSync(join(LOCALES, 'zh-CN'));
/** Every text literal `t('…')` of the window, with the namespace its file asks for. */
const sources = filesUnder(WINDOW).filter((file) => /\.tsx?$/.test(file));

describe('the words of the window', () => {
  test('both languages have the same files', () => {
    expect(readdirSync(join(LOCALES, 'en-US'))).toEqual(modules);
  });

  test.each(modules)('%s says the same things in both languages, with the same blanks to fill', (file) => {
    const [chinese, english] = [read('zh-CN', file), read('en-US', file)];
    expect(keysOf(english)).toEqual(keysOf(chinese));
    const blanks = (words: unknown) =>
      keysOf(words).map((key) => `${key} ${placeholders(textAt(words, key)).join(' ')}`);
    expect(blanks(english)).toEqual(blanks(chinese));
    expect(keysOf(chinese).filter((key) => textAt(chinese, key).trim() === '')).toEqual([]);
  });

  test('no Chinese text stands in the code of the window outside comments', () => {
    const found = sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .split('\n')
        .flatMap((line, index) =>
          /[\u3400-\u9fff\uff00-\uffef]/.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });

  test('every key a page names outright exists in its locale file', () => {
    const missing = sources.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const namespaces = [...text.matchAll(/useTranslation\('(\w+)'\)/g)].map((match) => `${match[1] ?? ''}.json`);
      const known = new Set(
        namespaces.flatMap((name) => keysOf(read('zh-CN', name))).map((key) => key.replace(/_(one|other)$/, '')),
      );
      const named = [...text.matchAll(/\bt\('([\w.]+)'/g)].map((match) => `/${(match[1] ?? '').replaceAll('.', '/')}`);
      return named.filter((key) => !known.has(key)).map((key) => `${file} ${key}`);
    });
    expect(missing).toEqual([]);
  });
});

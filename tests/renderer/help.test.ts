import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PAGES } from '#renderer/app/pages.tsx';
import { type Help, searchHelp } from '#renderer/app/help.ts';

const FOLDER = join(import.meta.dirname, '../../renderer/help');
const words = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^!！]*$/u);
const Topic = z.strictObject({
  title: words,
  what: words,
  steps: z.array(words).min(1),
  trouble: z.array(z.tuple([words, words])).min(1),
  review: words.optional(),
  see: z.array(z.string()).min(1),
});

function helpIn(language: string): Help {
  const files = readdirSync(join(FOLDER, language)).map((file) => readFileSync(join(FOLDER, language, file), 'utf8'));
  const parts = files.map((text) => z.record(z.string(), Topic).parse(JSON.parse(text)));
  const names = parts.flatMap((part) => Object.keys(part));
  expect(new Set(names).size, 'a topic stands in one file').toBe(names.length);
  return Object.assign({}, ...parts) as Help;
}

describe.each(['zh-CN', 'en-US'])('help in %s', (language) => {
  const help = helpIn(language);

  test('every page of the window has its help', () => {
    expect(Object.keys(PAGES).filter((name) => !(name in help))).toEqual([]);
  });

  test('a link leads to another topic', () => {
    const dead = Object.entries(help).flatMap(([name, { see }]) =>
      see.filter((to) => to === name || !(to in help)).map((to) => `${name} → ${to}`),
    );
    expect(dead).toEqual([]);
  });

  test('pages that submit say who checks', () => {
    const forms = Object.keys(help).filter((name) => /[fF]orm$/.test(name));
    expect(forms.filter((name) => help[name]?.review === undefined)).toEqual([]);
  });
});

test('both languages have the same topics with the same links', () => {
  const links = (help: Help) => Object.entries(help).map(([name, { see }]) => [name, see]);
  expect(links(helpIn('en-US'))).toEqual(links(helpIn('zh-CN')));
});

test('a search finds every word anywhere, titles first', () => {
  const help = helpIn('zh-CN');
  expect(searchHelp(help, '恢复码')[0]).toBe('people.recovery');
  expect(searchHelp(help, '恢复码 信封')).toContain('people.resetForm');
  expect(searchHelp(help, '没有这个词')).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeContract } from '#shared/ipc/contract.ts';
import { ruleSentences } from '#shared/locales/sentences.ts';

const CORE = join(import.meta.dirname, '../../../electron/core');
const MODULES = ['products', 'contracts', 'reports'];

/** Every text of the form `'contracts.no_lines'` in the modules' sources: rules refused by, and warnings given. */
function rulesOf(module: string): string[] {
  const folder = join(CORE, 'modules', module);
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const named = sources.flatMap((source) => source.match(new RegExp(`'${module}\\.[a-z_]+'`, 'g')) ?? []);
  const rules = [...new Set(named)].map((rule) => rule.slice(1, -1));
  return rules.filter((rule) => !Object.hasOwn(officeContract, rule) && !/\.(?:read|write)$/.test(rule));
}

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

test.each(MODULES)('every rule of %s has a sentence in both languages, with the same details in it', (module) => {
  const rules = rulesOf(module);
  expect(rules.length).toBeGreaterThan(1);
  for (const rule of rules) {
    const [zh, en] = [ruleSentences['zh-CN'][rule], ruleSentences['en-US'][rule]];
    expect([rule, zh === undefined, en === undefined]).toEqual([rule, false, false]);
    expect([rule, placeholders(zh ?? '')]).toEqual([rule, placeholders(en ?? '')]);
  }
});

test.each(MODULES)('no sentence of %s is left over from a rule that is gone', (module) => {
  const rules = new Set(rulesOf(module));
  const kept = Object.keys(ruleSentences['zh-CN']).filter((rule) => rule.startsWith(`${module}.`));
  expect(kept.filter((rule) => !rules.has(rule))).toEqual([]);
});

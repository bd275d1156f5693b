import { expect, test } from 'vitest';
import { ruleSentences } from '#shared/locales/sentences.ts';
import { filesOf } from './source-files.ts';

const WAYS = [
  /\brefuse\(\s*'([^']+)'/g,
  /\brefuseField\(\s*[^,]+,\s*'([^']+)'/g,
  /\b(?:rule|reason):\s*'([a-z][a-z0-9_.]*)'/g,
  /\bnew PrintRefused\(\s*'([^']+)'/g,
  /\bbrokenRule\(\s*'([^']+)'/g,
  /\brefused\(\s*'([^']+)'/g,
  /\bmessage:\s*'([a-z][a-z0-9_.]*)'/g,
];
/** Facts that are no rules: why a session is not there, how a date was read, what a signing led to, why personal data was told. */
const NO_RULES = new Set([
  ...['no_session', 'expired', 'locked', 'refused', 'ambiguous'],
  ...['export', 'print', 'adjudicate', 'evidence'],
]);
/** Notes and left-out rows of a preview: each face has its own words, pointing at its own controls. */
const OWN_WORDS = /^(electron\/core\/exchange\/preview\/(notes|join-parts)|shared\/exchange\/sheet-preview)\.ts$/;

/** Every rule the office can refuse or warn by, as named in its sources, with one place that names it. */
const used = new Map(
  filesOf(/^(electron\/(core|command-line)|shared)\/.*\.ts$/)
    .filter(({ path }) => !OWN_WORDS.test(path))
    .flatMap(({ path, text }) =>
      WAYS.flatMap((way) => [...text.matchAll(way)].map((match): [string, string] => [match[1] ?? '', path])),
    ),
);

const blanks = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

test('every rule used has a sentence in both languages', () => {
  expect(used.size).toBeGreaterThan(100);
  const missing = [...used].flatMap(([rule, path]) =>
    NO_RULES.has(rule)
      ? []
      : (['zh-CN', 'en-US'] as const)
          .filter((language) => ruleSentences[language][rule] === undefined)
          .map((language) => `${rule} (${language}), used in ${path}`),
  );
  expect(missing).toEqual([]);
});

test('both languages have the same rules, with the same details in them', () => {
  const [zh, en] = [ruleSentences['zh-CN'], ruleSentences['en-US']];
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  for (const [rule, sentence] of Object.entries(zh)) {
    expect([rule, blanks(en[rule] ?? '')]).toEqual([rule, blanks(sentence)]);
    expect([rule, /[\u4e00-\u9fff]/.test(sentence), /[\u4e00-\u9fff]/.test(en[rule] ?? '')]).toEqual([
      rule,
      true,
      false,
    ]);
  }
});

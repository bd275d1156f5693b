import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import hashes from '../migrations/hashes.json' with { type: 'json' };
import { filesOf } from './source-files.ts';

const landed: Readonly<Record<string, string>> = hashes;

test('a migration that has landed is never edited, renamed or removed; a new one is locked in tests/migrations/hashes.json', () => {
  const found = Object.fromEntries(
    filesOf(/^electron\/core\/database\/migrations\/\d{4}_\w+\.ts$/).map(({ path, text }) => [
      path.split('/').at(-1),
      createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex'),
    ]),
  );
  expect(found).toEqual(landed);
});

test('migrations are numbered one after the other', () => {
  const numbers = Object.keys(landed).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

import { expect, test } from 'vitest';
import { filesOf } from './source-files.ts';

const [manifestFile] = filesOf(/^package\.json$/);
const manifest = JSON.parse(manifestFile?.text ?? '{}') as Readonly<Record<string, Readonly<Record<string, string>>>>;
const named = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
  Object.entries(manifest[kind] ?? {}),
);

test('every dependency is in docs/dependencies.md with its reason', () => {
  const [page] = filesOf(/^docs\/dependencies\.md$/);
  const told = new Set((page?.text ?? '').split('\n').flatMap((line) => (line.split('|')[1] ?? '').split(/[\s,`()]+/)));
  const missing = named
    .map(([name]) => name)
    .filter((name) => !told.has(name) && !(name.startsWith('@types/') && told.has('@types/*')));
  expect(named.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

test('every version is exact', () => {
  expect(named.filter(([, version]) => !/^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

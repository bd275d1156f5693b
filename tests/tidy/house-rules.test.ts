import { expect, test } from 'vitest';
import { filesOf } from './source-files.ts';

const CODE = /^(electron|renderer|resources|shared|tests)\/.*\.(ts|tsx|mjs|css)$/;
const code = filesOf(CODE);

test('there is code to look at', () => {
  expect(code.length).toBeGreaterThan(400);
});

test('no file is longer than 400 lines', () => {
  const long = code.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
});

test('entries stay short: at most 150 lines', () => {
  const entries = code.filter(({ path }) => /^electron\/(main|preload|cli|office-process)\.ts$/.test(path));
  expect(entries.map(({ path }) => path).toSorted()).toEqual([
    'electron/cli.ts',
    'electron/main.ts',
    'electron/office-process.ts',
    'electron/preload.ts',
  ]);
  expect(entries.filter(({ text }) => text.split('\n').length > 151).map(({ path }) => path)).toEqual([]);
});

test('nothing is called utils, helpers, common, manager or misc', () => {
  const forbidden = /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/i;
  expect(code.map(({ path }) => path).filter((path) => forbidden.test(path.replace('common-passwords', '')))).toEqual(
    [],
  );
});

test('files are named in kebab-case, roles after a dot', () => {
  const named = code.map(({ path }) => path.split('/').at(-1) ?? '');
  const fitting = /^(\d{4}_[a-z_]+\.ts|[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*)$/;
  expect(named.filter((name) => !fitting.test(name))).toEqual([]);
});

test('nothing is left to do later, switched off, or run alone', () => {
  const marks = [
    ['TO', 'DO'].join(''),
    ['FIX', 'ME'].join(''),
    ['@ts-', 'ignore'].join(''),
    ['@ts-', 'expect-error'].join(''),
    ['oxlint-', 'disable'].join(''),
    ['eslint-', 'disable'].join(''),
  ];
  const found = code.flatMap(({ path, text }) =>
    marks.filter((mark) => text.includes(mark)).map((mark) => `${path}: ${mark}`),
  );
  const off = code
    .filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path))
    .filter(({ text }) => /\b(test|it|describe)\.(only|skip|todo|fixme|fails)\b/.test(text))
    .map(({ path }) => path);
  expect([...found, ...off]).toEqual([]);
});

test('nothing refers to a place outside the project', () => {
  const places = [['..', '/shared/'].join(''), ['/wo', 'rk/'].join(''), ['/t', 'mp/'].join('')];
  const prose = filesOf(/\.(md|ts|tsx|mjs|cjs|json|yml|yaml|sh)$|^\.ci\/run$|^(NOTICE|LICENSE)$/).filter(
    ({ path }) => path !== 'package-lock.json',
  );
  const found = prose.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        places
          .filter((place) => line.includes(place) && !/from ['"](\.\.\/)+shared\//.test(line))
          .map((place) => `${path}:${index + 1} ${place}`),
      ),
  );
  expect(found).toEqual([]);
});

test('the clock is read in one place of the core', () => {
  const readers = code.filter(
    ({ path, text }) =>
      /^electron\/core\//.test(path) && /\bDate\.now\(/.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(readers.map(({ path }) => path)).toEqual(['electron/core/kernel/clock.ts']);
});

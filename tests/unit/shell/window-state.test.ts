import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SIZE, MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from '#shell/window-state.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'countersign-window-state-'));
const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };

test('what was written is read back, and no half-written file stays beside it', () => {
  const file = path.join(folder, 'window.json');
  const state = {
    bounds: { x: -8, y: 0, width: 1400, height: 800 },
    maximized: true,
    language: 'zh-CN',
    scanFolder: folder,
  };
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  expect(readdirSync(folder)).toEqual(['window.json']);
});

test('a missing, torn or foreign file is no reason not to open', () => {
  expect(readWindowState(path.join(folder, 'none.json'))).toEqual({ maximized: false });
  const file = path.join(folder, 'odd.json');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      writeFileSync(file, text);
      const state = readWindowState(file);
      expect(typeof state.maximized).toBe('boolean');
      expect(Object.values(state.bounds ?? {}).every(Number.isInteger)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a window left on a screen that is gone, or with its title bar out of reach, opens in its usual size', () => {
  const usual = { ...DEFAULT_SIZE };
  expect(placeWindow({ maximized: false }, [SCREEN])).toEqual(usual);
  for (const at of [
    { x: 2500, y: 100 },
    { x: 100, y: -300 },
    { x: 1900, y: 100 },
    { x: 100, y: 1030 },
  ])
    expect(placeWindow({ maximized: false, bounds: { ...at, width: 1400, height: 800 } }, [SCREEN])).toEqual(usual);
  const onSecond = { x: 2000, y: 20, width: 1400, height: 800 };
  expect(placeWindow({ maximized: false, bounds: onSecond }, [SCREEN, { ...SCREEN, x: 1920 }])).toEqual(onSecond);
});

test('a window smaller than a page needs is made as large as it needs', () => {
  const place = placeWindow({ maximized: false, bounds: { x: 10, y: 10, width: 300, height: 200 } }, [SCREEN]);
  expect(place).toMatchObject(MINIMUM_SIZE);
});

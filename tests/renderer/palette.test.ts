import { describe, expect, test } from 'vitest';
import { type Palette, palettes, STATUS_NAMES } from '#renderer/app/palette.ts';

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Text pairs that must reach 4.5 : 1. */
function textPairs(p: Palette): readonly (readonly [string, string, string])[] {
  const grounds = {
    ...p.surfaces,
    selected: p.rows['row-selected'],
    readonly: p.cells['cell-readonly'],
    soft: p.accents['primary-soft'],
  };
  const onGrounds = Object.entries(p.texts).flatMap(([name, text]) =>
    Object.entries(grounds).map(([ground, colour]) => [`${name} on ${ground}`, text, colour] as const),
  );
  const statuses = STATUS_NAMES.map((name) => {
    const [text, ground] = p.status[name];
    return [`status ${name}`, text, ground === 'transparent' ? p.surfaces.surface : ground] as const;
  });
  return [
    ...onGrounds,
    ...statuses,
    ['primary button', p.accents['primary-text'], p.accents.primary],
    ['link on selected row', p.accents.primary, p.rows['row-selected']],
    ['frame', p.frame['frame-muted'], p.frame.frame],
    ['added', p.changes['added-line'], p.changes.added],
    ['removed', p.changes['removed-line'], p.changes.removed],
    ['error cell', p.changes['removed-line'], p.cells['cell-error']],
    ['over limit', p.changes['removed-line'], p.cells['cell-warn']],
  ];
}

describe.each(['light', 'dark', 'contrast'] as const)('the %s colours', (scheme) => {
  const p = palettes[scheme];
  test('every text can be read: 4.5 to 1 or more', () => {
    const weak = textPairs(p).filter(([, a, b]) => contrast(a, b) < 4.5);
    expect(weak.map(([name, a, b]) => `${name} ${contrast(a, b).toFixed(2)}`)).toEqual([]);
  });

  test('focus and the edges of controls can be seen: 3 to 1 or more', () => {
    const { surface } = p.surfaces;
    expect(contrast(p.accents.focus, surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(p.lines['control-line'], surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(p.accents.focus, p.rows['row-selected'])).toBeGreaterThanOrEqual(3);
  });
});

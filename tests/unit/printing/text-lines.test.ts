import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRuns } from './seed.ts';
import { breakLines, ems, fitText, printable } from '#core/printing/text-lines.ts';

const goods = fc
  .array(
    fc.constantFrom(
      ...'阀门，。、（）《》“”￥%×φ-/,*+ ABC123.;!?）DN50-PN16 不锈钢气动隔膜阀 Tri-Clamp SUPERLONGWORDWITHOUTEND'.split(
        '',
      ),
    ),
    { maxLength: 120 },
  )
  .map((characters) => characters.join(''));

test('broken lines fit their width and lose no character', () => {
  fc.assert(
    fc.property(goods, fc.integer({ min: 60, max: 700 }), fc.constantFrom(20, 23, 24), (text, width, size) => {
      const lines = breakLines(text, width, size);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(ems(line) * size).toBeLessThanOrEqual(width);
    }),
    randomRuns(500),
  );
});

test('no line begins with a closing mark or ends with an opening one', () => {
  const text = '卫生级隔膜阀（带阀位反馈、常闭型），“含电磁阀”；《说明书》一份。￥120 不含';
  for (let width = 100; width < 500; width += 7) {
    for (const line of breakLines(text, width, 23)) {
      expect(line).not.toMatch(/^[，。、；：）》”%]/);
      expect(line).not.toMatch(/[（《“￥]$/);
    }
  }
});

test('a model number breaks after its hyphens and slashes, and a size is not torn at its ×', () => {
  expect(breakLines('DN65-PN16-316L/PTFE+EPDM', 12 * 11, 23)).toEqual(['DN65-PN16-', '316L/PTFE+', 'EPDM']);
  expect(breakLines('压力变送器 M20×1.5', 160, 23)).toEqual(['压力变送器', 'M20×1.5']);
  expect(breakLines('卡箍管件 φ50.8×1.5', 150, 23)).toEqual(['卡箍管件', 'φ50.8×1.5']);
});

test('a text is set in one line if a size allows it, else wrapped at the smallest; nothing is cut off', () => {
  expect(fitText('不锈钢对夹蝶阀', 170, [24, 23])).toEqual({ size: 24, lines: ['不锈钢对夹蝶阀'] });
  expect(fitText('不锈钢对夹蝶阀', 165, [24, 23])).toEqual({ size: 23, lines: ['不锈钢对夹蝶阀'] });
  expect(fitText('不锈钢对夹蝶阀', 100, [24, 23])).toEqual({ size: 23, lines: ['不锈钢对', '夹蝶阀'] });
  expect(fitText('', 100, [24, 23])).toEqual({ size: 24, lines: [''] });
});

test('paper shows no hidden mark: reversed text, zero-width signs and line ends print as plain text', () => {
  expect(printable('数量\u202e21\u202c 台')).toBe('数量21 台');
  expect(printable('隔\u200b膜\ufeff阀')).toBe('隔膜阀');
  expect(printable('一行\n二行\t三')).toBe('一行 二行 三');
  expect(printable('\u22121,234.00')).toBe('-1,234.00');
});

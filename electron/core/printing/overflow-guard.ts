import { z } from 'zod';
import type { PrintFault } from './print-refused.ts';

/**
 * JavaScript that a print window evaluates before printing, in a world of its own. Its value is a list of `PrintFault`:
 * every text that leaves its cell, box or sheet, or lies over another text. Empty means the sheets may be printed.
 * Tolerances are CSS pixels: 0.3 beside, 0.8 above and below (line boxes are taller than ink).
 */
export const OVERFLOW_GUARD = `(() => {
  const faults = [], INK = 0.46;
  document.querySelectorAll('.sheet').forEach((sheet, index) => {
    const bounds = sheet.getBoundingClientRect(), seen = [], scale = 96 / 180;
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest('svg, .stamp')) continue;
      const home = parent.closest('td, .t'), room = home ? home.getBoundingClientRect() : bounds;
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
      const text = (home ? home.innerText : node.data).replace(/\\s+/g, ' ').slice(0, 80);
      const at = { sheet: index + 1, text, place: (home && home.tagName === 'TD' ? 'cell' : 'box') + ' ' + Math.round((room.left - bounds.left) / 96 * 25.4) + ' mm / ' + Math.round((room.top - bounds.top) / 96 * 25.4) + ' mm' };
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        const middle = (box.top + box.bottom) / 2, ink = { left: box.left, right: box.right, top: middle - size * INK, bottom: middle + size * INK, text };
        const out = (within) => ink.left < within.left - 0.3 || ink.right > within.right + 0.3 || ink.top < within.top - 0.8 || ink.bottom > within.bottom + 0.8;
        if (out(room) || out(bounds)) faults.push({ ...at, kind: 'outside' });
        const under = seen.find((other) => Math.min(ink.right, other.right) - Math.max(ink.left, other.left) > 0.6 && Math.min(ink.bottom, other.bottom) - Math.max(ink.top, other.top) > 0.9);
        if (under) faults.push({ ...at, kind: 'overlap', over: under.text });
        seen.push(ink);
      }
    }
  });
  return faults.slice(0, 50);
})()`;

const GuardAnswer = z.array(
  z.object({
    sheet: z.int(),
    kind: z.enum(['outside', 'overlap']),
    text: z.string(),
    place: z.string(),
    over: z.string().exactOptional(),
  }),
);

/** Reads what the window answered; anything unexpected throws, so a guard that did not run never passes. */
export function readGuardAnswer(answer: unknown): readonly PrintFault[] {
  return GuardAnswer.parse(answer);
}

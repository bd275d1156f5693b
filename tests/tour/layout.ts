import type { Page } from 'playwright-core';

/** What is wrong with how the page stands in its window, in words, one line a fault. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(lookAtLayout);
}

/**
 * In the window. Every piece of text must be whole where it stands, or end in an ellipsis and be whole in a tip, or be reachable by
 * scrolling; nothing lies beyond the window's edge; what is pressed stands on one line; figures are tabular.
 */
function lookAtLayout(): readonly string[] {
  const faults = new Set<string>();
  const name = (element: Element) => {
    const own = typeof element.className === 'string' ? element.className.split(' ').slice(0, 2).join('.') : '';
    return `${element.tagName.toLowerCase()}${own === '' ? '' : `.${own}`}`;
  };
  const say = (what: string, element: Element, text: string) =>
    faults.add(`${what}: ${name(element.parentElement ?? element)} > ${name(element)} “${text.trim().slice(0, 40)}”`);
  const scrolls = (value: string) => value === 'auto' || value === 'scroll';
  const hides = (value: string) => value === 'hidden' || value === 'clip';
  /** Not meant to be read in full: keys that do not fit stand in the help, and what is only for screen readers. */
  const exempt =
    '.offscreen, .heard-only, .status-bar .keys, [aria-hidden=true], svg, style, script, .ant-select-selector input';

  /** As the pointer finds it there. */
  const tip = (element: Element) => {
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    return element.closest('[title]:not([title=""])') !== null;
  };

  function judgeText(element: HTMLElement, rects: readonly DOMRect[], text: string): void {
    let within: HTMLElement | null = element;
    let freeX = false;
    let freeY = false;
    // What lies behind a dialog waits for it; the window scrolls again when it has gone.
    const behind =
      document.querySelector('[aria-modal=true]') !== null && element.closest('[aria-modal=true]') === null;
    while (within !== null && within !== document.documentElement) {
      if (behind && within === document.body) break;
      const style = getComputedStyle(within);
      const edge = within.getBoundingClientRect();
      if (scrolls(style.overflowX)) freeX = true;
      if (scrolls(style.overflowY)) freeY = true;
      const ellipsis = style.textOverflow === 'ellipsis' && style.whiteSpace.startsWith('nowrap');
      // An ellipsis takes a letter's place for a fraction of a pixel.
      const give = ellipsis ? 0.1 : 1;
      const outX = rects.some((rect) => rect.right > edge.right + give || rect.left < edge.left - give);
      const outY = rects.some((rect) => rect.bottom > edge.bottom + 2 || rect.top < edge.top - 2);
      if (!freeX && hides(style.overflowX) && outX) {
        if (!ellipsis) return void say('cut', element, text);
        if (/^[−-]?[\d,]+\.\d\d$/.test(text.trim())) return void say('a figure is cut', element, text);
        if (!tip(element)) return void say('cut without a tip', element, text);
        freeX = true;
      }
      if (!freeY && hides(style.overflowY) && outY) return void say('cut below', element, text);
      if (style.position === 'fixed') break;
      within = within.parentElement;
    }
    const root = document.scrollingElement ?? document.documentElement;
    const right = Math.max(innerWidth, root.scrollWidth);
    const bottom = Math.max(innerHeight, root.scrollHeight);
    if (!freeX && rects.some((rect) => rect.right + scrollX > right + 1)) say('beyond the right edge', element, text);
    if (!freeY && rects.some((rect) => rect.bottom + scrollY > bottom + 1)) say('beyond the lower edge', element, text);
  }

  const pressed = 'button, [role=tab], th, [role=columnheader], label, .chip';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (element === null || text.trim() === '' || element.closest(exempt) !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    if (rects.length === 0) continue;
    judgeText(element, rects, text);
    const lines = new Set(rects.map((rect) => Math.round(rect.top / 4))).size;
    if (
      lines > 1 &&
      element.closest(pressed) !== null &&
      element.closest('.work-list, .people, .bell-list, .queue-item') === null
    )
      say('wraps', element, text);
    if (lines > 1 && element.closest('.num, .code:not(pre)') !== null && text.trim().length < 40)
      say('broken', element, text);
    const style = getComputedStyle(element);
    const code = /Consolas|monospace/.test(style.fontFamily.split(',')[0] ?? '');
    if (/\d{2}/.test(text) && !style.fontVariantNumeric.includes('tabular-nums') && !code)
      say('figures not tabular', element, text);
  }
  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > innerWidth && innerWidth >= 900)
    faults.add(`the window scrolls sideways: ${root.scrollWidth}`);
  if (root.scrollHeight > innerHeight && innerHeight >= 500) faults.add(`the window scrolls: ${root.scrollHeight}`);
  return [...faults];
}

import type { Page } from 'playwright-core';

/** Where the focus stands, and whether one sees it. */
interface Stop {
  readonly place: string;
  readonly lost: boolean;
  readonly visible: boolean;
  readonly marked: boolean;
  /** A line grid takes Tab for its own cells. */
  readonly own: boolean;
}

const MOST = 400;

/** Walks through the page by Tab until it comes round; says where the focus is lost, unseen, unmarked or held fast. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const faults = new Set<string>();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  let stops = 0;
  let before = '';
  for (let at = 0; at < MOST; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop.lost) {
      if (stops === 0) faults.add('Tab leads nowhere');
      return [...faults];
    }
    stops += 1;
    if (!stop.visible) faults.add(`the focus is out of sight: ${stop.place}`);
    if (!stop.marked) faults.add(`the focus is not marked: ${stop.place}`);
    if (stop.place === before && !stop.own) faults.add(`the focus is held: ${stop.place}`);
    before = stop.place;
  }
  faults.add(`Tab does not come round in ${MOST} steps`);
  return [...faults];
}

/** In the window: the element that has the focus, in words, and how it is marked. */
function lookAtFocus(): Stop {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body)
    return { place: '', lost: true, visible: false, marked: false, own: false };
  const order = [...document.querySelectorAll('*')].indexOf(at);
  const label = at.getAttribute('aria-label') ?? at.textContent ?? '';
  // A control drawn by its label is as large as that.
  const own = at.getBoundingClientRect();
  const rect = own.width * own.height > 0 ? own : (at.closest('label') ?? at).getBoundingClientRect();
  const inSight = rect.bottom > 0 && rect.right > 0 && rect.top < innerHeight && rect.left < innerWidth;
  const outlined = (element: Element | null) => {
    if (element === null) return false;
    const style = getComputedStyle(element);
    const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    // The box over a line grid's cell and some text boxes are their own frame.
    const framed = parseFloat(style.borderTopWidth) >= 2 && style.borderTopColor !== style.backgroundColor;
    return line || framed || style.boxShadow !== 'none';
  };
  const active = at.getAttribute('aria-activedescendant');
  // A frame of another document, or a box whose frame is drawn by what stands around it.
  const around = [at, at.parentElement, at.parentElement?.parentElement ?? null, at.closest('.ant-select')];
  const marked = around.some(outlined) || outlined(active === null ? null : document.getElementById(active));
  return {
    place: `${order} ${at.tagName.toLowerCase()}.${String(at.className).split(' ')[0] ?? ''} “${label.trim().slice(0, 30)}”`,
    lost: false,
    visible: inSight && rect.width > 0 && rect.height > 0,
    marked,
    own: at.closest('.line-grid, iframe') !== null,
  };
}

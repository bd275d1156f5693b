import { type RefObject, useEffect, useRef } from 'react';
import { bringForward } from '#renderer/app/use-coming-forward.ts';

/** Where one goes on by keys, the best first: what a page names itself, its rows, its boxes, its parts. */
const BEGINNINGS = [
  '[data-begin]',
  '[role=grid][tabindex="0"]',
  '[role=listbox][tabindex="0"]',
  'form :is(input, select, textarea):enabled:not([type=hidden])',
  '[role=tab][aria-selected=true]',
];
/** What is taken where a page has none of them once it has come: the first thing in it that can be pressed, those of its head last. */
const ANYTHING = ':is(a[href], button, input, select, textarea, [tabindex="0"]):not(:disabled, [tabindex="-1"])';
/** Milliseconds a page may take to show its rows before anything else in it is good enough. */
const PATIENCE = 700;
/** Milliseconds in which whatever closed may give the focus back itself. */
const GIVEN_BACK = 60;

/** What a person does to a window. */
const ACTS = ['keydown', 'pointerdown'] as const;

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function seen(place: Element, selector: string): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>(selector)].find((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
}

function beginningOf(area: Element): HTMLElement | undefined {
  const page = seen(area, '.page');
  if (page === undefined) return undefined;
  for (const selector of BEGINNINGS) {
    const found = seen(page, selector);
    if (found !== undefined) return found;
  }
  return undefined;
}

function anythingIn(area: Element): HTMLElement | undefined {
  const page = seen(area, '.page');
  return page && (seen(page, `:scope > :not(.page-header) ${ANYTHING}`) ?? seen(page, ANYTHING));
}

const isGone = (element: HTMLElement): boolean =>
  !element.isConnected || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true });

/** Rows are still on their way. */
const isBusy = (area: Element): boolean => seen(area, '.grey-rows, [aria-busy=true]') !== undefined;

/**
 * Keeps the focus on the page in front. A page that comes to the front gets it back where it was left, a new one at its
 * beginning as soon as that is there; where what had it goes away, in the page or over it, it goes back into the page. Whoever
 * put the focus somewhere himself keeps it.
 */
export function usePageFocus(front: string): RefObject<HTMLElement | null> {
  const area = useRef<HTMLElement>(null);
  // Weakly: a tab that was closed must not keep its page alive.
  const leftIn = useRef(new Map<string, WeakRef<HTMLElement>>());
  useEffect(() => {
    if (area.current === null) return undefined;
    const places = leftIn.current;
    const watch = new PageFocus(area.current, (place) => {
      if (place !== undefined) places.set(front, new WeakRef(place));
      return places.get(front)?.deref();
    });
    return () => watch.end();
  }, [front]);
  return area;
}

/** Tells where the focus was left in the page, or notes it. */
type Left = (place?: HTMLElement) => HTMLElement | undefined;

/** Watches one page while it is in front. */
class PageFocus {
  private readonly area: HTMLElement;
  private readonly left: Left;
  private wanting = true;
  private patient = true;
  private last: HTMLElement | undefined;
  /** Taken for want of anything better; left for that when it comes, unless the person has done something by then. */
  private makeshift: HTMLElement | undefined;
  private waiting = 0;
  private closing = 0;
  private readonly watcher = new MutationObserver(() => this.look());

  constructor(area: HTMLElement, left: Left) {
    this.area = area;
    this.left = left;
    document.addEventListener('focusin', this.onFocus);
    for (const act of ACTS) document.addEventListener(act, this.onAct, true);
    this.watcher.observe(document.body, { childList: true, subtree: true });
    const at = document.activeElement;
    // What has the focus outside the pages is in sight; to look would lay out the page that comes before all of it is there.
    if (isLost() || (at instanceof HTMLElement && area.contains(at) && isGone(at))) this.begin(PATIENCE);
    else this.wanting = false;
  }

  end(): void {
    clearTimeout(this.waiting);
    clearTimeout(this.closing);
    this.watcher.disconnect();
    document.removeEventListener('focusin', this.onFocus);
    for (const act of ACTS) document.removeEventListener(act, this.onAct, true);
  }

  private readonly onAct = (): void => {
    this.makeshift = undefined;
  };

  private readonly onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    this.wanting = false;
    this.last = target;
    if (this.area.contains(target)) this.left(target);
  };

  private look(): void {
    if (this.makeshift !== undefined && document.activeElement === this.makeshift) return this.improve();
    if (!isLost()) return;
    if (this.wanting) return this.settle();
    if (this.last === undefined || !isGone(this.last)) return;
    clearTimeout(this.closing);
    this.closing = window.setTimeout(() => isLost() && this.begin(GIVEN_BACK), GIVEN_BACK);
  }

  private begin(patience: number): void {
    this.wanting = true;
    this.patient = true;
    this.wait(patience);
    this.settle();
  }

  private wait(patience: number): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      if (!this.wanting || !isLost()) return;
      if (isBusy(this.area)) return this.wait(patience);
      this.patient = false;
      this.settle();
    }, patience);
  }

  private settle(): void {
    const left = this.left();
    if (left !== undefined) bringForward(left);
    const again = left === undefined || isGone(left) ? undefined : left;
    const good = again ?? beginningOf(this.area);
    const found = good ?? (this.patient ? undefined : anythingIn(this.area));
    if (good === undefined) this.makeshift = found;
    found?.focus({ preventScroll: true });
  }

  private improve(): void {
    const better = beginningOf(this.area);
    if (better === undefined) return;
    this.makeshift = undefined;
    better.focus({ preventScroll: true });
  }
}

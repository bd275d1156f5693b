import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What of a page comes one after the other: blocks of rows, panels, what stands beside a list. */
const PARTS = '.row-block, .panel, .side-preview';
const BEHIND = '[data-behind]';

/**
 * A page that goes behind another keeps all it has drawn; when it comes forward again its parts are laid out one in each frame,
 * from above, as scrolling does it. All at once they would hold the window for longer than a frame lasts. Answers the page's ref.
 */
export function useComingForward(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let frame = 0;
    const bring = (): void => {
      const [next, ...others] = page.current?.querySelectorAll<HTMLElement>(BEHIND) ?? [];
      if (next !== undefined) bringForward(next);
      frame = others.length > 0 ? requestAnimationFrame(bring) : 0;
    };
    frame = requestAnimationFrame(bring);
    return () => {
      cancelAnimationFrame(frame);
      putBehind(page);
    };
  }, []);
  return page;
}

/** Whatever stands on the page by now, not when it came. */
function putBehind(page: RefObject<HTMLDivElement | null>): void {
  for (const part of page.current?.querySelectorAll<HTMLElement>(PARTS) ?? []) part.dataset['behind'] = '';
}

/** At once: what has the focus, or will have it, waits for no frame. */
export function bringForward(place: HTMLElement): void {
  for (let part = place.closest<HTMLElement>(BEHIND); part !== null; part = part.closest<HTMLElement>(BEHIND))
    delete part.dataset['behind'];
}

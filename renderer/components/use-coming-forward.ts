import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A page that goes behind another keeps its rows; when it comes forward again they are laid out as scrolling does it, one block
 * in each frame. All at once they would hold the window for longer than a frame lasts. Answers the ref of what holds the blocks.
 */
export function useComingForward(): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    let frame = 0;
    const bring = (): void => {
      const [next, ...others] = element.querySelectorAll<HTMLElement>('[data-behind]');
      delete next?.dataset['behind'];
      frame = others.length > 0 ? requestAnimationFrame(bring) : 0;
    };
    frame = requestAnimationFrame(bring);
    return () => {
      cancelAnimationFrame(frame);
      for (const block of element.querySelectorAll<HTMLElement>('.row-block')) block.dataset['behind'] = '';
    };
  }, []);
  return body;
}

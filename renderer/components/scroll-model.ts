/** The tallest body drawn, in CSS pixels: browsers end elements at 33.5 million. */
export const TALLEST = 30_000_000;
/** Head and foot that cover rows at the edges, in CSS pixels. */
export const HEAD = 30;
export const FOOT = 34;

/** How far rows lie apart on paper and on the scroll bar: the same up to 30 million pixels, compressed beyond. */
export interface ScrollModel {
  readonly bodyHeight: number;
  /** What to take from a row's own place (index × height) to draw it where the box is scrolled to. */
  readonly shiftAt: (scrollTop: number) => number;
  /** The scroll position that shows a place. */
  readonly scrollTopFor: (place: number) => number;
}

export function scrollModel(count: number, rowHeight: number, viewHeight: number): ScrollModel {
  const whole = count * rowHeight;
  const bodyHeight = Math.min(whole, TALLEST);
  if (whole <= TALLEST) return { bodyHeight, shiftAt: () => 0, scrollTopFor: (place) => place };
  const edge = HEAD + FOOT - viewHeight;
  const ratio = (whole + edge) / (bodyHeight + edge);
  return {
    bodyHeight,
    shiftAt: (scrollTop) => Math.round(scrollTop * ratio) - scrollTop,
    scrollTopFor: (place) => place / ratio,
  };
}

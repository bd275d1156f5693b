/** One layout unit is one printer dot: 180 to the inch, as 24-pin printers strike them (0.141 mm, 0.4 pt). */
export const DOTS_PER_INCH = 180;

/** The scale that turns a box laid out in dots into CSS pixels (96 to the inch). */
export const CSS_SCALE = 96 / DOTS_PER_INCH;

/** Millimetres as whole dots. */
export function dots(mm: number): number {
  return Math.round((mm / 25.4) * DOTS_PER_INCH);
}

/** Type sizes in dots; a dot is 0.4 pt, so `body` is 9.6 pt and `small` 9.2 pt, the least a 24-pin printer writes cleanly. */
export const TYPE = { body: 24, small: 23 } as const;

/** The sizes a text may take on pin printers, largest first. */
export const BODY_SIZES: readonly number[] = [TYPE.body, TYPE.small];

/** A rectangle in dots, from the sheet's top left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

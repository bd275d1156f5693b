import type { Box } from './dots.ts';
import { TYPE } from './dots.ts';
import { brokenLines, markup, type Markup, NOTHING } from './markup.ts';
import type { FittedText, Typeface } from './text-lines.ts';

export type Align = 'left' | 'center' | 'right';

export interface TextStyle {
  /** Dots; 24 = 9.6 pt unless told. */
  readonly size?: number;
  readonly align?: Align;
  readonly typeface?: Typeface;
  /** Extra room between letters, in dots. */
  readonly spacing?: number;
}

/** One line of text, centred in the height of its box; the guard refuses it when it leaves the box. */
export function textAt(box: Box, text: string | Markup, style: TextStyle = {}): Markup {
  if (text === '') return NOTHING;
  // The last letter's spacing would push centred text off its middle.
  const inner = style.spacing ? markup`<span style="margin-right:${-style.spacing}px">${text}</span>` : text;
  const spacing = style.spacing ? markup`;letter-spacing:${style.spacing}px` : NOTHING;
  return markup`<div class="t ${style.align ?? 'left'} ${style.typeface ?? 'song'}" style="${place(box)};line-height:${box.height}px;font-size:${style.size ?? TYPE.body}px${spacing}">${inner}</div>`;
}

/** Fitted lines, set evenly into the height of the box. */
export function linesAt(box: Box, fitted: FittedText, style: Pick<TextStyle, 'align' | 'typeface'> = {}): Markup {
  const pitch = fitted.lines.length === 1 ? box.height : fitted.size + 1;
  const top = box.top + Math.floor((box.height - pitch * fitted.lines.length) / 2);
  return markup`<div class="t ${style.align ?? 'left'} ${style.typeface ?? 'song'}" style="${place({ ...box, top, height: pitch * fitted.lines.length })};line-height:${pitch}px;font-size:${fitted.size}px">${brokenLines(fitted.lines)}</div>`;
}

/** A frame of one-dot rules. */
export function frame(box: Box): Markup {
  return markup`<div class="frame" style="${place(box)}"></div>`;
}

export function horizontal(left: number, top: number, width: number, dotsThick = 1): Markup {
  return markup`<div class="rule" style="left:${left}px;top:${top}px;width:${width}px;border-top-width:${dotsThick}px"></div>`;
}

export function vertical(left: number, top: number, height: number, dotsThick = 1): Markup {
  return markup`<div class="rule" style="left:${left}px;top:${top}px;height:${height}px;border-left-width:${dotsThick}px"></div>`;
}

/** Puts a drawing, such as a bar code, with its corner at this dot. */
export function drawingAt(left: number, top: number, drawing: Markup): Markup {
  return markup`<div class="at" style="left:${left}px;top:${top}px">${drawing}</div>`;
}

/** A boxed rubber stamp across the sheet. Solid letters: outlined ones become Type 3 type in the PDF. */
export function stampAcross(box: Box, text: string, size: number): Markup {
  return markup`<div class="stamp hei" style="${place(box)};line-height:${box.height}px;font-size:${size}px"><span>${text}</span></div>`;
}

function place(box: Box): string {
  return `left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px`;
}

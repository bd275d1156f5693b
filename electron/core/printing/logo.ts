import type { Box } from './dots.ts';
import { type Markup, markup } from './markup.ts';

/** An office's logo: the picture's own bytes. */
export interface PrintedLogo {
  readonly mediaType: string;
  readonly contentBase64: string;
}

/** The whole picture in its box, without colour: what a pin printer strikes is black. */
export function drawLogo(box: Box, logo: PrintedLogo): Markup {
  const place = `left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px`;
  return markup`<img class="at logo" alt="" style="${place}" src="data:${logo.mediaType};base64,${logo.contentBase64}">`;
}

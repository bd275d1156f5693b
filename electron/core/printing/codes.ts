import { encode } from 'uqr';
import { code128Widths } from './code-128.ts';
import { markup, Markup } from './markup.ts';

/** A machine-readable code drawn as one path on whole dots; `quiet` margins are the caller's. */
export interface DrawnCode {
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly drawing: Markup;
}

/** Code 128 of printable ASCII: `moduleDots` dots a module (2 = 0.28 mm), `height` in dots. */
export function drawCode128(text: string, moduleDots: number, height: number): DrawnCode {
  let x = 0;
  let path = '';
  code128Widths(text).forEach((modules, index) => {
    const width = modules * moduleDots;
    if (index % 2 === 0) path += bar(x, 0, width, height);
    x += width;
  });
  return drawn(x, height, path);
}

/** A QR code with error correction M: `moduleDots` dots a module (4 = 0.56 mm). */
export function drawQr(text: string, moduleDots: number): DrawnCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (row[x] !== true) continue;
      let run = 1;
      while (row[x + run] === true) run++;
      path += bar(x * moduleDots, y * moduleDots, run * moduleDots, moduleDots);
      x += run;
    }
  });
  return drawn(size * moduleDots, size * moduleDots, path);
}

function bar(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h-${width}z`;
}

function drawn(width: number, height: number, path: string): DrawnCode {
  const drawing = markup`<svg class="code" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges"><path d="${path}" /></svg>`;
  return { width, height, path, drawing };
}

import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { CSS_SCALE, dots } from './dots.ts';
import { markup, type Markup } from './markup.ts';
import type { Paper, PrintOffset } from './paper.ts';

/**
 * Families whose Chinese is TrueType: Noto CJK would become Type 3 in the PDF, slow and ugly on 24 pins.
 * SimHei stands before Microsoft YaHei because its Latin is exactly half an em.
 */
const SONG = 'SimSun,NSimSun,"AR PL UMing CN","Songti SC",serif';
const HEI = 'SimHei,"Microsoft YaHei","WenQuanYi Zen Hei","Heiti SC",sans-serif';

const STYLE = `html,body{margin:0;background:#fff;color:#000}
.sheet{position:relative;overflow:hidden;contain:strict;break-after:page}
.sheet:last-child{break-after:auto}
.dots{position:absolute;left:0;top:0;transform-origin:0 0;font:400 24px/28px ${SONG};font-kerning:none;font-synthesis:none;font-variant-ligatures:none;font-variant-numeric:tabular-nums lining-nums;text-autospace:no-autospace;text-spacing-trim:space-all;white-space:pre}
.song{font-family:${SONG}}.hei{font-family:${HEI}}
.t,.at,.frame,.rule,.stamp{position:absolute;box-sizing:border-box}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
.frame{border:1px solid #000}.rule{border:0 solid #000}
.boxed{border:1px solid #000;padding:0 5px}
.stamp{text-align:center}.stamp span{display:inline-block;padding:10px 24px;border:4px solid #000;line-height:1.15;letter-spacing:8px;transform:rotate(-9deg)}
.code{display:block;fill:#000}
.logo{object-fit:contain;filter:grayscale(1) contrast(4)}
table{position:absolute;table-layout:fixed;border-collapse:separate;border-spacing:0;border:solid #000;border-width:1px 0 0 1px}
td{box-sizing:border-box;border:solid #000;border-width:0 1px 1px 0;vertical-align:middle;overflow:hidden}`;

/** Wraps one sheet's drawing, in dots, into a section of the exact paper size, moved by the printer's offset. */
export function sheet(paper: Paper, drawing: readonly Markup[], offset: PrintOffset): Markup {
  const move = `scale(${CSS_SCALE}) translate(${dots(offset.xMm)}px,${dots(offset.yMm)}px)`;
  return markup`<section class="sheet" style="width:${paper.widthMm}mm;height:${paper.heightMm}mm"><div class="dots" style="width:${dots(paper.widthMm)}px;height:${dots(paper.heightMm)}px;transform:${move}">${drawing}</div></section>\n`;
}

/** One HTML document of exact sheets: no script, nothing fetched, every value escaped. */
export function sheetsDocument(title: string, paper: Paper, sheets: readonly Markup[]): SheetsToPrint {
  const page = `@page{size:${paper.widthMm}mm ${paper.heightMm}mm;margin:0}\n`;
  // `STYLE` is ours and holds quotes: it goes in as markup, never through the escape.
  const head = markup`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" /><title>${title}</title>`;
  const body = markup`</head><body>${sheets}</body></html>`;
  return {
    title,
    html: `${head.source}<style>${page}${STYLE}</style>${body.source}`,
    widthMm: paper.widthMm,
    heightMm: paper.heightMm,
    sheets: sheets.length,
  };
}

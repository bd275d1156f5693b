import type { SheetsToPrint } from '#shared/ipc/office-link.ts';

const WIDTH_MM = 148;
const HEIGHT_MM = 210;

export interface RecoveryWords {
  readonly title: string;
  readonly officeName: string;
  readonly code: string;
  readonly lines: readonly string[];
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One A5 sheet for the envelope: whose office, the code, what it is for. Texts are put in as text. */
export function recoveryJob({ title, officeName, code, lines }: RecoveryWords): SheetsToPrint {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
    @page { size: ${WIDTH_MM}mm ${HEIGHT_MM}mm; margin: 0 }
    body { margin: 0; font: 11pt/1.6 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #000 }
    .sheet { box-sizing: border-box; width: ${WIDTH_MM}mm; height: ${HEIGHT_MM}mm; padding: 22mm 16mm; overflow: hidden }
    h1 { margin: 0 0 4mm; font-size: 18pt } p { margin: 0 0 3mm }
    .code { margin: 12mm 0; padding: 8mm 0; border: 0.5mm solid #000; text-align: center;
      font: 700 15pt/1.4 Consolas, 'Noto Sans Mono', monospace }
  </style></head><body><section class="sheet"><h1>${escaped(title)}</h1><p>${escaped(officeName)}</p>
    <div class="code">${escaped(code)}</div>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}
  </section></body></html>`;
  return { title, html, widthMm: WIDTH_MM, heightMm: HEIGHT_MM, sheets: 1 };
}

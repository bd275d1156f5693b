import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import type { DispatchSheet } from './dispatch-data.ts';
import type { DispatchPlace } from './dispatch-frame.ts';
import type { DispatchPage } from './dispatch-table.ts';
import { TYPE } from './dots.ts';
import { horizontal, textAt, vertical } from './drawing.ts';
import { type Band, stackBands, textBand } from './fields.ts';
import { paperFen } from './numbers.ts';
import { ems } from './text-lines.ts';

/** Capitals or the request to count, what goes along, and who carries it; without a page, as tall as any sheet's. */
export function closingBand(
  sheet: DispatchSheet,
  place: DispatchPlace,
  pitch: number,
  prices: boolean,
  page: DispatchPage | undefined,
): Band {
  const { left, width } = place;
  const last = page === undefined || page.last;
  const elsewhere = `见第 ${page?.count ?? 1} 页`;
  const accompanying = sheet.accompanying.length === 0 ? '—' : sheet.accompanying.map((item) => `√${item}`).join('　');
  const { name, waybill, vehicle, freight } = sheet.carrier;
  const carrier = `承运：${name}　单号：${waybill || '—'}　车号：${vehicle || '—'}　件数：${sheet.packages} 件　运费：${freight || '—'}`;
  const bands = [
    amountBand(sheet, place, pitch, prices, last, elsewhere),
    textBand(left, width, pitch, `随货：${last ? accompanying : elsewhere}`),
    textBand(left, width, pitch, carrier),
  ];
  return ruled(left, width, bands);
}

function amountBand(
  sheet: DispatchSheet,
  place: DispatchPlace,
  height: number,
  prices: boolean,
  last: boolean,
  elsewhere: string,
): Band {
  const { left, width } = place;
  const fen = sheet.lines.reduce((sum, line) => sum + BigInt(line.amountFen), 0n);
  const digits = `￥${paperFen(fen)}`;
  const digitsWidth = Math.ceil(ems(digits, 'hei') * 26) + 10;
  const label = prices ? '金额（大写）' : '点收：';
  const text = !prices
    ? `共 ${sheet.packages} 件　请按“应发数量”逐行点收，实收不符填“实收数量”并签字`
    : last
      ? amountInWords(fen)
      : `（金额合计${elsewhere}）`;
  const labelWidth = Math.ceil(ems(label) * TYPE.body) + 8;
  const rest = textBand(left + labelWidth, width - labelWidth - (prices ? digitsWidth : 0), height, text, 'hei');
  return {
    height: rest.height,
    draw: (top) => [
      textAt({ left: left + 8, top, width: labelWidth, height: rest.height }, label),
      ...rest.draw(top),
      ...(prices && last
        ? [
            textAt({ left: left + width - digitsWidth, top, width: digitsWidth - 8, height: rest.height }, digits, {
              size: 26,
              align: 'right',
              typeface: 'hei',
            }),
          ]
        : []),
    ],
  };
}

/** Rules under each band and down both sides; the table above gives the upper rule. */
function ruled(left: number, width: number, bands: readonly Band[]): Band {
  const stacked = stackBands(bands);
  return {
    height: stacked.height,
    draw(top) {
      let y = top;
      const rules = bands.map((band) => {
        y += band.height;
        return horizontal(left, y - 1, width);
      });
      const sides = [vertical(left, top, stacked.height), vertical(left + width - 1, top, stacked.height)];
      return [...stacked.draw(top), ...rules, ...sides];
    },
  };
}

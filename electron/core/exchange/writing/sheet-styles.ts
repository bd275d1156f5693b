import type { ReportColumn } from '#shared/exchange/report-sheet.ts';
import type { SheetCellStyle } from './spreadsheet-writer.ts';

/** Every style names its font: one that is only bold would fall back to whatever the program likes. */
const FONT = { name: 'Microsoft YaHei', size: 10 } as const;
const HAIR = { style: 'thin', color: { rgb: 'BFC7D1' } } as const;
const GRID = { top: HAIR, bottom: HAIR, left: HAIR, right: HAIR } as const;
const RIGHT = new Set<ReportColumn['type']>(['fen', 'quantity', 'price', 'integer', 'rate', 'percent']);
const CENTRE = new Set<ReportColumn['type']>(['date', 'moment']);

export const titleStyle: SheetCellStyle = {
  font: { ...FONT, bold: true, size: 16 },
  alignment: { horizontal: 'left', vertical: 'center' },
};

export const lineStyle: SheetCellStyle = {
  font: { ...FONT, size: 9 },
  alignment: { horizontal: 'left', vertical: 'center' },
};

export const headerStyle: SheetCellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  border: GRID,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
};

/** Text left, numbers right, dates in the middle; long text wraps so that print loses nothing. */
export function columnStyle(column: ReportColumn, numFmt: string): SheetCellStyle {
  const horizontal = RIGHT.has(column.type) ? 'right' : CENTRE.has(column.type) ? 'center' : 'left';
  return {
    border: GRID,
    alignment: { horizontal, vertical: 'center', ...(column.type === 'text' ? { wrapText: true } : {}) },
    numFmt,
  };
}

export function totalsStyle(style: SheetCellStyle): SheetCellStyle {
  return { ...style, font: { ...FONT, bold: true }, border: { ...GRID, top: { style: 'medium' } } };
}

export function emphasisedStyle(style: SheetCellStyle): SheetCellStyle {
  return {
    ...style,
    font: { ...FONT, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F4F8' } },
  };
}

/** A cell that waits to be filled in: its format and place, no frame, so that empty rows do not print. */
export function waitingStyle(style: SheetCellStyle): SheetCellStyle {
  const { border: _border, ...rest } = style;
  return rest;
}

/** The example of a form: grey and slanted, so that nobody takes it for data. */
export function exampleStyle(style: SheetCellStyle): SheetCellStyle {
  return { ...style, font: { ...FONT, italic: true, color: { rgb: '8C96A3' } } };
}

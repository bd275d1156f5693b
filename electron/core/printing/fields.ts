import { BODY_SIZES, TYPE } from './dots.ts';
import { linesAt, textAt } from './drawing.ts';
import type { Markup } from './markup.ts';
import { ems, type FittedText, fitText, type Typeface } from './text-lines.ts';

/** A label with its value on a head line: `客户：宁波海拓…`. `share` is its part of the line. */
export interface Field {
  readonly label: string;
  readonly value: string;
  readonly share: number;
}

interface PlacedField {
  readonly left: number;
  readonly width: number;
  readonly field: Field;
  readonly fitted: FittedText;
}

/** A band across the sheet with its height in dots, drawn once its top is known. */
export interface Band {
  readonly height: number;
  draw(top: number): readonly Markup[];
}

const GAP = 8;

/** Sets fields on lines of `pitch` dots; a value too long for its part takes a line, or more, of its own. */
export function fieldBand(left: number, width: number, pitch: number, fields: readonly Field[]): Band {
  const long = fields.filter((field) => place(field, 0, field.share * width).fitted.lines.length > 1);
  const short = fields.filter((field) => !long.includes(field));
  const lines = [
    ...long.map((field) => [place(field, left, width)]),
    ...(short.length > 0 ? [abreast(short, left, width)] : []),
  ];
  const heights = lines.map((line) => Math.max(...line.map((item) => linesHeight(item.fitted, pitch))));
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    draw(top) {
      let y = top;
      return lines.flatMap((line, index) => {
        const height = heights[index] ?? pitch;
        const drawn = line.flatMap((item) => drawField(item, y, height));
        y += height;
        return drawn;
      });
    },
  };
}

function abreast(fields: readonly Field[], left: number, width: number): PlacedField[] {
  let x = left;
  return fields.map((field) => {
    const placed = place(field, x, Math.floor(field.share * width));
    x += placed.width;
    return placed;
  });
}

function place(field: Field, left: number, width: number): PlacedField {
  const room = width - labelWidth(field.label) - GAP;
  return { left, width, field, fitted: fitText(field.value, room, BODY_SIZES) };
}

function drawField(item: PlacedField, top: number, height: number): Markup[] {
  const label = labelWidth(item.field.label);
  return [
    textAt({ left: item.left, top, width: label, height: Math.min(height, 33) }, item.field.label),
    linesAt({ left: item.left + label, top, width: item.width - label, height }, item.fitted),
  ];
}

/** A line of running text in a ruled band, as high as its lines. */
export function textBand(left: number, width: number, pitch: number, text: string, typeface: Typeface = 'song'): Band {
  const fitted = fitText(text, width - 2 * GAP, BODY_SIZES, typeface);
  const height = linesHeight(fitted, pitch);
  return {
    height,
    draw: (top) => [linesAt({ left: left + GAP, top, width: width - 2 * GAP, height }, fitted, { typeface })],
  };
}

/** Joins bands under one another. */
export function stackBands(bands: readonly Band[]): Band {
  return {
    height: bands.reduce((sum, band) => sum + band.height, 0),
    draw(top) {
      let y = top;
      return bands.flatMap((band) => {
        const drawn = band.draw(y);
        y += band.height;
        return drawn;
      });
    },
  };
}

function labelWidth(label: string): number {
  return Math.ceil(ems(label) * TYPE.body);
}

function linesHeight(fitted: FittedText, pitch: number): number {
  return fitted.lines.length === 1 ? pitch : Math.max(pitch, fitted.lines.length * (fitted.size + 1) + 6);
}

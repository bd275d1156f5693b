import { useEffect, useState } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import type { PrinterOnPc } from '#shared/ipc/office-link.ts';
import type { Paper } from '#shared/printing/printing.contract.ts';

/** How far a printer is off on one paper, in millimetres as typed. */
export interface TypedOffset {
  readonly x: string;
  readonly y: string;
}

/** Which printer of this PC prints what, and how far each is off. Kept on this PC. */
export interface PrinterSettings {
  /** Document → name of its usual printer. */
  readonly usual: Readonly<Record<string, string>>;
  /** `<printer> | <paper>` → offset. */
  readonly offsets: Readonly<Record<string, TypedOffset>>;
}

const KEPT_AS = 'printers';
const NONE: TypedOffset = { x: '0', y: '0' };

export function readPrinterSettings(): PrinterSettings {
  return { usual: {}, offsets: {}, ...recall<Partial<PrinterSettings>>(KEPT_AS) };
}

function placeOf(printer: string, paper: Paper): string {
  return `${printer} | ${paper}`;
}

export function offsetOf({ offsets }: PrinterSettings, printer: string, paper: Paper): TypedOffset {
  return offsets[placeOf(printer, paper)] ?? NONE;
}

export function withOffset(
  settings: PrinterSettings,
  printer: string,
  paper: Paper,
  offset: TypedOffset,
): PrinterSettings {
  return { ...settings, offsets: { ...settings.offsets, [placeOf(printer, paper)]: offset } };
}

/** The usual printer of a document, as long as this PC still knows it; empty: the system's dialog asks. */
export function usualPrinter({ usual }: PrinterSettings, document: string, known: readonly PrinterOnPc[]): string {
  const name = usual[document] ?? '';
  return known.some((printer) => printer.name === name) ? name : '';
}

/** The settings of this PC, and how to change them; every change is kept at once. */
export function usePrinterSettings(): [PrinterSettings, (settings: PrinterSettings) => void] {
  const [settings, set] = useState(readPrinterSettings);
  return [
    settings,
    (next) => {
      keep(KEPT_AS, next);
      set(next);
    },
  ];
}

/** The printers this PC knows; undefined until it has told them. */
export function usePrinters(): readonly PrinterOnPc[] | undefined {
  const [printers, setPrinters] = useState<readonly PrinterOnPc[]>();
  useEffect(() => {
    let left = false;
    const told = window.desktop?.printers() ?? Promise.resolve([]);
    void told.then((known) => {
      if (!left) setPrinters(known);
    });
    return () => {
      left = true;
    };
  }, []);
  return printers;
}

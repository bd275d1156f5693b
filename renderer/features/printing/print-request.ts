import type { PrintChoices } from '#renderer/features/printing/print-settings.tsx';
import type { TypedOffset } from '#renderer/features/printing/printer-settings.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

type PrintDocument = Output<'printing.documents'>[number];

/** What was chosen the last time for this document, as far as it is still offered. */
export function startChoices(document: PrintDocument, kept: PrintChoices | undefined): PrintChoices {
  const paper = document.papers.find((one) => one === kept?.paper) ?? document.papers[0] ?? 'a4';
  const copies = document.copies.filter((copy) => kept?.copies.includes(copy) ?? true);
  return {
    paper,
    copies: copies.length > 0 ? copies : document.copies,
    carbon: kept?.carbon ?? false,
  };
}

/** Millimetres within what a printer can be moved by; anything else counts as none. */
export function millimetres(text: string): number {
  const value = Number(text.replaceAll('。', '.').replaceAll('−', '-'));
  return Number.isFinite(value) && Math.abs(value) <= 20 ? value : 0;
}

export function requestOf(
  document: PrintDocument,
  recordId: string,
  choices: PrintChoices,
  offset: TypedOffset,
): Input<'printing.preview'> {
  return {
    document: document.document,
    recordId,
    paper: choices.paper,
    ...(document.copies.length > 0 && { copies: [...choices.copies] }),
    carbon: choices.carbon,
    offsetXMm: millimetres(offset.x),
    offsetYMm: millimetres(offset.y),
  };
}

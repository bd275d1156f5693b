import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { invariant } from '#core/kernel/invariant.ts';
import type { Markup } from './markup.ts';
import { NO_OFFSET, type Paper, type PaperName, PAPERS, type PrintOffset } from './paper.ts';
import { PrintRefused } from './print-refused.ts';
import { sheet, sheetsDocument } from './sheets.ts';

/** A kind of document as a module registers it: its papers, and how its data becomes drawings, one a sheet. */
export interface PrintDocument<Data, Options> {
  readonly name: string;
  /** The first is the usual one. */
  readonly papers: readonly PaperName[];
  title(data: Data): string;
  /** One drawing per sheet, in dots. Throws PrintRefused when a text cannot stand anywhere. */
  layOut(data: Data, paper: Paper, options: Options): readonly (readonly Markup[])[];
}

export interface DocumentRequest<Data, Options> {
  readonly document: PrintDocument<Data, Options>;
  readonly data: Data;
  readonly options: Options;
  readonly paper?: PaperName;
  readonly offset?: PrintOffset;
}

/** Lays a document out on exact sheets, ready for a printer or a PDF. */
export function renderDocument<Data, Options>(request: DocumentRequest<Data, Options>): SheetsToPrint {
  const { document, data, options, offset = NO_OFFSET } = request;
  const name = request.paper ?? document.papers[0];
  if (name === undefined || !document.papers.includes(name)) {
    throw new PrintRefused('print.paper_unknown', { document: document.name, paper: String(name) });
  }
  const paper = PAPERS[name];
  const drawings = document.layOut(data, paper, options);
  invariant(drawings.length > 0, `${document.name} laid out no sheet`);
  return sheetsDocument(
    document.title(data),
    paper,
    drawings.map((drawing) => sheet(paper, drawing, offset)),
  );
}

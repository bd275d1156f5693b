import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { PaperName, PrintOffset } from '#core/printing/paper.ts';
import { type PrintDocument, renderDocument } from '#core/printing/render-document.ts';

/** How one print is wanted. `printing.count` is 0 in a preview, 1 the first time, then 第 n 次打印. */
export interface PrintWish {
  readonly paper?: PaperName;
  /** Marks of the copies (联) to print; all of them when absent. */
  readonly copies?: readonly string[];
  readonly carbon: boolean;
  readonly offset: PrintOffset;
  readonly printing: {
    readonly count: number;
    readonly at: string;
    readonly by: string;
    /** 示例账套: every sheet says so. */
    readonly sample: boolean;
  };
}

/** A document a module can print: it reads the effective record and lays it out. Throws not_found for any other. */
export interface Printable {
  /** The record kind: `dispatch_note`, `invoice_request`. */
  readonly name: string;
  readonly papers: readonly PaperName[];
  readonly copies: readonly string[];
  /** It is made for outside and shows a phone or a bank account whole: its preview is logged like a print. */
  readonly personal?: true;
  render(ctx: QueryContext, recordId: string, wish: PrintWish): Promise<SheetsToPrint>;
}

/** A document of one copy that is laid out in one way: what it shows is read, and drawn on the paper wished. */
export function plainPrintable<Data>(
  name: string,
  document: PrintDocument<Data, undefined>,
  dataOf: (ctx: QueryContext, recordId: string, printing: PrintWish['printing']) => Promise<Data>,
): Printable {
  return {
    name,
    papers: document.papers,
    copies: [],
    async render(ctx, recordId, { paper, offset, printing }) {
      const data = await dataOf(ctx, recordId, printing);
      return renderDocument({ document, data, options: undefined, offset, ...(paper && { paper }) });
    },
  };
}

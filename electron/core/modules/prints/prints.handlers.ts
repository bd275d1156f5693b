import type { PrintRequest, printingContract } from '#shared/printing/printing.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import { isSampleOffice } from '#core/modules/users/sample.service.ts';
import { renderDocument } from '#core/printing/render-document.ts';
import { rulerSheetDocument } from '#core/printing/ruler-sheet.ts';
import { countPrints, insertPrint } from '#core/modules/prints/prints.repository.ts';

const OFFICE_OFFSET_MINUTES = 480;

export function printsHandlers(printables: readonly Printable[]): HandlersFor<typeof printingContract> {
  return {
    'printing.documents': async () =>
      printables.map(({ name, papers, copies }) => ({ document: name, papers: [...papers], copies: [...copies] })),
    async 'printing.preview'(ctx, input) {
      const sheets = await render(ctx, printables, input, 0);
      const { document: subjectKind, recordId: subjectId } = input;
      if (maskingOf(printables, input) === 'whole')
        ctx.disclose({ what: 'preview', subjectKind, subjectId, reason: 'print', masking: 'whole' });
      return { ...sheets, printNumber: 0 };
    },
    async 'printing.ruler'(_ctx, { printer, paper, offsetXMm: xMm, offsetYMm: yMm }) {
      const offset = { xMm, yMm };
      const data = { printerName: printer, offset };
      const sheets = renderDocument({ document: rulerSheetDocument, data, options: undefined, paper, offset });
      return { ...sheets, printNumber: 0 };
    },
    async 'printing.print'(ctx, input) {
      const printNumber = (await countPrints(ctx.db, input.document, input.recordId)) + 1;
      const sheets = await render(ctx, printables, input, printNumber);
      await insertPrint(ctx.db, {
        document: input.document,
        record_id: input.recordId,
        print_number: printNumber,
        person_id: ctx.person.id,
        at: ctx.now,
        paper: input.paper ?? '',
      });
      const details = { document: input.document, printNumber, sheets: sheets.sheets };
      ctx.note({ subjectKind: input.document, subjectId: input.recordId, outcome: 'printed', details });
      const { document: subjectKind, recordId: subjectId } = input;
      const masking = maskingOf(printables, input);
      ctx.disclose({ what: 'print', subjectKind, subjectId, reason: 'print', masking });
      return { ...sheets, printNumber };
    },
  };
}

function maskingOf(printables: readonly Printable[], { document }: PrintRequest): 'whole' | 'none' {
  return printables.find(({ name }) => name === document)?.personal === true ? 'whole' : 'none';
}

async function render(ctx: QueryContext, printables: readonly Printable[], input: PrintRequest, count: number) {
  const printable = printables.find((candidate) => candidate.name === input.document);
  if (!printable) return refuse('print.unknown_document', { document: input.document });
  const { paper, copies, carbon, offsetXMm: xMm, offsetYMm: yMm } = input;
  if (paper && !printable.papers.includes(paper))
    refuse('print.paper_not_offered', { document: input.document, paper });
  const unknown = copies?.find((copy) => !printable.copies.includes(copy));
  if (unknown !== undefined) refuse('print.copy_not_offered', { document: input.document, copy: unknown });
  const { title, html, widthMm, heightMm, sheets } = await printable.render(ctx, input.recordId, {
    ...(paper && { paper }),
    ...(copies && { copies }),
    carbon,
    offset: { xMm, yMm },
    printing: {
      count,
      at: formatInstant(ctx.now, OFFICE_OFFSET_MINUTES),
      by: ctx.person.name,
      sample: await isSampleOffice(ctx.db),
    },
  });
  return { title, html, widthMm, heightMm, sheets };
}

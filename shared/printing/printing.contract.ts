import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';

export const Paper = z.enum(['241-half', '241-third', '241-full', 'a5', 'a4', 'a4-landscape']);
export type Paper = z.infer<typeof Paper>;

export const PrintRequest = z.strictObject({
  document: z.string(),
  recordId: z.string(),
  paper: Paper.optional(),
  /** Names of copies (联); all of them when absent. `carbon` = one strike through all plies. */
  copies: z.array(z.string().max(20)).max(10).optional(),
  carbon: z.boolean().default(false),
  offsetXMm: z.number().min(-20).max(20).default(0),
  offsetYMm: z.number().min(-20).max(20).default(0),
});
export type PrintRequest = z.infer<typeof PrintRequest>;

export const Sheets = z.strictObject({
  title: z.string(),
  html: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
  sheets: z.int(),
  /** Which print of this document it is; 0 in a preview. */
  printNumber: z.int(),
});

/** Papers that have a 打印机校准页. */
export const RulerPaper = Paper.exclude(['a4-landscape']);
export type RulerPaper = z.infer<typeof RulerPaper>;

export const printingContract = {
  'printing.documents': query({
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ document: z.string(), papers: z.array(Paper), copies: z.array(z.string()) })),
  }),
  /** As it would print, marked as a preview; counts nothing. Pending documents are never shown. */
  'printing.preview': query({ permission: 'printing.print', input: PrintRequest, output: Sheets }),
  /** 打印机校准页: a sheet to measure a printer by, moved by the offsets that are tried. Counts nothing. */
  'printing.ruler': query({
    permission: 'printing.print',
    input: z.strictObject({
      printer: z.string().max(200).default(''),
      paper: RulerPaper.default('241-half'),
      offsetXMm: PrintRequest.shape.offsetXMm,
      offsetYMm: PrintRequest.shape.offsetYMm,
    }),
    output: Sheets,
  }),
  /** Counts and logs the print: the second one says 第 2 次打印. Only effective documents. */
  'printing.print': command({ permission: 'printing.print', input: PrintRequest, output: Sheets }),
} as const;

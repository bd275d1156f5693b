import { z } from 'zod';
import { KeyedType } from '#shared/review/review.schema.ts';

/** Records of one file; more are several files, each with its own checker. */
export const RECORDS_AT_MOST = 100_000;

const ImportRow = z.strictObject({
  recordId: z.string(),
  rowNumber: z.int(),
  content: z.unknown(),
  /** Only of a record that is amended; absent, not null, so that batches signed before there were such keep their hash. */
  amends: z
    .strictObject({
      baseVersion: z.int().positive(),
      keyed: z.array(z.strictObject({ path: z.string(), type: KeyedType, rowNumber: z.int() })),
    })
    .optional(),
});

/**
 * What an import submission holds: what the file had, the totals the checker keys, what was not accepted, and the seal of the
 * accepted rows, which lie beside it in blocks. `records` are the drawn rows that are keyed instead of a money total; in a
 * content without `rows`, as it was made before there were blocks, they are all of them.
 */
export const ImportContent = z.strictObject({
  sourceFile: z.strictObject({ fileName: z.string(), fileHash: z.string() }),
  sheet: z.string(),
  counts: z.strictObject({
    inFile: z.int().positive(),
    accepted: z.int().positive(),
    refused: z.int().min(0),
    leftOut: z.int().min(0),
  }),
  /** Read off the original: rows with data (totals and notes not counted), and the money column over the accepted rows. */
  control: z.strictObject({ dataRows: z.int().positive(), amountFen: z.int().nullable() }),
  refused: z.array(z.strictObject({ address: z.string(), rowNumber: z.int(), reason: z.string() })),
  records: z.array(ImportRow).max(RECORDS_AT_MOST),
  rows: z.strictObject({ count: z.int().min(1).max(RECORDS_AT_MOST), hash: z.string().length(64) }).optional(),
});
export type ImportContent = z.infer<typeof ImportContent>;

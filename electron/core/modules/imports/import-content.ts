import { z } from 'zod';
import { KeyedType } from '#shared/review/review.schema.ts';

/** What an import submission holds: the accepted records, what was not accepted, and the totals the checker keys. */
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
  records: z
    .array(
      z.strictObject({
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
      }),
    )
    .min(1)
    .max(100_000),
});
export type ImportContent = z.infer<typeof ImportContent>;

import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';

export const aboutContract = {
  /** What runs here and on which store: versions, place, sizes in bytes, counts. No content and no names of people. */
  'settings.about': query({
    permission: 'settings.read',
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      sqliteVersion: z.string(),
      nodeVersion: z.string(),
      platform: z.string(),
      schema: z.string(),
      directory: z.string(),
      databaseBytes: z.int(),
      fileBytes: z.int(),
      fileCount: z.int(),
      auditEvents: z.int(),
      records: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
    }),
  }),
} as const;

import { z } from 'zod';

/** A word of a register in both languages: it stands on the screen, on paper and in workbooks. */
export const Words = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) });
export type Words = z.infer<typeof Words>;

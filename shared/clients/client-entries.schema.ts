import { z } from 'zod';

/** 非同一客户: noted on one of two clients that look alike. */
export const ClientDistinct = z.strictObject({
  otherId: z.string().min(1).max(60),
  otherName: z.string().trim().min(1).max(140),
  reason: z.string().trim().min(1).max(200),
});
export type ClientDistinct = z.infer<typeof ClientDistinct>;

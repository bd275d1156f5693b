import { z } from 'zod';
import { BusinessDate } from '#shared/kernel/business-date.ts';

const Text = (most: number) => z.string().trim().min(1).max(most);

/** What was pressed for: the goods, or the money. */
export const ChasedFor = z.enum(['goods', 'payment']);
export type ChasedFor = z.infer<typeof ChasedFor>;

/** 催货、催款: who was asked for what, what they said and by when they promised it. */
export const ContractChase = z.strictObject({
  spokenTo: Text(40),
  what: ChasedFor,
  answer: Text(200),
  promisedOn: BusinessDate.nullable().default(null),
});
export type ContractChase = z.infer<typeof ContractChase>;

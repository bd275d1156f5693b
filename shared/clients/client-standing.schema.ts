import { z } from 'zod';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';

/** What is done to a client's standing: 启用, 冻结, 解冻, 关闭, 重新启用. */
export const StandingAction = z.enum(['activate', 'freeze', 'thaw', 'close', 'reopen']);
export type StandingAction = z.infer<typeof StandingAction>;

/** 客户状态变更 as keyed. `fromOn` is the business date it holds from; not later than today. */
export const ClientStandingDraft = z.strictObject({
  clientId: z.string(),
  standing: StandingAction,
  reason: z.string().trim().min(1).max(200),
  fromOn: BusinessDate,
});
export type ClientStandingDraft = z.infer<typeof ClientStandingDraft>;

/** With the client's whole file as it will stand: the part of the submission that amends it. */
export const ClientStanding = ClientStandingDraft.extend({
  file: z.strictObject({ baseVersion: z.int().positive(), content: ClientContent }),
});
export type ClientStanding = z.infer<typeof ClientStanding>;

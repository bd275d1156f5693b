import { type ChasedBy, SignBackChase } from '#shared/dispatch/dispatch-entries.schema.ts';
import { defineDailyKind } from '#core/modules/daily/daily-kind.ts';

/** As on the paper, which is Chinese. */
const BY: Readonly<Record<ChasedBy, string>> = { phone: '电话', wechat: '微信', visit: '上门' };

/** 催回单, on a dispatch note. */
export const signBackChaseDaily = defineDailyKind<SignBackChase>({
  name: 'sign_back_chase',
  paperName: '催回单',
  module: 'dispatch',
  content: SignBackChase,
  subjects: ['dispatch_note'],
  write: 'dispatch.write',
  title: ({ spokenTo, by, answer, promisedOn }) =>
    [`${BY[by]} ${spokenTo}`, answer, promisedOn === null ? null : `答应 ${promisedOn}`]
      .filter((part) => part !== null)
      .join(' · '),
});

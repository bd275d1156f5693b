import { type ChasedFor, ContractChase } from '#shared/contracts/contract-entries.schema.ts';
import { defineDailyKind } from '#core/modules/daily/daily-kind.ts';

/** As on the paper, which is Chinese. */
const WHAT: Readonly<Record<ChasedFor, string>> = { goods: '催货', payment: '催款' };

/** 催货、催款, on a contract. */
export const contractChaseDaily = defineDailyKind<ContractChase>({
  name: 'contract_chase',
  paperName: '催货催款',
  module: 'contracts',
  content: ContractChase,
  subjects: ['contract'],
  write: 'contracts.write',
  title: ({ spokenTo, what, answer, promisedOn }) =>
    [`${WHAT[what]} ${spokenTo}`, answer, promisedOn === null ? null : `答应 ${promisedOn}`]
      .filter((part) => part !== null)
      .join(' · '),
});

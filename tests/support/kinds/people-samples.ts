import { addDays } from '#shared/kernel/business-date.ts';
import { form, type KindSample } from './kind-sample.ts';
import type { SampleOffice } from './sample-office.ts';

async function newcomer({ next, submitAndSign }: SampleOffice): Promise<string> {
  const content = { name: `同事 ${next()}`, title: '文员', roles: ['salesperson' as const], active: true };
  return (await submitAndSign('people.submit', { action: 'create', content })).recordId;
}

/** People, what they lend each other, and how the office reviews. */
export const PEOPLE_SAMPLES = {
  person: {
    async propose({ next }) {
      const draft = { name: `新人 ${next()}`, title: '文员', roles: ['salesperson' as const], active: true };
      return form('people.submit', draft, { action: 'amend', draft: { ...draft, title: '内勤' } });
    },
  },
  delegation: {
    async propose({ next, person, maker, fifth }) {
      const fromOn = addDays('2026-12-01', next() * 20);
      const draft = {
        delegatorId: person(maker).id,
        delegateId: person(fifth).id,
        roles: ['clerk' as const],
        kinds: ['client'],
        fromOn,
        toOn: addDays(fromOn, 7),
        reason: '出差',
      };
      return form('delegations.submit', draft, { action: 'void', draft });
    },
  },
  password_reset: {
    async propose(office) {
      return form('people.submitPasswordReset', { personId: await newcomer(office), reason: '忘记口令' });
    },
  },
  recovery_renewal: {
    async propose({ next }) {
      return form('people.renewRecoveryCode', { reason: `信封 ${next()} 已启封` });
    },
  },
  departure: {
    async propose(office) {
      const personId = await newcomer(office);
      return form('people.submitDeparture', { personId, lastDayOn: '2026-10-30', handOverTo: null, reason: '辞职' });
    },
  },
  review_policy: {
    async propose({ next, maker }) {
      const { policy, version, recordId } = await maker.get('policies.get', {});
      const within = (hours: number) => ({
        ...policy,
        preset: 'own' as const,
        rules: policy.rules.map((rule) =>
          rule.kind === '*' ? { ...rule, limit: { hours, then: 'expire' as const } } : rule,
        ),
      });
      const hours = 24 + next() * 2;
      const target = version === 0 ? undefined : { action: 'amend' as const, recordId, baseVersion: version };
      return form('policies.submit', within(hours), { action: 'amend', draft: within(hours + 1) }, target);
    },
  },
  period_close: {
    async propose({ next }) {
      const back = next() - 1;
      const month = (2025 - Math.floor(back / 12)) * 100 + 12 - (back % 12);
      const draft = { month, closed: true };
      return form('ledger.submitPeriodClose', draft, { action: 'amend', draft: { month, closed: false } });
    },
  },
} satisfies Record<string, KindSample>;

import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { form, type KindSample } from './kind-sample.ts';

/** 信用调查入档: a client’s file amended as an investigation proposes, the limit not as proposed. */
const adopting: KindSample = {
  async propose(office) {
    const n = office.next();
    const client = { name: `调查公司 ${n}`, taxNumber: `3207${String(n).padStart(11, '0')}` };
    const { recordId } = await office.submitAndSign('clients.submit', { action: 'create', content: client });
    const [investigator] = await office.maker.get('people.list', {});
    const fields = {
      investigatedOn: '2026-11-10',
      client: recordId,
      investigator: investigator?.id ?? '',
      payments: 'punctual',
      proposedGrade: 'aa',
      proposedLimit: 100_000_00,
      opinion: '可给额度',
      expiresOn: '2027-11-10',
    };
    const entry = await office.submitAndSign('registers.submit', {
      action: 'create',
      content: { register: 'credit_investigation', fields },
    });
    const { content, version } = await office.maker.get('clients.get', { id: recordId });
    const changed = { ...content, creditGrade: 'AA' as const, creditLimitFen: 271_828_18, paymentDays: 365 };
    const head = { register: 'credit_investigation', entryId: entry.recordId, entryVersion: 1, clientVersion: version };
    const deviations = Object.fromEntries(
      ['creditGrade', 'creditLimitFen', 'paymentDays'].map((field) => [`client.${field}`, '总经理批示']),
    );
    return {
      ...form('registers.submitBecoming', { ...head, client: changed }),
      submit: async (by, where, content) =>
        (await by.ask('registers.submitBecoming', {
          ...where,
          content,
          deviations,
        } as never)) as Reply<SubmissionTicket>,
    };
  },
};

export const BECOMING_SAMPLES: Readonly<Record<string, KindSample>> = {
  becomes_credit_investigation: adopting,
};

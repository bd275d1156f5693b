import { form, type KindSample } from './kind-sample.ts';

/** 意向客户转为客户: a lead with the file it becomes, made together and never amended together. */
const becoming: KindSample = {
  async propose(office) {
    const n = office.next();
    const company = `线索公司 ${n}`;
    const fields = {
      askedOn: '2026-11-10',
      company,
      contact: '沈国梁',
      phone: `139${String(n).padStart(8, '0')}`,
      source: 'fair',
      interest: '底漆两吨',
      owner: '吴佳',
      stage: 'negotiating',
    };
    const lead = await office.submitAndSign('registers.submit', {
      action: 'create',
      content: { register: 'lead', fields },
    });
    const client = {
      name: company,
      taxNumber: `3206${String(n).padStart(11, '0')}`,
      creditLimitFen: 271_828_18,
      paymentDays: 365,
      bankAccounts: [{ bank: '工行苏州分行', account: `6222${String(n).padStart(15, '0')}` }],
    };
    const entry = { register: 'lead', entryId: lead.recordId, entryVersion: 1 };
    return form('registers.submitBecoming', { ...entry, client } as never);
  },
};

export const BECOMING_SAMPLES: Readonly<Record<string, KindSample>> = { becomes_lead: becoming };

import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { courierBill, parcelFields } from '../courier-bill.ts';
import type { KindSample } from './kind-sample.ts';

interface BillDraft {
  readonly rows: readonly { readonly waybill: string; readonly amount: number }[];
}

/** 对账单: a month bill of two parcels, paid by finance. Its lines and its total are keyed again. */
const bill: KindSample = {
  neverResubmitted: true,
  known: ['control.lines'],
  planted: [{ path: 'rows.*.amount', type: 'fen' }],
  async propose(office) {
    const rows = [];
    for (let at = 0; at < 2; at += 1) {
      const waybill = `SF7${String(office.next()).padStart(12, '0')}`;
      const fields = parcelFields(waybill, 12_00);
      await office.submitAndSign('registers.submit', { action: 'create', content: { register: 'parcel', fields } });
      rows.push({ waybill, amount: 271_828_18 });
    }
    return {
      procedure: 'registers.submitBill',
      draft: { rows } satisfies BillDraft,
      async submit(by, _target, draft) {
        const drafted = (draft as BillDraft).rows;
        const reply = await by.ask('registers.submitBill', {
          ...courierBill(drafted.map(({ waybill, amount }) => [waybill, '无锡', '1', amount])),
          same: '顺丰',
          month: '2026-10',
          head: { billedOn: '2026-11-03', payment: 'finance' },
          totalFen: drafted.reduce((sum, { amount }) => sum + amount, 0),
          decisions: drafted.map((_, at) => ({ rowNumber: at + 2, take: true, reason: '按账单结算' })),
        });
        return reply satisfies Reply<SubmissionTicket>;
      },
    };
  },
};

export const BILL_SAMPLES: Readonly<Record<string, KindSample>> = { bill_courier_fee: bill };

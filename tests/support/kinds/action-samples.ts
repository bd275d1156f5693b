import { e6, HENGTAI, PRIMER } from '../sales-office.ts';
import { form, type KindSample } from './kind-sample.ts';
import type { SampleOffice } from './sample-office.ts';

const TODAY = '2026-11-20';

/** A client of its own, effective. */
async function client({ submitAndSign, next }: SampleOffice): Promise<string> {
  const content = { ...HENGTAI, name: `客户 ${next()} 涂料`, taxNumber: null, bankAccounts: [], paymentDays: 30 };
  return (await submitAndSign('clients.submit', { action: 'create', content })).recordId;
}

async function product({ submitAndSign, next }: SampleOffice): Promise<string> {
  const content = { ...PRIMER, code: `PL-${next()}`, listPriceE6: e6(10), taxCode: null };
  return (await submitAndSign('products.submit', { action: 'create', content })).recordId;
}

/** Compounds that amend what is effective. */
export const ACTION_SAMPLES = {
  client_standing: {
    async propose(office) {
      const clientId = await client(office);
      return form('clients.submitStanding', { clientId, standing: 'freeze', reason: '货款逾期', fromOn: TODAY });
    },
  },
  bulk_clients: {
    known: ['control.records'],
    planted: [{ path: 'value', type: 'integer' }],
    async propose(office) {
      const records = [await client(office), await client(office)];
      return form('clients.submitBulk', { field: 'paymentDays', value: 365, reason: '统一账期', records });
    },
  },
  bulk_products: {
    known: ['control.records'],
    planted: [{ path: 'value', type: 'identifier' }],
    async propose(office) {
      const records = [await product(office), await product(office)];
      return form('products.submitBulk', { field: 'taxCode', value: '1070101010100000000', reason: '补编码', records });
    },
  },
} satisfies Record<string, KindSample>;

import type { Staff } from './seed.ts';

const e6 = (value: number): number => Math.round(value * 1_000_000);
/** What one client signed, got and was invoiced for, month by month. */
const MONTHS = [
  ['2026-06', 640, 520, 300],
  ['2026-07', 860, 610, 540],
  ['2026-08', 720, 660, 480],
  ['2026-09', 1010, 830, 700],
  ['2026-10', 880, 790, 660],
  ['2026-11', 690, 560, 430],
] as const;

/** Half a year of trade with one client, and what falls due around the day the pictures are taken. */
export async function tellHalfAYear(staff: Staff): Promise<void> {
  const content = {
    name: '华东集团有限公司',
    shortName: '华东集团',
    taxNumber: '91320412MA1MGBX87E',
    paymentDays: 60,
    licences: [
      { kind: '危化品经营许可证', number: '苏 B 危化经 00412', expiresOn: '2026-12-05' },
      { kind: '质量体系证书', expiresOn: '2026-11-17' },
    ],
    contacts: [
      { name: '白建华', title: '采购总监', birthday: '1976-10-16', birthdayIs: 'lunar' as const },
      { name: '梁颖仪', title: '财务', birthday: '1988-11-20', birthdayIs: 'solar' as const },
    ],
  };
  const client = await staff.submitAndSign('clients.submit', { action: 'create', content });
  const { rows } = await staff.maker('products.list', { limit: 3 });
  const product = rows[0]?.id ?? '';
  for (const month of MONTHS) await tellMonth(staff, client.recordId, product, month);
  await staff.submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      ...contractOf(client.recordId, '2026-01-05', []),
      kind: 'framework',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
    },
  });
  const seen = await staff.maker('clients.get', { id: client.recordId, purpose: 'amend' });
  await staff.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: client.recordId,
    baseVersion: seen.version,
    content: { ...seen.content, creditLimitFen: 500_000_00 },
  });
}

function contractOf(
  clientId: string,
  signedOn: string,
  lines: readonly { productId: string; quantityE6: number; dueOn: string }[],
) {
  return {
    kind: 'sale' as const,
    clientId,
    signedOn,
    sealedOn: signedOn,
    paymentTerms: [
      { shareBasisPoints: 3000, trigger: 'fixed_date' as const, fixedOn: '2026-11-25' },
      { shareBasisPoints: 7000, trigger: 'invoice' as const, days: 60 },
    ],
    delivery: { mode: 'carrier' as const, freightBearer: 'seller' as const, place: '上海市浦东新区' },
    lines: lines.map((line) => ({ ...line, priceE6: e6(586) })),
  };
}

async function tellMonth(
  { maker, submitAndSign }: Staff,
  clientId: string,
  productId: string,
  [month, signed, sent, invoiced]: (typeof MONTHS)[number],
): Promise<void> {
  const dueOn = month === '2026-11' ? '2026-11-24' : `${month}-28`;
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: contractOf(clientId, `${month}-03`, [
      { productId, quantityE6: e6(sent), dueOn: `${month}-20` },
      { productId, quantityE6: e6(signed - sent), dueOn: month === '2026-11' ? dueOn : '2026-12-20' },
    ]),
  });
  const contractId = contract.recordId;
  const note = await submitAndSign('dispatch.submit', {
    action: 'create',
    content: {
      clientId,
      kind: 'sale',
      dispatchedOn: `${month}-12`,
      shipMode: 'carrier',
      carrier: '德邦物流',
      freightBearer: 'seller',
      consigneeName: '王建国',
      consigneePhone: '13812345678',
      consigneeAddress: '上海市浦东新区金桥路 88 号',
      lines: [{ contractId, contractLineKey: 'L1', quantityE6: e6(sent) }],
    },
  });
  await submitAndSign('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: note.recordId,
      receivedBy: '王建国',
      receivedOn: `${month}-15`,
      receivedAs: 'authorised',
      lines: [{ dispatchLineKey: 'L1', signedE6: e6(sent) }],
    },
  });
  const request = await submitAndSign('invoicing.submitRequest', {
    action: 'create',
    content: {
      clientId,
      kind: 'special',
      requestedOn: `${month}-16`,
      lines: [
        {
          contractId,
          contractLineKey: 'L1',
          dispatchNoteId: note.recordId,
          dispatchLineKey: 'L1',
          quantityE6: e6(invoiced),
        },
      ],
    },
  });
  if (month === '2026-10') return;
  const { content } = await maker('invoicing.getRequest', { id: request.recordId });
  const { netFen, taxFen, grossFen } = content;
  const invoiceNumber = `2632${month.replace('-', '')}${'7'.padStart(10, '0')}`;
  await submitAndSign('invoicing.submitInvoice', {
    action: 'create',
    content: { requestId: request.recordId, invoiceNumber, issuedOn: `${month}-18`, netFen, taxFen, grossFen },
  });
}

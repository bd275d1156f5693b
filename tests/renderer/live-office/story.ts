import { keepNotes } from './daily-story.ts';
import { importFile, type Staff } from './seed.ts';

const PRODUCTS = [
  ['WE-210', '水性环氧富锌底漆', '20 kg/桶 灰', '桶', 0, '586.00'],
  ['WP-521', '水性丙烯酸聚氨酯面漆', '20 kg/桶 RAL 5010', '桶', 0, '758.00'],
  ['XS-090', '水性专用稀释剂', '18 L/桶', '桶', 0, '152.40'],
  ['MJ-060', '聚硫密封胶', '600 mL/支', '支', 0, '23.60'],
  ['FH-820', '室外非膨胀型防火涂料', '40 kg/袋', '吨', 3, '3860.00'],
  ['HD-150', '固化剂（面漆配套）', '2 kg/罐', '罐', 0, '128.00'],
] as const;

const e6 = (text: string): number => Math.round(Number(text) * 1_000_000);

/** A week in the office: clients imported, products, contracts sealed and not, goods sent, one note waiting, one contract waiting. */
export async function tellStory(staff: Staff): Promise<void> {
  await importFile(staff, 'clients', '客户档案.xlsx');
  const products = await addProducts(staff);
  const clients = await staff.maker('clients.list', { limit: 12, sort: { column: 'code' } });
  const contracts = [];
  for (const [index, client] of clients.rows.slice(0, 7).entries()) {
    const draft = contractDraft(client.id, products, index);
    contracts.push(await staff.submitAndSign('contracts.submit', { action: 'create', content: draft }));
  }
  const [waiting] = clients.rows.slice(8);
  if (waiting !== undefined)
    await staff.maker('contracts.submit', { action: 'create', content: contractDraft(waiting.id, products, 9) });
  await sendGoods(
    staff,
    contracts.map(({ recordId }) => recordId),
  );
  await leaveCompounds(staff, clients.rows.at(9)?.id ?? '', products);
}

/** Two submissions of several records wait: an order dispatched at once, and the copies that came back in full. */
async function leaveCompounds(staff: Staff, clientId: string, products: readonly string[]): Promise<void> {
  const order = { ...contractDraft(clientId, products, 3), kind: 'order' as const, externalNumber: 'PO-2026-0918' };
  const note = {
    dispatchedOn: '2026-11-20',
    shipMode: 'carrier' as const,
    carrier: '德邦物流',
    freightBearer: 'seller' as const,
    consigneeName: '唐晓梅',
    consigneePhone: '13906715520',
    consigneeAddress: '嘉兴市南湖区亚太路 705 号',
    lines: order.lines.map(({ quantityE6 }, orderLine) => ({
      orderLine,
      quantityE6: orderLine === 1 ? 6_000_000 : quantityE6,
    })),
  };
  await staff.maker('dispatch.submitOrderWithNote', { action: 'create', content: { order, note } });
  const out = await staff.maker('dispatch.signBackChase', {});
  const copies = out.rows
    .filter(({ state }) => state === 'awaiting_sign_back')
    .map(({ id }) => ({ dispatchNoteId: id, receivedBy: '沈国梁' }));
  await staff.maker('dispatch.submitSignBackBatch', {
    action: 'create',
    content: { receivedOn: '2026-11-20', copies },
  });
}

async function addProducts(staff: Staff): Promise<string[]> {
  const ids: string[] = [];
  for (const [code, name, specification, unit, unitDecimals, price] of PRODUCTS) {
    const { recordId } = await staff.submitAndSign('products.submit', {
      action: 'create',
      content: {
        code,
        name,
        specification,
        unit,
        unitDecimals,
        taxCode: '1070101010000000000',
        taxShortName: '涂料',
        taxRateBasisPoints: 1300,
        taxTreatment: 'taxed',
        productClass: 'A',
        listPriceE6: e6(price),
      },
    });
    ids.push(recordId);
  }
  return ids;
}

function contractDraft(clientId: string, products: readonly string[], index: number) {
  const lines = products.slice(index % 2, 3 + (index % 4)).map((productId, at) => ({
    productId,
    quantityE6: e6(String((at + 2) * 12 + index)),
    priceE6: e6(PRODUCTS[at + (index % 2)]?.[5] ?? '100'),
    dueOn: ['2026-11-08', '2026-12-10', '2027-01-15'][(at + index) % 3] ?? null,
  }));
  return {
    kind: 'sale' as const,
    clientId,
    externalNumber: `LY-CG-2026-${1100 + index}`,
    signedOn: `2026-10-${String(10 + index).padStart(2, '0')}`,
    sealedOn: index === 6 ? null : `2026-10-${String(12 + index).padStart(2, '0')}`,
    paymentTerms: [
      { shareBasisPoints: 3000, trigger: 'signing' as const },
      { shareBasisPoints: 6500, trigger: 'dispatch' as const, days: 60 },
      { shareBasisPoints: 500, trigger: 'acceptance' as const, days: 365 },
    ],
    delivery: {
      mode: 'carrier' as const,
      freightBearer: 'seller' as const,
      place: '杭州市萧山区临江工业园经八路 1188 号',
      toleranceBasisPoints: 300,
    },
    clauses: [{ heading: '质量标准', text: '按 GB/T 50224 验收；出现质量问题，卖方负责退换。' }],
    shelfLocation: '3 柜 2 层 合同夹 7',
    lines,
  };
}

async function sendGoods(staff: Staff, contractIds: readonly string[]): Promise<void> {
  const notes: string[] = [];
  for (const [index, contractId] of contractIds.slice(0, 4).entries()) {
    const contract = await staff.maker('dispatch.dispatchableLines', { contractId });
    const content = {
      clientId: contract.clientId,
      kind: 'sale' as const,
      dispatchedOn: ['2026-11-02', '2026-11-10', '2026-11-16', '2026-11-19'][index] ?? '2026-11-19',
      shipMode: 'carrier' as const,
      carrier: '德邦物流',
      waybill: `DPK${364_020_118 + index}`,
      pieces: 24 + index,
      freightBearer: 'seller' as const,
      consigneeName: '沈国梁',
      consigneePhone: '13857120486',
      consigneeAddress: '杭州市萧山区临江工业园经八路 1188 号 2 号门（卸货 8:00–16:30，限高 4.2 米）',
      warehouse: '苏州一号库',
      accompanying: [
        { kind: 'material' as const, name: '色板 RAL 7035 / 5010', quantityE6: 2_000_000, unit: '套' },
        { kind: 'gift' as const, name: '搅拌枪头', quantityE6: 4_000_000, unit: '个' },
      ],
      lines: contract.lines.slice(0, 2 + (index % 2)).map((line, at) => ({
        contractId,
        contractLineKey: line.contractLineKey,
        batch: `2611${String(3 + at).padStart(2, '0')}A`,
        quantityE6: Math.max(1_000_000, Math.floor((line.dispatchableE6 ?? 0) / 2_000_000) * 1_000_000),
      })),
    };
    if (index === 3) await staff.maker('dispatch.submit', { action: 'create', content });
    else notes.push((await staff.submitAndSign('dispatch.submit', { action: 'create', content })).recordId);
  }
  await signFirst(staff, notes);
  const [, second] = notes;
  const [, contractId] = contractIds;
  if (second !== undefined && contractId !== undefined) await keepNotes(staff, second, contractId);
}

/** The first note comes back signed, one line short. */
async function signFirst(staff: Staff, notes: readonly string[]): Promise<void> {
  const [first] = notes;
  if (first === undefined) return;
  const note = await staff.maker('dispatch.get', { id: first });
  await staff.submitAndSign('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: first,
      receivedBy: '沈国梁',
      receivedOn: '2026-11-05',
      receivedAs: 'authorised',
      lines: note.content.lines.map((line, at) =>
        at === 0
          ? {
              dispatchLineKey: line.lineKey,
              signedE6: line.quantityE6 - 1_000_000,
              settlement: 'open' as const,
              reason: '一桶破损',
            }
          : { dispatchLineKey: line.lineKey, signedE6: line.quantityE6 },
      ),
    },
  });
}

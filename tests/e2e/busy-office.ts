import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { addDays, type BusinessDate } from '#shared/kernel/business-date.ts';
import { type Colleague, inOffice, LU, type Made, type SeedDesks, TWO } from './office-seed.ts';

type NoteDraft = Input<'dispatch.submit'>['content'];
type Picked = Output<'contracts.pick'>[number];

export const SU: Colleague = { name: '苏慧', title: '会计', roles: ['finance'] };
export const STAFF: readonly Colleague[] = [...TWO, LU, SU];

const SAMPLES = join(import.meta.dirname, '../../resources/sample-office');
const WORKBOOKS = [
  { kind: 'clients', fileName: '客户档案.xlsx' },
  { kind: 'products', fileName: '商品.xls' },
  { kind: 'contracts', fileName: '合同台账.csv' },
  { kind: 'openings', fileName: '合同台账.csv' },
] as const;

/** An office in the middle of November: everything of the sample workbooks, goods under way in each state, work waiting for both. */
export async function makeBusyOffice(directory: string, clock?: () => number): Promise<void> {
  await inOffice(
    directory,
    async (desks) => {
      for (const { kind, fileName } of WORKBOOKS) await patiently(() => importWorkbook(desks, kind, fileName));
      const contracts = await openContracts(desks);
      await sendAndSettle(desks, contracts);
      await leaveWork(desks, contracts);
    },
    { people: STAFF, ...(clock !== undefined && { clock }) },
  );
}

const TRIES = 3;

/** The office gives a workbook ten seconds; a machine on which many builds run may need another try. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !String(error).includes('workbook_took_too_long')) throw error;
    }
  }
}

async function importWorkbook(desks: SeedDesks, kind: string, fileName: string): Promise<void> {
  const contentBase64 = readFileSync(join(SAMPLES, fileName)).toString('base64');
  const file = { kind, fileName, contentBase64 };
  const outcome = await desks.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(`${fileName}: ${outcome.rule}`);
  await desks.submitAndSign('exchange.submit', { ...file, acceptedRecords: outcome.preview.counts.records });
}

/** Contracts with something left to send, in the order of their numbers. */
async function openContracts({ maker }: SeedDesks): Promise<readonly Picked[]> {
  const open: Picked[] = [];
  for (const contract of await maker.get('contracts.pick', { text: '', limit: 50 })) {
    const { lines } = await maker.get('dispatch.dispatchableLines', { contractId: contract.id });
    if (lines.some(({ dispatchableE6 }) => (dispatchableE6 ?? 0) >= 2_000_000)) open.push(contract);
  }
  return open;
}

/** A note of about half of what each of the contract's first lines still allows. */
async function noteOf({ maker }: SeedDesks, contract: Picked, dispatchedOn: BusinessDate): Promise<NoteDraft> {
  const { clientId, lines } = await maker.get('dispatch.dispatchableLines', { contractId: contract.id });
  const { content: client } = await maker.get('clients.get', { id: clientId, purpose: 'dispatch' });
  const [address] = client.addresses;
  const half = lines.flatMap((line) => {
    const quantityE6 = Math.floor((line.dispatchableE6 ?? 0) / 2_000_000) * 1_000_000;
    const { contractLineKey } = line;
    return quantityE6 > 0 ? [{ contractId: contract.id, contractLineKey, batch: 'B261118', quantityE6 }] : [];
  });
  return {
    clientId,
    kind: 'sale',
    dispatchedOn,
    shipMode: 'carrier',
    carrier: '安能物流',
    waybill: `AN${contract.number.replaceAll(/\D/g, '')}71`,
    pieces: 26,
    freightBearer: 'seller',
    consigneeName: address?.consignee ?? '收货人',
    consigneePhone: address?.phone ?? '13812345678',
    consigneeAddress: address?.address ?? '常州市新北区河海东路 88 号',
    warehouse: '一号库',
    accompanying: [{ kind: 'sample', name: '新款密封胶样品', quantityE6: 2_000_000, unit: '支' }],
    lines: half.slice(0, 6),
  };
}

async function send(desks: SeedDesks, contract: Picked, on: BusinessDate): Promise<Made> {
  return desks.submitAndSign('dispatch.submit', { action: 'create', content: await noteOf(desks, contract, on) });
}

/** The signed copy, in full or one short in the first line. */
async function takeBack(desks: SeedDesks, noteId: string, short: boolean): Promise<Made> {
  const { content } = await desks.maker.get('dispatch.get', { id: noteId });
  return desks.submitAndSign('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: noteId,
      receivedBy: content.consigneeName,
      receivedOn: content.dispatchedOn,
      receivedAs: 'authorised',
      lines: content.lines.map(({ lineKey, quantityE6 }, at) =>
        short && at === 0
          ? {
              dispatchLineKey: lineKey,
              signedE6: quantityE6 - 1_000_000,
              settlement: 'open' as const,
              reason: '运输破损一件',
            }
          : { dispatchLineKey: lineKey, signedE6: quantityE6 },
      ),
    },
  });
}

/** Requests an invoice for everything of a note that can be invoiced. */
async function requestFor({ maker }: SeedDesks, noteId: string, today: BusinessDate) {
  const note = await maker.get('dispatch.get', { id: noteId });
  return {
    clientId: note.content.clientId,
    kind: 'special' as const,
    requestedOn: today,
    lines: note.content.lines.flatMap((line) =>
      line.contractId === null || line.contractLineKey === null
        ? []
        : [
            {
              contractId: line.contractId,
              contractLineKey: line.contractLineKey,
              dispatchNoteId: noteId,
              dispatchLineKey: line.lineKey,
              quantityE6: line.quantityE6,
            },
          ],
    ),
  };
}

/** Goods in every state: signed for, signed short, on the road, late, returned; invoiced and waiting for the invoice. */
async function sendAndSettle(desks: SeedDesks, contracts: readonly Picked[]): Promise<void> {
  const { today } = desks;
  const [one, two, three, four, five] = contracts;
  if (!one || !two || !three || !four || !five) throw new Error('the sample contracts leave something to send');
  const signed = await send(desks, one, addDays(today, -12));
  await takeBack(desks, signed.recordId, false);
  const short = await send(desks, two, addDays(today, -9));
  await takeBack(desks, short.recordId, true);
  await send(desks, three, addDays(today, -16));
  await send(desks, four, addDays(today, -3));
  const returned = await send(desks, five, addDays(today, -7));
  await takeBack(desks, returned.recordId, false);
  await desks.submitAndSign('dispatch.submitReturn', {
    action: 'create',
    content: await returnOf(desks, returned.recordId, today),
  });
  const content = await requestFor(desks, signed.recordId, today);
  await desks.submitAndSign('invoicing.submitRequest', { action: 'create', content });
}

async function returnOf({ maker }: SeedDesks, noteId: string, today: BusinessDate) {
  const { content } = await maker.get('dispatch.get', { id: noteId });
  const [line] = content.lines;
  if (!line) throw new Error('a note has lines');
  return {
    clientId: content.clientId,
    returnedOn: today,
    purpose: 'credit' as const,
    lines: [
      { dispatchNoteId: noteId, dispatchLineKey: line.lineKey, quantityE6: 1_000_000, condition: 'sound' as const },
    ],
  };
}

/** What waits in the morning: proposals of the clerk, one of the checker, one returned, one the checker keyed wrong twice. */
async function leaveWork(desks: SeedDesks, contracts: readonly Picked[]): Promise<void> {
  const { maker, checker, today } = desks;
  const [, , , , , six, seven, eight] = contracts;
  if (!six || !seven || !eight) throw new Error('the sample contracts leave something to send');
  await maker.get('dispatch.submit', { action: 'create', content: await noteOf(desks, six, today) });
  const wrong = await maker.get('dispatch.submit', { action: 'create', content: await noteOf(desks, seven, today) });
  await checker.get('review.return', {
    submissionId: wrong.id,
    reasons: [{ path: 'lines.0.quantityE6', text: '出库单第 1 行写的是 40，请核对' }],
  });
  const { content: client, version } = await maker.get('clients.get', { id: six.clientId, purpose: 'amend' });
  await maker.get('clients.submit', {
    action: 'amend',
    recordId: six.clientId,
    baseVersion: version,
    content: {
      ...client,
      creditLimitFen: client.creditLimitFen + 500_000_00,
      paymentDays: 45,
      remark: '客户来函 2026-11-18',
    },
  });
  await checker.get('clients.submit', {
    action: 'create',
    content: {
      name: '宁波蓝海船舶涂装有限公司',
      shortName: '宁波蓝海',
      taxNumber: '91330206MA2AEXX28U',
      paymentDays: 30,
    },
  });
  const disputed = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '广东粤海船舶涂装工程有限公司南沙分公司', shortName: '粤海南沙', creditLimitFen: 300_000_00 },
  });
  for (const creditLimitFen of ['30000', '3000000'])
    await checker.get('review.reenter', {
      submissionId: disputed.id,
      entry: { creditLimitFen, paymentDays: '0' },
      confirmed: [],
    });
  await amendContract(desks, eight);
}

async function amendContract({ maker }: SeedDesks, contract: Picked): Promise<void> {
  const { content, version } = await maker.get('contracts.get', { id: contract.id });
  const { netFen: _net, taxFen: _tax, grossFen: _gross, firstDueOn: _due, lines, ...head } = content;
  await maker.get('contracts.submit', {
    action: 'amend',
    recordId: contract.id,
    baseVersion: version,
    content: {
      ...head,
      lines: lines.map(
        ({ netFen: _n, taxFen: _t, grossFen: _g, productCode: _c, unitFactorE6: _f, unitDecimals: _d, ...line }, at) =>
          at === 0 ? { ...line, quantityE6: line.quantityE6 + 10_000_000 } : line,
      ),
    },
  });
}

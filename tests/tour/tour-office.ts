import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeBusyOffice, STAFF, SU } from '../e2e/busy-office.ts';
import { inOffice, LU, type SeedDesks, storeFolder } from '../e2e/office-seed.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import { parcelBook } from '../support/courier-bill.ts';
import { moneyIn } from './tour-money.ts';
import { checksOf, typedValue } from '../support/keying.ts';

/** A client of 60 characters, a product of 40, an address of 120: the longest an office writes. */
const LONG = {
  client:
    '中国（江苏）自由贸易试验区苏州工业园区澜沧江市高分子复合新材料科技与重型轨道交通装备防腐涂装工程技术股份有限公司（集团）',
  product: '室外钢结构用超薄型水性环保膨胀型防火涂料（耐候防腐一体、低气味快干、含固化剂等）',
  address:
    '江苏省苏州市苏州工业园区唯亭街道澜沧江路与珠泾路交叉口向东三百米高端装备与新材料产业园二期北区十八号厂房西侧卸货平台三号门（卸货时间八点至十六点三十分，限高四点二米，须提前一天与仓库唐晓梅主管电话预约并出示本单和身份证件，雨天不卸货，谢谢）',
} as const;

/** What the scenes point at: ids by what they are. */
export type TourRecords = Readonly<Record<string, string>>;

/** The busy office, and one of everything that has a page of its own. */
export async function makeTourOffice(directory: string, clock: () => number): Promise<TourRecords> {
  await makeBusyOffice(directory, clock);
  const found = await inOffice(
    directory,
    async (desks) => {
      await keepDay(desks);
      await longNames(desks);
      await prices(desks);
      await endings(desks);
      const money = await moneyIn(desks, LONG.client);
      await leadersWork(desks);
      return {
        keyed: await keyedAlike(desks),
        openContract: await openContract(desks),
        ...money,
        ...(await keepRegisters(desks)),
      };
    },
    { people: STAFF, clock },
  );
  return { ...recordsOf(storeFolder(directory)), ...found };
}

/** Lines of yesterday and today; yesterday's page is signed. */
async function keepDay({ maker, submitAndSign, today }: SeedDesks): Promise<void> {
  const { rows } = await maker.get('dispatch.list', { limit: 5 });
  const [note] = rows;
  if (note === undefined) throw new Error('the busy office has dispatches');
  const subject = { kind: 'dispatch_note', id: note.id };
  const track = (happenedAt: string, place: string, status: string) =>
    maker.get('daily.add', { kind: 'tracking_event', subject, content: { happenedAt, place, status } });
  await track(`${today} 06:40`, '杭州萧山分拨', '到达分拨，上午派送');
  await submitAndSign('daily.submitPage', { action: 'create', content: { officeDate: today } });
  await track(`${today} 08:10`, '常州新北营业部', '派送中，司机 138 开头，下午三点前到');
  await maker.get('daily.add', {
    kind: 'sign_back_chase',
    subject,
    content: {
      spokenTo: '沈国梁',
      by: 'wechat',
      answer: '货刚到，卸完签字，回单随返程司机带回',
      promisedOn: '2026-11-24',
    },
  });
}

async function longNames({ maker, submitAndSign, today }: SeedDesks): Promise<void> {
  const client = await submitAndSign('clients.submit', {
    action: 'create',
    content: {
      name: LONG.client,
      shortName: '澜沧江复材',
      taxNumber: '91320411MA1XK7QL3J',
      creditLimitFen: 123_456_789_00,
      paymentDays: 60,
      ownerName: '欧阳思源',
      region: '长三角自由贸易试验区',
      addresses: [{ use: 'ship_to', consignee: '唐晓梅', phone: '13812345678', address: LONG.address }],
    },
  });
  const product = await submitAndSign('products.submit', {
    action: 'create',
    content: {
      code: 'FH-820-OUTDOOR-THIN-2026',
      name: LONG.product,
      specification: '20 kg/桶（主剂 16 kg，固化剂 4 kg），RAL 7035 浅灰，低温型',
      unit: '桶',
      taxCode: '1070101010000000000',
      taxShortName: '涂料',
      taxRateBasisPoints: 1300,
      taxTreatment: 'taxed',
      listPriceE6: 3_860_000_000,
    },
  });
  const quantityE6 = 12_345_000_000;
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId: client.recordId,
      externalNumber: 'CFTZ-SIP-LCJ/2026/CG-11-00001187-B',
      signedOn: today,
      sealedOn: today,
      paymentTerms: [{ shareBasisPoints: 10_000, trigger: 'dispatch', days: 60 }],
      delivery: { mode: 'carrier', freightBearer: 'seller', place: LONG.address, toleranceBasisPoints: 300 },
      shelfLocation: '3 柜 2 层 合同夹 7',
      lines: [{ productId: product.recordId, quantityE6, priceE6: 3_860_000_000, dueOn: '2026-12-18' }],
    },
  });
  const { lines } = await maker.get('dispatch.dispatchableLines', { contractId: contract.recordId });
  await submitAndSign('dispatch.submit', {
    action: 'create',
    content: {
      clientId: client.recordId,
      kind: 'sale',
      dispatchedOn: today,
      shipMode: 'carrier',
      carrier: '安能物流',
      waybill: 'AN20261120000187',
      pieces: 26,
      freightBearer: 'seller',
      consigneeName: '唐晓梅',
      consigneePhone: '13812345678',
      consigneeAddress: LONG.address,
      warehouse: '一号库',
      lines: lines.map(({ contractLineKey }) => ({
        contractId: contract.recordId,
        contractLineKey,
        batch: 'B261120-LONG-0001',
        quantityE6: 40_000_000,
      })),
    },
  });
}

/** The spring prices of everything that has a list price, with floors; a later price of the first. */
async function prices({ maker, submitAndSign }: SeedDesks): Promise<void> {
  const products = (await maker.get('products.list', { limit: 12, status: 'active' })).rows;
  const lines = products.flatMap(({ id, listPriceE6 }) => {
    if (listPriceE6 === null) return [];
    const share = (percent: number) => Math.round((listPriceE6 * percent) / 100 / 10_000) * 10_000;
    return [
      {
        productId: id,
        priceE6: share(96),
        staffFloorE6: share(92),
        managerFloorE6: share(85),
        directorFloorE6: share(78),
      },
    ];
  });
  const [first] = lines;
  if (first === undefined) throw new Error('the busy office has list prices');
  const content = {
    name: '2026 年经销商价格表',
    scope: 'client_kind' as const,
    scopeValue: 'distributor',
    validFrom: '2026-03-01',
    lines: [
      ...lines,
      { ...first, fromOn: '2026-10-01' },
      { ...first, minQuantityE6: 100_000_000, fromOn: '2026-10-01' },
    ],
  };
  await submitAndSign('products.submitPriceList', { action: 'create', content });
  await submitAndSign('products.submitPriceList', {
    action: 'create',
    content: {
      name: '恒泰集团年度协议价（含总厂与三家子公司）',
      scope: 'named',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      lines,
    },
  });
}

/** A seal that is out, cash in the box, a call of today, a visit with everything filled in; a second seal waits for its check. */
async function keepRegisters({ maker, submitAndSign, today }: SeedDesks): Promise<TourRecords> {
  const people = await maker.get('people.list', {});
  const clients = (await maker.get('clients.list', { limit: 1 })).rows;
  const client = clients[0]?.id ?? '';
  const seal = {
    usedOn: today,
    seal: 'contract',
    document: '投标文件第二包（技术标、商务标、报价单与授权委托书各一式四份，含两份光盘）',
    client,
    copies: 4,
    purpose: '苏州轨道交通 8 号线车辆段防腐涂装投标',
    user: '欧阳思源',
    approvedBy: '李文涛',
    watchedBy: people[0]?.id ?? '',
    takenOut: 1,
    dueBack: today,
  };
  const keep = (register: string, fields: Record<string, string | number>) =>
    submitAndSign('registers.submit', { action: 'create', content: { register, fields } });
  const out = await keep('seal_use', seal);
  await submitAndSign('exchange.submit', parcelBook(40));
  // Somebody's birthday is in three days.
  const birthday = `1975-${addDays(today, 3).slice(5)}`;
  await submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '常州天宁涂装设备有限公司', contacts: [{ name: '沈国梁', birthday, birthdayIs: 'solar' }] },
  });
  const lead = await keep('lead', {
    askedOn: today,
    company: '无锡华衡重型机械制造有限公司',
    contact: '欧阳思源',
    phone: '13812345678',
    region: '江苏无锡',
    source: 'fair',
    interest: '水性环氧富锌底漆，每月约两吨，年底前试用',
    owner: '吴佳',
    stage: 'negotiating',
  });
  await keep('petty_cash', { paidOn: today, movement: 'advance', summary: '领取十一月备用金', amount: 300_000 });
  await maker.get('daily.add', {
    kind: 'register_call',
    subject: { kind: 'register', id: 'call' },
    content: {
      calledOn: today,
      calledAt: '09:12',
      way: 'call_in',
      caller: '沈国梁',
      client,
      subject: '催问第二批到货时间',
    },
  });
  const waiting = { ...seal, document: '对账确认函', copies: 2 };
  const { id } = await maker.get('registers.submit', {
    action: 'create',
    content: { register: 'seal_use', fields: waiting },
  });
  const investigation = await keep('credit_investigation', {
    investigatedOn: today,
    client,
    investigator: people[0]?.id ?? '',
    payments: 'punctual',
    proposedGrade: 'aa',
    proposedLimit: 80_000_000,
    proposedDays: 60,
    opinion: '连续三年无逾期，轨道交通订单稳定，建议上调额度。',
    expiresOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
  });
  await keep('carrier_rate', {
    validFrom: today,
    carrier: '顺丰速运',
    mode: 'fast',
    service: '特快',
    zone: '江苏、浙江、上海',
    firstWeight: 1_000_000,
    firstPrice: 1_800,
    furtherWeight: 1_000_000,
    furtherPrice: 500,
    days: 1,
    agreedBy: people[0]?.id ?? '',
  });
  return {
    sealEntry: out.recordId,
    waitingSeal: id,
    lead: lead.recordId,
    investigation: investigation.recordId,
  };
}

/** An invoice on the one request, and what is left of one contract closed. */
async function endings({ maker, desk, countersign, submitAndSign, today }: SeedDesks): Promise<void> {
  const finance = await desk(SU);
  const [request] = (await finance.get('invoicing.listRequests', { limit: 1 })).rows;
  if (request === undefined) throw new Error('the busy office has an invoice request');
  const { content } = await finance.get('invoicing.getRequest', { id: request.id });
  const { netFen, taxFen, grossFen } = content;
  const invoiceNumber = '26322000000401879213';
  const ticket = await finance.get('invoicing.submitInvoice', {
    action: 'create',
    content: { requestId: request.id, invoiceNumber, issuedOn: today, netFen, taxFen, grossFen },
  });
  await countersign(ticket.id, finance);
  for (const contract of (await maker.get('contracts.pick', { text: '', limit: 50 })).toReversed()) {
    const { lines } = await maker.get('dispatch.dispatchableLines', { contractId: contract.id });
    const open = lines.find(({ dispatchableE6 }) => (dispatchableE6 ?? 0) >= 1_000_000);
    if (open === undefined) continue;
    await submitAndSign('contracts.submitCloseShort', {
      action: 'create',
      content: {
        contractId: contract.id,
        closedOn: today,
        reason: '客户项目停工，来函不再要货',
        lines: [{ lineKey: open.contractLineKey, quantityE6: 1_000_000 }],
      },
    });
    return;
  }
  throw new Error('some contract leaves something to close');
}

async function leadersWork({ desk, countersign, today }: SeedDesks): Promise<void> {
  const director = await desk(LU);
  const people = await director.get('people.list', {});
  const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? '';
  const ticket = await director.get('delegations.submit', {
    action: 'create',
    content: {
      delegatorId: idOf(LU.name),
      delegateId: idOf(SU.name),
      roles: ['manager'],
      kinds: ['contract', 'client'],
      fromOn: today,
      toOn: '2026-11-27',
      reason: '去德国参展，27 日回',
    },
  });
  await countersign(ticket.id, director);
}

/** The newest contract of which several lines can still be dispatched. */
async function openContract({ maker }: SeedDesks): Promise<string> {
  for (const { id } of (await maker.get('contracts.pick', { text: '', limit: 50 })).toReversed()) {
    const { lines } = await maker.get('dispatch.dispatchableLines', { contractId: id });
    if (lines.filter(({ dispatchableE6 }) => (dispatchableE6 ?? 0) >= 2_000_000).length > 2) return id;
  }
  throw new Error('the busy office has a contract to dispatch from');
}

/** A client of which the checker's signature is all that is left. */
async function keyedAlike({ maker, checker }: SeedDesks): Promise<string> {
  const { id: submissionId } = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '宁波东港机电设备有限公司', shortName: '东港机电', creditLimitFen: 200_000_00 },
  });
  const seen = await maker.get('review.show', { submissionId });
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  await checker.get('review.reenter', { submissionId, entry, confirmed });
  return submissionId;
}

/** One of each, by name of its table; and the ones the scenes call by their own name. */
const RECORDS: Readonly<Record<string, string>> = {
  client: `SELECT id FROM client WHERE credit_limit_fen > 0 AND status = 'active' ORDER BY code LIMIT 1 OFFSET 3`,
  longClient: 'SELECT id FROM client ORDER BY length(name) DESC LIMIT 1',
  product: 'SELECT id FROM product ORDER BY code LIMIT 1 OFFSET 1',
  priceList: 'SELECT id FROM price_list ORDER BY line_count DESC LIMIT 1',
  longProduct: 'SELECT id FROM product ORDER BY length(name) DESC LIMIT 1',
  contract: `SELECT contract_id AS id FROM dispatch_line JOIN dispatch_note ON dispatch_note.id = dispatch_note_id ORDER BY number LIMIT 1`,
  longContract: 'SELECT id FROM contract ORDER BY length(external_number) DESC LIMIT 1',
  note: 'SELECT id FROM dispatch_note ORDER BY number LIMIT 1 OFFSET 1',
  openNote:
    'SELECT id FROM dispatch_note WHERE id NOT IN (SELECT dispatch_note_id FROM sign_back) ORDER BY number LIMIT 1',
  longNote: 'SELECT id FROM dispatch_note ORDER BY length(consignee_address) DESC LIMIT 1',
  signBack: 'SELECT id FROM sign_back ORDER BY number LIMIT 1 OFFSET 1',
  returnNote: 'SELECT id FROM return_note LIMIT 1',
  request: 'SELECT id FROM invoice_request LIMIT 1',
  invoice: 'SELECT id FROM invoice LIMIT 1',
  opening: 'SELECT id FROM opening_document ORDER BY number LIMIT 1',
  closeShort: 'SELECT id FROM close_short LIMIT 1',
  dayPage: 'SELECT id FROM day_page LIMIT 1',
  disputed: `SELECT id FROM submission WHERE state = 'disputed' LIMIT 1`,
  waitingNote: `SELECT id FROM submission WHERE kind = 'dispatch_note' AND state = 'submitted' LIMIT 1`,
  waitingContract: `SELECT id FROM submission WHERE kind = 'contract' AND state = 'submitted' LIMIT 1`,
  waitingClient: `SELECT id FROM submission WHERE kind = 'client' AND action = 'amend' AND state = 'submitted' LIMIT 1`,
  returned: `SELECT id FROM submission WHERE state = 'returned' LIMIT 1`,
  zhou: `SELECT id FROM person WHERE name = '周敏'`,
  chen: `SELECT id FROM person WHERE name = '陈国强'`,
  lu: `SELECT id FROM person WHERE name = '陆海生'`,
  su: `SELECT id FROM person WHERE name = '苏慧'`,
};

function recordsOf(folder: string): TourRecords {
  const store = new Database(join(folder, 'office.db'), { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(RECORDS).map(([name, sql]) => {
        const row = store.prepare<[], { id: string }>(sql).get();
        if (row === undefined) throw new Error(`the tour's office has no ${name}`);
        return [name, row.id];
      }),
    );
  } finally {
    store.close();
  }
}

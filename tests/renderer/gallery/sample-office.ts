import type { OfficeCall, OfficeLink } from '#shared/ipc/office-link.ts';
import { ClientDraft } from '#shared/clients/clients.contract.ts';
import { permissionsOf } from '#shared/users/roles.ts';

const NAMES = [
  '江苏恒泰轨道交通装备股份有限公司',
  '浙江宏图钢结构工程有限公司',
  '新疆维吾尔自治区天山公路养护机械设备有限责任公司',
  '上海申亿机电设备成套有限公司',
  '广东粤海船舶涂装工程有限公司南沙分公司',
  '山东鲁岳重型机械制造有限责任公司',
  '内蒙古蒙西风电塔筒装备制造有限公司',
  '武汉长航船舶设备工程有限公司',
  '成都西桥预制构件有限公司',
  '苏州工业园区艾德曼精密涂装技术有限公司',
];
const NOW = Date.UTC(2026, 10, 20, 6, 32);
const OWNERS = ['陆一鸣', '沈佳怡', '吴海波', '郑雅文', '何志远'];
const clients = Array.from({ length: 64 }, (_, i) => ({
  id: `c${i}`,
  code: `KH-${String(10012 + i * 3).padStart(6, '0')}`,
  name: i < NAMES.length ? NAMES[i] : `样本客户第 ${i} 号设备有限公司`,
  shortName: '',
  taxNumberMasked: '9132****Q7XL3X',
  kind: 'direct',
  sizeGrade: 'ABC'[i % 3],
  creditGrade: ['AA', 'A', 'B', 'AAA'][i % 4],
  region: '华东',
  ownerName: OWNERS[i % 5],
  creditLimitFen: [150_000_000, 30_000_000, 0][i % 3],
  paymentDays: 60,
  status: i === 12 ? 'frozen' : i === 17 ? 'closed' : 'active',
  contactName: '梁颖仪',
  contactPhone: '138****6620',
  balanceFen: [123_456_789, 31_800_000, -1_250_00][i % 3],
  inReview: i === 3 || i === 8,
}));

const contract = {
  clientName: undefined,
  kind: 'sale',
  externalNumber: 'LYZJ-CG-20261112',
  signedOn: '2026-11-12',

  delivery: { mode: 'carrier', freightBearer: 'seller', place: '泰安岱岳区厂内', toleranceBasisPoints: 200 },
  lines: ['水性环氧富锌底漆', '水性环氧云铁中间漆', '水性丙烯酸聚氨酯面漆', '水性专用稀释剂'].map((productName) => ({
    productName,
    unit: '桶',
  })),
};
const amended = ClientDraft.parse({
  name: NAMES[4],
  shortName: '粤海南沙',
  region: '华南',
  ownerName: '何志远',
  paymentDays: 30,
});

function row(serial: number, kind: string, action: string, title: string, rekeyCount: number) {
  return {
    id: `s${serial}`,
    serial,
    kind,
    action,
    title,
    state: 'submitted',
    makerId: 'p1',
    makerName: ['周敏', '吴佳', '陆晓'][serial % 3],
    submittedAt: NOW - (430 - serial) * 5_400_000,
    rekeyCount,
    signatures: 0,
    requiredSignatures: kind === 'contract' ? 2 : 1,
  };
}
const queue = [
  row(417, 'contract', 'create', '购销合同 4 行', 10),
  row(419, 'dispatch_note', 'create', '发货单 7 行', 7),
  row(420, 'client', 'amend', '客户档案', 3),
  row(421, 'invoice_request', 'create', '开票申请', 3),
  row(422, 'import_client', 'create', '客户 57 行', 2),
];

const contractChecks = [
  ...contract.lines.flatMap((_, i) => [
    { path: `lines.${i}.quantityE6`, mode: 'rekey', type: 'quantity' },
    { path: `lines.${i}.priceE6`, mode: 'rekey', type: 'price' },
  ]),
  { path: 'firstDueOn', mode: 'rekey', type: 'date' },
  { path: 'grossFen', mode: 'rekey', type: 'fen' },
  { path: 'sealedOn', mode: 'confirm', type: 'text' },
];
const clientChecks = [
  { path: 'taxNumber', mode: 'rekey', type: 'identifier' },
  { path: 'creditLimitFen', mode: 'rekey', type: 'fen' },
  { path: 'paymentDays', mode: 'rekey', type: 'integer' },
];

function show(id: string, state: string) {
  const base = queue.find((one) => one.id === id) ?? queue[0];
  const isContract = base?.kind === 'contract';
  const checks = isContract ? contractChecks : clientChecks;
  const blind = state !== 'agrees';
  const differing =
    state === 'differs' || state === 'disputed' ? [isContract ? 'lines.1.quantityE6' : 'creditLimitFen'] : [];
  return {
    ...base,
    recordId: 'r1',
    baseVersion: 1,
    contentHash: '9f3a71c0b2a89d4417e29f3a71c0b2a89d4417e29f3a71c0b2a84e8dc21e4e8d',
    content: isContract
      ? { ...contract, ...(blind ? {} : { grossFen: 6_810_000 }) }
      : { ...amended, name: NAMES[4], region: '华南二区', creditLimitFen: null, paymentDays: null },
    hidden: blind ? checks.filter((check) => check.mode === 'rekey').map((check) => check.path) : [],
    ...(isContract ? {} : { before: { ...amended, taxNumber: '91440115MACHYX1C4D', creditLimitFen: 20_000_000 } }),
    stale: false,
    checks,
    judgement: { state, differing, chancesLeft: state === 'differs' ? 1 : state === 'not_keyed' ? 2 : 0 },
    mayCheck: true,
    mayReturn: true,
    labels: {},
    attachments: [],
    asksPassword: false,
    mayWithdraw: false,
    mayResubmit: false,
    chain: [{ at: NOW - 7_200_000, personName: '周敏', event: 'submitted', facts: {} }],
  };
}

const roles = ['clerk', 'checker'] as const;
const session = {
  personId: 'p9',
  name: '陈国强',
  title: '复核',
  roles,
  permissions: [...permissionsOf(roles)],
  mustChangePassword: false,
  expiresAt: NOW + 43_200_000,
  locked: false,
  pin: 'none',
};

/** Scripted answers for the gallery. `state` is the re-key state, `session=none` the sign-in page, `office=new` the first run. */
export function sampleOffice(wish: URLSearchParams): OfficeLink {
  let state = wish.get('state') ?? 'not_keyed';
  const answers: Record<string, (input: never) => unknown> = {
    'office.status': () => ({
      initialised: wish.get('office') !== 'new',
      officeName: '澜川新材料（苏州）有限公司',
      people: ['周敏', '吴佳', '陈国强', '陆晓', '王会计'].map((name, i) => ({
        name,
        title: ['内勤', '内勤', '复核', '内勤', '财务'][i],
      })),
      today: '2026-11-20',
      now: NOW,
    }),
    'session.current': () => (wish.get('session') === 'none' ? {} : { session }),
    'review.signingWindow': () => ({}),
    'review.queue': ({ scope }: { scope: string }) => ({
      rows: wish.get('queue') === 'empty' || scope === 'mine' ? [] : queue,
      notInQueue: 3,
      byKind: Object.fromEntries(queue.map(({ kind }) => [kind, 1])),
    }),
    'review.show': ({ submissionId }: { submissionId: string }) => show(submissionId, state),
    'exchange.kinds': () => ({ imports: [], exports: [] }),
    'review.reenter': () => {
      state = 'differs';
      return show('s417', state).judgement;
    },
    'review.history': () => ({
      submissions: [{ ...queue[2], contentHash: 'ab'.repeat(32), chain: show('s417', state).chain }],
    }),
    'personal.get': () => ({ value: null }),
    'personal.keep': () => ({}),
    'clients.list': () => ({
      rows: wish.get('list') === 'empty' ? [] : clients,
      total: { count: 64, countIsCapped: false, creditLimitFen: 7_710_000_000, balanceFen: 61_179_119 },
    }),
    'clients.get': () => ({
      id: 'c4',
      version: 4,
      submissionId: 's1',
      content: {
        ...amended,
        taxNumber: '91440115MACHYX1C4D',
        creditLimitFen: 30_000_000,
        bankAccounts: [{ bank: '中国银行南沙支行', account: '678800001234417' }],
        contacts: [{ name: '梁颖仪', title: '采购经理', phone: '13800006620' }],
      },
      balanceFen: 31_800_000,
    }),
    'clients.pick': () => clients.slice(0, 5),
    'reports.begun': () => ({ products: true, clients: true, contracts: true, dispatch: true }),
    'reports.due': () => ({ groups: [], asOf: '2026-11-20' }),
    'reports.waiting': () => ({ contracts: 2, dispatch: 4, invoicing: 1, clients: 3 }),
    'reports.figures': () => ({
      months: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
      signed: { fen: [383_000_000, 521_000_000, 452_000_000, 610_000_000, 489_000_000, 412_860_000], count: 9 },
      dispatched: { fen: [411_000_000, 443_000_000, 391_000_000, 553_000_000, 513_000_000, 368_200_000], count: 31 },
    }),
    'reports.ownWork': () => [],
    'search.find': () => [
      {
        name: 'clients',
        rows: clients
          .slice(0, 5)
          .map(({ id, code, name }) => ({ kind: 'client', id, recordId: id, text: name, note: code })),
      },
    ],
  };
  return {
    call: async ({ name, input }: OfficeCall) => {
      const answer = answers[name];
      if (answer === undefined || wish.get('fails') === name)
        return { ok: false, failure: { code: 'internal', reference: 'E-20261120-7F3A' } };
      return { ok: true, value: answer(input as never) };
    },
    cancel: () => {},
    onEvent: () => () => {},
  };
}

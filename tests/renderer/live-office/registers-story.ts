import { dueRuleOf, dueRulesOf } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import type { Staff } from './seed.ts';

const TODAY = '2026-11-20';

/** What an office writes under a word; anything else is called by the word itself. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  document: [
    '销售合同（一式四份）',
    '投标文件 第二包',
    '授权委托书',
    '对账确认函',
    '质量保证协议',
    '年度框架合同补充协议三',
  ],
  purpose: ['签约', '投标', '年审', '对账', '客户要求补盖'],
  user: ['李四', '吴佳', '陆晓', '沈佳怡'],
  content: ['销售合同一式两份', '增值税专用发票 3 张', '色板与检验报告', '回单原件', '投标保函'],
  receiver: ['沈国梁', '唐晓梅', '林会计', '赵工'],
  sender: ['周敏', '吴佳'],
  address: ['杭州市萧山区临江工业园经八路 1188 号 2 号门', '嘉兴市南湖区亚太路 705 号'],
  summary: ['快递费 十月', '客户来访午餐', '投标文件打印装订', '市内交通'],
  name: ['水性环氧富锌底漆 1 kg 样罐', 'RAL 5010 色板', '产品样本（2026 版）'],
  subject: ['漆膜起泡', '色差', '到货破桶', '固化慢'],
  carrier: ['顺丰速运', '中通快递'],
  zone: ['浙江、江苏、上海', '全国', '杭州、嘉兴'],
  service: ['特快', '标快', '陆运包裹'],
  item: ['水性环氧富锌底漆样罐', 'RAL 5010 色板', '产品样本（2026 版）', '定制笔记本'],
  specification: ['1 kg', 'A4', 'A5 精装'],
  unit: ['罐', '张', '册', '本'],
  batch: ['B261103', 'B261018'],
  company: ['无锡华衡重型机械有限公司', '宁波港达钢构有限公司', '常熟恒信桥梁附件厂'],
  contact: ['沈国梁', '唐晓梅', '林志远'],
  region: ['江苏无锡', '浙江宁波', '安徽芜湖'],
  owner: ['吴佳', '李四'],
  applicant: ['吴佳', '陆晓'],
  claimant: ['吴佳', '陆晓'],
  approvedBy: ['李文涛', '陆总'],
  department: ['销售一部', '内勤'],
  activity: ['经销商订货会', '秋季买十赠一', '门店陈列'],
  activityCode: ['CX26-031', 'CX26-032'],
  platform: ['慧聪网', '涂料采购网', '行业公众号'],
  headline: ['诚招华东区水性防腐涂料代理', '轨道交通涂料方案'],
  place: ['档案柜 A-03', '三楼会议室', '样品柜 2 层'],
  lentTo: ['吴佳', '财务 苏敏'],
  addressee: ['江苏恒泰轨道交通装备股份有限公司', '苏州市税务局'],
  reference: ['销函〔2026〕31 号', '销函〔2026〕32 号'],
  signedBy: ['陆总', '李文涛'],
  caller: ['沈国梁', '税务局 王科'],
  provider: ['吴佳', '李四'],
  period: ['第 46 周', '2026 年 10 月'],
  issuer: ['总经办', '销售部'],
  documentTitle: ['2026 年第四季度经销商返利政策', '水性系列调价通知'],
  printer: ['苏州彩印有限公司'],
  destination: ['杭州', '嘉兴'],
  representative: ['沈国梁'],
  bank: ['中国工商银行无锡分行'],
};

interface Known {
  readonly clients: readonly string[];
  readonly contracts: readonly string[];
  readonly notes: readonly string[];
  readonly products: readonly string[];
  readonly people: readonly string[];
  /** Of each register: an entry that nothing settled yet. */
  readonly entries: Map<string, string[]>;
}

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

function dateOf(kind: RegisterKind, field: RegisterField, index: number): string | undefined {
  const begun = addDays(TODAY, -((index * 3) % 60));
  if (field.key === kind.date) return begun;
  if (dueRuleOf(kind, field.key)) return addDays(begun, 3 + (index % 9));
  if (dueRulesOf(kind).some(({ done }) => done.field === field.key))
    return index % 3 === 0 ? undefined : addDays(begun, 4);
  return field.required === true ? addDays(begun, 1) : undefined;
}

function linkOf(field: RegisterField, index: number, known: Known): string | undefined {
  const optional = field.required !== true && index % 2 === 1;
  if (optional) return undefined;
  switch (field.type) {
    case 'client':
      return at(known.clients, index);
    case 'contract':
      return at(known.contracts, index);
    case 'dispatch_note':
      return at(known.notes, index);
    case 'product':
      return at(known.products, index);
    case 'person':
      return at(known.people, index);
    default:
      return undefined;
  }
}

function valueOf(kind: RegisterKind, field: RegisterField, index: number, known: Known): string | number | undefined {
  switch (field.type) {
    case 'date':
      return dateOf(kind, field, index);
    case 'choice':
      return field.key === kind.ledger?.direction.field
        ? at(
            [...kind.ledger.direction.in.slice(0, 1), ...(index > 4 ? kind.ledger.direction.out.slice(0, 1) : [])],
            index,
          )
        : at(field.choices ?? [], index)?.code;
    case 'fen':
      return 12_000 + ((index * 7919) % 90_000);
    case 'quantity':
      return kind.ledger?.amount === field.key ? (index > 4 && index % 2 === 1 ? 1 : 20) * 1_000_000 : 3_000_000;
    case 'integer':
      return 1 + (index % 6);
    case 'yes':
      return index % 2 === 0 ? 1 : undefined;
    case 'time':
      return `${String(9 + (index % 8)).padStart(2, '0')}:30`;
    case 'phone':
      return `138571${String(20_000 + index)}`;
    case 'waybill':
      return `SF${String(1_450_000_000_000 + index * 977)}`;
    case 'entry':
      return known.entries.get(field.register ?? '')?.at(kind.settles === undefined ? index % 2 : index);
    case 'text':
      return at(TEXTS[field.key] ?? [`${field.label.zh} ${index + 1}`], index);
    case 'note':
      return index % 3 === 0 ? `${field.label.zh}：已与对方电话确认，下周一前回复，资料随单归档。` : undefined;
    default:
      return linkOf(field, index, known);
  }
}

function fieldsOf(kind: RegisterKind, index: number, known: Known): Record<string, string | number> {
  const given = kind.fields.flatMap((field): [string, string | number][] => {
    const value = valueOf(kind, field, index, known);
    return value === undefined ? [] : [[field.key, value]];
  });
  return Object.fromEntries(given);
}

/** Some of every register, and two hundred of the one that is used most. */
export async function keepRegisters(staff: Staff, most = 200): Promise<void> {
  const list = { limit: 40 } as const;
  const known: Known = {
    clients: (await staff.maker('clients.list', list)).rows.map(({ id }) => id),
    contracts: (await staff.maker('contracts.list', list)).rows.map(({ id }) => id),
    notes: (await staff.maker('dispatch.list', list)).rows.map(({ id }) => id),
    products: (await staff.maker('products.list', list)).rows.map(({ id }) => id),
    people: (await staff.maker('people.list', {})).map(({ id }) => id),
    entries: new Map(),
  };
  const needs = ({ fields }: RegisterKind) => fields.some((field) => field.type === 'entry' && field.required === true);
  for (const kind of [...REGISTERS].toSorted((a, b) => Number(needs(a)) - Number(needs(b)))) {
    const count = kind.name === 'seal_use' ? most : 9;
    const made: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await keepEntry(staff, kind, fieldsOf(kind, index, known)).catch((error: unknown) => {
        if (index === 0) console.log(kind.name, String(error).slice(0, 300));
        return undefined;
      });
      if (id !== undefined) made.push(id);
    }
    known.entries.set(kind.name, made);
  }
  await leaveWaiting(staff, known);
}

async function keepEntry(staff: Staff, kind: RegisterKind, fields: Record<string, string | number>): Promise<string> {
  if (kind.review === 'daily') {
    const subject = { kind: 'register', id: kind.name };
    return (await staff.maker('daily.add', { kind: `register_${kind.name}`, subject, content: fields })).id;
  }
  const content = { register: kind.name, fields };
  return (await staff.submitAndSign('registers.submit', { action: 'create', content })).recordId;
}

/** Three entries wait for their check. */
async function leaveWaiting(staff: Staff, known: Known): Promise<void> {
  for (const name of ['seal_use', 'petty_cash', 'parcel']) {
    const kind = REGISTERS.find((one) => one.name === name);
    if (kind === undefined) continue;
    const content = { register: name, fields: fieldsOf(kind, 0, known) };
    await staff.maker('registers.submit', { action: 'create', content });
  }
}

import { addDays } from '#shared/kernel/business-date.ts';
import { usccCheckCharacter } from '#shared/kernel/identifiers.ts';
import { writeSpreadsheet } from '#core/exchange/writing/spreadsheet-writer.ts';
import type { PlacedCell } from '#core/exchange/writing/spreadsheet-writer.ts';
import { columnStyle, headerStyle, lineStyle, titleStyle, totalsStyle } from '#core/exchange/writing/sheet-styles.ts';
import { banks, cities, firmWords, givenNames, jobTitles, salespeople, seller, surnames, trades } from './words.ts';
import type { Random } from './random.ts';

type Value = string | number | null;

export interface SampleClient {
  readonly name: string;
  readonly taxNumber: string;
  readonly salesperson: string;
  readonly paymentDays: number;
  readonly row: readonly Value[];
}

/** Group title (empty: the header spans both rows), header, width, kind of cell. */
const columns = [
  ['', '序号', 6, 'integer'],
  ['', '客户编号', 12, 'identifier'],
  ['', '客户全称*', 34, 'text'],
  ['', '简称', 12, 'text'],
  ['', '纳税人识别号*', 22, 'identifier'],
  ['分类', '客户类别', 10, 'text'],
  ['分类', '规模等级', 9, 'text'],
  ['分类', '信用等级', 9, 'text'],
  ['分类', '地区', 9, 'text'],
  ['联系人', '姓名', 10, 'text'],
  ['联系人', '职务', 11, 'text'],
  ['联系人', '手机', 14, 'identifier'],
  ['联系人', '邮箱', 26, 'text'],
  ['开票信息', '注册地址', 34, 'text'],
  ['开票信息', '电话', 16, 'identifier'],
  ['开票信息', '开户行', 30, 'text'],
  ['开票信息', '银行账号', 24, 'identifier'],
  ['收货信息', '收货人', 10, 'text'],
  ['收货信息', '收货电话', 14, 'identifier'],
  ['收货信息', '收货地址', 34, 'text'],
  ['信用', '信用额度(万元)', 12, 'price'],
  ['信用', '账期(天)', 9, 'integer'],
  ['证照', '证照名称', 12, 'text'],
  ['证照', '证照编号', 22, 'identifier'],
  ['证照', '发证日期', 12, 'date'],
  ['证照', '有效期至', 12, 'date'],
  ['', '业务员', 10, 'text'],
  ['', '备注', 20, 'text'],
] as const;

const AT = { number: 0, code: 1, name: 2, taxNumber: 4, limit: 20 } as const;

export function makeClients(random: Random, count: number): readonly SampleClient[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, at) => makeClient(random, at + 1, names));
}

function makeClient(random: Random, number: number, names: Set<string>): SampleClient {
  const [city, region, areaCode, streets] = random.pick(cities);
  let word = random.pick(firmWords);
  let trade = random.pick(trades);
  while (names.has(word + trade)) [word, trade] = [random.pick(firmWords), random.pick(trades)];
  names.add(word + trade);
  const name = `${city}${word}${trade}有限公司`;
  const taxNumber = makeTaxNumber(random, region);
  const [contact, consignee] = [person(random), person(random)];
  const mobile = `1${random.pick(['38', '39', '51', '58', '86', '59'])}${random.digits(8)}`;
  const street = random.pick(streets);
  const address = `${city}市${street}${random.between(2, 388)}号`;
  const issued = addDays('2019-01-01', random.between(0, 2000));
  const salesperson = random.pick(salespeople);
  const paymentDays = random.pick([0, 30, 30, 45, 60, 60, 90]);
  const row: readonly Value[] = [
    number,
    `KH-${String(number).padStart(4, '0')}`,
    name,
    `${city}${word}`,
    taxNumber,
    random.pick(['经销商', '经销商', '直供', '直供', '零售商', '机构']),
    random.pick(['A', 'B', 'B', 'C', 'C', 'C']),
    random.pick(['AA', 'A', 'A', 'B', 'B', 'C']),
    city,
    contact,
    random.pick(jobTitles),
    mobile,
    `purchase${number}@${region}.example.cn`,
    address,
    `${areaCode}-${random.between(2, 8)}${random.digits(7)}`,
    `${random.pick(banks)}${city}${street.replace(/[路道公]+$/, '')}支行`,
    random.digits(random.pick([15, 17, 19])).replace(/^0/, '1'),
    consignee,
    `1${random.pick(['37', '52', '87'])}${random.digits(8)}`,
    random.next() < 0.7 ? address : `${city}市${random.pick(streets)}${random.between(2, 388)}号 ${random.between(1, 9)}号仓库`,
    random.pick([5, 10, 20, 30, 50, 50, 80, 120.5, 200]),
    paymentDays,
    '营业执照',
    taxNumber,
    issued,
    number % 3 === 0 ? addDays(issued, 3652) : null,
    salesperson,
    random.pick(['', '', '', '老客户', '月结，次月 10 日前对账', '回单须盖章']) || null,
  ];
  return { name, taxNumber, salesperson, paymentDays, row };
}

function person(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames);
}

/** An enterprise's credit code: department 9, category 1, region, organisation code with its check, check character. */
function makeTaxNumber(random: Random, region: string): string {
  const body = `MA${random.digits(1)}${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K'])}${random.digits(4)}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36), 0);
  const first17 = `91${region}${body}${'0X987654321'.charAt(sum % 11)}`;
  return `${first17}${usccCheckCharacter(first17) ?? ''}`;
}

/** What offices really send: five rows among the good ones that must be refused, each for another reason. */
function withFaultyRows(clients: readonly SampleClient[]): readonly (readonly Value[])[] {
  const rows = clients.map((client) => client.row);
  const faulty = (like: number, change: Readonly<Record<number, Value>>): readonly Value[] =>
    (rows[like] ?? []).map((value, at) => (Object.hasOwn(change, at) ? (change[at] ?? null) : value));
  const other = (first17: string): string => first17 + (usccCheckCharacter(first17) ?? '');
  const wrong = other('91320214MA7Q2K31X');
  const faults = new Map<number, readonly Value[]>([
    [12, faulty(12, { [AT.code]: 'KH-0901', [AT.name]: '长沙联创冷链设备销售有限公司', [AT.taxNumber]: 913_202_140_000_123_392 })],
    [24, faulty(24, { [AT.code]: 'KH-0902', [AT.name]: '无锡启元风电叶片销售有限公司', [AT.taxNumber]: wrong.slice(0, 17) + (wrong.endsWith('7') ? '8' : '7') })],
    [36, faulty(36, { [AT.code]: 'KH-0903', [AT.name]: null, [AT.taxNumber]: other('91330206MA2H40166') })],
    [47, faulty(47, { [AT.code]: 'KH-0904', [AT.name]: '佛山中岳家居用品销售有限公司', [AT.taxNumber]: other('91440606MA5F83220'), [AT.limit]: '五十' })],
    [56, faulty(8, { [AT.code]: 'KH-0905', [AT.name]: `${clients[8]?.name.replace('有限公司', '')}股份有限公司` })],
  ]);
  return rows
    .flatMap((row, at) => [row, ...(faults.has(at) ? [faults.get(at) ?? []] : [])])
    .map((row, at) => row.map((value, column) => (column === AT.number ? at + 1 : value)));
}

/** The client register as a workbook: merged title and note, a header of two rows, units, stars, a totals row. */
export function clientWorkbook(clients: readonly SampleClient[], madeAt: number): Promise<Uint8Array> {
  const rows = withFaultyRows(clients);
  const styles = columns.map(([, , , type]) => columnStyle({ header: '', type }, FORMATS[type]));
  const last = columns.length - 1;
  const totalRow = 4 + rows.length;
  const limits = rows.map((row) => row[AT.limit]).filter((value) => typeof value === 'number');
  const placed: PlacedCell[] = [
    { row: 0, column: 0, style: titleStyle },
    { row: 1, column: 0, style: lineStyle },
    ...[2, 3].flatMap((row) => columns.map((_, column) => ({ row, column, style: headerStyle }))),
    // The damaged id: typed as a number, so the sheet kept 15 digits and shows 9.13202E+17.
    ...rows.flatMap((row, at) => (typeof row[AT.taxNumber] === 'number' ? [{ row: 4 + at, column: AT.taxNumber, style: { ...styles[AT.taxNumber], numFmt: 'General' } }] : [])),
    ...columns.map((_, column) => ({ row: totalRow, column, style: totalsStyle(styles[column] ?? {}) })),
    { row: totalRow, column: AT.code, value: '合计', style: totalsStyle(styles[AT.code] ?? {}) },
    { row: totalRow, column: AT.limit, formula: `SUM(U5:U${totalRow})`, value: limits.reduce((sum, value) => sum + value, 0), style: totalsStyle(styles[AT.limit] ?? {}) },
  ];
  return writeSpreadsheet(
    [
      {
        name: '客户',
        rows: [
          [`${seller} 客户档案登记表（2026 年）`],
          ['说明：带 * 为必填；税号、账号、电话请用文本格式填写，信用额度以万元计。填表：沈佳怡 日期：2026-11-16'],
          columns.map(([group, header], at) => (group === '' ? header : columns[at - 1]?.[0] === group ? null : group)),
          columns.map(([group, header]) => (group === '' ? null : header)),
          ...rows.map((row) => row.map((value, at) => (columns[at]?.[3] === 'date' && typeof value === 'string' ? serial(value) : value))),
        ],
        columns: columns.map(([, , width], at) => ({ width, style: styles[at] ?? {} })),
        placed,
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
          ...headerMerges(),
        ],
        rowHeights: new Map([[0, 28]]),
        headerRow: 3,
        frozenColumns: 3,
        lastFilteredRow: totalRow - 1,
        orientation: 'landscape',
        footer: { left: '客户档案', center: '第 &P 页 共 &N 页', right: seller },
      },
    ],
    { title: '客户档案', creator: '沈佳怡', company: seller, madeAt },
  );
}

const FORMATS = { integer: '0', identifier: '@', text: '@', price: '#,##0.##', date: 'yyyy/m/d' } as const;

function headerMerges(): readonly { startRow: number; startCol: number; endRow: number; endCol: number }[] {
  return columns.flatMap(([group], at) => {
    if (group === '') return [{ startRow: 2, startCol: at, endRow: 3, endCol: at }];
    if (columns[at - 1]?.[0] === group) return [];
    const width = columns.filter(([other]) => other === group).length;
    return [{ startRow: 2, startCol: at, endRow: 2, endCol: at + width - 1 }];
  });
}

function serial(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
}

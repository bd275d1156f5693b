import type { ColumnGuide } from '#shared/exchange/column-kinds.ts';
import type { FieldType, RegisterKind } from '#shared/registers/register-kind.ts';

/** What a form says of a field that names a record of the office, and how one is written. */
const LINKS: Readonly<Partial<Record<FieldType, ColumnGuide>>> = {
  client: ['客户全称或编号，须已建档', 'Legal name or code of a client in the files', '无锡恒泰塑业有限公司'],
  contract: ['合同号，须已建档', 'Number of a contract in the files', 'HT-2026-000001'],
  dispatch_note: ['发货单号', 'Number of a dispatch note', ''],
  invoice: ['发票号码', 'Number of an invoice', ''],
  product: ['产品编码，须已建档', 'Code of a product in the files', 'WE-210'],
  person: ['本办公室的人，写姓名', 'Name of somebody of this office', '周敏'],
  entry: ['那条登记的编号', 'Number of the entry', ''],
  time: ['几点几分', 'Hour and minute', '09:30'],
  yes: ['是或否，打 √ 也可以', 'Yes or no; a tick will do', '是'],
  waybill: ['面单上的号码，逐位照抄', 'The number on the slip, digit by digit', 'SF1450000000977'],
};

/** The notes of a register's template, as far as the type of a field says more than its name. */
export function registerGuide(
  kind: RegisterKind,
  keyOf: (field: RegisterKind['fields'][number]) => string,
): Readonly<Record<string, ColumnGuide>> {
  return Object.fromEntries(
    kind.fields.flatMap((field) => {
      const guide = LINKS[field.type];
      return guide === undefined ? [] : [[keyOf(field), guide]];
    }),
  );
}

import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { maskContent } from '#shared/disclosures/mask-content.ts';
import type { SheetColumn } from '#shared/exchange/column-kinds.ts';
import { wholeAddress } from '#shared/regions/split-address.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { clientParts } from '#core/modules/clients/client-parts.sheet.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { codeOfClient } from '#core/modules/clients/clients.service.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { paperFactsOf } from '#core/modules/dispatch/paper-facts.service.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import { readPriceList } from '#core/modules/products/price-list.service.ts';
import { ageingOfClient } from '#core/modules/reports/ageing.service.ts';
import { paperFen } from '#core/printing/numbers.ts';
import type { RegisterPlace, RegisterSheet } from '#core/printing/register-data.ts';
import { registerSheetDocument } from '#core/printing/register-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';

/** 客户情况表: the whole file of a client on A4, and what it owes on the day. Telephones and accounts stay masked. */
export const clientSheetPrintable: Printable = {
  name: 'client',
  papers: ['a4'],
  copies: [],
  async render(ctx, recordId, { paper, offset, printing }) {
    const client = await clientKind.read(ctx.db, recordId);
    if (!client) return notFound('client', recordId);
    const facts = await paperFactsOf(ctx, client.submissionId);
    const content = maskContent('client', client.content);
    const data: RegisterSheet = {
      title: '客户情况表',
      companyName: facts.seller.name,
      number: await codeOfClient(ctx.db, recordId),
      date: ctx.today,
      fields: [
        ...headPlaces(content, await priceListName(ctx, content)),
        ...(await standingPlaces(ctx, recordId)),
        ...partPlaces(content),
      ],
      signatures: ['业务员', '内勤', '主管'],
      made: facts.made,
      checked: facts.checked,
      contentHash: facts.contentHash,
      stamp: '',
      printing,
    };
    return renderDocument({
      document: registerSheetDocument,
      data,
      options: undefined,
      offset,
      ...(paper && { paper }),
    });
  },
};

async function priceListName(ctx: QueryContext, { priceListId }: ClientContent): Promise<string> {
  if (priceListId === undefined) return '';
  return (await readPriceList(ctx.db, priceListId))?.content.name ?? '';
}

/** Where a value stands across the form. */
const WHOLE = new Set(['name', 'tags']);
const HEAD = [
  'name',
  'shortName',
  'taxNumber',
  'kind',
  'status',
  'sizeGrade',
  'creditGrade',
  'region',
  'ownerName',
  'deputyName',
  'creditLimitFen',
  'paymentDays',
  'source',
  'tags',
] as const satisfies readonly (keyof ClientContent)[];

function headPlaces(content: ClientContent, priceList: string): RegisterPlace[] {
  const places = HEAD.map((key) => {
    const column = clientSheet.columns.find((one) => one.key === key);
    return place(column?.label.zh ?? key, valueText(column, content[key]), WHOLE.has(key) ? 'whole' : 'half');
  });
  const [name, ...rest] = places;
  return [...(name ? [name] : []), ...rest.slice(0, -1), place('价格表', priceList), ...rest.slice(-1)];
}

function place(label: string, value: string, room: RegisterPlace['room'] = 'half'): RegisterPlace {
  return { label, value, room };
}

function valueText(column: SheetColumn | undefined, value: ClientContent[(typeof HEAD)[number]]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'number') return column?.type === 'fen' ? paperFen(value) : `${value} 天`;
  return column?.choices?.find(({ code }) => code === value)?.label.zh ?? String(value);
}

async function standingPlaces(ctx: QueryContext, clientId: string): Promise<RegisterPlace[]> {
  const { balanceFen, shippedFen, openFen, overdueFen, advanceFen } = await ageingOfClient(ctx, clientId, ctx.today);
  const places = [
    place('往来余额', paperFen(balanceFen)),
    place('已发未开票', paperFen(shippedFen)),
    place('已开票未收', paperFen(openFen)),
    place('其中逾期', paperFen(overdueFen)),
    place('预收', paperFen(advanceFen), 'whole'),
  ];
  return inSection('往来（截至制表日）', places);
}

/** What a client has several of: a row each, headed by what it is. */
function partPlaces(content: ClientContent): RegisterPlace[] {
  const { contacts, addresses, bankAccounts, licences, invoiceProfile: profile, remark } = content;
  const addressOf = clientParts.find(({ path }) => path === 'addresses')?.columns;
  const uses = addressOf?.find(({ key }) => key === 'use')?.choices ?? [];
  return [
    ...inSection(
      '联系人',
      contacts.map((one) => row(one.name, [one.title, one.phone, one.phone2, one.wechat, one.email, one.preferences])),
    ),
    ...inSection(
      '地址',
      addresses.map((one) =>
        row(uses.find(({ code }) => code === one.use)?.label.zh ?? one.use, [
          wholeAddress(one),
          one.consignee,
          one.phone,
          one.postcode,
        ]),
      ),
    ),
    ...inSection(
      '银行账户',
      bankAccounts.map(({ bank, account }, at) => row(`账户 ${at + 1}`, [bank, account])),
    ),
    ...inSection(
      '证照',
      licences.map((one) =>
        row(one.kind, [
          one.number,
          one.expiresOn === null ? null : `有效期至 ${one.expiresOn}`,
          one.originalSeen ? `已验原件 ${one.seenBy ?? ''}` : '未验原件',
        ]),
      ),
    ),
    ...inSection('开票信息', [
      row('抬头', [profile.title, profile.taxNumber]),
      row('地址电话', [profile.address, profile.phone]),
      row('开户行账号', [profile.bank, profile.account]),
    ]),
    place('备注', remark ?? '', 'note'),
  ];
}

function row(label: string, parts: readonly (string | null)[]): RegisterPlace {
  return place(label, parts.filter((part) => part !== null && part !== '').join('　'), 'whole');
}

function inSection(section: string, places: readonly RegisterPlace[]): RegisterPlace[] {
  return places.map((one, at) => (at === 0 ? { ...one, section } : one));
}

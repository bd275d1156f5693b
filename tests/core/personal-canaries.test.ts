import { expect, test } from 'vitest';
import { z } from 'zod';
import { ClientAddress, ClientContact } from '#shared/clients/clients.contract.ts';
import { PERSONAL_FIELDS } from '#shared/disclosures/personal-fields.ts';
import { officeKinds } from '#core/registry.ts';
import { ASKABLE, knownTo, textOf } from '../support/checker-outlook.ts';
import { requestId, type Desk } from '../support/desk.ts';
import { inputsOf } from '../support/inputs-from-contract.ts';
import { e6 } from '../support/sales-office.ts';
import { CHECKER_OF_EVERYTHING, openSampleOffice, type SampleOffice } from '../support/kinds/sample-office.ts';
import { eavesdrop } from '../support/kinds/watching.ts';

/** Values nobody could mistake for others, one of every class that a person's file holds. */
const CONTACT = {
  name: '欧阳秋实',
  phone: '13777019283',
  phone2: '13666028391',
  wechat: 'ouyang_qs_7719',
  qq: '2837491057',
  email: 'ouyang.qs.7719@example.cn',
  birthday: '1971-09-23',
  birthdayIs: 'solar',
  preferences: '素食，独饮六安瓜片',
};
const ADDRESS = {
  use: 'mail',
  consignee: '欧阳秋实',
  phone: '13555037482',
  address: '江苏省苏州市姑苏区平江路 219 号 4 幢 302 室',
};
const ACCOUNT = '1102026309771928374';
const PROFILE = {
  title: null,
  taxNumber: null,
  address: null,
  phone: '0512-65837291',
  bank: null,
  account: ACCOUNT,
  kind: null,
  email: 'fapiao.7719@example.cn',
};
const RESIDENT = '11010519491231002X';
const CONSIGNEE = '13444918273';

const CANARIES = [
  CONTACT.phone,
  CONTACT.wechat,
  CONTACT.email,
  CONTACT.birthday,
  ...('phone2' in ClientContact.shape ? [CONTACT.phone2] : []),
  ...('qq' in ClientContact.shape ? [CONTACT.qq] : []),
  ...('preferences' in ClientContact.shape ? [CONTACT.preferences] : []),
  ADDRESS.phone,
  '219 号 4 幢 302',
  ACCOUNT,
  PROFILE.phone,
  PROFILE.email,
  RESIDENT,
  CONSIGNEE,
];

const known = (value: object, shape: z.ZodRawShape) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key in shape));

/** A client, a note and a request that hold all of them, effective. */
async function plant(office: SampleOffice): Promise<{ readonly noteId: string; readonly requestId: string }> {
  const id = office.clientId;
  const { content, version } = await office.maker.get('clients.get', { id, purpose: 'amend' });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: id,
    baseVersion: version,
    content: {
      ...content,
      contacts: [known(CONTACT, ClientContact.shape) as (typeof content.contacts)[number]],
      addresses: [known(ADDRESS, ClientAddress.shape) as (typeof content.addresses)[number]],
      bankAccounts: [{ bank: '中国工商银行平江支行', account: ACCOUNT }],
      licences: [{ kind: '居民身份证', number: RESIDENT, issuedOn: null, expiresOn: null, originalSeen: true }],
      invoiceProfile: { ...PROFILE },
    },
  });
  const { recordId: contractId } = await office.contract([
    { productId: office.bulk, quantityE6: e6(100), priceE6: e6(12) },
  ]);
  const line = { contractId, contractLineKey: 'L1' };
  const note = await office.note([{ ...line, quantityE6: e6(10) }], { consigneePhone: CONSIGNEE });
  const dispatched = { dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const request = await office.request([{ ...line, ...dispatched, quantityE6: e6(10) }]);
  return { noteId: note.recordId, requestId: request.recordId };
}

/** Every call of the contract that tells one of the values, and what the log says of this person. */
async function tellers(office: SampleOffice, who: Desk, ids: { readonly noteId: string; readonly requestId: string }) {
  const subjects = [
    { kind: 'client', id: office.clientId },
    { kind: 'dispatch_note', id: ids.noteId },
    { kind: 'invoice_request', id: ids.requestId },
  ];
  const { submissions } = await who.get('review.history', { kind: 'client', recordId: office.clientId });
  const asked = await knownTo(
    who,
    subjects,
    submissions.map(({ id }) => id),
  );
  const found: string[] = [];
  let replies = 0;
  for (const name of ASKABLE) {
    for (const input of inputsOf(name, asked)) {
      const reply = await office.office.execute(who.seat, { requestId: requestId(), name, input });
      replies += 1;
      const text = textOf(reply);
      const { purpose, whole } = input as { purpose?: string; whole?: object };
      if (CANARIES.some((canary) => text.includes(canary)))
        found.push([name, purpose ?? (whole && 'whole')].filter(Boolean).join(' '));
    }
  }
  return { found: [...new Set(found)].toSorted(), replies };
}

test(
  'personal values stand in no answer, list, workbook, log and output, but where the log says who was told and why',
  { timeout: 300_000 },
  async () => {
    const heard = eavesdrop();
    const office = await openSampleOffice({
      people: CHECKER_OF_EVERYTHING,
      log: (entry) => heard.take(JSON.stringify(entry)),
    });
    const ids = await plant(office);
    office.clock.now += 3_600_000;
    const { found, replies } = await tellers(office, office.checker, ids);
    expect(replies).toBeGreaterThan(300);
    expect(found).toEqual([
      'clients.get amend',
      'clients.get dispatch',
      'clients.mergeView',
      'dispatch.get amend',
      'exchange.export whole',
      'invoicing.getRequest amend',
      'printing.preview',
      'printing.print',
      'review.version amend',
    ]);
    for (const canary of CANARIES) expect(heard.text()).not.toContain(canary);
    const { rows } = await office.checker.get('disclosures.list', { limit: 1000 });
    const mine = rows.filter(({ personName, masking }) => personName === office.checker.name && masking === 'whole');
    const logged = new Set(mine.map(({ what, subjectKind, reason }) => `${what} ${subjectKind} ${reason}`));
    for (const told of [
      'shown client amend',
      'shown client dispatch',
      'shown dispatch_note amend',
      'shown invoice_request amend',
      'export clients export',
      'export sign_back_chase export',
      'preview dispatch_note print',
      'preview invoice_request print',
      'print dispatch_note print',
      'print invoice_request print',
    ]) {
      expect(logged).toContain(told);
    }
    for (const canary of CANARIES) expect(JSON.stringify(rows)).not.toContain(canary);
  },
);

test('whole workbooks leave with a row of their own in the log, masked ones with theirs', async () => {
  const office = await openSampleOffice({ people: CHECKER_OF_EVERYTHING });
  await plant(office);
  for (const list of ['clients', 'sign_back_chase']) {
    const masked = textOf(await office.checker.get('exchange.export', { list }));
    const whole = textOf(await office.checker.get('exchange.export', { list, whole: { reason: '核对' } }));
    const value = list === 'clients' ? CONTACT.phone : CONSIGNEE;
    expect([masked.includes(value), whole.includes(value)], list).toEqual([false, true]);
    expect(masked).not.toContain(list === 'clients' ? CONTACT.name : '王建国');
  }
  const { rows } = await office.checker.get('disclosures.list', { what: ['export'] });
  expect(rows.map(({ subjectKind, masking, remark }) => [subjectKind, masking, remark])).toEqual([
    ['sign_back_chase', 'whole', '核对'],
    ['sign_back_chase', 'masked', null],
    ['clients', 'whole', '核对'],
    ['clients', 'masked', null],
  ]);
});

/** Names of values that tell of somebody, wherever a record kind has one. */
const TELLING =
  /^(?:phone\d?|mobile|consigneePhone|account|bankAccount|email|wechat|qq|birthday|preferences|idNumber|residentId)$/i;
/** What stands on every paper the office sends is its own and no secret. */
const OWN = new Set(['office_profile', 'own_accounts', 'genesis']);

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

function leaves(shape: Shape, path: readonly string[] = []): string[] {
  if (shape.anyOf) return shape.anyOf.flatMap((one) => leaves(one, path));
  if (shape.items) return leaves(shape.items, [...path, '*']);
  if (!shape.properties) return [path.join('.')];
  return Object.entries(shape.properties).flatMap(([key, part]) => leaves(part, [...path, key]));
}

test('a field of any record kind that is named like a person’s is declared', () => {
  const kinds = officeKinds().all.filter(({ name }) => !OWN.has(name));
  const undeclared = kinds.flatMap(({ name, content }) =>
    [...new Set(leaves(z.toJSONSchema(content, { unrepresentable: 'any' }) as Shape))]
      .filter((path) => TELLING.test(path.slice(path.lastIndexOf('.') + 1)))
      .filter((path) => PERSONAL_FIELDS[name]?.[path] === undefined)
      .map((path) => `${name} ${path}`),
  );
  expect(undeclared).toEqual([]);
});

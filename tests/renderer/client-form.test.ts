import { describe, expect, test } from 'vitest';
import { clientForm, newClientForm, readClientForm, TICKED } from '#renderer/features/clients/client-form-model.ts';
import { ClientDraft } from '#shared/clients/clients.contract.ts';

const TODAY = '2026-11-20';
const whole = ClientDraft.parse({
  name: '广东粤海船舶涂装工程有限公司',
  creditLimitFen: 30_000_000,
  paymentDays: 30,
  contacts: [{ name: '梁颖仪', phone: '13812346620', birthday: '1988-09-29', birthdayIs: 'lunar' }],
  addresses: [{ use: 'ship_to', address: '广州市南沙区启航路 10 号' }],
  bankAccounts: [{ bank: '中国银行南沙支行', account: '678800001234417' }],
  licences: [{ kind: '危化品许可证', expiresOn: '2026-12-05', originalSeen: true }],
});

describe('the client form', () => {
  test('what is in force comes back unchanged through the form, money and ticks included', () => {
    const form = clientForm(whole);
    expect(form.fields['creditLimitFen']).toBe('300,000.00');
    expect(form.groups.licences[0]?.cells['originalSeen']).toBe(TICKED);
    expect(readClientForm(form, TODAY)).toEqual({ ok: true, draft: whole });
  });

  test('an empty form asks for the name and nothing else', () => {
    expect(readClientForm(newClientForm(), TODAY)).toEqual({
      ok: false,
      faults: [{ path: 'name', reason: 'required' }],
    });
  });

  test('amounts and dates are taken as people type them; an empty line is no line', () => {
    const form = clientForm(whole);
    const contact = form.groups.contacts[0];
    const read = readClientForm(
      {
        fields: { ...form.fields, creditLimitFen: '￥５０，０００' },
        groups: {
          ...form.groups,
          contacts: contact === undefined ? [] : [{ ...contact, cells: { ...contact.cells, birthday: '1988.9.29' } }],
          addresses: [...form.groups.addresses, { id: 'blank', cells: { use: 'ship_to' } }],
        },
      },
      TODAY,
    );
    expect(read).toMatchObject({
      ok: true,
      draft: { creditLimitFen: 5_000_000, contacts: [{ birthday: '1988-09-29' }] },
    });
    expect(read.ok && read.draft.addresses).toHaveLength(1);
  });

  test('each thing that cannot be submitted is named by its place', () => {
    const form = clientForm(whole);
    const wrong = readClientForm(
      { ...form, fields: { ...form.fields, taxNumber: '9133', creditLimitFen: '很多', paymentDays: 'x' } },
      TODAY,
    );
    const places = wrong.ok ? [] : wrong.faults.map((fault) => [fault.path, fault.reason]);
    expect(places).toEqual([
      ['taxNumber', 'tax_number_length'],
      ['creditLimitFen', 'not_an_amount'],
      ['paymentDays', 'not_an_integer'],
    ]);
  });
});

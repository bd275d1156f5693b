import { expect, test } from 'vitest';
import { coreNameOf, isOneApart, likenessKeys, type LikenessFacts, weighReasons } from '#shared/clients/likeness.ts';

const facts = (over: Partial<LikenessFacts>): LikenessFacts => ({
  name: '常州河海贸易有限公司',
  taxNumbers: [],
  accounts: [],
  phones: [],
  emails: [],
  addresses: [],
  ...over,
});

test.each([
  ['华东集团有限公司', '华东'],
  ['江苏华东集团（常州）有限公司', '华东'],
  ['常州市华东有限责任公司', '华东'],
  ['江苏省常州市新北区河海贸易有限公司', '河海贸易'],
  ['上海 河海（贸易）有限公司', '河海贸易'],
  ['万家超市有限公司', '万家超市'],
  ['上海公司', '上海'],
  ['ABB（中国）有限公司', 'abb'],
])('%s is told by %s', (name, core) => {
  expect(coreNameOf(name)).toBe(core);
});

test('one character written otherwise, left out or put in is near; a word that tells neighbours apart is not', () => {
  expect(isOneApart('河海新材料', '河海新材科')).toBe(true);
  expect(isOneApart('河海新材料', '河海材料')).toBe(true);
  expect(isOneApart('河海材料', '河海新材料')).toBe(true);
  expect(isOneApart('江南电器厂', '江北电器厂')).toBe(false);
  expect(isOneApart('红星化工一厂', '红星化工二厂')).toBe(false);
  expect(isOneApart('河海新材料', '河海新材料')).toBe(false);
  expect(isOneApart('河海材料', '江海材质')).toBe(false);
});

test('two names one character apart share a key, and homophones sound alike', () => {
  const shared = (a: string, b: string, kind: string) => {
    const of = (name: string) =>
      new Set(likenessKeys(facts({ name })).flatMap((one) => (one.kind === kind ? [one.key] : [])));
    return [...of(a)].filter((key) => of(b).has(key)).length;
  };
  expect(shared('常州河海新材料有限公司', '常州河海新材科有限公司', 'near')).toBeGreaterThan(0);
  expect(shared('常州河海新材料有限公司', '常州河海材料有限公司', 'near')).toBeGreaterThan(0);
  expect(shared('华兴贸易有限公司', '上海华星贸易有限公司', 'sound')).toBe(1);
  expect(shared('华兴贸易有限公司', '华兴商贸有限公司', 'sound')).toBe(0);
});

test('phones, accounts, e-mails and addresses are compared as they are meant, not as they are written', () => {
  const keys = likenessKeys(
    facts({
      phones: ['+86 138-1234-5678', '１３８１２３４５６７８', '0519-8512 3456', '8899'],
      accounts: ['6222 0211 0300 1234 567'],
      emails: [' Wang@Hehai.CN '],
      addresses: ['常州市新北区，河海东路 88 号', '河海路'],
    }),
  );
  const of = (kind: string) => keys.flatMap((one) => (one.kind === kind ? [one.key] : []));
  expect(of('phone')).toEqual(['13812345678', '051985123456']);
  expect(of('bank_account')).toEqual(['6222021103001234567']);
  expect(of('email')).toEqual(['wang@hehai.cn']);
  expect(of('address')).toEqual(['常州市新北区河海东路88号']);
});

test('of the ways in which names are alike the strongest counts, other reasons add to it', () => {
  expect(weighReasons(new Set(['near', 'sound', 'core', 'phone']))).toEqual({
    reasons: ['core', 'phone'],
    strength: 90,
  });
  expect(weighReasons(new Set(['near']))).toEqual({ reasons: ['near'], strength: 20 });
});

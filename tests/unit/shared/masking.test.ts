import { expect, test } from 'vitest';
import { findMaskText, maskContent, unmask } from '#shared/disclosures/mask-content.ts';
import { isMaskText, maskTaxId, maskValue } from '#shared/kernel/masking.ts';

test('a mask keeps enough to recognise and too little to use', () => {
  expect(maskValue('phone', '13812345678')).toBe('138****5678');
  expect(maskValue('phone', '0512-65781234')).toBe('0512-****34');
  expect(maskValue('phone', '400-820-1234')).toBe('400****1234');
  expect(maskValue('phone', '门卫')).toBe('****');
  expect(maskValue('bankAccount', '6222021001098550018')).toBe('6222****0018');
  expect(maskValue('bankAccount', '12345')).toBe('****');
  expect(maskValue('email', 'ada@b.com')).toBe('a***@b.com');
  expect(maskValue('name', '欧阳建国')).toBe('欧*');
  expect(maskValue('chat', 'wx_zhangsan')).toBe('w****n');
  expect(maskValue('chat', 'abc')).toBe('****');
  expect(maskValue('birthday', '1980-05-20')).toBe('****-05-20');
  expect(maskValue('address', '江苏省苏州市吴中区木渎镇金山路 8 号 3 幢 501')).toBe('江苏省苏州市吴中区****');
  expect(maskValue('preference', '不喝酒，素食')).toBe('****');
  expect(maskTaxId('914403001922038216')).toBe('9144****8216');
  expect(maskTaxId(null)).toBe('');
});

test('a company’s tax id is public, a sole trader’s resident id is a person’s', () => {
  expect(maskValue('taxId', '914403001922038216')).toBe('914403001922038216');
  expect(maskValue('taxId', '11010519491231002X')).toBe('1101****002X');
});

test('every mask is known again as one, and what is empty is left empty', () => {
  const samples = [
    ['phone', '13812345678'],
    ['bankAccount', '6222021001098550018'],
    ['email', 'ada@b.com'],
    ['name', '张三'],
    ['chat', 'wx_zhangsan'],
    ['birthday', '1980-05-20'],
    ['address', '江苏省苏州市吴中区木渎镇'],
    ['preference', '素食'],
    ['taxId', '11010519491231002X'],
  ] as const;
  for (const [kind, value] of samples) {
    expect(isMaskText(kind, value), value).toBe(false);
    expect(isMaskText(kind, maskValue(kind, value)), kind).toBe(true);
    expect(maskValue(kind, '')).toBe('');
  }
});

const FILE = {
  name: '华东集团有限公司',
  taxNumber: '914403001922038216',
  contacts: [{ name: '沈国梁', phone: '13857120486', qq: '283749105', birthday: null }],
  addresses: [
    { use: 'ship_to', phone: '0512-65781234', address: '苏州市吴中区木渎镇金山路 8 号' },
    { use: 'mail', phone: null, address: '苏州市姑苏区平江路 21 号 4 幢 302' },
  ],
  bankAccounts: [{ bank: '工行', account: '6222021001098550018' }],
};

test('a client’s content is masked at every declared path, and nowhere else', () => {
  expect(maskContent('client', FILE)).toEqual({
    ...FILE,
    contacts: [{ name: '沈国梁', phone: '138****0486', qq: '2****5', birthday: null }],
    addresses: [
      { use: 'ship_to', phone: '0512-****34', address: '苏州市吴中区木渎镇金山路 8 号' },
      { use: 'mail', phone: null, address: '苏州市姑苏区****' },
    ],
    bankAccounts: [{ bank: '工行', account: '6222****0018' }],
  });
  expect(FILE.contacts[0]?.phone).toBe('13857120486');
  expect(maskContent('product', FILE)).toBe(FILE);
});

test('a mask sent back is found by its path; only the mask of the very value becomes the value again', () => {
  const masked = maskContent('client', FILE);
  expect(findMaskText('client', FILE)).toBeUndefined();
  expect(findMaskText('client', masked)).toBe('contacts.0.phone');
  expect(unmask('client', masked, FILE)).toEqual(FILE);
  const other = { ...masked, contacts: [{ name: '沈国梁', phone: '139****0486', qq: '2****5', birthday: null }] };
  expect(findMaskText('client', unmask('client', other, FILE))).toBe('contacts.0.phone');
  const named = { ...FILE, contacts: [{ name: '沈*', phone: null, qq: null, birthday: null }] };
  expect(findMaskText('client', named)).toBe('contacts.0.name');
});

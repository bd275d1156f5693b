import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BankAccount,
  PhoneNumber,
  TaxNumber,
  checkBankCard,
  checkOrganisationCode,
  checkResidentId,
  checkTaxpayerId,
  checkUscc,
  foldIdentifier,
  foldPhone,
  isCorporateAccount,
  isLandline,
  isMobile,
  usccCheckCharacter,
} from '#shared/kernel/identifiers.ts';

const PUBLIC_COMPANIES = [
  '914403001922038216',
  '91440300192317458F',
  '91110000710925462X',
  '9144030071526726XG',
  '91440606722473344C',
  '91440400192548256N',
  '91110000802100433B',
  '91440300192181490G',
  '91350900587527783P',
  '91330000733796106P',
  '911100001011016602',
  '9144030010001686XA',
];

describe('unified social credit code', () => {
  test.each(PUBLIC_COMPANIES)('%s, a public company, is accepted without a warning', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, warnings: [] });
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(code.slice(17));
  });

  test("the standard's own example ends in 3, and says so when it does not", () => {
    expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
    expect(checkUscc('91350100M000100Y43')).toMatchObject({ ok: true });
    expect(checkUscc('91350100M000100Y4Z')).toEqual({ ok: false, reason: 'tax_number_alphabet', expected: '3' });
    expect(checkUscc('91350100M000100Y44')).toEqual({ ok: false, reason: 'tax_number_check', expected: '3' });
    expect(usccCheckCharacter('9135')).toBeUndefined();
  });

  test('the letters I O S V Z never occur', () => {
    expect(checkUscc('9144O300192317458F')).toEqual({ ok: false, reason: 'tax_number_alphabet' });
  });

  test('a wrong organisation code inside a right credit code only warns', () => {
    const body = '91440300192317459';
    expect(checkUscc(`${body}${usccCheckCharacter(body)}`)).toEqual({
      ok: true,
      warnings: ['organisation_code_check'],
    });
  });

  test('any single mistyped character is caught', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(
        fc.constantFrom(...PUBLIC_COMPANIES),
        fc.nat(17),
        fc.constantFrom(...alphabet.split('')),
        (code, at, character) => {
          fc.pre(code[at] !== character);
          expect(checkUscc(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false);
        },
      ),
    );
  });
});

test('a taxpayer id of the old lengths is accepted unchecked, other lengths are refused', () => {
  expect(checkTaxpayerId('440300192317458')).toEqual({ ok: true, warnings: [] });
  expect(checkTaxpayerId('44030019231745812')).toEqual({ ok: true, warnings: [] });
  expect(checkTaxpayerId('44030019231745812345')).toEqual({ ok: true, warnings: [] });
  expect(checkTaxpayerId('91440300192317458F')).toEqual({ ok: true, warnings: [] });
  expect(checkTaxpayerId('91440300192317458G')).toEqual({ ok: false, reason: 'tax_number_check', expected: 'F' });
  expect(checkTaxpayerId('4403001923174581')).toEqual({ ok: false, reason: 'tax_number_length' });
  expect(checkTaxpayerId('44030019231745号')).toEqual({ ok: false, reason: 'tax_number_alphabet' });
  expect(checkTaxpayerId('9.14403E+17')).toEqual({ ok: false, reason: 'tax_number_damaged' });
});

test('organisation code, GB 11714', () => {
  expect(checkOrganisationCode('D2143569-X')).toEqual({ ok: true, warnings: [] });
  expect(checkOrganisationCode('d2143569x')).toEqual({ ok: true, warnings: [] });
  expect(checkOrganisationCode('D2143569-1')).toEqual({ ok: false, reason: 'organisation_code_check', expected: 'X' });
  expect(checkOrganisationCode('D214356')).toEqual({ ok: false, reason: 'organisation_code_length' });
  expect(checkOrganisationCode('D2143569Y')).toEqual({ ok: false, reason: 'organisation_code_alphabet' });
});

test('resident id, GB 11643, checks digits and the birth date', () => {
  expect(checkResidentId('11010519491231002X')).toEqual({ ok: true, warnings: [] });
  expect(checkResidentId('11010519491231002x')).toEqual({ ok: true, warnings: [] });
  expect(checkResidentId('440524188001010014')).toEqual({ ok: true, warnings: [] });
  expect(checkResidentId('110105194902300020')).toEqual({ ok: false, reason: 'resident_id_date' });
  expect(checkResidentId('110105194912310021')).toEqual({ ok: false, reason: 'resident_id_check', expected: 'X' });
  expect(checkResidentId('1101051949')).toEqual({ ok: false, reason: 'resident_id_length' });
  expect(checkResidentId('1101051949123100XX')).toEqual({ ok: false, reason: 'resident_id_alphabet' });
});

test("a person's bank card is checked, a company's account cannot be", () => {
  expect(checkBankCard('6228 4804 0256 4890 018')).toEqual({ ok: true, warnings: [] });
  expect(checkBankCard('6228480402564890019')).toEqual({ ok: false, reason: 'bank_card_check', expected: '8' });
  expect(checkBankCard('622848')).toEqual({ ok: false, reason: 'bank_card_length' });
  expect(checkBankCard('62284804025648900A')).toEqual({ ok: false, reason: 'bank_card_alphabet' });
  expect(isCorporateAccount('44-0310 0104 0012 345')).toBe(true);
  expect(isCorporateAccount('4403--1')).toBe(false);
  expect(isCorporateAccount('1234')).toBe(false);
});

test('phones: mobile, landline with extension, 400', () => {
  expect(['13800138000', '+86 138 0013 8000', '１３８００１３８０００'].every(isMobile)).toBe(true);
  expect(['12800138000', '1380013800', '138001380001'].some(isMobile)).toBe(false);
  expect(
    ['010-62345678', '(0755)26981234', '02162345678', '0755-26981234-801', '400-800-1234', '4008001234'].every(
      isLandline,
    ),
  ).toBe(true);
  expect(['62345678', '10-62345678', '500-800-1234'].some(isLandline)).toBe(false);
  expect(foldPhone('０１０－６２３４５６７８转801')).toBe('010-62345678-801');
});

test('schemas store the folded form and name the reason of a refusal', () => {
  expect(foldIdentifier(' ９１44 0300 192317458f ')).toBe('91440300192317458F');
  expect(TaxNumber.parse('９１44 0300 192317458f')).toBe('91440300192317458F');
  const refused = TaxNumber.safeParse('91440300192317458G').error?.issues[0];
  expect(refused).toMatchObject({ message: 'tax_number_check', params: { expected: 'F' } });
  expect(PhoneNumber.parse('(010)62345678')).toBe('010-62345678');
  expect(PhoneNumber.safeParse('12345').error?.issues[0]?.message).toBe('phone_format');
  expect(BankAccount.parse('6228 4804 0256')).toBe('622848040256');
  expect(BankAccount.safeParse('6.22848E+18').error?.issues[0]?.message).toBe('bank_account_damaged');
  expect(BankAccount.safeParse('账号').error?.issues[0]?.message).toBe('bank_account_format');
});

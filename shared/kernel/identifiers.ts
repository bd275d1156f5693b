import { z } from 'zod';
import { isCalendarDay } from './business-date.ts';
import { foldDashes, foldWidth, removeWhitespace } from './text-width.ts';

/** `reason` is a machine word with a sentence in the locales; `expected` is the check character that would fit. */
export type IdentifierCheck =
  | { readonly ok: true; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly expected?: string };

const PASSED: IdentifierCheck = { ok: true, warnings: [] };
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = '10X98765432';
/** What a spreadsheet makes of a long number: `9.14403E+17`. */
const DAMAGED = /^\d(?:\.\d+)?E\+?\d+$/;

/** Nothing in it is folded: nearly every identifier of a file, each of which is folded several times. */
const FOLDED = /^[0-9A-Z-]*$/;

/** An identifier as it is compared and stored: ordinary width, no spaces, upper case, plain hyphens. */
export function foldIdentifier(text: string): string {
  if (FOLDED.test(text)) return text;
  return removeWhitespace(foldDashes(foldWidth(text))).toUpperCase();
}

const MOBILE = /^1[3-9]\d{9}$/;

/** A phone number as stored: no country code 86, area code and extension joined by hyphens. */
export function foldPhone(text: string): string {
  if (MOBILE.test(text)) return text;
  const whole = foldIdentifier(text);
  const folded = whole.replace(/^(?:\+|00)\(?86\)?-?|^\(86\)-?|^86-/, '');
  const inCountry = folded === whole ? folded : withTrunk(folded);
  return inCountry
    .replace(/^(1[3-9]\d)-(\d{4})-(\d{4})$/, '$1$2$3')
    .replace(/^\((0\d{2,3})\)-?/, '$1-')
    .replace(/(?:转|EXT\.?|#)(\d{1,6})$/, '-$1');
}

/** Abroad an area code is written without its 0: +86-510-86801234. */
function withTrunk(number: string): string {
  const isLandline = /^(?!1[3-9]\d-?\d{4}-?\d{4}$|[48]00)[1-9]\d{1,2}-?\d{7,8}(?:\D|$)/.test(number);
  return isLandline ? `0${number}` : number;
}

/** The 18th character of a unified social credit code, GB 32100-2015; undefined unless given its first 17 characters. */
export function usccCheckCharacter(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = USCC_ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31];
}

/** 统一社会信用代码, GB 32100-2015. A wrong organisation code inside a right one only warns: old codes were issued so. */
export function checkUscc(text: string): IdentifierCheck {
  const code = foldIdentifier(text);
  if (code.length !== 18) return { ok: false, reason: 'tax_number_length' };
  const expected = usccCheckCharacter(code.slice(0, 17));
  if (expected === undefined || !USCC_ALPHABET.includes(code.slice(17))) {
    return expected === undefined
      ? { ok: false, reason: 'tax_number_alphabet' }
      : { ok: false, reason: 'tax_number_alphabet', expected };
  }
  if (code[17] !== expected) return { ok: false, reason: 'tax_number_check', expected };
  return checkOrganisationCode(code.slice(8, 17)).ok ? PASSED : { ok: true, warnings: ['organisation_code_check'] };
}

/** 纳税人识别号: 15, 17 or 20 characters of the old kinds carry no check; 18 characters are checked as a credit code. */
export function checkTaxpayerId(text: string): IdentifierCheck {
  const id = foldIdentifier(text);
  if (DAMAGED.test(id)) return { ok: false, reason: 'tax_number_damaged' };
  if (id.length === 18) return checkUscc(id);
  if (![15, 17, 20].includes(id.length)) return { ok: false, reason: 'tax_number_length' };
  return /^[0-9A-Z]+$/.test(id) ? PASSED : { ok: false, reason: 'tax_number_alphabet' };
}

/** 组织机构代码, GB 11714, with or without its hyphen. */
export function checkOrganisationCode(text: string): IdentifierCheck {
  const code = foldIdentifier(text).replace('-', '');
  if (code.length !== 9) return { ok: false, reason: 'organisation_code_length' };
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { ok: false, reason: 'organisation_code_alphabet' };
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code.charAt(i), 36),
    0,
  );
  const expected = '0X987654321'.charAt(sum % 11);
  return code.endsWith(expected) ? PASSED : { ok: false, reason: 'organisation_code_check', expected };
}

/** 居民身份证号码, GB 11643, 18 characters with a real birth date. */
export function checkResidentId(text: string): IdentifierCheck {
  const id = foldIdentifier(text);
  if (id.length !== 18) return { ok: false, reason: 'resident_id_length' };
  if (!/^\d{17}[\dX]$/.test(id)) return { ok: false, reason: 'resident_id_alphabet' };
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(id.charAt(i)), 0);
  const expected = RESIDENT_CHECKS.charAt(sum % 11);
  if (!id.endsWith(expected)) return { ok: false, reason: 'resident_id_check', expected };
  const exists = isCalendarDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)));
  return exists ? PASSED : { ok: false, reason: 'resident_id_date' };
}

/** A person's bank card: 13 to 19 digits with a Luhn check. Corporate accounts have no check: `isCorporateAccount`. */
export function checkBankCard(text: string): IdentifierCheck {
  const card = foldIdentifier(text);
  if (!/^\d*$/.test(card)) return { ok: false, reason: 'bank_card_alphabet' };
  if (card.length < 13 || card.length > 19) return { ok: false, reason: 'bank_card_length' };
  const expected = luhnDigit(card.slice(0, -1));
  return card.endsWith(expected) ? PASSED : { ok: false, reason: 'bank_card_check', expected };
}

function luhnDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) {
    const doubled = Number(body.charAt(body.length - 1 - i)) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** 对公账号: 5 to 34 characters, digits with single hyphens between; there is no check digit to test. */
export function isCorporateAccount(text: string): boolean {
  const account = foldIdentifier(text);
  return account.length >= 5 && account.length <= 34 && /^\d+(?:-\d+)*$/.test(account);
}

export function isMobile(text: string): boolean {
  return MOBILE.test(foldPhone(text));
}

/** A landline with area code, or a 400 number. */
export function isLandline(text: string): boolean {
  const phone = foldPhone(text);
  return /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/.test(phone) || /^400-?\d{3}-?\d{4}$/.test(phone);
}

/** 税号, folded; an issue's message is the reason, such as `tax_number_check`. */
export const TaxNumber = z
  .string()
  .overwrite(foldIdentifier)
  .superRefine((value, context) => {
    const check = checkTaxpayerId(value);
    if (check.ok) return;
    const params = check.expected === undefined ? {} : { expected: check.expected };
    context.addIssue({ code: 'custom', message: check.reason, params });
  });
export type TaxNumber = z.infer<typeof TaxNumber>;

/** 电话: mobile, landline or 400 number, folded. */
export const PhoneNumber = z
  .string()
  .overwrite(foldPhone)
  .refine((value) => isMobile(value) || isLandline(value), { message: 'phone_format' });
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** 银行账号, corporate or personal, folded; text for ever, never a number. */
export const BankAccount = z
  .string()
  .overwrite(foldIdentifier)
  .superRefine((value, context) => {
    if (isCorporateAccount(value)) return;
    context.addIssue({ code: 'custom', message: DAMAGED.test(value) ? 'bank_account_damaged' : 'bank_account_format' });
  });
export type BankAccount = z.infer<typeof BankAccount>;

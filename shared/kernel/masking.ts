import { checkResidentId, foldIdentifier } from './identifiers.ts';

/**
 * What a value tells of a person, or of a company that it keeps to itself. `taxId` is a company's and public, unless a sole
 * trader's tax id is the resident id of a person.
 */
export type PersonalClass =
  | 'name'
  | 'phone'
  | 'taxId'
  | 'bankAccount'
  | 'email'
  | 'chat'
  | 'birthday'
  | 'address'
  | 'preference';

const STARS = '****';

/** Enough to recognise, too little to use: the ends of a long text, nothing of a short one. */
function ends(text: string, first: number, last: number): string {
  return text.length < first + last + 2 ? STARS : `${text.slice(0, first)}${STARS}${text.slice(-last)}`;
}

/** `0512-65781234` keeps its area code and the last four, `13812345678` is `138****5678`. */
function maskPhone(text: string): string {
  const area = /^(0\d{2,3})-?(?=\d{7,8})/.exec(text)?.[1];
  return area === undefined ? ends(text, 3, 4) : `${area}-${STARS}${text.slice(-2)}`;
}

function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? STARS : `${text.slice(0, 1)}***${text.slice(at)}`;
}

/** The day is kept for the greeting, the year tells an age. */
function maskBirthday(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${STARS}${text.slice(4)}` : STARS;
}

/** 北京市朝阳区… keeps what names a place, nothing that leads to a door. */
function maskAddress(text: string): string {
  const place = /^.{2,12}?[省市区县旗](?:.{1,8}?[市区县旗])*/u.exec(text)?.[0];
  return `${place ?? Array.from(text).slice(0, 3).join('')}${STARS}`;
}

/** One value as it is shown to who was not told it. A value of which nothing is known stays empty. */
export function maskValue(kind: PersonalClass, text: string): string {
  if (text === '') return text;
  switch (kind) {
    case 'name':
      return `${Array.from(text)[0] ?? ''}*`;
    case 'phone':
      return maskPhone(text);
    case 'bankAccount':
      return ends(text, 4, 4);
    case 'taxId':
      return isResidentId(text) ? ends(text, 4, 4) : text;
    case 'email':
      return maskEmail(text);
    case 'chat':
      return ends(text, 1, 1);
    case 'birthday':
      return maskBirthday(text);
    case 'address':
      return maskAddress(text);
    case 'preference':
      return STARS;
    default:
      return kind satisfies never;
  }
}

/** Stars in the place of what was left out: no such value is ever keyed, so it can only be a mask sent back. */
export function isMaskText(kind: PersonalClass, text: string): boolean {
  return kind === 'name' ? /^.\*+$/u.test(text) : text.includes('***');
}

/** A tax id by which nobody is known but one person. */
export function isResidentId(text: string): boolean {
  return checkResidentId(foldIdentifier(text)).ok;
}

/** `9144****8216`, in a list where nobody needs the whole. */
export function maskTaxId(text: string | null): string {
  return text === null ? '' : ends(text, 4, 4);
}

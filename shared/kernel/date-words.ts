import { removeWhitespace } from './text-width.ts';

const NUMERALS = '〇一二三四五六七八九';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const DAY_IN_FRONT = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*${MONTH}[\\s,-]*(\\d{4}|\\d{2})$`, 'i');
const MONTH_IN_FRONT = new RegExp(`^${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?[\\s,]+(\\d{4})$`, 'i');

/** A date said in words as one in digits: 二〇二六年三月五日, 5-Mar-26, Mar 5, 2026, with or without its weekday; else as it stands. */
export function dateInDigits(text: string): string {
  const day = text.replace(/\s*[(,]?\s*(?:星期|周|礼拜)[一二三四五六日天]\)?$/, '');
  const chinese =
    /^([〇零○Oo一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?$/.exec(
      removeWhitespace(day),
    );
  if (chinese !== null) return `${yearOf(chinese[1] ?? '')}-${countOf(chinese[2] ?? '')}-${countOf(chinese[3] ?? '')}`;
  const dayFirst = DAY_IN_FRONT.exec(day);
  if (dayFirst !== null) return english(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_IN_FRONT.exec(day);
  return monthFirst === null ? day : english(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function yearOf(text: string): string {
  return text.replace(/./g, (character) => String(Math.max(0, NUMERALS.indexOf(character))));
}

/** 十二 is 12, 二十 is 20, 三十一 is 31. */
function countOf(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : NUMERALS.indexOf(tens ?? '')) : 0;
  return ten * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones ?? ''));
}

function english(year = '', month = '', day = ''): string {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return `${year.length === 2 ? `20${year}` : year}-${at}-${day}`;
}

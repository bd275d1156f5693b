import { expect, test } from 'vitest';
import { encodeGb18030 } from '#core/exchange/writing/gb18030.ts';

const decoded = (text: string) => new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text).bytes);

test('every character of Unicode comes back as it was written', () => {
  for (const text of [
    '澜川新材料（苏州）有限公司',
    '𠮷野家',
    '收款 €12.50',
    '😀',
    '镕囧朱',
    'ABC\r\n"1,2"',
    '①②㈱',
    '\u00ad\u0e01',
  ]) {
    expect(decoded(text)).toBe(text);
  }
  let all = '';
  for (let point = 0; point <= 0x10ffff; point += point < 0x10000 ? 1 : 4099) {
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    const isPrivate = point >= 0xe000 && point <= 0xf8ff;
    if (!isSurrogate && !isPrivate) all += String.fromCodePoint(point);
  }
  const back = Array.from(new TextDecoder('gb18030').decode(encodeGb18030(all).bytes));
  const lost = Array.from(all).filter((character, at) => back[at] !== character);
  expect(lost.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
});

test('what GBK has takes its two bytes, so that old programs read it', () => {
  expect(Buffer.from(encodeGb18030('啊镕').bytes).toString('hex')).toBe('b0a1e946');
  expect(encodeGb18030('购销合同 100 吨').outsideGbk).toEqual([]);
});

test('what an old program cannot show is named once', () => {
  expect(encodeGb18030('𠮷野家𠮷😀').outsideGbk).toEqual(['𠮷', '😀']);
});

test('half of a character, and a private sign without a code, are written as a sign that they were lost', () => {
  expect(decoded('\ue5e5')).toBe('\ufffd');
  expect(encodeGb18030('\ue5e5').outsideGbk).toEqual(['\ue5e5']);
  expect(decoded('a\ud842b')).toBe('a\ufffdb');
});

import { expect, test } from 'vitest';
import { foldName, pinyinInitials, searchTokens } from '#shared/kernel/name-folding.ts';

test('two ways of writing a client fold to one name', () => {
  expect(foldName('华东（上海）贸易 有限公司')).toEqual({ folded: '华东(上海)贸易有限公司', core: '华东上海贸易' });
  expect(foldName('华东(上海)贸易有限公司').folded).toBe(foldName('华东【上海】贸易有限公司').folded);
  expect(foldName('ＡＢＣ Trading').folded).toBe('abctrading');
});

test.each(['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '公司', ''])(
  'the legal form "%s" does not hide a similar name',
  (form) => {
    expect(foldName(`深圳市万科${form}`).core).toBe('深圳市万科');
  },
);

test('a name that is only a legal form keeps it', () => {
  expect(foldName('公司')).toEqual({ folded: '公司', core: '公司' });
  expect(foldName('股份公司').core).not.toBe('');
});

test('initials follow the word, not the character', () => {
  expect(pinyinInitials('重庆长安汽车')).toBe('cqcaqc');
  expect(pinyinInitials('水性环氧富锌底漆')).toBe('sxhyfxdq');
  expect(pinyinInitials('Ａ3 打印纸（白）')).toBe('a3dyzb');
  expect(pinyinInitials('')).toBe('');
});

test('a search index holds one token a character', () => {
  expect(searchTokens('华东（上海）A1')).toBe('华 东 上 海 a 1');
  expect(searchTokens('914403ＸY')).toBe('9 1 4 4 0 3 x y');
  expect(searchTokens('“%* -”')).toBe('');
});

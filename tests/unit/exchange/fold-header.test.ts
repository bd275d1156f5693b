import { expect, test } from 'vitest';
import { foldHeader, isNumberingHeader, unitFactor } from '#shared/exchange/fold-header.ts';

test('headers are folded to the words that count, and their unit is kept', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['信用额度（万元）', '信用额度', '万元'],
    ['＊信 用 额 度\n(单位：元)', '信用额度', '元'],
    ['税率(%)', '税率', '%'],
    ['税率（％）', '税率', '%'],
    ['单价/元', '单价', '元'],
    ['金额（含税）', '金额含税', undefined],
    ['金额（不含税）', '金额不含税', undefined],
    ['开户行、账号', '开户行账号', undefined],
    ['客户名称（必填，与营业执照一致）', '客户名称', undefined],
    ['规格/型号', '规格型号', undefined],
    ['ＴＡＸ ＩＤ', 'taxid', undefined],
    ['账期(天)', '账期', '天'],
  ];
  expect(cases.map(([header]) => foldHeader(header))).toEqual(cases.map(([, words, unit]) => ({ words, unit })));
});

test('only units of money multiply', () => {
  expect(['元', '千元', '万', '万元', '亿元', '%', '天', undefined].map(unitFactor)).toEqual([
    1, 1e3, 1e4, 1e4, 1e8, 1, 1, 1,
  ]);
});

test('a numbering column is known by its header, a client number is not one', () => {
  expect(['序号', 'No.', 'NO', '#', '序 号', '行号'].map(isNumberingHeader)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['客户编号', '编号', '账号'].map(isNumberingHeader)).toEqual([false, false, false]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { parseFen } from '#shared/kernel/money.ts';

describe('an amount in capitals', () => {
  test.each([
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角整'],
    ['0.11', '壹角壹分'],
    ['10', '壹拾元整'],
    ['15', '壹拾伍元整'],
    ['100.05', '壹佰元零伍分'],
    ['101', '壹佰零壹元整'],
    ['110.50', '壹佰壹拾元伍角整'],
    ['1010', '壹仟零壹拾元整'],
    ['1001.01', '壹仟零壹元零壹分'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['107000.53', '壹拾万零柒仟元伍角叁分'],
    ['10001', '壹万零壹元整'],
    ['100100', '壹拾万零壹佰元整'],
    ['10500000', '壹仟零伍拾万元整'],
    ['100000000', '壹亿元整'],
    ['100001000', '壹亿零壹仟元整'],
    ['100010000', '壹亿零壹万元整'],
    ['105000000', '壹亿零伍佰万元整'],
    ['20030405.60', '贰仟零叁万零肆佰零伍元陆角整'],
    ['1000000000.01', '壹拾亿元零壹分'],
    ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    ['-120.30', '负壹佰贰拾元叁角整'],
    ['1000000000000', '壹万亿元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['90000000000000', '玖拾万亿元整'],
    ['1000000010000.05', '壹万亿零壹万元零伍分'],
  ])('%s is 人民币%s', (yuan, words) => {
    expect(amountInWords(parseFen(yuan) ?? Number.NaN)).toBe(`人民币${words}`);
  });

  test('an office may leave out 整 after 角', () => {
    expect(amountInWords(110_50, { wholeAfterJiao: false })).toBe('人民币壹佰壹拾元伍角');
    expect(amountInWords(110_00, { wholeAfterJiao: false })).toBe('人民币壹佰壹拾元整');
  });

  const amounts = fc.oneof(
    fc.integer({ min: -9e15, max: 9e15 }),
    fc.integer({ min: -100_000, max: 100_000 }),
    fc.stringMatching(/^[1-9][05]{0,14}$/).map(Number),
  );

  test('never has two 零 together and always ends in 整 or 分', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(amountInWords(fen)).toMatch(/^人民币负?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角]+(?:整|分)$/);
        expect(amountInWords(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分](?<!零元)/);
      }),
    );
  });

  test('can be read back to the same fen, so two amounts never share their words', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(readBack(amountInWords(fen))).toBe(BigInt(fen));
      }),
    );
  });
});

/** An independent reader of capitals: adds up digits by the units behind them. */
function readBack(words: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n];
  let fen = 0n;
  for (const character of words) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    const place = ['拾', '佰', '仟'].indexOf(character);
    if (value >= 0) digit = BigInt(value);
    else if (place >= 0) [group, digit] = [group + digit * 10n ** BigInt(place + 1), 0n];
    else if (character === '万') [total, group, digit] = [total + (group + digit) * 10_000n, 0n, 0n];
    else if (character === '亿') [total, group, digit] = [(total + group + digit) * 100_000_000n, 0n, 0n];
    else if (character === '元') [fen, digit] = [(total + group + digit) * 100n, 0n];
    else if (character === '角') [fen, digit] = [fen + digit * 10n, 0n];
    else if (character === '分') [fen, digit] = [fen + digit, 0n];
  }
  return words.includes('负') ? -fen : fen;
}

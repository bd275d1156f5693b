import { expect, test } from 'vitest';
import { suggestCarrier } from '#shared/kernel/carrier.ts';

test.each([
  ['SF1385628716739', ['sf']],
  ['YT8962646785389', ['yto']],
  ['773277027280336', ['sto', 'yunda']],
  ['73610555582883', ['zto']],
  ['463431409940372', ['yunda']],
  ['4634314099403', ['yunda']],
  ['JDX024407261700', ['jd']],
  ['JDVA02440726170', ['jd']],
  ['JT5261988016578', ['jt']],
  ['DPK202252612836', ['deppon']],
  ['EA123456789CN', ['ems']],
  ['ｓｆ1385 628716739', ['sf']],
  ['123456789012', []],
  ['', []],
  ['SF123', []],
])('the waybill "%s" suggests %j and blocks nothing', (waybill, carriers) => {
  expect(suggestCarrier(waybill)).toEqual(carriers);
});

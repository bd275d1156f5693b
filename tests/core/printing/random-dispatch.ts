import fc from 'fast-check';

/** Lines as an office might key them at its worst: long names, odd signs, huge and negative amounts. */
export const randomDispatchLines = fc.array(
  fc.record({
    productName: fc.string({
      unit: fc.constantFrom('阀', '门', '（', '）', 'A', '5', '-', ' ', '<', '&'),
      minLength: 1,
      maxLength: 90,
    }),
    specification: fc.string({ unit: fc.constantFrom('D', 'N', '5', '-', '/', '×', '6', '钢'), maxLength: 60 }),
    unit: fc.constantFrom('台', '只', '千克', '立方米'),
    unitDecimals: fc.constantFrom(0, 2, 3),
    quantityE6: fc.integer({ min: 1, max: 9e12 }),
    priceE6: fc.integer({ min: 0, max: 9e11 }),
    amountFen: fc.integer({ min: -9e11, max: 9e11 }),
    batchNumber: fc.constantFrom('', '2611200A', '20261122-0007-B'),
    remark: fc.constantFrom('', '先发 6 台', '随机附合格证、材质单，余下随第二车'),
  }),
  { minLength: 1, maxLength: 60 },
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PaymentTerm } from '#shared/contracts/contract.schema.ts';
import { instalmentsFen, scheduleFault } from '#shared/contracts/payment-schedule.ts';

const seed = Number(process.env['UNIT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const share = (shareBasisPoints: number) => PaymentTerm.parse({ shareBasisPoints, trigger: 'signing' });
const amount = (amountFen: number) => PaymentTerm.parse({ amountFen, trigger: 'dispatch', days: 60 });

describe('the instalments of a payment schedule', () => {
  test('thirds of 100 yuan end with the fen that is left', () => {
    expect(instalmentsFen([share(3333), share(3333), share(3334)], 100_00)).toEqual([33_33, 33_33, 33_34]);
    expect(instalmentsFen([share(5000), share(5000)], 1)).toEqual([1, 0]);
  });

  test(`shares that make up the whole always add up to the contract, to the fen (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 99_999_999_999_999 }),
        (parts, grossFen) => {
          const rest = 10_000 - parts.reduce((sum, part) => sum + part, 0);
          if (rest < 1) return;
          const amounts = instalmentsFen([...parts, rest].map(share), grossFen);
          expect(amounts.reduce((sum, fen) => sum + fen, 0)).toBe(grossFen);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  test('30 % at signing, 65 % after dispatch and a fixed amount held back fit to a fen per share', () => {
    const terms = [share(3000), share(6500), amount(25_220_81)];
    expect(scheduleFault(terms, 504_416_19)).toBeUndefined();
    expect(scheduleFault(terms, 504_500_00)).toMatchObject({ fault: 'sum' });
  });

  test('no schedule is no fault; half a schedule, two ways to say one instalment and a missing date are', () => {
    expect(scheduleFault([], 100)).toBeUndefined();
    expect(scheduleFault([share(3000)], 100_00)).toEqual({ fault: 'sum', differenceFen: -70_00 });
    expect(scheduleFault([amount(100_00), { ...share(1), amountFen: 1 }], 100_00)).toEqual({
      fault: 'share_or_amount',
      term: 1,
    });
    expect(scheduleFault([{ ...share(10_000), trigger: 'fixed_date' }], 100)).toEqual({ fault: 'fixed_date', term: 0 });
    expect(scheduleFault([{ ...share(10_000), fixedOn: '2026-12-01' }], 100)).toEqual({ fault: 'fixed_date', term: 0 });
  });
});

import { describe, expect, test } from 'vitest';
import { contractState, percentDone } from '#shared/contracts/contract-progress.ts';
import { contractTotals } from '#shared/contracts/contract-totals.ts';
import { daysLate, groupState, lineState, periodOf } from '#shared/reports/performance.ts';

const TODAY = '2026-11-20';
const line = { remainingE6: 0, toSignBackE6: 0, closedShortE6: 0, dispatchedE6: 0, dueOn: null as string | null };

describe('how far a line is', () => {
  test('100 % is shown only when nothing is left; a part is cut off, never rounded up', () => {
    expect(percentDone(9_999, 10_000)).toBe(99);
    expect(percentDone(10_000, 10_000)).toBe(100);
    expect(percentDone(1, 1_000)).toBe(0);
    expect(percentDone(10_300, 10_000)).toBe(103);
    expect(percentDone(8_999_999_999_999_999, 9_000_000_000_000_000)).toBe(99);
  });

  test('of nothing, everything is done; what was taken back below nothing is nothing', () => {
    expect(percentDone(0, 0)).toBe(100);
    expect(percentDone(-5, 100)).toBe(0);
  });

  test('the due date itself is in time; only what is left to dispatch can be late', () => {
    expect(daysLate({ remainingE6: 1, dueOn: TODAY }, TODAY)).toBe(0);
    expect(daysLate({ remainingE6: 1, dueOn: '2026-11-19' }, TODAY)).toBe(1);
    expect(daysLate({ remainingE6: 0, dueOn: '2026-01-01' }, TODAY)).toBe(0);
    expect(daysLate({ remainingE6: 1, dueOn: null }, TODAY)).toBe(0);
    expect(daysLate({ remainingE6: 1, dueOn: '2024-02-29' }, '2025-03-01')).toBe(366);
  });

  test('a line goes from not started over in progress to fulfilled, and back to nobody', () => {
    expect(lineState({ ...line, remainingE6: 100 }, TODAY)).toBe('not_started');
    expect(lineState({ ...line, remainingE6: 40, dispatchedE6: 60, toSignBackE6: 60 }, TODAY)).toBe('in_progress');
    expect(lineState({ ...line, dispatchedE6: 100, toSignBackE6: 1 }, TODAY)).toBe('in_progress');
    expect(lineState({ ...line, dispatchedE6: 100 }, TODAY)).toBe('fulfilled');
    expect(lineState({ ...line, dispatchedE6: 58, closedShortE6: 42 }, TODAY)).toBe('closed_short');
    expect(lineState({ ...line, remainingE6: 1, dueOn: '2026-11-01', dispatchedE6: 99 }, TODAY)).toBe('late');
  });

  test('a group is as late as its latest line and done when all of them are', () => {
    expect(groupState(['fulfilled', 'late'])).toBe('late');
    expect(groupState(['fulfilled', 'not_started'])).toBe('in_progress');
    expect(groupState(['not_started', 'not_started'])).toBe('not_started');
    expect(groupState(['fulfilled', 'closed_short'])).toBe('closed_short');
    expect(groupState(['fulfilled', 'fulfilled'])).toBe('fulfilled');
  });

  test('months, quarters and years are those of the signing date', () => {
    expect(periodOf('2026-03-31', 'quarter')).toBe('2026-Q1');
    expect(periodOf('2026-04-01', 'quarter')).toBe('2026-Q2');
    expect(periodOf('2026-12-31', 'month')).toBe('2026-12');
    expect(periodOf('2026-12-31', 'year')).toBe('2026');
  });
});

describe('where a contract stands', () => {
  const progress = {
    isVoid: false,
    kind: 'sale' as const,
    sealedOn: '2026-11-04',
    openLines: 1,
    closedShortE6: 0,
    dispatchedE6: 0,
  };

  test('approved until it is sealed, then executed, in progress, fulfilled or closed short; void whatever else', () => {
    expect(contractState({ ...progress, sealedOn: null })).toBe('approved');
    expect(contractState(progress)).toBe('executed');
    expect(contractState({ ...progress, dispatchedE6: 1 })).toBe('in_progress');
    expect(contractState({ ...progress, openLines: 0, dispatchedE6: 1 })).toBe('fulfilled');
    expect(contractState({ ...progress, openLines: 0, closedShortE6: 1 })).toBe('closed_short');
    expect(contractState({ ...progress, isVoid: true, openLines: 0 })).toBe('void');
    expect(contractState({ ...progress, kind: 'framework', openLines: 0 })).toBe('executed');
  });

  test('the head is the sum of its lines and due when the first of them is', () => {
    const priced = { netFen: 29_50, taxFen: 3_83, grossFen: 33_33 };
    expect(
      contractTotals([
        { ...priced, dueOn: '2026-12-10' },
        { ...priced, dueOn: null },
        { ...priced, dueOn: '2026-12-01' },
      ]),
    ).toEqual({
      netFen: 88_50,
      taxFen: 11_49,
      grossFen: 99_99,
      firstDueOn: '2026-12-01',
    });
    expect(contractTotals([])).toEqual({ netFen: 0, taxFen: 0, grossFen: 0, firstDueOn: null });
  });
});

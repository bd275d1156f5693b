import { expect, test } from 'vitest';
import { cameBackBy, reasonsOf } from '#renderer/components/returned-note.tsx';
import type { ChainEvent } from '#shared/review/review.contract.ts';

const event = (name: ChainEvent['event'], facts: ChainEvent['facts'] = {}): ChainEvent => ({
  at: 0,
  personName: '陈国强',
  event: name,
  facts,
});

test('the last time it came back is what is told, and nothing once it was sent again', () => {
  const first = event('returned', { reasons: [{ text: '税号不清' }] });
  const second = event('returned', { reasons: [{ path: 'creditLimitFen', text: '额度照合同改' }] });
  const chain = [event('submitted'), first, event('resubmitted'), second];
  expect(cameBackBy({ state: 'returned', chain })).toBe(second);
  expect(cameBackBy({ state: 'submitted', chain: [...chain, event('resubmitted')] })).toBeUndefined();
  expect(cameBackBy({ state: 'rejected', chain: [...chain, event('resubmitted'), event('rejected')] })?.event).toBe(
    'rejected',
  );
});

test('reasons are read with the field each is about; what this person may not read is not there', () => {
  expect(
    reasonsOf(event('returned', { reasons: [{ path: 'taxNumber', text: '抄错一位' }, { text: '请补合同' }, null] })),
  ).toEqual([{ path: 'taxNumber', text: '抄错一位' }, { text: '请补合同' }]);
  expect(reasonsOf(event('returned', { automatic: true }))).toEqual([]);
});

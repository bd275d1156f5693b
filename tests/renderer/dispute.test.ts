import { describe, expect, test } from 'vitest';
import { CHOICE_OF_KEY, involvedIn, shownKeying } from '#renderer/features/review/dispute.ts';
import type { ChainEvent } from '#shared/review/review.contract.ts';

describe('both keyings of a disputed value', () => {
  test('are written as people write them: yuan, units, percent', () => {
    expect(shownKeying('fen', '50000000')).toBe('500,000.00');
    expect(shownKeying('quantity', '1500000')).toBe('1.5');
    expect(shownKeying('price', '468500000')).toBe('468.50');
    expect(shownKeying('rate', '1300')).toBe('13%');
    expect(shownKeying('integer', '60')).toBe('60');
    expect(shownKeying('date', '2026-12-18')).toBe('2026-12-18');
    expect(shownKeying('identifier', '914403001922038216')).toBe('914403001922038216');
  });

  test('what could not be read as a number stands as it was keyed', () => {
    expect(shownKeying('fen', '五十万')).toBe('五十万');
    expect(shownKeying('quantity', '')).toBe('');
  });

  test('1 and 2 choose by the number before each keying, 0 says neither', () => {
    expect(CHOICE_OF_KEY).toEqual({ '1': 'first', '2': 'second', '0': 'neither' });
  });

  test('who made it and who keyed it had a part in it; who only returned it once had none', () => {
    const event = (personName: string, name: ChainEvent['event']): ChainEvent => ({
      at: 0,
      personName,
      event: name,
      facts: {},
    });
    const chain = [
      event('周敏', 'submitted'),
      event('李文涛', 'returned'),
      event('周敏', 'resubmitted'),
      event('陈国强', 'disputed'),
    ];
    expect([...involvedIn({ makerName: '周敏', chain })]).toEqual(['周敏', '陈国强']);
  });
});

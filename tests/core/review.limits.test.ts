import { expect, test } from 'vitest';
import { afterWorkingHours } from '#shared/kernel/working-hours.ts';
import { refusal } from '../support/sales-office.ts';
import { adoptPolicy, policyWith } from '../support/policies.ts';
import { CHEN, LU, MORNING, openTestOffice, ZHOU } from '../support/test-office.ts';

const HOUR = 60 * 60 * 1000;
const CLIENT = {
  action: 'create' as const,
  content: { name: '申亿机电', taxNumber: '91440300192317458F', creditLimitFen: 100_00 },
};

test('working hours skip nights, noon, weekends and holidays, and count a working Sunday', () => {
  const china = (text: string): number => Date.parse(`${text}+08:00`);
  // Friday 2026-11-20 at nine: an hour later is ten, three and a half more reach past noon.
  expect(afterWorkingHours(MORNING, 1)).toBe(china('2026-11-20T10:00:00'));
  expect(afterWorkingHours(MORNING, 4)).toBe(china('2026-11-20T14:00:00'));
  expect(afterWorkingHours(MORNING, 8)).toBe(china('2026-11-23T09:00:00'));
  expect(afterWorkingHours(china('2026-11-21T15:00:00'), 1)).toBe(china('2026-11-23T09:30:00'));
  // National day: from the evening of 30 September to 8 October; 10 October is a working Saturday.
  expect(afterWorkingHours(china('2026-09-30T17:00:00'), 1)).toBe(china('2026-10-08T09:00:00'));
  expect(afterWorkingHours(china('2026-10-09T17:00:00'), 1)).toBe(china('2026-10-10T09:00:00'));
});

test('what nobody signs in 24 working hours goes back to its maker: nothing effective, claims free, keyed again at will', async () => {
  const office = await openTestOffice();
  const ticket = await office.maker.get('clients.submit', CLIENT);
  const waiting = await office.maker.get('review.show', { submissionId: ticket.id });
  expect(waiting.dueAt).toBe(afterWorkingHours(office.clock.now, 24));
  office.clock.now = (waiting.dueAt ?? 0) - 2 * HOUR;
  const desk = await office.desk(CHEN);
  expect(await desk.get('review.reminders', {})).toMatchObject({ toCheck: 1, dueSoon: 1 });
  await office.office.tick();
  office.clock.now = waiting.dueAt ?? 0;
  expect(
    refusal(await desk.ask('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.time_is_up' });
  await office.office.tick();
  const maker = await office.desk(ZHOU);
  expect(await maker.get('review.show', { submissionId: ticket.id })).toMatchObject({
    state: 'expired',
    mayKeyAgain: true,
    dueAt: null,
  });
  expect(await maker.get('review.reminders', {})).toMatchObject({ expired: 1 });
  expect((await maker.get('review.queue', { scope: 'returned' })).rows.map((row) => row.id)).toEqual([ticket.id]);
  expect((await maker.get('clients.list', {})).rows).toEqual([]);
  expect((await maker.get('clients.submit', CLIENT)).state).toBe('submitted');
  expect((await maker.get('office.verify', {})).good).toBe(true);
});

test('where the policy says up, a step that waits too long is opened to the next role, and expires when there is none', async () => {
  const office = await openTestOffice({
    people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['manager'] }, { name: '吴佳', roles: ['checker'] }],
  });
  const steps = [{ count: 1, roles: ['checker' as const], fromFen: null, fromDiscountBasisPoints: null }];
  await adoptPolicy(office, policyWith({ kind: 'client', steps, limit: { hours: 8, then: 'up' } }));
  const ticket = await office.maker.get('clients.submit', CLIENT);
  const later = async (): Promise<void> => {
    const view = await office.maker.get('review.show', { submissionId: ticket.id });
    office.clock.now = view.dueAt ?? office.clock.now;
    await office.office.tick();
    for (const person of [ZHOU, CHEN, LU, { name: '何志远' }]) await office.desk(person);
  };
  const roles = async () =>
    (await office.maker.get('review.show', { submissionId: ticket.id })).policySteps[0]?.escalatedRoles;
  const manager = await office.desk({ name: '何志远' });
  expect((await manager.get('review.queue', {})).rows).toEqual([]);
  await later();
  expect(await roles()).toEqual(['manager']);
  expect((await manager.get('review.queue', {})).rows).toMatchObject([{ id: ticket.id, escalated: true }]);
  await later();
  expect(await roles()).toEqual(['manager', 'director']);
  await later();
  expect((await office.maker.get('review.show', { submissionId: ticket.id })).state).toBe('expired');
});

test('where the policy says down, the next lower person may sign once the time is over', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['manager'] }] });
  const steps = [
    { count: 1, roles: ['manager' as const, 'director' as const], fromFen: null, fromDiscountBasisPoints: null },
  ];
  await adoptPolicy(office, policyWith({ kind: 'client', steps, limit: { hours: 4, then: 'down' } }));
  const ticket = await office.maker.get('clients.submit', CLIENT);
  expect(
    refusal(await office.checker.ask('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: [] })),
  ).toMatchObject({
    rule: 'review.not_your_step',
  });
  office.clock.now = afterWorkingHours(office.clock.now, 4);
  await office.office.tick();
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('a rejected submission is over: its reasons stay, its keys are free, and the maker may key it again as a new one', async () => {
  const office = await openTestOffice();
  const ticket = await office.maker.get('clients.submit', CLIENT);
  expect(
    refusal(await office.maker.ask('review.reject', { submissionId: ticket.id, reasons: [{ text: '不对' }] })),
  ).toMatchObject({
    rule: 'review.maker_cannot_countersign',
  });
  expect(
    await office.checker.get('review.reject', { submissionId: ticket.id, reasons: [{ text: '客户已注销' }] }),
  ).toEqual({ state: 'rejected' });
  const mine = await office.maker.get('review.show', { submissionId: ticket.id });
  expect(mine).toMatchObject({ state: 'rejected', mayKeyAgain: true, mayResubmit: false });
  expect(mine.chain.at(-1)).toMatchObject({ event: 'rejected', facts: { reasons: [{ text: '客户已注销' }] } });
  expect((await office.maker.get('clients.submit', CLIENT)).serial).toBe(ticket.serial + 1);
});

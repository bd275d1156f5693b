import { expect, test } from 'vitest';
import { checkAndSign, comeIn, faultsOf, giveHalves, personNamed } from '../support/access-office.ts';
import { asDraft, e6, PRIMER } from '../support/sales-office.ts';
import { deskAt, openTestOffice } from '../support/test-office.ts';
import { openTradeOffice, primerContract } from '../support/trade-office.ts';

/** Two people who each hold what the office needs, and nobody else. */
const TWO = [
  { name: '周敏', roles: ['clerk', 'admin'] as const },
  { name: '陈国强', roles: ['checker', 'manager'] as const },
];

test('an office of two sells, sends, invoices and corrects: each checks the other, and nothing needs a third', async () => {
  const office = await openTradeOffice({ people: TWO });
  const { maker, checker } = office;
  const { contractId, take } = await primerContract(office, 100, 113);
  const note = await office.submitAndSign('dispatch.submit', {
    action: 'create',
    content: office.noteDraft([take(40)]),
  });
  await office.submitAndSign('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: note.recordId,
      receivedBy: '沈国梁',
      receivedOn: '2026-11-20',
      receivedAs: 'authorised',
      lines: [{ dispatchLineKey: 'L1', signedE6: e6(38), settlement: 'close_short', reason: '破损' }],
    },
  });
  const lines = [{ contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' }];
  await office.submitAndSign('invoicing.submitRequest', {
    action: 'create',
    content: office.requestDraft(lines.map((line) => ({ ...line, quantityE6: e6(38) }))),
  });

  // Keyed differently twice: with nobody to judge it goes back, is corrected, and passes.
  const slip = await maker.get('products.submit', {
    action: 'create',
    content: { ...PRIMER, code: 'WE-9', specification: '9' },
  });
  const wrong = {
    submissionId: slip.id,
    entry: { taxRateBasisPoints: '6%', listPriceE6: '586' },
    confirmed: ['taxCode'],
  };
  await checker.get('review.reenter', wrong);
  await checker.get('review.reenter', wrong);
  expect((await maker.get('review.show', { submissionId: slip.id })).state).toBe('returned');
  await maker.get('products.submit', {
    action: 'create',
    submissionId: slip.id,
    content: { ...PRIMER, code: 'WE-9', specification: '9', taxRateBasisPoints: 600 },
  });
  expect(await office.countersign(slip.id)).toMatchObject({ outcome: 'effective' });

  // Rejected, withdrawn, left lying: each way ends, and the record can be keyed again.
  const content = { name: '申亿机电', creditLimitFen: 100_00 };
  const rejected = await maker.get('clients.submit', { action: 'create', content });
  await checker.get('review.reject', { submissionId: rejected.id, reasons: [{ text: '已有此客户' }] });
  const withdrawn = await maker.get('clients.submit', { action: 'create', content });
  await maker.get('review.withdraw', { submissionId: withdrawn.id });
  const left = await maker.get('clients.submit', { action: 'create', content });
  office.clock.now = (await maker.get('review.show', { submissionId: left.id })).dueAt ?? 0;
  await office.office.tick();
  for (const person of TWO) await office.desk(person);
  expect((await maker.get('review.show', { submissionId: left.id })).state).toBe('expired');

  // The other way round: what the checker keys, the clerk signs.
  const held = await checker.get('contracts.get', { id: contractId });
  const amended = await checker.get('contracts.submit', {
    action: 'amend',
    recordId: contractId,
    baseVersion: held.version,
    content: { ...asDraft(held.content), remark: '改备注' },
  });
  const seen = await checker.get('review.show', { submissionId: amended.id });
  expect(seen.policySteps).toHaveLength(1);
  expect(await checkAndSign(amended.id, checker, maker)).toMatchObject({ outcome: 'effective' });
  expect(await faultsOf(maker)).toEqual([]);
});

test('two people get through one forgotten password and one leaver, and are two again', async () => {
  const office = await openTestOffice({ people: TWO });
  const { maker } = office;
  // The checker forgot: two cannot reset each other, so the sealed code does it, once, and verify names it for ever.
  const reset = await maker.ask('people.submitPasswordReset', {
    action: 'create',
    content: { personId: (await personNamed(maker, '陈国强')).id, reason: '忘记口令' },
  });
  expect(reset).toMatchObject({ ok: false, failure: { rule: 'review.no_eligible_checker' } });
  const chen = deskAt(office.office, 'seat-陈国强', '陈国强');
  const recovered = await chen.get('session.recover', {
    name: '陈国强',
    code: office.recoveryCode,
    newPassword: 'amber-ridge-9',
  });
  expect(recovered.outcome).toBe('recovered');
  await chen.get('session.signIn', { name: '陈国强', password: 'amber-ridge-9' });

  // One of two cannot leave; with a third person keyed, countersigned and let in, the leaver's open work has an heir.
  const wu = await maker.get('people.submit', {
    action: 'create',
    content: { name: '吴佳', title: '内勤', roles: ['clerk', 'admin'], active: true },
  });
  expect(await checkAndSign(wu.id, maker, chen, 'amber-ridge-9')).toMatchObject({ outcome: 'effective' });
  const { id } = await personNamed(maker, '吴佳');
  await giveHalves([maker, chen], id);
  const third = await comeIn(office, '吴佳');
  const open = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', creditLimitFen: 100_00 },
  });
  const leaver = await personNamed(maker, '周敏');
  const departure = await chen.get('people.submitDeparture', {
    action: 'create',
    content: { personId: leaver.id, lastDayOn: '2026-11-20', handOverTo: id, reason: '回老家' },
  });
  expect(await checkAndSign(departure.id, chen, third)).toMatchObject({ outcome: 'effective' });
  expect(await maker.ask('clients.list', {})).toMatchObject({ ok: false, failure: { code: 'unauthenticated' } });
  // The heir may correct and withdraw it, and does not check it; the other of the two does.
  expect((await third.get('review.show', { submissionId: open.id })).mayWithdraw).toBe(true);
  expect(await checkAndSign(open.id, third, chen, 'amber-ridge-9')).toMatchObject({ outcome: 'effective' });
  expect((await third.get('clients.list', {})).rows.map((row) => row.name)).toEqual(['申亿机电']);
  const verified = await third.get('office.verify', {});
  expect(verified.good).toBe(true);
  expect(verified.checks.find((check) => check.name === 'recovery')?.notices).toHaveLength(1);
});

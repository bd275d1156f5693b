import { expect, test } from 'vitest';
import {
  newStatementForm,
  periodOf,
  readStatementForm,
  replyForm,
  statementForm,
} from '#renderer/features/ledger/statement-form-model.ts';
import { Statement } from '#shared/statements/statements.schema.ts';

const TODAY = '2026-11-20';
const SIGNED = Statement.parse({
  clientId: 'K',
  from: '2026-10-01',
  to: '2026-10-31',
  issuedOn: '2026-11-02',
  replyBy: '2026-11-17',
  openingFen: 0,
  shippedFen: 100,
  receivedFen: 0,
  reducedFen: 0,
  otherFen: 0,
  closingFen: 100,
  lines: [],
});

test('a new statement begins with the month before, also at the turn of the year', () => {
  expect(newStatementForm('K', TODAY).fields).toEqual({
    from: '2026-10-01',
    to: '2026-10-31',
    issuedOn: TODAY,
    replyBy: '2026-12-05',
  });
  expect(newStatementForm('K', '2027-01-04').fields).toMatchObject({ from: '2026-12-01', to: '2026-12-31' });
});

test('the preview waits for a client and two days in order', () => {
  const form = newStatementForm('K', TODAY);
  expect(periodOf(form, TODAY)).toEqual({ clientId: 'K', from: '2026-10-01', to: '2026-10-31' });
  const typed = (fields: Record<string, string>) => ({ ...form, fields: { ...form.fields, ...fields } });
  expect(periodOf({ ...form, clientId: '' }, TODAY)).toBeUndefined();
  expect(periodOf(typed({ to: '2026-09-30' }), TODAY)).toBeUndefined();
  expect(periodOf(typed({ from: '' }), TODAY)).toBeUndefined();
});

test('a reply begins today, and what was typed of a difference counts only while the client says that there is one', () => {
  const form = replyForm(SIGNED, TODAY);
  expect(form.fields['repliedOn']).toBe(TODAY);
  const answer = (reply: string) =>
    readStatementForm(
      { ...form, fields: { ...form.fields, reply, theirBalanceFen: '7.50', replyReason: '少一桶' } },
      TODAY,
    );
  expect(answer('agreed')).toMatchObject({
    ok: true,
    draft: { reply: 'agreed', repliedOn: TODAY, theirBalanceFen: null, replyReason: null },
  });
  expect(answer('differs')).toMatchObject({ ok: true, draft: { theirBalanceFen: 750, replyReason: '少一桶' } });
  expect(answer('')).toMatchObject({ ok: true, draft: { reply: null, repliedOn: null } });
});

test('what was signed comes back as it was typed', () => {
  const { lines: _l, ...figures } = SIGNED;
  const read = readStatementForm(statementForm(SIGNED), TODAY);
  expect(read).toMatchObject({ ok: true, draft: { clientId: 'K', from: figures.from, to: figures.to, note: null } });
});

test('an amount that is none is named by its box', () => {
  const form = replyForm(SIGNED, TODAY);
  const fields = { ...form.fields, reply: 'differs', theirBalanceFen: '一百', replyReason: '少一桶' };
  expect(readStatementForm({ ...form, fields }, TODAY)).toEqual({
    ok: false,
    faults: [{ path: 'theirBalanceFen', reason: 'not_an_amount' }],
  });
});

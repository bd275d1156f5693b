import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { StandingAction } from '#shared/clients/client-standing.schema.ts';
import { faultsOf } from '../support/compound-office.ts';
import { HENGTAI, refusal } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

const TODAY = '2026-11-20';

const standing = (clientId: string, action: StandingAction, reason = '货款逾期') => ({
  action: 'create' as const,
  content: { clientId, standing: action, reason, fromOn: TODAY },
});

async function newClient(office: TradeOffice, change: Partial<typeof HENGTAI> & { status?: 'prospect' } = {}) {
  const content = { ...HENGTAI, name: '宁波远海涂料有限公司', taxNumber: null, bankAccounts: [], ...change };
  return (await office.submitAndSign('clients.submit', { action: 'create', content })).recordId;
}

const statusOf = async (office: TradeOffice, id: string) =>
  (await office.maker.get('clients.get', { id })).content.status;

test('a client is frozen, thawed, closed and reopened under two people, and its history tells each with reason and signature', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office, { status: 'prospect' });
  const expected = { activate: 'active', freeze: 'frozen', thaw: 'active', close: 'closed', reopen: 'active' } as const;
  for (const action of ['activate', 'freeze', 'thaw', 'close', 'reopen'] as const) {
    expect((await office.maker.get('clients.standing', { id })).actions).toContain(action);
    await office.submitAndSign('clients.submitStanding', standing(id, action));
    expect(await statusOf(office, id)).toBe(expected[action]);
  }
  const file = await office.maker.get('clients.get', { id });
  expect(file.version).toBe(6);
  const { submissions } = await office.maker.get('review.history', { kind: 'client', recordId: id });
  expect(submissions.map(({ kind }) => kind)).toEqual(['client', ...Array(5).fill('client_standing')]);
  expect(submissions.every(({ chain }) => chain.some(({ event }) => event === 'countersigned'))).toBe(true);
  const frozen = await office.maker.get('review.version', { kind: 'client', recordId: id, version: 3 });
  expect(frozen).toMatchObject({ content: { status: 'frozen' }, serial: submissions[2]?.serial, currentVersion: 6 });
  expect(await faultsOf(office)).toEqual([]);

  const content = { ...file.content, remark: '改备注' };
  await office.submitAndSign('clients.submit', { action: 'amend', recordId: id, baseVersion: 6, content });
  expect(await faultsOf(office)).toEqual([]);
});

test('from then on an amendment of the file cannot change the standing, and says which action does', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office);
  const { content, version } = await office.maker.get('clients.get', { id });
  const amend = { action: 'amend' as const, recordId: id, baseVersion: version };
  const keyed = await office.maker.ask('clients.submit', { ...amend, content: { ...content, status: 'frozen' } });
  expect(refusal(keyed)).toMatchObject({ path: 'status', reason: 'clients.standing_by_action' });
  const born = { ...content, name: '绍兴新客户', status: 'closed' as const };
  expect(refusal(await office.maker.ask('clients.submit', { action: 'create', content: born }))).toMatchObject({
    path: 'status',
    reason: 'clients.begins_open',
  });
});

test('an action that leads nowhere from here, and one dated ahead, are refused', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office);
  for (const action of ['activate', 'thaw', 'reopen'] as const) {
    expect(refusal(await office.maker.ask('clients.submitStanding', standing(id, action)))).toMatchObject({
      rule: `clients.cannot_${action}`,
    });
  }
  const ahead = { ...standing(id, 'freeze').content, fromOn: '2026-12-01' };
  expect(refusal(await office.maker.ask('clients.submitStanding', { action: 'create', content: ahead }))).toMatchObject(
    {
      path: 'fromOn',
      reason: 'clients.standing_in_future',
    },
  );
});

test('a client is not closed while goods, papers, money or submissions are open with it, and the sentence lists them', async () => {
  const office = await openTradeOffice();
  const id = office.clientId;
  const { take } = await primerContract(office, 20);
  await office.note([take(5)]);
  await office.maker.get('dispatch.submit', { action: 'create', content: office.noteDraft([take(1)]) });
  expect(await office.maker.get('clients.standing', { id })).toMatchObject({
    open: { contracts: 1, contractNumbers: ['HT-2026-000001'], papers: 1, submissions: 1, balanceFen: 5 * 586_00 },
  });
  expect(refusal(await office.maker.ask('clients.submitStanding', standing(id, 'close')))).toMatchObject({
    rule: 'clients.close_blocked',
    details: { contracts: 1, numbers: 'HT-2026-000001', papers: 1, submissions: 1, balance: '2,930.00' },
  });
  await office.submitAndSign('clients.submitStanding', standing(id, 'freeze'));
  expect(await statusOf(office, id)).toBe('frozen');
});

test('what is opened between submission and signature stops the closing at the last signature', async () => {
  const office = await openTradeOffice();
  const id = office.clientId;
  const ticket = await office.maker.get('clients.submitStanding', standing(id, 'close', '停止往来'));
  await primerContract(office, 20);
  expect(await office.countersign(ticket.id)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'clients.close_blocked' }],
  });
  expect(await statusOf(office, id)).toBe('active');
});

test('while a freeze waits nobody else changes the client, and while a change waits nobody freezes it', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office);
  const { content, version } = await office.maker.get('clients.get', { id });
  const amendment = {
    action: 'amend' as const,
    recordId: id,
    baseVersion: version,
    content: { ...content, remark: '一' },
  };
  const freeze = await office.maker.get('clients.submitStanding', standing(id, 'freeze'));
  expect(await office.maker.get('clients.get', { id })).toMatchObject({ openSubmissionId: freeze.id });
  expect((await office.maker.get('clients.list', { text: '远海' })).rows[0]).toMatchObject({ inReview: true });
  for (const reply of [
    await office.maker.ask('clients.submit', amendment),
    await office.maker.ask('clients.submitStanding', standing(id, 'freeze')),
  ]) {
    expect(JSON.stringify(refusal(reply))).toContain('review.open_submission_exists');
  }
  await office.maker.get('review.withdraw', { submissionId: freeze.id });
  const open = await office.maker.get('clients.submit', amendment);
  const late = refusal(await office.maker.ask('clients.submitStanding', standing(id, 'freeze')));
  expect(late).toMatchObject({ rule: 'review.open_submission_exists', details: { serial: open.serial } });
});

test('the store keeps one open submission a record too: a claim on one that has its own, and the other way round', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office);
  const freeze = await office.maker.get('clients.submitStanding', standing(id, 'freeze'));
  const database = new Database(join(office.directory, 'office.db'));
  const copy = `INSERT INTO submission (id, serial, kind, action, record_id, base_version, title, content, salt, content_hash,
    maker_id, state, policy, required_signatures, submitted_at) SELECT 'X', 99, 'client', 'amend', '${id}', 1, title, content,
    salt, content_hash, maker_id, state, policy, required_signatures, submitted_at FROM submission WHERE id = '${freeze.id}'`;
  expect(() => database.exec(copy)).toThrow('guard:submission_on_free_record');
  await office.maker.get('review.withdraw', { submissionId: freeze.id });
  const { content } = await office.maker.get('clients.get', { id });
  const amendment = { action: 'amend' as const, recordId: id, baseVersion: 1, content: { ...content, remark: '一' } };
  await office.maker.get('clients.submit', amendment);
  const claim = `INSERT INTO submission_claim (submission_id, scope, key) VALUES ('${freeze.id}', 'review.record', 'client ${id}')`;
  expect(() => database.exec(claim)).toThrow('guard:submission_claim_of_free_record');
  database.close();
});

test('a change that slipped in behind a waiting freeze stops it: what it stands on is no longer there', async () => {
  const office = await openTradeOffice();
  const id = await newClient(office);
  const freeze = await office.maker.get('clients.submitStanding', standing(id, 'freeze'));
  const database = new Database(join(office.directory, 'office.db'));
  database.exec("DELETE FROM submission_claim WHERE scope = 'review.record'");
  database.close();
  const { content } = await office.maker.get('clients.get', { id });
  const changed = { ...content, remark: '一' };
  await office.submitAndSign('clients.submit', { action: 'amend', recordId: id, baseVersion: 1, content: changed });
  expect(await office.countersign(freeze.id)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'review.stale_base', details: { base: 1, current: 2 } }],
  });
  expect(await statusOf(office, id)).toBe('active');
});

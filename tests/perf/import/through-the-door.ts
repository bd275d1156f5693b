import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { LogState } from '#core/database/checkpoints.ts';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD } from '../../support/desk.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import { measuring, watchMemory } from './measured.ts';

// One import by two people through the real door, in a process of its own: prints what each step took.
const [directory = '', file = ''] = process.argv.slice(2);
const office = await openOffice({ directory, passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
const seat = deskAt(office, 'seat-init', '');
const people = [
  { name: '周敏', roles: ['clerk' as const], password: PASSWORD },
  { name: '陈国强', roles: ['checker' as const], password: PASSWORD },
  { name: '陆总', roles: ['director' as const, 'manager' as const], password: PASSWORD },
];
await seat.get('office.init', { officeName: '澜川新材料（苏州）有限公司', people });
// Clients with the best credit grade stand in the file: a director signs it.
const [maker, checker] = [deskAt(office, 'maker', '周敏'), deskAt(office, 'checker', '陆总')];
for (const desk of [maker, checker]) await desk.get('session.signIn', { name: desk.name, password: PASSWORD });

const memory = watchMemory();
const { part, parts } = measuring();
const choices = { kind: 'clients', fileName: '客户档案.xlsx', contentBase64: readFileSync(file).toString('base64') };
const read = await part('preview', () => maker.get('exchange.preview', choices));
if (read.outcome !== 'preview') throw new Error(read.rule);
const { counts } = read.preview;
const { id: submissionId } = await part('submit', () =>
  maker.get('exchange.submit', { ...choices, acceptedRecords: counts.records }),
);
const seen = await part('show to the maker', () => maker.get('review.show', { submissionId }));
await part('show to the checker', () => checker.get('review.show', { submissionId }));
await part('re-key', async () => {
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const judged = await checker.get('review.reenter', { submissionId, entry });
  if (judged.state !== 'agrees') throw new Error('the re-key differs');
});
await part('countersign', async () => {
  const outcome = await checker.get('review.sign', { submissionId, contentHash: seen.contentHash, password: PASSWORD });
  if (outcome.outcome !== 'effective') throw new Error(JSON.stringify(outcome));
});
// Bare moves its pages into the store within the commit; here a thread does, and what it takes belongs to the import as well.
await part('checkpoint', async () => {
  const store = new Database(join(directory, 'office.db'));
  const look = store.prepare<[], LogState>('PRAGMA wal_checkpoint(NOOP)');
  // Fewer are left where they are.
  const isWaiting = (state: LogState | undefined): boolean =>
    state !== undefined && state.log - state.checkpointed >= 1_000;
  const most = performance.now() + 60_000;
  while (isWaiting(look.get()) && performance.now() < most) await pause(20);
  store.close();
});
const { own, child } = memory.stop();
const verified = await part('verify', () => maker.get('office.verify', {}));
const faults = verified.checks.flatMap((check) => check.faults);
console.log(JSON.stringify({ parts, counts, rss: { own, child }, faults }));
await office.close();

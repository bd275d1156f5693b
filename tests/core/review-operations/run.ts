import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import type { Role } from '#shared/users/roles.ts';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD, type Desk } from '../../support/desk.ts';
import { isExpected, type Known } from './known.ts';
import { OPERATIONS } from './operations.ts';
import { randomOf, type Random } from './random.ts';

const PEOPLE: readonly (readonly [string, Role])[] = [
  ['郑总', 'director'],
  ['周敏', 'clerk'],
  ['吴佳', 'clerk'],
  ['陆晓', 'clerk'],
  ['陈国强', 'checker'],
  ['何志远', 'checker'],
  ['沈佳怡', 'manager'],
  ['小吴', 'cashier'],
];
const MORNING = Date.UTC(2026, 10, 20, 1, 0, 0);

export interface RunReport {
  readonly operations: number;
  readonly effective: number;
  readonly submissions: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** Invariants asked of the store itself, with SQL that owes nothing to the program's own queries. */
const MUST_BE_ZERO: readonly (readonly [string, string])[] = [
  [
    'a maker countersigned',
    `SELECT COUNT(*) FROM countersignature c JOIN submission_maker m
     ON m.submission_id = c.submission_id AND m.person_id = c.person_id`,
  ],
  [
    'a person signed a round twice',
    `SELECT COUNT(*) FROM (SELECT 1 FROM countersignature GROUP BY submission_id, round, person_id HAVING COUNT(*) > 1)`,
  ],
  [
    'effective without a signature on its content',
    `SELECT COUNT(*) FROM submission s WHERE s.state = 'effective'
     AND NOT EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = s.id AND c.round = s.round AND c.content_hash = s.content_hash)`,
  ],
  [
    'a claim outlived its submission',
    `SELECT COUNT(*) FROM submission_claim c JOIN submission s ON s.id = c.submission_id WHERE s.state <> 'submitted' AND s.state <> 'disputed'`,
  ],
  ['an effect was left open', 'SELECT COUNT(*) FROM submission WHERE applying = 1'],
  [
    'a client without an effective submission',
    `SELECT COUNT(*) FROM client c WHERE NOT EXISTS
     (SELECT 1 FROM submission s WHERE s.id = c.submission_id AND s.state = 'effective' AND (s.record_id = c.id
        OR EXISTS (SELECT 1 FROM submission_part p WHERE p.submission_id = s.id AND p.record_id = c.id)))`,
  ],
  [
    'an effective client was lost',
    `SELECT COUNT(*) FROM submission s WHERE s.kind = 'client' AND s.state = 'effective'
     AND NOT EXISTS (SELECT 1 FROM client c WHERE c.id = s.record_id)`,
  ],
  [
    'a key was kept after it was settled',
    `SELECT COUNT(*) FROM reentry_attempt a JOIN submission s ON s.id = a.submission_id
     WHERE a.entry IS NOT NULL AND s.state IN ('effective', 'withdrawn', 'returned', 'rejected', 'expired')`,
  ],
  [
    'somebody judged what they made, keyed or signed',
    `SELECT COUNT(*) FROM adjudication j WHERE EXISTS
       (SELECT 1 FROM submission_maker m WHERE m.submission_id = j.submission_id AND m.person_id = j.person_id)
     OR EXISTS (SELECT 1 FROM reentry_attempt t WHERE t.submission_id = j.submission_id AND t.person_id = j.person_id)
     OR EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = j.submission_id AND c.person_id = j.person_id)`,
  ],
  [
    'a lender signed beside the borrower, or had made it',
    `SELECT COUNT(*) FROM countersignature c WHERE c.delegator_id IS NOT NULL AND (
       EXISTS (SELECT 1 FROM countersignature o WHERE o.submission_id = c.submission_id AND o.round = c.round
         AND o.person_id = c.delegator_id)
       OR EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = c.submission_id
         AND m.person_id = c.delegator_id AND m.part <> 'delegated'))`,
  ],
  [
    'effective with a step short of people',
    `SELECT COUNT(*) FROM submission s JOIN submission_step st ON st.submission_id = s.id AND st.round = s.round
     WHERE s.state = 'effective' AND (SELECT COUNT(DISTINCT c.person_id) FROM countersignature c
       WHERE c.submission_id = s.id AND c.round = s.round AND c.step = st.step AND c.content_hash = s.content_hash) < st.people`,
  ],
  ['a submission was lost', 'SELECT (SELECT MAX(serial) FROM submission) - (SELECT COUNT(*) FROM submission)'],
  [
    'something waits without a deadline, or has one after its end',
    `SELECT COUNT(*) FROM submission WHERE (state IN ('submitted', 'disputed')) <> (due_at IS NOT NULL)`,
  ],
];

export function faultsOf(directory: string): string[] {
  const database = new Database(join(directory, 'office.db'), { readonly: true });
  try {
    return MUST_BE_ZERO.filter(([, sql]) => Number(database.prepare(sql).pluck().get()) !== 0).map(([fault]) => fault);
  } finally {
    database.close();
  }
}

function draw(random: Random) {
  const total = OPERATIONS.reduce((sum, [share]) => sum + share, 0);
  let left = random.whole(total);
  for (const entry of OPERATIONS) {
    left -= entry[0];
    if (left < 0) return entry;
  }
  throw new Error('shares add up');
}

/** Random operations of eight people through the door; throws at the first thing that must not be, with its place. */
export async function runOperations(
  operations: number,
  seed: number,
  tell: (line: string) => void,
): Promise<RunReport> {
  const random = randomOf(seed);
  const directory = mkdtempSync(join(tmpdir(), 'countersign-operations-'));
  const errors: string[] = [];
  let now = MORNING;
  const office = await openOffice({
    directory,
    clock: { now: () => (now += 7), dateAt: (instant) => businessDateOf(instant, 480) },
    passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
    log: (entry) => errors.push(`${entry.message}\n${entry.stack ?? ''}`),
  });
  try {
    const door = deskAt(office, 'seat-init', '');
    const people = PEOPLE.map(([name, role]) => ({ name, roles: [role], password: PASSWORD }));
    await door.get('office.init', { officeName: '澜川新材料', people });
    const desks = PEOPLE.map(([name]) => deskAt(office, `seat-${name}`, name));
    const seatAll = async (people: readonly Desk[]): Promise<void> => {
      for (const desk of people) await desk.get('session.signIn', { name: desk.name, password: PASSWORD });
    };
    const known: Known = {
      office,
      submissions: [],
      clients: [],
      people: desks,
      hired: 0,
      async later(ms) {
        now += ms;
        await office.tick();
        await seatAll(known.people);
      },
    };
    const refused: Record<string, number> = {};
    for (let index = 0; index < operations; index += 1) {
      // Sessions last twelve hours; a lockout after wrong passwords passes with the clock.
      if (index % 500 === 0) await known.later(16 * 60_000);
      const [, name, operation] = draw(random);
      const replies = await operation(random, known);
      for (const reply of replies) {
        if (!isExpected(reply) || errors.length > 0) {
          throw new Error(`seed ${seed}, operation ${index} (${name}): ${JSON.stringify(reply)}\n${errors.join('\n')}`);
        }
        if (!reply.ok && reply.failure.code === 'rule_broken')
          refused[reply.failure.rule] = (refused[reply.failure.rule] ?? 0) + 1;
      }
      // Looking through the whole store takes the longer the fuller it is.
      if (index % (index < 5000 ? 200 : 2000) === 199 || index === operations - 1) {
        const faults = faultsOf(directory);
        if (faults.length > 0) throw new Error(`seed ${seed}, operation ${index}: ${faults.join('; ')}`);
      }
      if (index % 5000 === 4999) tell(`${index + 1} operations, ${known.submissions.length} submissions`);
    }
    const verified = await door.get('office.verify', {});
    const faults = verified.checks.flatMap((check) =>
      check.faults.map((fault) => `${check.name}: ${fault.where} ${fault.what}`),
    );
    if (faults.length > 0) throw new Error(`seed ${seed}: verify finds ${faults.join('; ')}`);
    const effective = verified.checks.find((check) => check.name === 'contents')?.looked ?? 0;
    return { operations, effective, submissions: known.submissions.length, refused };
  } finally {
    await office.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

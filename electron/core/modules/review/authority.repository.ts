import type { Role } from '#shared/users/roles.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export interface Authority {
  readonly personId: string;
  readonly role: Role;
  /** Whose role it is, when it is lent. */
  readonly delegatorId: string | null;
}

/** Who may sign in any of these roles for this kind on that day: own roles first, then lent ones. */
export async function listAuthorities(
  db: ReadDb,
  asked: {
    readonly roles: readonly Role[];
    readonly kind: string;
    readonly today: string;
    readonly personId?: string;
  },
): Promise<Authority[]> {
  if (asked.roles.length === 0) return [];
  const rows = await db
    .selectFrom('v_person_authority')
    .select(['person_id', 'role', 'delegator_id'])
    .where('role', 'in', asked.roles)
    .where('kind', 'in', ['*', asked.kind])
    .where('from_on', '<=', asked.today)
    .where('to_on', '>=', asked.today)
    .$if(asked.personId !== undefined, (query) => query.where('person_id', '=', asked.personId ?? ''))
    .execute();
  return rows
    .map((row) => ({ personId: row.person_id, role: row.role, delegatorId: row.delegator_id }))
    .sort((a, b) => Number(a.delegatorId !== null) - Number(b.delegatorId !== null));
}

/** People who hold one of the roles themselves. */
export async function listHolders(db: ReadDb, roles: readonly Role[]): Promise<ReadonlySet<string>> {
  if (roles.length === 0) return new Set();
  const rows = await db.selectFrom('v_person_role').select('person_id').distinct().where('role', 'in', roles).execute();
  return new Set(rows.map((row) => row.person_id));
}

export interface StepRow {
  readonly step: number;
  readonly people: number;
  readonly roles: readonly Role[];
  readonly escalatedRoles: readonly Role[];
}

export async function listSteps(db: ReadDb, submissionId: string, round: number): Promise<StepRow[]> {
  const steps = await db
    .selectFrom('submission_step')
    .select(['step', 'people'])
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .orderBy('step')
    .execute();
  const roles = await db
    .selectFrom('submission_step_role')
    .select(['step', 'role', 'escalated'])
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .orderBy('since')
    .orderBy('role')
    .execute();
  const of = (step: number, escalated: 0 | 1) =>
    roles.filter((row) => row.step === step && row.escalated === escalated).map((row) => row.role);
  return steps.map(({ step, people }) => ({ step, people, roles: of(step, 0), escalatedRoles: of(step, 1) }));
}

/** The step whose turn it is; undefined when none lacks a signature or the submission does not wait. */
export async function findTurn(db: ReadDb, submissionId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('v_submission_turn')
    .select('step')
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row?.step;
}

export async function insertSteps(
  db: WriteDb,
  submission: { readonly id: string; readonly round: number },
  steps: readonly { readonly count: number; readonly roles: readonly Role[] }[],
  at: number,
): Promise<void> {
  for (const [index, { count, roles }] of steps.entries()) {
    const step = { submission_id: submission.id, round: submission.round, step: index + 1 };
    await db
      .insertInto('submission_step')
      .values({ ...step, people: count })
      .execute();
    for (const role of new Set(roles)) await insertStepRole(db, { ...step, role, since: at, escalated: 0 });
  }
}

export async function insertStepRole(
  db: WriteDb,
  row: {
    readonly submission_id: string;
    readonly round: number;
    readonly step: number;
    readonly role: Role;
    readonly since: number;
    readonly escalated: 0 | 1;
  },
): Promise<void> {
  await db.insertInto('submission_step_role').values(row).execute();
}

import type { RuleDetails } from '#shared/kernel/failure.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import type { Role } from '#shared/users/roles.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { listAdjudicators } from '#core/modules/review/adjudication.repository.ts';
import {
  type Authority,
  findTurn,
  listAuthorities,
  listHolders,
  listSteps,
} from '#core/modules/review/authority.repository.ts';
import { type RecordKind, subjectsOf } from '#core/modules/review/record-kind.ts';
import { listCheckersEver, listSignatures } from '#core/modules/review/signature.repository.ts';
import { listMakers, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** In which step and role somebody signs, and whose role that is when it was lent. */
export interface SigningAuthority extends Authority {
  readonly step: number;
}

type Refused = { readonly rule: string; readonly details?: RuleDetails };

/** Who had a part in a submission, and therefore none in its review. */
interface Parties {
  readonly makers: readonly string[];
  readonly subjects: readonly string[];
  readonly barred: ReadonlySet<string>;
  readonly adjudicators: readonly string[];
}

async function partiesOf(db: ReadDb, kind: RecordKind, submission: SubmissionRow): Promise<Parties> {
  return {
    makers: await listMakers(db, submission.id),
    subjects: subjectsOf(kind, submission),
    barred: await listHolders(db, kind.barredRoles ?? []),
    adjudicators: await listAdjudicators(db, submission.id),
  };
}

function whyDependent({ makers, subjects, barred, adjudicators }: Parties, personId: string): string | undefined {
  if (subjects.includes(personId)) return 'review.own_record';
  if (makers.includes(personId)) return 'review.maker_cannot_countersign';
  if (barred.has(personId)) return 'review.barred_role';
  return adjudicators.includes(personId) ? 'review.adjudicator_cannot_countersign' : undefined;
}

/**
 * Independence and turn: persons are counted, not roles; no maker, nobody the record is about, no adjudicator and nobody
 * twice; and only in a role of the step whose turn it is, own or lent. A lender who made or signed it lends nothing here.
 */
export async function findAuthority(
  ctx: QueryContext | CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
  personId: string,
): Promise<SigningAuthority | Refused> {
  const parties = await partiesOf(ctx.db, kind, submission);
  const rule = whyDependent(parties, personId);
  if (rule !== undefined) return { rule, details: { serial: submission.serial } };
  const signed = await listSignatures(ctx.db, submission.id, submission.round);
  if (signed.some((row) => row.person_id === personId)) {
    return { rule: 'review.already_signed', details: { serial: submission.serial } };
  }
  const step = await findTurn(ctx.db, submission.id);
  if (step === undefined) {
    return { rule: 'review.not_open_for_checking', details: { serial: submission.serial, state: submission.state } };
  }
  const roles = await rolesOfStep(ctx.db, submission, step);
  const lenders = new Set(signed.flatMap((row) => [row.person_id, row.delegator_id ?? '']));
  const own = await listAuthorities(ctx.db, { roles, kind: kind.name, today: ctx.today, personId });
  const authority = own.find(
    ({ delegatorId }) =>
      delegatorId === null || (!lenders.has(delegatorId) && whyDependent(parties, delegatorId) === undefined),
  );
  if (!authority) return { rule: 'review.not_your_step', details: { serial: submission.serial, step } };
  return { ...authority, step };
}

async function rolesOfStep(db: ReadDb, submission: SubmissionRow, step: number): Promise<Role[]> {
  const found = (await listSteps(db, submission.id, submission.round)).find((each) => each.step === step);
  return found ? [...found.roles, ...found.escalatedRoles] : [];
}

export async function getAuthority(
  ctx: CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
  personId: string,
): Promise<SigningAuthority> {
  const found = await findAuthority(ctx, kind, submission, personId);
  if ('rule' in found) return refuse(found.rule, found.details);
  return found;
}

/** People who could still judge a dispute: may check at all, and were neither maker nor checker of any round. */
export async function listThirdPersons(
  ctx: QueryContext | CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
): Promise<string[]> {
  const parties = await partiesOf(ctx.db, kind, submission);
  const checkers = new Set(await listCheckersEver(ctx.db, submission.id));
  const people = await listHolders(ctx.db, [...CHECKING_ROLES]);
  return [...people].filter(
    (personId) =>
      !checkers.has(personId) &&
      !parties.subjects.includes(personId) &&
      !parties.makers.includes(personId) &&
      !parties.barred.has(personId),
  );
}

/**
 * Whether the steps can be filled by different people, none of whom had a part in making it; the number of the first step
 * that cannot, with how many are missing there.
 */
export async function findUnfillable(
  ctx: CommandContext,
  kind: RecordKind,
  content: unknown,
  makers: readonly string[],
  steps: readonly { readonly count: number; readonly roles: readonly Role[] }[],
): Promise<{ readonly step: number; readonly missing: number } | undefined> {
  const subjects = kind.subjects?.(content) ?? [];
  const barred = await listHolders(ctx.db, kind.barredRoles ?? []);
  const dependent = (id: string): boolean => makers.includes(id) || subjects.includes(id) || barred.has(id);
  const taken = new Map<string, number>();
  const able: string[][] = [];
  for (const [index, { count, roles }] of steps.entries()) {
    const authorities = await listAuthorities(ctx.db, { roles, kind: kind.name, today: ctx.today });
    const people = authorities
      .filter(({ personId, delegatorId }) => !dependent(personId) && (delegatorId === null || !dependent(delegatorId)))
      .map(({ personId }) => personId);
    for (let seat = 0; seat < count; seat += 1) {
      able.push([...new Set(people)]);
      if (!seated(able, able.length - 1, taken, new Set())) return { step: index + 1, missing: count - seat };
    }
  }
  return undefined;
}

/** One more seat by an augmenting path: somebody already seated moves on to another seat they may fill as well. */
function seated(able: readonly string[][], seat: number, taken: Map<string, number>, tried: Set<string>): boolean {
  for (const person of able[seat] ?? []) {
    if (tried.has(person)) continue;
    tried.add(person);
    const before = taken.get(person);
    if (before === undefined || seated(able, before, taken, tried)) {
      taken.set(person, seat);
      return true;
    }
  }
  return false;
}

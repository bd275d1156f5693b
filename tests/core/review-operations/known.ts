import type { Reply } from '#shared/kernel/failure.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import { deskAt, PASSWORD, type Desk } from '../../support/desk.ts';
import type { Office } from '#core/office.ts';
import type { Random } from './random.ts';

/** A submission of the run, and somebody who made it: the heir, once its maker has left. */
export interface KnownSubmission {
  readonly id: string;
  readonly kind: string;
  maker: Desk;
}

/** What the run itself knows, beside the office: who is here, who made what, and which clients there must be. */
export interface Known {
  readonly office: Office;
  readonly submissions: KnownSubmission[];
  readonly clients: string[];
  /** Everybody who is here and signed in. The first is the director, who never leaves and keeps the role. */
  readonly people: Desk[];
  hired: number;
  /** Lets time pass, lets the office do what it does by itself, and signs everybody in again. */
  later(ms: number): Promise<void>;
}

/** Rules a correct program may answer to people who do anything in any order; everything else is a fault. */
const EXPECTED = new Set([
  'review.maker_cannot_countersign',
  'review.already_signed',
  'review.not_open_for_checking',
  'review.content_changed',
  'review.rekey_first',
  'review.withdraw_instead',
  'review.not_your_submission',
  'review.already_ended',
  'review.not_returned',
  'review.open_submission_exists',
  'review.stale_base',
  'review.no_change',
  'review.key_reserved',
  'review.no_eligible_checker',
  'review.desk_token_expired',
  'review.own_record',
  'review.action_fixed',
  'review.not_your_step',
  'review.time_is_up',
  'review.not_disputed',
  'review.not_a_third_person',
  'review.adjudicator_cannot_countersign',
  'review.maker_is_subject',
  'review.more_signatures_needed',
  'policy.step_without_people',
  'delegation.to_oneself',
  'delegation.only_own_roles',
  'delegation.delegate_may_not_check',
  'delegation.overlaps',
  'delegation.lend_your_own',
  'delegation.person_not_active',
  'person.last_checker',
  'person.last_for_step',
  'people.already_left',
  'people.hand_over_needed',
  'people.heir_concerned',
  'people.heir_may_not_make',
  'people.heir_not_here',
  'people.heir_judged',
  'people.heir_signed',
  'person.open_work',
  'client.tax_number_taken',
  'client.code_taken',
  'import.same_file',
]);

export function isExpected(reply: Reply<unknown>): boolean {
  if (reply.ok) return true;
  const { failure } = reply;
  if (failure.code === 'rule_broken') return EXPECTED.has(failure.rule);
  if (failure.code === 'invalid_input') return failure.fields.every((field) => EXPECTED.has(field.reason));
  return failure.code === 'forbidden' || failure.code === 'not_found';
}

/** One thing somebody does; every answer comes back and is looked at. */
export type Operation = (random: Random, known: Known) => Promise<Reply<unknown>[]>;

export function keep(known: Known, maker: Desk, reply: Reply<SubmissionTicket>): void {
  if (!reply.ok || known.submissions.some((each) => each.id === reply.value.id)) return;
  known.submissions.push({ id: reply.value.id, maker, kind: reply.value.kind });
}

export function recent(random: Random, known: Known): KnownSubmission | undefined {
  return known.submissions.length === 0 ? undefined : random.pick(known.submissions.slice(-30));
}

/** What a good checker types: taken from the maker's own copy, as it would be from the paper. */
export async function paperOf({ id, maker }: KnownSubmission): Promise<SubmissionView> {
  return maker.get('review.show', { submissionId: id });
}

export function entryOf(view: SubmissionView, random: Random, right: boolean) {
  const boxes = checksOf(view, 'rekey');
  const entry = Object.fromEntries(boxes.map((check) => [check.path, typedValue(view.content, check)]));
  const slip = boxes.length > 0 && !right ? random.pick(boxes).path : undefined;
  if (slip !== undefined) entry[slip] = '7';
  return { entry, confirmed: checksOf(view, 'confirm').map((check) => check.path) };
}

/** What a signature led to, for the run's own books: clients that must be there, people who came and went. */
export async function settle(
  known: Known,
  submission: KnownSubmission,
  signed: Reply<Output<'review.sign'>>,
): Promise<void> {
  if (!signed.ok || signed.value.outcome !== 'effective') return;
  const { recordId } = signed.value;
  if (submission.kind === 'client' && !known.clients.includes(recordId)) known.clients.push(recordId);
  if (submission.kind === 'departure') await sendAway(known, submission);
  if (submission.kind === 'person') await letIn(known, submission);
}

/** The heir answers from now on for what the leaver had made. */
async function sendAway(known: Known, submission: KnownSubmission): Promise<void> {
  const [director] = known.people;
  if (!director) throw new Error('the director never leaves');
  const { content } = await director.get('review.show', { submissionId: submission.id });
  const { name, handOverTo } = content as { name: string; handOverTo: string | null };
  const people = await director.get('people.list', {});
  const heirName = people.find((person) => person.id === handOverTo)?.name;
  const heir = known.people.find((desk) => desk.name === heirName) ?? director;
  for (const each of known.submissions) if (each.maker.name === name) each.maker = heir;
  const at = known.people.findIndex((desk) => desk.name === name);
  if (at > 0) known.people.splice(at, 1);
}

/** Whoever is new gets two halves from two colleagues, and chooses a password. */
async function letIn(known: Known, submission: KnownSubmission): Promise<void> {
  const [director] = known.people;
  if (!director) throw new Error('the director never leaves');
  const { content, action } = await director.get('review.show', { submissionId: submission.id });
  const { name } = content as { name: string };
  if (action !== 'create' || known.people.some((desk) => desk.name === name)) return;
  const person = (await director.get('people.list', {})).find((row) => row.name === name);
  if (!person) throw new Error(`${name} is a person now`);
  const halves = ['north-gate-5', 'blue-crane-8'];
  let given = 0;
  for (const giver of known.people) {
    if (given === 2) break;
    const half = halves[given] ?? '';
    const reply = await giver.ask('people.issuePassword', { personId: person.id, newPassword: half });
    if (reply.ok) given += 1;
  }
  if (given < 2) return;
  const desk = deskAt(known.office, `seat-${name}`, name);
  await desk.get('session.signIn', { name, password: halves.join('') });
  const chosen = await desk.get('session.changePassword', { password: halves.join(''), newPassword: PASSWORD });
  if (chosen.outcome !== 'changed') throw new Error(`${name} could not come in`);
  known.people.push(desk);
}

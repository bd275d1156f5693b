import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import { PASSWORD, requestId, type Desk } from '../../support/desk.ts';
import type { Random } from './random.ts';

/** What the run itself knows, beside the office: who made what, and what was last signed of each record. */
export interface Known {
  readonly submissions: { readonly id: string; readonly maker: Desk; readonly kind: 'client' | 'person' }[];
  readonly clients: string[];
  readonly people: readonly Desk[];
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
  'person.last_checker',
  'client.tax_number_taken',
  'client.code_taken',
  'review.action_fixed',
]);

export function isExpected(reply: Reply<unknown>): boolean {
  if (reply.ok) return true;
  const { failure } = reply;
  if (failure.code === 'rule_broken') return EXPECTED.has(failure.rule);
  if (failure.code === 'invalid_input') return failure.fields.every((field) => EXPECTED.has(field.reason));
  return failure.code === 'forbidden';
}

type Operation = (random: Random, known: Known) => Promise<Reply<unknown>[]>;

/** What a good checker types: taken from the maker's own copy, as it would be from the paper. */
async function paperOf({ id, maker }: Known['submissions'][number]): Promise<SubmissionView> {
  return maker.get('review.show', { submissionId: id });
}

function entryOf(view: SubmissionView, random: Random, right: boolean) {
  const boxes = checksOf(view, 'rekey');
  const entry = Object.fromEntries(boxes.map((check) => [check.path, typedValue(view.content, check)]));
  const slip = boxes.length > 0 && !right ? random.pick(boxes).path : undefined;
  if (slip !== undefined) entry[slip] = '7';
  return { entry, confirmed: checksOf(view, 'confirm').map((check) => check.path) };
}

const submitClient: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const content = {
    name: `客户${random.whole(1_000_000)}`,
    code: random.chance(0.3) ? `C${random.whole(40)}` : '',
    creditLimitFen: 1000 + random.whole(9_000_000),
    paymentDays: random.whole(90),
  };
  const reply = await maker.ask('clients.submit', { action: 'create', content });
  if (reply.ok) known.submissions.push({ id: reply.value.id, maker, kind: 'client' });
  return [reply];
};

const amendClient: Operation = async (random, known) => {
  if (known.clients.length === 0) return [];
  const maker = random.pick(known.people);
  const id = random.pick(known.clients);
  const file = await maker.ask('clients.get', { id });
  if (!file.ok) return [file];
  const content = { ...file.value.content, creditLimitFen: 1000 + random.whole(9_000_000) };
  const baseVersion = random.chance(0.9) ? file.value.version : file.value.version + 1;
  const reply = await maker.ask('clients.submit', { action: 'amend', recordId: id, baseVersion, content });
  if (reply.ok) known.submissions.push({ id: reply.value.id, maker, kind: 'client' });
  return [reply];
};

const amendPerson: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const listed = await maker.ask('people.list', {});
  if (!listed.ok) return [listed];
  const person = random.pick(listed.value.filter((row) => !row.roles.includes('director')));
  const roles = [random.pick(['clerk', 'checker', 'manager', 'cashier'] as const)];
  const content = { name: person.name, title: person.title, active: true, roles };
  const reply = await maker.ask('people.submit', {
    action: 'amend',
    recordId: person.id,
    baseVersion: person.version,
    content,
  });
  if (reply.ok) known.submissions.push({ id: reply.value.id, maker, kind: 'person' });
  return [reply];
};

const rekey: Operation = async (random, known) => {
  if (known.submissions.length === 0) return [];
  const submission = random.pick(known.submissions.slice(-30));
  const view = await paperOf(submission);
  const checker = random.pick(known.people);
  return [
    await checker.ask('review.reenter', { submissionId: view.id, ...entryOf(view, random, random.chance(0.75)) }),
  ];
};

const sign: Operation = async (random, known) => {
  if (known.submissions.length === 0) return [];
  const submission = random.pick(known.submissions.slice(-30));
  const view = await paperOf(submission);
  const contentHash = random.chance(0.95) ? view.contentHash : '0'.repeat(64);
  const password = random.chance(0.97) ? PASSWORD : 'a wrong one';
  const input = { submissionId: view.id, contentHash, ...(random.chance(0.7) && { password }) };
  const signers = random.chance(0.2)
    ? [random.pick(known.people), random.pick(known.people)]
    : [random.pick(known.people)];
  const replies = await Promise.all(signers.map((signer) => signer.ask('review.sign', input)));
  for (const reply of replies) {
    if (reply.ok && reply.value.outcome === 'effective' && submission.kind === 'client') {
      if (!known.clients.includes(reply.value.recordId)) known.clients.push(reply.value.recordId);
    }
  }
  return replies;
};

const rekeyAndSign: Operation = async (random, known) => {
  if (known.submissions.length === 0) return [];
  const submission = random.pick(known.submissions.slice(-30));
  const view = await paperOf(submission);
  const checker = random.pick(known.people);
  const keyed = await checker.ask('review.reenter', { submissionId: view.id, ...entryOf(view, random, true) });
  const input = { submissionId: view.id, contentHash: view.contentHash, password: PASSWORD };
  const signed = await checker.ask('review.sign', input);
  if (signed.ok && signed.value.outcome === 'effective' && submission.kind === 'client') {
    if (!known.clients.includes(signed.value.recordId)) known.clients.push(signed.value.recordId);
  }
  return [keyed, signed];
};

const signAtDesk: Operation = async (random, known) => {
  if (known.submissions.length === 0) return [];
  const submission = random.pick(known.submissions.slice(-30));
  const view = await paperOf(submission);
  const name = random.pick(known.people).name;
  const keyed = { submissionId: view.id, ...entryOf(view, random, true), name, password: PASSWORD };
  const judged = await submission.maker.ask('review.deskReenter', keyed);
  if (!judged.ok || judged.value.outcome !== 'judged' || judged.value.token === undefined) return [judged];
  const seat = random.chance(0.8) ? submission.maker : random.pick(known.people);
  const signed = await seat.ask('review.deskSign', { token: judged.value.token });
  if (signed.ok && signed.value.outcome === 'effective' && submission.kind === 'client') {
    if (!known.clients.includes(signed.value.recordId)) known.clients.push(signed.value.recordId);
  }
  return [judged, signed];
};

const sendBack: Operation = async (random, known) => {
  if (known.submissions.length === 0) return [];
  const { id } = random.pick(known.submissions.slice(-30));
  const person = random.pick(known.people);
  if (random.chance(0.4)) return [await person.ask('review.withdraw', { submissionId: id })];
  return [await person.ask('review.return', { submissionId: id, reasons: [{ text: '与纸面不符' }] })];
};

const resubmit: Operation = async (random, known) => {
  const mine = known.submissions.filter((each) => each.kind === 'client').slice(-30);
  if (mine.length === 0) return [];
  const submission = random.pick(mine);
  const view = await paperOf(submission);
  const content = { ...(view.content as Record<string, unknown>), creditLimitFen: 1000 + random.whole(9_000_000) };
  const target = view.action === 'create' ? {} : { recordId: view.recordId, baseVersion: view.baseVersion };
  const input = { action: view.action, submissionId: view.id, content, ...target };
  return [await submission.maker.ask('clients.submit', input as never)];
};

/** The same request twice, at once or one after the other: one effect, one answer. */
const replay: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const input = {
    action: 'create' as const,
    content: { name: `重发${random.whole(1_000_000)}`, creditLimitFen: 5000 },
  };
  const id = requestId();
  const first = maker.ask('clients.submit', input, id);
  const second = random.chance(0.5)
    ? maker.ask('clients.submit', input, id)
    : first.then(() => maker.ask('clients.submit', input, id));
  const replies = await Promise.all([first, second]);
  if (JSON.stringify(replies[0]) !== JSON.stringify(replies[1]))
    throw new Error(`a replay answered otherwise: ${JSON.stringify(replies)}`);
  if (replies[0].ok) known.submissions.push({ id: replies[0].value.id, maker, kind: 'client' });
  return replies;
};

export const OPERATIONS: readonly (readonly [share: number, name: string, operation: Operation])[] = [
  [14, 'submit', submitClient],
  [10, 'amend', amendClient],
  [2, 'amend person', amendPerson],
  [16, 're-key', rekey],
  [18, 'sign', sign],
  [18, 're-key and sign', rekeyAndSign],
  [8, 'sign at the desk', signAtDesk],
  [6, 'send back', sendBack],
  [6, 'resubmit', resubmit],
  [2, 'replay', replay],
];

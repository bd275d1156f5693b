import { checksOf } from '../../support/keying.ts';
import { PASSWORD, requestId } from '../../support/desk.ts';
import { entryOf, keep, type KnownSubmission, type Known, type Operation, paperOf, recent, settle } from './known.ts';
import { changePolicy, changeRoles, delegate, leaveOrCome } from './people-operations.ts';
import type { Random } from './random.ts';

const HOUR = 60 * 60 * 1000;

const submitClient: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const content = {
    name: `客户${random.whole(1_000_000)}`,
    code: random.chance(0.3) ? `C${random.whole(40)}` : '',
    creditLimitFen: random.chance(0.2) ? 80_000_000 + random.whole(9_000_000) : 1000 + random.whole(9_000_000),
    paymentDays: random.whole(90),
  };
  const reply = await maker.ask('clients.submit', { action: 'create', content });
  keep(known, maker, reply);
  return [reply];
};

const amendClient: Operation = async (random, known) => {
  if (known.clients.length === 0) return [];
  const maker = random.pick(known.people);
  const id = random.pick(known.clients);
  const file = await maker.ask('clients.get', { id, purpose: 'amend' });
  if (!file.ok) return [file];
  const content = { ...file.value.content, creditLimitFen: 1000 + random.whole(9_000_000) };
  const baseVersion = random.chance(0.9) ? file.value.version : file.value.version + 1;
  const reply = await maker.ask('clients.submit', { action: 'amend', recordId: id, baseVersion, content });
  keep(known, maker, reply);
  return [reply];
};

const importClients: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const rows = Array.from({ length: 3 }, () => `导入${random.whole(1_000_000)},${random.whole(90_000)}`);
  const text = ['客户名称,信用额度(元)', ...rows].join('\n');
  const reply = await maker.ask('exchange.submit', {
    kind: 'clients',
    fileName: '客户.csv',
    contentBase64: Buffer.from(text, 'utf8').toString('base64'),
    acceptedRecords: 3,
  });
  keep(known, maker, reply);
  return [reply];
};

const rekey: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const view = await paperOf(submission);
  const checker = random.pick(known.people);
  const entry = entryOf(view, random, random.chance(0.7));
  return [await checker.ask('review.reenter', { submissionId: view.id, ...entry })];
};

/** Usually one, sometimes two at the same moment; with the password, in the signing window, or with a wrong one. */
const sign: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const view = await paperOf(submission);
  const contentHash = random.chance(0.95) ? view.contentHash : '0'.repeat(64);
  const password = random.chance(0.97) ? PASSWORD : 'a wrong one';
  const input = { submissionId: view.id, contentHash, ...(random.chance(0.7) && { password }) };
  const signers = random.chance(0.2)
    ? [random.pick(known.people), random.pick(known.people)]
    : [random.pick(known.people)];
  const replies = await Promise.all(signers.map((signer) => signer.ask('review.sign', input)));
  for (const reply of replies) await settle(known, submission, reply);
  return replies;
};

const rekeyAndSign: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const view = await paperOf(submission);
  const checker = random.pick(known.people);
  const keyed = await checker.ask('review.reenter', { submissionId: view.id, ...entryOf(view, random, true) });
  const input = { submissionId: view.id, contentHash: view.contentHash, password: PASSWORD };
  const signed = await checker.ask('review.sign', input);
  await settle(known, submission, signed);
  return [keyed, signed];
};

/** At the maker's seat, with a token that is sometimes used at another seat, twice, or made up. */
const signAtDesk: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const view = await paperOf(submission);
  const name = random.pick(known.people).name;
  const keyed = { submissionId: view.id, ...entryOf(view, random, true), name, password: PASSWORD };
  const judged = await submission.maker.ask('review.deskReenter', keyed);
  if (!judged.ok || judged.value.outcome !== 'judged' || judged.value.token === undefined) return [judged];
  const token = random.chance(0.85) ? judged.value.token : `${judged.value.token.slice(0, -2)}xx`;
  const seat = random.chance(0.8) ? submission.maker : random.pick(known.people);
  const signed = await seat.ask('review.deskSign', { token });
  await settle(known, submission, signed);
  if (random.chance(0.7)) return [judged, signed];
  const again = await seat.ask('review.deskSign', { token });
  if (again.ok) throw new Error('a token was good twice');
  return [judged, signed, again];
};

const adjudicate: Operation = async (random, known) => {
  const disputed = await firstDisputed(known);
  if (!disputed) return [];
  const judge = random.pick(known.people);
  const shown = await judge.ask('review.dispute', { submissionId: disputed.id });
  if (!shown.ok) return [shown];
  const choose = () => random.pick(['first', 'second', 'second', 'first', 'neither'] as const);
  const choices = Object.fromEntries(shown.value.fields.map(({ path }) => [path, choose()]));
  const { contentHash } = await paperOf(disputed);
  const input = { submissionId: disputed.id, contentHash, choices, password: PASSWORD };
  return [shown, await judge.ask('review.adjudicate', input)];
};

async function firstDisputed(known: Known): Promise<KnownSubmission | undefined> {
  const [director] = known.people;
  const open = await director?.get('review.queue', { scope: 'open', limit: 200 });
  const row = open?.rows.find((each) => each.state === 'disputed');
  return row && known.submissions.find((each) => each.id === row.id);
}

const sendBack: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const person = random.pick(known.people);
  const { id } = submission;
  const reasons = [{ text: '与纸面不符' }];
  if (random.chance(0.3)) return [await person.ask('review.withdraw', { submissionId: id })];
  if (random.chance(0.2)) return [await person.ask('review.reject', { submissionId: id, reasons })];
  return [await person.ask('review.return', { submissionId: id, reasons })];
};

const resubmit: Operation = async (random, known) => {
  const clients = known.submissions.filter((each) => each.kind === 'client').slice(-30);
  if (clients.length === 0) return [];
  const submission = random.pick(clients);
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
  keep(known, maker, replies[0]);
  return replies;
};

/** A signature that was once given, sent again under a new request: it signs nothing twice. */
const replaySignature: Operation = async (random, known) => {
  const submission = recent(random, known);
  if (!submission) return [];
  const view = await paperOf(submission);
  if (checksOf(view, 'rekey').length === 0) return [];
  const signer = random.pick(known.people);
  const input = { submissionId: view.id, contentHash: view.contentHash, password: PASSWORD };
  const first = await signer.ask('review.sign', input);
  await settle(known, submission, first);
  const second = await signer.ask('review.sign', input);
  const counted = first.ok && (first.value.outcome === 'signed' || first.value.outcome === 'effective');
  if (counted && second.ok && second.value.outcome !== 'refused') throw new Error('the same person signed twice');
  return [first, second];
};

const wait: Operation = async (random: Random, known) => {
  await known.later(random.chance(0.7) ? random.whole(3 * HOUR) : random.whole(40 * HOUR));
  return [];
};

export const OPERATIONS: readonly (readonly [share: number, name: string, operation: Operation])[] = [
  [140, 'submit', submitClient],
  [90, 'amend', amendClient],
  [2, 'import', importClients],
  [12, 'change roles', changeRoles],
  [6, 'leave or come', leaveOrCome],
  [12, 'delegate', delegate],
  [4, 'change the policy', changePolicy],
  [150, 're-key', rekey],
  [150, 'sign', sign],
  [220, 're-key and sign', rekeyAndSign],
  [70, 'sign at the desk', signAtDesk],
  [30, 'adjudicate', adjudicate],
  [50, 'send back', sendBack],
  [50, 'resubmit', resubmit],
  [15, 'replay', replay],
  [15, 'replay a signature', replaySignature],
  [3, 'wait', wait],
];

import { type Command, EXIT, type Invocation } from '../command.ts';
import { type Desk, signedIn } from '../desk.ts';
import { brokenRule, CommandRefused, refusedBy, UsageError } from '../failures.ts';
import { readJson } from '../input.ts';
import { choiceOption, positional, requiredOption } from '../invocation.ts';
import { judgementLines, queueLines, submissionLines } from '../review-lines.ts';
import { findSubmissionId } from '../submission-numbers.ts';
import { say } from '../words.ts';

type Task = (invocation: Invocation, desk: Desk, password: string) => Promise<number>;

const TASKS: Readonly<Record<string, Task>> = {
  list,
  show,
  reenter,
  sign,
  return: giveBack,
  withdraw,
};

/** `countersign review …`: the checker's side, with the same blind re-keying as in the window. */
export const reviewCommand: Command = {
  name: 'review',
  usage: 'list | show ID | reenter ID JSON|@FILE|- | sign ID | return ID --reason TEXT | withdraw ID',
  summary: {
    'zh-CN': '复核：列出、查看、盲录、签字、退回、撤回',
    'en-US': 'the checker’s side: list, show, re-key blind, sign, return, withdraw',
  },
  notes: {
    'zh-CN':
      'ID 是提交单号（如 417）。盲录的值写成 {"路径":"照原件录入的值"}，勾选项写在 {"entry":{…},"confirmed":["路径"]}。',
    'en-US':
      'ID is the number of the submission (like 417). Keyed values are {"path":"as read from the paper"}; ticks go into {"entry":{…},"confirmed":["path"]}.',
  },
  options: {
    scope: {
      value: 'to_check|mine|open|all',
      help: { 'zh-CN': 'list：看哪些', 'en-US': 'list: which ones' },
    },
    kind: { value: 'KIND', help: { 'zh-CN': 'list：只看一种', 'en-US': 'list: one kind only' } },
    reason: { value: 'TEXT', help: { 'zh-CN': 'return：退回原因', 'en-US': 'return: why' } },
    path: { value: 'PATH', help: { 'zh-CN': 'return：哪一处', 'en-US': 'return: which field' } },
    hash: {
      value: 'HASH',
      help: {
        'zh-CN': 'sign：只签这一份内容（默认为此刻所见）',
        'en-US': 'sign: exactly this content (default: what it is now)',
      },
    },
  },
  arguments: { least: 1, most: 3 },
  async run(invocation) {
    const name = positional(invocation, 0);
    const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
    if (!task) throw new UsageError(say(invocation.language, 'unknownCommand', { name: `review ${name}` }));
    return signedIn(invocation, (desk, password) => task(invocation, desk, password));
  },
};

async function list(invocation: Invocation, desk: Desk): Promise<number> {
  const kind = invocation.option('kind');
  const scope = choiceOption(invocation, 'scope', ['to_check', 'mine', 'open', 'all']) ?? 'to_check';
  const queue = await desk.get('review.queue', { scope, ...(kind !== undefined && { kind }) });
  invocation.terminal.result(queue, queueLines(queue, invocation.language));
  return EXIT.done;
}

async function show(invocation: Invocation, desk: Desk): Promise<number> {
  const view = await desk.get('review.show', { submissionId: await named(invocation, desk) });
  invocation.terminal.result(view, submissionLines(view, invocation.language));
  return EXIT.done;
}

async function reenter(invocation: Invocation, desk: Desk): Promise<number> {
  const given = await readJson(invocation, positional(invocation, 2));
  const isWhole = typeof given === 'object' && given !== null && 'entry' in given;
  const keyed = isWhole ? given : { entry: given };
  const submissionId = await named(invocation, desk);
  const reply = await desk.ask('review.reenter', { ...keyed, submissionId });
  if (!reply.ok) throw refusedBy(reply.failure, invocation.language);
  const { judgement } = await desk.get('review.show', { submissionId });
  invocation.terminal.result(judgement, judgementLines(judgement, invocation.language));
  return judgement.state === 'agrees' || judgement.state === 'not_needed' ? EXIT.done : EXIT.refused;
}

async function sign(invocation: Invocation, desk: Desk, password: string): Promise<number> {
  const { language, terminal } = invocation;
  const submissionId = await named(invocation, desk);
  const { contentHash: seen, serial } = await desk.get('review.show', { submissionId });
  const contentHash = invocation.option('hash') ?? seen;
  const outcome = await desk.get('review.sign', { submissionId, contentHash, password });
  switch (outcome.outcome) {
    case 'effective':
    case 'signed':
      terminal.result(outcome, [signedLine(outcome, serial, language === 'zh-CN')]);
      return EXIT.done;
    case 'refused': {
      const sentences = outcome.reasons.map(({ rule, details }) => brokenRule(rule, details ?? {}, language).message);
      throw new CommandRefused({ code: 'refused', reasons: outcome.reasons }, sentences);
    }
    case 'not_allowed':
      throw brokenRule(outcome.rule, { serial }, language);
    case 'password_needed':
    case 'wrong_password':
      throw new CommandRefused({ code: 'wrong_password' }, [say(language, 'signInRefused', { name: '', left: '' })]);
  }
}

function signedLine(
  outcome:
    | { readonly outcome: 'effective'; readonly number?: string | undefined }
    | { readonly outcome: 'signed'; readonly missing: number },
  serial: number,
  zh: boolean,
): string {
  if (outcome.outcome === 'signed')
    return zh
      ? `提交单 ${serial} 已签，还差 ${outcome.missing} 人。`
      : `Number ${serial} is signed, ${outcome.missing} more to go.`;
  const number = outcome.number ?? '';
  return zh
    ? `提交单 ${serial} 已签字生效${number && `，编号 ${number}`}。`
    : `Number ${serial} is signed and effective${number && `, as ${number}`}.`;
}

async function giveBack(invocation: Invocation, desk: Desk): Promise<number> {
  const text = requiredOption(invocation, 'reason', say(invocation.language, 'whyReturned'));
  const path = invocation.option('path');
  const submissionId = await named(invocation, desk);
  const reasons = [{ text, ...(path !== undefined && { path }) }];
  return tell(invocation, await desk.get('review.return', { submissionId, reasons }));
}

async function withdraw(invocation: Invocation, desk: Desk): Promise<number> {
  return tell(invocation, await desk.get('review.withdraw', { submissionId: await named(invocation, desk) }));
}

function tell({ terminal }: Invocation, value: { readonly state: string }): number {
  terminal.result(value, [value.state]);
  return EXIT.done;
}

function named(invocation: Invocation, desk: Desk): Promise<string> {
  return findSubmissionId(desk, positional(invocation, 1));
}

import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { type Office, type OfficeOptions, openOffice } from '#core/office.ts';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { Language } from '#shared/locales/sentences.ts';
import type { Invocation } from './command.ts';
import { CommandRefused, refusedBy } from './failures.ts';
import { requiredOption } from './invocation.ts';
import { openFailureOf } from './open-failures.ts';
import { passwordOf } from './passwords.ts';
import { defaultStoreFolder } from './store-folder.ts';
import { say } from './words.ts';

/** One seat at the one door: everything a command does goes through `execute`. */
export interface Desk {
  readonly office: Office;
  readonly seat: string;
  readonly language: Language;
  /** The reply as it comes; `requestId` makes a repeated command take effect once. */
  ask(name: string, input: unknown, requestId?: string): Promise<Reply<unknown>>;
  /** The value; throws CommandRefused with the failure's sentence. */
  get<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>;
}

export function deskAt(office: Office, seat: string, language: Language): Desk {
  const ask: Desk['ask'] = (name, input, requestId = randomUUID()) => office.execute(seat, { requestId, name, input });
  return {
    office,
    seat,
    language,
    ask,
    async get(name, input) {
      const reply = await ask(name, input);
      if (!reply.ok) throw refusedBy(reply.failure, language);
      return reply.value as Output<typeof name>;
    },
  };
}

export function storeFolderOf(invocation: Invocation): string {
  const given = invocation.option('data');
  return given === undefined || given === ''
    ? defaultStoreFolder(process.platform, invocation.environment, homedir())
    : resolve(given);
}

/** Opens an office for the time of `work`, and closes it whatever happens. */
export async function withOffice<T>(
  options: OfficeOptions,
  language: Language,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const office = await open(options, language);
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

async function open(options: OfficeOptions, language: Language): Promise<Office> {
  try {
    return await openOffice(options);
  } catch (error) {
    throw openFailureOf(error, language) ?? error;
  }
}

/** What went wrong inside, with its stack: for maintenance, never with personal data. */
export function logTo(warn: (line: string) => void): NonNullable<OfficeOptions['log']> {
  return ({ level, message, reference, stack }) => {
    if (level === 'error') warn(`${reference ?? ''} ${stack ?? message}`.trim());
  };
}

/** The office the command line names, at a seat where nobody has signed in. */
export function atOffice<T>(invocation: Invocation, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { language, terminal } = invocation;
  const options: OfficeOptions = {
    directory: storeFolderOf(invocation),
    mode: 'open',
    log: logTo(terminal.warn),
  };
  return withOffice(options, language, (office) => work(deskAt(office, `command-line-${process.pid}`, language)));
}

/** The same, with `--user` signed in; `work` also gets the password, which a signature asks for once more. */
export function signedIn<T>(invocation: Invocation, work: (desk: Desk, password: string) => Promise<T>): Promise<T> {
  const { language } = invocation;
  const name = requiredOption(invocation, 'user', say(language, 'whoActs'));
  return atOffice(invocation, async (desk) => {
    const password = await passwordOf(invocation, name);
    await signIn(desk, name, password);
    return work(desk, password);
  });
}

export async function signIn(desk: Desk, name: string, password: string): Promise<void> {
  const outcome = await desk.get('session.signIn', { name, password });
  if (outcome.outcome === 'signed_in') return;
  const { failuresLeft, lockedUntil } = outcome;
  const sentence =
    lockedUntil === undefined
      ? say(desk.language, 'signInRefused', { name, left: failuresLeft })
      : say(desk.language, 'signInLocked', { name });
  throw new CommandRefused(
    {
      code: 'unauthenticated',
      reason: 'refused',
      failuresLeft,
      ...(lockedUntil !== undefined && { lockedUntil }),
    },
    [sentence],
  );
}

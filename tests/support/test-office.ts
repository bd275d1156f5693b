import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import type { Role } from '#shared/users/roles.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { STORE_FILE } from '#core/database/open-store.ts';
import { openOffice, type Office, type OfficeOptions } from '#core/office.ts';
import { deskAt, PASSWORD, type Desk } from './desk.ts';
import { checksOf, typedValue } from './keying.ts';

export { deskAt, expectOk, PASSWORD, requestId, type Desk } from './desk.ts';

/** 2026-11-20 09:00 in China: the day all office stories are told on, unless they move the clock. */
export const MORNING = Date.UTC(2026, 10, 20, 1, 0, 0);
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

export interface TestPerson {
  readonly name: string;
  readonly roles: readonly Role[];
}

export const ZHOU: TestPerson = { name: '周敏', roles: ['clerk'] };
export const CHEN: TestPerson = { name: '陈国强', roles: ['checker'] };
export const LU: TestPerson = { name: '陆总', roles: ['director', 'manager'] };

export interface TestOffice {
  readonly office: Office;
  readonly directory: string;
  readonly maker: Desk;
  readonly checker: Desk;
  readonly director: Desk;
  readonly clock: { now: number };
  /** As it was told when this office was made; empty after `reopen` and where there was an office before. */
  readonly recoveryCode: string;
  desk(person: { readonly name: string }): Promise<Desk>;
  /** Keys what was submitted blind, from the maker's own copy, and countersigns it. */
  countersign(submissionId: string, by?: Desk): Promise<Output<'review.sign'>>;
  /** A maker's submission, countersigned by the checker: the id of the effective record. */
  submitAndSign<N extends SubmitProcedure>(name: N, input: Input<N>): Promise<{ recordId: string; number?: string }>;
  reopen(): Promise<TestOffice>;
}

export type SubmitProcedure = Extract<ProcedureName, `${string}.submit${string}`>;

export interface TestOfficeOptions extends Partial<OfficeOptions> {
  readonly people?: readonly TestPerson[];
}

/** A real office in a folder of its own: real store, real review, real passwords (at a cheap cost). */
export async function openTestOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const directory = options.directory ?? newFolder();
  const clock = { now: MORNING };
  const officeOptions: OfficeOptions = {
    directory,
    clock: { now: () => clock.now, dateAt: (instant) => businessDateOf(instant, 480) },
    passwordCost: CHEAP,
    log: (entry) => {
      if (entry.level === 'error') console.error(entry.message, entry.stack ?? '');
    },
    ...options,
  };
  const people = options.people ?? [ZHOU, CHEN, LU];
  const office = await openOffice(officeOptions);
  const door = deskAt(office, 'seat-init', '');
  let recoveryCode = '';
  if (!(await door.get('office.status', {})).initialised) {
    const made = await door.get('office.init', {
      officeName: '澜川新材料（苏州）有限公司',
      people: people.map((person) => ({ name: person.name, roles: [...person.roles], password: PASSWORD })),
    });
    ({ recoveryCode } = made);
  }
  const test = { ...(await seatPeople(office, officeOptions, clock, people)), recoveryCode };
  onTestFinished(async () => {
    await test.office.close().catch(() => {});
    if (options.directory === undefined) rmSync(directory, { recursive: true, force: true });
  });
  return test;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  copyFileSync(inject('emptyStore'), join(folder, STORE_FILE));
  return folder;
}

async function seatPeople(
  office: Office,
  options: OfficeOptions,
  clock: { now: number },
  people: readonly TestPerson[],
): Promise<TestOffice> {
  const desk = async (person: { readonly name: string }): Promise<Desk> => {
    const seated = deskAt(office, `seat-${person.name}`, person.name);
    const outcome = await seated.get('session.signIn', { name: person.name, password: PASSWORD });
    if (outcome.outcome !== 'signed_in') throw new Error(`${person.name} could not sign in`);
    return seated;
  };
  const [first, second, third] = people;
  const maker = await desk(first ?? ZHOU);
  const checker = await desk(second ?? CHEN);
  const director = third ? await desk(third) : checker;
  const countersign = async (submissionId: string, by: Desk = checker): Promise<Output<'review.sign'>> => {
    const seen = await maker.get('review.show', { submissionId });
    await keyAlike(seen, by);
    return by.get('review.sign', { submissionId, contentHash: seen.contentHash, password: PASSWORD });
  };
  return {
    office,
    directory: options.directory,
    maker,
    checker,
    director,
    clock,
    recoveryCode: '',
    desk,
    countersign,
    async submitAndSign(name, input) {
      const ticket = (await maker.get(name, input)) as SubmissionTicket;
      const outcome = await countersign(ticket.id);
      if (outcome.outcome !== 'effective') throw new Error(`not effective: ${JSON.stringify(outcome)}`);
      return { recordId: outcome.recordId, ...(outcome.number !== undefined && { number: outcome.number }) };
    },
    async reopen() {
      await office.close();
      const next = await openOffice(options);
      return seatPeople(next, options, clock, people);
    },
  };
}

/** Keys every re-key box as it stands on the paper, ticks every tick. */
export async function keyAlike(seen: SubmissionView, by: Desk): Promise<void> {
  if (checksOf(seen, 'rekey').length + checksOf(seen, 'confirm').length === 0) return;
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  const judged = await by.get('review.reenter', { submissionId: seen.id, entry, confirmed });
  if (judged.state !== 'agrees') throw new Error(`the re-key differs at ${judged.differing.join(', ')}`);
}

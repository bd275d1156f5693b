import { join } from 'node:path';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { Role } from '#shared/users/roles.ts';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD, type Desk } from '../support/desk.ts';
import { checksOf, typedValue } from '../support/keying.ts';
import type { SubmitProcedure } from '../support/test-office.ts';

/** Somebody of the office; everybody's password is `PASSWORD`. */
export interface Colleague {
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

export const ZHOU: Colleague = { name: '周敏', title: '内勤', roles: ['clerk'] };
export const CHEN: Colleague = { name: '陈国强', title: '复核', roles: ['checker'] };
export const LU: Colleague = { name: '陆海生', title: '总经理', roles: ['director', 'manager'] };
export const TWO: readonly Colleague[] = [ZHOU, CHEN];

export const OFFICE_NAME = '澜川新材料（苏州）有限公司';
export { PASSWORD };

/** The folder of the store inside the folder the app was started with (`launchOffice`'s `directory`). */
export function storeFolder(directory: string): string {
  return join(directory, 'office');
}

/** What a submission made effective: the record and the number it was given, if its kind has numbers. */
export interface Made {
  readonly recordId: string;
  readonly number: string;
}

/** The office as a story finds it: two people at desks of their own, in this process, through the one door. */
export interface SeedDesks {
  /** As it was told when the office was made; empty for one that was there. */
  readonly recoveryCode: string;
  readonly maker: Desk;
  readonly checker: Desk;
  readonly today: string;
  desk(person: Colleague): Promise<Desk>;
  /** The checker keys every box from the maker's own copy, ticks every tick and signs. */
  countersign(submissionId: string, maker?: Desk): Promise<Output<'review.sign'>>;
  submitAndSign<N extends SubmitProcedure>(name: N, input: Input<N>): Promise<Made>;
}

export interface SeedOptions {
  readonly people?: readonly Colleague[];
  /** Epoch milliseconds UTC, read anew at every call; default: the machine's clock. */
  readonly clock?: () => number;
}

/** Seeding need not be slow; the app reads the cost beside each password and key. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const CHINA_MINUTES = 480;

/** Opens the office of an app that is not running, makes it if it is new, lets `story` happen in it and closes it. */
export async function inOffice<T>(
  directory: string,
  story: (desks: SeedDesks) => Promise<T>,
  options: SeedOptions = {},
): Promise<T> {
  const now = options.clock ?? Date.now;
  const people = options.people ?? TWO;
  const office = await openOffice({
    directory: storeFolder(directory),
    passwordCost: CHEAP,
    clock: { now, dateAt: (instant) => businessDateOf(instant, CHINA_MINUTES) },
    log: ({ level, message, stack }) => level === 'error' && console.error(message, stack ?? ''),
  });
  const desk = async ({ name }: Colleague): Promise<Desk> => {
    const seated = deskAt(office, `seed-${name}`, name);
    const { outcome } = await seated.get('session.signIn', { name, password: PASSWORD });
    if (outcome !== 'signed_in') throw new Error(`${name} could not sign in: ${outcome}`);
    return seated;
  };
  try {
    const door = deskAt(office, 'seed', '');
    const { initialised, today } = await door.get('office.status', {});
    let recoveryCode = '';
    if (!initialised) {
      const made = await door.get('office.init', {
        officeName: OFFICE_NAME,
        people: people.map((person) => ({ ...person, roles: [...person.roles], password: PASSWORD })),
      });
      ({ recoveryCode } = made);
    }
    const maker = await desk(people[0] ?? ZHOU);
    const checker = await desk(people[1] ?? CHEN);
    return await story({ today, desk, recoveryCode, ...twoAtWork(maker, checker) });
  } finally {
    await office.close();
  }
}

function twoAtWork(maker: Desk, checker: Desk): Omit<SeedDesks, 'desk' | 'today' | 'recoveryCode'> {
  const countersign: SeedDesks['countersign'] = async (submissionId, by = maker) => {
    const seen = await by.get('review.show', { submissionId });
    const rekeyed = checksOf(seen, 'rekey');
    const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
    if (rekeyed.length + confirmed.length > 0) {
      const entry = Object.fromEntries(rekeyed.map((check) => [check.path, typedValue(seen.content, check)]));
      const judged = await checker.get('review.reenter', { submissionId, entry, confirmed });
      if (judged.state !== 'agrees') throw new Error(`the re-key differs at ${judged.differing.join(', ')}`);
    }
    return checker.get('review.sign', { submissionId, contentHash: seen.contentHash, password: PASSWORD });
  };
  return {
    maker,
    checker,
    countersign,
    async submitAndSign(name, input) {
      const ticket = (await maker.get(name, input)) as SubmissionTicket;
      const outcome = await countersign(ticket.id);
      if (outcome.outcome !== 'effective') throw new Error(`not effective: ${JSON.stringify(outcome)}`);
      return { recordId: outcome.recordId, number: outcome.number ?? '' };
    },
  };
}

/** A client of the stories, as the form sends it. */
export const HENGTAI = {
  name: '江苏恒泰轨道交通装备股份有限公司',
  shortName: '恒泰轨道',
  taxNumber: '914403001922038216',
  creditLimitFen: 500_000_00,
  paymentDays: 60,
} as const;

/** A product of the stories. */
export const PRIMER = {
  code: 'WE-210',
  name: '水性环氧富锌底漆',
  specification: '20 kg/桶 灰',
  unit: '桶',
  taxCode: '1070101010000000000',
  taxShortName: '涂料',
  taxRateBasisPoints: 1300,
  taxTreatment: 'taxed',
  listPriceE6: 586_000_000,
} as const;

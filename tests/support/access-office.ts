import type { Output } from '#shared/ipc/contract.ts';
import type { PersonRow } from '#shared/users/users.contract.ts';
import { deskAt, keyAlike, PASSWORD, type Desk, type TestOffice } from './test-office.ts';

/** Somebody of the office, as the list of people has them. */
export async function personNamed(by: Desk, name: string): Promise<PersonRow> {
  const person = (await by.get('people.list', {})).find((each) => each.name === name);
  if (!person) throw new Error(`${name} is a person of the office`);
  return person;
}

/** A checker's own session: keys what the maker sees, and signs with the password. */
export async function checkAndSign(
  submissionId: string,
  maker: Desk,
  checker: Desk,
  password = PASSWORD,
): Promise<Output<'review.sign'>> {
  const seen = await maker.get('review.show', { submissionId });
  await keyAlike(seen, checker);
  return checker.get('review.sign', { submissionId, contentHash: seen.contentHash, password });
}

const HALVES = ['north-gate-5', 'blue-crane-8'] as const;

export async function giveHalves(givers: readonly [Desk, Desk], personId: string): Promise<void> {
  for (const [index, giver] of givers.entries()) {
    await giver.get('people.issuePassword', { personId, newPassword: HALVES[index] ?? '' });
  }
}

/** The first sign-in with both halves, and the choice of one's own password. */
export async function comeIn(office: TestOffice, name: string, newPassword = PASSWORD): Promise<Desk> {
  const desk = deskAt(office.office, `seat-${name}`, name);
  const password = HALVES.join('');
  const outcome = await desk.get('session.signIn', { name, password });
  if (outcome.outcome !== 'signed_in') throw new Error(`${name} could not come in`);
  await desk.get('session.changePassword', { password, newPassword });
  return desk;
}

/** What `verify` has to say, faults as `where what`. */
export async function faultsOf(by: Desk): Promise<string[]> {
  const verified = await by.get('office.verify', {});
  return verified.checks.flatMap((check) => check.faults.map(({ where, what }) => `${where} ${what}`));
}

import type { Input } from '#shared/ipc/contract.ts';
import { NewPassword } from '#shared/users/session.schema.ts';
import { type Role, permissionsOf } from '#shared/users/roles.ts';

/** One of the first people, as typed. */
export interface FounderForm {
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly again: string;
}

export function newFounder(roles: readonly Role[]): FounderForm {
  return { name: '', title: '', roles, password: '', again: '' };
}

export function toFounder(person: FounderForm): Input<'office.init'>['people'][number] {
  const { name, title, roles, password } = person;
  return { name: name.trim(), title: title.trim(), roles: [...roles], password };
}

/** What must be corrected before the office can be made, as keys of `users:firstRun.faults`. Core checks all of it again. */
export function founderFaults(officeName: string, people: readonly FounderForm[]): readonly string[] {
  const names = people.map((person) => person.name.trim());
  const checks: readonly (readonly [boolean, string])[] = [
    [officeName.trim() === '', 'officeName'],
    [names.some((name) => name === ''), 'name'],
    [new Set(names).size < names.length && names.every((name) => name !== ''), 'sameName'],
    [people.some((person) => person.roles.length === 0), 'roles'],
    [people.filter((person) => permissionsOf(person.roles).has('review.check')).length < 2, 'checkers'],
    [people.some((person) => !NewPassword.safeParse(person.password).success), 'password'],
    [people.some((person) => person.password !== person.again), 'again'],
  ];
  return checks.flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}

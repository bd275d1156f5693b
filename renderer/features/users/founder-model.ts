import type { Input } from '#shared/ipc/contract.ts';
import { policyPreset, stepsWithoutPeople } from '#shared/review/policy-presets.ts';
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

export type Preset = 'two' | 'three' | 'five';

/** Who the office is, as typed. */
export interface OfficeForm {
  readonly officeName: string;
  readonly taxNumber: string;
  readonly address: string;
  readonly phone: string;
}

export function profileOf({
  officeName,
  ...rest
}: OfficeForm): Pick<Input<'office.init'>, 'officeName' | 'taxNumber' | 'address' | 'phone'> {
  const given = Object.entries(rest).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
  return { officeName: officeName.trim(), ...(Object.fromEntries(given) as Record<string, string>) };
}

interface FoundingForm {
  readonly office: OfficeForm;
  readonly people: readonly FounderForm[];
  readonly policy: Preset;
}

/** What must be corrected before the next step, as keys of `users:firstRun.faults`. Core checks all of it again. */
export function founderFaults(
  step: 'office' | 'people' | 'policy',
  { office, people, policy }: FoundingForm,
): readonly string[] {
  const names = people.map((person) => person.name.trim());
  const checks: Readonly<Record<typeof step, readonly (readonly [boolean, string])[]>> = {
    office: [[office.officeName.trim() === '', 'officeName']],
    people: [
      [names.some((name) => name === ''), 'name'],
      [new Set(names).size < names.length && names.every((name) => name !== ''), 'sameName'],
      [people.some((person) => person.roles.length === 0), 'roles'],
      [people.filter((person) => permissionsOf(person.roles).has('review.check')).length < 2, 'checkers'],
      [people.some((person) => !NewPassword.safeParse(person.password).success), 'password'],
      [people.some((person) => person.password !== person.again), 'again'],
    ],
    policy: [[stepsWithoutPeople(policyPreset(policy), people).length > 0, 'policy']],
  };
  return checks[step].flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}

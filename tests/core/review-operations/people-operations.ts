import { policyPreset } from '#shared/review/policy-presets.ts';
import type { ReviewPolicy } from '#shared/review/policy.schema.ts';
import { addDays, businessDateOf } from '#shared/kernel/business-date.ts';
import { keep, type Operation } from './known.ts';
import type { Random } from './random.ts';

const MOST_PEOPLE = 8;

export const changeRoles: Operation = async (random, known) => {
  const maker = random.pick(known.people);
  const listed = await maker.ask('people.list', {});
  if (!listed.ok) return [listed];
  const person = random.pick(listed.value.filter((row) => row.active && !row.roles.includes('director')));
  const roles = [random.pick(['clerk', 'checker', 'manager', 'cashier'] as const)];
  const content = { name: person.name, title: person.title, active: true, roles };
  const target = { action: 'amend' as const, recordId: person.id, baseVersion: person.version };
  const reply = await maker.ask('people.submit', { ...target, content });
  keep(known, maker, reply);
  return [reply];
};

/** Somebody leaves and a colleague takes over; when too few are left, somebody new is proposed. */
export const leaveOrCome: Operation = async (random, known) => {
  const [director] = known.people;
  const maker = random.chance(0.6) && director ? director : random.pick(known.people);
  if (known.people.length < MOST_PEOPLE) {
    known.hired += 1;
    const roles = [random.pick(['clerk', 'checker', 'manager'] as const)];
    const content = { name: `新人${known.hired}`, title: '', active: true, roles };
    const reply = await maker.ask('people.submit', { action: 'create', content });
    keep(known, maker, reply);
    return [reply];
  }
  const listed = await maker.ask('people.list', {});
  if (!listed.ok) return [listed];
  const here = listed.value.filter((row) => row.active);
  const leaver = random.pick(here.filter((row) => !row.roles.includes('director')));
  const heir = random.pick(here);
  const content = { personId: leaver.id, lastDayOn: '2026-11-30', handOverTo: heir.id, reason: '回老家' };
  const reply = await maker.ask('people.submitDeparture', { action: 'create', content });
  keep(known, maker, reply);
  return [reply];
};

export const delegate: Operation = async (random, known) => {
  const giver = random.pick(known.people);
  const listed = await giver.ask('people.list', {});
  if (!listed.ok) return [listed];
  const status = await giver.get('office.status', {});
  const own = listed.value.find((row) => row.name === giver.name);
  const taker = random.pick(listed.value.filter((row) => row.active));
  if (!own) return [];
  const fromOn = businessDateOf(status.now);
  const content = {
    delegatorId: own.id,
    delegateId: taker.id,
    roles: [random.chance(0.9) ? random.pick(own.roles) : ('director' as const)],
    kinds: [random.pick(['*', 'client', 'person'])],
    fromOn,
    toOn: addDays(fromOn, random.whole(14)),
    reason: '出差',
  };
  const reply = await giver.ask('delegations.submit', { action: 'create', content });
  keep(known, giver, reply);
  return [reply];
};

export const changePolicy: Operation = async (random, known) => {
  const [director] = known.people;
  const maker = random.chance(0.8) && director ? director : random.pick(known.people);
  const current = await maker.ask('policies.get', {});
  if (!current.ok) return [current];
  const { version } = current.value;
  const content = drawPolicy(random);
  const target = version === 0 ? { action: 'create' as const } : { action: 'amend' as const, baseVersion: version };
  const reply = await maker.ask('policies.submit', { ...target, content });
  keep(known, maker, reply);
  return [reply];
};

function drawPolicy(random: Random): ReviewPolicy {
  const base = policyPreset(random.pick(['two', 'two', 'three', 'five'] as const));
  const limit = { hours: 2 + random.whole(30), then: random.pick(['expire', 'up', 'down'] as const) };
  return { preset: 'own', rules: base.rules.map((rule) => (random.chance(0.5) ? { ...rule, limit } : rule)) };
}

import { Departure, DepartureDraft } from '#shared/users/access.contract.ts';
import { PersonDraft } from '#shared/users/users.contract.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { handOverWork, heirRefusal, listOpenWork } from '#core/modules/review/hand-over.service.ts';
import { defineRecordKind, type Effect, type RecordKind, type RecordState } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  deactivatePerson,
  findDeparture,
  findSignedPerson,
  insertDeparture,
} from '#core/modules/users/access.repository.ts';
import { GenesisContent } from '#core/modules/users/genesis.review.ts';
import { refuseLastChecker } from '#core/modules/users/last-checker.ts';
import { findGenesis, findPerson } from '#core/modules/users/people.repository.ts';
import { dropSecrets } from '#core/modules/users/secrets.service.ts';
import { permissionsOf } from '#shared/users/roles.ts';

/**
 * 离职交接. The person is no longer here, and what they had under review gets a maker who is. `kinds` tells who may
 * make which record, and is asked when a departure is checked, after every kind is known.
 */
export function departureKind(kinds: () => RecordKinds): RecordKind<DepartureDraft, Departure> {
  return defineRecordKind<DepartureDraft, Departure>({
    name: 'departure',
    module: 'people',
    draft: DepartureDraft,
    content: Departure,
    actions: ['create'],
    asksPassword: true,
    subjects: (content) => [content.personId],
    derived: [],
    async complete(ctx, draft) {
      const person = await findPerson(ctx.db, draft.personId);
      return { ...draft, name: person?.name ?? refuseField('personId', 'people.person_unknown') };
    },
    checks: ({ handOverTo }) => [
      { path: 'lastDayOn', mode: 'rekey', type: 'date' },
      { path: 'personId', mode: 'confirm', type: 'text' },
      ...(handOverTo === null ? [] : [{ path: 'handOverTo', mode: 'confirm', type: 'text' } as const]),
    ],
    title: (content) => content.name,
    claims: (content) => [{ scope: 'departure', key: content.personId }],
    validate: (ctx, { content }) => checkDeparture(ctx, kinds(), content),
    apply: applyDeparture,
    read: readDeparture,
    verify: verifyDeparture,
  });
}

async function checkDeparture(ctx: QueryContext, kinds: RecordKinds, content: Departure): Promise<Warning[]> {
  const { personId, name, handOverTo, lastDayOn } = content;
  const leaver = await findPerson(ctx.db, personId);
  if (!leaver?.active) refuse('people.already_left', { name });
  await refuseLastChecker(ctx.db, { id: personId, name, roles: [] });
  const work = await listOpenWork(ctx.db, personId);
  if (handOverTo !== null) {
    const heir = handOverTo === personId ? undefined : await findPerson(ctx.db, handOverTo);
    if (!heir?.active) return refuseField('handOverTo', 'people.heir_not_here');
    const refusal = await heirRefusal(ctx.db, kinds, work, { id: heir.id, permissions: permissionsOf(heir.roles) });
    if (refusal) refuseField('handOverTo', refusal.rule, { name: heir.name, serial: refusal.serial });
  } else if (work.length > 0) {
    const serials = work.map((row) => row.serial).join(', ');
    refuseField('handOverTo', 'people.hand_over_needed', { name, count: work.length, serials });
  }
  return lastDayOn > ctx.today ? [{ rule: 'people.last_day_ahead', path: 'lastDayOn', details: { name } }] : [];
}

async function applyDeparture(ctx: CommandContext, { recordId, content, version, submissionId }: Effect<Departure>) {
  const { personId, name, lastDayOn, handOverTo, reason } = content;
  await insertDeparture(ctx.db, {
    id: recordId,
    person_id: personId,
    name,
    last_day_on: lastDayOn,
    hand_over_to: handOverTo,
    reason,
    version,
    submission_id: submissionId,
  });
  const leaver = await findPerson(ctx.db, personId);
  invariant(leaver, 'who leaves was here');
  await deactivatePerson(ctx.db, personId, leaver.version + 1, submissionId);
  const heir = handOverTo === null ? undefined : await findPerson(ctx.db, handOverTo);
  if (heir) await handOverWork(ctx, await listOpenWork(ctx.db, personId), leaver, heir);
  await dropSecrets(ctx, personId);
  ctx.endSessions(personId);
}

async function readDeparture(db: ReadDb, id: string): Promise<RecordState<Departure> | undefined> {
  const row = await findDeparture(db, id);
  if (!row) return undefined;
  const content = {
    personId: row.person_id,
    name: row.name,
    lastDayOn: row.last_day_on,
    handOverTo: row.hand_over_to,
    reason: row.reason,
  };
  return { content, version: row.version, submissionId: row.submission_id };
}

/** The person still stands as the departure left them: not here, everything else as it was signed last. */
async function verifyDeparture(db: ReadDb, id: string): Promise<readonly string[]> {
  const state = await readDeparture(db, id);
  if (!state) return ['record_missing'];
  const now = await findPerson(db, state.content.personId);
  if (!now) return ['record_missing'];
  // Taken on again since: that submission is compared in its place.
  if (now.submissionId !== state.submissionId) return [];
  const signed = await signedPerson(db, now.id);
  const { name, title, roles, active } = now;
  return canonicalJson({ name, title, roles, active }) === canonicalJson({ ...signed, active: false })
    ? []
    : ['record_differs'];
}

async function signedPerson(db: ReadDb, personId: string): Promise<PersonDraft | undefined> {
  const own = await findSignedPerson(db, personId);
  if (own !== undefined) return PersonDraft.parse(own);
  const founders = await findGenesis(db);
  const content = founders && GenesisContent.parse(JSON.parse(founders.content));
  const founder = content?.people.find((person) => person.id === personId);
  if (!founder) return undefined;
  const { id: _id, ...person } = founder;
  return person;
}

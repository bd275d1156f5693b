import { PersonDraft } from '#shared/users/users.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { listOpenWork } from '#core/modules/review/hand-over.service.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { refuseLastChecker } from '#core/modules/users/last-checker.ts';
import { findPerson, findPersonByName, insertPerson, updatePerson } from '#core/modules/users/people.repository.ts';

/** 人员. Roles are an effective record like any other: nobody gives themselves a right, the admin neither. */
export const personKind = defineRecordKind<PersonDraft, PersonDraft>({
  name: 'person',
  module: 'people',
  draft: PersonDraft,
  content: PersonDraft,
  actions: ['create', 'amend'],
  asksPassword: true,
  derived: [],
  complete: async (_ctx, draft) => ({ ...draft, roles: [...new Set(draft.roles)].sort() }),
  checks: () => [
    { path: 'name', mode: 'compare', type: 'text' },
    { path: 'roles', mode: 'confirm', type: 'text' },
  ],
  title: (content) => content.name,
  claims: (content) => [{ scope: 'person.name', key: content.name }],
  async validate(ctx, { content, recordId }) {
    const same = await findPersonByName(ctx.db, content.name);
    if (same && same.id !== recordId) refuseField('name', 'person.name_taken', { name: content.name });
    const roles = content.active ? content.roles : [];
    if (recordId !== undefined) await refuseLastChecker(ctx.db, { id: recordId, name: content.name, roles });
    if (recordId !== undefined && !content.active) await refuseOpenWork(ctx.db, recordId, content.name);
    return [];
  },
  async apply(ctx, { recordId, content, version, submissionId }) {
    const write = version === 1 ? insertPerson : updatePerson;
    await write(ctx.db, recordId, content, version, submissionId);
    if (!content.active) ctx.endSessions(recordId);
  },
  async read(db, id) {
    const person = await findPerson(db, id);
    if (!person) return undefined;
    const { name, title, roles, active, version, submissionId } = person;
    return { content: { name, title, roles, active }, version, submissionId };
  },
});

/** Whoever leaves work under review hands it over: that is a departure, not an amendment. */
async function refuseOpenWork(db: ReadDb, personId: string, name: string): Promise<void> {
  const work = await listOpenWork(db, personId);
  if (work.length > 0) refuse('person.open_work', { name, count: work.length });
}

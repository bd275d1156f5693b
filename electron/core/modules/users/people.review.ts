import { PersonDraft } from '#shared/users/users.contract.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import {
  findPerson,
  findPersonByName,
  insertPerson,
  listPeople,
  updatePerson,
} from '#core/modules/users/people.repository.ts';
import { permissionsOf } from '#shared/users/roles.ts';

/** 人员. Roles are an effective record like any other: nobody gives themselves a right, the admin neither. */
export const personKind = defineRecordKind<PersonDraft, PersonDraft>({
  name: 'person',
  module: 'people',
  draft: PersonDraft,
  content: PersonDraft,
  actions: ['create', 'amend'],
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
    const others = (await listPeople(ctx.db)).filter(
      (person) => person.active && person.id !== recordId && permissionsOf(person.roles).has('review.check'),
    );
    const stays = content.active && permissionsOf(content.roles).has('review.check');
    if (recordId !== undefined && !stays && others.length < 2) refuse('person.last_checker', { name: content.name });
    return [];
  },
  async apply(ctx, { recordId, content, version, submissionId }) {
    const write = version === 1 ? insertPerson : updatePerson;
    await write(ctx.db, recordId, content, version, submissionId);
  },
  async read(db, id) {
    const person = await findPerson(db, id);
    if (!person) return undefined;
    const { name, title, roles, active, version, submissionId } = person;
    return { content: { name, title, roles, active }, version, submissionId };
  },
});

import { PasswordReset, type PasswordResetDraft } from '#shared/users/access.contract.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { findPasswordReset, insertPasswordReset } from '#core/modules/users/access.repository.ts';
import { findPerson } from '#core/modules/users/people.repository.ts';
import { dropSecrets } from '#core/modules/users/secrets.service.ts';

/**
 * 口令重置. Two other people take the password away; what it signed stays valid until that moment. The person comes in
 * with two halves again and chooses a password, and with it a new key.
 */
export const passwordResetKind = defineRecordKind<PasswordResetDraft, PasswordReset>({
  name: 'password_reset',
  module: 'people',
  draft: PasswordReset.omit({ name: true }),
  content: PasswordReset,
  actions: ['create'],
  asksPassword: true,
  subjects: (content) => [content.personId],
  derived: [],
  async complete(ctx, { personId, reason }) {
    const person = await findPerson(ctx.db, personId);
    return { personId, reason, name: person?.name ?? refuseField('personId', 'people.person_unknown') };
  },
  checks: () => [
    { path: 'personId', mode: 'confirm', type: 'text' },
    { path: 'reason', mode: 'confirm', type: 'text' },
  ],
  title: (content) => content.name,
  claims: (content) => [{ scope: 'password_reset', key: content.personId }],
  async validate(ctx, { content }) {
    const person = await findPerson(ctx.db, content.personId);
    if (!person?.active) refuse('people.already_left', { name: content.name });
    return [];
  },
  async apply(ctx, { recordId, content, version, submissionId }) {
    await insertPasswordReset(ctx.db, {
      id: recordId,
      person_id: content.personId,
      name: content.name,
      reason: content.reason,
      version,
      submission_id: submissionId,
    });
    await dropSecrets(ctx, content.personId);
    ctx.endSessions(content.personId);
  },
  async read(db, id) {
    const row = await findPasswordReset(db, id);
    if (!row) return undefined;
    const { person_id: personId, name, reason, version, submission_id: submissionId } = row;
    return { content: { personId, name, reason }, version, submissionId };
  },
});

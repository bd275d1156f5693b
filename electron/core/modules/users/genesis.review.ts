import { z } from 'zod';
import { PersonDraft } from '#shared/users/users.contract.ts';
import { contentHashOf, canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { applyGenesis } from '#core/modules/review/genesis.service.ts';
import {
  findOfficeProfile,
  findPerson,
  insertOfficeProfile,
  insertPerson,
  putCredential,
} from '#core/modules/users/people.repository.ts';
import { permissionsOf } from '#shared/users/roles.ts';

const Profile = z.strictObject({
  name: z.string(),
  taxNumber: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
});
export const GenesisContent = z.strictObject({
  profile: Profile,
  people: z.array(PersonDraft.extend({ id: z.string() })).min(2),
});
export type GenesisContent = z.infer<typeof GenesisContent>;

export const OFFICE_ID = 'office';

/** The office's first event. It is never submitted again; registered so that `verify` can read it back. */
export const genesisKind = defineRecordKind<GenesisContent, GenesisContent>({
  name: 'genesis',
  module: 'people',
  draft: GenesisContent,
  content: GenesisContent,
  actions: [],
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: () => [],
  title: (content) => content.profile.name,
  claims: () => [],
  validate: async () => [],
  async apply(ctx, { content, submissionId }) {
    for (const { id, ...person } of content.people) await insertPerson(ctx.db, id, person, 1, submissionId);
    const { name, taxNumber, address, phone } = content.profile;
    await insertOfficeProfile(ctx.db, {
      id: OFFICE_ID,
      name,
      tax_number: taxNumber,
      address,
      phone,
      bank: null,
      bank_account: null,
      version: 1,
      submission_id: submissionId,
    });
  },
  read: async () => undefined,
});

export interface FounderWithHash extends PersonDraft {
  readonly hash: string;
}

/** Makes the office: the first person keys it, the second signs it, both with their own passwords, in one transaction. */
export async function makeOffice(
  ctx: CommandContext,
  profile: GenesisContent['profile'],
  founders: readonly FounderWithHash[],
): Promise<number> {
  if (await findOfficeProfile(ctx.db)) refuse('office.already_initialised');
  const names = new Set(founders.map((founder) => founder.name));
  if (names.size !== founders.length) refuse('office.names_differ');
  const checkers = founders.filter((founder) => permissionsOf(founder.roles).has('review.check'));
  if (checkers.length < 2) refuse('office.two_checkers');
  const people = founders.map(({ hash: _hash, ...person }) => ({
    ...person,
    roles: [...new Set(person.roles)].sort(),
    id: ctx.newId(),
  }));
  const content: GenesisContent = { profile, people };
  const [maker] = people;
  const signer = people.find((person) => person.id !== maker?.id && permissionsOf(person.roles).has('review.check'));
  if (!maker || !signer) return refuse('office.two_checkers');
  await applyGenesis(ctx, genesisKind, {
    content,
    text: canonicalJson(content),
    contentHash: contentHashOf(genesisKind.name, content),
    makerId: maker.id,
    signerId: signer.id,
    recordId: OFFICE_ID,
  });
  for (const [index, founder] of founders.entries()) {
    const id = people[index]?.id ?? '';
    if (await findPerson(ctx.db, id)) {
      await putCredential(ctx.db, {
        person_id: id,
        hash: founder.hash,
        must_change: 0,
        failures: 0,
        locked_until: 0,
        changed_at: ctx.now,
      });
    }
  }
  return people.length;
}

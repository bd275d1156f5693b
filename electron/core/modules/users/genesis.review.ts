import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { policyPreset, stepsWithoutPeople } from '#shared/review/policy-presets.ts';
import { PolicyPreset } from '#shared/review/policy.schema.ts';
import { PersonDraft } from '#shared/users/users.contract.ts';
import { contentHashOf, canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { createSigner } from '#core/kernel/signing.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { foundPolicy } from '#core/modules/review/policy.service.ts';
import { applyGenesis } from '#core/modules/review/genesis.service.ts';
import {
  findGenesis,
  findOfficeProfile,
  findPerson,
  insertOfficeProfile,
  insertPerson,
} from '#core/modules/users/people.repository.ts';
import { storeSecrets, type Secrets } from '#core/modules/users/secrets.service.ts';
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
  /** The ready-made policy they begin with; offices founded before there was a choice began with that for two. */
  policy: PolicyPreset.exclude(['own']).default('two'),
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
    await foundPolicy(ctx, content.policy, submissionId);
    for (const { id, ...person } of content.people) await insertPerson(ctx.db, id, person, 1, submissionId);
    const { name, taxNumber, address, phone } = content.profile;
    await insertOfficeProfile(ctx.db, {
      id: OFFICE_ID,
      name,
      tax_number: taxNumber,
      address,
      phone,
      english_name: null,
      contact_lines: '[]',
      logo_hash: null,
      logo_format: null,
      logo_bytes: null,
      version: 1,
      submission_id: submissionId,
    });
  },
  read: async () => undefined,
  verify: verifyGenesis,
});

/** Whoever was not amended since stands as the founders signed it, and so does the office's profile. */
async function verifyGenesis(db: ReadDb): Promise<readonly string[]> {
  const profile = await findOfficeProfile(db);
  const genesis = await findGenesis(db);
  if (!profile || !genesis) return ['record_missing'];
  const content = GenesisContent.parse(JSON.parse(genesis.content));
  const { name, taxNumber, address, phone } = content.profile;
  const isFounders = profile.submission_id === genesis.id;
  const faults =
    !isFounders ||
    canonicalJson({ name, taxNumber, address, phone }) ===
      canonicalJson({
        name: profile.name,
        taxNumber: profile.tax_number,
        address: profile.address,
        phone: profile.phone,
      })
      ? []
      : ['record_differs'];
  for (const { id, ...person } of content.people) {
    const now = await findPerson(db, id);
    if (!now) faults.push('record_missing');
    else if (now.submissionId !== genesis.id) continue;
    else if (
      canonicalJson(person) !==
      canonicalJson({ name: now.name, title: now.title, roles: now.roles, active: now.active })
    ) {
      faults.push('record_differs');
    }
  }
  return faults;
}

/** A founder with the secrets made from the founder's own password. */
export interface Founder extends PersonDraft {
  readonly secrets: Secrets;
}

/** Makes the office: the first person keys it, the second signs it, both with their own passwords, in one transaction. */
export async function makeOffice(
  ctx: CommandContext,
  { profile, policy }: Pick<GenesisContent, 'profile' | 'policy'>,
  founders: readonly Founder[],
): Promise<number> {
  if (await findOfficeProfile(ctx.db)) refuse('office.already_initialised');
  const names = new Set(founders.map((founder) => founder.name));
  if (names.size !== founders.length) refuse('office.names_differ');
  const checkers = founders.filter((founder) => permissionsOf(founder.roles).has('review.check'));
  if (checkers.length < 2) refuse('office.two_checkers');
  if (stepsWithoutPeople(policyPreset(policy), founders).length > 0) refuse('office.policy_without_people');
  const people = founders.map(({ secrets: _secrets, ...person }) => ({
    ...person,
    roles: [...new Set(person.roles)].sort(),
    id: ctx.newId(),
  }));
  const content: GenesisContent = { profile, people, policy };
  const [maker] = people;
  const signer = people.find((person) => person.id !== maker?.id && permissionsOf(person.roles).has('review.check'));
  if (!maker || !signer) return refuse('office.two_checkers');
  // Persons do not exist before the effect, nor keys before persons: the founders' keys sign first and are stored after.
  const keyIds = people.map(() => ctx.newId());
  const signerAt = people.indexOf(signer);
  const signerSecrets = founders[signerAt]?.secrets;
  const signerKeyId = keyIds[signerAt];
  invariant(signerSecrets && signerKeyId !== undefined, 'every founder brings secrets');
  const salt = randomBytes(16).toString('hex');
  await applyGenesis(ctx, genesisKind, {
    content,
    text: canonicalJson(content),
    salt,
    contentHash: contentHashOf(genesisKind.name, content, salt),
    makerId: maker.id,
    signerId: signer.id,
    signer: createSigner(signerKeyId, signerSecrets.key.pkcs8),
    recordId: OFFICE_ID,
  });
  for (const [index, founder] of founders.entries()) {
    const [id, keyId] = [people[index]?.id, keyIds[index]];
    invariant(id !== undefined && keyId !== undefined, 'every founder is a person now');
    await storeSecrets(ctx, id, founder.secrets, keyId);
  }
  return people.length;
}

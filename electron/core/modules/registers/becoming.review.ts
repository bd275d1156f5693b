import { Becoming, BecomingDraft, type becomingContract } from '#shared/registers/becoming.contract.ts';
import { becomingKindOf, entryKindOf, fillsOf, writePermissionOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { KeyedType, Warning } from '#shared/review/review.schema.ts';
import type { CommandContext, HandlersFor, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { OfficeError, notFound, refuse, refuseField } from '#core/kernel/office-error.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { readRegisterEntry, type RegisterRecordKind } from '#core/modules/registers/register.review.ts';
import {
  applyPart,
  checkPart,
  findMakingSubmission,
  readParts,
  withinPart,
} from '#core/modules/review/part.service.ts';
import {
  defineRecordKind,
  type Effect,
  type Proposal,
  type RecordKind,
  type RecordPart,
  type RecordState,
  type SourceValue,
} from '#core/modules/review/record-kind.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export type BecomingKind = RecordKind<BecomingDraft, Becoming>;

/** By register, how its entries go into files of clients. */
export function becomingKinds(
  kinds: RegisterKinds,
  records: ReadonlyMap<string, RegisterRecordKind>,
): ReadonlyMap<string, BecomingKind> {
  return new Map(
    kinds.all.flatMap((kind): [string, BecomingKind][] => {
      const record = records.get(kind.name);
      return kind.becomes === undefined || record === undefined ? [] : [[kind.name, becomingKind(kind, record)]];
    }),
  );
}

/**
 * 建档、入档: one submission makes or amends the client's file and amends the entry to say so, both or neither; while it waits
 * neither has another. What a change takes from the entry was countersigned with it: the entry is the second key.
 */
function becomingKind(kind: RegisterKind, record: RegisterRecordKind): BecomingKind {
  const within = <P extends { readonly path: string }>(check: P): P => ({ ...check, path: `client.${check.path}` });
  return defineRecordKind<BecomingDraft, Becoming>({
    name: becomingKindOf(kind),
    module: 'registers',
    makePermission: 'clients.write',
    draft: BecomingDraft,
    content: Becoming,
    actions: ['create'],
    complete: (ctx, draft) => completeBecoming(ctx, kind, draft),
    checks: ({ client }) => clientKind.checks(client).map(within),
    derived: clientKind.derived.map((path) => `client.${path}`),
    rekeyable: (clientKind.rekeyable ?? []).map(within),
    reviewedAs: clientKind.name,
    decidedBy: ['money', 'credit'],
    decisive: (ctx, { client, clientId }) =>
      clientKind.decisive?.(ctx, client, clientId) ?? Promise.resolve({ amountFen: 0 }),
    sources: (ctx, content) => sourcesOf(ctx, kind, content),
    title: ({ client }) => clientKind.title(client),
    claims: ({ client, clientId }) => clientKind.claims(client, clientId),
    validate: (ctx, proposal) => checkBecoming(ctx, kind, record, proposal),
    apply: (ctx, effect) => applyBecoming(ctx, record, effect),
    parts: (content) => partsOf(record, content),
    read: (db, id) => readBecoming(db, kind, record, id),
    before: (db, content) => readBefore(db, kind, content),
  });
}

/** The entry as it stands, saying what it says of one that became a client. */
async function completeBecoming(ctx: QueryContext, kind: RegisterKind, draft: BecomingDraft): Promise<Becoming> {
  const { becomes } = kind;
  const { entryId, entryVersion } = draft;
  const entry = await readRegisterEntry(ctx.db, kind, entryId);
  if (becomes === undefined || !entry) return notFound(entryKindOf(kind), entryId);
  const { fields } = entry.content;
  const isNew = becomes.file === 'new';
  if (fields[becomes.done] !== undefined) {
    refuse(isNew ? 'registers.became_already' : 'registers.adopted_already', { number: entry.number });
  }
  const clientId = isNew ? ctx.newId() : String(fields[becomes.link] ?? '');
  const { clientVersion } = draft;
  if (isNew === (clientVersion !== undefined)) refuseField('content.clientVersion', 'registers.file_unknown');
  const client = await withinPart({ path: 'client' }, () => clientKind.complete(ctx, draft.client, {}));
  const said: EntryFields = { ...fields, ...becomes.set, [becomes.done]: isNew ? clientId : ctx.today };
  return {
    register: kind.name,
    clientId,
    ...(clientVersion !== undefined && { clientVersion }),
    client,
    entryId,
    entryVersion,
    entry: { fields: said },
  };
}

const KEYED: Readonly<Record<string, KeyedType>> = { creditLimitFen: 'fen', paymentDays: 'integer' };

/** Of a change: what the entry says of it, and why any grade it says nothing of is changed as well. */
async function sourcesOf(ctx: QueryContext, kind: RegisterKind, content: Becoming): Promise<readonly SourceValue[]> {
  const { client, clientId, clientVersion, entry } = content;
  if (clientVersion === undefined) return [];
  const filled = Object.entries(fillsOf(kind, entry.fields, ({ zh }) => zh));
  const others = (await clientKind.sources?.(ctx, client, clientId)) ?? [];
  return [
    ...filled.map(([path, value]) => ({
      path: `client.${path}`,
      type: KEYED[path] ?? ('text' as const),
      value,
      source: entryKindOf(kind),
    })),
    ...others
      .filter(({ path }) => !filled.some(([theirs]) => theirs === path))
      .map((source) => ({ ...source, path: `client.${source.path}` })),
  ];
}

function partsOf(
  record: RegisterRecordKind,
  { register, client, clientId, clientVersion, entry, entryId, entryVersion }: Becoming,
): readonly [client: RecordPart, entry: RecordPart] {
  const content = { register, fields: entry.fields };
  return [
    {
      kind: clientKind as RecordKind,
      recordId: clientId,
      ...(clientVersion !== undefined && { baseVersion: clientVersion }),
      content: client,
      path: 'client',
    },
    { kind: record as RecordKind, recordId: entryId, baseVersion: entryVersion, content, path: 'entry' },
  ];
}

/**
 * The file as a new one or as the change of one, its likely duplicates said as always; the entry but for a file that is in no
 * store yet. A grade the entry proposes needs no other paper: the entry is it.
 */
async function checkBecoming(
  ctx: QueryContext,
  kind: RegisterKind,
  record: RegisterRecordKind,
  { content, submissionId, evidence = [] }: Proposal<Becoming>,
): Promise<readonly Warning[]> {
  const whole = { submissionId, kind: becomingKindOf(kind), evidence: [...evidence, content.entryId] };
  const [client, entry] = partsOf(record, content);
  const warnings = await checkPart(ctx, whole, client);
  const { [kind.becomes?.link ?? '']: link, ...fields } = content.entry.fields;
  const known = content.clientVersion === undefined ? {} : { [kind.becomes?.link ?? '']: link };
  const said = { register: content.register, fields: { ...fields, ...known } };
  await checkPart(ctx, whole, { ...entry, content: said });
  return warnings.map((warning) => ({
    ...warning,
    path: warning.path === undefined ? 'client' : `client.${warning.path}`,
  }));
}

async function applyBecoming(ctx: CommandContext, record: RegisterRecordKind, effect: Effect<Becoming>): Promise<void> {
  for (const [position, part] of partsOf(record, effect.content).entries()) {
    await applyPart(ctx, effect, position, part);
  }
}

/** What a change of a file is held against: file and entry in force. */
async function readBefore(db: ReadDb, kind: RegisterKind, content: Becoming): Promise<Becoming | undefined> {
  if (content.clientVersion === undefined) return undefined;
  const client = await clientKind.read(db, content.clientId);
  const entry = await readRegisterEntry(db, kind, content.entryId);
  if (!client || !entry) return undefined;
  return { ...content, client: client.content, entry: { fields: entry.content.fields } };
}

/** The file and the entry as they stand now. */
async function readBecoming(
  db: ReadDb,
  kind: RegisterKind,
  record: RegisterRecordKind,
  recordId: string,
): Promise<RecordState<Becoming> | undefined> {
  const submissionId = await findMakingSubmission(db, becomingKindOf(kind), recordId);
  if (submissionId === undefined) return undefined;
  const [client, entry] = await readParts(db, submissionId, [clientKind as RecordKind, record as RecordKind]);
  if (!client || !entry) return undefined;
  const content = {
    register: kind.name,
    clientId: client.recordId,
    ...(client.version > 1 && { clientVersion: client.version - 1 }),
    client: clientKind.content.parse(client.content),
    entryId: entry.recordId,
    entryVersion: entry.version - 1,
    entry: { fields: record.content.parse(entry.content).fields },
  };
  return { content, version: 1, submissionId };
}

export function becomingHandlers(
  kinds: RegisterKinds,
  becoming: ReadonlyMap<string, BecomingKind>,
): HandlersFor<typeof becomingContract> {
  return {
    'registers.submitBecoming'(ctx, input) {
      const { register } = input.content;
      const kind = kinds.find(register);
      const record = becoming.get(register);
      if (!kind || !record) return refuseField('content.register', 'registers.becomes_nothing', { register });
      const permission = writePermissionOf(kind);
      if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
      return submitForReview(ctx, record, input);
    },
  };
}

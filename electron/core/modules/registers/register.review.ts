import { z } from 'zod';
import { entrySchema } from '#shared/registers/entry-schema.ts';
import { entryKindOf, fieldOf, KEYED_AS, titleOf, writePermissionOf } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryFields, RegisterDraft } from '#shared/registers/registers.contract.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound, OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import { endSettlement, findSettling, keepSettlement } from '#core/modules/registers/register-ledger.repository.ts';
import {
  changesOf,
  ledgerClaims,
  postMovements,
  refuseOverdraft,
  refuseUnexplainedCount,
} from '#core/modules/registers/register-ledger.service.ts';
import { findEntry, insertEntry, updateEntry, voidEntry } from '#core/modules/registers/register-entry.repository.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { linkRows, refuseDeadLinks } from '#core/modules/registers/register-links.service.ts';
import {
  type Claim,
  defineRecordKind,
  type Effect,
  type FieldCheck,
  type Proposal,
  type RecordKind,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

export type RegisterRecordKind = RecordKind<RegisterDraft, RegisterDraft>;

/** The scope under which an open settlement keeps what it settles. */
export const SETTLED_SCOPE = 'register.settled';

/** An entry of one register as the review engine knows it: everything out of its declaration. */
export function registerRecordKind(kind: RegisterKind, kinds: RegisterKinds): RegisterRecordKind {
  const amounts = kind.fields.filter(({ type }) => type === 'fen').map(({ key }) => key);
  return defineRecordKind<RegisterDraft, RegisterDraft>({
    name: entryKindOf(kind),
    module: 'registers',
    makePermission: writePermissionOf(kind),
    // 会计法: whoever holds the cash never checks what was spent.
    ...(kind.group === 'money' && { barredRoles: ['cashier'] as const }),
    draft: z.strictObject({ register: z.literal(kind.name), fields: entrySchema(kind) }),
    // What was signed stays readable, whatever is asked of new entries later.
    content: z.strictObject({ register: z.literal(kind.name), fields: EntryFields }),
    actions: ['create', 'amend', 'void'],
    series: { prefix: kind.series, businessDate: ({ fields }) => String(fields[kind.date]) },
    complete: (_ctx, draft) => Promise.resolve({ register: kind.name, fields: readFields(kind, draft.fields) }),
    checks: ({ fields }) => checksOf(kind, fields),
    derived: [],
    ...(amounts.length > 0 && {
      decidedBy: ['money'] as const,
      decisive: (_ctx, { fields }) =>
        Promise.resolve({ amountFen: Math.max(0, ...amounts.map((key) => Number(fields[key] ?? 0))) }),
    }),
    title: ({ fields }) => titleOf(kind, fields),
    claims: ({ fields }) => [...ledgerClaims(kind, fields), ...settledClaims(kind, fields)],
    async validate(ctx, proposal) {
      await checkEntry(ctx, kind, proposal);
      return [];
    },
    apply: (ctx, effect) => applyEntry(ctx, kind, kinds, effect),
    read: (db, id) => readRegisterEntry(db, kind, id),
  });
}

function readFields(kind: RegisterKind, fields: EntryFields): EntryFields {
  const read = entrySchema(kind).safeParse(fields);
  if (read.success) return read.data;
  throw new OfficeError({ code: 'invalid_input', fields: faultsOf(read.error, 'fields') });
}

/** Keyed again: what the declaration says. Ticked: what the entry is called by and whom it names; the rest is read beside it. */
function checksOf(kind: RegisterKind, fields: EntryFields): readonly FieldCheck[] {
  const named = new Set([
    ...kind.title,
    kind.settles?.entry,
    kind.ledger?.direction.field,
    ...(kind.ledger?.key ?? []),
  ]);
  return kind.fields.flatMap((field: RegisterField): FieldCheck[] => {
    if (fields[field.key] === undefined) return [];
    const path = `fields.${field.key}`;
    const type = KEYED_AS[field.type] ?? 'text';
    if (field.rekey === true) return [{ path, mode: 'rekey', type }];
    return named.has(field.key) ? [{ path, mode: 'confirm', type }] : [];
  });
}

function settledClaims({ settles }: RegisterKind, fields: EntryFields): readonly Claim[] {
  const id = settles === undefined ? undefined : fields[settles.entry];
  return typeof id === 'string' ? [{ scope: SETTLED_SCOPE, key: id }] : [];
}

async function checkEntry(ctx: QueryContext, kind: RegisterKind, proposal: Proposal<RegisterDraft>): Promise<void> {
  const { action, content, recordId, submissionId } = proposal;
  const before = recordId === undefined ? undefined : await standing(ctx.db, kind, recordId);
  const isVoid = action === 'void';
  if (before !== undefined) await refuseSettled(ctx.db, kind, before, isVoid ? undefined : content.fields);
  if (isVoid && canonicalJson(before?.content) !== canonicalJson(content)) {
    refuse('registers.void_changes', { number: before?.number ?? '' });
  }
  const was = before && { id: before.id, fields: before.content.fields };
  if (!isVoid) {
    await refuseDeadLinks(ctx.db, kind, content.fields, { before: was?.fields, under: 'fields' });
    await refuseSettlement(ctx.db, kind, content.fields, was?.id);
  }
  // The rows of a file are a journal: what goes out may have come in a row before. Each is held against the books as it is written.
  if (isOfFile(proposal)) refuseUnexplainedCount(kind, content.fields);
  else await refuseOverdraft(ctx, kind, submissionId, isVoid ? undefined : content.fields, was);
}

/** Looked at in a preview, where nothing is submitted yet, or as a part of the batch. */
function isOfFile({ submissionId, within }: Proposal<RegisterDraft>): boolean {
  return submissionId === '' || within !== undefined;
}

/** The entry as it stands; a voided one is changed no more. */
async function standing(db: ReadDb, kind: RegisterKind, id: string) {
  const entry = await readRegisterEntry(db, kind, id);
  if (!entry) return notFound(entryKindOf(kind), id);
  if (entry.isVoid) refuse('registers.already_void', { number: entry.number });
  return { ...entry, id };
}

/** What was settled stays: an entry is voided no more, and of its fields only those change that say so. */
async function refuseSettled(
  db: ReadDb,
  kind: RegisterKind,
  before: { readonly id: string; readonly number: string; readonly content: RegisterDraft },
  fields: EntryFields | undefined,
): Promise<void> {
  const settling = await findSettling(db, before.id);
  if (!settling) return;
  const { number, content } = before;
  const by = settling.number;
  if (fields === undefined) refuse('registers.is_settled', { number, by });
  const fixed = kind.fields.filter(({ afterSettled }) => afterSettled !== true);
  const changed = fixed.find(({ key }) => content.fields[key] !== fields?.[key]);
  if (changed) refuseField(`fields.${changed.key}`, 'registers.settled_stays', { number, by });
}

/** Once, and within what was approved or with a reason. */
async function refuseSettlement(
  db: ReadDb,
  kind: RegisterKind,
  fields: EntryFields,
  ownId: string | undefined,
): Promise<void> {
  const { settles } = kind;
  const id = settles === undefined ? undefined : fields[settles.entry];
  if (settles === undefined || typeof id !== 'string') return;
  const settling = await findSettling(db, id);
  if (settling && settling.id !== ownId) {
    refuseField(`fields.${settles.entry}`, 'registers.settled_already', { by: settling.number });
  }
  const settled = await findEntry(db, fieldOf(kind, settles.entry)?.register ?? '', id);
  const within = settled === undefined ? 0 : Number(fieldsOf(settled.fields)[settles.within] ?? 0);
  const isOver = Number(fields[settles.amount] ?? 0) > within;
  if (isOver && fields[settles.reason] === undefined) {
    refuseField(`fields.${settles.reason}`, 'registers.over_approved', { number: settled?.number ?? '' });
  }
}

async function applyEntry(
  ctx: CommandContext,
  kind: RegisterKind,
  kinds: RegisterKinds,
  effect: Effect<RegisterDraft>,
): Promise<void> {
  const { action, content, recordId, version, submissionId, number } = effect;
  const { fields } = content;
  const current = action === 'create' ? undefined : await readRegisterEntry(ctx.db, kind, recordId);
  const before = current && { id: recordId, fields: current.content.fields };
  const changes = await changesOf(ctx.db, kind, action === 'void' ? undefined : fields, before);
  if (action === 'void') {
    await voidEntry(ctx.db, { id: recordId, version, submission_id: submissionId });
    if (kind.settles !== undefined) await endSettlement(ctx.db, recordId, submissionId);
  } else {
    const row = {
      id: recordId,
      version,
      entered_on: String(fields[kind.date]),
      title: titleOf(kind, fields),
      fields: canonicalJson(fields),
      submission_id: submissionId,
    };
    const daily = new Set(kinds.all.filter(({ review }) => review === 'daily').map(({ name }) => name));
    const links = linkRows(kind, fields, effect, daily);
    if (action === 'create') {
      invariant(number !== undefined, 'an entry is given its number');
      await insertEntry(ctx.db, { ...row, register: kind.name, number, status: 'active' }, links);
    } else await updateEntry(ctx.db, row, links);
    await settle(ctx, kind, effect);
  }
  await postMovements(ctx, kind, effect, changes);
}

async function settle(ctx: CommandContext, kind: RegisterKind, effect: Effect<RegisterDraft>): Promise<void> {
  if (kind.settles === undefined) return;
  const id = effect.content.fields[kind.settles.entry];
  const { recordId, submissionId } = effect;
  if (typeof id !== 'string') await endSettlement(ctx.db, recordId, submissionId);
  else await keepSettlement(ctx.db, { entry_id: recordId, settled_id: id, submission_id: submissionId });
}

function fieldsOf(text: string): EntryFields {
  return JSON.parse(text) as EntryFields;
}

export async function readRegisterEntry(
  db: ReadDb,
  kind: RegisterKind,
  id: string,
): Promise<(RecordState<RegisterDraft> & { readonly number: string; readonly isVoid: boolean }) | undefined> {
  const row = await findEntry(db, kind.name, id);
  if (!row) return undefined;
  return {
    content: { register: kind.name, fields: fieldsOf(row.fields) },
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    isVoid: row.status === 'void',
  };
}

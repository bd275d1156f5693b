import { ClientMerge, type ClientMergeDraft, type MergeCarries } from '#shared/clients/client-merge.schema.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { differencesOf, mergedFile, usualTake } from '#shared/clients/merged-file.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import {
  countCarried,
  findMerge,
  findSharedContractNumber,
  findSignedMerge,
  insertMerge,
  listLeftBehind,
  listSubmissionsNaming,
} from '#core/modules/clients/client-merge.repository.ts';
import type { ClientRecord } from '#core/database/tables/clients.tables.ts';
import { findBalance, findClient, readContent } from '#core/modules/clients/clients.repository.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { applyPart, checkPart } from '#core/modules/review/part.service.ts';
import type { Effect, Proposal, RecordKind, RecordPart, RecordState } from '#core/modules/review/record-kind.ts';

export const MERGE_KIND = 'client_merge';

interface ReadParty {
  readonly row: ClientRecord;
  readonly content: ClientContent;
}

async function readParty(db: ReadDb, id: string, path: string): Promise<ReadParty> {
  const row = await findClient(db, id);
  if (!row) return refuseField(path, 'client.merge_unknown');
  return { row, content: await readContent(db, row) };
}

/** The two as the form compares them. */
export async function mergeParties(db: ReadDb, draft: Pick<ClientMergeDraft, 'survivorId' | 'absorbedId'>) {
  const survivor = await readParty(db, draft.survivorId, 'survivorId');
  const absorbed = await readParty(db, draft.absorbedId, 'absorbedId');
  return { survivor, absorbed };
}

export async function carriedBy(db: ReadDb, clientId: string): Promise<MergeCarries> {
  return {
    contracts: await countCarried(db, clientId, 'contract'),
    dispatchNotes: await countCarried(db, clientId, 'dispatch_note'),
    returnNotes: await countCarried(db, clientId, 'return_note'),
    invoiceRequests: await countCarried(db, clientId, 'invoice_request'),
    invoices: await countCarried(db, clientId, 'invoice'),
    entries: await countCarried(db, clientId, 'ledger_entry'),
    balanceFen: await findBalance(db, clientId),
  };
}

/**
 * Both files as the merge leaves them, from what the two hold and what was chosen: nothing is keyed anew. A tax id that is
 * taken over leaves the absorbed file, for the store knows it once.
 */
export async function completeMerge(ctx: QueryContext, draft: ClientMergeDraft): Promise<ClientMerge> {
  if (draft.survivorId === draft.absorbedId) refuseField('absorbedId', 'client.merge_same');
  const { survivor, absorbed } = await mergeParties(ctx.db, draft);
  const { fields, lines } = differencesOf(survivor.content, absorbed.content);
  const wanted = draft.take ?? usualTake(survivor.content, absorbed.content);
  const taken = wanted.fields.filter((key) => fields.includes(key)).toSorted();
  const chosen = Object.entries(wanted.lines).flatMap(([key, places]) => {
    const missing = lines[key]?.filter((at) => places.includes(at)) ?? [];
    return missing.length === 0 ? [] : [[key, missing] as const];
  });
  const take = { fields: taken, lines: Object.fromEntries(chosen.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
  const file = mergedFile(survivor.content, absorbed.content, take);
  const closed: ClientContent = {
    ...absorbed.content,
    status: 'closed',
    ...(take.fields.includes('taxNumber') && { taxNumber: null }),
  };
  return {
    mergedOn: ctx.today,
    reason: draft.reason,
    survivor: partyOf(survivor, file),
    absorbed: partyOf(absorbed, closed),
    take,
    carries: await carriedBy(ctx.db, draft.absorbedId),
  };
}

function partyOf({ row, content }: ReadParty, file: ClientContent) {
  return {
    id: row.id,
    name: row.name,
    identifier: row.tax_number ?? row.code,
    version: row.version,
    file: canonicalJson(file) === canonicalJson(content) ? null : file,
  };
}

/** The absorbed file first: it gives up the tax id that the survivor's takes over. */
export function mergeParts({ absorbed, survivor }: ClientMerge): RecordPart[] {
  return (['absorbed', 'survivor'] as const).flatMap((name) => {
    const { id, version, file } = name === 'absorbed' ? absorbed : survivor;
    if (file === null) return [];
    const kind = clientKind as unknown as RecordKind;
    return [{ kind, recordId: id, baseVersion: version, content: file, path: `${name}.file` }];
  });
}

export async function checkMerge(ctx: QueryContext, proposal: Proposal<ClientMerge>): Promise<Warning[]> {
  const { content, submissionId } = proposal;
  const { survivor, absorbed } = content;
  await standingParty(ctx, 'survivorId', survivor.id);
  await standingParty(ctx, 'absorbedId', absorbed.id);
  const parties = await mergeParties(ctx.db, { survivorId: survivor.id, absorbedId: absorbed.id });
  const { status } = parties.survivor.row;
  if (status === 'closed') refuseField('survivorId', 'client.merge_into_closed', { code: parties.survivor.row.code });
  await refuseOpenWork(ctx, absorbed.id, submissionId);
  await refuseSharedNumber(ctx, content);
  await refuseMoved(ctx, content, parties);
  const warnings: Warning[] = [];
  for (const part of mergeParts(content)) {
    warnings.push(...(await checkPart(ctx, { submissionId, kind: MERGE_KIND }, part)));
  }
  return [...mergeWarnings(parties), ...warnings.filter(({ rule }) => rule !== 'client.likely_duplicate')];
}

async function standingParty(ctx: QueryContext, path: string, clientId: string): Promise<void> {
  const holder = await findHolder(ctx.db, clientId);
  if (holder === clientId) return;
  const [row, into] = [await findClient(ctx.db, clientId), await findClient(ctx.db, holder)];
  refuseField(path, 'client.merged_away', {
    code: row?.code ?? '',
    survivorCode: into?.code ?? '',
    survivor: into?.name ?? '',
  });
}

/** What waits on the client that ends is settled first: nothing that was put before the checkers changes its client under them. */
async function refuseOpenWork(ctx: QueryContext, absorbedId: string, submissionId: string): Promise<void> {
  const serials = await listSubmissionsNaming(ctx.db, absorbedId, submissionId);
  if (serials.length === 0) return;
  const named = serials.slice(0, 5).map((serial) => String(serial).padStart(4, '0'));
  refuse('client.merge_open_work', { serials: `${named.join(' ')}${serials.length > 5 ? ' …' : ''}` });
}

async function refuseSharedNumber(ctx: QueryContext, { survivor, absorbed }: ClientMerge): Promise<void> {
  const shared = await findSharedContractNumber(ctx.db, survivor.id, absorbed.id);
  if (!shared) return;
  const { externalNumber, first, second } = shared;
  refuse('client.merge_same_contract_number', { externalNumber: externalNumber ?? '', first, second });
}

/** A checker signs what moves and what the files say; both are still so at the last signature. */
async function refuseMoved(
  ctx: QueryContext,
  content: ClientMerge,
  parties: { readonly survivor: ReadParty; readonly absorbed: ReadParty },
): Promise<void> {
  const isSame =
    parties.survivor.row.version === content.survivor.version &&
    parties.absorbed.row.version === content.absorbed.version &&
    canonicalJson(await carriedBy(ctx.db, content.absorbed.id)) === canonicalJson(content.carries);
  if (!isSame) refuse('client.merge_moved', { name: content.absorbed.name });
}

function mergeWarnings(parties: { readonly survivor: ReadParty; readonly absorbed: ReadParty }): Warning[] {
  const { survivor, absorbed } = parties;
  const [own, other] = [survivor.row.tax_number, absorbed.row.tax_number];
  return [
    ...(own !== null && other !== null && own !== other ? [{ rule: 'client.merge_other_tax_number' }] : []),
    ...(absorbed.row.status === 'frozen' && survivor.row.status !== 'frozen' ? [{ rule: 'client.merge_frozen' }] : []),
  ];
}

/** Both files, then the merge itself: the store carries every document and entry when its row is written. */
export async function applyMerge(ctx: CommandContext, effect: Effect<ClientMerge>): Promise<void> {
  const { content, recordId, submissionId, number } = effect;
  invariant(number !== undefined, 'a merge is given its number');
  for (const [position, part] of mergeParts(content).entries()) await applyPart(ctx, effect, position, part);
  await insertMerge(ctx.db, {
    id: recordId,
    number,
    merged_on: content.mergedOn,
    survivor_id: content.survivor.id,
    absorbed_id: content.absorbed.id,
    reason: content.reason,
    submission_id: submissionId,
  });
}

export async function readMerge(
  db: ReadDb,
  id: string,
): Promise<(RecordState<ClientMerge> & { readonly number: string }) | undefined> {
  const row = await findMerge(db, id);
  const signed = row && (await findSignedMerge(db, row.submission_id));
  if (!row || signed === undefined) return undefined;
  const content = ClientMerge.parse(JSON.parse(signed));
  return { content, version: 1, submissionId: row.submission_id, number: row.number };
}

/** The row says what was signed, and nothing was left with the client that ended. */
export async function verifyMerge(db: ReadDb, id: string): Promise<readonly string[]> {
  const row = await findMerge(db, id);
  const known = await readMerge(db, id);
  if (!row || !known) return ['record_missing'];
  const { content } = known;
  const isAsSigned =
    row.survivor_id === content.survivor.id &&
    row.absorbed_id === content.absorbed.id &&
    row.merged_on === content.mergedOn &&
    row.reason === content.reason;
  const left = await listLeftBehind(db, row.absorbed_id);
  return isAsSigned && left.length === 0 ? [] : ['record_differs'];
}

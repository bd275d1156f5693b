import type { AuditFacts, ReadDb, WriteDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { auditHash, CHAIN_START } from '#core/modules/audit/audit-chain.ts';
import {
  countEvents,
  findLastEvent,
  findRequest,
  insertEvent,
  insertRequest,
  listEventsAfter,
} from '#core/modules/audit/audit.repository.ts';

/** One call of a command, as the door saw it. */
export interface AuditedCall {
  readonly at: number;
  readonly personId: string;
  readonly seat: string;
  readonly procedure: string;
  readonly requestId: string;
  readonly inputHash: string;
  readonly outcome: string;
}

/** Appends to the chain inside the transaction it tells of. Order is by `seq`; a clock that went back is flagged. */
export async function appendAudit(db: WriteDb, call: AuditedCall, facts: AuditFacts): Promise<void> {
  const last = await findLastEvent(db);
  const clockWentBack = last !== undefined && call.at < last.at;
  const record = {
    seq: (last?.seq ?? 0) + 1,
    at: call.at,
    person_id: call.personId,
    seat: call.seat,
    procedure: call.procedure,
    request_id: call.requestId,
    outcome: facts.outcome ?? call.outcome,
    subject_kind: facts.subjectKind ?? null,
    subject_id: facts.subjectId ?? null,
    input_hash: call.inputHash,
    content_hash: facts.contentHash ?? null,
    signed_by: JSON.stringify(facts.signedBy ?? []),
    details: JSON.stringify({ ...facts.details, ...(clockWentBack && { clockWentBackMs: last.at - call.at }) }),
    prev_hash: last?.hash ?? CHAIN_START,
  };
  await insertEvent(db, { ...record, hash: auditHash(record) });
}

/** Number and hash of the last event: kept elsewhere, on paper for one, they show when history was rewritten. */
export async function chainHead(db: ReadDb): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  const last = await findLastEvent(db);
  return last && { seq: last.seq, hash: last.hash };
}

/** Tells one office from another, whatever their names: their first events are never the same. */
export async function firstEventHash(db: ReadDb): Promise<string | undefined> {
  const [first] = await listEventsAfter(db, 0, 1);
  return first?.hash;
}

export interface ChainReport {
  readonly events: number;
  readonly headHash: string;
  /** The first event that does not follow from the one before it, by sequence number. */
  readonly faultAt?: number;
}

const BATCH = 5000;

/** Recomputes the whole chain from its first event; any changed column, missing, inserted or swapped event is named. */
export async function verifyChain(db: ReadDb): Promise<ChainReport> {
  let seq = 0;
  let hash = CHAIN_START;
  for (;;) {
    const rows = await listEventsAfter(db, seq, BATCH);
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.prev_hash !== hash || row.hash !== auditHash(row)) {
        return { events: seq, headHash: hash, faultAt: seq + 1 };
      }
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < BATCH) return { events: seq, headHash: hash };
  }
}

/**
 * The reply a command gave before under the same request id. The same id with another procedure or another input is an
 * error of the caller, never a second effect.
 */
export async function findReply(
  db: ReadDb,
  personId: string,
  call: { readonly requestId: string; readonly name: string },
  inputHash: string,
): Promise<{ readonly reply: unknown } | undefined> {
  const row = await findRequest(db, personId, call.requestId);
  if (!row) return undefined;
  if (row.procedure !== call.name || row.input_hash !== inputHash) refuse('office.request_id_reused');
  if (row.reply === NOT_KEPT) return refuse('office.already_done');
  return { reply: JSON.parse(row.reply) as unknown };
}

/** Replies that carry whole files or a secret are not kept; a retry of one is told that the work was done. */
const REPLY_LIMIT = 256 * 1024;
const NOT_KEPT = '"reply not kept"';

export async function keepReply(
  db: WriteDb,
  kept: Pick<AuditedCall, 'at' | 'personId' | 'procedure' | 'requestId' | 'inputHash'> & {
    /** Absent: it holds what must not lie on the disk. */
    readonly reply: { readonly value: unknown } | undefined;
  },
): Promise<void> {
  const reply = kept.reply ? JSON.stringify(kept.reply.value ?? null) : NOT_KEPT;
  await insertRequest(db, {
    request_id: kept.requestId,
    person_id: kept.personId,
    procedure: kept.procedure,
    input_hash: kept.inputHash,
    reply: reply.length > REPLY_LIMIT ? NOT_KEPT : reply,
    at: kept.at,
  });
}

/** How often a command ended with this outcome, as the chain tells it. */
export function countOutcomes(db: ReadDb, procedure: string, outcome: string): Promise<number> {
  return countEvents(db, procedure, outcome);
}

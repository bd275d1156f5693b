import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
export { listFileHashes } from '#core/modules/review/attachment.repository.ts';
import { adjudicationMessage, signedMessage, verifySignature } from '#core/kernel/signing.ts';
import { contentHashOf } from '#core/kernel/canonical-json.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { listKeyedAdjudications } from '#core/modules/review/adjudication.repository.ts';
import { isAsSigned } from '#core/modules/review/as-signed.ts';
import { evidenceHashOf } from '#core/modules/review/attachment.service.ts';
import { listCounters } from '#core/modules/review/numbering.service.ts';
import { verifyParts } from '#core/modules/review/verify-parts.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  countIssued,
  listKeyedSignatures,
  listStrayRecords,
  listApplying,
  listOpenedSteps,
  listShortSteps,
  listSubmissionsAfter,
  listUndersigned,
} from '#core/modules/review/verify.repository.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

type Fault = VerifyCheck['faults'][number];
const BATCH = 500;

async function* submissions(db: ReadDb): AsyncGenerator<SubmissionRow> {
  let serial = 0;
  for (;;) {
    const rows = await listSubmissionsAfter(db, serial, BATCH);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    serial = last.serial;
  }
}

/** Every effective submission carries the countersignatures its policy asked for, by others, on its exact content. */
export async function verifySignatures(db: ReadDb): Promise<VerifyCheck> {
  const faults: Fault[] = [];
  let looked = 0;
  for await (const row of submissions(db)) {
    looked += 1;
    if (contentHashOf(row.kind, JSON.parse(row.content), row.salt) !== row.content_hash) {
      faults.push({ where: `#${row.serial}`, what: 'content_hash' });
    }
  }
  faults.push(...(await forgedSignatures(db, looked)));
  faults.push(...(await forgedAdjudications(db)));
  for (const serial of await listShortSteps(db)) faults.push({ where: `#${serial}`, what: 'step_unsigned' });
  for (const serial of await listOpenedSteps(db)) faults.push({ where: `#${serial}`, what: 'step_opened' });
  for (const serial of await listUndersigned(db)) faults.push({ where: `#${serial}`, what: 'undersigned' });
  for (const serial of await listApplying(db)) faults.push({ where: `#${serial}`, what: 'half_applied' });
  return { name: 'signatures', looked, faults };
}

/** Every countersignature verifies under a key of its own person that was valid when it was made. */
async function forgedSignatures(db: ReadDb, lastSerial: number): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let after = 0; after < lastSerial; after += BATCH) {
    for (const row of await listKeyedSignatures(db, after, BATCH)) {
      const message = signedMessage({
        submissionId: row.submission_id,
        round: row.round,
        step: row.step,
        personId: row.person_id,
        contentHash: row.content_hash,
        evidenceHash: await evidenceHashOf(db, row.submission_id, row.round),
        at: row.at,
        role: row.role,
        delegatorId: row.delegator_id,
      });
      const own =
        row.key_owner === row.person_id &&
        (row.valid_from ?? Infinity) <= row.at &&
        row.at <= (row.valid_to ?? Infinity);
      if (!own || !verifySignature(row.public_key ?? '', message, row.signature)) {
        faults.push({ where: `#${row.serial}`, what: 'forged_signature' });
      }
    }
  }
  return faults;
}

/** Every verdict on a dispute verifies under its adjudicator's own key. */
async function forgedAdjudications(db: ReadDb): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const row of await listKeyedAdjudications(db)) {
    const message = adjudicationMessage({
      submissionId: row.submission_id,
      round: row.round,
      personId: row.person_id,
      checkerId: row.checker_id,
      contentHash: row.content_hash,
      verdict: row.verdict,
      fields: row.fields,
      at: row.at,
    });
    const own =
      row.key_owner === row.person_id && (row.valid_from ?? Infinity) <= row.at && row.at <= (row.valid_to ?? Infinity);
    if (!own || !verifySignature(row.public_key ?? '', message, row.signature)) {
      faults.push({ where: `#${row.serial}`, what: 'forged_adjudication' });
    }
  }
  return faults;
}

/**
 * What the typed tables hold is what was signed: every record is rebuilt and its hash compared with its submission's. `pause`
 * is awaited now and then, so that the office can hear others meanwhile.
 */
export async function verifyContents(db: ReadDb, kinds: RecordKinds, pause: () => Promise<void>): Promise<VerifyCheck> {
  const faults: Fault[] = [];
  let looked = 0;
  for await (const row of submissions(db)) {
    const kind = kinds.get(row.kind);
    const where = `#${row.serial} ${row.kind}`;
    faults.push(...(await verifyParts(db, kind, row, pause)).map((what) => ({ where, what })));
    if (row.state !== 'effective') continue;
    if (kind.title(kind.content.parse(JSON.parse(row.content))) !== row.title)
      faults.push({ where, what: 'title_differs' });
    faults.push(...(await recordFaults(db, kind, row)).map((what) => ({ where, what })));
    looked += 1;
  }
  for (const stray of await listStrayRecords(db))
    faults.push({ where: `${stray.kind} ${stray.label}`, what: 'never_signed' });
  return { name: 'contents', looked, faults };
}

async function recordFaults(db: ReadDb, kind: RecordKind, row: SubmissionRow): Promise<readonly string[]> {
  if (kind.verify) return kind.verify(db, row.record_id);
  if (kind.parts) return [];
  const state = await kind.read(db, row.record_id);
  if (!state) return ['record_missing'];
  // An older submission of the record: a later one is compared in its place.
  if (state.submissionId !== row.id) return [];
  const signed = { content: JSON.parse(row.content), hash: row.content_hash, salt: row.salt };
  return isAsSigned(kind, signed, state.content) ? [] : ['record_differs'];
}

/** Series are gapless: as many numbers given as the series counted, all different, none higher. */
export async function verifyNumbering(db: ReadDb): Promise<VerifyCheck> {
  const faults: Fault[] = [];
  let looked = 0;
  for (const counter of await listCounters(db)) {
    const { issued, distinct, highest } = await countIssued(db, counter);
    looked += issued;
    const { prefix, period, last } = counter;
    const where = period === 0 ? prefix : `${prefix}-${period}`;
    if (issued !== last || distinct !== last || highest !== last) faults.push({ where, what: 'number_gap' });
  }
  return { name: 'numbering', looked, faults };
}

import { canonicalJson, textHashOf } from '#core/kernel/canonical-json.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { rowsHold, signedBlocks } from '#core/modules/review/batch-rows.ts';
import { countParts, listPartsFrom, type PartRow } from '#core/modules/review/part.repository.ts';
import { holds, jsonPath } from '#core/modules/review/part.service.ts';
import { valueAt } from '#core/modules/review/content-paths.ts';
import { readMany } from '#core/modules/review/record-bulk.ts';
import type { RecordKind, RecordPart } from '#core/modules/review/record-kind.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

type Pause = () => Promise<void>;

/**
 * The parts that lie in the store are the ones that were signed, no more and no fewer, and each record nobody changed since
 * is still what its part says. A submission that is not effective, or of a kind that makes one record, has none. The rows
 * that lie beside a content are looked into whatever became of it.
 */
export async function verifyParts(db: ReadDb, kind: RecordKind, row: SubmissionRow, pause: Pause): Promise<string[]> {
  const content = kind.content.parse(JSON.parse(row.content));
  const seal = kind.rowsSeal?.(content);
  if (seal && !(await rowsHold(db, row.id, seal, pause))) return ['rows_differ'];
  const stored = await countParts(db, row.id);
  const isEffective = row.state === 'effective';
  if (!isEffective || !kind.parts) return stored === 0 ? [] : ['parts_differ'];
  const faults: string[] = [];
  let signed = 0;
  for await (const parts of partBlocks(db, kind, row, content)) {
    const kept = await listPartsFrom(db, row.id, signed, parts.length);
    const byPosition = new Map(kept.map((part) => [part.position, part]));
    const inPlace = parts.map((_, at) => byPosition.get(signed + at));
    faults.push(...(await faultsOf(db, row, parts, inPlace)));
    signed += parts.length;
    await pause();
  }
  const isToldAlready = stored === signed || faults.includes('parts_differ');
  return isToldAlready ? faults : ['parts_differ', ...faults];
}

interface SignedPart {
  readonly part: RecordPart;
  /** As it stands in the whole: signed before a later version gave it more fields, it hashes as it stood. */
  readonly raw: unknown;
}

/** All parts a content was signed for, in their order: those it holds, then the rows that lie beside it. */
async function* partBlocks(
  db: ReadDb,
  kind: RecordKind,
  row: SubmissionRow,
  content: unknown,
): AsyncGenerator<readonly SignedPart[]> {
  const seal = kind.rowsSeal?.(content);
  if (!seal) {
    const whole: unknown = JSON.parse(row.content);
    // One by one, as they may be of different kinds.
    for (const part of kind.parts?.(content) ?? []) yield [{ part, raw: valueAt(whole, part.path) }];
    return;
  }
  let position = 0;
  for await (const rows of signedBlocks(db, row.id, seal)()) {
    const first = position;
    yield rows.flatMap((one, at) => {
      const part = kind.rowPart?.(one, first + at);
      return part ? [{ part, raw: part.content }] : [];
    });
    position += rows.length;
  }
}

/** `parts` are of one kind; `kept` is what lies in the store in their places. */
async function faultsOf(
  db: ReadDb,
  whole: SubmissionRow,
  parts: readonly SignedPart[],
  kept: readonly (PartRow | undefined)[],
): Promise<string[]> {
  const kind = parts[0]?.part.kind;
  if (!kind) return [];
  const salt = whole.record_id;
  const ids = parts.map(({ part }) => part.recordId);
  const states = await readMany(db, kind, ids);
  return parts.flatMap(({ part, raw }, at) => {
    const row = kept[at];
    const signed = [raw, part.content]
      .map((content) => ({ content, text: canonicalJson(content) ?? '' }))
      .find(({ text }) => textHashOf(kind.name, text, salt) === row?.content_hash);
    const isKept =
      signed !== undefined &&
      row?.record_kind === kind.name &&
      row.record_id === part.recordId &&
      row.version === (part.baseVersion ?? 0) + 1 &&
      row.content_path === jsonPath(part.path);
    if (!isKept) return ['parts_differ'];
    const state = states.get(part.recordId);
    if (!state) return ['record_missing'];
    if (state.submissionId !== whole.id) return [];
    const { content } = signed;
    return holds(kind, { content, hash: row.content_hash, salt }, state.content) ? [] : ['record_differs'];
  });
}

import { REVEALS_AN_HOUR } from '#shared/disclosures/disclosures.contract.ts';
import type { Visit } from '#core/door/visit.ts';
import type { Disclosure, WriteDb } from '#core/kernel/context.ts';
import {
  findLabelOf,
  hasLately,
  countRevealsSince,
  insertDisclosure,
} from '#core/modules/audit/disclosure.repository.ts';

const HOUR_MS = 3_600_000;
/** A page that is drawn again is not told again. */
const AGAIN_MS = 600_000;

/**
 * Writes what a call told, each row once; what a page or a form told this person within ten minutes stands there already.
 * Returns what was written.
 */
export async function keepDisclosures(
  db: WriteDb,
  { person, now }: Pick<Visit, 'person' | 'now'>,
  today: string,
  disclosed: readonly Disclosure[],
): Promise<readonly Disclosure[]> {
  const kept: Disclosure[] = [];
  for (const told of disclosed) {
    const isPage = told.what === 'shown' || told.what === 'preview';
    const fields = (told.fields ?? []).join(',');
    if (isPage && (await hasLately(db, person.id, { ...told, fields }, now - AGAIN_MS))) continue;
    const before = told.what === 'reveal' ? await countRevealsSince(db, person.id, now - HOUR_MS) : 0;
    await insertDisclosure(db, {
      at: now,
      on_date: today,
      what: told.what,
      person_id: person.id,
      person_name: person.name,
      subject_kind: told.subjectKind,
      subject_id: told.subjectId ?? null,
      subject_label: (await findLabelOf(db, told.subjectId)) ?? null,
      fields,
      filter: told.filter ?? null,
      row_count: told.rows ?? null,
      masking: told.masking,
      reason: told.reason,
      remark: told.remark ?? null,
      file_hash: told.fileHash ?? null,
      second_name: told.release?.secondName ?? null,
      release_id: told.release?.id ?? null,
      excess: before >= REVEALS_AN_HOUR ? before + 1 : 0,
    });
    kept.push(told);
  }
  return kept;
}

import {
  disclosureList,
  type DisclosureListInput,
  type DisclosureRow,
} from '#shared/disclosures/disclosures.contract.ts';
import { filled, isIn, listSql, optional } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const DISCLOSURES = listSql({
  list: disclosureList,
  table: 'disclosure',
  alias: 'd',
  id: 'd.seq',
  columns: {
    seq: filled('d.seq'),
    onDate: filled('d.on_date'),
    what: filled('d.what'),
    personName: filled('d.person_name'),
    subjectKind: filled('d.subject_kind'),
    subjectLabel: optional('d.subject_label'),
    rowCount: optional('d.row_count'),
    masking: filled('d.masking'),
    reason: filled('d.reason'),
    fileHash: optional('d.file_hash'),
    secondName: optional('d.second_name'),
  },
  sums: {},
});

/** One page of the log by key, newest first unless another order is asked for. */
export function listDisclosureIds(db: ReadDb, asked: DisclosureListInput) {
  const { text } = asked;
  return readList(db, DISCLOSURES, asked, {
    text: text ? [isIn(['d.person_name', 'd.subject_label'], text)] : [],
  });
}

export async function listDisclosuresByIds(db: ReadDb, ids: readonly RecordKey[]): Promise<DisclosureRow[]> {
  const rows = await db
    .selectFrom('disclosure')
    .select([
      'seq',
      'at',
      'on_date as onDate',
      'what',
      'person_name as personName',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'subject_label as subjectLabel',
      'fields',
      'filter',
      'row_count as rowCount',
      'masking',
      'reason',
      'remark',
      'file_hash as fileHash',
      'second_name as secondName',
    ])
    .where('seq', 'in', ids.map(Number))
    .execute();
  return inOrder(ids, rows, (row) => row.seq);
}

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
  const { text, what } = asked;
  const ofKinds = what === undefined ? [] : [{ column: 'what', op: 'in' as const, values: what }];
  return readList(
    db,
    DISCLOSURES,
    { ...asked, where: [...asked.where, ...ofKinds] },
    { text: text ? [isIn(['d.person_name', 'd.subject_label'], text)] : [] },
  );
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

/** The worst hour of each person and day on which more was told than the work asks for, newest first. */
export async function listExcess(db: ReadDb, fromOn: string) {
  return db
    .selectFrom('disclosure')
    .select(['person_name as personName', 'on_date as onDate'])
    .select((eb) => [eb.fn.max('at').$castTo<number>().as('at'), eb.fn.max('excess').$castTo<number>().as('count')])
    .where('excess', '>', 0)
    .where('on_date', '>=', fromOn)
    .groupBy(['on_date', 'person_name'])
    .orderBy('on_date', 'desc')
    .orderBy('person_name')
    .limit(20)
    .execute();
}

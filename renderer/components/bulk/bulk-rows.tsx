import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '#renderer/components/data-grid.tsx';
import type { GridColumn } from '#renderer/components/grid-props.ts';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { BulkPreview, BulkValue } from '#shared/review/bulk-change.schema.ts';

type Row = BulkPreview['rows'][number];

interface BulkRowsProps {
  readonly record: string;
  /** Where the field stands in the record, for the words of its values. */
  readonly path: string;
  readonly rows: readonly Row[];
}

/** Before and after of each record; refused ones first, each with its reason. */
export function BulkRows({ record, path, rows }: BulkRowsProps) {
  const { t } = useTranslation('bulk');
  const words = useRecordWords();
  const sentence = useRuleSentence();
  const sorted = useMemo(
    () => [
      ...rows.filter(({ refusal }) => refusal !== undefined),
      ...rows.filter(({ refusal }) => refusal === undefined),
    ],
    [rows],
  );
  const columns = useMemo<readonly GridColumn<Row>[]>(() => {
    const shown = (value: BulkValue) => (value === null ? '–' : words.text(record, path, value));
    return [
      {
        key: 'code',
        title: t('code'),
        width: 110,
        frozen: true,
        cell: (row) => <span className="num">{row.code}</span>,
      },
      { key: 'name', title: t('name'), width: 240, grow: true, cell: (row) => row.name },
      {
        key: 'before',
        title: t('before'),
        width: 150,
        cell: (row) => <Was gone={row.refusal === undefined}>{shown(row.before)}</Was>,
      },
      {
        key: 'after',
        title: t('after'),
        width: 150,
        cell: (row) => (row.refusal === undefined ? <b>{shown(row.after)}</b> : <Was gone>{shown(row.after)}</Was>),
      },
      {
        key: 'refusal',
        title: t('refusal'),
        width: 380,
        grow: true,
        tone: (row) => (row.refusal === undefined ? undefined : 'wrong'),
        cell: ({ refusal }) => (refusal === undefined ? '' : sentence(refusal.rule, refusal.details)),
      },
    ];
  }, [t, words, sentence, record, path]);
  return (
    <div className="bulk-rows">
      <DataGrid label={t('rows')} columns={columns} rows={sorted} rowKey={(row) => row.id} empty="" />
    </div>
  );
}

/** A value that does not stand after this: what is replaced, or what was refused. */
function Was({ gone, children }: { readonly gone: boolean; readonly children: string }) {
  return gone ? <s className="quiet">{children}</s> : <span>{children}</span>;
}

import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { DailyEntryRow } from '#shared/daily/daily.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

interface DailyGridProps {
  readonly label: string;
  readonly rows: readonly DailyEntryRow[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onMore: () => void;
  readonly empty: ReactNode;
  readonly current: string | undefined;
  readonly onCurrent: (row: DailyEntryRow) => void;
  readonly onOpen?: (row: DailyEntryRow) => void;
  /** On the page of one day: the time alone, and which document an entry stands on. */
  readonly ofDay?: boolean;
}

/** Daily entries, newest first: who keyed what when, and whether a second person has seen it. */
export function DailyGrid({ ofDay, ...props }: DailyGridProps) {
  const columns = useDailyColumns(ofDay === true);
  return (
    <DataGrid
      {...props}
      columns={columns}
      rowKey={(row) => row.id}
      rowLook={(row) => (row.state === 'struck' ? 'dim' : undefined)}
    />
  );
}

function useDailyColumns(ofDay: boolean): readonly GridColumn<DailyEntryRow>[] {
  const { t } = useTranslation('daily');
  const words = useRecordWords();
  return useMemo(() => {
    const subject: GridColumn<DailyEntryRow> = {
      key: 'subject',
      title: t('columns.subject'),
      width: 136,
      cell: (row) => <span className="num">{row.subjectLabel}</span>,
    };
    return [
      {
        key: 'at',
        title: t(ofDay ? 'columns.time' : 'columns.at'),
        width: ofDay ? 60 : 96,
        cell: (row) => <span className="num">{formatInstant(row.at).slice(ofDay ? 11 : 5)}</span>,
      },
      { key: 'kind', title: t('columns.kind'), width: 112, cell: (row) => <span>{words.kind(row.kind)}</span> },
      ...(ofDay ? [subject] : []),
      {
        key: 'summary',
        title: t('columns.summary'),
        width: 240,
        grow: true,
        cell: (row) => <EntryText row={row} />,
      },
      { key: 'person', title: t('columns.person'), width: 78, cell: (row) => <span>{row.personName}</span> },
      { key: 'state', title: t('columns.state'), width: 188, cell: (row) => <EntryMark row={row} /> },
    ];
  }, [t, words, ofDay]);
}

function EntryText({ row }: { readonly row: DailyEntryRow }) {
  const { t } = useTranslation('daily');
  if (row.state === 'struck') {
    return (
      <span title={row.summary}>
        <s>{row.summary}</s> {t('struckBecause', { reason: row.struckReason })}
      </span>
    );
  }
  return (
    <span title={row.summary}>
      {row.correctsId !== null && <b className="entry-tag">{t('isCorrection')}</b>}
      {row.summary}
      {row.correctedById !== null && <span className="quiet"> {t('wasCorrected')}</span>}
      {row.file !== null && (
        <span className="quiet small"> · {t('fromFile', { name: row.file.fileName, row: row.file.row })}</span>
      )}
    </span>
  );
}

/** Unreviewed is said in words wherever an entry stands; reviewed names the second person. */
function EntryMark({ row }: { readonly row: DailyEntryRow }) {
  const { t } = useTranslation('daily');
  switch (row.state) {
    case 'open':
      return <StatusMark status="draft" text={t('state.open')} />;
    case 'waiting':
      return <StatusMark status="submitted" text={t('state.waiting')} />;
    case 'reviewed':
      return <StatusMark status="effective" text={t('state.reviewed', { name: row.checkerName })} />;
    case 'struck':
      return <StatusMark status="void" text={t('state.struck')} />;
  }
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { ExportButton, ExportNote, useExport } from '#renderer/components/export-button.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import { plain, words as wordColumn } from '#renderer/components/list-columns.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { RateBar } from '#renderer/features/review/rate-bar.tsx';
import { monthBefore, monthText, readMonth } from '#renderer/features/review/month-box.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { QualityGroup, type QualityRow } from '#shared/review/review.contract.ts';

type Total = Output<'review.quality'>['total'];

/** Months looked back over when the page is first opened. */
const MONTHS = 5;

/** 双录质量: how often two keyings of a field differ, by field, kind, maker, checker or month. Counts only, never a value. */
export function QualityPage() {
  const { t } = useTranslation('quality');
  const thisMonth = Number(useToday().slice(0, 7).replace('-', ''));
  const [by, setBy] = useTabMemory<QualityGroup>('by', 'field');
  const [from, setFrom] = useTabMemory('from', monthBefore(thisMonth, MONTHS));
  const [to, setTo] = useTabMemory('to', thisMonth);
  const input = { by, fromMonth: Math.min(from, to), toMonth: Math.max(from, to) };
  const quality = useOfficeQuery('review.quality', input, { keepPrevious: true });
  const exported = useExport('review_quality', input);
  const columns = useColumns(by, quality.data?.total, mostOf(quality.data?.rows ?? []));
  useKeys([
    ...QualityGroup.options.map((value, index) => ({ chord: `Alt+${index + 1}`, run: () => setBy(value) })),
    { chord: 'F5', run: () => void quality.refetch() },
  ]);
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('facts')}
        views={
          <Chips
            label={t('by.label')}
            value={by}
            onChange={setBy}
            views={QualityGroup.options.map((value) => ({ value, text: t(`by.${value}`) }))}
          />
        }
      >
        <ExportButton exported={exported} />
      </PageHeader>
      <ExportNote exported={exported} />
      <div className="tool-row">
        <MonthBox key={`from ${from}`} label={t('from')} month={from} onMonth={setFrom} />
        <MonthBox key={`to ${to}`} label={t('to')} month={to} onMonth={setTo} />
        <span className="quiet small">{t('rateIs')}</span>
      </div>
      <DataGrid
        label={t('title')}
        columns={columns}
        rows={quality.data?.rows}
        error={quality.error}
        onRetry={() => void quality.refetch()}
        rowKey={(row) => `${row.kind ?? ''} ${row.key}`}
        empty={
          <EmptyState title={t('empty.title', { from: monthText(input.fromMonth), to: monthText(input.toMonth) })}>
            {t('empty.text')}
          </EmptyState>
        }
      />
    </>
  );
}

interface MonthBoxProps {
  readonly label: string;
  readonly month: number;
  readonly onMonth: (month: number) => void;
}

/** A month as `2026-11`; what cannot be read goes back to what it was. */
function MonthBox({ label, month, onMonth }: MonthBoxProps) {
  const [typed, setTyped] = useState(monthText(month));
  return (
    <label className="inline-field month">
      {label}
      <TextBox
        value={typed}
        maxLength={7}
        aria-label={label}
        onChange={setTyped}
        onLeave={(text) => {
          const read = readMonth(text);
          setTyped(monthText(read ?? month));
          if (read !== undefined) onMonth(read);
        }}
      />
    </label>
  );
}

/** The longest bar stands for the highest rate, so that small rates can be told apart. */
function mostOf(rows: readonly QualityRow[]): number {
  return Math.max(0, ...rows.map(({ differed, keyed }) => (keyed === 0 ? 0 : differed / keyed)));
}

function useColumns(by: QualityGroup, total: Total | undefined, most: number): readonly GridColumn<QualityRow>[] {
  const { t } = useTranslation('quality');
  const words = useRecordWords();
  const name = (row: QualityRow): string => {
    if (row.kind !== undefined && row.path !== undefined) return words.field(row.kind, row.path.replaceAll('.*', ''));
    if (by === 'kind') return words.kind(row.kind ?? row.key);
    return by === 'month' ? monthText(Number(row.key)) : row.key;
  };
  const count = (key: 'keyed' | 'differed' | 'corrected' | 'disputed', width: number): GridColumn<QualityRow> =>
    plain(key, t(`column.${key}`), width, (row) => (row[key] === 0 ? '–' : row[key].toLocaleString('en-US')), {
      align: 'end',
      total: <span className="num">{total?.[key].toLocaleString('en-US')}</span>,
    });
  const rate = ({ differed, keyed }: Pick<QualityRow, 'differed' | 'keyed'>) => (keyed === 0 ? 0 : differed / keyed);
  return [
    wordColumn('key', t(`by.${by}`), 220, name, { grow: true, total: t('total') }),
    ...(by === 'field' ? [wordColumn<QualityRow>('kind', t('by.kind'), 140, (row) => words.kind(row.kind ?? ''))] : []),
    count('keyed', 110),
    count('differed', 110),
    count('corrected', 130),
    count('disputed', 110),
    {
      key: 'rate',
      title: t('column.rate'),
      width: 260,
      cell: (row) => <RateBar rate={rate(row)} most={most} label={t('column.rate')} />,
      total: total !== undefined && <span className="num">{(rate(total) * 100).toFixed(1)}%</span>,
    },
  ];
}

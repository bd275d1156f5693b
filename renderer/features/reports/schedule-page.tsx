import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { Chips } from '#renderer/components/page-header.tsx';
import {
  ScheduleFilters,
  type ScheduleFilterTexts,
  scheduleFilter,
} from '#renderer/features/reports/schedule-filters.tsx';
import { useScheduleColumns } from '#renderer/features/reports/schedule-columns.tsx';
import { keyOf, scheduleRows, type ScheduleRow } from '#renderer/features/reports/schedule-rows.ts';
import { LineState, PerformanceGrouping } from '#shared/reports/reports.contract.ts';

const STATES = ['all', ...LineState.options] as const;
const READS = ['contracts', 'dispatch', 'invoicing', 'ledger', 'clients'];

/** 合同履行一览表: every line of every contract in quantity and money, grouped and summed by the office. */
export function SchedulePage() {
  const { t } = useTranslation('reports');
  const { open } = useTabs();
  const mayPrint = useMay()('printing.print');
  const [texts, setTexts] = useTabMemory<ScheduleFilterTexts>('filter', {});
  const [groupBy, setGroupBy] = useTabMemory<PerformanceGrouping>('groupBy', 'contract');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const filter = scheduleFilter(useDeferredValue(texts));
  const list = usePagedQuery('reports.contractPerformance', { filter, groupBy }, { reads: READS });
  const rows = useMemo(() => scheduleRows(list.rows, list.pages, folded), [list.rows, list.pages, folded]);
  const table = useLocalList<ScheduleRow>({
    name: 'contractPerformance',
    rows,
    error: list.error,
    reload: list.reload,
    more: list.more,
    input: { filter, groupBy },
    words: { text: texts.text ?? '', onText: (text) => setTexts({ ...texts, text }) },
  });
  const isNarrowed = Object.values(texts).some((text) => text !== undefined && text !== '' && text !== 'all');
  const toggle = (key: string) =>
    setFolded((old) => (old.has(key) ? new Set([...old].filter((one) => one !== key)) : new Set([...old, key])));
  const columns = useScheduleColumns({ totals: list.first?.totals, folded, onToggle: toggle });
  const groups = list.pages.flatMap((page) => page.groups.map(({ key }) => key));
  const print = () =>
    open('printing.preview', {
      document: 'contract_performance',
      id: JSON.stringify({ filter, groupBy }),
      number: t('title'),
    });
  useKeys([
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
    { chord: '-', label: t('foldAll'), outsideText: true, run: () => setFolded(new Set(groups)) },
    { chord: '+', outsideText: true, run: () => setFolded(new Set()) },
    ...PerformanceGrouping.options.map((value, index) => ({
      chord: `Ctrl+${index + 1}`,
      run: () => setGroupBy(value),
    })),
  ]);
  const counts = list.first?.counts;
  return (
    <ListPage<ScheduleRow>
      title={t('title')}
      facts={list.first === undefined ? undefined : t('asOf', { date: list.first.asOf })}
      sections={{
        items: STATES.map((value) => ({
          value,
          text: t(`state.${value}`),
          ...(counts !== undefined && {
            count: value === 'all' ? Object.values(counts).reduce((a, b) => a + b, 0) : counts[value],
          }),
        })),
        value: texts.state ?? 'all',
        onChange: (value) => setTexts({ ...texts, state: value }),
      }}
      search={t('searchHint')}
      filters={
        <>
          <ScheduleFilters texts={texts} onChange={setTexts} />
          <span className="push" />
          <span className="quiet small">{t('groupBy')}</span>
          <Chips
            label={t('groupBy')}
            value={groupBy}
            onChange={setGroupBy}
            views={PerformanceGrouping.options.map((value) => ({ value, text: t(`group.${value}`) }))}
          />
        </>
      }
      actions={
        <Button icon={<Printer size={13} aria-hidden />} disabled={!mayPrint} onClick={print}>
          {t('forms:print')}
          <Kbd chord="Ctrl+P" />
        </Button>
      }
      exportAs="contractPerformance"
      columns={columns}
      list={table}
      ticks={null}
      rowKey={keyOf}
      rowLook={(row) => (row.group === undefined ? undefined : 'group')}
      onOpen={(row) => {
        if (row.line !== undefined) open('contracts.page', { id: row.line.contractId }, row.line.contractNumber);
        else if (row.group !== undefined) toggle(row.group.key);
      }}
      empty={{ title: t('empty.title'), text: t('empty.text') }}
      {...(isNarrowed && { narrowed: { onClear: () => setTexts({}) } })}
    />
  );
}

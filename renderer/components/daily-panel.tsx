import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { DailyGrid } from '#renderer/components/daily-grid.tsx';
import { EntryLine } from '#renderer/components/entry-line.tsx';
import type { EntryForm } from '#renderer/components/entry-forms.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { StrikeDialog } from '#renderer/components/strike-dialog.tsx';
import type { DailyEntryRow } from '#shared/daily/daily.contract.ts';

interface DailyPanelProps {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly forms: readonly EntryForm[];
  /** The permission to key these kinds: without it the line is not there. */
  readonly write: string;
}

/** 跟踪与催办 on the page of a document: one line to key, and below it everything keyed so far. */
export function DailyPanel({ subject, forms, write }: DailyPanelProps) {
  const { t } = useTranslation('daily');
  const may = useMay();
  const list = usePagedQuery('daily.list', { subject }, { reads: ['review'] });
  const [currentId, setCurrentId] = useState<string>();
  const [correcting, setCorrecting] = useState<DailyEntryRow>();
  const [hasCorrected, setHasCorrected] = useState(false);
  const [striking, setStriking] = useState<DailyEntryRow>();
  const current = list.rows?.find((row) => row.id === currentId) ?? list.rows?.[0];
  function correct(): void {
    setCorrecting(current);
    setHasCorrected(true);
  }
  useKeys([
    {
      chord: 'Ctrl+E',
      label: t('correct'),
      disabled: current?.mayCorrect !== true,
      run: correct,
    },
    {
      chord: 'Delete',
      label: t('strike.verb'),
      outsideText: true,
      disabled: current?.mayStrike !== true,
      run: () => setStriking(current),
    },
  ]);
  return (
    <>
      {may(write) && (
        <EntryLine
          key={correcting?.id ?? 'new'}
          takesFocus={hasCorrected}
          subject={subject}
          forms={forms}
          correcting={correcting}
          onCorrected={() => setCorrecting(undefined)}
        />
      )}
      <DailyGrid
        label={t('panel')}
        rows={list.rows}
        error={list.error}
        onRetry={list.reload}
        onMore={list.more}
        current={current?.id}
        onCurrent={(row) => setCurrentId(row.id)}
        empty={<EmptyState title={t('empty.panel')}>{t('empty.panelText')}</EmptyState>}
      />
      {current !== undefined && may(write) && (
        <div className="daily-actions">
          <Button disabled={!current.mayCorrect} onClick={correct}>
            {t('correct')}
            <Kbd chord="Ctrl+E" />
          </Button>
          <Button disabled={!current.mayStrike} onClick={() => setStriking(current)}>
            {t('strike.open')}
            <Kbd chord="Delete" />
          </Button>
        </div>
      )}
      {striking !== undefined && <StrikeDialog entry={striking} onClose={() => setStriking(undefined)} />}
    </>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { KeyingPane } from '#renderer/features/review/keying-pane.tsx';
import { PaperPane } from '#renderer/features/review/paper-pane.tsx';
import { ReviewQueue } from '#renderer/features/review/review-queue.tsx';
import { Done } from '#renderer/features/review/done-note.tsx';
import type { QueueRow } from '#shared/review/review.contract.ts';

const SCOPES = ['to_check', 'mine', 'open', 'all'] as const;
type Scope = (typeof SCOPES)[number];

/** 复核中心: the queue, the evidence, the boxes. Everything from the keyboard: open, key, compare, sign, next. */
export function ReviewCentre() {
  const { t } = useTranslation('review');
  const [scope, setScope] = useTabMemory<Scope>('scope', 'to_check');
  const [currentId, setCurrentId] = useTabMemory<string>('current', '');
  const [finished, setFinished] = useState<Finished>();
  const queue = useOfficeQuery('review.queue', { scope }, { keepPrevious: true });
  const rows = queue.data?.rows ?? [];
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === currentId),
  );
  const current: QueueRow | undefined = rows[at];
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => panes.current?.querySelector<HTMLElement>('[role=listbox]')?.focus(), []);

  function step(by: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) setCurrentId(next.id);
  }
  useKeys([
    { chord: 'Alt+ArrowDown', label: t('keys.next'), run: () => step(1) },
    { chord: 'Alt+ArrowUp', run: () => step(-1) },
    { chord: 'F6', label: t('keys.panes'), run: () => nextPane(panes.current) },
    { chord: 'F5', run: () => void queue.refetch() },
  ]);
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts', { count: queue.data?.notInQueue ?? 0 })}>
        <Chips
          label={t('scope.label')}
          value={scope}
          onChange={setScope}
          views={SCOPES.map((value) => ({
            value,
            text: t(`scope.${value}`),
            ...(value === scope && queue.data !== undefined ? { count: rows.length } : {}),
          }))}
        />
      </PageHeader>
      <div className="review" ref={panes}>
        <ReviewQueue
          label={t('title')}
          rows={rows}
          currentId={current?.id}
          onCurrent={setCurrentId}
          onEnter={() => firstBox(panes.current)}
        >
          {finished !== undefined && <Done finished={finished} />}
        </ReviewQueue>
        {queue.isError && <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} />}
        {queue.isPending && <GreyRows />}
        {queue.data !== undefined && current === undefined && (
          <EmptyState title={t(`empty.${scope}.title`)}>
            {t(`empty.${scope}.text`, { count: queue.data.notInQueue })}
          </EmptyState>
        )}
        {current !== undefined && <Submission key={current.id} id={current.id} onFinished={setFinished} />}
      </div>
    </>
  );
}

function firstBox(panes: HTMLElement | null): void {
  panes?.querySelector<HTMLElement>('.review-keying input:not([readonly]), .review-keying [data-main-action]')?.focus();
}

/** F6: from pane to pane, into the first thing there that takes focus. */
function nextPane(panes: HTMLElement | null): void {
  const all = [...(panes?.children ?? [])];
  const here = all.findIndex((pane) => pane.contains(document.activeElement));
  const next = all[(here + 1) % Math.max(1, all.length)];
  const target =
    next?.matches('[tabindex]') === true ? next : next?.querySelector('input:not([readonly]), button, [tabindex]');
  if (target instanceof HTMLElement) target.focus();
}

function Submission({ id, onFinished }: { readonly id: string; readonly onFinished: (finished: Finished) => void }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  return (
    <>
      <PaperPane view={view.data} />
      <KeyingPane view={view.data} onJudged={() => void view.refetch()} onFinished={onFinished} />
    </>
  );
}

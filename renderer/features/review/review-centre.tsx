import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { KeyingPane } from '#renderer/features/review/keying-pane.tsx';
import { PaperPane } from '#renderer/features/review/paper-pane.tsx';
import { ReviewQueue } from '#renderer/features/review/review-queue.tsx';
import { Done } from '#renderer/features/review/done-note.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import type { QueueRow } from '#shared/review/review.contract.ts';

const SCOPES = ['to_check', 'mine', 'open', 'all'] as const;
type Scope = (typeof SCOPES)[number];

/** 复核中心: the queue, the evidence, the boxes. Everything from the keyboard: open, key, compare, sign, next. */
export function ReviewCentre() {
  const { t } = useTranslation('review');
  const [scope, setScope] = useTabMemory<Scope>('scope', 'to_check');
  const [currentId, setCurrentId] = useTabMemory<string>('current', '');
  const [finished, setFinished] = useState<Finished>();
  const queue = usePagedQuery('review.queue', { scope });
  const rows = queue.rows ?? [];
  // When the one in hand has left the queue, the next one has moved up into its place.
  const [place, setPlace] = useState(0);
  const found = rows.findIndex((row) => row.id === currentId);
  const at = found >= 0 ? found : Math.max(0, Math.min(place, rows.length - 1));
  const current: QueueRow | undefined = rows[at];
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => panes.current?.querySelector<HTMLElement>('[role=listbox]')?.focus(), []);

  function step(by: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) take(next.id);
  }
  function take(id: string): void {
    setCurrentId(id);
    setPlace(rows.findIndex((row) => row.id === id));
  }
  useKeys([
    { chord: 'Alt+ArrowDown', label: t('keys.next'), run: () => step(1) },
    { chord: 'Alt+ArrowUp', run: () => step(-1) },
    { chord: 'F6', label: t('keys.panes'), run: () => nextPane(panes.current) },
    { chord: 'F5', run: queue.reload },
  ]);
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts', { count: queue.first?.notInQueue ?? 0 })}>
        <Chips
          label={t('scope.label')}
          value={scope}
          onChange={setScope}
          views={SCOPES.map((value) => ({
            value,
            text: t(`scope.${value}`),
            ...(value === scope && queue.first !== undefined && { count: countOf(scope, queue.first, rows.length) }),
          }))}
        />
      </PageHeader>
      <div className="review" ref={panes}>
        <ReviewQueue
          label={t('title')}
          rows={rows}
          currentId={current?.id}
          onCurrent={take}
          onMore={queue.more}
          onEnter={() => firstBox(panes.current)}
        >
          {finished !== undefined && <Done finished={finished} />}
        </ReviewQueue>
        {queue.error !== null && <ErrorNote error={queue.error} onRetry={queue.reload} />}
        {queue.rows === undefined && queue.error === null && <GreyRows />}
        {queue.first !== undefined && current === undefined && (
          <EmptyState title={t(`empty.${scope}.title`)}>
            {t(`empty.${scope}.text`, { count: queue.first.notInQueue })}
          </EmptyState>
        )}
        {current !== undefined && <Submission key={current.id} id={current.id} onFinished={setFinished} />}
      </div>
    </>
  );
}

/** How many there are; where the office does not count, how many are loaded and whether more follow. */
function countOf(scope: Scope, first: Output<'review.queue'>, loaded: number): number | string {
  if (scope === 'to_check') return Object.values(first.byKind).reduce((sum, count) => sum + count, 0);
  return first.next === undefined ? loaded : `${loaded}+`;
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

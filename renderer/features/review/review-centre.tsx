import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useReminders } from '#renderer/app/use-reminders.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { ExportButton, ExportNote, useExport } from '#renderer/components/export-button.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import { AdjudicationPane } from '#renderer/features/review/adjudication-pane.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { KeyingPane } from '#renderer/features/review/keying-pane.tsx';
import { PaperPane } from '#renderer/features/review/paper-pane.tsx';
import { ReviewQueue } from '#renderer/features/review/review-queue.tsx';
import { Done } from '#renderer/features/review/done-note.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { type QueueRow, QueueScope, type Reminders } from '#shared/review/review.contract.ts';

/** 复核中心: the queue, the evidence, the boxes. Everything from the keyboard: open, key, compare, sign, next. */
export function ReviewCentre() {
  const { t } = useTranslation('review');
  const [scope, setScope] = useTabMemory<QueueScope>('scope', 'to_check');
  const [currentId, setCurrentId] = useTabMemory<string>('current', '');
  const [finished, setFinished] = useState<Finished>();
  const queue = usePagedQuery('review.queue', { scope });
  const exported = useExport('review_queue', { scope });
  const rows = queue.rows ?? [];
  // When the one in hand has left the queue, the next one has moved up into its place.
  const [place, setPlace] = useState(0);
  const found = rows.findIndex((row) => row.id === currentId);
  const at = found >= 0 ? found : Math.max(0, Math.min(place, rows.length - 1));
  const current: QueueRow | undefined = rows[at];
  // Brought here for one that stands further down: read on until it is there.
  const [sought] = useTabMemory<string>('sought', '');
  const { more } = queue;
  useEffect(() => {
    if (sought !== '' && sought === currentId && found < 0) more();
  }, [sought, currentId, found, more, rows.length]);
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => focusQueue(panes.current), []);
  const reminders = useReminders();
  // After a signature the next one is entered at once: open, key, sign, next.
  const goingOn = useRef(false);
  function step(by: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) take(next.id);
  }
  function take(id: string): void {
    setCurrentId(id);
    setPlace(rows.findIndex((row) => row.id === id));
  }
  function finish(what: Finished): void {
    setFinished(what);
    goingOn.current = scope === 'to_check' || scope === 'to_adjudicate';
    focusQueue(panes.current);
  }
  function shown(): void {
    if (goingOn.current) firstBox(panes.current);
    goingOn.current = false;
  }
  useKeys([
    { chord: 'Alt+ArrowDown', label: t('keys.next'), run: () => step(1) },
    { chord: 'Alt+ArrowUp', run: () => step(-1) },
    { chord: 'F6', label: t('keys.panes'), run: () => nextPane(panes.current) },
    { chord: 'F5', run: queue.reload },
    ...QueueScope.options.map((value, index) => ({ chord: `Alt+${index + 1}`, run: () => setScope(value) })),
  ]);
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts', { count: queue.first?.notInQueue ?? 0 })}>
        <Chips
          label={t('scope.label')}
          value={scope}
          onChange={setScope}
          views={QueueScope.options.map((value) => ({
            value,
            text: t(`scope.${value}`),
            ...counted(value, scope, reminders, queue.first, rows.length),
          }))}
        />
        <ExportButton exported={exported} />
      </PageHeader>
      <ExportNote exported={exported} />
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
        {current !== undefined && <Submission key={current.id} id={current.id} onShown={shown} onFinished={finish} />}
      </div>
    </>
  );
}

/** Reminders count what waits for this person; the rest counts what is loaded and says whether more follows. */
function counted(
  value: QueueScope,
  scope: QueueScope,
  reminders: Reminders | undefined,
  first: Output<'review.queue'> | undefined,
  loaded: number,
): { readonly count?: number | string } {
  if (reminders !== undefined && value === 'to_check') return { count: reminders.toCheck };
  if (reminders !== undefined && value === 'to_adjudicate') return { count: reminders.toAdjudicate };
  if (value !== scope || first === undefined) return {};
  return { count: first.next === undefined ? loaded : `${loaded}+` };
}

function focusQueue(panes: HTMLElement | null): void {
  panes?.querySelector<HTMLElement>('[role=listbox]')?.focus();
}

/** Into the first box or tick; where there is none, onto the main action. */
function firstBox(panes: HTMLElement | null): void {
  const pane = panes?.querySelector<HTMLElement>('.review-keying');
  const box = pane?.querySelector<HTMLElement>('.rekey-box input:not([readonly]), .check-row input:not([disabled])');
  (box ?? pane?.querySelector<HTMLElement>('[data-main-action]'))?.focus();
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

interface SubmissionProps {
  readonly id: string;
  readonly onShown: () => void;
  readonly onFinished: (finished: Finished) => void;
}

function Submission({ id, onShown, onFinished }: SubmissionProps) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  const isHere = view.data !== undefined;
  const show = useEffectEvent(onShown);
  useEffect(() => {
    if (isHere) show();
  }, [isHere]);
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  return (
    <>
      <ErrorBoundary>
        <PaperPane view={view.data} />
      </ErrorBoundary>
      {view.data.state === 'disputed' && view.data.mayAdjudicate ? (
        <AdjudicationPane view={view.data} onFinished={onFinished} />
      ) : (
        <KeyingPane view={view.data} onJudged={() => void view.refetch()} onFinished={onFinished} />
      )}
    </>
  );
}

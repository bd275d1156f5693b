import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { TimeLeftText } from '#renderer/features/review/time-left.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueueRow } from '#shared/review/review.contract.ts';

interface ReviewQueueProps {
  readonly label: string;
  readonly rows: readonly QueueRow[];
  readonly currentId: string | undefined;
  readonly children?: ReactNode;
  readonly onCurrent: (id: string) => void;
  /** The end is near: the next page, if there is one. */
  readonly onMore: () => void;
  /** Enter: into the first box of the submission in hand. */
  readonly onEnter: () => void;
}

/** What waits, by deadline. Titles come from the office and never hold a checked value. */
export function ReviewQueue({ label, rows, currentId, children, onCurrent, onMore, onEnter }: ReviewQueueProps) {
  const listId = useId();
  const at = rows.findIndex((row) => row.id === currentId);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      onEnter();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    const next = by === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    onCurrent(next.id);
  }
  return (
    <div
      ref={box}
      className="review-queue"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget: list }) => {
        if (list.scrollTop + 2 * list.clientHeight > list.scrollHeight) onMore();
      }}
    >
      {rows.map((row, index) => (
        <div
          key={row.id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={row.id === currentId}
          className="queue-item"
          onClick={() => onCurrent(row.id)}
        >
          <QueueItem row={row} />
        </div>
      ))}
      {children}
    </div>
  );
}

/** Kind and deadline; who and which; title and how far it is. */
function QueueItem({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const waits = row.state === 'submitted';
  return (
    <>
      <div>
        <span className="queue-title cut">
          {words.kind(row.kind)} · {t(`action.${row.action}`)}
        </span>
        {row.dueAt === null ? (
          <span className="small num quiet">{formatInstant(row.submittedAt).slice(5)}</span>
        ) : (
          <TimeLeftText dueAt={row.dueAt} />
        )}
      </div>
      <div className="small quiet">
        <span className="cut">
          {row.makerName} · {t('serial', { serial: row.serial })}
        </span>
        <span>{waits ? t('boxes', { count: row.rekeyCount }) : t(`state.${row.state}`)}</span>
      </div>
      <div className="small faint">
        <span className="cut push">{row.title}</span>
        {waits && row.escalated && <span className="escalated">{t('escalated')}</span>}
        {waits && row.steps > 1 && <span className="num">{t('stepOf', { step: row.step, steps: row.steps })}</span>}
        {waits && row.steps === 1 && row.requiredSignatures > 1 && (
          <span className="num">{t('signatures', { done: row.signatures, of: row.requiredSignatures })}</span>
        )}
      </div>
    </>
  );
}

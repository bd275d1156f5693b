import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus } from '#renderer/app/session.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueueRow } from '#shared/review/review.contract.ts';

/** Working hours a submission may wait before it goes back (review.md, "Life of a submission"). */
const PRESSING_MS = 20 * 3_600_000;

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

/** What waits, longest first. Titles come from the office and never hold a checked value. */
export function ReviewQueue({ label, rows, currentId, children, onCurrent, onMore, onEnter }: ReviewQueueProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const listId = useId();
  const now = useOfficeStatus().data?.now ?? 0;
  const at = rows.findIndex((row) => row.id === currentId);
  const box = useRef<HTMLElement>(null);
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
    <aside
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
          <div>
            <span className="queue-title cut">
              {words.kind(row.kind)} · {t(`action.${row.action}`)}
            </span>
            <span className={`small num ${now - row.submittedAt > PRESSING_MS ? 'due-soon' : 'quiet'}`}>
              {formatInstant(row.submittedAt).slice(5)}
            </span>
          </div>
          <div className="small quiet">
            <span className="cut">
              {row.makerName} · {t('serial', { serial: row.serial })}
            </span>
            <span>{row.state === 'submitted' ? t('boxes', { count: row.rekeyCount }) : t(`state.${row.state}`)}</span>
          </div>
          <div className="small faint">
            <span className="cut">{row.title}</span>
            <span className="num">{t('signatures', { done: row.signatures, of: row.requiredSignatures })}</span>
          </div>
        </div>
      ))}
      {children}
    </aside>
  );
}

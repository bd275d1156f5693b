import { Button } from 'antd';
import { CircleAlert, CircleCheck, Copy, Inbox, Info, RefreshCw, ServerCrash, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, failureOf } from '#renderer/app/use-office.ts';
import { usePageName } from '#renderer/app/use-tabs.tsx';
import { VERSION } from '#renderer/app/version.ts';
import { copyOut } from '#renderer/components/clipboard.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const NOTE_ICONS = { error: CircleAlert, warning: TriangleAlert, success: CircleCheck, info: Info } as const;

interface NoteProps {
  readonly tone: keyof typeof NOTE_ICONS;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}

/** What happened, where, what next. Errors and warnings are announced. */
export function Note({ tone, title, children }: NoteProps) {
  const Icon = NOTE_ICONS[tone];
  return (
    <div className={`note note-${tone}`} role={tone === 'error' || tone === 'warning' ? 'alert' : 'status'}>
      <Icon size={14} aria-hidden />
      <div>
        {title !== undefined && <b>{title}</b>}
        {title !== undefined && children !== undefined && ' '}
        {children}
      </div>
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  /** Under which filter it is empty, and what exists outside it. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Inbox size={30} strokeWidth={1.4} aria-hidden />
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}

/** What a report of an internal failure says: reference, version, page and time, and never a stack. */
function useReport(failure: AnyFailure): { readonly reference: string; readonly copy: () => void } | undefined {
  const { t } = useTranslation('window');
  const page = usePageName();
  const [at] = useState(() => formatInstant(Date.now()));
  if (failure.code !== 'internal') return undefined;
  const { reference } = failure;
  const where = page === undefined ? '' : t(`pages.${page}`, { defaultValue: page });
  const report = t('report', { reference, version: VERSION, page: where, at });
  return { reference, copy: () => void copyOut({ plain: report }) };
}

/** Ctrl C anywhere in a note of a failure copies its report, unless some of its words are chosen. */
function onCopyKey(event: KeyboardEvent, copy: () => void): void {
  if (!event.ctrlKey || event.key.toLowerCase() !== 'c' || String(window.getSelection()) !== '') return;
  event.preventDefault();
  copy();
}

/** A refusal in one line, for forms and panels; an internal failure also offers its report. */
export function FailureNote({ failure }: { readonly failure: AnyFailure | undefined }) {
  return failure === undefined ? undefined : <Refusal failure={failure} />;
}

function Refusal({ failure }: { readonly failure: AnyFailure }) {
  const { t } = useTranslation('window');
  const say = useFailureWords();
  const report = useReport(failure);
  const { title, remedy } = say(failure);
  if (report === undefined)
    return (
      <Note tone="error" title={title}>
        {remedy}
      </Note>
    );
  return (
    <div tabIndex={0} role="group" aria-label={title} onKeyDown={(event) => onCopyKey(event, report.copy)}>
      <Note tone="error" title={title}>
        {remedy}{' '}
        <button type="button" className="link" onClick={report.copy}>
          <Copy size={11} aria-hidden /> {t('copyReference')} <span className="code">{report.reference}</span>
        </button>
      </Note>
    </div>
  );
}

interface ErrorNoteProps {
  /** Whatever was thrown; or the failure itself, as `failure`. */
  readonly error?: unknown;
  readonly failure?: AnyFailure | undefined;
  readonly onRetry?: () => void;
}

/** What stands in the panel that failed: reason, remedy, F5, report. Never a stack. */
export function ErrorNote({ error, failure: told, onRetry }: ErrorNoteProps) {
  const { t } = useTranslation('window');
  const say = useFailureWords();
  const failure = told ?? failureOf(error);
  const report = useReport(failure);
  const { title, remedy } = say(failure);
  useKeys(onRetry === undefined ? [] : [{ chord: 'F5', label: t('retry'), run: onRetry }]);
  return (
    <div
      className="empty-state failed"
      role="alert"
      {...(report !== undefined && { onKeyDown: (event: KeyboardEvent) => onCopyKey(event, report.copy) })}
    >
      <ServerCrash size={30} strokeWidth={1.4} aria-hidden />
      <h2>{title}</h2>
      <p>{remedy}</p>
      <div className="actions">
        {report !== undefined && (
          <Button onClick={report.copy}>
            {t('copyReference')} <span className="code">{report.reference}</span>
            <Kbd chord="Ctrl+C" />
          </Button>
        )}
        {onRetry !== undefined && (
          <Button type="primary" icon={<RefreshCw size={13} aria-hidden />} onClick={onRetry}>
            {t('retry')}
            <Kbd chord="F5" />
          </Button>
        )}
      </div>
    </div>
  );
}

const SHOW_AFTER_MS = 300;

/** Nothing for 300 ms, then grey rows: a quick answer never flickers. */
export function GreyRows({ rows = 8 }: { readonly rows?: number }) {
  const { t } = useTranslation('window');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return undefined;
  return (
    <div className="grey-rows" role="status" aria-label={t('busy')}>
      {Array.from({ length: rows }, (_, i) => (
        <i key={i} style={{ width: `${92 - ((i * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

interface BusyBarProps {
  /** The step in words. */
  readonly step: string;
  readonly done: number;
  /** 0 while nobody knows how much there is. */
  readonly total: number;
  /** How long it still takes, in words. */
  readonly left?: string;
  readonly onCancel?: () => void;
  readonly onBackground?: () => void;
}

/** Work that takes longer than two seconds: step, count, cancel, to the background. */
export function BusyBar({ step, done, total, left, onCancel, onBackground }: BusyBarProps) {
  const { t } = useTranslation('window');
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="busy-bar">
      <b>{step}</b>
      <div className="row">
        <div
          className={`track push${total === 0 ? ' unknown' : ''}`}
          role="progressbar"
          aria-label={step}
          aria-valuenow={total === 0 ? undefined : percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${total === 0 ? 30 : percent}%` }} />
        </div>
        {total > 0 && <span className="num">{percent}%</span>}
      </div>
      <div className="row">
        <span className="quiet small num">
          {total > 0 ? t('doneOf', { done, total }) : done > 0 && done} {left}
        </span>
        <span className="push" />
        {onBackground !== undefined && <Button onClick={onBackground}>{t('toBackground')}</Button>}
        {onCancel !== undefined && (
          <Button onClick={onCancel}>
            {t('cancel')}
            <Kbd chord="Escape" />
          </Button>
        )}
      </div>
    </div>
  );
}

import { Button } from 'antd';
import { CircleAlert, CircleCheck, Copy, Inbox, Info, RefreshCw, ServerCrash, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, failureOf } from '#renderer/app/use-office.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';

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

/** A refusal in one line, for forms and panels; an internal failure also offers its report number. */
export function FailureNote({ failure }: { readonly failure: AnyFailure | undefined }) {
  const say = useFailureWords();
  if (failure === undefined) return undefined;
  const { title, remedy } = say(failure);
  return (
    <Note tone="error" title={title}>
      {remedy} {failure.code === 'internal' && <ReferenceButton reference={failure.reference} />}
    </Note>
  );
}

function ReferenceButton({ reference }: { readonly reference: string }) {
  const { t } = useTranslation('window');
  return (
    <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(reference)}>
      <Copy size={11} aria-hidden /> {t('copyReference')} <span className="code">{reference}</span>
    </button>
  );
}

interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What stands in the panel that failed: reason, remedy, retry, report number. Never a stack. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const { t } = useTranslation('window');
  const say = useFailureWords();
  const failure = failureOf(error);
  const { title, remedy } = say(failure);
  return (
    <div className="empty-state failed" role="alert">
      <ServerCrash size={30} strokeWidth={1.4} aria-hidden />
      <h2>{title}</h2>
      <p>{remedy}</p>
      <div className="actions">
        {failure.code === 'internal' && (
          <Button onClick={() => void navigator.clipboard.writeText(failure.reference)}>
            {t('copyReference')} <span className="code">{failure.reference}</span>
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
  readonly total: number;
  readonly onCancel?: () => void;
  readonly onBackground?: () => void;
}

/** Work that takes longer than two seconds: step, count, cancel, to the background. */
export function BusyBar({ step, done, total, onCancel, onBackground }: BusyBarProps) {
  const { t } = useTranslation('window');
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="busy-bar">
      <b>{step}</b>
      <div className="row">
        <div
          className="track push"
          role="progressbar"
          aria-label={step}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${percent}%` }} />
        </div>
        <span className="num">{percent}%</span>
      </div>
      <div className="row">
        <span className="quiet small num">{t('doneOf', { done, total })}</span>
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

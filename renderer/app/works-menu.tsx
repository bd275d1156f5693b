import { Button } from 'antd';
import { CircleAlert, CircleCheck, CircleSlash, FolderOpen, Inbox, LoaderCircle, Save, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useTicking, useWorks } from '#renderer/app/use-work.ts';
import type { Work, WorkList } from '#renderer/app/works.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useWorkWords } from '#renderer/components/work-busy.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';

const SHOW_AFTER_MS = 300;

const percentOf = ({ done, total }: Work): number | undefined =>
  total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined;

/** In the status bar: what runs and how far, and whether a result waits to be looked at. Ctrl J opens the list. */
export function WorksMenu() {
  const { t } = useTranslation('works');
  const { works, list } = useWorks();
  const personId = useSession().session?.personId;
  // Behind the lock and at the desk nobody is asked where to keep a file: this effect is off there.
  useEffect(() => {
    list.setPerson(personId);
    return () => list.setPerson(undefined);
  }, [list, personId]);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const running = works.filter(({ state }) => state === 'running');
  const now = useTicking(running.length > 0);
  const shown = running.filter(({ startedAt }) => now - startedAt > SHOW_AFTER_MS);
  const unseen = works.filter((work) => work.endedAt !== undefined && !work.seen);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useKeys([
    { chord: 'Ctrl+J', run: () => (open ? close() : setOpen(true)) },
    ...(open ? [{ chord: 'Escape', run: close }] : []),
  ]);
  useEffect(() => {
    if (!open) return undefined;
    box.current?.querySelector<HTMLElement>('.works-panel')?.focus();
    const away = ({ target }: MouseEvent) => {
      if (target instanceof Node && box.current?.contains(target) === false) setOpen(false);
    };
    window.addEventListener('mousedown', away);
    return () => window.removeEventListener('mousedown', away);
  }, [open]);
  const [first] = shown;
  const percent = first === undefined ? undefined : percentOf(first);
  if (works.length === 0 && !open) return undefined;
  return (
    <div
      ref={box}
      className="works"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="works-button"
        aria-expanded={open}
        title="Ctrl J"
        onClick={() => setOpen(!open)}
      >
        {first === undefined ? (
          <Inbox size={12} aria-hidden />
        ) : (
          <LoaderCircle size={12} className="turning" aria-hidden />
        )}
        {first === undefined ? t('title') : t('running', { count: shown.length })}
        {percent !== undefined && <span className="num">{percent}%</span>}
        {unseen.length > 0 && <b className="unseen">{t('unseen', { count: unseen.length })}</b>}
      </button>
      {open && <WorksPanel works={works} list={list} now={now} onClose={close} />}
    </div>
  );
}

interface WorksPanelProps {
  readonly works: readonly Work[];
  readonly list: WorkList;
  readonly now: number;
  readonly onClose: () => void;
}

function WorksPanel({ works, list, now, onClose }: WorksPanelProps) {
  const { t } = useTranslation('works');
  // Looked at when the list is closed, so that the marks can be read while it is open.
  useEffect(() => () => list.see(list.all().map(({ id }) => id)), [list]);
  return (
    <section className="works-panel" role="dialog" aria-label={t('title')} tabIndex={-1}>
      <header>
        <b className="push">{t('title')}</b>
        <span className="quiet small">{t('kept')}</span>
        <button type="button" className="icon-button" aria-label={t('close')} onClick={onClose}>
          <X size={14} aria-hidden />
        </button>
      </header>
      <ul>
        {works.map((work) => (
          <li key={work.id} className={work.seen || work.endedAt === undefined ? '' : 'new'}>
            {work.state === 'running' ? (
              <RunningWork work={work} list={list} now={now} />
            ) : (
              <EndedWork work={work} list={list} onClose={onClose} />
            )}
          </li>
        ))}
      </ul>
      {works.length === 0 && <p className="queue-end">{t('none')}</p>}
    </section>
  );
}

interface OneWorkProps {
  readonly work: Work;
  readonly list: WorkList;
}

function RunningWork({ work, list, now }: OneWorkProps & { readonly now: number }) {
  const { t } = useTranslation('works');
  const words = useWorkWords();
  const percent = percentOf(work);
  return (
    <>
      <div className="row">
        <b className="cut push">{work.title}</b>
        <Button
          size="small"
          onClick={({ currentTarget }) => {
            // The button goes with the work: Esc and Tab must go on from the list.
            currentTarget.closest<HTMLElement>('.works-panel')?.focus();
            list.cancel(work.id);
          }}
        >
          {t('cancel')}
        </Button>
      </div>
      <div
        className={`track${percent === undefined ? ' unknown' : ''}`}
        role="progressbar"
        aria-label={work.title}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percent ?? 30}%` }} />
      </div>
      <div className="row quiet small num">
        <span className="push">{words.step(work)}</span>
        {work.total > 0 ? t('window:doneOf', { done: work.done, total: work.total }) : work.done > 0 && work.done}
        <span>{words.left(work, now)}</span>
      </div>
    </>
  );
}

const MARKS = { done: CircleCheck, ready: Save, failed: CircleAlert, cancelled: CircleSlash } as const;

function EndedWork({ work, list, onClose }: OneWorkProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('works');
  const { open } = useTabs();
  const { outcome, state, endedAt } = work;
  const warns = outcome?.warns === true;
  const Mark = state === 'running' ? Inbox : warns ? CircleAlert : MARKS[state];
  const path = outcome?.path;
  return (
    <>
      <div className="row">
        <Mark size={14} aria-hidden className={state === 'failed' || warns ? 'wrong-text' : 'quiet'} />
        <b className="cut push" title={work.title}>
          {work.title}
        </b>
        <span className="quiet small num">{endedAt === undefined ? '' : formatInstant(endedAt).slice(5)}</span>
        <button type="button" className="icon-button" aria-label={t('remove')} onClick={() => list.remove(work.id)}>
          <X size={12} aria-hidden />
        </button>
      </div>
      {state === 'failed' ? (
        <FailureNote failure={work.failure} />
      ) : (
        <p className={warns ? 'wrong-text' : ''}>{outcome?.text ?? t(`state.${state}`)}</p>
      )}
      {path !== undefined && (
        <p className="code cut" title={path}>
          {path}
        </p>
      )}
      <div className="row">
        {state === 'ready' && (
          <Button size="small" type="primary" onClick={() => list.finish(work.id)}>
            {t('save')}
          </Button>
        )}
        {path !== undefined && (
          <>
            <Button size="small" onClick={() => void window.desktop?.openSaved(path, 'file')}>
              {t('openFile')}
            </Button>
            <Button
              size="small"
              icon={<FolderOpen size={12} aria-hidden />}
              onClick={() => void window.desktop?.openSaved(path, 'folder')}
            >
              {t('openFolder')}
            </Button>
          </>
        )}
        {outcome?.open !== undefined && (
          <Button
            size="small"
            onClick={() => {
              if (outcome.open !== undefined) open(outcome.open.page, outcome.open.params);
              onClose();
            }}
          >
            {t('open')}
          </Button>
        )}
      </div>
    </>
  );
}

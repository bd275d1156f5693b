import { Bell } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REMINDED, useOpenQueue, waitingFor } from '#renderer/app/use-reminders.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import type { Reminders } from '#shared/review/review.contract.ts';

/** What waits, in words and numbers; each line opens its list. Ctrl B, arrows, Enter, Esc. */
export function BellMenu({ reminders }: { readonly reminders: Reminders | undefined }) {
  const { t } = useTranslation('window');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const bell = useRef<HTMLButtonElement>(null);
  const waiting = reminders === undefined ? 0 : waitingFor(reminders);
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>('.bell-list button')?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    bell.current?.focus();
  };
  useKeys([{ chord: 'Ctrl+B', run: () => (open ? close() : setOpen(true)) }]);
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && open) close();
    else if (by !== undefined && open) walk(box.current, by);
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={box}
      className="bell"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={bell}
        type="button"
        className="icon-button"
        aria-expanded={open}
        aria-label={t('reminders.title', { count: waiting })}
        onClick={() => setOpen(!open)}
      >
        <Bell size={15} aria-hidden />
        {waiting > 0 && <i className="dot" />}
      </button>
      {open && <BellList reminders={reminders} onDone={() => setOpen(false)} />}
    </div>
  );
}

function walk(box: HTMLElement | null, by: number): void {
  const lines = [...(box?.querySelectorAll<HTMLElement>('.bell-list button') ?? [])];
  const at = lines.findIndex((line) => line === document.activeElement);
  lines.at((at + by) % Math.max(1, lines.length))?.focus();
}

interface BellListProps {
  readonly reminders: Reminders | undefined;
  readonly onDone: () => void;
}

function BellList({ reminders, onDone }: BellListProps) {
  const { t } = useTranslation('window');
  const openQueue = useOpenQueue();
  const due = REMINDED.filter(({ name }) => (reminders?.[name] ?? 0) > 0);
  return (
    <div className="bell-list" role="group" aria-label={t('reminders.label')}>
      {due.map(({ name, scope }) => (
        <button
          key={name}
          type="button"
          onClick={() => {
            openQueue(scope);
            onDone();
          }}
        >
          <span className="push">{t(`reminders.${name}`)}</span>
          <b className={`num${name === 'dueSoon' || name === 'ownDueSoon' ? ' due-soon' : ''}`}>{reminders?.[name]}</b>
        </button>
      ))}
      {due.length === 0 && <p className="quiet small">{t('reminders.nothing')}</p>}
    </div>
  );
}

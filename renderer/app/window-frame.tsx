import { Bell, Lock, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandBox } from '#renderer/app/command-box.tsx';
import { KeySheet } from '#renderer/app/key-sheet.tsx';
import { Logo } from '#renderer/app/logo.tsx';
import { PageArea } from '#renderer/app/page-area.tsx';
import { RAIL, RAIL_FOOT, PAGES, type RailEntry } from '#renderer/app/pages.tsx';
import { useMay, useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { StatusBar } from '#renderer/app/status-bar.tsx';
import { TabStrip } from '#renderer/app/tab-strip.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { WindowButtons } from '#renderer/app/window-buttons.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';

/** How many submissions wait for this person. The number says nothing about what is in them. */
function useToCheck(): number {
  const may = useMay();
  const queue = useOfficeQuery('review.queue', { scope: 'to_check', limit: 1 }, { enabled: may('review.read') });
  return Object.values(queue.data?.byKind ?? {}).reduce((sum, count) => sum + count, 0);
}

/** Title bar, rail, tabs, page and status bar of a signed-in person. */
export function WindowFrame() {
  const { t } = useTranslation('window');
  const [floating, setFloating] = useState<'commands' | 'keys'>();
  const { open, close, turn, state } = useTabs();
  const { leave } = useSession();
  const toCheck = useToCheck();
  useKeys([
    { chord: 'F1', label: t('keys.all'), run: () => setFloating('keys') },
    { chord: 'F12', label: t('keys.switchUser'), run: () => void leave() },
    { chord: 'Ctrl+K', run: () => setFloating('commands') },
    { chord: 'Ctrl+Tab', run: () => turn(1) },
    { chord: 'Ctrl+Shift+Tab', run: () => turn(-1) },
    { chord: 'Ctrl+W', run: () => close(state.activeId) },
    { chord: 'Ctrl+PageDown', run: () => turn(1) },
    { chord: 'Ctrl+PageUp', run: () => turn(-1) },
  ]);
  return (
    <div className="window">
      <TitleBar toCheck={toCheck} onCommands={() => setFloating('commands')} onSwitch={() => void leave()} />
      <Rail toCheck={toCheck} onOpen={open} />
      <TabStrip />
      <PageArea />
      <StatusBar />
      {floating === 'commands' && <CommandBox onClose={() => setFloating(undefined)} />}
      {floating === 'keys' && <KeySheet onClose={() => setFloating(undefined)} />}
    </div>
  );
}

interface TitleBarProps {
  readonly toCheck: number;
  readonly onCommands: () => void;
  readonly onSwitch: () => void;
}

function TitleBar({ toCheck, onCommands, onSwitch }: TitleBarProps) {
  const { t } = useTranslation('window');
  const { session, lock } = useSession();
  const { open } = useTabs();
  const officeName = useOfficeStatus().data?.officeName;
  return (
    <header className="title-bar">
      <span className="brand">
        <Logo />
        {t('product')}
      </span>
      <span className="office-name cut">{officeName}</span>
      <button type="button" className="command-open" onClick={onCommands}>
        <Search size={14} aria-hidden />
        <span className="cut">{t('commandHint')}</span>
        <Kbd chord="Ctrl+K" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('waiting', { count: toCheck })}
        onClick={() => open('review.centre')}
      >
        <Bell size={15} aria-hidden />
        {toCheck > 0 && <i className="dot" />}
      </button>
      <button type="button" className="icon-button" aria-label={t('keys.lock')} onClick={() => void lock()}>
        <Lock size={15} aria-hidden />
      </button>
      <button type="button" className="person" onClick={onSwitch} aria-label={t('keys.switchUser')}>
        <span className="initial" aria-hidden>
          {session?.name.slice(0, 1)}
        </span>
        <span>{session?.name}</span>
        <em>{session?.title}</em>
        <Kbd chord="F12" />
      </button>
      <WindowButtons />
    </header>
  );
}

/** The badge has room for two digits; the page says how many. */
const MOST_COUNTED = 99;

function Rail({ toCheck, onOpen }: { readonly toCheck: number; readonly onOpen: (page: string) => void }) {
  const { t } = useTranslation('window');
  const may = useMay();
  const { state } = useTabs();
  const active = state.tabs.find((tab) => tab.id === state.activeId);
  const here = active === undefined ? undefined : PAGES[active.page]?.module;
  const button = (entry: RailEntry) => (
    <button
      key={entry.module}
      type="button"
      data-module={entry.module}
      className={entry.module === here ? 'on' : ''}
      aria-current={entry.module === here ? 'page' : undefined}
      onClick={() => onOpen(entry.page)}
    >
      <entry.icon size={18} strokeWidth={1.7} aria-hidden />
      <span>{t(`rail.${entry.module}`)}</span>
      {entry.module === 'review' && toCheck > 0 && (
        <span className="count">{toCheck > MOST_COUNTED ? `${MOST_COUNTED}+` : toCheck}</span>
      )}
    </button>
  );
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {RAIL.filter((entry) => entry.permission === undefined || may(entry.permission)).map(button)}
      <span className="push" />
      {button(RAIL_FOOT)}
    </nav>
  );
}

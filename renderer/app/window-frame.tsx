import { Lock, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BellMenu } from '#renderer/app/bell-menu.tsx';
import { CommandBox } from '#renderer/app/command-box.tsx';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { HelpPanel } from '#renderer/app/help-panel.tsx';
import { Logo } from '#renderer/app/logo.tsx';
import { PageArea } from '#renderer/app/page-area.tsx';
import { Rail } from '#renderer/app/rail.tsx';
import { SampleMark } from '#renderer/app/sample-mark.tsx';
import { useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { StatusBar } from '#renderer/app/status-bar.tsx';
import { TabStrip } from '#renderer/app/tab-strip.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useReminders, waitingFor } from '#renderer/app/use-reminders.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { WorksMenu } from '#renderer/app/works-menu.tsx';
import { WindowButtons } from '#renderer/app/window-buttons.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { Reminders } from '#shared/review/review.contract.ts';

/** Title bar, rail, tabs, page and status bar of a signed-in person. */
export function WindowFrame() {
  const { t } = useTranslation('window');
  const [floating, setFloating] = useState<'commands' | 'help'>();
  const { open, closeFront, turn } = useTabs();
  const { leave } = useSession();
  const reminders = useReminders();
  useKeys([
    { chord: 'F1', label: t('help.label'), run: () => setFloating(floating === 'help' ? undefined : 'help') },
    { chord: 'F12', label: t('keys.switchUser'), run: () => void leave() },
    { chord: 'Ctrl+K', run: () => setFloating('commands') },
    { chord: 'Ctrl+Tab', run: () => turn(1) },
    { chord: 'Ctrl+Shift+Tab', run: () => turn(-1) },
    { chord: 'Ctrl+W', run: closeFront },
    { chord: 'Ctrl+PageDown', run: () => turn(1) },
    { chord: 'Ctrl+PageUp', run: () => turn(-1) },
  ]);
  return (
    <div className="window">
      <TitleBar reminders={reminders} onCommands={() => setFloating('commands')} onSwitch={() => void leave()} />
      <Rail toReview={reminders === undefined ? 0 : waitingFor(reminders)} onOpen={open} />
      <nav className="tab-place" aria-label={t('tabs')}>
        <TabStrip />
      </nav>
      <PageArea />
      <StatusBar>
        <ErrorBoundary>
          <WorksMenu />
        </ErrorBoundary>
      </StatusBar>
      {floating === 'commands' && (
        <CommandBox onClose={() => setFloating(undefined)} onKeys={() => setFloating('help')} />
      )}
      {floating === 'help' && <HelpPanel onClose={() => setFloating(undefined)} />}
    </div>
  );
}

interface TitleBarProps {
  readonly reminders: Reminders | undefined;
  readonly onCommands: () => void;
  readonly onSwitch: () => void;
}

function TitleBar({ reminders, onCommands, onSwitch }: TitleBarProps) {
  const { t } = useTranslation('window');
  const { session, lock } = useSession();
  const officeName = useOfficeStatus().data?.officeName;
  return (
    <header className="title-bar">
      <span className="brand">
        <Logo />
        {t('product')}
      </span>
      <span className="office-name cut">{officeName}</span>
      <SampleMark />
      <button type="button" className="command-open" onClick={onCommands}>
        <Search size={14} aria-hidden />
        <span className="cut">{t('commandHint')}</span>
        <Kbd chord="Ctrl+K" />
      </button>
      <BellMenu reminders={reminders} />
      <button type="button" className="icon-button" aria-label={t('keys.lock')} onClick={() => void lock()}>
        <Lock size={15} aria-hidden />
      </button>
      <button type="button" className="person" onClick={onSwitch}>
        <span className="offscreen">{t('keys.switchUser')}</span>
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

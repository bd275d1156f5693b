import { CircleCheck, Hourglass, ServerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupMark } from '#renderer/app/backup-mark.tsx';
import { useSession } from '#renderer/app/session.tsx';
import { useOfficeNow } from '#renderer/app/use-office-now.ts';
import { useKeysShown } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';

/** Left the keys that work here, right what the frame adds, how the office is and its time. */
export function StatusBar({ children }: { readonly children?: ReactNode }) {
  const { office } = useSession();
  const { t } = useTranslation('window');
  const shown = useKeysShown();
  return (
    <footer className="status-bar">
      <div className="keys">
        {shown
          .filter((binding) => binding.disabled !== true)
          .map((binding) => (
            <span key={binding.chord}>
              <Kbd chord={binding.chord} />
              {binding.label}
            </span>
          ))}
      </div>
      <BackupMark />
      {children}
      {office === 'ready' ? (
        <span className="well">
          <CircleCheck size={12} aria-hidden />
          {t('office.ready')}
        </span>
      ) : (
        <span className="unwell" role="alert">
          {office === 'restarting' ? <Hourglass size={12} aria-hidden /> : <ServerOff size={12} aria-hidden />}
          {t(`office.${office}`)}
        </span>
      )}
      <OfficeClock />
    </footer>
  );
}

const TICK_MS = 10_000;

function OfficeClock() {
  const now = useOfficeNow(TICK_MS);
  return now !== undefined && <span className="num">{formatInstant(now).slice(5)}</span>;
}

import { Activity, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useIdleLock } from '#renderer/app/use-idle-lock.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { GreyRows } from '#renderer/components/notices.tsx';

const LockPage = lazy(() => import('#renderer/features/users/lock-page.tsx').then((m) => ({ default: m.LockPage })));

interface LockCurtainProps {
  readonly idleMs: number;
  readonly children: ReactNode;
}

/**
 * While the seat is locked nothing of the page is to be seen: it is taken out of the layout, its effects and keys are off,
 * it asks the office nothing, and what hangs beside it (dialogs, lists) is hidden by the body's mark. Unlocked, it stands
 * there as it was left.
 */
export function LockCurtain({ idleMs, children }: LockCurtainProps) {
  const { session, lock } = useSession();
  const locked = session?.locked === true;
  useIdleLock(idleMs, session !== undefined && !locked, () => void lock());
  useEffect(() => {
    document.body.classList.toggle('locked', locked);
    return () => document.body.classList.remove('locked');
  }, [locked]);
  return (
    <>
      <div className="behind-lock" inert={locked}>
        <Activity mode={locked ? 'hidden' : 'visible'}>
          <LockKey onLock={() => void lock()} />
          {children}
        </Activity>
      </div>
      {locked && (
        <Suspense fallback={<GreyRows />}>
          <LockPage session={session} />
        </Suspense>
      )}
    </>
  );
}

/** A key nobody else uses; it works wherever somebody is signed in, also at the desk. */
function LockKey({ onLock }: { readonly onLock: () => void }) {
  const { t } = useTranslation('window');
  useKeys([{ chord: 'Shift+F12', label: t('keys.lock'), always: true, run: onLock }]);
  return undefined;
}

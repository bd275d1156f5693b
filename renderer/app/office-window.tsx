import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { AppearanceProvider } from '#renderer/app/appearance.tsx';
import { DeskProvider } from '#renderer/app/desk.tsx';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { KeyRegistry } from '#renderer/app/keys.ts';
import { LockCurtain } from '#renderer/app/lock-curtain.tsx';
import { isPage } from '#renderer/app/pages.tsx';
import { SessionProvider, useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { IDLE_MS } from '#renderer/app/use-idle-lock.ts';
import { DraftsProvider } from '#renderer/app/use-draft.tsx';
import { KeyContext, useKeyboard } from '#renderer/app/use-keys.ts';
import { createQueryClient, followOffice } from '#renderer/app/use-office.ts';
import { TabsProvider } from '#renderer/app/use-tabs.tsx';
import { WindowFrame } from '#renderer/app/window-frame.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';

const SignInPage = lazy(() =>
  import('#renderer/features/users/sign-in-page.tsx').then((m) => ({ default: m.SignInPage })),
);
const FirstRunPage = lazy(() =>
  import('#renderer/features/users/first-run-page.tsx').then((m) => ({ default: m.FirstRunPage })),
);
const PasswordPage = lazy(() =>
  import('#renderer/features/users/password-page.tsx').then((m) => ({ default: m.PasswordPage })),
);

/** The whole window: providers outside, then who is here, then the frame with that person's tabs. */
export function OfficeWindow({ idleMs = IDLE_MS }: { readonly idleMs?: number }) {
  const [client] = useState(createQueryClient);
  const [keys] = useState(() => new KeyRegistry());
  useEffect(() => followOffice(client), [client]);
  return (
    <QueryClientProvider client={client}>
      <KeyContext value={keys}>
        <AppearanceProvider>
          <ErrorBoundary>
            <SessionProvider>
              <Suspense fallback={<GreyRows />}>
                <WhoIsHere idleMs={idleMs} />
              </Suspense>
            </SessionProvider>
          </ErrorBoundary>
        </AppearanceProvider>
      </KeyContext>
    </QueryClientProvider>
  );
}

function WhoIsHere({ idleMs }: { readonly idleMs: number }) {
  useKeyboard();
  const status = useOfficeStatus();
  const { session, refresh } = useSession();
  const [founding, setFounding] = useState(false);
  if (status.isError) return <ErrorNote error={status.error} onRetry={() => void status.refetch()} />;
  if (status.data === undefined) return <GreyRows />;
  if (!status.data.initialised || founding) {
    const done = (): void => {
      setFounding(false);
      refresh();
    };
    return <FirstRunPage onFounding={() => setFounding(true)} onDone={done} />;
  }
  if (session === undefined) return <SignInPage status={status.data} onSignedIn={refresh} />;
  return (
    <LockCurtain key={session.personId} idleMs={idleMs}>
      {session.mustChangePassword ? (
        <PasswordPage session={session} onChanged={refresh} />
      ) : (
        <TabsProvider personId={session.personId} knows={isPage}>
          <DraftsProvider>
            <DeskProvider>
              <WindowFrame />
            </DeskProvider>
          </DraftsProvider>
        </TabsProvider>
      )}
    </LockCurtain>
  );
}

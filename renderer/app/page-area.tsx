import { Activity, Suspense } from 'react';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { PAGES } from '#renderer/app/pages.tsx';
import { CurrentTabProvider, useTabs } from '#renderer/app/use-tabs.tsx';
import { GreyRows } from '#renderer/components/notices.tsx';

/** Every open tab stays as it was left: hidden tabs keep their fields and scroll, and bind no keys. */
export function PageArea() {
  const { state } = useTabs();
  return (
    <main className="page-area">
      {state.tabs.map((tab) => {
        const Page = PAGES[tab.page]?.component;
        return (
          <Activity key={tab.id} mode={tab.id === state.activeId ? 'visible' : 'hidden'}>
            <CurrentTabProvider tab={tab}>
              <ErrorBoundary>
                <Suspense fallback={<GreyRows />}>
                  <div className="page">{Page !== undefined && <Page />}</div>
                </Suspense>
              </ErrorBoundary>
            </CurrentTabProvider>
          </Activity>
        );
      })}
    </main>
  );
}

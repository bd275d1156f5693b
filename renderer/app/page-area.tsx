import { Activity, memo, Suspense } from 'react';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { PAGES } from '#renderer/app/pages.tsx';
import type { Tab } from '#renderer/app/tabs.ts';
import { useComingForward } from '#renderer/app/use-coming-forward.ts';
import { usePageFocus } from '#renderer/app/use-page-focus.ts';
import { CurrentTabProvider, useTabState } from '#renderer/app/use-tabs.tsx';
import { GreyRows } from '#renderer/components/notices.tsx';

/** Every open tab stays as it was left: hidden tabs keep their fields and scroll, and bind no keys. */
export function PageArea() {
  const { tabs, activeId } = useTabState();
  const area = usePageFocus(activeId);
  return (
    <main className="page-area" ref={area}>
      {tabs.map((tab) => (
        <Activity key={tab.id} mode={tab.id === activeId ? 'visible' : 'hidden'}>
          <TabPage tab={tab} />
        </Activity>
      ))}
    </main>
  );
}

/** Drawn again when something of this very tab changed; coming to the front is not. */
const TabPage = memo(({ tab }: { readonly tab: Tab }) => {
  const Page = PAGES[tab.page]?.component;
  const page = useComingForward();
  return (
    <CurrentTabProvider tab={tab}>
      <ErrorBoundary>
        <Suspense fallback={<GreyRows />}>
          <div className="page" ref={page}>
            {Page !== undefined && <Page />}
          </div>
        </Suspense>
      </ErrorBoundary>
    </CurrentTabProvider>
  );
});

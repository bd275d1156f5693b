import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { useOfficeStatus } from '#renderer/app/session.tsx';
import { StatusBar } from '#renderer/app/status-bar.tsx';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { GreyRows } from '#renderer/components/notices.tsx';

const DeskPage = lazy(() => import('#renderer/features/review/desk-page.tsx').then((m) => ({ default: m.DeskPage })));

/** Hands the window to a colleague who countersigns one submission at the maker's desk (会签). */
type OpenDesk = (submissionId: string) => void;

const DeskContext = createContext<OpenDesk>(() => undefined);

export function useDesk(): OpenDesk {
  return useContext(DeskContext);
}

/** While a colleague keys and signs, everything of the maker is unmounted: no tab, no rail, no key, no value behind the page. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const [submissionId, setSubmissionId] = useState<string>();
  const open = useMemo<OpenDesk>(() => (id) => setSubmissionId(id), []);
  if (submissionId === undefined) return <DeskContext value={open}>{children}</DeskContext>;
  return <DeskWindow submissionId={submissionId} onLeave={() => setSubmissionId(undefined)} />;
}

interface DeskWindowProps {
  readonly submissionId: string;
  readonly onLeave: () => void;
}

function DeskWindow({ submissionId, onLeave }: DeskWindowProps) {
  const officeName = useOfficeStatus().data?.officeName;
  return (
    <div className="window at-desk">
      <TitleOnly officeName={officeName} />
      <main className="page-area">
        <ErrorBoundary>
          <Suspense fallback={<GreyRows />}>
            <div className="page">
              <DeskPage submissionId={submissionId} onLeave={onLeave} />
            </div>
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
    </div>
  );
}

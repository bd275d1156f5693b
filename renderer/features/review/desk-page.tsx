import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { DeskKeying } from '#renderer/features/review/desk-keying.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { PaperPane } from '#renderer/features/review/paper-pane.tsx';

interface DeskPageProps {
  readonly submissionId: string;
  readonly onLeave: () => void;
}

/** 会签台: a colleague countersigns one submission at the maker's desk. Esc leaves; nothing typed stays behind. */
export function DeskPage({ submissionId, onLeave }: DeskPageProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { session } = useSession();
  const [finished, setFinished] = useState<Finished>();
  const shown = useOfficeQuery('review.showAtDesk', { submissionId });
  useKeys([{ chord: 'Escape', label: t('desk.leave'), run: onLeave }]);
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (finished !== undefined) return <DeskDone finished={finished} onLeave={onLeave} />;
  if (shown.data === undefined) return <GreyRows />;
  const view = shown.data;
  const leave = (
    <Button onClick={onLeave}>
      {t('desk.leave')}
      <Kbd chord="Escape" />
    </Button>
  );
  if (view.state !== 'submitted' && view.state !== 'disputed') {
    return (
      <EmptyState title={t('desk.over', { serial: view.serial, state: t(`state.${view.state}`) })} actions={leave} />
    );
  }
  return (
    <>
      <PageHeader
        title={t('desk.title', { kind: words.kind(view.kind), action: t(`action.${view.action}`) })}
        facts={
          <>
            {t('serial', { serial: view.serial })} ·{' '}
            {t('desk.facts', { maker: view.makerName, sitting: session?.name })}
          </>
        }
      >
        {leave}
      </PageHeader>
      <div className="review desk-review">
        <PaperPane view={view} />
        <DeskKeying view={view} onFinished={setFinished} />
      </div>
    </>
  );
}

function DeskDone({ finished, onLeave }: { readonly finished: Finished; readonly onLeave: () => void }) {
  const { t } = useTranslation('review');
  const { session } = useSession();
  const { what, serial, number, missing } = finished;
  return (
    <div role="status" className="page">
      <EmptyState
        title={t(`done.${what}`, { serial, number, count: missing })}
        actions={
          <Button type="primary" autoFocus onClick={onLeave}>
            {t('desk.back', { name: session?.name })}
            <Kbd chord="Enter" />
          </Button>
        }
      >
        {t('desk.untouched', { name: session?.name })}
      </EmptyState>
    </div>
  );
}

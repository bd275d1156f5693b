import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { shortHash } from '#renderer/components/sign-panel.tsx';
import { SignatureChain } from '#renderer/components/signature-chain.tsx';

interface RecordHistoryProps {
  readonly kind: string;
  readonly recordId: string;
  /** The submission that made the present state, where the page knows it: an imported record has none of its own. */
  readonly submissionId?: string;
}

/** Every submission upon one record with who keyed, returned and signed it, newest first. */
export function RecordHistory({ kind, recordId, submissionId }: RecordHistoryProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const history = useOfficeQuery('review.history', { kind, recordId });
  if (history.isError) return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <GreyRows rows={4} />;
  if (history.data.submissions.length === 0) return <MadeByBatch submissionId={submissionId} />;
  return (
    <>
      {history.data.submissions.toReversed().map((submission) => (
        <section key={submission.id}>
          <h2 className="section-title">
            {submission.kind !== kind && `${words.kind(submission.kind)} · `}
            {t(`action.${submission.action}`)} · {t('serial', { serial: submission.serial })} ·{' '}
            {t(`state.${submission.state}`)}
            <span className="code faint">{shortHash(submission.contentHash)}</span>
          </h2>
          <SignatureChain kind={kind} events={submission.chain} />
        </section>
      ))}
    </>
  );
}

function MadeByBatch({ submissionId }: { readonly submissionId: string | undefined }) {
  const { t } = useTranslation('review');
  const { open, remember } = useTabs();
  function show(id: string): void {
    const centre = 'review.centre';
    open(centre);
    remember(tabId(centre, {}), 'scope', 'all');
    remember(tabId(centre, {}), 'current', id);
  }
  return (
    <EmptyState
      title={t('history.none.title')}
      actions={
        submissionId !== undefined && <Button onClick={() => show(submissionId)}>{t('history.none.open')}</Button>
      }
    >
      {t('history.none.text')}
    </EmptyState>
  );
}

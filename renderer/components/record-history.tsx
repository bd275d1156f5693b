import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shortHash } from '#renderer/components/sign-panel.tsx';
import { SignatureChain } from '#renderer/components/signature-chain.tsx';

/** Every submission upon one record with who keyed, returned and signed it, newest first. */
export function RecordHistory({ kind, recordId }: { readonly kind: string; readonly recordId: string }) {
  const { t } = useTranslation('review');
  const history = useOfficeQuery('review.history', { kind, recordId });
  if (history.isError) return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <GreyRows rows={4} />;
  return (
    <>
      {history.data.submissions.toReversed().map((submission) => (
        <section key={submission.id}>
          <h3 className="section-title">
            {t(`action.${submission.action}`)} · {t('serial', { serial: submission.serial })} ·{' '}
            {t(`state.${submission.state}`)}
            <span className="code faint">{shortHash(submission.contentHash)}</span>
          </h3>
          <SignatureChain events={submission.chain} />
        </section>
      ))}
    </>
  );
}

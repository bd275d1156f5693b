import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';

/** 记录: who keyed, returned and countersigned the client's file, and when. */
export function ClientHistory({ clientId }: ClientSectionProps) {
  const client = useOfficeQuery('clients.get', { id: clientId }, { reads: ['review', 'ledger'] });
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  return (
    <div className="scroll" style={{ padding: '4px 14px 12px' }} tabIndex={0}>
      <RecordHistory kind="client" recordId={clientId} submissionId={client.data.submissionId} />
    </div>
  );
}

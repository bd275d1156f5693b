import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { ClientFileDetails } from '#renderer/features/clients/client-file-details.tsx';

/** 档案: the effective file as it was signed. */
export function ClientFile({ clientId }: ClientSectionProps) {
  const { t } = useTranslation('lists');
  const client = useOfficeQuery('clients.get', { id: clientId }, { reads: ['review', 'ledger'] });
  useKeys([{ chord: 'F5', label: t('reload'), run: () => void client.refetch() }]);
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  return (
    <div className="scroll" style={{ padding: '4px 14px 12px' }} tabIndex={0}>
      <ClientFileDetails clientId={clientId} content={client.data.content} />
    </div>
  );
}

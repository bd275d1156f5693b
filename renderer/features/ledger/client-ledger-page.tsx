import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ClientLedger } from '#renderer/features/ledger/client-ledger.tsx';

/** 明细账 of one client in a tab of its own. */
export function ClientLedgerPage() {
  const { t } = useTranslation('ledger');
  const { params, setTitle } = useTab();
  const name = params['name'] ?? '';
  useEffect(() => setTitle(t('clientTab', { name: name.slice(0, 10) })), [t, name, setTitle]);
  return <ClientLedger clientId={params['id'] ?? ''} clientName={name} />;
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import type { Output } from '#shared/ipc/contract.ts';

export type Kept = Output<'exchange.keepEntries'>;

/** After a file of daily entries: how many there are now, and the day page that a second person signs. */
export function KeptNote({ kept, onClose }: { readonly kept: Kept; readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const { open } = useTabs();
  return (
    <EmptyState
      title={t('kept.title', { count: kept.entries })}
      actions={
        <>
          <Button onClick={onClose}>{t('forms:submitted.close')}</Button>
          <Button type="primary" onClick={() => open('daily.day')}>
            {t('kept.day')}
          </Button>
        </>
      }
    >
      {t('kept.text')}
    </EmptyState>
  );
}

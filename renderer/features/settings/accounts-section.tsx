import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';
import type { OwnAccount } from '#shared/settings/settings.schema.ts';

/** 本公司银行账户: what clients pay into, and which account stands on what. */
export function AccountsSection() {
  const { t } = useTranslation('settings');
  const shown = useOfficeQuery('settings.accounts', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={4} />;
  const field = (key: string) => t(`fields.own_accounts.lines.${key}`);
  const tick = (on: boolean) => (on ? '✓' : '');
  return (
    <EffectivePart kind="own_accounts" head={shown.data.head} form="office.accountsForm">
      {shown.data.accounts.lines.length === 0 ? (
        <EmptyState title={t('own_accounts.none')}>{t('own_accounts.noneText')}</EmptyState>
      ) : (
        <PlainLines<OwnAccount>
          label={t('own_accounts.lines')}
          rows={shown.data.accounts.lines}
          faint={({ closedOn }) => closedOn !== null}
          columns={[
            { key: 'bank', title: field('bank'), show: ({ bank }) => bank },
            { key: 'account', title: field('account'), show: ({ account }) => <span className="code">{account}</span> },
            {
              key: 'purpose',
              title: field('purpose'),
              show: ({ purpose }) => t(`values.own_accounts.lines.purpose.${purpose}`),
            },
            { key: 'onInvoices', title: field('onInvoices'), align: 'center', show: (row) => tick(row.onInvoices) },
            { key: 'onContracts', title: field('onContracts'), align: 'center', show: (row) => tick(row.onContracts) },
            { key: 'closedOn', title: field('closedOn'), show: ({ closedOn }) => closedOn ?? '–' },
            { key: 'remark', title: field('remark'), show: ({ remark }) => remark },
          ]}
        />
      )}
    </EffectivePart>
  );
}

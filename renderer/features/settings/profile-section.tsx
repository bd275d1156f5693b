import { Button } from 'antd';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import type { Output } from '#shared/ipc/contract.ts';

type Profile = Output<'settings.profile'>['profile'];

/** 单位资料 as papers show it, and what others need to invoice this office. */
export function ProfileSection() {
  const { t } = useTranslation('settings');
  const shown = useOfficeQuery('settings.profile', {}, { reads: ['review'] });
  const logo = useOfficeQuery('settings.logo', {}, { reads: ['review'] });
  const accounts = useOfficeQuery('settings.accounts', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={6} />;
  const { head, profile } = shown.data;
  const field = (key: string) => t(`fields.office_profile.${key}`);
  const picture = logo.data?.logo;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [field('name'), profile.name],
    [field('englishName'), profile.englishName],
    [field('taxNumber'), <TaxNumber key="tax" of={profile.taxNumber} />],
    [field('address'), profile.address],
    [field('phone'), profile.phone],
    [field('contactLines'), profile.contactLines.join(' · ')],
  ];
  return (
    <EffectivePart kind="office_profile" head={head} form="office.profileForm">
      <div className="settings-profile">
        <dl className="settings-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value || '–'}</dd>
            </div>
          ))}
        </dl>
        <figure className="settings-logo">
          {picture === undefined ? (
            <span className="quiet small">{t('office_profile.noLogo')}</span>
          ) : (
            <img alt={field('logo.all')} src={`data:${picture.mediaType};base64,${picture.contentBase64}`} />
          )}
          <figcaption className="quiet small">{t('office_profile.logoPlace')}</figcaption>
        </figure>
      </div>
      <InvoiceTitle profile={profile} account={accounts.data?.accounts.lines.find(({ onInvoices }) => onInvoices)} />
    </EffectivePart>
  );
}

function TaxNumber({ of }: { readonly of: string | null }) {
  return of === null ? '–' : <span className="code">{of}</span>;
}

interface InvoiceTitleProps {
  readonly profile: Profile;
  readonly account: { readonly bank: string; readonly account: string } | undefined;
}

/** 开票资料 in one block, to be given to a supplier as it stands. */
function InvoiceTitle({ profile, account }: InvoiceTitleProps) {
  const { t } = useTranslation('settings');
  const [copied, setCopied] = useState(false);
  const lines = [
    [t('invoiceTitle.name'), profile.name],
    [t('invoiceTitle.taxNumber'), profile.taxNumber],
    [t('invoiceTitle.addressAndPhone'), [profile.address, profile.phone].filter(Boolean).join(' ')],
    [t('invoiceTitle.bankAndAccount'), account && `${account.bank} ${account.account}`],
  ] as const;
  const text = lines.map(([name, value]) => `${name}${t('invoiceTitle.colon')}${value ?? ''}`).join('\n');
  return (
    <section className="panel settings-invoice" aria-label={t('invoiceTitle.title')}>
      <header>
        <h3>{t('invoiceTitle.title')}</h3>
        <span className="push" />
        <Button
          size="small"
          icon={<Copy size={12} aria-hidden />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
      </header>
      <dl className="settings-facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

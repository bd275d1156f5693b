import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { ClientMark, UsedText } from '#renderer/features/clients/client-columns.tsx';
import type { ClientRow } from '#shared/clients/clients.contract.ts';

/** The row in hand beside the list: the whole name, whom to call, how the credit stands. */
export function ClientPreview({ row, onOpen }: { readonly row: ClientRow; readonly onOpen: () => void }) {
  const { t } = useTranslation('clients');
  const phone = row.contactPhone !== null && (
    <MaskedValue
      key={row.id}
      kind="client"
      recordId={row.id}
      path="contacts.0.phone"
      text={row.contactPhone}
      what={`${row.contactName ?? ''} ${t('columns.phone')}`}
    />
  );
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [t('columns.taxNumber'), row.taxNumberMasked],
    [t('fields.client.kind'), t(`values.client.kind.${row.kind}`)],
    [t('columns.grade'), `${row.sizeGrade} · ${row.creditGrade}`],
    [t('fields.client.region'), row.region ?? '–'],
    [t('columns.owner'), row.ownerName ?? '–'],
    [t('columns.deputy'), row.deputyName ?? '–'],
    [t('columns.tags'), row.tags ?? '–'],
    [t('contact'), row.contactName === null ? '–' : [row.contactName, ' ', phone]],
    [t('fields.client.paymentDays'), t('days', { count: row.paymentDays })],
  ];
  return (
    <aside className="side-preview" aria-label={t('preview')}>
      <h2>{row.name}</h2>
      <div className="quiet small num">
        {row.code} <ClientMark row={row} />
      </div>
      <dl className="pairs" style={{ marginTop: 6 }}>
        {pairs.map(([name, text]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('credit')}</h3>
      <dl className="pairs">
        <dt>{t('columns.creditLimit')}</dt>
        <dd>
          <MoneyText fen={row.creditLimitFen} />
        </dd>
        <dt>{t('columns.balance')}</dt>
        <dd>
          <MoneyText fen={row.balanceFen} />
        </dd>
        <dt>{t('columns.used')}</dt>
        <dd>
          <UsedText row={row} />
        </dd>
      </dl>
      <Button size="small" style={{ marginTop: 10 }} onClick={onOpen}>
        {t('open')}
        <Kbd chord="Enter" />
      </Button>
    </aside>
  );
}

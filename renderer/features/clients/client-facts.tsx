import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Fact } from '#renderer/components/page-header.tsx';
import type { ClientContent } from '#shared/clients/clients.contract.ts';

/** Who the client is in one line. What is masked comes masked from core, as in the list. */
export function ClientFacts({ content }: { readonly content: ClientContent }) {
  const { t } = useTranslation('clients');
  const where = [{ column: 'code', op: 'in' as const, values: [content.code] }];
  const row = useOfficeQuery('clients.list', { where, limit: 1 }, { keepPrevious: true }).data?.rows[0];
  const contact = [row?.contactName, row?.contactPhone].filter(Boolean).join(' ');
  return (
    <div className="facts">
      <Fact name={t('fields.client.taxNumber')}>
        <span className="code">{row?.taxNumberMasked || '–'}</span>
      </Fact>
      <Fact name={t('columns.grade')}>{`${content.sizeGrade} · ${content.creditGrade}`}</Fact>
      <Fact name={t('fields.client.kind')}>{t(`values.client.kind.${content.kind}`)}</Fact>
      <Fact name={t('fields.client.region')}>{content.region ?? '–'}</Fact>
      <Fact name={t('columns.owner')}>{content.ownerName ?? '–'}</Fact>
      <Fact name={t('fields.client.paymentDays')}>{t('days', { count: content.paymentDays })}</Fact>
      <Fact name={t('contact')}>{contact === '' ? '–' : contact}</Fact>
    </div>
  );
}

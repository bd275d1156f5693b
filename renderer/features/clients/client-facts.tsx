import { useTranslation } from 'react-i18next';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import type { ClientContent } from '#shared/clients/clients.contract.ts';

interface ClientFactsProps {
  readonly clientId: string;
  readonly content: ClientContent;
}

/** Who the client is in one line. What is masked comes masked from core. */
export function ClientFacts({ clientId, content }: ClientFactsProps) {
  const { t } = useTranslation('clients');
  const [contact] = content.contacts;
  return (
    <div className="facts">
      <Fact name={t('fields.client.taxNumber')}>
        <span className="code">
          <MaskedValue
            kind="client"
            recordId={clientId}
            path="taxNumber"
            text={content.taxNumber ?? '–'}
            what={t('fields.client.taxNumber')}
          />
        </span>
      </Fact>
      <Fact name={t('columns.grade')}>{`${content.sizeGrade} · ${content.creditGrade}`}</Fact>
      <Fact name={t('fields.client.kind')}>{t(`values.client.kind.${content.kind}`)}</Fact>
      <Fact name={t('fields.client.region')}>{content.region ?? '–'}</Fact>
      <Fact name={t('columns.owner')}>{content.ownerName ?? '–'}</Fact>
      <Fact name={t('fields.client.paymentDays')}>{t('days', { count: content.paymentDays })}</Fact>
      <Fact name={t('contact')}>
        {contact === undefined ? '–' : [contact.name, contact.phone].filter((part) => part !== null).join(' ')}
      </Fact>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { ContractContent } from '#shared/contracts/contract.schema.ts';
import { instalmentsFen } from '#shared/contracts/payment-schedule.ts';

/** What was agreed beside the lines: delivery, payment schedule with amounts, clauses. */
export function ContractAgreed({ content }: { readonly content: ContractContent }) {
  const { t } = useTranslation('contracts');
  const { delivery } = content;
  const amounts = instalmentsFen(content.paymentTerms, content.grossFen);
  const said = [
    delivery.mode !== null && t(`values.contract.delivery.mode.${delivery.mode}`),
    delivery.freightBearer !== null &&
      t('page.freight', { who: t(`values.contract.delivery.freightBearer.${delivery.freightBearer}`) }),
    delivery.place,
    delivery.toleranceBasisPoints > 0 && t('page.tolerance', { percent: delivery.toleranceBasisPoints / 100 }),
  ].filter(Boolean);
  return (
    <div className="scroll" style={{ padding: '0 0 12px' }}>
      <h2 className="block-title">{t('fields.contract.delivery.all')}</h2>
      <p style={{ margin: '0 14px' }}>{said.length === 0 ? '–' : said.join(' · ')}</p>
      <h2 className="block-title">{t('fields.contract.paymentTerms.all')}</h2>
      {content.paymentTerms.length === 0 ? (
        <p className="quiet" style={{ margin: '0 14px' }}>
          {t('form.no.paymentTerms')}
        </p>
      ) : (
        <table className="plain-table" style={{ margin: '0 14px', width: 760 }}>
          <thead>
            <tr>
              <th className="end" style={{ width: 70 }}>
                {t('fields.contract.paymentTerms.shareBasisPoints')}
              </th>
              <th className="end" style={{ width: 140 }}>
                {t('fields.contract.paymentTerms.amountFen')}
              </th>
              <th>{t('page.when')}</th>
              <th>{t('fields.contract.paymentTerms.remark')}</th>
            </tr>
          </thead>
          <tbody>
            {content.paymentTerms.map((term, index) => (
              <tr key={index}>
                <td className="end num">{term.shareBasisPoints === null ? '–' : `${term.shareBasisPoints / 100}%`}</td>
                <td className="end">
                  <MoneyText fen={amounts[index] ?? 0} />
                </td>
                <td className="num">
                  {term.fixedOn ??
                    t(term.days === 0 ? 'page.onTrigger' : 'page.daysAfter', {
                      trigger: t(`values.contract.paymentTerms.trigger.${term.trigger}`),
                      count: term.days,
                    })}
                </td>
                <td className="cut">{term.remark}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2 className="block-title">{t('fields.contract.clauses.all')}</h2>
      <ol className="terms-list" style={{ margin: '0 14px' }}>
        {content.clauses.map((clause, index) => (
          <li key={index}>
            <b>{clause.heading}</b> {clause.text}
          </li>
        ))}
      </ol>
      {content.clauses.length === 0 && (
        <p className="quiet" style={{ margin: '0 14px' }}>
          {t('form.no.clauses')}
        </p>
      )}
    </div>
  );
}

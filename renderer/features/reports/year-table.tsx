import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { type ClientTurnover, discountShare } from '#shared/reports/client-story.contract.ts';

const AMOUNTS = ['dispatchedFen', 'returnedFen', 'netFen', 'taxFen', 'grossFen', 'discountFen'] as const;

/** Twelve months, the year, and the year before up to the same day. */
export function YearTable({ year }: { readonly year: Output<'reports.clientYear'> }) {
  const { t } = useTranslation('reports');
  return (
    <table className="year-table">
      <thead>
        <tr>
          <th scope="col">{t('year.month')}</th>
          {AMOUNTS.map((key) => (
            <th key={key} scope="col">
              {t(`year.columns.${key}`)}
            </th>
          ))}
          <th scope="col">{t('year.columns.share')}</th>
        </tr>
      </thead>
      <tbody>
        {year.months.map((month) => (
          <YearRow key={month.month} name={month.month} row={month} />
        ))}
      </tbody>
      <tfoot>
        <YearRow name={t('year.total')} row={year.total} />
        <YearRow name={t('year.lastYear', { year: year.year - 1 })} row={year.before} />
      </tfoot>
    </table>
  );
}

function YearRow({ name, row }: { readonly name: string; readonly row: ClientTurnover }) {
  const share = discountShare(row);
  return (
    <tr>
      <th scope="row">{name}</th>
      {AMOUNTS.map((key) => (
        <td key={key}>
          <MoneyText fen={row[key]} blankZero />
        </td>
      ))}
      <td className="num">{share === undefined || share === 0 ? '–' : `${(share / 100).toFixed(2)}%`}</td>
    </tr>
  );
}

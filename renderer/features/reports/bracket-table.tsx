import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import { AGEING_BRACKETS, type AgeingFigures } from '#shared/reports/receivables.contract.ts';

/** What one client owes by age, one line a bracket, and how that adds up to his balance. */
export function BracketTable({ figures }: { readonly figures: AgeingFigures }) {
  const { t } = useTranslation('reports');
  const most = Math.max(1, ...AGEING_BRACKETS.map(({ key }) => figures[key]));
  return (
    <table className="bracket-table">
      <tbody>
        {AGEING_BRACKETS.map(({ key, from }) => (
          <tr key={key} className={from !== null && figures[key] > 0 ? 'late' : undefined}>
            <th scope="row">{t(`ageing.bracket.${key}`)}</th>
            <td className="bar" aria-hidden>
              <i style={{ width: `${Math.round((figures[key] / most) * 100)}%` }} />
            </td>
            <td>
              <MoneyText fen={figures[key]} blankZero />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {(['openFen', 'shippedFen', 'advanceFen', 'balanceFen'] as const).map((key) => (
          <tr key={key}>
            <th scope="row" colSpan={2}>
              {t(`ageing.sum.${key}`)}
            </th>
            <td>
              <MoneyText fen={figures[key]} blankZero strong={key === 'balanceFen'} />
            </td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

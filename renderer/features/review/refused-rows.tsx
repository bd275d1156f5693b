import { useTranslation } from 'react-i18next';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';

interface RefusedRow {
  readonly address: string;
  readonly rowNumber: number;
  readonly reason: string;
}

const SHOWN = 500;

/** The refused rows of an import, as far as this person sees its content; undefined for any other kind of paper. */
export function readRefusedRows(content: unknown): readonly RefusedRow[] | undefined {
  if (content === null || typeof content !== 'object' || !('refused' in content)) return undefined;
  return Array.isArray(content.refused) ? content.refused.filter(isRefusedRow) : undefined;
}

function isRefusedRow(row: unknown): row is RefusedRow {
  return (
    row !== null &&
    typeof row === 'object' &&
    'address' in row &&
    typeof row.address === 'string' &&
    'rowNumber' in row &&
    typeof row.rowNumber === 'number' &&
    'reason' in row &&
    typeof row.reason === 'string'
  );
}

/** What of the file will not come in, by cell, before anything is judged. */
export function RefusedRows({ rows }: { readonly rows: readonly RefusedRow[] }) {
  const { t } = useTranslation('review');
  const words = useTranslation('exchange').t;
  const ruleText = useRuleSentence();
  return (
    <>
      <h2 className="section-title">{t('paper.refused', { count: rows.length })}</h2>
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th style={{ width: 64 }}>{words('refused.cell')}</th>
              <th>{words('refused.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, index) => (
              <tr key={index}>
                <td className="num" title={row.address}>
                  {row.address.slice(row.address.lastIndexOf('!') + 1)}
                </td>
                <td className="wrap">
                  {words(`reasons.${row.reason}`, {
                    defaultValue: ruleText(row.reason) ?? words('reasons.other', { reason: row.reason }),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN && <p className="quiet small">{t('more', { count: rows.length - SHOWN })}</p>}
    </>
  );
}

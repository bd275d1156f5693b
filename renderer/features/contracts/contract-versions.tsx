import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { DiffTable } from '#renderer/components/diff-table.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import type { ContractRecord } from '#shared/contracts/contracts.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

/** Every version with when it took effect; choosing one shows what it changed against the one before. */
export function ContractVersions({ record }: { readonly record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const [shown, setShown] = useState<number>();
  return (
    <div className="scroll" style={{ padding: '8px 14px 12px' }}>
      <table className="plain-table" style={{ maxWidth: 860 }}>
        <thead>
          <tr>
            <th style={{ width: 110 }}>{t('page.version')}</th>
            <th style={{ width: 150 }}>{t('page.effectiveAt')}</th>
            <th style={{ width: 100 }}>{t('fields.contract.sealedOn')}</th>
            <th className="end" style={{ width: 80 }}>
              {t('columns.lines')}
            </th>
            <th className="end" style={{ width: 130 }}>
              {t('fields.contract.grossFen')}
            </th>
            <th>
              <span className="offscreen">{t('page.compare')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {record.versions
            .toSorted((a, b) => b.version - a.version)
            .map((one) => (
              <tr key={one.version}>
                <td>{t('forms:version', { count: one.version })}</td>
                <td className="num">{formatInstant(one.effectiveAt)}</td>
                <td className="num">{one.sealedOn ?? '–'}</td>
                <td className="end num">{one.lineCount}</td>
                <td className="end">
                  <MoneyText fen={one.grossFen} />
                </td>
                <td>
                  {one.version > 1 && (
                    <button
                      type="button"
                      className="link"
                      aria-expanded={shown === one.version}
                      onClick={() => setShown(shown === one.version ? undefined : one.version)}
                    >
                      {t('page.compareWith', { version: one.version - 1 })}
                    </button>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {shown !== undefined && <VersionDiff id={record.id} version={shown} />}
    </div>
  );
}

function VersionDiff({ id, version }: { readonly id: string; readonly version: number }) {
  const before = useOfficeQuery('contracts.getVersion', { id, version: version - 1 });
  const after = useOfficeQuery('contracts.getVersion', { id, version });
  const error = before.error ?? after.error;
  if (error !== null) return <ErrorNote error={error} />;
  if (before.data === undefined || after.data === undefined) return <GreyRows rows={4} />;
  return <DiffTable kind="contract" before={before.data.content} after={after.data.content} hidden={[]} onlyChanged />;
}

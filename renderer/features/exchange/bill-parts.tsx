import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { BillRead } from '#renderer/features/exchange/bill-model.ts';
import { ImportNotes } from '#renderer/features/exchange/import-notes.tsx';
import { MappingTable } from '#renderer/features/exchange/mapping-table.tsx';
import { RefusedCells } from '#renderer/features/exchange/refused-table.tsx';
import type { BillFile } from '#renderer/features/exchange/use-bill.ts';
import type { BilledEntry } from '#shared/registers/bills.contract.ts';

interface BillColumnsProps {
  readonly file: BillFile;
  readonly read: BillRead;
  readonly onLook: (file: BillFile) => void;
}

/** How the columns of the bill are read, and the cells that could not be. */
export function BillColumns({ file, read: { preview }, onLook }: BillColumnsProps) {
  return (
    <div className="import-grid">
      <MappingTable
        preview={preview}
        choices={{ ...file, kind: preview.kind }}
        onChoose={({ mapping }) => onLook({ ...file, ...(mapping && { mapping }) })}
      />
      <div className="import-column">
        <ImportNotes preview={preview} />
        {preview.refused.length > 0 && (
          <section className="panel refused">
            <RefusedCells preview={preview} />
          </section>
        )}
      </div>
    </div>
  );
}

/** Ours of the month that the bill does not name. */
export function BillMissing({ missing }: { readonly missing: readonly BilledEntry[] }) {
  const { t } = useTranslation('registers');
  return (
    <div className="scroll bill-lines" tabIndex={0} role="group" aria-label={t('bill.state.missing')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th style={{ width: 140 }}>{t('bill.column.number')}</th>
            <th style={{ width: 180 }}>{t('bill.column.key')}</th>
            <th style={{ width: 110 }}>{t('columns.on')}</th>
            <th>{t('bill.column.note')}</th>
            <th style={{ width: 120, textAlign: 'right' }}>{t('bill.column.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map(({ id, number, key, on, title, oursFen }) => (
            <tr key={id}>
              <td className="num">{number}</td>
              <td className="code">{key}</td>
              <td className="num">{on}</td>
              <td className="cut">{title}</td>
              <td style={{ textAlign: 'right' }}>{oursFen !== null && <MoneyText fen={oursFen} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

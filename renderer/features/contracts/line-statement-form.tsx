import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { QuantityText } from '#renderer/components/figures.tsx';
import { cellFaults, cellToGo } from '#renderer/components/form-faults.ts';
import { knownColumns } from '#renderer/components/known-column.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import type { SubmitForm } from '#renderer/components/use-submit-form.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import type { ContractLine } from '#shared/contracts/contract.schema.ts';
import type { ContractRecord } from '#shared/contracts/contracts.contract.ts';

/** What a form about the lines of one contract holds; a line's id is the key of its contract line. */
export interface StatementValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

interface LineStatementFormProps {
  readonly form: SubmitForm<StatementValues>;
  readonly kind: 'opening_document' | 'close_short';
  readonly contract: ContractRecord;
  readonly fields: readonly FieldSpec[];
  /** The columns typed into, after the contract's own. */
  readonly columns: readonly LineColumn[];
  /** A computed column before them, such as what is left. */
  readonly fact?: { readonly title: string; readonly show: (line: ContractLine) => ReactNode };
  /** Lines that will be sent, in their order. */
  readonly sent: readonly Line[];
}

/** A paper about the lines of one contract: its own fields, and the contract's lines with a few numbers each. */
export function LineStatementForm(props: LineStatementFormProps) {
  const { form, kind, contract, sent } = props;
  const { t } = useTranslation('contracts');
  const [goTo, setGoTo] = useGoTo();
  const { values, faults, set } = form;
  const columns = useStatementColumns(props);
  return (
    <SubmitPage
      form={form}
      kind={kind}
      title={t(`${kind}.title`, { number: contract.number })}
      tabTitle={t(`${kind}.tab`, { number: contract.number })}
      facts={contract.clientName}
      onGo={(path) => {
        const cell = cellToGo('lines', values.lines, sent, path);
        if (cell !== undefined) setGoTo(cell);
        return cell !== undefined;
      }}
    >
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind={kind}
            specs={props.fields}
            fields={values.fields}
            faults={faults}
            onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
          />
        </div>
        <p className="quiet small" style={{ margin: '0 14px 6px' }}>
          {t(`${kind}.hint`)}
        </p>
        <div className="lines-box">
          <LineGrid
            label={t('form.part.lines')}
            columns={columns}
            lines={values.lines}
            faults={cellFaults('lines', sent, faults)}
            goTo={goTo}
            onChange={(lines) => set({ ...values, lines })}
          />
        </div>
      </div>
    </SubmitPage>
  );
}

function useStatementColumns({ contract, columns, fact }: LineStatementFormProps): readonly LineColumn[] {
  const { t } = useTranslation('contracts');
  return useMemo(() => {
    const byKey = new Map(contract.content.lines.map((line) => [line.lineKey, line]));
    const field = (name: string) => t(`fields.contract.lines.${name}`);
    const own = knownColumns(byKey);
    const contracted = (line: ContractLine) => <QuantityText e6={line.quantityE6} decimals={line.unitDecimals} />;
    return [
      own('code', field('productCode'), 100, (line) => line.productCode, { frozen: true }),
      own('name', field('description'), 200, (line) => line.description, { grow: true }),
      own('specification', field('specification'), 140, (line) => line.specification),
      own('unit', field('unit'), 46, (line) => line.unit, { align: 'center' }),
      own('contracted', t('page.contracted'), 90, contracted, { align: 'end' }),
      ...(fact === undefined ? [] : [own('fact', fact.title, 90, fact.show, { align: 'end' })]),
      ...columns,
    ];
  }, [t, contract, columns, fact]);
}

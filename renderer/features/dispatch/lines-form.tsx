import { useTranslation } from 'react-i18next';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellFaults, cellToGo } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import type { SubmitForm } from '#renderer/components/use-submit-form.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';

/** What stands on a paper about lines that are there already: a few fields, and something keyed on each line. */
export interface LinesValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

interface LinesFormProps {
  readonly form: SubmitForm<LinesValues>;
  readonly kind: string;
  readonly title: string;
  readonly tabTitle: string;
  readonly facts: string;
  readonly specs: readonly FieldSpec[];
  readonly hint: string;
  readonly columns: readonly LineColumn[];
  /** What the content calls its lines, and which of those shown it holds. */
  readonly group: string;
  readonly sent: (lines: readonly Line[]) => readonly Line[];
  /** The column that shows a fault of a value it does not have, or of the whole line. */
  readonly columnOf?: (column: string) => string;
}

/** Signed copies, goods that came back, a batch of copies: the lines are given, so none is added and none goes. */
export function LinesForm(props: LinesFormProps) {
  const { form, kind, specs, hint, columns, group, sent, columnOf = (column) => column } = props;
  const { t } = useTranslation('dispatch');
  const [goTo, setGoTo] = useGoTo();
  const { values, faults, set } = form;
  function go(path: string): boolean {
    const cell = cellToGo(group, values.lines, sent(values.lines), path);
    if (cell !== undefined) setGoTo({ ...cell, column: columnOf(cell.column) });
    return cell !== undefined;
  }
  return (
    <SubmitPage form={form} kind={kind} title={props.title} tabTitle={props.tabTitle} facts={props.facts} onGo={go}>
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind={kind}
            specs={specs}
            fields={values.fields}
            faults={faults}
            onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
          />
        </div>
        <p className="quiet small form-hint">{hint}</p>
        <div className="lines-box">
          <LineGrid
            label={t('page.part.lines')}
            columns={columns}
            lines={values.lines}
            faults={cellFaults(group, sent(values.lines), faults, columnOf)}
            goTo={goTo}
            onChange={(lines) => set({ ...values, lines })}
          />
        </div>
      </div>
    </SubmitPage>
  );
}

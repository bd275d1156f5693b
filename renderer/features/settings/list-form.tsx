import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenSettings } from '#renderer/app/use-open-settings.ts';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellFaults, cellToGo } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, removeLine } from '#renderer/components/line-grid-model.ts';
import { productFault } from '#renderer/components/product-completion.ts';
import type { LineColumn, LineCompletion } from '#renderer/components/line-grid-props.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import type { SubmitForm } from '#renderer/components/use-submit-form.ts';
import type { ListValues } from '#renderer/features/settings/list-form-models.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';

interface ListFormProps {
  readonly form: SubmitForm<ListValues>;
  readonly kind:
    | 'own_accounts'
    | 'numbering'
    | 'tax_rates'
    | 'discount_authority'
    | 'working_calendar'
    | 'visit_intervals';
  readonly columns: readonly LineColumn[];
  readonly fields?: readonly FieldSpec[];
  /** Lines that will be sent, in their order. */
  readonly sent: readonly Line[];
  /** What a new line begins with; without it the lines are those that are there. */
  readonly begin?: Readonly<Record<string, string>>;
  /** Looks up products of typed codes. */
  readonly completion?: LineCompletion;
  /** Above the lines, after what the form is about. */
  readonly children?: ReactNode;
}

/** A line names its product by code. */
const gridColumn = (key: string): string => (key === 'productId' ? 'productCode' : key);

/** One of the office's lists as lines to type: bank accounts, number formats, tax rates, days of the calendar, intervals of visits. */
export function ListForm(props: ListFormProps) {
  const { form, kind, columns, fields = [], sent, begin } = props;
  const { t } = useTranslation('settings');
  const [goTo, setGoTo] = useGoTo();
  const { values, faults, set } = form;
  const newLine = (): Line => ({ id: crypto.randomUUID(), cells: { ...begin } });
  const setLines = (lines: readonly Line[]) => set({ ...values, lines });
  return (
    <SubmitPage
      form={form}
      kind={kind}
      title={t(`${kind}.formTitle`)}
      tabTitle={t(`${kind}.tab`)}
      actions={<BackToSection id={kind} />}
      onGo={(path) => {
        const cell = cellToGo('lines', values.lines, sent, path);
        if (cell !== undefined) setGoTo({ ...cell, column: gridColumn(cell.column) });
        return cell !== undefined;
      }}
    >
      <div className="form-whole">
        <p className="quiet small settings-hint">{t(`${kind}.hint`)}</p>
        {fields.length > 0 && (
          <div className="form-grid">
            <FieldSet
              kind={kind}
              specs={fields}
              fields={values.fields}
              faults={faults}
              onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
            />
          </div>
        )}
        {props.children}
        {begin !== undefined && (
          <div className="settings-line-tools">
            <Button
              size="small"
              icon={<Plus size={13} aria-hidden />}
              onClick={() => setLines(addLine(values.lines, values.lines.length - 1, newLine()))}
            >
              {t('addLine')}
            </Button>
            <Button
              size="small"
              icon={<Trash2 size={13} aria-hidden />}
              disabled={values.lines.length === 0}
              onClick={() => setLines(removeLine(values.lines, values.lines.length - 1))}
            >
              {t('removeLast')}
            </Button>
            <span className="quiet small">{t('emptiedLines')}</span>
          </div>
        )}
        <div className="lines-box">
          <LineGrid
            label={t(`${kind}.lines`)}
            columns={columns}
            lines={values.lines}
            faults={cellFaults('lines', sent, faults, gridColumn)}
            {...(props.completion && { completion: props.completion, cellFault: productFault })}
            goTo={goTo}
            {...(begin !== undefined && { newLine })}
            onChange={setLines}
          />
        </div>
      </div>
    </SubmitPage>
  );
}

/** The section of the settings the form belongs to. */
export function BackToSection({ id }: { readonly id: string }) {
  const { t } = useTranslation('settings');
  const openSettings = useOpenSettings();
  return <Button onClick={() => openSettings(id)}>{t('present')}</Button>;
}

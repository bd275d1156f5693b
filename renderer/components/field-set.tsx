import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { DateBox, MoneyBox, SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';

/** One field of a form by its path in the content. */
export interface FieldSpec {
  readonly path: string;
  readonly span?: 1 | 2 | 3 | 4;
  readonly required?: boolean;
  readonly rekey?: boolean;
  readonly as?: 'text' | 'code' | 'number' | 'money' | 'date';
  /** Values of a closed list; their words stand under `values.<kind>.<path>`. */
  readonly options?: readonly string[];
  /** The list may be left empty. */
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
}

interface FieldSetProps {
  readonly kind: string;
  readonly specs: readonly FieldSpec[];
  readonly fields: Readonly<Record<string, string>>;
  readonly faults: readonly FormFault[];
  readonly onChange: (path: string, text: string) => void;
}

/** Fields of one record kind in the paper's order, to be placed in a `form-grid`. */
export function FieldSet({ kind, specs, fields, faults, onChange }: FieldSetProps) {
  const words = useRecordWords();
  const say = useFaultWords();
  return specs.map((spec) => {
    const fault = faults.find(({ path }) => path === spec.path);
    return (
      <Field
        key={spec.path}
        path={spec.path}
        label={words.field(kind, spec.path)}
        error={fault === undefined ? undefined : say(fault)}
        {...(spec.span !== undefined && { span: spec.span })}
        {...(spec.required === true && { required: true })}
        {...(spec.rekey === true && { rekey: true })}
        {...(spec.hint !== undefined && { hint: spec.hint })}
      >
        {(control) => (
          <SpecBox
            spec={spec}
            control={control}
            value={fields[spec.path] ?? ''}
            textOf={(value) => words.text(kind, spec.path, value)}
            onChange={(text) => onChange(spec.path, text)}
          />
        )}
      </Field>
    );
  });
}

interface SpecBoxProps {
  readonly spec: FieldSpec;
  readonly control: Parameters<Parameters<typeof Field>[0]['children']>[0];
  readonly value: string;
  readonly textOf: (value: string) => string;
  readonly onChange: (text: string) => void;
}

function SpecBox({ spec, control, value, textOf, onChange }: SpecBoxProps) {
  const { t } = useTranslation('forms');
  const today = useToday();
  const same = { ...control, name: spec.path, value, onChange };
  if (spec.options !== undefined) {
    const options = spec.options.map((option) => ({ value: option, text: textOf(option) }));
    return <SelectBox {...same} options={options} {...(spec.optional === true && { none: t('none') })} />;
  }
  const readOnly = spec.readOnly ?? false;
  if (spec.as === 'money') return <MoneyBox {...same} readOnly={readOnly} />;
  if (spec.as === 'date') return <DateBox {...same} today={today} readOnly={readOnly} />;
  return (
    <TextBox
      {...same}
      readOnly={readOnly}
      code={spec.as === 'code'}
      end={spec.as === 'number'}
      {...(spec.placeholder !== undefined && { placeholder: spec.placeholder })}
    />
  );
}

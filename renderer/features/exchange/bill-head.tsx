import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { DateBox, MoneyBox, SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { useSay } from '#renderer/components/register-words.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import type { BillView } from '#shared/registers/bills.contract.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';

type Head = Readonly<Record<string, string>>;

/** A new head: each field as its declaration begins it. */
export function startHead(kind: RegisterKind, today: string): Head {
  const fields = (kind.reconciles?.head ?? []).flatMap((key) => fieldOf(kind, key) ?? []);
  return Object.fromEntries(fields.map(({ key, start = '' }) => [key, start === 'today' ? today : start]));
}

interface BillHeadProps {
  readonly kind: RegisterKind;
  readonly bill: BillView;
  readonly values: Head;
  readonly faults: readonly FormFault[];
  readonly onChange: (values: Head) => void;
  /** Whose bill it is, or its month, was said otherwise: it has to be held against others. */
  readonly onLook: (asked: { readonly same?: string; readonly month?: string }) => void;
}

/** What is said once for the whole bill. Its total is typed off its foot: the lines have to come to it. */
export function BillHead({ kind, bill, values, faults, onChange, onLook }: BillHeadProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const sayFault = useFaultWords();
  const rule = kind.reconciles;
  if (rule === undefined) return undefined;
  const errorAt = (path: string) => {
    const fault = faults.find((one) => one.path === path);
    return fault && sayFault(fault);
  };
  const fields = rule.head.flatMap((key) => (key === rule.same.own ? [] : (fieldOf(kind, key) ?? [])));
  const same = fieldOf(kind, rule.same.own);
  return (
    <div className="bill-head">
      <Field label={same === undefined ? '' : say(same.label)} required error={errorAt(`head.${rule.same.own}`)}>
        {(control) => (
          <Asked
            key={bill.same}
            control={control}
            name="same"
            value={bill.same}
            onAsk={(text) => onLook({ same: text, month: bill.month })}
          />
        )}
      </Field>
      <Field label={t('bill.month')} required error={errorAt('month')}>
        {(control) => (
          <Asked
            key={bill.month}
            control={control}
            name="month"
            value={bill.month}
            onAsk={(text) => {
              const month = typedMonth(text);
              if (month !== undefined) onLook({ month, ...(bill.same !== '' && { same: bill.same }) });
            }}
          />
        )}
      </Field>
      <Field label={t('bill.foot')} required rekey error={errorAt('totalFen')}>
        {(control) => (
          <MoneyBox
            {...control}
            name="totalFen"
            value={values['total'] ?? ''}
            onChange={(total) => onChange({ ...values, total })}
          />
        )}
      </Field>
      {fields.map((field) => (
        <Field
          key={field.key}
          label={say(field.label)}
          required={field.required === true}
          error={errorAt(`head.${field.key}`)}
        >
          {(control) => (
            <HeadBox
              field={field}
              control={control}
              value={values[field.key] ?? ''}
              onChange={(text) => onChange({ ...values, [field.key]: text })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** `2026-10`, `202610`, `2026.10`. */
function typedMonth(text: string): string | undefined {
  const [, year, month = ''] = /^(\d{4})\D?(\d{1,2})\D*$/.exec(text.trim()) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  return `${year}-${month.padStart(2, '0')}`;
}

type Control = Parameters<Parameters<typeof Field>[0]['children']>[0];

interface AskedProps {
  readonly control: Control;
  readonly name: string;
  readonly value: string;
  readonly onAsk: (text: string) => void;
}

/** Asks the office again when the box is left with another value. */
function Asked({ control, name, value, onAsk }: AskedProps) {
  const [text, setText] = useState(value);
  return (
    <TextBox
      {...control}
      name={name}
      value={text}
      maxLength={60}
      onChange={setText}
      onLeave={(left) => {
        if (left.trim() !== '' && left.trim() !== value) onAsk(left.trim());
      }}
    />
  );
}

interface HeadBoxProps {
  readonly field: RegisterField;
  readonly control: Control;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function HeadBox({ field, control, value, onChange }: HeadBoxProps) {
  const { t } = useTranslation('forms');
  const say = useSay();
  const today = useToday();
  const same = { ...control, name: field.key, value, onChange };
  if (field.type === 'date') return <DateBox {...same} today={today} />;
  if (field.choices === undefined) return <TextBox {...same} maxLength={200} />;
  const options = field.choices.map(({ code, label }) => ({ value: code, text: say(label) }));
  return <SelectBox {...same} options={options} {...(field.required !== true && { none: t('none') })} />;
}

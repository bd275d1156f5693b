import { type InputHTMLAttributes, type SelectHTMLAttributes, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '#renderer/components/field-control.ts';
import { type BusinessDate, parseTypedDate } from '#shared/kernel/business-date.ts';
import { formatFen, parseFen } from '#shared/kernel/money.ts';

interface TextBoxProps
  extends
    Partial<FieldControl>,
    Pick<
      InputHTMLAttributes<HTMLInputElement>,
      'placeholder' | 'maxLength' | 'readOnly' | 'disabled' | 'autoFocus' | 'inputMode' | 'aria-label'
    > {
  readonly name?: string;
  readonly value: string;
  /** Compared character by character: monospaced. */
  readonly code?: boolean;
  /** Right-aligned, for numbers. */
  readonly end?: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave?: (value: string) => void;
}

/** One line of text. Nothing is corrected while typing; what leaves may be tidied by the page. */
export function TextBox({ value, onChange, onLeave, code, end, ...rest }: TextBoxProps) {
  const look = ['text-box', code === true && 'code', end === true && 'end'].filter(Boolean).join(' ');
  return (
    <input
      {...rest}
      className={look}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => onLeave?.(event.target.value)}
    />
  );
}

/** Asks for a password; never remembered by the window. Says when Caps Lock is on. */
export function PasswordBox(props: Omit<TextBoxProps, 'code' | 'end' | 'onLeave'>) {
  const { t } = useTranslation('window');
  const [caps, setCaps] = useState(false);
  const { value, onChange, ...rest } = props;
  return (
    <>
      <input
        {...rest}
        type="password"
        className="text-box"
        autoComplete="new-password"
        value={value}
        onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
        onChange={(event) => onChange(event.target.value)}
      />
      {caps && <div className="hint due-soon small">{t('capsLock')}</div>}
    </>
  );
}

interface DateBoxProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: string;
  /** The office's business date, from which `+7` and weekdays count. */
  readonly today: BusinessDate;
  readonly readOnly?: boolean;
  /** In place of the forms a date may take, where there is no room for them. */
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** A date typed as people write it; understood on leaving and shown as `YYYY-MM-DD`. What is not understood stays. */
export function DateBox({ value, today, onChange, placeholder, ...rest }: DateBoxProps) {
  const { t } = useTranslation('window');
  function understand(typed: string): void {
    if (typed.trim() === '') return;
    const reading = parseTypedDate(typed, today);
    if (reading.ok && reading.date !== value) onChange(reading.date);
  }
  return (
    <TextBox
      {...rest}
      value={value}
      onChange={onChange}
      onLeave={understand}
      placeholder={placeholder ?? t('dateForms')}
      maxLength={20}
    />
  );
}

interface MoneyBoxProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: string;
  readonly readOnly?: boolean;
  readonly onChange: (value: string) => void;
}

/** Yuan as typed; on leaving it is grouped to `1,234.50`. What is not an amount stays as typed for correction. */
export function MoneyBox({ value, onChange, ...rest }: MoneyBoxProps) {
  function tidy(typed: string): void {
    const fen = typed.trim() === '' ? undefined : parseFen(typed);
    if (fen !== undefined) onChange(formatFen(fen));
  }
  return <TextBox {...rest} value={value} onChange={onChange} onLeave={tidy} end inputMode="decimal" />;
}

interface SelectBoxProps
  extends Partial<FieldControl>, Pick<SelectHTMLAttributes<HTMLSelectElement>, 'disabled' | 'aria-label'> {
  readonly name?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** The first, empty choice; without it one is always chosen. */
  readonly none?: string;
  readonly onChange: (value: string) => void;
}

/** One of a short list; typing the first letters chooses, as in every Windows list. */
export function SelectBox({ value, options, none, onChange, ...rest }: SelectBoxProps) {
  return (
    <select {...rest} className="select-box" value={value} onChange={(event) => onChange(event.target.value)}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

interface TickBoxProps {
  readonly label: string;
  /** What is confirmed by the tick. */
  readonly note?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly onChange: (checked: boolean) => void;
}

export function TickBox({ label, note, checked, onChange, ...rest }: TickBoxProps) {
  return (
    <label className="check-row">
      <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
      {note !== undefined && note !== '' && (
        <span className="quiet small cut" title={note}>
          {note}
        </span>
      )}
    </label>
  );
}

import { type InputHTMLAttributes, type KeyboardEvent, type SelectHTMLAttributes, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '#renderer/components/field-control.ts';
import { saidOf, steppedDate } from '#renderer/components/date-reading.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import type { BusinessDate } from '#shared/kernel/business-date.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { isCalculation, parseTypedFen } from '#shared/kernel/typed-amount.ts';

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

/**
 * A date typed as people write it. Beside it stands what it becomes, with its weekday and whether the office works; on leaving
 * it is written out as `YYYY-MM-DD`. ↑ ↓ go a day, Page keys a month. What is not understood stays.
 */
export function DateBox({ value, today, onChange, placeholder, readOnly, ...rest }: DateBoxProps) {
  const { t } = useTranslation('window');
  const said = saidOf(value, today);
  function step(event: KeyboardEvent): void {
    const plain = !event.ctrlKey && !event.altKey && !event.shiftKey && !event.nativeEvent.isComposing;
    const date = plain && readOnly !== true ? steppedDate(value, event.key, today) : undefined;
    if (date === undefined) return;
    event.preventDefault();
    onChange(date);
  }
  return (
    <div className="date-box" onKeyDown={step}>
      <TextBox
        {...rest}
        value={value}
        readOnly={readOnly ?? false}
        onChange={onChange}
        onLeave={() => said !== undefined && said.isShort && onChange(said.date)}
        placeholder={placeholder ?? t('dateForms')}
        maxLength={20}
      />
      {said !== undefined && (
        <span className="date-said" aria-live="polite">
          {said.isShort && <b>→ {said.date} </b>}
          {t(`dateSaid.weekday.${said.weekday}`)} {t(`dateSaid.${String(said.workday)}`)}
        </span>
      )}
    </div>
  );
}

interface MoneyBoxProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: string;
  readonly readOnly?: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * Yuan as typed, or simple arithmetic (`1200*3`); under it the amount in capitals as it will stand on the paper. On leaving it
 * is written out as `1,234.50`. What is not an amount stays as typed for correction.
 */
export function MoneyBox({ value, onChange, ...rest }: MoneyBoxProps) {
  const fen = value.trim() === '' ? undefined : parseTypedFen(value);
  return (
    <>
      <TextBox
        {...rest}
        value={value}
        onChange={onChange}
        onLeave={() => fen !== undefined && onChange(formatFen(fen))}
        end
        inputMode="decimal"
      />
      {fen !== undefined && fen !== 0 && (
        <div className="hint in-words">
          {isCalculation(value) && <b className="num">= {formatFen(fen)} </b>}
          {amountInWords(fen)}
        </div>
      )}
    </>
  );
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
  /** The note is read in full, over as many lines as it takes: it is held against a paper. */
  readonly whole?: boolean;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly onChange: (checked: boolean) => void;
}

export function TickBox({ label, note, whole = false, checked, onChange, ...rest }: TickBoxProps) {
  return (
    <label className={whole ? 'check-row whole' : 'check-row'}>
      <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
      {note !== undefined && note !== '' && (
        <span className={whole ? 'small' : 'quiet small cut'} title={note}>
          {note}
        </span>
      )}
    </label>
  );
}

import { KeyRound } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonAt } from '#renderer/components/deviation-reasons.tsx';
import type { FieldControl } from '#renderer/components/field-control.ts';

/** Marks a field that the checker will key again without seeing it, so the maker knows. */
export function RekeyMark() {
  const { t } = useTranslation('window');
  return (
    <span className="key-mark" title={t('rekeyMark')} role="img" aria-label={t('rekeyMark')}>
      <KeyRound size={11} strokeWidth={2.2} aria-hidden />
    </span>
  );
}

interface FieldProps {
  readonly label: string;
  /** Place of its value in the content: where the office asks why it differs from a countersigned record. */
  readonly path?: string;
  readonly required?: boolean;
  readonly rekey?: boolean;
  /** Columns of the four-column form. */
  readonly span?: 1 | 2 | 3 | 4;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** What is odd but may be right. */
  readonly warning?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label left of the field, right-aligned, no colon; hint or error directly under it. */
export function Field({ label, path, required, rekey, span, hint, error, warning, children }: FieldProps) {
  const id = useId();
  const described = (error ?? warning ?? hint) !== undefined ? `${id}-said` : undefined;
  return (
    <div className="field" style={span === undefined ? undefined : { gridColumn: `span ${span}` }}>
      <label htmlFor={id}>
        {required === true && (
          <i className="required" aria-hidden>
            *
          </i>
        )}
        {label}
        {rekey === true && <RekeyMark />}
      </label>
      <div>
        {children({
          id,
          'aria-invalid': error !== undefined,
          'aria-describedby': described,
          'aria-required': required === true,
        })}
        {error !== undefined ? (
          <div id={described} className="wrong-text">
            {error}
          </div>
        ) : warning !== undefined ? (
          <div id={described} className="hint due-soon">
            {warning}
          </div>
        ) : (
          hint !== undefined && (
            <div id={described} className="hint">
              {hint}
            </div>
          )
        )}
        {path !== undefined && <ReasonAt path={path} />}
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { ContractClauses, ContractTerms } from '#renderer/features/contracts/contract-form-groups.tsx';
import {
  type ContractFormValues,
  filledClauses,
  filledLines,
  filledTerms,
} from '#renderer/features/contracts/contract-form-model.ts';
import type { Quotes } from '#renderer/features/contracts/line-prices.ts';
import { ContractLines } from '#renderer/features/contracts/contract-lines.tsx';
import { SendNow } from '#renderer/features/contracts/send-now.tsx';
import { sendingLines, sendsNow } from '#renderer/features/contracts/send-now-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';

export type ContractPart = 'lines' | 'send' | 'terms' | 'clauses';

interface ContractPartsProps {
  readonly values: ContractFormValues;
  readonly faults: readonly FormFault[];
  readonly part: ContractPart;
  readonly goTo: CellAsked | undefined;
  readonly onPart: (part: ContractPart) => void;
  /** 适用价 of the lines. */
  readonly quotes: Quotes;
  readonly onChange: (values: ContractFormValues) => void;
}

/** What stands under the head: lines, the dispatch when part of them leaves at once, payment, clauses. */
export function ContractParts({ values, faults, part, goTo, quotes, onPart, onChange }: ContractPartsProps) {
  const { t } = useTranslation('contracts');
  const sending = sendsNow(values);
  const counts: Readonly<Record<ContractPart, number>> = {
    lines: filledLines(values.lines).length,
    send: sendingLines(values.lines).length,
    terms: filledTerms(values.terms).length,
    clauses: filledClauses(values.clauses).length,
  };
  const parts: readonly ContractPart[] = ['lines', ...(sending ? (['send'] as const) : []), 'terms', 'clauses'];
  const shown = part === 'send' && !sending ? 'lines' : part;
  return (
    <>
      <div className="form-tabs">
        <div className="sub-tabs" role="tablist" aria-label={t('form.parts')}>
          {parts.map((value) => (
            <button key={value} type="button" role="tab" aria-selected={shown === value} onClick={() => onPart(value)}>
              {t(`form.part.${value}`)} <span className="num">{counts[value]}</span>
            </button>
          ))}
        </div>
      </div>
      {shown === 'lines' && (
        <ContractLines
          lines={values.lines}
          faults={faults}
          goTo={goTo}
          sending={sending}
          signedOn={values.fields['signedOn'] ?? ''}
          quotes={quotes}
          onChange={(lines) => onChange({ ...values, lines })}
        />
      )}
      {shown === 'send' && <SendNow values={values} faults={faults} goTo={goTo} onChange={onChange} />}
      {shown === 'terms' && (
        <ContractTerms
          lines={values.terms}
          faults={faults}
          goTo={goTo}
          onChange={(terms) => onChange({ ...values, terms })}
        />
      )}
      {shown === 'clauses' && (
        <ContractClauses
          lines={values.clauses}
          faults={faults}
          goTo={goTo}
          onChange={(clauses) => onChange({ ...values, clauses })}
        />
      )}
    </>
  );
}

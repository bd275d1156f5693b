import { useTranslation } from 'react-i18next';
import type { AnyFailure } from '#renderer/app/use-office.ts';
import type { FieldFault, RuleDetails } from '#shared/kernel/failure.ts';

export interface FailureWords {
  /** What happened and where. */
  readonly title: string;
  /** What to do next, and what was not changed. */
  readonly remedy: string;
}

/** The sentence of a failure in the person's language: by code, and by rule for broken rules. */
export function useFailureWords(): (failure: AnyFailure) => FailureWords {
  const { t } = useTranslation('failures');
  return (failure) => {
    if (failure.code !== 'rule_broken') {
      const details: RuleDetails = 'recordKind' in failure ? { kind: t(`words:kinds.${failure.recordKind}`) } : {};
      const key = failure.code === 'unauthenticated' ? `unauthenticated.${failure.reason}` : failure.code;
      return { title: t(`${key}.title`, details), remedy: t(`${key}.remedy`, details) };
    }
    const details = failure.details ?? {};
    const title = t(`rules.${failure.rule}.title`, { ...details, defaultValue: '' });
    if (title === '') return { title: t('rule_broken.title'), remedy: t('rule_broken.remedy', { rule: failure.rule }) };
    return { title, remedy: t(`rules.${failure.rule}.remedy`, { ...details, defaultValue: '' }) };
  };
}

/** The sentence for one field that was not accepted. */
export function useFaultWords(): (fault: Pick<FieldFault, 'reason' | 'details'>) => string {
  const { t } = useTranslation('failures');
  return ({ reason, details }) => t(`faults.${reason}`, { ...details, defaultValue: t('faults.other') });
}

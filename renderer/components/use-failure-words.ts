import { useTranslation } from 'react-i18next';
import type { AnyFailure } from '#renderer/app/use-office.ts';
import type { FieldFault, RuleDetails } from '#shared/kernel/failure.ts';
import { kindName } from '#shared/locales/kind-names.ts';
import { type Language, ruleSentence, ruleSentences } from '#shared/locales/sentences.ts';

export interface FailureWords {
  /** What happened and where. */
  readonly title: string;
  /** What to do next, and what was not changed. */
  readonly remedy: string;
}

function useLanguage(): Language {
  return useTranslation().i18n.language === 'en-US' ? 'en-US' : 'zh-CN';
}

/** The office's own sentence of a rule, when the window has no words of its own; blanks it could not fill are dropped. */
export function useRuleSentence(): (rule: string, details?: RuleDetails) => string | undefined {
  const language = useLanguage();
  return (rule, details) => {
    if (ruleSentences[language][rule] === undefined) return undefined;
    return ruleSentence(language, rule, details).replaceAll(/\{\{\w+\}\}/g, '…');
  };
}

/** What and where stands in bold, what to do next behind it: the first sentence and the rest. */
function firstSentence(text: string): { readonly head: string; readonly rest: string } {
  const end = /(?<=\u3002)|(?<=[.;]) (?=\S)/.exec(text)?.index ?? text.length;
  return { head: text.slice(0, end), rest: text.slice(end).trim() };
}

/** The sentence of a failure in the person's language: by code, and by rule for broken rules. */
export function useFailureWords(): (failure: AnyFailure) => FailureWords {
  const { t } = useTranslation('failures');
  const language = useLanguage();
  const ruleText = useRuleSentence();
  return (failure) => {
    if (failure.code !== 'rule_broken') {
      const details: RuleDetails = 'recordKind' in failure ? { kind: kindName(language, failure.recordKind) } : {};
      const key = failure.code === 'unauthenticated' ? `unauthenticated.${failure.reason}` : failure.code;
      return { title: t(`${key}.title`, details), remedy: t(`${key}.remedy`, details) };
    }
    const details = failure.details ?? {};
    const sentence = ruleText(failure.rule, details);
    if (sentence === undefined) {
      return { title: t('rule_broken.title'), remedy: t('rule_broken.remedy', { rule: failure.rule }) };
    }
    const { head, rest } = firstSentence(sentence);
    return { title: head, remedy: rest };
  };
}

/** The sentence for one field that was not accepted. */
export function useFaultWords(): (fault: Pick<FieldFault, 'reason' | 'details'>) => string {
  const { t } = useTranslation('failures');
  const ruleText = useRuleSentence();
  return ({ reason, details }) =>
    t(`faults.${reason}`, { ...details, defaultValue: ruleText(reason, details) ?? t('faults.other') });
}

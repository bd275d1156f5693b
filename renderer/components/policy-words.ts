import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import type { PolicyRule, PolicyStep } from '#shared/review/policy.schema.ts';
import type { Role } from '#shared/users/roles.ts';

/** A rule of the review policy (复核制度) as people say it. */
export interface PolicyWords {
  /** Of which records: a kind, all others, or all that are delegated. */
  readonly kind: (kind: string) => string;
  readonly action: (rule: Pick<PolicyRule, 'action'>) => string;
  readonly roles: (roles: readonly Role[]) => string;
  /** Who signs, and from which money or discount on. */
  readonly step: (step: PolicyStep) => string;
  readonly limit: (rule: Pick<PolicyRule, 'limit'>) => string;
  readonly draw: (rule: Pick<PolicyRule, 'draw'>) => string;
  readonly ask: (rule: Pick<PolicyRule, 'askFromFen'>) => string;
  readonly rekey: (kind: string, path: string) => string;
}

export function usePolicyWords(): PolicyWords {
  const { t } = useTranslation('policies');
  const words = useRecordWords();
  return useMemo(() => policyWords(t, words), [t, words]);
}

function policyWords(t: TFunction<'policies'>, words: RecordWords): PolicyWords {
  const yuan = (fen: number) => formatFen(fen).replace(/\.00$/, '');
  const isEverybody = (roles: readonly Role[]) => CHECKING_ROLES.every((role) => roles.includes(role));
  function roles(of: readonly Role[]): string {
    if (isEverybody(of)) return t('anyChecker');
    return of.map((role) => t(`users:values.person.roles.${role}`)).join('/');
  }
  function threshold({ fromFen, fromDiscountBasisPoints: discount }: PolicyStep): string {
    const money = fromFen === null ? undefined : t('fromMoney', { yuan: yuan(fromFen) });
    const deep = discount === null ? undefined : t('fromDiscount', { percent: discount / 100 });
    return [money, deep].filter((part) => part !== undefined).join(t('or'));
  }
  return {
    kind: (kind) => (kind === '*' ? t('words:otherKinds') : words.kind(kind)),
    action: ({ action }) => t(`values.review_policy.rules.action.${action}`),
    roles,
    step: (step) => {
      const who = t('stepWho', { count: step.count, roles: roles(step.roles) });
      const from = threshold(step);
      return from === '' ? who : t('stepFrom', { who, from });
    },
    limit: ({ limit }) =>
      t('limitText', { count: limit.hours, then: t(`values.review_policy.rules.limit.then.${limit.then}`) }),
    draw: ({ draw }) => (draw === null ? t('drawNever') : t('drawText', { above: draw.aboveLines, count: draw.lines })),
    ask: ({ askFromFen }) => (askFromFen === null ? t('askNever') : t('askFrom', { yuan: yuan(askFromFen) })),
    rekey: (kind, path) => {
      const field = words.field(kind, path.replaceAll('.*', ''));
      return path.includes('.*') ? t('eachLine', { field }) : field;
    },
  };
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { LikenessReason } from '#shared/clients/likeness.ts';

/** Why two clients are alike, in the office's own words: `字号相同、电话相同`. */
export function useLikenessWords(): (reasons: readonly LikenessReason[]) => string {
  const sentence = useRuleSentence();
  const { t } = useTranslation('clients');
  return useCallback(
    (reasons) => reasons.map((reason) => sentence(`client.alike_${reason}`)).join(t('duplicates.and')),
    [sentence, t],
  );
}

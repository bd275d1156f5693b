import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceScope } from '#shared/products/price-lists.schema.ts';

/** For whom a list is, beside its scope: the kind of client in words, a grade or region as it is; nothing for the others. */
export function useScopeWords(): (scope: PriceScope, value: string | null) => string {
  const { t } = useTranslation('clients');
  return useCallback(
    (scope, value) => (value === null ? '' : scope === 'client_kind' ? t(`values.client.kind.${value}`) : value),
    [t],
  );
}

import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { countQuery, saidCount } from '#renderer/components/list/count-rows.ts';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import { Chips } from '#renderer/components/page-header.tsx';
import { ClientGap, type ClientRow } from '#shared/clients/clients.contract.ts';

interface GapChipsProps {
  readonly list: Pick<ListModel<ClientRow>, 'state'>;
  readonly reads: readonly string[];
  readonly gap: ClientGap;
  readonly onGap: (gap: ClientGap) => void;
}

/** Every gap with its count, on a line of their own: there are ten. Alt 1–9 and Alt 0 choose. */
export function GapChips({ list, reads, gap, onGap }: GapChipsProps) {
  const { t } = useTranslation('clients');
  const counted = (one: ClientGap) => ({ query: 'clients.list' as const, inputOf: () => ({ gap: one }), reads });
  const answers = useQueries({ queries: ClientGap.options.map((one) => countQuery(counted(one), list.state)) });
  useKeys(ClientGap.options.map((one, at) => ({ chord: `Alt+${(at + 1) % 10}`, run: () => onGap(one) })));
  return (
    <Chips
      label={t('quality.title')}
      value={gap}
      onChange={onGap}
      views={ClientGap.options.map((value, at) => {
        const count = saidCount(answers[at]?.data, t);
        return { value, text: t(`gap.${value}`), ...(count !== undefined && { count }) };
      })}
    />
  );
}

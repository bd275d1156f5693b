import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import type { StandingAction } from '#shared/clients/client-standing.schema.ts';
import type { ClientStatus } from '#shared/clients/clients.contract.ts';

/** What may be done from each standing, in the order of the menu; the office decides. */
const FROM: Readonly<Record<ClientStatus, readonly StandingAction[]>> = {
  prospect: ['activate', 'close'],
  active: ['freeze', 'close'],
  frozen: ['thaw', 'close'],
  closed: ['reopen'],
};

interface Standing {
  readonly id: string;
  readonly name: string;
  readonly status: ClientStatus;
  readonly inReview: boolean;
}

/** 启用, 冻结, 解冻, 关闭, 重新启用: each opens its form. */
export function useStandingActions(): (client: Standing) => readonly RowAction[] {
  const { t } = useTranslation('clients');
  const mayWrite = useMay()('clients.write');
  const { open } = useTabs();
  return ({ id, name, status, inReview }) =>
    FROM[status].map((standing) => ({
      key: standing,
      label: `${t(`standing.do.${standing}`)}…`,
      disabled: !mayWrite || inReview,
      run: () =>
        open('clients.standing', { client: id, standing }, `${name.slice(0, 8)} · ${t(`standing.do.${standing}`)}`),
    }));
}

/** The same on the client's own page. */
export function StandingButtons(props: Standing) {
  const actions = useStandingActions()(props);
  return actions.map(({ key, label, disabled, run }) => (
    <Button key={key} disabled={disabled === true} onClick={run}>
      {label}
    </Button>
  ));
}

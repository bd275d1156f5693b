import { balanceColumnsOf, balanceExportOf, choiceOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { TFunction } from 'i18next';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { drawn, type ListColumn, quantity, words } from '#renderer/components/list-columns.tsx';
import { type ListModel, useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { type Say, titleFirst, useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS } from '#renderer/components/use-registers.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { BalanceText } from '#renderer/features/registers/balance-text.tsx';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { Output } from '#shared/ipc/contract.ts';

type BalanceRow = Output<'registers.balances'>['rows'][number];

/** What is there now by the ledger of a register: of each item and batch, or in the box. */
export function BalancesPage() {
  return (
    <WithRegister>
      {({ kind }) => kind.ledger !== undefined && <Balances kind={kind} ledger={kind.ledger} />}
    </WithRegister>
  );
}

interface BalancesProps {
  readonly kind: RegisterKind;
  readonly ledger: LedgerRule;
}

function Balances({ kind, ledger }: BalancesProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { setTitle } = useTab();
  const list = useBalanceList(kind, ledger);
  const { open } = useTabs();
  const show = ({ key }: BalanceRow) => open('registers.turnover', { register: kind.name, key: JSON.stringify(key) });
  const title = say(ledger.label);
  useEffect(() => setTitle(title), [setTitle, title]);
  return (
    <ListPage
      title={title}
      facts={t('balances.facts', { what: say(kind.label) })}
      list={list}
      search={t('balances.search')}
      columns={useBalanceColumns(kind, ledger)}
      rowKey={({ key }) => key.join('\u001f')}
      onOpen={show}
      exportAs={balanceExportOf(kind)}
      empty={{ title: t('balances.empty'), text: say(kind.about) }}
    />
  );
}

/** The question to the office: every balance, or only what is short. */
function useBalanceList(kind: RegisterKind, { key, minimum }: LedgerRule): ListModel<BalanceRow> {
  const { t } = useTranslation('registers');
  const definition = useMemo(
    () => ({ columns: balanceColumnsOf(kind), start: { column: key[0] ?? 'balance', descending: false } }),
    [kind, key],
  );
  return useOfficeList({
    query: 'registers.balances',
    name: `registers.balances.${kind.name}`,
    definition,
    views: [
      { value: 'all', text: t('forms:all') },
      ...(minimum === undefined ? [] : [{ value: 'short', text: t('balances.short'), filter: { short: true } }]),
    ],
    startView: 'all',
    fixed: { register: kind.name },
    reads: REGISTER_READS,
  });
}

function useBalanceColumns(kind: RegisterKind, ledger: LedgerRule): readonly ListColumn<BalanceRow>[] {
  const say = useSay();
  const { t } = useTranslation('registers');
  return useMemo(() => {
    const isMoney = fieldOf(kind, ledger.amount)?.type === 'fen';
    const textOf = ({ balance }: BalanceRow) => (isMoney ? formatFen(balance) : formatQuantity(balance));
    return [
      ...keyColumns(kind, ledger, say),
      drawn<BalanceRow>(
        'balance',
        t('balances.balance'),
        150,
        textOf,
        (row) => <BalanceText kind={kind} balance={row.balance} />,
        {
          align: 'end',
          as: 'number',
          ...(isMoney && { sum: { kind: 'fen' as const, of: ({ balance }: BalanceRow) => balance } }),
        },
      ),
      ...(ledger.unit === undefined ? [] : [words<BalanceRow>('unit', t('balances.unit'), 64, ({ unit }) => unit)]),
      ...(ledger.minimum === undefined ? [] : minimumColumns(t)),
    ];
  }, [kind, ledger, say, t]);
}

/** What there should be at least, and what is short of it. */
function minimumColumns(t: TFunction<'registers'>): readonly ListColumn<BalanceRow>[] {
  return [
    quantity<BalanceRow>('minimum', t('balances.minimum'), 130, ({ minimum }) => ({ e6: minimum ?? 0, decimals: 0 })),
    drawn<BalanceRow>(
      'isShort',
      t('columns.state'),
      130,
      ({ isShort }) => (isShort ? t('balances.short') : ''),
      ({ isShort }) => isShort && <StatusMark status="late" text={t('balances.short')} soft />,
    ),
  ];
}

function keyColumns(kind: RegisterKind, { key, label }: LedgerRule, say: Say): readonly ListColumn<BalanceRow>[] {
  if (key.length === 0) return [words<BalanceRow>('name', say(label), 260, () => say(label), { grow: true })];
  return key.map((part, at) => {
    const field = fieldOf(kind, part);
    const said = ({ labels }: BalanceRow) => {
      const choice = choiceOf(field, labels[at]);
      return choice === undefined ? titleFirst(labels[at] ?? '') : say(choice.label);
    };
    return words<BalanceRow>(part, say(field?.label ?? label), 200, said, { ...(at === 0 && { grow: true }) });
  });
}

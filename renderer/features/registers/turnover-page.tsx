import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import { day, drawn, type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { type Say, titleFirst, useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS } from '#renderer/components/use-registers.ts';
import { BalanceText } from '#renderer/features/registers/balance-text.tsx';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import { choiceOf, fieldOf, turnoverExportOf } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { Turnover, TurnoverRow } from '#shared/registers/turnover.contract.ts';

/** 收发存: what came and went of one balance over a period, with what was left after each. */
export function TurnoverPage() {
  return (
    <WithRegister>
      {({ kind }) => kind.ledger !== undefined && <TurnoverList kind={kind} ledger={kind.ledger} />}
    </WithRegister>
  );
}

interface TurnoverProps {
  readonly kind: RegisterKind;
  readonly ledger: LedgerRule;
}

/** One balance, or all of its item together: what the tab was opened with, as far as it is asked. */
function useAskedKey(): readonly [key: readonly string[], isWide: boolean, widen: (wide: boolean) => void] {
  const { params } = useTab();
  const [isWide, widen] = useTabMemory<boolean>('wide', false);
  const given = useMemo(() => z.array(z.string()).parse(JSON.parse(params['key'] ?? '[]')), [params]);
  return [isWide && given.length > 1 ? given.slice(0, 1) : given, isWide, widen];
}

function TurnoverList({ kind, ledger }: TurnoverProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const { setTitle } = useTab();
  const mayPrint = useMay()('printing.print');
  const today = useToday();
  const [key, isWide, widen] = useAskedKey();
  const [from, setFrom] = useTabMemory('from', `${today.slice(0, 7)}-01`);
  const [until, setUntil] = useTabMemory('until', today);
  const input = {
    register: kind.name,
    key: [...key],
    ...(isBusinessDate(from) && { from }),
    ...(isBusinessDate(until) && { until }),
  };
  const found = usePagedQuery('registers.turnover', input, { reads: REGISTER_READS });
  const list = useLocalList<TurnoverRow>({ name: `registers.turnover.${kind.name}`, ...found, input });
  const columns = useTurnoverColumns(kind, ledger, key.length);
  const what = found.first === undefined ? say(ledger.label) : balanceName(kind, ledger, found.first, say);
  const title = t('turnover.title', { what });
  useEffect(() => setTitle(title), [setTitle, title]);
  const print = () =>
    open('printing.preview', { document: 'register_turnover', id: JSON.stringify(input), number: title });
  return (
    <ListPage
      title={title}
      facts={found.first !== undefined && <Figures kind={kind} turnover={found.first} />}
      list={list}
      columns={columns}
      rowKey={({ entryId, labels }) => [entryId, ...labels].join('\u001f')}
      rowName={({ number }) => number}
      onOpen={(row) => open('registers.page', { register: row.register, id: row.entryId }, row.number)}
      {...(ledger.key.length > 1 && {
        sections: {
          items: [
            { value: 'one', text: t('turnover.one') },
            { value: 'all', text: t('turnover.all', { what: partNames(kind, ledger.key.slice(1), say, t('comma')) }) },
          ],
          value: isWide ? 'all' : 'one',
          onChange: (value: string) => widen(value === 'all'),
        },
      })}
      filters={
        <>
          <label className="inline-field dates">
            {t('turnover.from')}
            <DateBox name="from" value={from} today={today} placeholder="" onChange={setFrom} />
          </label>
          <label className="inline-field dates">
            {t('turnover.until')}
            <DateBox name="until" value={until} today={today} placeholder="" onChange={setUntil} />
          </label>
        </>
      }
      exportAs={turnoverExportOf(kind)}
      {...(mayPrint && { paper: { label: t('forms:print'), run: print } })}
      empty={{ title: t('turnover.empty'), text: t('turnover.emptyText') }}
    />
  );
}

function partNames(kind: RegisterKind, keys: readonly string[], say: Say, comma: string): string {
  return keys
    .flatMap((key) => fieldOf(kind, key)?.label ?? [])
    .map((label) => say(label))
    .join(comma);
}

/** The item and its batch; the name of the box where there is no key. */
function balanceName(kind: RegisterKind, { key, label }: LedgerRule, { labels }: Turnover, say: Say): string {
  const parts = labels.map((text, at) => {
    const choice = choiceOf(fieldOf(kind, key[at] ?? ''), text);
    return choice === undefined ? titleFirst(text) : say(choice.label);
  });
  return parts.filter((text) => text !== '').join(' · ') || say(label);
}

function Figures({ kind, turnover }: { readonly kind: RegisterKind; readonly turnover: Turnover }) {
  const { t } = useTranslation('registers');
  const { opening, came, went, closing, unit } = turnover;
  const figures = { opening, came, went, closing };
  return (
    <span className="turnover-figures">
      {(['opening', 'came', 'went', 'closing'] as const).map((name) => (
        <span key={name}>
          {t(`turnover.${name}`)} <BalanceText kind={kind} balance={figures[name]} />
        </span>
      ))}
      {unit !== null && <span>{t('turnover.unit', { unit })}</span>}
    </span>
  );
}

function useTurnoverColumns(kind: RegisterKind, ledger: LedgerRule, asked: number): readonly ListColumn<TurnoverRow>[] {
  const { t } = useTranslation('registers');
  const say = useSay();
  return useMemo(() => {
    const isMoney = fieldOf(kind, ledger.amount)?.type === 'fen';
    const said = (amount: number) => (isMoney ? formatFen(amount) : formatQuantity(amount));
    const figure = (key: 'came' | 'went' | 'balance', blankZero: boolean) =>
      drawn<TurnoverRow>(
        key,
        t(`turnover.column.${key}`),
        124,
        (row) => (blankZero && row[key] === 0 ? '' : said(row[key])),
        (row) => (blankZero && row[key] === 0 ? '' : <BalanceText kind={kind} balance={row[key]} />),
        { align: 'end', as: 'number' },
      );
    const parts = ledger.key.slice(asked).map((key, at) => {
      const field = fieldOf(kind, key);
      return words<TurnoverRow>(key, say(field?.label ?? ledger.label), 120, ({ labels }) => {
        const choice = choiceOf(field, labels[at]);
        return choice === undefined ? labels[at] : say(choice.label);
      });
    });
    return [
      day<TurnoverRow>('on', t('columns.on'), ({ on }) => on),
      plain<TurnoverRow>('number', t('columns.number'), 140, ({ number }) => number),
      ...parts,
      words<TurnoverRow>('what', t('turnover.column.what'), 120, ({ what }) => say(what)),
      words<TurnoverRow>('source', t('turnover.column.source'), 320, ({ source }) => say(source), { grow: true }),
      figure('came', true),
      figure('went', true),
      figure('balance', false),
    ];
  }, [kind, ledger, asked, say, t]);
}

import { BookText, CalendarHeart, FileUp, ReceiptText, Scale } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { type ListModel, useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS, type RegisterShown } from '#renderer/components/use-registers.ts';
import { entryName, quickDone } from '#renderer/components/entry-facts.ts';
import { EntryPreview } from '#renderer/features/registers/entry-preview.tsx';
import { GiveUpDialog } from '#renderer/features/registers/give-up-dialog.tsx';
import { useRegisterColumns } from '#renderer/features/registers/register-columns.tsx';
import { chipStates, flatTotal, registerListOf } from '#renderer/features/registers/register-list-model.ts';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import { balanceKey } from '#shared/registers/register-facts.ts';
import type { RegisterRow, RegisterTotal } from '#shared/registers/registers.contract.ts';

/** One register: its entries as its declaration draws them, by state, each with what can be done with it. */
export function RegisterListPage() {
  return <WithRegister>{(shown) => <RegisterList key={shown.kind.name} shown={shown} />}</WithRegister>;
}

function RegisterList({ shown }: { readonly shown: RegisterShown }) {
  const { t } = useTranslation('registers');
  const { kind, mayWrite } = shown;
  const { name } = kind;
  const say = useSay();
  const { setTitle } = useTab();
  const { open } = useTabs();
  const { list, sums } = useRegisterList(shown);
  const [giving, setGiving] = useState<RegisterRow>();
  const rowActions = useRowActions(shown, setGiving);
  const title = say(kind.label);
  const nameOf = (row: RegisterRow) => entryName(kind, row, say);
  const show = (row: RegisterRow) => open('registers.page', { register: name, id: row.id }, nameOf(row));
  const printBook = () =>
    open('printing.preview', { document: 'register_book', id: JSON.stringify(list.input), number: title });
  useEffect(() => setTitle(title), [setTitle, title]);
  return (
    <>
      <ListPage
        title={title}
        list={list}
        search={t('list.search')}
        columns={useRegisterColumns(kind, sums)}
        rowKey={(row) => row.id}
        rowName={nameOf}
        rowLook={({ state }) => (state === 'struck' ? 'dim' : undefined)}
        rowActions={rowActions}
        preview={(row) => <EntryPreview kind={kind} row={row} onOpen={() => show(row)} />}
        onOpen={show}
        create={{
          label: t('list.new'),
          allowed: mayWrite,
          run: () => open('registers.form', { register: name, draft: crypto.randomUUID() }),
        }}
        filters={<ListTools shown={shown} input={list.input} />}
        exportAs={`register_${name}`}
        paper={{ label: t('list.book'), run: printBook }}
        empty={{ title: t('list.empty', { what: title }), text: say(kind.about) }}
      />
      {giving !== undefined && (
        <GiveUpDialog key={giving.id} kind={kind} row={giving} onClose={() => setGiving(undefined)} />
      )}
    </>
  );
}

/** The question to the office, with the sums in the form every list shows them. */
function useRegisterList({ kind }: RegisterShown) {
  const { t } = useTranslation('registers');
  const definition = useMemo(() => registerListOf(kind), [kind]);
  const base = useOfficeList({
    query: 'registers.list',
    name: `registers.${kind.name}`,
    definition,
    views: [
      { value: 'all', text: t('forms:all') },
      ...chipStates(kind).map((state) => ({
        value: state,
        text: t(state === 'struck' && kind.review === 'effective' ? 'state.voided' : `state.${state}`),
        filter: { state },
      })),
    ],
    startView: 'all',
    fixed: { register: kind.name },
    reads: REGISTER_READS,
  });
  const total = base.total as RegisterTotal | undefined;
  const flat = useMemo(() => flatTotal(kind, total), [kind, total]);
  const list: ListModel<RegisterRow> = { ...base, total: flat };
  return { list, sums: total?.sums };
}

/** Amend, and where a date ends what an entry waits for, that date at once. */
function useRowActions(
  { kind, mayWrite }: RegisterShown,
  onGiveUp: (row: RegisterRow) => void,
): (row: RegisterRow) => readonly RowAction[] {
  const { t } = useTranslation('registers');
  const say = useSay();
  const today = useToday();
  const may = useMay();
  const mayPrint = may('printing.print');
  const { open } = useTabs();
  const { name, becomes } = kind;
  return (row) => {
    const mayAmend = mayWrite && !row.inReview && row.state !== 'struck';
    const done = quickDone(kind, row);
    const form = (more: Readonly<Record<string, string>>) =>
      open('registers.form', { register: name, record: row.id, ...more }, entryName(kind, row, say));
    return [
      { key: 'amend', label: t(`amend.${kind.review}`), chord: 'F2', disabled: !mayAmend, run: () => form({}) },
      ...(done === undefined
        ? []
        : [
            {
              key: 'done',
              label: t('list.done', { what: say(done.label) }),
              chord: 'F10',
              disabled: !mayAmend,
              run: () => form({ set: `${done.key}=${today}` }),
            },
          ]),
      ...(becomes === undefined || row.fields[becomes.done] !== undefined
        ? []
        : [
            {
              key: 'become',
              label: say(becomes.label),
              disabled: !mayAmend || !may('clients.write'),
              run: () => open('clients.form', { draft: crypto.randomUUID(), register: name, entry: row.id }),
            },
          ]),
      ...(kind.ledger === undefined
        ? []
        : [
            {
              key: 'turnover',
              label: t('turnover.show'),
              run: () =>
                open('registers.turnover', { register: name, key: JSON.stringify(balanceKey(kind, row.fields)) }),
            },
          ]),
      {
        key: 'giveUp',
        label: t(`giveUp.${kind.review}`),
        disabled: !mayAmend || (kind.review === 'daily' && row.reviewed),
        run: () => onGiveUp(row),
      },
      {
        key: 'print',
        label: t('forms:print'),
        chord: 'Ctrl+P',
        disabled: !mayPrint || row.state === 'struck',
        run: () =>
          open('printing.preview', { document: 'register_entry', id: row.id, number: entryName(kind, row, say) }),
      },
    ];
  };
}

/** Beside the search box: what its ledger holds, workbooks of old. */
interface ListToolsProps {
  readonly shown: RegisterShown;
  /** What the list is asked, for a paper of the same. */
  readonly input: unknown;
}

function ListTools({ shown, input }: ListToolsProps) {
  const { t } = useTranslation('registers');
  const { kind, mayWrite } = shown;
  const { open } = useTabs();
  const may = useMay();
  const say = useSay();
  const kinds = useOfficeQuery('exchange.kinds', {});
  const imported = `register_${kind.name}`;
  const takes = kinds.data?.imports.some((one) => one.kind === imported && may(one.permission)) === true;
  return (
    <>
      {kind.ledger !== undefined && (
        <button type="button" className="icon-text" onClick={() => open('registers.balances', { register: kind.name })}>
          <Scale size={13} aria-hidden />
          {say(kind.ledger.label)}
        </button>
      )}
      {kind.proposes !== undefined && (
        <button
          type="button"
          className="icon-text"
          onClick={() => open('registers.proposals', { register: kind.name })}
        >
          <CalendarHeart size={13} aria-hidden />
          {say(kind.proposes.label)}
        </button>
      )}
      {kind.reconciles !== undefined && mayWrite && (
        <button type="button" className="icon-text" onClick={() => open('registers.bill', { register: kind.name })}>
          <ReceiptText size={13} aria-hidden />
          {say(kind.reconciles.label)}
        </button>
      )}
      {kind.merges !== undefined && may('printing.print') && (
        <button
          type="button"
          className="icon-text"
          onClick={() =>
            open('printing.preview', {
              document: 'register_report',
              id: JSON.stringify(input),
              number: say(kind.label),
            })
          }
        >
          <BookText size={13} aria-hidden />
          {say(kind.merges.label)}
        </button>
      )}
      {takes && may('exchange.import') && (
        <button type="button" className="icon-text" onClick={() => open('exchange.import', { kind: imported })}>
          <FileUp size={13} aria-hidden />
          {t('list.import')}
        </button>
      )}
    </>
  );
}

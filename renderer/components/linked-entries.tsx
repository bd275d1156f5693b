import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { entryTitle } from '#renderer/components/entry-facts.ts';
import { EntryMark, useStateWords } from '#renderer/components/entry-mark.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { day, drawn, type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { RowMenu } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, type RegisterShown, useRegisters } from '#renderer/components/use-registers.ts';
import { LINK_TYPES } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';

interface Subject {
  readonly kind: (typeof LINK_TYPES)[number];
  readonly id: string;
  /** What people call it: it stands in a new entry at once. */
  readonly label: string;
}

interface LinkedEntry extends RegisterRow {
  readonly register: string;
}

/** Everything the registers say of one client, contract or note, the newest first; a new entry names it already. */
export function LinkedEntries({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('registers');
  const { open } = useTabs();
  const say = useSay();
  const { kind, id } = subject;
  const kinds = useRegisters();
  const linked = useOfficeQuery('registers.linked', { kind, id }, { reads: REGISTER_READS });
  const rows = useMemo(() => newestFirst(kinds.data, linked.data), [kinds.data, linked.data]);
  const list = useLocalList<LinkedEntry>({
    name: `linked.${kind}`,
    rows,
    error: linked.error,
    reload: () => void linked.refetch(),
  });
  const nameOf = (row: LinkedEntry) => {
    const register = findRegister(kinds.data, row.register);
    return row.number ?? (register === undefined ? '' : entryTitle(register.kind, row, say));
  };
  const count = (linked.data ?? []).reduce((sum, one) => sum + one.count, 0);
  return (
    <ListPage
      embedded
      title={t('linked.title')}
      facts={t('linked.count', { count })}
      list={list}
      columns={useLinkedColumns(kinds.data)}
      ticks={null}
      rowKey={(row) => row.id}
      rowName={nameOf}
      rowLook={({ state }) => (state === 'struck' ? 'dim' : undefined)}
      onOpen={(row) => open('registers.page', { register: row.register, id: row.id }, nameOf(row))}
      actions={<NewLinked subject={subject} kinds={kinds.data ?? []} />}
      empty={{ title: t('linked.none'), text: t('linked.noneText') }}
    />
  );
}

type Found = readonly { readonly register: string; readonly rows: readonly RegisterRow[] }[];

function newestFirst(kinds: readonly RegisterShown[] | undefined, found: Found | undefined) {
  if (kinds === undefined || found === undefined) return undefined;
  const dateOf = ({ register, fields }: LinkedEntry) =>
    String(fields[findRegister(kinds, register)?.kind.date ?? ''] ?? '');
  return found
    .flatMap(({ register, rows }) => rows.map((row): LinkedEntry => ({ ...row, register })))
    .toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)));
}

function useLinkedColumns(kinds: readonly RegisterShown[] | undefined): readonly ListColumn<LinkedEntry>[] {
  const { t } = useTranslation('registers');
  const say = useSay();
  const stateWords = useStateWords();
  return useMemo(() => {
    const kindOf = (row: LinkedEntry) => findRegister(kinds, row.register)?.kind;
    const said = (row: LinkedEntry, word: (kind: RegisterShown['kind']) => string): string => {
      const kind = kindOf(row);
      return kind === undefined ? '' : word(kind);
    };
    return [
      words<LinkedEntry>('register', t('linked.columns.register'), 160, (row) => said(row, ({ label }) => say(label))),
      day<LinkedEntry>('on', t('linked.columns.on'), (row) => said(row, ({ date }) => String(row.fields[date] ?? ''))),
      plain<LinkedEntry>('number', t('columns.number'), 132, (row) => row.number),
      words<LinkedEntry>(
        'title',
        t('linked.columns.title'),
        260,
        (row) => said(row, (kind) => entryTitle(kind, row, say)),
        { grow: true },
      ),
      day<LinkedEntry>('dueOn', t('columns.dueOn'), (row) => row.dueOn),
      drawn<LinkedEntry>('state', t('columns.state'), stateWords.width, stateWords.row, (row) => (
        <EntryMark row={row} />
      )),
    ];
  }, [kinds, say, stateWords, t]);
}

interface NewLinkedProps {
  readonly subject: Subject;
  readonly kinds: readonly RegisterShown[];
}

/** The registers whose entries can name it: one is chosen, and its form begins with it. */
function NewLinked({ subject, kinds }: NewLinkedProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const [at, setAt] = useState<MenuPoint>();
  const { kind: type, id, label } = subject;
  const able = kinds.filter(({ kind, mayWrite }) => mayWrite && kind.fields.some((field) => field.type === type));
  if (able.length === 0) return undefined;
  return (
    <>
      <Button
        icon={<Plus size={13} aria-hidden />}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ left, top: bottom + 2 });
        }}
      >
        {t('linked.new')}
      </Button>
      {at !== undefined && (
        <RowMenu
          label={label}
          at={at}
          onClose={() => setAt(undefined)}
          actions={able.map(({ kind }) => ({
            key: kind.name,
            label: say(kind.label),
            run: () =>
              open('registers.form', {
                register: kind.name,
                draft: crypto.randomUUID(),
                [type]: id,
                [`${type}Name`]: label,
              }),
          }))}
        />
      )}
    </>
  );
}

import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { type RegisterShown, useRegisters } from '#renderer/components/use-registers.ts';
import { boardKeys, firstRow } from '#renderer/features/registers/board-keys.ts';
import { fittingRegisters, groupedRegisters, inColumns } from '#renderer/features/registers/board-model.ts';
import { ChasePanel } from '#renderer/features/registers/chase-panel.tsx';
import { RegisterGroup } from '#renderer/features/registers/register-group.tsx';

/** 登记: every register of the office by group, how much stands in it and what waits; beside it what is to be chased. */
export function RegistersHomePage() {
  const { t } = useTranslation('registers');
  const kinds = useRegisters();
  const box = useRef<HTMLInputElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  useKeys([
    { chord: '/', label: t('home.search'), outsideText: true, run: () => box.current?.focus() },
    { chord: 'F5', label: t('forms:reload'), run: () => void kinds.refetch() },
  ]);
  if (kinds.isError) return <ErrorNote error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kinds.data === undefined) return <GreyRows />;
  return (
    <>
      <PageHeader
        title={t('home.title')}
        facts={t('home.facts', { count: kinds.data.length })}
        views={
          <div
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
              event.preventDefault();
              const first = firstRow(board.current);
              if (event.key === 'Enter' && text.trim() !== '') first?.click();
              else first?.focus();
            }}
          >
            <SearchBox hint={t('home.search')} value={text} box={box} onChange={setText} />
          </div>
        }
      />
      <div className="registers-home">
        <Board kinds={kinds.data} text={text} board={board} />
        <ChasePanel />
      </div>
    </>
  );
}

const COLUMNS = 3;

interface BoardProps {
  readonly kinds: readonly RegisterShown[];
  readonly text: string;
  readonly board: RefObject<HTMLDivElement | null>;
}

/** One tab stop: arrows go from register to register and to their numbers, Enter opens, Ctrl N makes a new entry. */
function Board({ kinds, text, board }: BoardProps) {
  const { t } = useTranslation('registers');
  const { open } = useTabs();
  const [at, setAt] = useState<string>();
  const columns = useMemo(() => inColumns(groupedRegisters(fittingRegisters(kinds, text)), COLUMNS), [kinds, text]);
  const all = columns.flat().flatMap(({ registers }) => registers);
  const current = all.find(({ kind }) => kind.name === at) ?? all[0];
  useKeys([
    {
      chord: 'Ctrl+N',
      label: t('list.new'),
      disabled: current?.mayWrite !== true,
      run: () => current && open('registers.form', { register: current.kind.name, draft: crypto.randomUUID() }),
    },
  ]);
  if (all.length === 0) {
    return (
      <div className="register-board" ref={board}>
        <EmptyState title={t(kinds.length === 0 ? 'home.noRegisters' : 'home.noneFits')} />
      </div>
    );
  }
  return (
    <div className="register-board" ref={board} onKeyDown={(event) => boardKeys(event, board.current)}>
      {columns.map((column, index) => (
        <div key={index}>
          {column.map(({ group, registers }) => (
            <RegisterGroup
              key={group}
              group={group}
              registers={registers}
              current={current?.kind.name}
              onCurrent={setAt}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

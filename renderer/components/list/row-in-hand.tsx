import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyBinding } from '#renderer/app/keys.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { useRowInHand } from '#renderer/components/list/place-in-hand.ts';
import type { ListHand } from '#renderer/components/list/use-list-hand.tsx';

interface RowInHandProps<R> {
  readonly props: ListPageProps<R>;
  readonly hand: ListHand<R>;
  readonly main: RefObject<HTMLDivElement | null>;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** What follows the row in hand: the keys that act on it, the page that hears of it, what stands beside the list about it. */
export function RowInHand<R>(parts: RowInHandProps<R>) {
  const { props, hand } = parts;
  const row = useRowInHand(props.list.rows, hand.inHand);
  const { onRow } = props;
  useEffect(() => onRow?.(row), [onRow, row]);
  useListKeys(parts, row);
  if (!hand.isSplit) return undefined;
  // A page on its way keeps its place, or the list would widen and narrow while one leafs through it.
  return row === undefined ? <aside className="side-preview" aria-busy /> : props.preview?.(row);
}

/** The keys of a list. Those of a row act on the row in hand: as drawn for their names, as it is by now when pressed. */
function useListKeys<R>({ props, hand, box, main }: RowInHandProps<R>, row: R | undefined): void {
  const { t } = useTranslation('lists');
  const { list, create, search, preview, sections } = props;
  const { view, ticks } = hand;
  const below = (selector: string): MenuPoint => {
    const { left = 20, bottom = 120 } =
      main.current?.parentElement?.parentElement?.querySelector(selector)?.getBoundingClientRect() ?? {};
    return { left, top: bottom + 2 };
  };
  const bound =
    row === undefined
      ? []
      : hand.actionsOf(row).filter(({ key, chord }) => chord !== undefined && key !== 'open' && key !== 'copy');
  const alternatives =
    sections?.items.map(
      ({ value }) =>
        () =>
          sections.onChange(value),
    ) ?? hand.chips.map((chip) => () => view.pick(chip));
  const bindings: (KeyBinding | false)[] = [
    search !== undefined && { chord: '/', label: t('search'), outsideText: true, run: () => box.current?.focus() },
    create !== undefined && { chord: 'Ctrl+N', label: create.label, disabled: !create.allowed, run: create.run },
    ...bound.map(({ key, chord = '', label, disabled }) => ({
      chord,
      label,
      disabled: disabled === true,
      run: () => {
        const now = hand.rowInHand();
        if (now !== undefined)
          hand
            .actionsOf(now)
            .find((action) => action.key === key)
            ?.run();
      },
    })),
    preview !== undefined && {
      chord: 'F3',
      label: t('preview'),
      run: () => list.keep({ ...list.settings, preview: !list.settings.preview }),
    },
    { chord: 'F5', label: t('reload'), run: list.reload },
    list.definition !== undefined && {
      chord: 'Ctrl+Shift+L',
      label: t('filterKey'),
      run: () => {
        const { column } = hand.inHand.latest;
        const filterAt = list.definition?.columns[column] === undefined ? view.shown[0]?.key : column;
        if (filterAt !== undefined)
          hand.open({ kind: 'filter', column: filterAt, at: below(`[data-column="${filterAt}"]`) });
      },
    },
    { chord: 'Ctrl+L', run: () => hand.open({ kind: 'columns', at: below('.columns-open') }) },
    sections === undefined && {
      chord: 'Ctrl+Shift+S',
      run: () => hand.open({ kind: 'views', at: below('.views-open') }),
    },
    ...alternatives.slice(0, 9).map((run, at) => ({ chord: `Alt+${at + 1}`, run })),
    ticks !== undefined && ticks.ticked.size > 0 && { chord: 'Escape', run: () => ticks.onTick(new Map()) },
  ];
  useKeys(bindings.filter((binding) => binding !== false));
}

import { useQueries } from '@tanstack/react-query';
import { ChevronDown, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { countQuery, saidCount } from '#renderer/components/list/count-rows.ts';
import { useSettled } from '#renderer/components/list/use-settled.ts';
import type { ListModel, ListTotal } from '#renderer/components/list/list-model.ts';
import type { ListState, SavedView } from '#renderer/components/list/list-state.ts';

/** One chip: a view of the list's own, or one the person saved. */
export interface ViewChip {
  readonly value: string;
  readonly text: string;
  readonly asked: ListState;
  readonly saved?: SavedView;
}

/** The list's own views, then the person's, in the order of Alt 1 to 9. */
export function chipsOf<R>({ views, settings, state }: ListModel<R>): readonly ViewChip[] {
  return [
    ...views.map(({ value, text }) => ({ value, text, asked: inView(state, value) })),
    ...settings.views
      .filter(
        ({ asked }) =>
          views.length === 0 || views.some(({ value }) => value === asked.view) || asked.view === state.view,
      )
      .map((saved) => ({ value: saved.id, text: saved.name, saved, asked: { ...saved.asked, saved: saved.id } })),
  ];
}

/** Words, filters and order stay from one of the list's own views to another; those of a saved view go with it. */
function inView({ saved, ...state }: ListState, view: string): ListState {
  return saved === undefined ? { ...state, view } : { view, text: '', where: [] };
}

interface ViewChipsProps<R> {
  readonly list: ListModel<R>;
  readonly chips: readonly ViewChip[];
  /** The saved view in front is no longer as it was saved. */
  readonly isChanged: boolean;
  readonly onPick: (chip: ViewChip) => void;
  readonly onManage: (at: MenuPoint) => void;
}

/** Views on the title line, counted; a changed one bears a dot, and is itself again when pressed. */
export function ViewChips<R>({ list, chips, isChanged, onPick, onManage }: ViewChipsProps<R>) {
  const { t } = useTranslation('lists');
  const { state, settings } = list;
  const counts = useCounts(list, chips);
  const active = state.saved ?? state.view;
  return (
    <>
      <div className="chips view-chips" role="group" aria-label={t('views')}>
        {chips.map((chip) => {
          const pressed = chip.value === active;
          return (
            <button
              key={chip.value}
              type="button"
              className="chip"
              aria-pressed={pressed}
              title={pressed && isChanged && chip.saved ? t('changedView') : undefined}
              onClick={() => onPick(chip)}
            >
              {chip.saved !== undefined && settings.start === chip.value && (
                <Star size={11} fill="currentColor" aria-hidden />
              )}
              {chip.text}
              {pressed && isChanged && chip.saved !== undefined && (
                <i className="changed-dot" aria-label={t('changedView')} />
              )}
              {counts.has(chip.value) && <b>{counts.get(chip.value)}</b>}
            </button>
          );
        })}
      </div>
      <button
        type="button"
        className="chip views-open"
        aria-haspopup="dialog"
        {...(settings.views.length > 0 && { 'aria-label': t('ownViews') })}
        title={t('ownViews')}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onManage({ left, top: bottom + 2 });
        }}
      >
        {settings.views.length === 0 && t('saveViewAs')}
        <ChevronDown size={12} aria-hidden />
      </button>
    </>
  );
}

const NONE: readonly ViewChip[] = [];

function totalsOf(answers: readonly { readonly data?: ListTotal | undefined }[]): readonly (ListTotal | undefined)[] {
  return answers.map(({ data }) => data);
}

/** How many rows each view has. The one in front says what it shows; the others are counted once it is there and nobody types any more. */
function useCounts<R>(
  { counted, total, state, rows }: ListModel<R>,
  chips: readonly ViewChip[],
): ReadonlyMap<string, string> {
  const { t } = useTranslation('lists');
  const front = state.saved ?? state.view;
  const settled = useSettled(chips, state.text);
  const totals = useQueries({
    queries: (settled ?? NONE).map(({ asked }) => ({
      ...countQuery(counted, asked),
      enabled: counted !== undefined && rows !== undefined,
    })),
    combine: totalsOf,
  });
  return new Map(
    chips.flatMap(({ value }, at) => {
      const said = saidCount(value === front ? total : totals[at], t);
      return said === undefined ? [] : [[value, said] as const];
    }),
  );
}

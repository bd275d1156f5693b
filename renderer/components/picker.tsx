import { useQuery } from '@tanstack/react-query';
import { Snowflake } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#renderer/app/use-office.ts';
import type { FieldControl } from '#renderer/components/field-control.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useRecent } from '#renderer/components/use-recent.ts';

/** One thing to pick: code and name as on lists; `note` says what tells two alike apart. */
export interface Choice {
  readonly id: string;
  readonly code?: string;
  readonly name: string;
  readonly note?: string;
  /** What restricts it, and why, though it can be taken. */
  readonly mark?: string;
  /** Why it cannot be taken. */
  readonly refused?: string;
  /** Whose it is, where a form that asks for the client as well can take him from it. */
  readonly client?: { readonly id: string; readonly name: string };
}

/** Asks the office: best first, or those used last while nothing is typed. */
export type PickSearch = (text: string, recent: readonly string[]) => Promise<readonly Choice[]>;

interface PickerProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: Choice | undefined;
  /** Names what is picked, for the cache and for what was used last: `clients`. */
  readonly what: string;
  readonly disabled?: boolean;
  readonly search: PickSearch;
  readonly onPick: (choice: Choice | undefined) => void;
}

/**
 * Picks by typing any part of a name, its pinyin initials or a code. F4 or ↓ opens the list, Enter takes the marked one and
 * goes on to the next field, Esc leaves it as it was.
 */
export function Picker({ value, what, search, onPick, disabled, ...rest }: PickerProps) {
  const { t } = useTranslation('window');
  const listId = useId();
  const { text, setText, at, setAt, choices, busy, error, pick } = usePicking(what, search, onPick);
  const open = text !== undefined;
  const shown = text ?? (value === undefined ? '' : [value.code, value.name].filter(Boolean).join('  '));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!open && (event.key === 'F4' || event.key === 'ArrowDown')) setText('');
    else if (!open) return;
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') setText(undefined);
    else if (event.key === 'Enter' && choices[at] !== undefined) {
      // Not prevented once it was taken: Enter goes on to the next field of the form.
      if (pick(choices[at])) return;
    } else return;
    event.preventDefault();
  }

  return (
    <div className="picker">
      <input
        {...rest}
        className="text-box"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[at] !== undefined ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled ?? false}
        placeholder={t('pickHint')}
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          if (event.target.value === '') onPick(undefined);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setText(undefined)}
      />
      {open && (
        <ul className="choices" id={listId} role="listbox" aria-label={t('pickList')}>
          {choices.map((choice, index) => (
            <ChoiceRow
              key={choice.id}
              id={`${listId}-${index}`}
              choice={choice}
              isAt={index === at}
              onPick={() => pick(choice)}
            />
          ))}
          {error !== null && (
            <li className="none">
              <FailureNote failure={failureOf(error)} />
            </li>
          )}
          {choices.length === 0 && error === null && (
            <li className="none small">{busy ? t('searching') : t('pickNone')}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function usePicking(what: string, search: PickSearch, onPick: PickerProps['onPick']) {
  const [text, setText] = useState<string>();
  const [at, setAt] = useState(0);
  const [recent, used] = useRecent(what);
  const wanted = useDeferredValue(text);
  const found = useQuery({
    queryKey: ['pick', what, wanted],
    queryFn: () => search(wanted ?? '', recent()),
    enabled: wanted !== undefined,
    staleTime: 10_000,
  });
  // Enter must never take something found for what was typed before.
  const choices = text === wanted ? (found.data ?? []) : [];
  function pick(choice: Choice): boolean {
    if (choice.refused !== undefined) return false;
    used(choice.id);
    onPick(choice);
    setText(undefined);
    setAt(0);
    return true;
  }
  return { text, setText, at, setAt, choices, busy: found.isFetching || text !== wanted, error: found.error, pick };
}

interface ChoiceRowProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isAt: boolean;
  readonly onPick: () => void;
}

function ChoiceRow({ id, choice, isAt, onPick }: ChoiceRowProps) {
  const { code, name, note, mark, refused } = choice;
  return (
    <li
      id={id}
      role="option"
      aria-selected={isAt}
      aria-disabled={refused !== undefined}
      onMouseDown={(event) => {
        event.preventDefault();
        onPick();
      }}
    >
      {code !== undefined && <span className="num quiet">{code}</span>}
      <span className="cut push">{name}</span>
      {(refused ?? mark) !== undefined && (
        <span className="small due-soon pick-mark">
          {refused === undefined && <Snowflake size={11} aria-hidden />}
          {refused ?? mark}
        </span>
      )}
      {note !== undefined && note !== '' && <span className="small faint">{note}</span>}
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#renderer/app/use-office.ts';
import type { FieldControl } from '#renderer/components/field-control.ts';
import { FailureNote } from '#renderer/components/notices.tsx';

/** One thing to pick: code and name as on lists; `note` says what tells two alike apart. */
export interface Choice {
  readonly id: string;
  readonly code?: string;
  readonly name: string;
  readonly note?: string;
}

interface PickerProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: Choice | undefined;
  /** Names the search for the cache, for instance `clients`. */
  readonly what: string;
  readonly disabled?: boolean;
  /** By code, name, tax id or pinyin initials; the office answers. */
  readonly search: (text: string) => Promise<readonly Choice[]>;
  readonly onPick: (choice: Choice | undefined) => void;
}

/** Picks a client or product by typing any part of it, or its pinyin initials. F4 or ↓ opens the list. */
export function Picker({ value, what, search, onPick, disabled, ...rest }: PickerProps) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [text, setText] = useState<string>();
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text);
  const found = useQuery({
    queryKey: ['pick', what, wanted],
    queryFn: () => search(wanted ?? ''),
    enabled: wanted !== undefined,
    staleTime: 10_000,
  });
  const open = text !== undefined;
  const choices = found.data ?? [];
  const shown = text ?? (value === undefined ? '' : [value.code, value.name].filter(Boolean).join('  '));

  function pick(choice: Choice | undefined): void {
    onPick(choice);
    setText(undefined);
    setAt(0);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!open && (event.key === 'F4' || event.key === 'ArrowDown')) setText('');
    else if (!open) return;
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') setText(undefined);
    else if (event.key === 'Enter' && choices[at] !== undefined) pick(choices[at]);
    else return;
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
            <li
              key={choice.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(choice);
              }}
            >
              {choice.code !== undefined && <span className="num quiet">{choice.code}</span>}
              <span className="cut push">{choice.name}</span>
              {choice.note !== undefined && <span className="small faint">{choice.note}</span>}
            </li>
          ))}
          {found.isError && (
            <li className="none">
              <FailureNote failure={failureOf(found.error)} />
            </li>
          )}
          {choices.length === 0 && !found.isError && (
            <li className="none small">{found.isFetching ? t('searching') : t('pickNone')}</li>
          )}
        </ul>
      )}
    </div>
  );
}

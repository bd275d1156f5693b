import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '#renderer/components/field-control.ts';

export interface Suggestion {
  readonly text: string;
  /** What tells two alike apart. */
  readonly note?: string;
}

interface SuggestBoxProps extends Partial<FieldControl> {
  readonly name?: string;
  readonly value: string;
  /** Names what is suggested, for the cache. */
  readonly what: string;
  readonly suggest: (text: string) => Promise<readonly Suggestion[]>;
  /** Several values with `、` between: only the last one is completed. */
  readonly several?: boolean;
  readonly onChange: (value: string) => void;
}

/** Letters alone are pinyin initials and mean the first that fits; a name written out is taken as written. */
const isInitials = (text: string): boolean => /^[a-z]+$/i.test(text);

/** What stands before the value in hand, and that value. */
function splitLast(value: string, several: boolean): readonly [before: string, last: string] {
  const at = several ? Math.max(...Array.from('\u3001,\uff0c;\uff1b ').map((mark) => value.lastIndexOf(mark))) : -1;
  return [value.slice(0, at + 1), value.slice(at + 1)];
}

/** Free text with suggestions: ↓ or F4 opens them, Enter takes the marked one and goes on, Esc closes. Nothing has to be chosen. */
export function SuggestBox({ value, what, suggest, several = false, onChange, ...rest }: SuggestBoxProps) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [before, last] = splitLast(value, several);
  const wanted = useDeferredValue(last.trim());
  const found = useQuery({
    queryKey: ['suggest', what, wanted],
    queryFn: () => suggest(wanted),
    enabled: open,
    staleTime: 10_000,
  });
  // Enter must never take something found for what was typed before.
  const shown = open && wanted === last.trim() ? (found.data ?? []).filter(({ text }) => text !== last) : [];

  function take(suggestion: Suggestion | undefined): void {
    if (suggestion !== undefined) onChange(before + suggestion.text);
    setOpen(false);
    setAt(-1);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!open && (event.key === 'F4' || event.key === 'ArrowDown')) setOpen(true);
    else if (!open) return;
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, -1));
    else if (event.key === 'Escape') take(undefined);
    // Not prevented: Enter goes on to the next field of the form.
    else if (event.key === 'Enter') return take(shown[at]);
    else return;
    event.preventDefault();
  }
  return (
    <div className="picker">
      <input
        {...rest}
        className="text-box"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown[at] === undefined ? undefined : `${listId}-${at}`}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setAt(isInitials(splitLast(event.target.value, several)[1].trim()) ? 0 : -1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => take(undefined)}
      />
      {shown.length > 0 && (
        <ul className="choices" id={listId} role="listbox" aria-label={t('pickList')}>
          {shown.map((suggestion, index) => (
            <li
              key={`${suggestion.text} ${suggestion.note ?? ''}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                take(suggestion);
              }}
            >
              <span className="cut push">{suggestion.text}</span>
              {suggestion.note !== undefined && <span className="small faint">{suggestion.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

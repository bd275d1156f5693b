import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';

export interface FloatRow<V> {
  readonly key: string;
  readonly value: V;
  readonly shown: ReactNode;
}

interface FloatListProps<V> {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What is found by the text, best first. */
  readonly rows: readonly FloatRow<V>[];
  /** The rows are still those of an earlier text: Enter waits for the right ones. */
  readonly isBehind: boolean;
  /** Said below the rows: that nothing was found, or why. */
  readonly foot?: ReactNode;
  readonly onPick: (value: V) => void;
  readonly onClose: () => void;
}

/** F4 on a cell: a search over the page; Enter takes the marked row, Esc goes back to the cell. */
export function FloatList<V>({ label, hint, text, onText, rows, isBehind, foot, onPick, onClose }: FloatListProps<V>) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [at, setAt] = useState(0);
  function take(row: FloatRow<V> | undefined): void {
    if (row === undefined) return;
    onClose();
    onPick(row.value);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && !isBehind) take(rows[at]);
    else return;
    event.preventDefault();
  }
  return (
    <FloatLayer label={label} onClose={onClose}>
      <div className="search">
        <Search size={15} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={rows[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={label}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="list" id={listId} role="listbox" aria-label={t('pickList')}>
        {rows.map((row, index) => (
          <div
            key={row.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(row)}
            onMouseMove={() => setAt(index)}
          >
            {row.shown}
          </div>
        ))}
        {foot}
      </div>
    </FloatLayer>
  );
}

import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';

interface Found<V> {
  readonly value: V;
  readonly name: string;
  /** What tells two alike apart. */
  readonly note?: string;
}

interface FloatChooserProps<V> {
  readonly label: string;
  readonly hint: string;
  /** What is known in the window by what is typed, best first. */
  readonly find: (text: string) => readonly Found<V>[];
  readonly onPick: (value: V) => void;
  readonly onClose: () => void;
}

/** F4 on a cell: a search over the page; Enter takes the marked one, Esc goes back to the cell. */
export function FloatChooser<V>({ label, hint, find, onPick, onClose }: FloatChooserProps<V>) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text);
  const found = useMemo(() => find(wanted), [find, wanted]);
  function take(one: Found<V> | undefined): void {
    if (one === undefined) return;
    onClose();
    onPick(one.value);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && wanted === text) take(found[at]);
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
          aria-activedescendant={found[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={label}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="list" id={listId} role="listbox" aria-label={t('pickList')}>
        {found.map((one, index) => (
          <div
            key={`${one.name} ${one.note ?? ''}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(one)}
            onMouseMove={() => setAt(index)}
          >
            <span className="cut push">{one.name}</span>
            {one.note !== undefined && <span className="small faint">{one.note}</span>}
          </div>
        ))}
        {found.length === 0 && <p className="queue-end">{t('pickNone')}</p>}
      </div>
    </FloatLayer>
  );
}

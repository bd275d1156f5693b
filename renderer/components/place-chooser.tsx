import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { findPlaces } from '#shared/regions/find-places.ts';
import type { Place } from '#shared/regions/regions.ts';

interface PlaceChooserProps {
  readonly onPick: (place: Place) => void;
  readonly onClose: () => void;
}

const SHOWN = 34;

/** F4 on a province, city or district: all three at once, by any part of a name or by pinyin initials (`szns`). */
export function PlaceChooser({ onPick, onClose }: PlaceChooserProps) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text);
  const places = useMemo(() => findPlaces(wanted, SHOWN), [wanted]);
  function take(place: Place | undefined): void {
    if (place === undefined) return;
    onClose();
    onPick(place);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, places.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && wanted === text) take(places[at]);
    else return;
    event.preventDefault();
  }
  return (
    <FloatLayer label={t('clients:form.hint.pickPlace')} onClose={onClose}>
      <div className="search">
        <Search size={15} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={places[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={t('clients:form.hint.pickPlace')}
          placeholder={t('clients:form.hint.placeHint')}
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
        {places.map(({ province, city, district }, index) => (
          <div
            key={[province, city, district].join(' ')}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(places[index])}
            onMouseMove={() => setAt(index)}
          >
            <span className="cut push">{district ?? city ?? province}</span>
            <span className="small faint">
              {[province, city === province ? null : city].filter((name) => name !== null).join(' ')}
            </span>
          </div>
        ))}
        {places.length === 0 && <p className="queue-end">{t('pickNone')}</p>}
      </div>
    </FloatLayer>
  );
}

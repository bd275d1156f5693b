import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatList } from '#renderer/components/float-list.tsx';

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

/** A search over what the window knows by itself. */
export function FloatChooser<V>({ find, ...rest }: FloatChooserProps<V>) {
  const { t } = useTranslation('window');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const found = useMemo(() => find(wanted), [find, wanted]);
  const rows = found.map(({ value, name, note }) => ({
    key: `${name} ${note ?? ''}`,
    value,
    shown: (
      <>
        <span className="cut push">{name}</span>
        {note !== undefined && <span className="small faint">{note}</span>}
      </>
    ),
  }));
  return (
    <FloatList
      {...rest}
      text={text}
      onText={setText}
      rows={rows}
      isBehind={wanted !== text}
      foot={rows.length === 0 && <p className="queue-end">{t('pickNone')}</p>}
    />
  );
}

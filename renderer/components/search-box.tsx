import { Search } from 'lucide-react';
import { type RefObject, startTransition, useEffect, useEffectEvent, useState } from 'react';
import { Kbd } from '#renderer/components/kbd.tsx';

interface SearchBoxProps {
  readonly hint: string;
  readonly value: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}

/** Milliseconds after the last key in which the next one is still part of the same word. */
const REST_MS = 100;

/**
 * The filter box of a list; `/` goes there. A key shows its letter at once. What is typed is asked when the hand rests, or at
 * once by whatever leaves the box: nobody wants the answer to half a word, and no key waits for it.
 */
export function SearchBox({ hint, value, box, onChange }: SearchBoxProps) {
  /** Typed and not asked yet. */
  const [typed, setTyped] = useState<string>();
  const ask = (): void => {
    if (typed === undefined) return;
    startTransition(() => {
      onChange(typed);
      setTyped(undefined);
    });
  };
  const askRested = useEffectEvent(ask);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const rest = setTimeout(() => askRested(), REST_MS);
    return () => clearTimeout(rest);
  }, [typed]);
  return (
    <label className="search-box">
      <Search size={13} aria-hidden />
      <input
        ref={box}
        type="text"
        aria-label={hint}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={ask}
        onKeyDown={({ key }) => key === 'Enter' && ask()}
      />
      <Kbd chord="/" />
    </label>
  );
}

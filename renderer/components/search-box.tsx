import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Kbd } from '#renderer/components/kbd.tsx';

interface SearchBoxProps {
  readonly hint: string;
  readonly value: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}

/** The filter box of a list; `/` goes there. */
export function SearchBox({ hint, value, box, onChange }: SearchBoxProps) {
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
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Kbd chord="/" />
    </label>
  );
}

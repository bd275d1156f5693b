import { Search } from 'lucide-react';
import { type RefObject, startTransition, useOptimistic } from 'react';
import { Kbd } from '#renderer/components/kbd.tsx';

interface SearchBoxProps {
  readonly hint: string;
  readonly value: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}

/** The filter box of a list; `/` goes there. A key shows its letter at once; what the letter changes around the box may take longer than a frame. */
export function SearchBox({ hint, value, box, onChange }: SearchBoxProps) {
  const [text, type] = useOptimistic(value);
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
        value={text}
        onChange={({ target }) => {
          const typed = target.value;
          startTransition(() => {
            type(typed);
            onChange(typed);
          });
        }}
      />
      <Kbd chord="/" />
    </label>
  );
}

import { showChord } from '#renderer/app/keys.ts';

/** A key as printed on buttons and in the status bar. Read out as part of the label only where it helps. */
export function Kbd({ chord }: { readonly chord: string }) {
  return (
    <kbd className="kbd" aria-hidden>
      {showChord(chord)}
    </kbd>
  );
}

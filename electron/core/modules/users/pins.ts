/** Digits people take first: down the keypad, its corners, love in numbers. Runs and repeats are refused by form. */
const FAVOURITES: ReadonlySet<string> = new Set(
  `2580 0852 1470 7410 1590 3690 147258 258369 147852 159357 159753 147258369 5201314 521131 1314520 520520 520131 1314521
   168168 1688 5188 8899 11223344 112233 1122 1212 20252025 20262026 2025 2026`
    .split(/\s+/)
    .filter((pin) => pin !== ''),
);

/** One digit or one group over and over, digits in a row up or down, or a favourite. */
export function isTrivialPin(pin: string): boolean {
  return (
    /^(\d{1,4}?)\1+$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin) || FAVOURITES.has(pin)
  );
}

/** After so many wrong PINs only the password unlocks. */
export const PIN_TRIES = 3;

import { parseTypedDate } from '#shared/kernel/business-date.ts';
import { formatFen, parseFen } from '#shared/kernel/money.ts';
import { parseTypedFen } from '#shared/kernel/typed-amount.ts';
import { formatPrice, parsePrice, parseQuantity, plainE6 } from '#shared/kernel/quantity.ts';

/** What was typed, as the schema wants it: nothing typed is undefined, and what cannot be read stays text, so that the schema refuses it by its place. */
type Typed<T> = T | string | undefined;

function read<T>(text: string | undefined, parse: (text: string) => T | undefined): Typed<T> {
  const tidy = (text ?? '').trim();
  return tidy === '' ? undefined : (parse(tidy) ?? tidy);
}

export const typedQuantity = (text: string | undefined): Typed<number> => read(text, parseQuantity);
export const typedPrice = (text: string | undefined): Typed<number> => read(text, parsePrice);
export const typedFen = (text: string | undefined): Typed<number> => read(text, parseTypedFen);
export const typedCount = (text: string | undefined): Typed<number> =>
  read(text, (tidy) => (/^\d{1,9}$/.test(tidy) ? Number(tidy) : undefined));

/** `13`, `13%`, `±3%` as basis points. */
export const typedRate = (text: string | undefined): Typed<number> =>
  read(text, (tidy) => {
    const fen = parseFen(tidy.replace(/^±/, '').replace(/[%\uff05]$/, ''));
    return fen === undefined ? undefined : fen;
  });

export function typedDate(text: string | undefined, today: string): Typed<string> {
  return read(text, (tidy) => {
    const reading = parseTypedDate(tidy, today);
    return reading.ok ? reading.date : undefined;
  });
}

export const shownQuantity = (e6: number | null): string => (e6 === null ? '' : plainE6(e6));
export const shownPrice = (e6: number | null): string => (e6 === null ? '' : formatPrice(e6).replaceAll(',', ''));
export const shownFen = (fen: number | null): string => (fen === null ? '' : formatFen(fen));
export const shownRate = (basisPoints: number | null): string => (basisPoints === null ? '' : `${basisPoints / 100}%`);

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { callOffice } from '#renderer/app/use-office.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownPrice, typedPrice, typedQuantity, typedRate } from '#renderer/components/typed-values.ts';
import { comparePrices, levelFor } from '#shared/products/price-for.ts';
import type { AuthorityLevel } from '#shared/products/price-lists.schema.ts';
import { PriceAsked, type PriceQuote } from '#shared/products/prices.contract.ts';

/** What a line asks, as text: equal texts have equal answers. */
export function askedOf({ cells }: Line): string | undefined {
  const productId = cells['productId'] ?? '';
  if (productId === '') return undefined;
  const quantity = typedQuantity(cells['quantityE6']);
  const asked: PriceAsked = {
    productId,
    unit: (cells['unit'] ?? '').trim().slice(0, 10) || null,
    quantityE6: typeof quantity === 'number' && quantity > 0 ? quantity : null,
  };
  return JSON.stringify(asked);
}

/** Answers by what was asked; null where no price applies. */
export type Quotes = ReadonlyMap<string, PriceQuote | null>;

export function quoteOf(line: Line, quotes: Quotes): PriceQuote | undefined {
  return quotes.get(askedOf(line) ?? '') ?? undefined;
}

const basisOf = (line: Line) => (line.cells['priceBasis'] === 'without_tax' ? 'without_tax' : 'with_tax');

/** Never typed over: the price still stands as it was filled in, or nothing stands there. */
export function isFilledIn({ cells }: Line): boolean {
  const price = (cells['priceE6'] ?? '').trim();
  return price === '' || price === cells['filledPrice'];
}

/** The line with the price that applies, where nobody typed one; the same line where nothing changes. */
export function withPrice(line: Line, quote: PriceQuote | null | undefined): Line {
  if (quote === null || quote === undefined || !isFilledIn(line)) return line;
  const priceE6 = shownPrice(quote.priceE6);
  const { cells } = line;
  if (cells['priceE6'] === priceE6 && cells['filledPrice'] === priceE6 && basisOf(line) === quote.priceBasis)
    return line;
  return { ...line, cells: { ...cells, priceE6, filledPrice: priceE6, priceBasis: quote.priceBasis } };
}

export type PriceMark = 'differs' | 'below' | 'none';

/** How a typed price stands to the one that applies, and the level it needs; nothing while one of them is missing. */
export function judgePrice(
  line: Line,
  quote: PriceQuote | undefined,
): { readonly mark: PriceMark; readonly needs: AuthorityLevel | 'nobody' } | undefined {
  const priceE6 = typedPrice(line.cells['priceE6']);
  const rate = typedRate(line.cells['taxRateBasisPoints']) ?? 0;
  if (quote === undefined || typeof priceE6 !== 'number' || typeof rate !== 'number') return undefined;
  const priced = { priceE6, priceBasis: basisOf(line), taxRateBasisPoints: rate } as const;
  const compared = comparePrices(priced, quote, rate);
  return {
    mark: compared === 0 ? 'none' : compared < 0 ? 'below' : 'differs',
    needs: levelFor(priced, quote) ?? 'nobody',
  };
}

interface LinePrices {
  readonly clientId: string;
  /** A whole date; nothing is asked before there is one. */
  readonly on: string | undefined;
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}

const NONE: Quotes = new Map();
const ASKED_AT_ONCE = 500;

/**
 * 适用价 of all lines: one question for what is not answered yet for this client and day. A price nobody typed follows the
 * answer, once for each change of what was asked, so that it can be taken back; a typed one is only marked.
 */
export function useLinePrices({ clientId, on, lines, onChange }: LinePrices): Quotes {
  const about = `${clientId} ${on ?? ''}`;
  const [known, setKnown] = useState<{ readonly about: string; readonly quotes: Quotes }>();
  const quotes = known?.about === about ? known.quotes : NONE;
  const asking = useRef(new Set<string>());
  const settled = useRef(new Set<string>());
  const fill = useEffectEvent(() => {
    const next = lines.map((line) => {
      const asked = askedOf(line);
      const key = `${line.id} ${about} ${asked ?? ''}`;
      if (asked === undefined || !quotes.has(asked) || settled.current.has(key)) return line;
      settled.current.add(key);
      return withPrice(line, quotes.get(asked));
    });
    if (next.some((line, at) => line !== lines[at])) onChange(next);
  });
  useEffect(() => fill(), [lines, quotes]);
  useEffect(() => {
    if (on === undefined) return;
    const wanted = new Set(lines.flatMap((line) => askedOf(line) ?? []));
    const open = [...wanted].filter((asked) => !quotes.has(asked) && !asking.current.has(`${about} ${asked}`));
    const asked = open.slice(0, ASKED_AT_ONCE);
    if (asked.length === 0) return;
    for (const each of asked) asking.current.add(`${about} ${each}`);
    const input = {
      clientId: clientId === '' ? null : clientId,
      on,
      lines: asked.map((each) => PriceAsked.parse(JSON.parse(each))),
    };
    void callOffice('products.prices', input).then((reply) => {
      for (const each of asked) asking.current.delete(`${about} ${each}`);
      if (!reply.ok) return;
      const answers = asked.map((each, at) => [each, reply.value[at] ?? null] as const);
      setKnown((now) => ({ about, quotes: new Map([...(now?.about === about ? now.quotes : []), ...answers]) }));
    });
  }, [about, clientId, on, lines, quotes]);
  return quotes;
}

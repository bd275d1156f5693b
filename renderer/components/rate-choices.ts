import { useMemo } from 'react';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { shownRate } from '#renderer/components/typed-values.ts';
import { ratesOn } from '#shared/settings/tax-rates.ts';

interface RateChoice {
  readonly value: string;
  readonly text: string;
}

/** The rates that hold on a document's date, smallest first: typing `1` means 1%, `13` means 13%, and any other stays as typed. */
export function useRateChoices(date: string): readonly RateChoice[] {
  const shown = useOfficeQuery('settings.taxRates', {}, { reads: ['review'] });
  const lines = shown.data?.rates.lines;
  return useMemo(() => {
    const rates = new Set(ratesOn(lines ?? [], date).map(({ rateBasisPoints }) => rateBasisPoints));
    return [...rates]
      .toSorted((one, other) => one - other)
      .map((rate) => ({ value: shownRate(rate), text: shownRate(rate) }));
  }, [lines, date]);
}

import { addDays, isBusinessDate } from '#shared/kernel/business-date.ts';
import { closenessOf, priceOf } from '#shared/registers/quotes.ts';
import { MOST_QUOTES, type Quote } from '#shared/registers/quotes.contract.ts';
import type { QuoteRule, RateRule } from '#shared/registers/register-across.ts';
import { codeOf, titleIn } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { listHolding } from '#core/modules/registers/quote.repository.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';

/** 比价: what the rates in force would make of an entry, in time before late, the cheaper first; nothing without a place to go to. */
export async function listQuotes(
  ctx: QueryContext,
  kinds: RegisterKinds,
  { register, fields }: { readonly register: string; readonly fields: EntryFields },
): Promise<Quote[]> {
  const kind = getRegister(kinds, register);
  const { quotes } = kind;
  if (quotes === undefined) return refuseField('register', 'registers.quotes_nothing', { register: kind.label.zh });
  const rates = getRegister(kinds, quotes.register);
  const address = codeOf(fields[quotes.by.place]);
  if (address === '') return [];
  const said = codeOf(fields[quotes.by.on]);
  const on = isBusinessDate(said) ? said : ctx.today;
  const { rates: rate } = rates;
  invariant(rate, 'quotes are of rates');
  const held = await listHolding(ctx.db, rates, { until: rate.until, on });
  const close = closest(
    rate,
    held.map((row) => ({ ...row, fields: EntryFields.parse(JSON.parse(row.fields)) })),
    address,
  );
  const most = quotes.within.days[codeOf(fields[quotes.within.field])] ?? Infinity;
  const weight = Number(fields[quotes.by.weight] ?? 0);
  const priced = close.map(({ id, number, fields: theirs }): Omit<Quote, 'isBest'> => {
    const days = Number(theirs[rate.days] ?? 0);
    const priceFen = priceOf(weightPrice(rate, theirs), weight);
    const title = { zh: titleOf(rates, theirs, 'zh'), en: titleOf(rates, theirs, 'en') };
    const fills = fillsFrom(quotes, theirs, { priceFen, dueOn: addDays(on, days) });
    return { entryId: id, number, title, priceFen, days, inTime: days <= most, fills };
  });
  const rank = ({ inTime, priceFen, days }: Omit<Quote, 'isBest'>) => [inTime ? 0 : 1, priceFen, days] as const;
  const sorted = priced.toSorted((a, b) => compare(rank(a), rank(b)));
  return sorted.slice(0, MOST_QUOTES).map((quote, at) => ({ ...quote, isBest: at === 0 && quote.inTime }));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

interface Rate {
  readonly id: string;
  readonly number: string;
  readonly fields: EntryFields;
}

/** Of each service the rate that names the place most closely; of two alike the later one, which comes first. */
function closest(rate: RateRule, rates: readonly Rate[], address: string): readonly Rate[] {
  const best = new Map<string, { readonly of: Rate; readonly close: number }>();
  for (const of of rates) {
    const close = closenessOf(codeOf(of.fields[rate.zone]), address);
    const service = JSON.stringify(rate.service.map((key) => codeOf(of.fields[key])));
    if (close !== undefined && close > (best.get(service)?.close ?? -1)) best.set(service, { of, close });
  }
  return [...best.values()].map(({ of }) => of);
}

function weightPrice(rate: RateRule, fields: EntryFields) {
  const figure = (key: string) => Number(fields[key] ?? 0);
  return {
    firstWeightE6: figure(rate.firstWeight),
    firstFen: figure(rate.firstPrice),
    furtherWeightE6: figure(rate.furtherWeight),
    furtherFen: figure(rate.furtherPrice),
  };
}

/** Who and how: the words of the service, without the zone. */
function titleOf(kind: RegisterKind, fields: EntryFields, language: 'zh' | 'en'): string {
  return titleIn({ ...kind, title: kind.title.slice(0, 2) }, { fields, labels: {} }, language);
}

function fillsFrom(
  { fills, gives }: QuoteRule,
  theirs: EntryFields,
  { priceFen, dueOn }: { readonly priceFen: number; readonly dueOn: string },
): EntryFields {
  const taken = Object.entries(fills).flatMap(([own, their]): [string, string | number][] => {
    const value = theirs[their];
    return value === undefined ? [] : [[own, value]];
  });
  return { ...Object.fromEntries(taken), [gives.price]: priceFen, [gives.due]: dueOn };
}

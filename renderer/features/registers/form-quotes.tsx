import { Check, Clock, Truck } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS } from '#renderer/components/use-registers.ts';
import { type EntryValues, knownFields, withTaken } from '#renderer/features/registers/register-form-model.ts';
import type { Quote } from '#shared/registers/quotes.contract.ts';
import type { QuoteRule } from '#shared/registers/register-across.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

interface FormQuotesProps {
  readonly kind: RegisterKind;
  readonly rule: QuoteRule;
  readonly values: EntryValues;
  readonly onChange: (values: EntryValues) => void;
}

/** 比价 beside the form: what each carrier asks for what was keyed so far; the cheapest in time by one key. */
export function FormQuotes({ kind, rule, values, onChange }: FormQuotesProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const today = useToday();
  const settled = useDeferredValue(values);
  const fields = useMemo(
    () => knownFields(kind, settled, today, [...Object.values(rule.by), rule.within.field]),
    [kind, settled, today, rule],
  );
  const asked = { register: kind.name, fields };
  const isAsked = fields[rule.by.place] !== undefined;
  const found = useOfficeQuery('registers.quotes', asked, {
    reads: REGISTER_READS,
    enabled: isAsked,
    keepPrevious: true,
  });
  const rows = isAsked ? (found.data?.rows ?? []) : [];
  const best = rows.find(({ isBest }) => isBest);
  const take = ({ fills }: Quote) => onChange(withTaken(kind, values, fills));
  useKeys([
    {
      chord: 'Alt+R',
      label: t('quotes.take'),
      disabled: best === undefined,
      run: () => best !== undefined && take(best),
    },
  ]);
  const labelOf = (key: string) => say(fieldOf(kind, key)?.label ?? rule.label);
  return (
    <div className="aside-fact quotes">
      <Truck size={13} aria-hidden />
      <div>
        <b>{say(rule.label)}</b>{' '}
        {best !== undefined && (
          <span className="quiet small">
            {t('quotes.take')} <Kbd chord="Alt+R" />
          </span>
        )}
        {rows.length === 0 && (
          <div className="quiet">{t(isAsked ? 'quotes.none' : 'quotes.ask', { what: labelOf(rule.by.place) })}</div>
        )}
        {rows.map((quote) => (
          <QuoteLine key={quote.entryId} quote={quote} onTake={() => take(quote)} />
        ))}
        {rows.length > 0 && fields[rule.by.weight] === undefined && (
          <div className="quiet small">{t('quotes.light', { what: labelOf(rule.by.weight) })}</div>
        )}
      </div>
    </div>
  );
}

function QuoteLine({ quote, onTake }: { readonly quote: Quote; readonly onTake: () => void }) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { title, priceFen, days, inTime, isBest } = quote;
  return (
    <button type="button" className={inTime ? 'quote' : 'quote late'} onClick={onTake}>
      <span className="quote-mark">
        {isBest && <Check size={12} aria-label={t('quotes.best')} />}
        {!inTime && <Clock size={12} aria-label={t('quotes.slow')} />}
      </span>
      <span>{say(title)}</span>
      <span className="num">{t('quotes.days', { count: days })}</span>
      <MoneyText fen={priceFen} strong={isBest} />
    </button>
  );
}

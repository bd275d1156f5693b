import { Bell, KeyRound, Scale, Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS } from '#renderer/components/use-registers.ts';
import { FormQuotes } from '#renderer/features/registers/form-quotes.tsx';
import { BalanceText } from '#renderer/features/registers/balance-text.tsx';
import { balanceAfter, type EntryValues } from '#renderer/features/registers/register-form-model.ts';
import { dueRulesOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

interface FormAsideProps {
  readonly kind: RegisterKind;
  readonly values: EntryValues;
  /** A new entry, whose effect upon the balance is still to come. */
  readonly isNew: boolean;
  readonly onChange: (values: EntryValues) => void;
}

/** Beside the form: what the register is for, how it is checked, when it is chased, and what the ledger holds now. */
export function FormAside({ kind, values, isNew, onChange }: FormAsideProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const comma = t('comma');
  const labelOf = (key: string) => {
    const field = fieldOf(kind, key);
    return field === undefined ? '' : say(field.label);
  };
  const keyed = kind.fields.filter(({ rekey }) => rekey === true).map(({ label }) => say(label));
  return (
    <aside className="form-aside" aria-label={t('form.aside')}>
      <p>{say(kind.about)}</p>
      {kind.quotes !== undefined && <FormQuotes kind={kind} rule={kind.quotes} values={values} onChange={onChange} />}
      <Fact icon={<Stamp size={13} aria-hidden />} title={t(`form.review.${kind.review}`)}>
        {t(`form.reviewText.${kind.review}`)}
      </Fact>
      {keyed.length > 0 && (
        <Fact icon={<KeyRound size={13} aria-hidden />} title={t('form.keyed')}>
          {keyed.join(comma)}
        </Fact>
      )}
      {dueRulesOf(kind).map(({ on, label, ahead, done }) => (
        <Fact key={on} icon={<Bell size={13} aria-hidden />} title={t('form.chased', { what: say(label) })}>
          {t(ahead === 0 ? 'form.chasedOn' : 'form.chasedAhead', {
            on: labelOf(on),
            done: labelOf(done.field),
            count: ahead,
          })}
        </Fact>
      ))}
      {kind.ledger !== undefined && <Balance kind={kind} values={values} isNew={isNew} />}
    </aside>
  );
}

interface AsideFactProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Fact({ icon, title, children }: AsideFactProps) {
  return (
    <div className="aside-fact">
      {icon}
      <div>
        <b>{title}</b>
        <div className="quiet">{children}</div>
      </div>
    </div>
  );
}

/** What is there of what the form names, before this entry; where the key is not whole yet, nothing. */
function Balance({ kind, values, isNew }: Omit<FormAsideProps, 'onChange'>) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { ledger } = kind;
  const wanted = (ledger?.key ?? []).map((key) => (values.fields[key] ?? '').trim());
  const asked = { register: kind.name, key: wanted, limit: 1 };
  const balances = useOfficeQuery('registers.balances', asked, { reads: REGISTER_READS });
  if (ledger === undefined || balances.data === undefined) return undefined;
  const [row] = balances.data.rows;
  const after = isNew ? balanceAfter(kind, values, row?.balance ?? 0) : undefined;
  const isNamed = wanted.every((part, at) => part !== '' || at > 0);
  return (
    <Fact icon={<Scale size={13} aria-hidden />} title={say(ledger.label)}>
      {isNamed ? (
        <b className="aside-balance">
          <BalanceText kind={kind} balance={row?.balance ?? 0} />
          {row?.isShort === true && <span className="due-soon small"> {t('balances.short')}</span>}
          {after !== undefined && (
            <span className="aside-after">
              {t('form.after')} <BalanceText kind={kind} balance={after} />
            </span>
          )}
        </b>
      ) : (
        t('form.balanceOf', {
          what: ledger.key.map((key) => say(fieldOf(kind, key)?.label ?? ledger.label)).join(t('comma')),
        })
      )}
    </Fact>
  );
}

import type { ComponentProps } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { MoneyBox, SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { SuggestBox, type Suggestion } from '#renderer/components/suggest-box.tsx';
import { suggestPeople, suggestTags } from '#renderer/features/clients/client-suggestions.ts';
import {
  ClientKind,
  type ClientStatus,
  CreditGrade,
  InvoiceKind,
  SizeGrade,
} from '#shared/clients/clients.contract.ts';

type SelectBoxProps = ComponentProps<typeof SelectBox>;

interface ClientFieldsProps {
  readonly fields: Readonly<Record<string, string>>;
  readonly isNew: boolean;
  readonly errors: ReadonlyMap<string, string>;
  /** Grades that differ from those in force: each asks for evidence and a reason. */
  readonly changedGrades: readonly string[];
  readonly warnings: ReadonlyMap<string, string>;
  readonly onChange: (path: string, text: string) => void;
  readonly onCopyFromClient: () => void;
}

interface FieldSpec {
  readonly path: string;
  readonly span?: 1 | 2 | 3 | 4;
  readonly required?: boolean;
  readonly rekey?: boolean;
  readonly code?: boolean;
  readonly money?: boolean;
  readonly end?: boolean;
  /** Values of an enum, with words under `values.client.<path>`. */
  readonly options?: readonly string[];
  readonly optional?: boolean;
  /** Only where the client is a new one. */
  readonly onlyNew?: boolean;
  /** Free text with suggestions. */
  readonly suggest?: (text: string) => Promise<readonly Suggestion[]>;
  readonly several?: boolean;
  /** A word under `form.hint`. */
  readonly hint?: string;
}

/** A new client begins as one of these; from then on its standing changes by actions of its own. */
const BEGINS: readonly ClientStatus[] = ['prospect', 'active'];

/** 客户档案 in the order of the paper form. */
const HEAD: readonly FieldSpec[] = [
  { path: 'name', span: 2, required: true },
  { path: 'shortName' },
  { path: 'code' },
  { path: 'taxNumber', span: 2, rekey: true, code: true },
  { path: 'kind', options: ClientKind.options },
  { path: 'status', options: BEGINS, onlyNew: true },
  { path: 'sizeGrade', options: SizeGrade.options },
  { path: 'creditGrade', options: CreditGrade.options },
  { path: 'creditLimitFen', rekey: true, money: true },
  { path: 'paymentDays', rekey: true, end: true },
  { path: 'region' },
  { path: 'ownerName', suggest: suggestPeople },
  { path: 'deputyName', suggest: suggestPeople },
  { path: 'source' },
  { path: 'priceListId', optional: true },
  { path: 'tags', hint: 'tags', suggest: suggestTags, several: true },
  { path: 'remark', span: 2 },
];

const PROFILE: readonly FieldSpec[] = [
  { path: 'invoiceProfile.title', span: 2 },
  { path: 'invoiceProfile.taxNumber', span: 2, code: true },
  { path: 'invoiceProfile.address', span: 2 },
  { path: 'invoiceProfile.phone' },
  { path: 'invoiceProfile.kind', options: InvoiceKind.options, optional: true },
  { path: 'invoiceProfile.bank', span: 2 },
  { path: 'invoiceProfile.account', code: true },
  { path: 'invoiceProfile.email' },
];

/** 价格表: the lists made for named clients, newest first. */
function PriceListBox({ value, onChange, ...control }: Omit<SelectBoxProps, 'options'>) {
  const { t } = useTranslation('clients');
  const lists = useOfficeQuery('products.pickPriceLists', {}).data ?? [];
  const options = lists.map(({ id, name, validFrom }) => ({ value: id, text: `${name} · ${validFrom}` }));
  return <SelectBox {...control} value={value} options={options} none={t('priceByScope')} onChange={onChange} />;
}

export function ClientFields(props: ClientFieldsProps) {
  const { t } = useTranslation('clients');
  return (
    <>
      <div className="form-grid">
        {HEAD.filter((spec) => props.isNew || spec.onlyNew !== true).map((spec) => (
          <ClientField key={spec.path} spec={spec} {...props} />
        ))}
      </div>
      <h2 className="block-title">
        {t('group.invoiceProfile')}
        <span className="push" />
        <Button size="small" onClick={props.onCopyFromClient}>
          {t('form.hint.fromClient')}
        </Button>
      </h2>
      <div className="form-grid">
        {PROFILE.map((spec) => (
          <ClientField key={spec.path} spec={spec} {...props} />
        ))}
      </div>
    </>
  );
}

function ClientField({
  spec,
  fields,
  errors,
  warnings,
  changedGrades,
  onChange,
}: ClientFieldsProps & { readonly spec: FieldSpec }) {
  const { t } = useTranslation('clients');
  const { path } = spec;
  const value = fields[path] ?? '';
  const set = (text: string) => onChange(path, text);
  return (
    <Field
      path={path}
      label={t(`fields.client.${path}`)}
      error={errors.get(path)}
      warning={warnings.get(path)}
      {...(spec.span !== undefined && { span: spec.span })}
      {...(spec.required === true && { required: true })}
      {...(spec.rekey === true && { rekey: true })}
      {...(spec.hint !== undefined && { hint: t(`form.hint.${spec.hint}`) })}
      {...(changedGrades.includes(path) && { hint: t('form.hint.size') })}
    >
      {(control) => {
        if (spec.options !== undefined) {
          const options = spec.options.map((option) => ({ value: option, text: t(`values.client.${path}.${option}`) }));
          return (
            <SelectBox
              {...control}
              name={path}
              value={value}
              options={options}
              onChange={set}
              {...(spec.optional === true && { none: t('notKnown') })}
            />
          );
        }
        if (spec.suggest !== undefined)
          return (
            <SuggestBox
              {...control}
              name={path}
              what={spec.several === true ? 'tags' : 'people'}
              several={spec.several === true}
              value={value}
              suggest={spec.suggest}
              onChange={set}
            />
          );
        if (path === 'priceListId') return <PriceListBox {...control} name={path} value={value} onChange={set} />;
        if (spec.money === true) return <MoneyBox {...control} name={path} value={value} onChange={set} />;
        return (
          <TextBox
            {...control}
            name={path}
            value={value}
            onChange={set}
            code={spec.code ?? false}
            end={spec.end ?? false}
          />
        );
      }}
    </Field>
  );
}

import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { DateBox, MoneyBox, SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import type { FieldControl } from '#renderer/components/field-control.ts';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { NoteBox } from '#renderer/components/note-box.tsx';
import { type Choice, Picker } from '#renderer/components/picker.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { fitsSegments, SegmentedBox } from '#renderer/components/segmented-box.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { isRequired, isWide, sectionsOf } from '#renderer/components/entry-facts.ts';
import { carrierOf, type EntryValues, typedTime, withValue } from '#renderer/features/registers/register-form-model.ts';
import { useLinkSearch } from '#renderer/features/registers/use-link-search.ts';
import { isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';

interface RegisterFieldsProps {
  readonly kind: RegisterKind;
  readonly values: EntryValues;
  readonly faults: readonly FormFault[];
  readonly onChange: (values: EntryValues) => void;
  /** The number of the entry that settled this one. */
  readonly settledBy?: string | undefined;
}

/** A whole entry as a form, two columns under the heads of its declaration; notes and long lines take the width. */
export function RegisterFields({ kind, values, faults, onChange, settledBy }: RegisterFieldsProps) {
  const say = useSay();
  const sayFault = useFaultWords();
  const { i18n } = useTranslation();
  // Carriers are kept by their Chinese names, whatever the language of the window.
  const carrierName = (carrier: string) => i18n.getFixedT('zh-CN')(`registers:carriers.${carrier}`);
  const valueOf = (key: string) => values.fields[key] ?? '';
  return (
    <div className="register-grid">
      {sectionsOf(kind).map(({ head, fields }, at) => (
        <Fragment key={at}>
          {head !== undefined && <h2 className="section-title">{say(head)}</h2>}
          {fields.map((field) => {
            const path = `fields.${field.key}`;
            const fault = faults.find((one) => one.path === path);
            return (
              <Field
                key={field.key}
                path={path}
                label={field.type === 'yes' ? '' : say(field.label)}
                required={isRequired(field, values.fields)}
                rekey={field.rekey === true}
                error={fault === undefined ? undefined : sayFault(fault)}
                {...(isWide(field, fields) && { span: 2 as const })}
                hint={<FieldHint kind={kind} field={field} values={values} settledBy={settledBy} />}
              >
                {(control) => (
                  <FieldBox
                    field={field}
                    control={control}
                    value={valueOf(field.key)}
                    picked={values.picked[field.key]}
                    onChange={(text, choice) => onChange(withValue(kind, values, field, { text, choice, carrierName }))}
                  />
                )}
              </Field>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}

/** What the declaration says of a field; of a waybill whose it looks like. */
function FieldHint({
  kind,
  field,
  values,
  settledBy,
}: Pick<RegisterFieldsProps, 'kind' | 'values' | 'settledBy'> & { readonly field: RegisterField }) {
  const { t } = useTranslation('registers');
  const say = useSay();
  if (settledBy !== undefined && field.afterSettled !== true) return t('form.settledStays', { number: settledBy });
  const carrier = field.type === 'waybill' ? carrierOf(kind, values.fields[field.key] ?? '') : undefined;
  if (carrier !== undefined) return t('form.carrier', { carrier: t(`carriers.${carrier}`) });
  return field.help && say(field.help);
}

interface FieldBoxProps {
  readonly field: RegisterField;
  readonly control: FieldControl;
  readonly value: string;
  readonly picked: Choice | undefined;
  readonly onChange: (text: string, choice?: Choice) => void;
}

function FieldBox(props: FieldBoxProps): ReactNode {
  const { field, control, value, onChange } = props;
  const { t } = useTranslation('registers');
  const say = useSay();
  const today = useToday();
  const same = { ...control, name: `fields.${field.key}`, value, onChange: (text: string) => onChange(text) };
  if (isLink(field.type)) return <LinkBox {...props} />;
  switch (field.type) {
    case 'choice':
      return <ChoiceBox {...props} />;
    case 'yes':
      return (
        <TickBox
          name={same.name}
          label={say(field.label)}
          checked={value === '1'}
          onChange={(on) => onChange(on ? '1' : '')}
        />
      );
    case 'date':
      return <DateBox {...same} today={today} />;
    case 'fen':
      return <MoneyBox {...same} />;
    case 'note':
      return <NoteBox {...same} />;
    case 'time':
      return (
        <TextBox
          {...same}
          maxLength={5}
          placeholder={t('form.time')}
          onLeave={(text) => onChange(typedTime(text) ?? text)}
        />
      );
    case 'quantity':
    case 'integer':
      return <TextBox {...same} end inputMode="decimal" maxLength={24} />;
    case 'waybill':
      return <TextBox {...same} code maxLength={40} />;
    default:
      return <TextBox {...same} maxLength={200} />;
  }
}

/** A few short choices stand side by side; more, or longer ones, are a list. */
function ChoiceBox({ field, control, value, onChange }: FieldBoxProps) {
  const { t } = useTranslation('forms');
  const say = useSay();
  const options = (field.choices ?? []).map(({ code, label }) => ({ value: code, text: say(label) }));
  const name = `fields.${field.key}`;
  if (fitsSegments(options.map(({ text }) => text))) {
    return (
      <SegmentedBox
        {...control}
        name={name}
        label={say(field.label)}
        value={value}
        options={options}
        onChange={onChange}
      />
    );
  }
  return <SelectBox {...control} name={name} value={value} options={options} none={t('none')} onChange={onChange} />;
}

function LinkBox({ field, control, picked, onChange }: FieldBoxProps) {
  const search = useLinkSearch(field);
  return (
    <Picker
      {...control}
      name={`fields.${field.key}`}
      value={picked}
      what={field.type === 'entry' ? `register.${field.register ?? ''}` : `register.${field.type}`}
      search={search}
      onPick={(choice) => onChange(choice?.id ?? '', choice)}
    />
  );
}

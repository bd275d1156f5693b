import { type EntryValues, entryValues } from '#renderer/features/registers/register-form-model.ts';
import { LINK_TYPES, type RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';

type Params = Readonly<Record<string, string>>;

/** Begun on the page of a client, contract or note: `contract=<id>` with what people call it under `contractName`. */
export function linkedStart(kind: RegisterKind, start: EntryValues, params: Params): EntryValues {
  return LINK_TYPES.reduce((values, type) => {
    const id = params[type];
    const field = kind.fields.find((one) => one.type === type);
    if (id === undefined || field === undefined) return values;
    return {
      fields: { ...values.fields, [field.key]: id },
      picked: { ...values.picked, [field.key]: { id, name: params[`${type}Name`] ?? '' } },
    };
  }, start);
}

/** `returnedOn=2026-12-04`: a value put in from outside, to be looked at and submitted. */
export function withSet(kind: RegisterKind, values: EntryValues, set: string | undefined): EntryValues {
  const [, key = '', text = ''] = /^(\w+)=(.*)$/.exec(set ?? '') ?? [];
  const known = kind.fields.some((field) => field.key === key);
  return known ? { ...values, fields: { ...values.fields, [key]: text } } : values;
}

/** Values an entry is opened with, by field: the JSON text of what the office proposed. */
export function withFields(kind: RegisterKind, values: EntryValues, text: string | undefined): EntryValues {
  const given = text === undefined ? {} : EntryFields.parse(JSON.parse(text));
  const { fields, picked } = entryValues(kind, given, {});
  const named = Object.entries(picked).filter(([, { name }]) => name !== '');
  return {
    fields: { ...values.fields, ...fields },
    picked: { ...Object.fromEntries(named), ...values.picked },
  };
}

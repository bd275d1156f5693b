import type { EntryValues } from '#renderer/features/registers/register-form-model.ts';
import { LINK_TYPES, type RegisterKind } from '#shared/registers/register-kind.ts';

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

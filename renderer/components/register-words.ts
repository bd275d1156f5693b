import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import { choiceOf, isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { Words } from '#shared/registers/words.ts';
import { registerKindOf } from '#shared/registers/registers.ts';

/** A word of a declaration in the language of the window. */
export type Say = (words: Words) => string;

export function sayIn(language: string): Say {
  return language === 'en-US' ? ({ en }) => en : ({ zh }) => zh;
}

export function useSay(): Say {
  const { i18n } = useTranslation();
  return useMemo(() => sayIn(i18n.language), [i18n.language]);
}

/** The field at a path of a content: `fields.copies`, in daily entries `copies`. */
export function fieldAt(register: RegisterKind, path: string): RegisterField | undefined {
  const [, key] = /^(?:fields\.)?(\w+)$/.exec(path) ?? [];
  return register.fields.find((field) => field.key === key);
}

/** Money at a path of a content of this kind: its capitals stand beside it. */
export function isMoneyAt(kind: string, path: string): boolean {
  const register = registerKindOf(kind);
  return register !== undefined && fieldAt(register, path)?.type === 'fen';
}

/** The amount a signature upon an entry covers: what its ledger moves or it settles, else its one amount. */
export function amountOf(kind: string, content: unknown): number | undefined {
  const register = registerKindOf(kind);
  const money = register?.fields.filter(({ type }) => type === 'fen') ?? [];
  const key = register?.ledger?.amount ?? register?.settles?.amount;
  const field = money.find((one) => one.key === key) ?? (money.length === 1 ? money[0] : undefined);
  if (field === undefined || content === null || typeof content !== 'object' || !('fields' in content))
    return undefined;
  const value: unknown = (content.fields as Readonly<Record<string, unknown>>)[field.key];
  return typeof value === 'number' ? value : undefined;
}

/** `WL-2026-000001 色板` as `色板 WL-2026-000001`: where there is little room, what it is comes before its number. */
export function titleFirst(label: string): string {
  const [, number, title] = /^([A-Z]+-\S+) (.+)$/.exec(label) ?? [];
  return title === undefined ? label : `${title} ${number ?? ''}`;
}

/** A value as people read it; a link whose name is not known is empty, for an id says nothing. */
export function fieldText(
  field: RegisterField,
  value: string | number | undefined | null,
  { say, t, label }: { readonly say: Say; readonly t?: TFunction; readonly label?: string | undefined },
): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.type === 'entry') return titleFirst(label ?? '');
  if (isLink(field.type)) return label ?? '';
  switch (field.type) {
    case 'fen':
      return typeof value === 'number' ? formatFen(value) : value;
    case 'quantity':
      return typeof value === 'number' ? formatQuantity(value) : value;
    case 'yes':
      return t?.(value === 1 ? 'words:yes' : 'words:no') ?? '';
    case 'choice': {
      const choice = choiceOf(field, value);
      return choice === undefined ? String(value) : say(choice.label);
    }
    default:
      // A masked phone comes with its mask.
      return label ?? String(value);
  }
}

import { useTranslation } from 'react-i18next';
import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';

/** One shown value of a content: its path, its words and its text. */
export interface ShownValue {
  readonly path: string;
  readonly place: string;
  readonly text: string;
}

/** Which locale file names the fields of a record kind, under `fields.<kind>` and `values.<kind>`. */
const NAMESPACES: Readonly<Record<string, string>> = {
  client: 'clients',
  person: 'users',
  product: 'products',
  contract: 'contracts',
  dispatchNote: 'dispatch',
  signBack: 'dispatch',
  returnNote: 'dispatch',
  invoiceRequest: 'invoicing',
  invoice: 'invoicing',
  redLetterInvoice: 'invoicing',
  receipt: 'receipts',
  policy: 'settings',
  importBatch: 'exchange',
};

/** Every leaf of a content in its order; what is empty is left out. */
export function leavesOf(content: unknown, prefix = ''): readonly { readonly path: string; readonly value: unknown }[] {
  if (content === null || content === undefined || content === '') return [];
  if (typeof content !== 'object') return [{ path: prefix, value: content }];
  return Object.entries(content).flatMap(([key, value]) => leavesOf(value, prefix === '' ? key : `${prefix}.${key}`));
}

/** `lines.3.quantityE6` without its numbers: `lines.quantityE6`. */
export function plainPath(path: string): string {
  return path.replaceAll(/\.\d+(?=\.|$)/g, '');
}

/** Text of a value by the unit at the end of its name; undefined when words decide (enums, yes and no). */
export function figureOf(path: string, value: unknown): string | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (typeof value !== 'number') return undefined;
  if (name.endsWith('Fen')) return formatFen(value);
  if (name.endsWith('BasisPoints')) return `${value / 100}%`;
  if (/quantity\w*E6$/i.test(name)) return formatQuantity(value);
  if (name.endsWith('E6')) return formatPrice(value);
  return String(value);
}

export interface RecordWords {
  /** Name of a kind of record: "client file". */
  kind(kind: string): string;
  /** Where a value stands, in words: "line 4 quantity". */
  place(kind: string, path: string): string;
  /** The name of a column of a group of lines. */
  field(kind: string, path: string): string;
  text(kind: string, path: string, value: unknown): string;
  /** A content as shown values; `hidden` paths are absent from it and so from here. */
  shown(kind: string, content: unknown): readonly ShownValue[];
}

/** The words for any kind of record: its fields, its places, its values. */
export function useRecordWords(): RecordWords {
  const { t } = useTranslation('words');
  const namespace = (kind: string) => NAMESPACES[kind] ?? 'words';
  const kindName = (kind: string) => t(`kinds.${kind}`, { defaultValue: kind });
  function field(kind: string, path: string): string {
    const plain = plainPath(path);
    const found = t(`${namespace(kind)}:fields.${kind}.${plain}`, { defaultValue: '', returnObjects: true }) as unknown;
    if (typeof found === 'string' && found !== '') return found;
    return t(`${namespace(kind)}:fields.${kind}.${plain}.all`, { defaultValue: plain });
  }
  function place(kind: string, path: string): string {
    const [, group, index] = /^([^.]+)\.(\d+)(?:\.|$)/.exec(path) ?? [];
    if (group === undefined) return field(kind, path);
    const count = Number(index) + 1;
    const whole = t(`${namespace(kind)}:fields.${kind}.${group}.all`, { defaultValue: '' });
    const where = whole === '' ? t('line', { count }) : t('item', { what: whole, count });
    return `${where} ${field(kind, path)}`;
  }
  function text(kind: string, path: string, value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    const raw = figureOf(path, value) ?? String(value);
    return t(`${namespace(kind)}:values.${kind}.${plainPath(path)}.${raw}`, { defaultValue: raw });
  }
  return {
    kind: kindName,
    field,
    place,
    text,
    shown: (kind, content) =>
      leavesOf(content)
        .filter(({ path }) => !/(?:^|\.)(?:\w*Id|id|key|lineKey|sourceFile\.\w+)$/.test(path))
        .map(({ path, value }) => ({ path, place: place(kind, path), text: text(kind, path, value) })),
  };
}

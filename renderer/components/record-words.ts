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
  genesis: 'users',
  product: 'products',
  contract: 'contracts',
  close_short: 'contracts',
  opening_document: 'contracts',
  dispatch_note: 'dispatch',
  sign_back: 'dispatch',
  return_note: 'dispatch',
  invoice_request: 'invoicing',
  invoice: 'invoicing',
  red_letter_invoice: 'invoicing',
  receipt: 'receipts',
  import_batch: 'exchange',
  period_close: 'ledger',
  policy: 'settings',
};

/** `import_client` is a batch of clients: its own fields are the batch's, those of a row are the client's. */
function wordsOf(kind: string, path: string): { readonly kind: string; readonly path: string; readonly row?: number } {
  const [, record] = /^import_(\w+)$/.exec(kind) ?? [];
  if (record === undefined || record === 'batch') return { kind, path };
  const [, row, rest] = /^records\.(\d+)\.content\.(.+)$/.exec(path) ?? [];
  if (row === undefined || rest === undefined) return { kind: 'import_batch', path };
  return { kind: record.replace(/s$/, ''), path: rest, row: Number(row) };
}

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
  readonly kind: (kind: string) => string;
  /** Where a value stands, in words: "line 4 quantity". */
  readonly place: (kind: string, path: string) => string;
  /** The name of a column of a group of lines. */
  readonly field: (kind: string, path: string) => string;
  readonly text: (kind: string, path: string, value: unknown) => string;
  /** A content as shown values; `hidden` paths are absent from it and so from here. */
  readonly shown: (kind: string, content: unknown) => readonly ShownValue[];
}

/** The words for any kind of record: its fields, its places, its values. */
export function useRecordWords(): RecordWords {
  const { t } = useTranslation('words');
  const namespace = (kind: string) => NAMESPACES[kind] ?? 'words';
  const kindName = (kind: string) => t(`kinds.${wordsOf(kind, '').kind}`, { defaultValue: kind });
  function field(ofKind: string, ofPath: string): string {
    const { kind, path } = wordsOf(ofKind, ofPath);
    const plain = plainPath(path);
    const found = t(`${namespace(kind)}:fields.${kind}.${plain}`, { defaultValue: '', returnObjects: true }) as unknown;
    if (typeof found === 'string' && found !== '') return found;
    return t(`${namespace(kind)}:fields.${kind}.${plain}.all`, { defaultValue: plain });
  }
  function place(ofKind: string, ofPath: string): string {
    const { kind, path, row } = wordsOf(ofKind, ofPath);
    if (row !== undefined) return `${t('line', { count: row + 1 })} ${place(kind, path)}`;
    const [, group, index] = /^([^.]+)\.(\d+)(?:\.|$)/.exec(path) ?? [];
    if (group === undefined) return field(kind, path);
    const count = Number(index) + 1;
    const whole = t(`${namespace(kind)}:fields.${kind}.${group}.all`, { defaultValue: '' });
    const where = whole === '' ? t('line', { count }) : t('item', { what: whole, count });
    return /\.\d+$/.test(path) ? where : `${where} ${field(kind, path)}`;
  }
  function text(ofKind: string, ofPath: string, value: unknown): string {
    const { kind, path } = wordsOf(ofKind, ofPath);
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
        .filter(({ path }) => !/(?:^|\.)(?:\w*Id|id|key|lineKey|sourceFile\.\w+|refused\.\d+\.rowNumber)$/.test(path))
        .map(({ path, value }) => ({ path, place: place(kind, path), text: text(kind, path, value) })),
  };
}

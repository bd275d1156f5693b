import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAt, fieldText, type Say, sayIn } from '#renderer/components/register-words.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';
import { importedKind, kindName } from '#shared/locales/kind-names.ts';
import type { RegisterField } from '#shared/registers/register-kind.ts';
import { registerKindOf } from '#shared/registers/registers.ts';

/** One shown value of a content: its path, its words and its text. */
export interface ShownValue {
  readonly path: string;
  readonly place: string;
  readonly text: string;
  /** The text where values stand in one line: a figure, a yes or no, a line's key says of what. */
  readonly named: string;
}

/** Which locale file names the fields of a record kind, under `fields.<kind>` and `values.<kind>`. */
export const WORDS_OF_KIND: Readonly<Record<string, string>> = {
  client: 'clients',
  client_standing: 'clients',
  bulk_clients: 'bulk',
  bulk_products: 'bulk',
  person: 'users',
  password_reset: 'users',
  departure: 'users',
  recovery_renewal: 'users',
  genesis: 'users',
  client_merge: 'clients',
  client_distinct: 'clients',
  product: 'products',
  price_list: 'products',
  discount_authority: 'settings',
  contract: 'contracts',
  close_short: 'contracts',
  opening_document: 'contracts',
  dispatch_note: 'dispatch',
  sign_back: 'dispatch',
  order_dispatch: 'dispatch',
  sign_back_batch: 'dispatch',
  return_note: 'dispatch',
  tracking_event: 'dispatch',
  sign_back_chase: 'dispatch',
  contract_chase: 'contracts',
  day_page: 'daily',
  register_bill: 'registers',
  register_becomes: 'registers',
  invoice_request: 'invoicing',
  invoice: 'invoicing',
  red_letter_invoice: 'invoicing',
  receipt: 'receipts',
  allocation: 'receipts',
  statement: 'statements',
  import_batch: 'exchange',
  period_close: 'ledger',
  review_policy: 'policies',
  data_release: 'disclosures',
  office_profile: 'settings',
  own_accounts: 'settings',
  numbering: 'settings',
  tax_rates: 'settings',
  working_calendar: 'settings',
  visit_intervals: 'settings',
  delegation: 'delegations',
};

/** Contents made of several records: the kind of each by its place. Its word stands under the place's own name. */
const PARTS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order_dispatch: { order: 'contract', note: 'dispatch_note' },
};

/** An entry that becomes a client is two records, whichever register it stands in. */
function partKind(kind: string, part: string): string | undefined {
  const [, register] = /^becomes_(\w+)$/.exec(kind) ?? [];
  if (register === undefined) return PARTS_OF[kind]?.[part];
  return part === 'client' ? 'client' : part === 'entry' ? `register_${register}` : undefined;
}

interface WordsPlace {
  readonly kind: string;
  readonly path: string;
  readonly row?: number;
  /** The part of a compound in which the path stands. */
  readonly part?: string;
}

/** Whose words a path has: `import_client` is a batch of clients, `order_dispatch` an order and a note. */
function wordsOf(kind: string, path: string): WordsPlace {
  const [, part = '', inPart] = /^(\w+)\.(.+)$/.exec(path) ?? [];
  const kindOfPart = partKind(kind, part);
  if (kindOfPart !== undefined && inPart !== undefined) return { kind: kindOfPart, path: inPart, part };
  const [, copy, inCopy] = /^copies\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (kind === 'sign_back_batch' && inCopy !== undefined) return { kind: 'sign_back', path: inCopy, row: Number(copy) };
  if (kind.startsWith('becomes_')) return { kind: 'register_becomes', path };
  const [, billed] = /^bill_(\w+)$/.exec(kind) ?? [];
  const [, headField] = /^head\.(.+)$/.exec(path) ?? [];
  if (billed !== undefined) {
    return headField === undefined
      ? { kind: 'register_bill', path }
      : { kind: `register_${billed}`, path: `fields.${headField}` };
  }
  const [, changed] = /^bulk_(\w+)s$/.exec(kind) ?? [];
  const [, changedAt, inRecord] = /^records\.(\d+)\.content\.(.+)$/.exec(path) ?? [];
  if (changed !== undefined && inRecord !== undefined) return { kind: changed, path: inRecord, row: Number(changedAt) };
  const [, file] = /^file\.content\.(.+)$/.exec(path) ?? [];
  if (kind === 'client_standing' && file !== undefined) return { kind: 'client', path: file };
  const record = importedKind(kind);
  if (record === undefined) return { kind, path };
  // Without its place where rows are counted together.
  const [, row, rest] = /^records\.(?:(\d+)\.)?content\.(.+)$/.exec(path) ?? [];
  if (record === 'price_list' && path === 'control.amountFen') return { kind: 'price_list', path: 'pricesTotal' };
  if (rest === undefined) return { kind: 'import_batch', path };
  const at = row === undefined ? {} : { row: Number(row) };
  return { kind: record, path: rest, ...at };
}

/** The longest paper has 500 lines; what is longer is a batch, looked through in its workbook. */
const MOST_ITEMS = 500;

/** How many items of its lists a content has beyond those that are shown. */
export function itemsLeftOut(content: unknown): number {
  if (content === null || typeof content !== 'object') return 0;
  const lists = Object.values(content).filter((value): value is unknown[] => Array.isArray(value));
  return lists.reduce((sum, list) => sum + Math.max(0, list.length - MOST_ITEMS), 0);
}

/** Every leaf of a content in its order; what is empty is left out, and what goes beyond 500 items of a list. */
export function leavesOf(content: unknown, prefix = ''): readonly { readonly path: string; readonly value: unknown }[] {
  if (content === null || content === undefined || content === '') return [];
  if (typeof content !== 'object') return [{ path: prefix, value: content }];
  const items: object = Array.isArray(content) ? content.slice(0, MOST_ITEMS) : content;
  return Object.entries(items).flatMap(([key, value]) => leavesOf(value, prefix === '' ? key : `${prefix}.${key}`));
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
  if (/price\w*E6$/i.test(name)) return formatPrice(value);
  if (name.endsWith('E6')) return formatQuantity(value);
  if (name === 'month') return `${Math.floor(value / 100)}-${String(value % 100).padStart(2, '0')}`;
  return String(value);
}

/** Record id → what people call the record by. */
export type Labels = Readonly<Record<string, string>>;

/** A name or a code needs no word before it; `60 days` neither. */
function speaksForItself(path: string, value: unknown): boolean {
  return typeof value === 'string' ? !/Key$/.test(path) : /(?:^|\.)days$/.test(path);
}

/** Names of values that only programs read, unless the kind gives them words. */
export const INTERNAL_NAME =
  /(?:^|\.)(?:\w*Id|id|\w*[kK]ey|unitFactorE6|unitDecimals|contentHash|fileHash|rowsHash|sourceFile\.\w+)$/;

/** Of a line that is named: how its unit is counted, a factor of one, the key of the line it stands for, the id of what its number tells. */
function saysNothing(content: unknown, path: string, value: unknown): boolean {
  const [, line = '', name = ''] = /^((?:\w+\.)*\d+)\.(\w+)$/.exec(path) ?? [];
  if (name === 'unitDecimals' || (name === 'unitFactorE6' && value === 1_000_000)) return true;
  if (/^(?:receipt|target)Id$/.test(name))
    return partAt(content, `${line}.${name.replace('Id', 'Number')}`) !== undefined;
  return name.endsWith('LineKey') && partAt(content, `${line}.productName`) !== undefined;
}

/** What stands at a path of a content: `note.lines.0`. */
export function partAt(content: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    return at !== null && typeof at === 'object' ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  }, content);
}

/** Policies, delegations and number formats say of which kinds of record they speak. */
const NAMES_A_KIND = /^(?:rules\.\d+\.kind|kinds\.\d+|lines\.\d+\.series)$/;

export interface RecordWords {
  /** Name of a kind of record: "client file". */
  readonly kind: (kind: string) => string;
  /** Where a value stands, in words: "line 4 quantity"; `rowNumber` is its row in an original workbook. */
  readonly place: (kind: string, path: string, rowNumber?: number) => string;
  /** The word of the part of a compound in which a path stands; undefined in a content of one record. */
  readonly part: (kind: string, path: string) => string | undefined;
  /** The name of a column of a group of lines. */
  readonly field: (kind: string, path: string) => string;
  /** What a tick says is so; the place alone where no words are given. */
  readonly tick: (kind: string, path: string) => string;
  readonly text: (kind: string, path: string, value: unknown) => string;
  /**
   * A content as shown values; `hidden` paths are absent from it and so from here. A record it points at is shown by what
   * people call it (`labels`, by id); an id itself never is.
   */
  readonly shown: (kind: string, content: unknown, labels?: Labels) => readonly ShownValue[];
}

/** The words for any kind of record: its fields, its places, its values. The same object until the language changes. */
export function useRecordWords(): RecordWords {
  const { t, i18n } = useTranslation('words');
  return useMemo(() => recordWords(t, i18n.language), [t, i18n.language]);
}

/** Leaves of a content with place and text; what only programs read is left out. */
function shownValues(
  { field, place, text }: Pick<RecordWords, 'field' | 'place' | 'text'>,
  hasWord: (kind: string, path: string) => boolean,
  kind: string,
  content: unknown,
  labels: Labels,
): ShownValue[] {
  return inOrder(kind, leavesOf(content)).flatMap(({ path, value }) => {
    const label = labels[String(value)];
    if (saysNothing(content, path, value)) return [];
    if (INTERNAL_NAME.test(path) && !(hasWord(kind, path) && (label !== undefined || !/Id$/.test(path)))) return [];
    const said = label ?? text(kind, path, value);
    // A record of a register whose name is not known.
    if (said === '') return [];
    const named = speaksForItself(path, value) ? said : `${field(kind, path)} ${said}`;
    return [{ path, place: place(kind, path), text: said, named }];
  });
}

type Leaves = ReturnType<typeof leavesOf>;

/** Bills, and entries that become clients: their kind says which register, and only programs ask on which version. */
const ACROSS = /^(?:bill|becomes)_/;
const SAID_BY_ITS_KIND: ReadonlySet<string> = new Set(['register', 'entryVersion']);

/** An entry of a register is read in the order of its declaration, and says its register by its kind. */
function inOrder(kind: string, leaves: Leaves): Leaves {
  const register = registerKindOf(kind);
  if (ACROSS.test(kind)) return leaves.filter(({ path }) => !SAID_BY_ITS_KIND.has(path));
  if (register === undefined) return leaves;
  const placeOf = ({ path }: Leaves[number]) => {
    const field = fieldAt(register, path);
    return field === undefined ? -1 : register.fields.indexOf(field);
  };
  return leaves.filter(({ path }) => path !== 'register').toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Fields of registers are named by their declaration, in no file of words. */
function declaredAt(ofKind: string, ofPath: string): RegisterField | undefined {
  const { kind, path } = wordsOf(ofKind, ofPath);
  const register = registerKindOf(kind);
  return register && fieldAt(register, path);
}

const namespace = (kind: string): string => WORDS_OF_KIND[kind] ?? 'words';

/** The name of a field; empty where there is none: the columns of lines have words, the lines themselves may have none. */
function fieldWords(t: TFunction<'words'>, say: Say): (ofKind: string, ofPath: string) => string {
  return (ofKind, ofPath) => {
    const field = declaredAt(ofKind, ofPath);
    if (field !== undefined) return say(field.label);
    const { kind, path } = wordsOf(ofKind, ofPath);
    const options = { defaultValue: '', returnObjects: true };
    const word: unknown = t(`${namespace(kind)}:fields.${kind}.${plainPath(path)}`, options);
    return typeof word === 'string' ? word : '';
  };
}

/** The same for any language; pages ask `useRecordWords`. */
export function recordWords(t: TFunction<'words'>, language = 'zh-CN'): RecordWords {
  const say = sayIn(language);
  const nameOfKind = (kind: string): string => kindName(language === 'en-US' ? 'en-US' : 'zh-CN', kind);
  const wordOf = fieldWords(t, say);
  const hasWord = (kind: string, path: string) => wordOf(kind, path) !== '';
  function field(ofKind: string, ofPath: string): string {
    const { kind, path } = wordsOf(ofKind, ofPath);
    // Control totals are of any kind that has lines.
    if (path.startsWith('totals.')) {
      const what = (): string => field(kind, path.replace('totals', 'lines'));
      return t(path, { defaultValue: '' }) || t('totalOf', { what: what() });
    }
    const plain = plainPath(path);
    return (
      wordOf(ofKind, ofPath) ||
      t(`${namespace(kind)}:fields.${kind}.${plain}.all`, { defaultValue: plain === 'lines' ? t('lines') : plain })
    );
  }
  function place(ofKind: string, ofPath: string, rowNumber?: number): string {
    const { kind, path, row, part } = wordsOf(ofKind, ofPath);
    if (part !== undefined) return `${field(ofKind, part)} ${place(kind, path)}`;
    if (row !== undefined) return `${t('line', { count: rowNumber ?? row + 1 })} ${place(kind, path)}`;
    const [, group, index] = /^([^.]+)\.(\d+)(?:\.|$)/.exec(path) ?? [];
    if (group === undefined) return field(kind, path);
    const count = Number(index) + 1;
    const whole = t(`${namespace(kind)}:fields.${kind}.${group}.all`, { defaultValue: '' });
    if (whole === '' && /\.\d+$/.test(path) && hasWord(kind, group))
      return t('item', { what: field(kind, group), count });
    const where = whole === '' ? t('line', { count }) : t('item', { what: whole, count });
    return /\.\d+$/.test(path) ? where : `${where} ${field(kind, path)}`;
  }
  function text(ofKind: string, ofPath: string, value: unknown): string {
    const { kind, path } = wordsOf(ofKind, ofPath);
    const own = declaredAt(ofKind, ofPath);
    if (own !== undefined && (typeof value === 'string' || typeof value === 'number')) {
      return fieldText(own, value, { say, t: t as TFunction });
    }
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (/(?:^|\.)days$/.test(path) && typeof value === 'number') return t('days', { count: value });
    const raw = figureOf(path, value) ?? String(value);
    if (NAMES_A_KIND.test(path)) return raw === '*' ? t('everyKind') : nameOfKind(raw);
    const named = registerKindOf(raw);
    if (named !== undefined) return say(named.label);
    // Only a code, or a rule by its module and name, can have words; what people typed is shown as it is.
    if (!/^\w{1,40}(?:\.\w{1,40})?$/.test(raw)) return raw;
    return t(`${namespace(kind)}:values.${kind}.${plainPath(path)}.${raw}`, { defaultValue: raw });
  }
  return {
    kind: nameOfKind,
    part: (kind, path) => {
      const { part } = wordsOf(kind, path);
      return part === undefined ? undefined : field(kind, part);
    },
    field,
    tick: (kind, path) => t(`${namespace(kind)}:ticks.${kind}.${path}`, { defaultValue: place(kind, path) }),
    place,
    text,
    shown: (kind, content, labels = {}) => shownValues({ field, place, text }, hasWord, kind, content, labels),
  };
}

import { z } from 'zod';
import { officeContract, type ProcedureName } from '#shared/ipc/contract.ts';
import { ASKED_REGISTERS } from './kinds/register-samples.ts';

/** What inputs are made of. */
export interface Known {
  readonly subjects: readonly { readonly kind: string; readonly id: string }[];
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  readonly lists: readonly string[];
  readonly documents: readonly string[];
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

type Candidate = Readonly<Record<string, unknown>>;

/** Above so many ways to fill the required fields, the others are tried with the first ones only. */
const MANY = 40;

/**
 * Inputs of a procedure, made from its own schema: the required fields in every combination, then each optional one at a
 * time. What the schema does not take is left out.
 */
export function inputsOf(name: ProcedureName, known: Known): unknown[] {
  const { input } = officeContract[name];
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const fitting = candidates(schema, known).filter((candidate) => input.safeParse(candidate).success);
  return [...new Map(fitting.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

function candidates({ anyOf, properties = {}, required = [] }: Schema, known: Known): Candidate[] {
  if (anyOf) return anyOf.flatMap((option) => candidates(option, known));
  const bases = filled(properties, required, known);
  const few = bases.slice(0, MANY);
  const others = Object.entries(properties).filter(([name]) => !required.includes(name));
  const wider = others.flatMap(([name, schema]) =>
    valuesOf(name, schema, known).flatMap((value) => few.map((base) => ({ ...base, [name]: value }))),
  );
  const ranges = few.map((base) => ({ ...base, ...rangeOf(others.map(([name]) => name)) }));
  return [...bases, ...wider, ...ranges];
}

/** Every way to fill the required fields; records are asked by their own kind, papers by any id. */
function filled(properties: Readonly<Record<string, Schema>>, required: readonly string[], known: Known): Candidate[] {
  const kindName = ['kind', 'sourceKind', 'subjectKind'].find((name) => required.includes(name));
  const idName = ['recordId', 'sourceId', 'subjectId', 'id'].find((name) => required.includes(name));
  const paired = kindName !== undefined && idName !== undefined && !properties[kindName]?.enum;
  const pairs: Candidate[] = paired ? known.subjects.map(({ kind, id }) => ({ [kindName]: kind, [idName]: id })) : [{}];
  return required
    .filter((name) => !paired || (name !== kindName && name !== idName))
    .reduce<Candidate[]>((bases, name) => {
      const values = valuesOf(name, properties[name] ?? {}, known);
      return bases.flatMap((base) => {
        const reports = name === 'recordId' ? reportsOf(base['document']) : [];
        return [...values, ...reports].map((value) => ({ ...base, [name]: value }));
      });
    }, pairs);
}

/** Papers that are no record's are asked for by a wish of their own. */
function reportsOf(document: unknown): string[] {
  if (document === 'contract_performance') return ['{}', '{"groupBy":"client"}'];
  if (document === 'list') return ['clients', 'contracts', 'dispatch'].map((list) => JSON.stringify({ list }));
  if (document === 'register_turnover') return [JSON.stringify({ register: 'petty_cash', key: [] })];
  if (document === 'register_report') return [JSON.stringify({ register: 'market_information' })];
  return document === 'register_book' ? ASKED_REGISTERS.map((register) => JSON.stringify({ register })) : [];
}

const RANGE: Readonly<Record<string, unknown>> = {
  from: '2026-01-01',
  to: '2027-12-31',
  fromOn: '2026-01-01',
  toOn: '2027-12-31',
  signedFrom: '2026-01-01',
  signedTo: '2026-12-31',
};

function rangeOf(names: readonly string[]): Candidate {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(RANGE, name)).map((name) => [name, RANGE[name]]));
}

const FIRST_MONTH = 202601;
const LAST_MONTH = 202612;
/** The maker keeps what waits as a draft under this name as well. */
export const DRAFT_NAME = 'clients.form/draft=canary';
const DATES = ['2026-01-01', '2026-11-20', '2027-12-31'];

/** What a page cursor, a page size or a kind of paper is makes no difference to what is told. */
const PLAIN = new Set(['after', 'limit', 'language', 'paper', 'copies', 'carbon', 'offsetXMm', 'offsetYMm']);

/** Values a field may hold, by its schema and its name. */
function valuesOf(name: string, schema: Schema, known: Known): unknown[] {
  if (PLAIN.has(name)) return [];
  if (name === 'filter') return filtersOf(known);
  // The product's own.
  if (name === 'unit') return [null];
  if (schema.enum) return [...schema.enum];
  if (schema.const !== undefined) return [schema.const];
  if (schema.anyOf) return schema.anyOf.flatMap((option) => valuesOf(name, option, known));
  switch (schema.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return numbersNamed(name);
    case 'array':
      return valuesOf(name.replace(/s$/, ''), schema.items ?? {}, known).map((value) => [value]);
    case 'object':
      return candidates(schema, known);
    case 'string':
      return textsNamed(name, known);
    default:
      return [];
  }
}

/** What lists are asked by: a period in days or months, one client. A list refuses what is not its own. */
function filtersOf({ subjects }: Known): Candidate[] {
  return [
    { from: FIRST_MONTH, to: LAST_MONTH },
    { fromMonth: FIRST_MONTH, toMonth: LAST_MONTH },
    { from: '2026-01-01', to: '2027-12-31' },
    ...subjects.filter(({ kind }) => kind === 'client').map(({ id }) => ({ clientId: id })),
  ];
}

function numbersNamed(name: string): number[] {
  if (/to/i.test(name)) return [LAST_MONTH];
  if (/from|month/i.test(name)) return [FIRST_MONTH];
  if (name === 'year') return [2026];
  return name === 'version' ? [1, 2] : [1];
}

/** How a pasted line names a product: by nothing, or by what the sample products are called. */
const PRODUCT: ReadonlyMap<string, string[]> = new Map([
  ['code', ['', 'SZ-300']],
  ['name', ['', '散装水性树脂']],
  ['specification', ['']],
]);

/** A field named after a kind of record takes ids of that kind, where one is known; any other takes whatever id there is. */
function idsNamed(name: string, { subjects, ids }: Known): string[] {
  const kind = kindNamed(name);
  const own = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  return own.length > 0 ? own : [...ids];
}

/** `dispatchNoteId` → `dispatch_note`. */
export function kindNamed(field: string): string {
  return field.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function textsNamed(name: string, known: Known): string[] {
  if (name === 'name') return [DRAFT_NAME];
  if (name === 'list') return [...known.lists];
  if (name === 'register') return [...ASKED_REGISTERS];
  if (name === 'document') return [...known.documents];
  if (name === 'name') return ['list.contracts'];
  // Of a balance: whatever is asked by it stands in the list of balances as well.
  if (name === 'key') return [...known.ids].slice(0, 2);
  if (/kind$/i.test(name)) return [...known.kinds];
  if (/id$/i.test(name) || name === 'record') return idsNamed(name, known);
  if (/text|query|search/i.test(name)) return ['', '1'];
  if (/hash$/i.test(name)) return [];
  if (PRODUCT.has(name)) return PRODUCT.get(name) ?? [];
  return /date|day|from|to$|on$/i.test(name) ? DATES : [];
}

import { entryKindOf, KEYED_AS, registerOfKind } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { changed, entryFields, nameRecords, type RegisterOffice, withEntries } from '../register-entries.ts';
import { type Columns, plantedIn, workbook } from './import-samples.ts';
import { form, type KindSample } from './kind-sample.ts';
import type { SampleOffice } from './sample-office.ts';

/**
 * Registers differ by their declaration only, and all of them go through tests/core/registers.every-kind.test.ts. The stories
 * and canaries of record kinds are told of one register of each shape: what is keyed again, moved, settled.
 */
function shapeOf(kind: RegisterKind): string {
  const keyed = kind.fields.filter(({ rekey }) => rekey === true).map(({ type }) => type);
  return [kind.review, [...new Set(keyed)].sort().join('+'), kind.ledger && 'moves', kind.settles && 'settles'].join(
    ' ',
  );
}

const REPRESENTATIVES = [...new Map(REGISTERS.toReversed().map((kind) => [shapeOf(kind), kind])).values()];

/** Record kinds, lists and registers that are none of a register, or of one that stands for its shape. */
export function standsForItsShape(name: string): boolean {
  // What is changed in a client's file holds more than what makes one: a second source beside the same boxes.
  const [, becoming] = /^becomes_(.+)$/.exec(name) ?? [];
  if (becoming !== undefined) return becoming === 'credit_investigation';
  const register = registerOfKind(name.replace(/^import_/, ''));
  return register === undefined || REPRESENTATIVES.some((kind) => kind.name === register);
}

/** Registers to ask about. */
export const ASKED_REGISTERS = REPRESENTATIVES.map(({ name }) => name);

const offices = new WeakMap<SampleOffice, Promise<RegisterOffice>>();

/** The sample office with the records entries name, made when they are first asked for. */
function withRecords(office: SampleOffice): Promise<RegisterOffice> {
  const known =
    offices.get(office) ?? nameRecords(office).then((named) => ({ ...office, registers: REGISTERS, named }));
  offices.set(office, known);
  return known;
}

async function fieldsFor(kind: RegisterKind, office: SampleOffice) {
  const n = office.next();
  const whole = await withRecords(office);
  const named = await withEntries(whole, kind, n);
  return { named, fields: entryFields(kind, n, named) };
}

const entrySample = (kind: RegisterKind): KindSample => ({
  async propose(office) {
    const { fields } = await fieldsFor(kind, office);
    const content = { register: kind.name, fields };
    const draft = { register: kind.name, fields: changed(kind, fields) };
    return form('registers.submit', content, { action: 'amend', draft });
  },
});

/** A sheet with money is keyed as one sum, so only what it adds up is blind; else drawn rows are keyed whole. */
function isBlindOnSheet({ fields }: RegisterKind, key: string): boolean {
  const keyed = fields.filter(({ rekey }) => rekey === true);
  const money = keyed.find(({ type }) => type === 'fen');
  return money === undefined ? keyed.some((field) => field.key === key) : money.key === key;
}

function importSample(kind: RegisterKind): KindSample {
  const columns: Columns = Object.fromEntries(
    kind.fields.map(({ key, label, type }) => {
      const keyed = KEYED_AS[type];
      return [
        key,
        { header: label.zh, ...(keyed && { type: keyed }), ...(isBlindOnSheet(kind, key) && { keyed: true }) },
      ];
    }),
  );
  return {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(Object.fromEntries(Object.entries(columns).filter(([, { keyed }]) => keyed === true))),
    async propose(office) {
      const { fields, named } = await fieldsFor(kind, office);
      const row = Object.fromEntries(
        kind.fields.flatMap((field) => {
          const value = fields[field.key];
          if (value === undefined) return [];
          const written = Object.values(named).find(({ id }) => id === value)?.written;
          const word = field.type === 'yes' ? '是' : field.choices?.find(({ code }) => code === value)?.label.zh;
          return [[field.key, written ?? word ?? value] as const];
        }),
      );
      return workbook(entryKindOf(kind), columns, [row]);
    },
  };
}

const EFFECTIVE = REPRESENTATIVES.filter(({ review }) => review === 'effective');

export const REGISTER_SAMPLES: Readonly<Record<string, KindSample>> = Object.fromEntries(
  EFFECTIVE.flatMap((kind) => [
    [entryKindOf(kind), entrySample(kind)] as const,
    [`import_${entryKindOf(kind)}`, importSample(kind)] as const,
  ]),
);

import { describe, expect, test } from 'vitest';
import { dueRulesOf } from '#shared/registers/register-facts.ts';
import type { RegisterField } from '#shared/registers/register-kind.ts';
import { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { filesOf } from '../../tidy/source-files.ts';

const named = REGISTERS.map((kind) => ({ kind, name: kind.label.zh }));
const fieldOf = (kind: RegisterKind, key: string | undefined): RegisterField | undefined =>
  kind.fields.find((field) => field.key === key);
const twice = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index);
const headsOf = (field: RegisterField) => [
  ...new Set([field.label.zh, field.label.en, ...(field.synonyms ?? [])].map((head) => head.toLowerCase())),
];

describe('the registers of the office', () => {
  test('each has a name, a series and a title of its own', () => {
    expect(twice(REGISTERS.map(({ name }) => name))).toEqual([]);
    expect(twice(REGISTERS.map(({ series }) => series))).toEqual([]);
    expect(twice(REGISTERS.flatMap(({ label }) => [label.zh, label.en]))).toEqual([]);
  });

  test('are each declared in a file a clerk could read through', () => {
    const files = filesOf(/^shared\/registers\/kinds\/.*\.ts$/);
    expect(files).toHaveLength(REGISTERS.length);
    for (const { path, text } of files) expect(text.trimEnd().split('\n').length, path).toBeLessThanOrEqual(80);
  });

  test('stand together by group', () => {
    const groups = REGISTERS.map(({ group }) => group);
    expect(twice(groups.filter((group, index) => group !== groups[index - 1]))).toEqual([]);
  });
});

describe.each(named)('$name', ({ kind }) => {
  test('is a declaration', () => {
    expect(RegisterKind.parse(kind)).toEqual(kind);
  });

  test('a head in a workbook means one field', () => {
    expect(twice(kind.fields.map(({ key }) => key))).toEqual([]);
    expect(twice(kind.fields.flatMap(headsOf))).toEqual([]);
  });

  test('no value of a choice is another word for a head: a list of such values would be taken for a card', () => {
    const heads = new Set(kind.fields.flatMap(({ synonyms = [] }) => synonyms.map((word) => word.toLowerCase())));
    const values = kind.fields.flatMap(({ choices = [] }) => choices.flatMap(({ label }) => [label.zh, label.en]));
    expect(values.filter((value) => heads.has(value.toLowerCase()))).toEqual([]);
  });

  test('an entry has a date, keyed or today', () => {
    expect(fieldOf(kind, kind.date)).toMatchObject({ type: 'date', required: true, start: 'today' });
  });

  test('a title names fields that are there, and none that is keyed again', () => {
    for (const key of kind.title) {
      const field = fieldOf(kind, key);
      expect(field, key).toBeDefined();
      expect(field?.rekey, key).toBeUndefined();
    }
    expect(
      kind.title.some((key) => fieldOf(kind, key)?.required),
      'some part of the title is always there',
    ).toBe(true);
  });

  test('nothing is keyed again that holds at once', () => {
    const rekeyed = kind.fields.filter(({ rekey }) => rekey);
    if (kind.review === 'daily') expect(rekeyed).toEqual([]);
    expect(rekeyed.length).toBeLessThanOrEqual(3);
  });

  test('money and stock wait for a second person', () => {
    const moves = kind.ledger !== undefined || kind.settles !== undefined || kind.group === 'money';
    expect(moves && kind.review === 'daily').toBe(false);
  });

  test.each(kind.fields)('$label.zh fits its type', (field) => {
    expect(field.choices !== undefined).toBe(field.type === 'choice');
    expect(field.register !== undefined).toBe(field.type === 'entry');
    if (field.register) expect(REGISTERS.map(({ name }) => name)).toContain(field.register);
    const codes = field.choices?.map(({ code }) => code) ?? [];
    expect(twice(codes)).toEqual([]);
    expect(twice((field.choices ?? []).flatMap(({ label, synonyms = [] }) => [label.zh, ...synonyms]))).toEqual([]);
    if (field.start && field.type === 'choice') expect(codes).toContain(field.start);
    if (field.start === 'today') expect(field.type).toBe('date');
    if (field.start === 'me') expect(field.type).toBe('person');
    if (field.notBefore) expect([field.type, fieldOf(kind, field.notBefore)?.type]).toEqual(['date', 'date']);
  });

  test.each(kind.fields.filter(({ requiredWhen }) => requiredWhen))(
    '$label.zh is asked for by values that exist',
    (field) => {
      const asked = fieldOf(kind, field.requiredWhen?.field);
      const possible = asked?.type === 'yes' ? ['1'] : (asked?.choices?.map(({ code }) => code) ?? []);
      for (const value of field.requiredWhen?.values ?? []) expect(possible).toContain(value);
    },
  );
});

describe('what is due, what moves and what settles', () => {
  test.each(REGISTERS.filter(({ due }) => due))('$label.zh: what is due has a date and an end', (kind) => {
    for (const rule of dueRulesOf(kind)) {
      expect(fieldOf(kind, rule.on)?.type).toBe('date');
      const done = fieldOf(kind, rule.done.field);
      expect(done).toBeDefined();
      for (const value of rule.done.values ?? []) expect(done?.choices?.map(({ code }) => code)).toContain(value);
    }
    const words = dueRulesOf(kind).flatMap(({ label }) => [label.zh, label.en]);
    expect(new Set(words).size, 'what waits is told apart by its words').toBe(words.length);
    expect(kind.review, 'an end is a change, and a daily entry never changes').toBe('effective');
  });

  test.each(REGISTERS.filter(({ ledger }) => ledger))('$label.zh moves an amount that is always there', (kind) => {
    const { ledger } = kind;
    const amount = fieldOf(kind, ledger?.amount);
    expect(amount).toMatchObject({ required: true, rekey: true });
    expect(['fen', 'quantity']).toContain(amount?.type);
    const direction = fieldOf(kind, ledger?.direction.field);
    const ways = [ledger?.direction.in, ledger?.direction.out, ledger?.direction.counted].flatMap((ways) => ways ?? []);
    expect(ways.toSorted()).toEqual(direction?.choices?.map(({ code }) => code).toSorted());
    for (const key of ledger?.key ?? []) expect(fieldOf(kind, key), key).toBeDefined();
    expect(fieldOf(kind, ledger?.reason)?.type).toBe('text');
  });

  test('the least stock of an item is a quantity of the item', () => {
    for (const kind of REGISTERS) {
      const minimum = kind.ledger?.minimum;
      if (!minimum) continue;
      const item = fieldOf(kind, minimum.key);
      const register = REGISTERS.find(({ name }) => name === item?.register);
      expect(register && fieldOf(register, minimum.field)?.type).toBe('quantity');
    }
  });

  test.each(REGISTERS.filter(({ settles }) => settles))('$label.zh settles money of another register', (kind) => {
    const entry = fieldOf(kind, kind.settles?.entry);
    expect(entry).toMatchObject({ type: 'entry', required: true });
    const settled = REGISTERS.find(({ name }) => name === entry?.register);
    expect(settled && fieldOf(settled, kind.settles?.within)?.type).toBe('fen');
    expect(fieldOf(kind, kind.settles?.amount)).toMatchObject({ type: 'fen', required: true, rekey: true });
    expect(fieldOf(kind, kind.settles?.reason)?.type).toBe('text');
  });

  test.each(REGISTERS.filter((kind) => dueRulesOf(kind).some(({ done }) => done.orSettled)))(
    '$label.zh is settled by some register',
    ({ name }) => {
      const settling = REGISTERS.filter((kind) => fieldOf(kind, kind.settles?.entry)?.register === name);
      expect(settling).toHaveLength(1);
    },
  );
});

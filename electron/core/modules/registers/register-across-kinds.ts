import { fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { FieldType, RegisterKind } from '#shared/registers/register-kind.ts';
import { invariant } from '#core/kernel/invariant.ts';

type Known = ReadonlyMap<string, RegisterKind>;

/** What a register declares of others, held against them when the office opens. */
export function checkAcross(kind: RegisterKind, known: Known): void {
  checkReconciles(kind, known);
  checkProposes(kind);
  checkBecomes(kind);
  checkMerges(kind);
  checkRatio(kind);
  checkRates(kind);
  checkQuotes(kind, known);
}

function expect(kind: RegisterKind, key: string, types: readonly FieldType[], at: string): void {
  const field = fieldOf(kind, key);
  invariant(field !== undefined && types.includes(field.type), `${at}: ${key} is one of ${types.join(', ')}`);
}

function checkReconciles(kind: RegisterKind, known: Known): void {
  const { reconciles: rule, settles } = kind;
  if (rule === undefined) return;
  const at = `register ${kind.name}, reconciles`;
  const settled = settles && known.get(fieldOf(kind, settles.entry)?.register ?? '');
  invariant(settles !== undefined && settled !== undefined, `${at}: what it reconciles it settles`);
  const keys: readonly FieldType[] = ['text', 'waybill'];
  expect(kind, rule.key, keys, at);
  expect(settled, rule.of, keys, at);
  invariant(fieldOf(settled, rule.of)?.listed === true, `${at}: ${rule.of} has an index`);
  expect(kind, rule.same.own, keys, at);
  expect(settled, rule.same.of, keys, at);
  expect(settled, rule.period, ['date'], at);
  invariant(
    settled.date === rule.period || fieldOf(settled, rule.period)?.listed === true,
    `${at}: its day has an index`,
  );
  invariant(
    rule.columns.includes(rule.key) && rule.columns.includes(settles.amount),
    `${at}: a line has a key and an amount`,
  );
  invariant(rule.head.includes(rule.same.own), `${at}: whose bill it is stands at its head`);
  const own = [...rule.columns, ...rule.head];
  invariant(new Set(own).size === own.length, `${at}: a field stands on the line or at the head`);
  for (const key of own) {
    const field = fieldOf(kind, key);
    invariant(
      field !== undefined && (rule.head.includes(key) || !isLink(field.type)),
      `${at}: ${key} is a field of it`,
    );
  }
  if (rule.only !== undefined) expect(settled, rule.only.field, ['choice'], at);
  checkPays(kind, known);
}

function checkPays(kind: RegisterKind, known: Known): void {
  const pays = kind.reconciles?.pays;
  if (pays === undefined) return;
  const at = `register ${kind.name}, pays`;
  const paid = known.get(fieldOf(kind, pays.link)?.register ?? '');
  invariant(paid?.review === 'effective', `${at}: an entry of the effective class pays`);
  expect(kind, pays.when.field, ['choice'], at);
  expect(paid, pays.amount, ['fen'], at);
  expect(paid, pays.summary, ['text'], at);
  for (const key of Object.keys(pays.fixed)) expect(paid, key, ['choice', 'text'], at);
  for (const [theirs, own] of Object.entries(pays.from)) {
    invariant(fieldOf(paid, theirs) && kind.reconciles?.head.includes(own), `${at}: ${theirs} is taken from the head`);
  }
}

function checkProposes(kind: RegisterKind): void {
  const { proposes } = kind;
  if (proposes === undefined) return;
  const at = `register ${kind.name}, proposes`;
  for (const rule of proposes.rules) {
    expect(kind, rule.client, ['client'], at);
    if (rule.contact !== undefined) expect(kind, rule.contact, ['text'], at);
    if (rule.from === 'silence') expect(kind, rule.done, ['date'], at);
    const sets = [rule.set ?? {}, ...(rule.from === 'holiday' ? Object.values(rule.occasions) : [])];
    for (const [key, code] of sets.flatMap((set) => Object.entries(set))) {
      expectChoice(kind, key, code, at);
    }
  }
  const edits = proposes.edits ?? [];
  invariant(edits.length === 0 || kind.review === 'daily', `${at}: several are kept in one go in a daily register`);
  for (const key of edits) expect(kind, key, ['text', 'choice'], at);
}

const TEXTS: readonly FieldType[] = ['text', 'phone', 'choice', 'note'];
const FILLED_FROM: Readonly<Record<string, readonly FieldType[]>> = {
  creditGrade: ['choice'],
  creditLimitFen: ['fen'],
  paymentDays: ['integer'],
};

function checkBecomes(kind: RegisterKind): void {
  const { becomes } = kind;
  if (becomes === undefined) return;
  const at = `register ${kind.name}, becomes`;
  invariant(kind.review === 'effective', `${at}: an entry of the effective class changes`);
  expect(kind, becomes.link, ['client'], at);
  for (const [theirs, key] of Object.entries(becomes.fills)) expect(kind, key, FILLED_FROM[theirs] ?? TEXTS, at);
  expect(kind, becomes.done, [becomes.file === 'new' ? 'client' : 'date'], at);
  for (const [key, code] of Object.entries(becomes.set ?? {})) {
    expectChoice(kind, key, code, at);
  }
}

function checkMerges(kind: RegisterKind): void {
  const { merges } = kind;
  if (merges === undefined) return;
  const at = `register ${kind.name}, merges`;
  expect(kind, merges.by, ['choice'], at);
  expect(kind, merges.heading, ['text'], at);
  for (const key of merges.facts) invariant(fieldOf(kind, key), `${at}: ${key} is a field of the register`);
  for (const key of merges.bodies) expect(kind, key, ['note', 'text'], at);
}

function checkRates(kind: RegisterKind): void {
  const { rates } = kind;
  if (rates === undefined) return;
  const at = `register ${kind.name}, rates`;
  invariant(kind.review === 'effective', `${at}: what is paid was countersigned`);
  expect(kind, rates.until, ['date'], at);
  for (const key of rates.service) expect(kind, key, ['text', 'choice'], at);
  expect(kind, rates.zone, ['text'], at);
  for (const key of [rates.firstWeight, rates.furtherWeight]) expect(kind, key, ['quantity'], at);
  for (const key of [rates.firstPrice, rates.furtherPrice]) expect(kind, key, ['fen'], at);
  expect(kind, rates.days, ['integer'], at);
}

function checkQuotes(kind: RegisterKind, known: Known): void {
  const { quotes } = kind;
  if (quotes === undefined) return;
  const at = `register ${kind.name}, quotes`;
  const rates = known.get(quotes.register);
  invariant(rates?.rates, `${at}: it names a register of rates`);
  for (const key of [quotes.by.on, quotes.gives.due]) expect(kind, key, ['date'], at);
  expect(kind, quotes.by.place, ['text'], at);
  expect(kind, quotes.by.weight, ['quantity'], at);
  expect(kind, quotes.gives.price, ['fen'], at);
  for (const code of Object.keys(quotes.within.days)) expectChoice(kind, quotes.within.field, code, at);
  for (const [own, their] of Object.entries(quotes.fills)) {
    const [ours, theirs] = [fieldOf(kind, own), fieldOf(rates, their)];
    invariant(ours && theirs && ours.type === theirs.type, `${at}: ${own} is filled from a field of its type`);
    for (const { code } of theirs.choices ?? []) expectChoice(kind, own, code, at);
  }
}

function expectChoice(kind: RegisterKind, key: string, code: string, at: string): void {
  const known = fieldOf(kind, key)?.choices?.some((one) => one.code === code);
  invariant(known === true, `${at}: ${code} is a choice of ${key}`);
}

/** 费用率: what is divided by what. */
function checkRatio(kind: RegisterKind): void {
  for (const key of kind.ratio === undefined ? [] : [kind.ratio.part, kind.ratio.whole]) {
    expect(kind, key, ['fen'], `register ${kind.name}, ratio`);
  }
}

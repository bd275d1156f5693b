import { dueRulesOf, fieldOf, isLink } from '#shared/registers/register-facts.ts';
import { RegisterKind, type FieldType, type LedgerRule, type RegisterField } from '#shared/registers/register-kind.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { checkAcross } from '#core/modules/registers/register-across-kinds.ts';

/** Every register of the office, by name, its declaration checked beyond what types can say. */
export interface RegisterKinds {
  readonly all: readonly RegisterKind[];
  find(name: string): RegisterKind | undefined;
}

export function getRegister(kinds: RegisterKinds, name: string): RegisterKind {
  return kinds.find(name) ?? refuseField('register', 'registers.unknown_register', { register: name });
}

/** Refuses to open the office with a declaration that could not be kept: a mistake of its author, named in plain words. */
export function registerKinds(declared: readonly RegisterKind[]): RegisterKinds {
  const byName = new Map(declared.map((kind) => [kind.name, kind]));
  invariant(byName.size === declared.length, 'registers have distinct names');
  const series = new Set(declared.map((kind) => kind.series));
  invariant(series.size === declared.length, 'registers have distinct series');
  for (const kind of declared) checkDeclaration(kind, byName);
  return { all: declared, find: (name) => byName.get(name) };
}

type Known = ReadonlyMap<string, RegisterKind>;

function checkDeclaration(kind: RegisterKind, known: Known): void {
  const parsed = RegisterKind.safeParse(kind);
  invariant(parsed.success, `register ${kind.name}: ${parsed.error?.message ?? ''}`);
  const keys = new Set(kind.fields.map(({ key }) => key));
  invariant(keys.size === kind.fields.length, `register ${kind.name}: fields have distinct keys`);
  invariant(
    !['number', 'state', 'register', 'ratio'].some((key) => keys.has(key)),
    `register ${kind.name}: number, state, register and ratio are no fields`,
  );
  for (const field of kind.fields) checkField(kind, field, known);
  for (const key of kind.unsummed ?? []) expectType(kind, key, ['fen', 'quantity'], `register ${kind.name}, unsummed`);
  checkHead(kind);
  checkDue(kind, known);
  checkLedger(kind, known);
  checkSettles(kind, known);
  checkAcross(kind, known);
}

function checkField(kind: RegisterKind, field: RegisterField, known: Known): void {
  const at = `register ${kind.name}, field ${field.key}`;
  const codes = new Set((field.choices ?? []).map(({ code }) => code));
  invariant((field.type === 'choice') === (field.choices !== undefined), `${at}: choices belong to a choice`);
  invariant(codes.size === (field.choices ?? []).length, `${at}: choices have distinct codes`);
  invariant(field.rekey !== true || kind.review === 'effective', `${at}: nothing is keyed again in a daily register`);
  invariant(field.rekey !== true || isKeyable(field.type), `${at}: ${field.type} is nothing to key again`);
  invariant(
    field.afterSettled !== true || (field.rekey !== true && mayBeSettled(kind, known)),
    `${at}: only what is settled, and not keyed again, may change after that`,
  );
  const other = field.register === undefined ? undefined : known.get(field.register);
  invariant(field.type !== 'entry' || other !== undefined, `${at}: an entry stands in a register that is declared`);
  if (field.requiredWhen !== undefined) {
    invariant(fieldOf(kind, field.requiredWhen.field), `${at}: required by a field of the register`);
    checkValues(kind, field.requiredWhen.field, field.requiredWhen.values, at);
  }
  if (field.notBefore !== undefined) {
    invariant(field.type === 'date', `${at}: only a date lies not before another`);
    expectType(kind, field.notBefore, ['date'], at);
  }
  if (field.type === 'choice' && field.start !== undefined) checkValues(kind, field.key, [field.start], at);
}

function mayBeSettled({ name }: RegisterKind, known: Known): boolean {
  return [...known.values()].some(({ settles, fields }) =>
    fields.some(({ key, register }) => key === settles?.entry && register === name),
  );
}

/** A link is looked at and ticked, a tick or a choice is seen: only what is read off a paper is keyed again. */
function isKeyable(type: FieldType): boolean {
  return !isLink(type) && !['choice', 'yes', 'note', 'time'].includes(type);
}

function checkHead(kind: RegisterKind): void {
  const at = `register ${kind.name}`;
  const date = expectType(kind, kind.date, ['date'], `${at}, date`);
  invariant(date.required === true, `${at}: its date is required`);
  for (const key of kind.title) {
    const field = fieldOf(kind, key);
    invariant(field !== undefined && field.rekey !== true, `${at}: its title is of fields that are not keyed again`);
    invariant(!['phone', 'fen', 'quantity'].includes(field.type), `${at}: a ${field.type} has no place in a title`);
  }
  invariant(
    kind.title.some((key) => !isLink(fieldOf(kind, key)?.type ?? 'entry')),
    `${at}: its title has something besides links`,
  );
}

function checkDue(kind: RegisterKind, known: Known): void {
  const rules = dueRulesOf(kind);
  const at = `register ${kind.name}, due`;
  invariant(new Set(rules.map(({ on }) => on)).size === rules.length, `${at}: each rule has a day of its own`);
  for (const rule of rules) {
    expectType(kind, rule.on, ['date'], at);
    const { field, values, orSettled } = rule.done;
    invariant(orSettled !== true || mayBeSettled(kind, known), `${at}: no register settles it`);
    invariant(field !== rule.on, `${at}: its day is not its end`);
    invariant(fieldOf(kind, field), `${at}: done by a field of the register`);
    if (values !== undefined) checkValues(kind, field, values, at);
  }
}

function checkLedger(kind: RegisterKind, known: Known): void {
  const { ledger } = kind;
  if (ledger === undefined) return;
  const at = `register ${kind.name}, ledger`;
  invariant(kind.review === 'effective', `${at}: nothing moves without a second person`);
  const { type, required } = expectType(kind, ledger.amount, ['fen', 'quantity'], at);
  invariant(required === true, `${at}: its amount is required`);
  for (const key of ledger.key) invariant(fieldOf(kind, key), `${at}: ${key} is a field of the register`);
  const { field, counted = [] } = ledger.direction;
  if (field !== undefined) checkValues(kind, field, [...ledger.direction.in, ...ledger.direction.out, ...counted], at);
  invariant(counted.length === 0 || ledger.reason !== undefined, `${at}: a count that differs asks for a reason`);
  if (ledger.reason !== undefined) expectType(kind, ledger.reason, ['text', 'note'], at);
  checkOfItem(kind, known, ledger.minimum, ['fen', 'quantity']);
  checkOfItem(kind, known, ledger.unit, ['text']);
  for (const other of known.values()) {
    if (other.ledger?.name !== ledger.name) continue;
    const isAlike = fieldOf(other, other.ledger.amount)?.type === type && other.ledger.key.length === ledger.key.length;
    invariant(isAlike, `${at}: ${other.name} keeps the same balances in another measure`);
  }
}

/** What the entry in the key of a balance says of it: its minimum, its unit. */
function checkOfItem(kind: RegisterKind, known: Known, said: LedgerRule['unit'], types: readonly FieldType[]): void {
  if (said === undefined) return;
  const at = `register ${kind.name}, ledger`;
  invariant(kind.ledger?.key.includes(said.key), `${at}: ${said.field} is of a field of its key`);
  const item = known.get(expectType(kind, said.key, ['entry'], at).register ?? '');
  invariant(item, `${at}: ${said.field} stands in a register`);
  expectType(item, said.field, types, at);
}

function checkSettles(kind: RegisterKind, known: Known): void {
  const { settles } = kind;
  if (settles === undefined) return;
  const at = `register ${kind.name}, settles`;
  invariant(kind.review === 'effective', `${at}: nothing is settled without a second person`);
  const entry = expectType(kind, settles.entry, ['entry'], at);
  const settled = known.get(entry.register ?? '');
  invariant(settled?.review === 'effective', `${at}: what is settled was countersigned`);
  const amount = expectType(kind, settles.amount, ['fen', 'quantity'], at);
  expectType(settled, settles.within, [amount.type], at);
  expectType(kind, settles.reason, ['text', 'note'], at);
}

function expectType(kind: RegisterKind, key: string, types: readonly FieldType[], at: string): RegisterField {
  const field = fieldOf(kind, key);
  invariant(field && types.includes(field.type), `${at}: ${key} is a field of type ${types.join(' or ')}`);
  return field;
}

/** Values of a choice are its codes, of a tick `1`; other fields take any. */
function checkValues(kind: RegisterKind, key: string, values: readonly string[], at: string): void {
  const field = fieldOf(kind, key);
  invariant(field, `${at}: ${key} is a field of the register`);
  const codes = field.type === 'yes' ? ['1'] : field.choices?.map(({ code }) => code);
  for (const value of values)
    invariant(codes === undefined || codes.includes(value), `${at}: ${value} is a value of ${key}`);
}

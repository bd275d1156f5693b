import { choiceOf, fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';
import type { Turnover, TurnoverInput, TurnoverRow } from '#shared/registers/turnover.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { textOf } from '#core/modules/registers/register-paper.service.ts';
import { entryRows } from '#core/modules/registers/register-rows.service.ts';
import {
  type Balances,
  findTurnover,
  listTurnover,
  type Moved,
} from '#core/modules/registers/register-turnover.repository.ts';
import { labelKeys, unitsOf } from '#core/modules/registers/registers-balances.service.ts';

/** 收发存 of one balance, or of all that begin with the same parts, over days: for the screen, the workbook and the paper. */
export async function showTurnover(ctx: QueryContext, kinds: RegisterKinds, input: TurnoverInput): Promise<Turnover> {
  const { kind, ledger, of } = askedOf(kinds, input);
  const span = { from: input.from ?? `${(input.until ?? ctx.today).slice(0, 7)}-01`, until: input.until ?? ctx.today };
  const { opening, came, went } = await findTurnover(ctx.db, of, span);
  const after = decodePageKey(input.after, 3)?.map(String) as [string, string, string] | undefined;
  const moved = await listTurnover(ctx.db, of, span, { after, limit: input.limit + 1 });
  const page = toPage(moved, input.limit, ({ on, entryId, key }) => [on, entryId, key]);
  const [labels = []] = await labelKeys(ctx, kind, [input.key]);
  return {
    ...page,
    rows: await turnoverRows(ctx, kinds, { kind, ledger, skip: input.key.length }, page.rows),
    ...span,
    labels: labels.slice(0, input.key.length),
    unit: (await unitsOf(ctx, ledger, [input.key]))[0] ?? null,
    opening,
    came,
    went: -went,
    closing: opening + came + went,
  };
}

function askedOf(kinds: RegisterKinds, { register, key }: TurnoverInput) {
  const kind = getRegister(kinds, register);
  const { ledger } = kind;
  if (ledger === undefined) return refuseField('register', 'registers.holds_nothing', { register: kind.label.zh });
  const isWhole = key.length === ledger.key.length;
  // Things of different kinds do not add up.
  if (key.length > ledger.key.length || (key.length === 0 && !isWhole)) refuseField('key', 'registers.balance_unknown');
  const of: Balances = { ledger: ledger.name, key, isWhole };
  return { kind, ledger, of };
}

async function turnoverRows(
  ctx: QueryContext,
  kinds: RegisterKinds,
  { kind, ledger, skip }: { readonly kind: RegisterKind; readonly ledger: LedgerRule; readonly skip: number },
  moved: readonly Moved[],
): Promise<TurnoverRow[]> {
  const keys = moved.map(({ key }) => JSON.parse(key) as string[]);
  const labels = skip === ledger.key.length ? keys.map(() => []) : await labelKeys(ctx, kind, keys);
  const entries = new Map<string, { readonly of: RegisterKind; readonly row: RegisterRow }>();
  for (const [register, some] of Map.groupBy(moved, (one) => one.register)) {
    const of = getRegister(kinds, register);
    const rows = await entryRows(ctx, of, [...new Set(some.map(({ entryId }) => entryId))]);
    for (const row of rows) entries.set(row.id, { of, row });
  }
  return moved.flatMap(({ entryId, on, amount, balance }, at): TurnoverRow[] => {
    const entry = entries.get(entryId);
    if (entry === undefined) return [];
    const { of, row } = entry;
    return [
      {
        register: of.name,
        entryId,
        number: row.number ?? '',
        on,
        labels: (labels[at] ?? []).slice(skip),
        what: { zh: whatIn(of, row, 'zh'), en: whatIn(of, row, 'en') },
        source: { zh: sourceIn(of, row, 'zh'), en: sourceIn(of, row, 'en') },
        came: Math.max(amount, 0),
        went: Math.max(-amount, 0),
        balance,
      },
    ];
  });
}

type Language = 'zh' | 'en';

function whatIn(kind: RegisterKind, { fields }: RegisterRow, language: Language): string {
  const way = kind.ledger?.direction.field;
  const choice = way === undefined ? undefined : choiceOf(fieldOf(kind, way), fields[way]);
  return choice?.label[language] ?? kind.label[language];
}

/** What the list shows of an entry and the records it names, but for what has a column of its own here. */
function sourceIn(kind: RegisterKind, row: RegisterRow, language: Language): string {
  const { ledger, date } = kind;
  const own = new Set([date, ledger?.amount, ledger?.direction.field, ...(ledger?.key ?? [])]);
  const tells = ({ key, type, listed }: RegisterField) =>
    !own.has(key) && type !== 'phone' && type !== 'date' && (listed === true || isLink(type));
  const texts = kind.fields.filter(tells).map((field) => {
    const choice = choiceOf(field, row.fields[field.key]);
    return choice?.label[language] ?? textOf(field, row);
  });
  return texts.filter((text) => text !== '').join(language === 'zh' ? '，' : ', ');
}

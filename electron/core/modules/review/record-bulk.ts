import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import type { Effect, Making, Proposal, RecordKind, RecordState, Verdict } from '#core/modules/review/record-kind.ts';

/** `validate` for many: a verdict each, in their order. A refusal of one says nothing of the others. */
export async function validateMany(
  ctx: QueryContext,
  kind: Pick<RecordKind, 'validate' | 'validateMany'>,
  proposals: readonly Proposal<unknown>[],
): Promise<readonly Verdict[]> {
  if (kind.validateMany) return kind.validateMany(ctx, proposals);
  const verdicts: Verdict[] = [];
  for (const proposal of proposals) verdicts.push(await verdictOf(() => kind.validate(ctx, proposal)));
  return verdicts;
}

/** What was thrown on purpose as a verdict; a bug stays thrown. */
export async function verdictOf(validate: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await validate();
  } catch (error) {
    if (error instanceof OfficeError) return error;
    throw error;
  }
}

/** `apply` for many, some at a time, in their order; together where the kind can and all of them are new. */
export function startMany(kind: RecordKind): Making<unknown> {
  const making = kind.startMany?.();
  return {
    async apply(ctx, effects) {
      if (making && effects.every(({ version }) => version === 1)) return making.apply(ctx, effects);
      for (const effect of effects) await kind.apply(ctx, effect);
    },
    foresee: (contents) => making?.foresee?.(contents),
    finish: async (ctx) => making?.finish(ctx),
    end: () => making?.end?.(),
  };
}

/** Makes these and no more. */
export async function makeAtOnce<C>(
  ctx: CommandContext,
  making: Making<C>,
  effects: readonly Effect<C>[],
): Promise<void> {
  await making.apply(ctx, effects);
  await making.finish(ctx);
}

/** `read` for many, by their ids; those that are in no store are absent. */
export async function readMany(
  db: ReadDb,
  kind: RecordKind,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, RecordState<unknown>>> {
  if (kind.readMany) return kind.readMany(db, recordIds);
  const states = new Map<string, RecordState<unknown>>();
  for (const id of recordIds) {
    const state = await kind.read(db, id);
    if (state) states.set(id, state);
  }
  return states;
}

import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import { policyPreset } from '#shared/review/policy-presets.ts';
import type { ReviewPolicy } from '#shared/review/policy.schema.ts';
import type { ReviewAction } from '#shared/review/review.schema.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { drawLines, everyCheck, shownChecks } from '#core/modules/review/check-plan.ts';
import { valueAt } from '#core/modules/review/content-paths.ts';
import {
  appliedSteps,
  authorityOf,
  type Compared,
  hasAuthority,
  type PolicySnapshot,
  ruleFor,
} from '#core/modules/review/policy.ts';
import { findPolicy, replacePolicy } from '#core/modules/review/policy.repository.ts';
import type { RowBlocks } from '#core/modules/review/batch-row.ts';
import type { Proposal, RecordKind, SourceValue } from '#core/modules/review/record-kind.ts';

/** The office's policy, or what holds before it has written one: the other of two people signs. */
export async function currentPolicy(db: ReadDb): Promise<{ readonly policy: ReviewPolicy; readonly version: number }> {
  return (await findPolicy(db)) ?? { policy: policyPreset('two'), version: 0 };
}

/** What the founders chose to begin with; that for two needs no record, it holds where none is written. */
export async function foundPolicy(
  ctx: CommandContext,
  preset: 'two' | 'three' | 'five',
  submissionId: string,
): Promise<void> {
  if (preset !== 'two') await replacePolicy(ctx.db, policyPreset(preset), 1, submissionId);
}

/** How one content is to be reviewed, as it is kept on its submission: steps, keyed fields, drawn lines, time limit. */
export async function planReview(
  ctx: CommandContext,
  kind: RecordKind,
  proposed: {
    readonly action: ReviewAction;
    readonly content: unknown;
    /** The record amended or voided. */
    readonly recordId?: string;
    /** Of a batch whose rows lie beside its content: those rows. */
    readonly rows?: RowBlocks;
    /** The submission's secret: lines are drawn by it. */
    readonly salt: string;
    readonly deviations: Readonly<Record<string, string>>;
  },
): Promise<PolicySnapshot> {
  const { action, content, recordId, rows, salt, deviations } = proposed;
  const { policy, version } = await currentPolicy(ctx.db);
  const rule = ruleFor(policy, kind, action);
  const decisive = (await kind.decisive?.(ctx, content, recordId, rows)) ?? {};
  const sources = (await kind.sources?.(ctx, content, recordId)) ?? [];
  const compared = compareSources(content, sources, deviations);
  const plan = { rekeyAlso: rule.rekeyAlso, compared, drawnLines: null };
  const draw = kind.drawable !== true ? null : rule.kind === '*' ? (kind.drawsByItself ?? rule.draw) : rule.draw;
  const drawnLines = drawLines(everyCheck(kind, content, plan), draw, salt);
  const checks = shownChecks(kind, content, { ...plan, drawnLines });
  return {
    version,
    steps: appliedSteps(rule, decisive),
    rekeyCount: checks.filter((check) => check.mode === 'rekey').length,
    amountFen: decisive.amountFen ?? null,
    discountBasisPoints: decisive.discountBasisPoints ?? null,
    authority: authorityOf(rule, decisive)?.slice() ?? null,
    rekeyAlso: rule.rekeyAlso,
    drawnLines,
    compared,
    limit: rule.limit,
    askFromFen: rule.askFromFen,
  };
}

function agreesWith(content: unknown, { path, type, value }: Omit<SourceValue, 'source'>): boolean {
  return normaliseStored(type, valueAt(content, path)) === normaliseStored(type, value);
}

/** Holds the content against its second sources; a value that differs needs the maker's reason. */
function compareSources(
  content: unknown,
  sources: readonly SourceValue[],
  deviations: Readonly<Record<string, string>>,
): Compared[] {
  const compared: Compared[] = [];
  const unexplained: { path: string; reason: string }[] = [];
  for (const { path, type, value, source, asks } of sources) {
    const agrees = agreesWith(content, { path, type, value });
    const reason = Object.hasOwn(deviations, path) ? deviations[path] : undefined;
    if (!agrees && reason === undefined) unexplained.push({ path, reason: asks ?? 'review.deviation_needs_reason' });
    compared.push({ path, source, agrees, ...(!agrees && reason !== undefined && { reason }) });
  }
  if (unexplained.length > 0) throw new OfficeError({ code: 'invalid_input', fields: unexplained });
  return compared;
}

/**
 * At the last signature: as long as the policy is still the one it was submitted under, what decided the steps is computed
 * anew from the signed content; where it asks for more steps now, or a second source moved, the signature is refused.
 */
export async function refuseMovedPlan(
  ctx: CommandContext,
  kind: RecordKind,
  proposal: Pick<Proposal<unknown>, 'content' | 'action' | 'recordId' | 'rows'>,
  kept: PolicySnapshot,
): Promise<void> {
  const { content, action, recordId, rows } = proposal;
  const { policy, version } = await currentPolicy(ctx.db);
  const decisive = (await kind.decisive?.(ctx, content, recordId, rows)) ?? {};
  // Whoever may sign this is asked today, under any policy: prices and authorities may have moved.
  if (!hasAuthority(kept.steps, decisive.authority)) refuse('review.authority_moved');
  if (version === kept.version) {
    const steps = appliedSteps(ruleFor(policy, kind, action), decisive);
    if (steps.length > kept.steps.length) {
      refuse('review.more_signatures_needed', { kept: kept.steps.length, now: steps.length });
    }
  }
  for (const { path, type, value, source } of (await kind.sources?.(ctx, content, recordId)) ?? []) {
    const agrees = agreesWith(content, { path, type, value });
    const before = kept.compared.find((each) => each.path === path);
    if (before?.agrees === true && !agrees) refuse('review.source_moved', { path, source });
  }
}

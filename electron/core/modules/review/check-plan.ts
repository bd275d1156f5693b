import type { ShownCheck } from '#shared/review/review.contract.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { expandPath, valueAt } from '#core/modules/review/content-paths.ts';
import type { PolicySnapshot } from '#core/modules/review/policy.ts';
import type { FieldCheck, RecordKind } from '#core/modules/review/record-kind.ts';

/** How a policy bends a kind's own checks for one content. */
export type CheckPlan = Pick<PolicySnapshot, 'rekeyAlso' | 'drawnLines' | 'compared'>;

const A_LINE = /^lines\.(\d+)\.(.+)$/;
const ADDED_UP = new Set(['quantity', 'fen', 'integer']);

/** A kind's checks with what the policy asks in addition; a policy never takes keying away. */
function withPolicy(kind: RecordKind, content: unknown, { rekeyAlso }: CheckPlan): FieldCheck[] {
  const own = kind.checks(content);
  const also = (kind.rekeyable ?? []).filter(({ path }) => rekeyAlso.includes(path));
  const raised = own.map((check): FieldCheck => {
    const added = also.find(({ path }) => path === check.path);
    return added ? { ...check, type: added.type, mode: 'rekey' } : check;
  });
  const known = new Set(own.map(({ path }) => path));
  return [
    ...raised,
    ...also.filter(({ path }) => !known.has(path)).map((each) => ({ ...each, mode: 'rekey' as const })),
  ];
}

/** Every check of every line, before lines are drawn: what is hidden follows this, whatever is keyed. */
export function everyCheck(kind: RecordKind, content: unknown, plan: CheckPlan): ShownCheck[] {
  const agreed = new Map(plan.compared.map(({ path, agrees }) => [path, agrees]));
  return withPolicy(kind, content, plan).flatMap(({ path: pattern, ...check }) =>
    expandPath(content, pattern).map((path) => {
      const agrees = agreed.get(path);
      return { path, ...check, mode: agrees === undefined ? check.mode : agrees ? 'compare' : 'rekey' };
    }),
  );
}

/** What the checker meets: every check, or, in a long document, control totals and those of the drawn lines. */
export function shownChecks(kind: RecordKind, content: unknown, plan: CheckPlan): ShownCheck[] {
  const checks = everyCheck(kind, content, plan);
  const drawn = plan.drawnLines;
  if (drawn === null) return checks;
  const kept = checks.filter(({ path, mode }) => {
    const line = A_LINE.exec(path)?.[1];
    return mode !== 'rekey' || line === undefined || drawn.includes(Number(line));
  });
  return [...controlChecks(checks), ...kept];
}

/** Number of lines, and the sum of each re-keyed column that adds up. */
function controlChecks(checks: readonly ShownCheck[]): ShownCheck[] {
  const columns = new Map<string, ShownCheck['type']>();
  for (const { path, mode, type } of checks) {
    const column = A_LINE.exec(path)?.[2];
    if (column !== undefined && mode === 'rekey' && ADDED_UP.has(type)) columns.set(column, type);
  }
  return [
    { path: 'totals.lineCount', mode: 'rekey', type: 'integer' },
    ...[...columns].map(([column, type]) => ({ path: `totals.${column}`, mode: 'rekey' as const, type })),
  ];
}

/** Lines to key of a document with more than `aboveLines` of them; drawn by the secret salt, so that nobody can choose. */
export function drawLines(
  checks: readonly ShownCheck[],
  draw: { readonly aboveLines: number; readonly lines: number } | null,
  salt: string,
): number[] | null {
  const rekeyed = checks.filter(({ mode }) => mode === 'rekey').map(({ path }) => A_LINE.exec(path)?.[1]);
  const lines = [...new Set(rekeyed.filter((line) => line !== undefined).map(Number))];
  if (draw === null || lines.length <= draw.aboveLines) return null;
  const drawn = new Set<number>();
  for (let turn = 0; drawn.size < Math.min(draw.lines, lines.length); turn += 1) {
    const at = Number.parseInt(sha256(`${salt} ${turn}`).slice(0, 12), 16) % lines.length;
    drawn.add(lines[at] ?? 0);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** The value behind a check: a field of the content, or a control total computed from its lines. */
export function checkedValue(content: unknown, path: string): unknown {
  if (!path.startsWith('totals.')) return valueAt(content, path);
  const lines = valueAt(content, 'lines');
  if (!Array.isArray(lines)) return undefined;
  const column = path.slice('totals.'.length);
  if (column === 'lineCount') return lines.length;
  return lines.reduce<bigint>((sum, line) => {
    const value = valueAt(line, column);
    return typeof value === 'number' ? sum + BigInt(value) : sum;
  }, 0n);
}

/** Indexes left out: `lines.*.quantityE6`. */
export function patternOf(path: string): string {
  return path.replaceAll(/\.\d+(?=\.|$)/g, '.*');
}

import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { FormFault } from '#renderer/components/form-faults.ts';

const NEEDS_REASON = new Set([
  'review.deviation_needs_reason',
  'client.grade_needs_reason',
  'receipts.third_party_payer',
]);

/** Values that differ from what another countersigned record says, and why: asked for where the office finds one. */
export interface Deviations {
  /** Path → reason as typed, for every place that was asked about. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What a submission carries. */
  readonly sent: Readonly<Record<string, string>>;
  readonly give: (path: string, reason: string) => void;
  /** Opens a box at every place that needs a reason. */
  readonly ask: (faults: readonly FormFault[]) => void;
}

export function needsReason(fault: FormFault): boolean {
  return NEEDS_REASON.has(fault.reason);
}

/** Path → reason as typed. */
export type Reasons = Readonly<Record<string, string>>;

/** The reasons stay with the draft; those of a submission that is corrected or keyed again are there already. */
export function useDeviations(
  startedFrom: string | undefined,
  kept: Reasons | undefined,
  keep: (reasons: Reasons) => void,
): Deviations {
  const before = useOfficeQuery(
    'review.show',
    { submissionId: startedFrom ?? '' },
    { enabled: startedFrom !== undefined && kept === undefined },
  );
  const given = (before.data?.compared ?? []).flatMap(({ path, reason }) =>
    reason === undefined ? [] : [[path, reason]],
  );
  const reasons = kept ?? (Object.fromEntries(given) as Readonly<Record<string, string>>);
  return {
    reasons,
    sent: Object.fromEntries(
      Object.entries(reasons).flatMap(([path, reason]) => (reason.trim() === '' ? [] : [[path, reason.trim()]])),
    ),
    give: (path, reason) => keep({ ...reasons, [path]: reason }),
    ask: (faults) => {
      const asked = faults.filter(needsReason).map(({ path }) => [path, reasons[path] ?? '']);
      if (asked.length > 0) keep({ ...reasons, ...(Object.fromEntries(asked) as Readonly<Record<string, string>>) });
    },
  };
}

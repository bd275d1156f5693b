import type { VisitIntervals } from '#shared/settings/settings.schema.ts';

/** How long a client of a class may go unvisited, until the office has written its own. */
export const USUAL_INTERVALS: VisitIntervals = {
  lines: [
    { sizeGrade: 'A', days: 30 },
    { sizeGrade: 'B', days: 60 },
    { sizeGrade: 'C', days: 120 },
  ],
};

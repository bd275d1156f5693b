/** The claim by which a compound keeps a record it amends; the store refuses another open submission upon it. */
export const AMENDED_RECORD = 'review.record';

export function amendedRecordKey(kind: string, recordId: string): string {
  return `${kind} ${recordId}`;
}

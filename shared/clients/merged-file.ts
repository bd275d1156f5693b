import type { ClientContent } from '#shared/clients/clients.contract.ts';

/** What of the absorbed client's file the survivor's takes over: whole fields by name, lines of a group by position. */
export interface MergeTake {
  readonly fields: readonly string[];
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** The code is the record's own, and a merge leaves the survivor in the state it has. */
const NEVER_TAKEN: readonly string[] = ['code', 'status'];

type Entry = readonly [key: string, own: unknown, other: unknown];

function entriesOf(survivor: ClientContent, absorbed: ClientContent): Entry[] {
  const other = absorbed as Readonly<Record<string, unknown>>;
  return Object.entries(survivor)
    .filter(([key]) => !NEVER_TAKEN.includes(key))
    .map(([key, own]) => [key, own, other[key]]);
}

/** Equal lines are those with the same text in every field, whatever the spaces and width. */
function folded(value: unknown): string {
  return JSON.stringify(value).normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}

/** Fields that the two files say differently, and lines of the absorbed file that the survivor's does not have. */
export function differencesOf(survivor: ClientContent, absorbed: ClientContent): MergeTake {
  const fields: string[] = [];
  const lines: Record<string, readonly number[]> = {};
  for (const [key, own, other] of entriesOf(survivor, absorbed)) {
    if (Array.isArray(own) && Array.isArray(other)) {
      const known = new Set(own.map(folded));
      const missing = [...other.keys()].filter((at) => !known.has(folded(other[at])));
      if (missing.length > 0) lines[key] = missing;
    } else if (folded(own) !== folded(other)) fields.push(key);
  }
  return { fields, lines };
}

/** What is taken over unless somebody chooses otherwise: every missing line, and fields the survivor's file leaves empty. */
export function usualTake(survivor: ClientContent, absorbed: ClientContent): MergeTake {
  const { fields, lines } = differencesOf(survivor, absorbed);
  const own = survivor as Readonly<Record<string, unknown>>;
  return { fields: fields.filter((key) => isEmpty(own[key])), lines };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every((each) => each === null);
}

/** The survivor's file after the merge: no value in it that neither file had. */
export function mergedFile(survivor: ClientContent, absorbed: ClientContent, take: MergeTake): ClientContent {
  const merged: Record<string, unknown> = { ...survivor };
  for (const [key, own, other] of entriesOf(survivor, absorbed)) {
    if (Array.isArray(own) && Array.isArray(other)) {
      const wanted = new Set(take.lines[key]);
      merged[key] = [...own, ...other.filter((_, at) => wanted.has(at))];
    } else if (take.fields.includes(key)) merged[key] = other;
  }
  return merged as ClientContent;
}

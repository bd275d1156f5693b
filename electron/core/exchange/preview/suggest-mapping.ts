import type { SheetColumn, SheetDefinition, SheetSplit } from '#shared/exchange/column-kinds.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import { foldHeader, headerVariants, isNumberingHeader, unitFactor } from '#shared/exchange/fold-header.ts';

/** What one header of the file is taken for. */
export interface SuggestedTarget {
  readonly target: string | null;
  readonly factor: number;
  readonly confidence: 'exact' | 'likely' | 'none';
}

interface Candidate {
  readonly at: number;
  readonly target: string;
  readonly score: number;
  readonly confidence: 'exact' | 'likely';
}

const EXACT = 100;
/** A header known only without its notes comes after one known as it stands, before one that only resembles. */
const LESS_SURE = 10;
/** A header that contains a word, or is contained in one, must share this much of the longer one. */
const LEAST_SHARE = 0.5;

/** Folded words of every target, made once per definition. */
export interface TargetWords {
  readonly target: string;
  readonly words: readonly string[];
}

export function targetWordsOf(definition: SheetDefinition): readonly TargetWords[] {
  return [...definition.columns, ...(definition.splits ?? [])].map((column: SheetColumn | SheetSplit) => ({
    target: column.key,
    words: [column.label.zh, column.label.en, ...(column.synonyms ?? [])].map((word) => foldHeader(word).words),
  }));
}

/** One target per header and one header per target: exact words first, then the closest likely ones. */
export function suggestMapping(
  headers: readonly (readonly string[])[],
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): readonly SuggestedTarget[] {
  const candidates = headers
    .flatMap((names, at) => candidatesFor(names, at, targets))
    .sort((left, right) => right.score - left.score || left.at - right.at);
  const byHeader = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    // A split fills two columns of ours: neither may have another column of the file, or one of the two would be lost unsaid.
    const fills = filledBy(definition, candidate.target);
    if (byHeader.has(candidate.at) || fills.some((key) => taken.has(key))) continue;
    byHeader.set(candidate.at, candidate);
    for (const key of fills) taken.add(key);
  }
  standIn(definition, byHeader, taken);
  return headers.map((names, at) => {
    const candidate = byHeader.get(at);
    if (candidate === undefined) return { target: null, factor: 1, confidence: 'none' };
    return {
      target: candidate.target,
      factor: factorFor(definition, candidate.target, names),
      confidence: candidate.confidence,
    };
  });
}

function filledBy(definition: SheetDefinition, target: string): readonly string[] {
  return definition.splits?.find((split) => split.key === target)?.into ?? [target];
}

/** 开票税号 in a file that has no other 税号 is the tax id. */
function standIn(definition: SheetDefinition, byHeader: Map<number, Candidate>, taken: Set<string>): void {
  for (const [at, candidate] of byHeader) {
    const { standsFor: target, belongsTo } = findColumn(definition, candidate.target) ?? {};
    if (target === undefined || belongsTo !== undefined || taken.has(target)) continue;
    byHeader.set(at, { ...candidate, target });
    taken.add(target);
  }
}

/**
 * A header has several names when it spans two rows: `联系人 姓名`, `姓名`; the earlier name is the more telling one. Without its
 * notes, or in one of its two languages, it may be the word we know.
 */
function candidatesFor(names: readonly string[], at: number, targets: readonly TargetWords[]): readonly Candidate[] {
  return names.flatMap((name, rank) => [
    ...candidatesOf(name, at, targets, rank),
    ...headerVariants(name).flatMap(({ text, sure }) =>
      candidatesOf(text, at, targets, rank + LESS_SURE)
        .filter(({ confidence }) => confidence === 'exact')
        .map((candidate) => (sure ? candidate : { ...candidate, confidence: 'likely' as const })),
    ),
  ]);
}

function candidatesOf(name: string, at: number, targets: readonly TargetWords[], less: number): readonly Candidate[] {
  const { words } = foldHeader(name);
  if (words === '') return [];
  const isKnown = targets.some((target) => target.words.includes(words));
  return targets.flatMap((target): readonly Candidate[] => {
    const place = target.words.indexOf(words);
    // Of two exact words the one listed earlier says more: 客户全称 before 名称.
    if (place >= 0) return [{ at, target: target.target, score: EXACT - less - place / 100, confidence: 'exact' }];
    // 地址 is a word of its own: a second column of that name is no 邮箱地址.
    if (isKnown) return [];
    const share = Math.max(...target.words.map((word) => sharedPart(words, word)));
    // A bare count of rows is never a value, unless a kind asks for exactly this word.
    if (share < LEAST_SHARE || isNumberingHeader(name)) return [];
    return [{ at, target: target.target, score: share * 50 - less, confidence: 'likely' }];
  });
}

/** For one word inside the other, how much of the longer it makes up; else 0. */
function sharedPart(header: string, word: string): number {
  if (header.length < 2 || word.length < 2) return 0;
  // The last word of a Chinese header is its noun: 许可证有效期 is a day and no 许可证.
  if (header.includes(word)) {
    const share = Math.min(0.99, word.length / header.length);
    return header.endsWith(word) || !/\p{Script=Han}/u.test(word) ? share : share * 0.85;
  }
  return word.includes(header) ? Math.min(0.99, header.length / word.length) : 0;
}

/** 10,000 when the header of a money column says 万元. */
export function factorFor(definition: SheetDefinition, target: string, names: readonly string[]): number {
  const column = findColumn(definition, target);
  if (column?.type !== 'fen' && column?.type !== 'price') return 1;
  for (const name of names) {
    const { unit } = foldHeader(name);
    if (unit !== undefined) return unitFactor(unit);
  }
  return 1;
}

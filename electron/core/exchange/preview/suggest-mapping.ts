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
  /** By a word that means it only where no other column takes it. */
  readonly isLate?: boolean;
}

const EXACT = 100;
/** A header known only without its notes comes after one known as it stands, before one that only resembles. */
const LESS_SURE = 10;
/** A header that contains a word, or is contained in one, must share this much of the longer one. */
const LEAST_SHARE = 0.5;

/** A word that counts after all others: 名称 beside 全名 is a short name. */
const LATER = 5;
const MOST_WORDS = 100;

/** Folded words of every target, made once per definition. */
export interface TargetWords {
  readonly target: string;
  readonly words: readonly string[];
  /** Of them, those that mean it only where no other column takes them. */
  readonly later: readonly string[];
  /** It holds words of people, not a code. */
  readonly isWords: boolean;
}

export function targetWordsOf(definition: SheetDefinition): readonly TargetWords[] {
  return [...definition.columns, ...(definition.splits ?? [])].map((column: SheetColumn | SheetSplit) => ({
    target: column.key,
    words: [column.label.zh, column.label.en, ...(column.synonyms ?? [])].map(folded),
    later: laterOf(column).map(folded),
    isWords: 'type' in column && (column.type === 'text' || column.type === 'choice'),
  }));
}

function laterOf(column: SheetColumn | SheetSplit): readonly string[] {
  return 'later' in column ? (column.later ?? []) : [];
}

function folded(word: string): string {
  return foldHeader(word).words;
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
    // A second column of one name is not what the first was not taken for.
    if (candidate.isLate === true && standsBefore(headers, candidate.at)) continue;
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

function standsBefore(headers: readonly (readonly string[])[], at: number): boolean {
  const words = folded(headers[at]?.[0] ?? '');
  return headers.slice(0, at).some(([name = '']) => folded(name) === words);
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
  const isKnown = targets.some((target) => target.words.includes(words) || target.later.includes(words));
  return targets.flatMap((target): readonly Candidate[] => {
    const isLate = target.later.includes(words);
    const place = target.words.indexOf(words);
    // Of two exact words the one listed earlier says more: 客户全称 before 名称.
    const behind = (place < 0 ? MOST_WORDS : place) / 100 + (isLate ? LATER : 0);
    if (place >= 0 || isLate)
      return [{ at, target: target.target, score: EXACT - less - behind, confidence: 'exact', isLate }];
    // 地址 is a word of its own: a second column of that name is no 邮箱地址.
    if (isKnown) return [];
    if (target.isWords && CODE.test(words) && !target.words.some((word) => CODE.test(word))) return [];
    const share = Math.max(...target.words.map((word) => sharedPart(words, word)));
    // A bare count of rows is never a value, unless a kind asks for exactly this word.
    if (share < LEAST_SHARE || isNumberingHeader(name)) return [];
    return [{ at, target: target.target, score: share * 50 - less, confidence: 'likely' }];
  });
}

/** 专管业务员编码 is no 业务员, Bank A/C No. no bank. */
const CODE = /(?:码|代号|编号|[账帐]号|code|no|number|id|#)$/;
/** Words that say what a value is and not of what: 金额 is no 信用金额, and of these things none is ours. */
const GENERIC =
  /^(?:金额|日期|时间|数量|名称|编号|编码|代码|号码|类型|状态|余额|合计|比例|单价|amount|date|name|code|no|number|type|status|balance)$/;
const OF_OTHERS =
  /^(?:合同|协议|项目|税|赋税|税收|部门|仓库|英文|文件|附件|费用|科目|hs|打印|制表|导出|创建|修改|更新|录入)/;

/** For one word inside the other, how much of the longer it makes up; else 0. */
function sharedPart(header: string, word: string): number {
  if (header.length < 2 || word.length < 2) return 0;
  if (GENERIC.test(header) || (GENERIC.test(word) && OF_OTHERS.test(header))) return 0;
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

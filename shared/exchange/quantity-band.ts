import { foldDashes, foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';

const RANGE = /^(\d{1,9})\p{Script=Han}?[-~至到](?:\d{1,9})\p{Script=Han}{0,2}$/u;
const FROM_ON = /^(?:(?:≥|>=|满)(\d{1,9})\p{Script=Han}{0,2}|(\d{1,9})\p{Script=Han}?(?:以上|及以上|起|\+))$/u;
const UP_TO = /^(?:(?:<|<=|≤)\d{1,9}\p{Script=Han}{0,2}|\d{1,9}\p{Script=Han}?以下)$/u;

/** The quantity from which on the prices under a header hold, in millionths; undefined when it says none. */
export function bandOf(header: string): number | undefined {
  const folded = removeWhitespace(foldDashes(foldWidth(header)));
  const from =
    RANGE.exec(folded)?.[1] ??
    FROM_ON.exec(folded)
      ?.slice(1)
      .find((text) => text !== undefined);
  if (from !== undefined) return Number(from) * 1_000_000;
  return UP_TO.test(folded) ? 0 : undefined;
}

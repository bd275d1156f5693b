import type { Reply } from '#shared/kernel/failure.ts';
import type { ShownCheck, SubmissionView } from '#shared/review/review.contract.ts';
import { checksOf, typedValue } from '../keying.ts';

/** The rule or the fault a reply was refused for, or a failed expectation that shows the value instead. */
export function ruleOf(reply: Reply<unknown>): unknown {
  if (reply.ok) return { accepted: reply.value };
  const { failure } = reply;
  if (failure.code === 'rule_broken') return failure.rule;
  return failure.code === 'invalid_input' ? failure.fields[0]?.reason : failure;
}

interface Keyed {
  readonly entry: Record<string, string>;
  readonly confirmed: string[];
}

/**
 * Everything as it stands on the paper, but one: a box keyed wrongly, or where there is no box a tick left out. Undefined
 * when there is neither to key nor to tick.
 */
export function wronglyKeyed(seen: SubmissionView): { readonly path: string; readonly keyed: Keyed } | undefined {
  const boxes = checksOf(seen, 'rekey');
  const ticks = checksOf(seen, 'confirm');
  const entry = Object.fromEntries(boxes.map((check) => [check.path, typedValue(seen.content, check)]));
  const confirmed = ticks.map(({ path }) => path);
  const box = boxes.at(-1);
  if (box) return { path: box.path, keyed: { entry: { ...entry, [box.path]: wrong(box.type) }, confirmed } };
  const tick = ticks.at(-1);
  return tick && { path: tick.path, keyed: { entry, confirmed: confirmed.filter((path) => path !== tick.path) } };
}

/** A value of the type that no sample holds. */
function wrong(type: ShownCheck['type']): string {
  switch (type) {
    case 'date':
      return '2001-09-09';
    case 'rate':
      return '99%';
    case 'integer':
      return '98765';
    case 'fen':
    case 'quantity':
    case 'price':
      return '98765.43';
    case 'phone':
      return '13900000000';
    case 'text':
    case 'identifier':
      return 'X-98765';
  }
}

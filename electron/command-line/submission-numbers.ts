import type { Desk } from './desk.ts';
import { CommandRefused } from './failures.ts';
import { say } from './words.ts';

/** The submission people call by its number (提交单 0417); anything that is not a number is taken as an id. */
export async function findSubmissionId(desk: Desk, given: string): Promise<string> {
  if (!/^\d{1,9}$/.test(given)) return given;
  const serial = Number(given);
  let after: string | undefined;
  do {
    const page = await desk.get('review.queue', { scope: 'all', limit: 1000, ...(after !== undefined && { after }) });
    const found = page.rows.find((row) => row.serial === serial);
    if (found) return found.id;
    // newest first: nothing older than the one looked for can follow
    after = (page.rows.at(-1)?.serial ?? 0) > serial ? page.next : undefined;
  } while (after !== undefined);
  const sentence = say(desk.language, 'recordNotFound', { name: given });
  throw new CommandRefused({ code: 'not_found', recordKind: 'submission', id: given }, [sentence]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Office } from '#core/office.ts';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { checksOf, typedValue } from '../../support/keying.ts';

export const PASSWORD = 'shelf-7-ledger';
const PEOPLE = [
  { name: '周敏', roles: ['clerk' as const] },
  { name: '陈国强', roles: ['checker' as const] },
  { name: '李文涛', roles: ['manager' as const, 'director' as const] },
];
const FILES = join(import.meta.dirname, '../../../resources/sample-office');

type SubmitProcedure = Extract<ProcedureName, `${string}.submit${string}`>;
type Ask = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** People at their seats, and what they do together: one keys, another checks and signs. */
export interface Staff {
  readonly maker: Ask;
  readonly checker: Ask;
  readonly director: Ask;
  readonly submitAndSign: <N extends SubmitProcedure>(
    name: N,
    input: Input<N>,
  ) => Promise<{ readonly recordId: string; readonly number?: string | undefined }>;
}

let requests = 0;

function seatOf(office: Office, seat: string): Ask {
  return async (name, input) => {
    requests += 1;
    const requestId = `live-${String(requests).padStart(8, '0')}`;
    const reply = (await office.execute(seat, { requestId, name, input })) as Reply<never>;
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
}

export async function seatStaff(office: Office): Promise<Staff> {
  const door = seatOf(office, 'seat-init');
  await door('office.init', {
    officeName: '澜川新材料（苏州）有限公司',
    people: PEOPLE.map(({ name, roles }) => ({ name, roles, password: PASSWORD })),
  });
  const [maker, checker, director] = await Promise.all(
    ['maker', 'checker', 'director'].map(async (seat, at) => {
      const ask = seatOf(office, seat);
      await ask('session.signIn', { name: PEOPLE[at]?.name ?? '', password: PASSWORD });
      return ask;
    }),
  );
  if (maker === undefined || checker === undefined || director === undefined)
    throw new Error('three people were seated');
  return {
    maker,
    checker,
    director,
    async submitAndSign(name, input) {
      const ticket = (await maker(name, input)) as SubmissionTicket;
      const seen = await maker('review.show', { submissionId: ticket.id });
      let outcome: Output<'review.sign'> | undefined;
      for (const by of [checker, director]) {
        if (checksOf(seen, 'rekey').length + checksOf(seen, 'confirm').length > 0 && by === checker) {
          const entry = Object.fromEntries(
            checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
          );
          const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
          await by('review.reenter', { submissionId: ticket.id, entry, confirmed });
        }
        outcome = await by('review.sign', {
          submissionId: ticket.id,
          contentHash: seen.contentHash,
          password: PASSWORD,
        });
        if (outcome.outcome === 'effective') return outcome;
      }
      throw new Error(`${name} did not take effect: ${JSON.stringify(outcome)}`);
    },
  };
}

/** One workbook of the sample office through preview, submission and countersignature. */
export async function importFile(staff: Staff, kind: string, fileName: string): Promise<void> {
  const contentBase64 = readFileSync(join(FILES, fileName)).toString('base64');
  const choices = { kind, fileName, contentBase64 };
  const outcome = await staff.maker('exchange.preview', choices);
  if (outcome.outcome !== 'preview') throw new Error(`${fileName}: ${outcome.rule}`);
  await staff.submitAndSign('exchange.submit', { ...choices, acceptedRecords: outcome.preview.counts.records });
}

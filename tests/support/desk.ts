import type { Reply } from '#shared/kernel/failure.ts';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';
import type { Office } from '#core/office.ts';

/** Everybody's password in test offices. */
export const PASSWORD = 'shelf-7-ledger';

/** One person at one seat; every call goes through the one door. */
export interface Desk {
  readonly seat: string;
  readonly name: string;
  /** The reply as it comes. */
  ask<N extends ProcedureName>(name: N, input: Input<N>, requestId?: string): Promise<Reply<Output<N>>>;
  /** The value, or a failed test that says which failure came instead. */
  get<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>;
}

export function expectOk<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`expected a value, got ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

let requests = 0;
/** Unique in this process and across the processes of one test run. */
export function requestId(): string {
  requests += 1;
  return `test-${process.pid}-${String(requests).padStart(8, '0')}`;
}

export function deskAt(office: Office, seat: string, name: string): Desk {
  const ask: Desk['ask'] = async (procedure, input, id = requestId()) =>
    (await office.execute(seat, { requestId: id, name: procedure, input })) as Reply<never>;
  return { seat, name, ask, get: async (procedure, input) => expectOk(await ask(procedure, input)) };
}

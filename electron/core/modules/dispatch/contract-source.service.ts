import type { ReadDb } from '#core/kernel/context.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';

/** What a dispatch asks of the quantities of a contract line. */
export interface LineRoom {
  readonly contracted_e6: number;
  readonly dispatchable_e6: number;
  readonly open_replacement_e6: number;
}

/** Where the contracts of a note are looked up, by id. */
export interface ContractSource {
  contract(id: string): Promise<KnownContract | undefined>;
  /** By line key; what the submission itself reserved is not counted as pending. */
  rooms(id: string, submissionId: string): Promise<ReadonlyMap<string, LineRoom>>;
}

export function contractsOfStore(db: ReadDb): ContractSource {
  return {
    contract: (id) => readContract(db, id),
    rooms: (id, submissionId) => quantitiesForCheck(db, id, submissionId),
  };
}

/** The order a note is sent with, which no store holds yet: everything on it may still leave. */
export function contractsOfOrder(order: KnownContract): ContractSource {
  const rooms = new Map(
    order.content.lines.map(({ lineKey, quantityE6 }) => [
      lineKey,
      { contracted_e6: quantityE6, dispatchable_e6: quantityE6, open_replacement_e6: 0 },
    ]),
  );
  return {
    contract: async (id) => (id === order.id ? order : undefined),
    rooms: async (id) => (id === order.id ? rooms : new Map()),
  };
}

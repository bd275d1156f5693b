import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { Output } from '#shared/ipc/contract.ts';

export type RegisterShown = Output<'registers.kinds'>[number];

/** Entries are made effective by a review, or hold with the day they were keyed on. */
export const REGISTER_READS = ['review', 'daily'] as const;

/** Every register the person may read, with how much waits in it; nothing for who may read none. */
export function useRegisters(enabled = true) {
  return useOfficeQuery('registers.kinds', {}, { reads: REGISTER_READS, enabled });
}

export function findRegister(all: readonly RegisterShown[] | undefined, name: string): RegisterShown | undefined {
  return all?.find(({ kind }) => kind.name === name);
}

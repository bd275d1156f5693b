import type { TFunction } from 'i18next';
import { callOffice, OfficeRefusal } from '#renderer/app/use-office.ts';
import type { ListModel, ListTotal } from '#renderer/components/list/list-model.ts';
import type { ListState } from '#renderer/components/list/list-state.ts';
import type { Input } from '#shared/ipc/contract.ts';

type Counted = ListModel<unknown>['counted'];

/** How many rows another way of asking has: its first page with one row, for what the office says of the whole. */
export function countQuery(counted: Counted, asked: ListState) {
  const input = counted?.inputOf(asked);
  return {
    queryKey: ['office', counted?.query ?? '', input, counted?.reads, 'count'],
    queryFn: () => countOf(counted, input),
  };
}

async function countOf(counted: Counted, input: unknown): Promise<ListTotal> {
  if (counted === undefined) return {};
  const reply = await callOffice(counted.query, { ...(input as object), limit: 1 } as Input<typeof counted.query>);
  if (!reply.ok) throw new OfficeRefusal(reply.failure);
  return (reply.value as { readonly total?: ListTotal }).total ?? {};
}

/** `1,234`, or `10,000+` where the office stopped counting. */
export function saidCount(total: ListTotal | undefined, t: TFunction): string | undefined {
  const count = total?.['count'];
  if (typeof count !== 'number') return undefined;
  return t(total?.['countIsCapped'] === true ? 'lists:countMore' : 'lists:countPlain', { count });
}

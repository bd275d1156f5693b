import { ClientDistinct } from '#shared/clients/client-entries.schema.ts';
import { defineDailyKind } from '#core/modules/daily/daily-kind.ts';

/** 非同一客户, on a client: the two are named as likely duplicates no longer, until the entry is struck. */
export const clientDistinctDaily = defineDailyKind<ClientDistinct>({
  name: 'client_distinct',
  paperName: '非同一客户',
  module: 'clients',
  content: ClientDistinct,
  subjects: ['client'],
  write: 'clients.write',
  title: ({ otherName, reason }) => `与 ${otherName} 不是同一家 · ${reason}`,
});

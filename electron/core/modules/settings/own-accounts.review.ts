import { OwnAccounts } from '#shared/settings/settings.schema.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { listAccounts, replaceAccounts } from '#core/modules/settings/own-accounts.repository.ts';
import { findList, putList } from '#core/modules/settings/settings-list.repository.ts';

export const ACCOUNTS_KIND = 'own_accounts';

/** 本公司银行账户: money is paid into what stands here, so every open account is keyed twice. */
export const ownAccountsKind = defineRecordKind<OwnAccounts, OwnAccounts>({
  name: ACCOUNTS_KIND,
  module: 'settings',
  draft: OwnAccounts,
  content: OwnAccounts,
  actions: ['create', 'amend'],
  soleRecordId: ACCOUNTS_KIND,
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: ({ lines }) => [
    ...lines.flatMap(({ closedOn }, index) =>
      closedOn === null ? [{ path: `lines.${index}.account`, mode: 'rekey', type: 'identifier' } as const] : [],
    ),
    { path: 'lines', mode: 'confirm', type: 'text' },
  ],
  title: () => '',
  claims: () => [{ scope: 'settings.list', key: ACCOUNTS_KIND }],
  validate: async (_ctx, { content }) => {
    refuseUnclearAccounts(content);
    return [];
  },
  async apply(ctx, { content, version, submissionId }) {
    await replaceAccounts(ctx.db, content.lines, submissionId);
    await putList(ctx.db, ACCOUNTS_KIND, version, submissionId);
  },
  async read(db) {
    const head = await findList(db, ACCOUNTS_KIND);
    return (
      head && {
        content: { lines: await listAccounts(db) },
        version: head.version,
        submissionId: head.submission_id,
      }
    );
  },
});

function refuseUnclearAccounts({ lines }: OwnAccounts): void {
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    if (lines.findIndex(({ account }) => account === line.account) < index) {
      refuseField(`lines.${index}.account`, 'settings.account_twice', { line: at });
    }
    for (const use of ['onInvoices', 'onContracts'] as const) {
      if (!line[use]) continue;
      if (line.closedOn !== null) refuseField(`lines.${index}.${use}`, 'settings.account_closed', { line: at });
      const first = lines.findIndex((other) => other[use]);
      if (first < index)
        refuseField(`lines.${index}.${use}`, 'settings.account_one_default', { line: at, first: first + 1 });
    }
  }
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  accountValues,
  type ListValues,
  readAccounts,
  typedLines,
} from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { AccountPurpose, OwnAccounts } from '#shared/settings/settings.schema.ts';

/** 本公司银行账户, all of them: the open ones are keyed twice. */
export function AccountsFormPage() {
  const present = useOfficeQuery('settings.accounts', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const lines = begun.content === undefined ? present.data.accounts.lines : OwnAccounts.parse(begun.content).lines;
  const start = accountValues(lines);
  return (
    <AccountsForm
      proposal={begun.proposal}
      start={lines.length > 0 ? start : { ...start, lines: [{ id: 'L0', cells: { purpose: 'basic' } }] }}
    />
  );
}

function AccountsForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ListValues }) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'settings.submitAccounts',
    proposal,
    start,
    read: (values) => readAccounts(values, today),
    fill: (content) => accountValues(OwnAccounts.parse(content).lines),
  });
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.own_accounts.lines.${key}`);
    const yes = [
      { value: 'yes', text: t('words:yes') },
      { value: '', text: t('words:no') },
    ];
    return [
      { key: 'bank', title: field('bank'), kind: 'text', width: 240, grow: true },
      { key: 'account', title: field('account'), kind: 'identifier', width: 210, rekey: true },
      {
        key: 'purpose',
        title: field('purpose'),
        kind: 'text',
        width: 110,
        choices: AccountPurpose.options.map((value) => ({
          value,
          text: t(`values.own_accounts.lines.purpose.${value}`),
        })),
      },
      { key: 'onInvoices', title: field('onInvoices'), kind: 'text', width: 100, align: 'center', choices: yes },
      { key: 'onContracts', title: field('onContracts'), kind: 'text', width: 100, align: 'center', choices: yes },
      { key: 'closedOn', title: field('closedOn'), kind: 'date', width: 110 },
      { key: 'remark', title: field('remark'), kind: 'text', width: 160 },
    ];
  }, [t]);
  return (
    <ListForm
      form={form}
      kind="own_accounts"
      columns={columns}
      sent={typedLines(form.values)}
      begin={{ purpose: 'general' }}
    />
  );
}

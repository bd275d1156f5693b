import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { typedDate } from '#renderer/components/typed-values.ts';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { ClientMark } from '#renderer/features/clients/client-columns.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { ClientStanding, ClientStandingDraft, StandingAction } from '#shared/clients/client-standing.schema.ts';

type Standing = Output<'clients.standing'>;

interface StandingValues {
  readonly fields: Readonly<Record<string, string>>;
}

/** 冻结, 解冻, 关闭 … of one client, from its page or the list; or the correction of a returned one. */
export function StandingFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  const standing = StandingAction.catch('freeze').parse(params['standing']);
  const start = { fields: { standing, reason: '', fromOn: today } };
  return <OfClient clientId={params['client'] ?? ''} proposal={{ action: 'create' }} start={start} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { clientId, standing, reason, fromOn } = ClientStanding.parse(view.data.content);
  const proposal = { action: 'create', submissionId: id } as const;
  return <OfClient clientId={clientId} proposal={proposal} start={{ fields: { standing, reason, fromOn } }} />;
}

interface OfClientProps {
  readonly clientId: string;
  readonly proposal: Proposal;
  readonly start: StandingValues;
}

function OfClient({ clientId, proposal, start }: OfClientProps) {
  const client = useOfficeQuery('clients.standing', { id: clientId }, { reads: ['review', 'ledger', 'contracts'] });
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  return <StandingForm client={client.data} proposal={proposal} start={start} />;
}

function StandingForm({ client, proposal, start }: Omit<OfClientProps, 'clientId'> & { readonly client: Standing }) {
  const { t } = useTranslation('clients');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'clients.submitStanding',
    proposal,
    start,
    read: ({ fields }: StandingValues) =>
      readDraft(ClientStandingDraft, {
        clientId: client.id,
        standing: fields['standing'],
        reason: fields['reason'] ?? '',
        fromOn: typedDate(fields['fromOn'], today),
      }),
  });
  const { values, faults, set } = form;
  const standing = StandingAction.catch('freeze').parse(values.fields['standing']);
  const choices = client.actions.includes(standing) ? client.actions : [standing, ...client.actions];
  const specs: readonly FieldSpec[] = [
    { path: 'standing', required: true, options: choices },
    { path: 'fromOn', required: true, as: 'date' },
    { path: 'reason', required: true, span: 4 },
  ];
  return (
    <SubmitPage
      form={form}
      kind="client_standing"
      title={t('standing.title', { what: t(`standing.do.${standing}`), name: client.name })}
      tabTitle={`${client.name.slice(0, 8)} · ${t(`standing.do.${standing}`)}`}
      facts={<span className="num">{client.code}</span>}
    >
      <OpenFacts client={client} />
      <div className="form-grid">
        <FieldSet
          kind="client_standing"
          specs={specs}
          fields={values.fields}
          faults={faults}
          onChange={(path, text) => set({ fields: { ...values.fields, [path]: text } })}
        />
      </div>
      <div style={{ padding: '0 14px' }}>
        <Note tone={standing === 'close' && isOpen(client) ? 'warning' : 'info'} title={t(`standing.then.${standing}`)}>
          {standing === 'close' && isOpen(client) ? t('standing.notYet') : t(`standing.and.${standing}`)}
        </Note>
      </div>
    </SubmitPage>
  );
}

function isOpen({ open }: Standing): boolean {
  return open.contracts + open.papers + open.submissions > 0 || open.balanceFen !== 0;
}

/** What is still open with the client: what a freeze stops, what stands in the way of closing. */
function OpenFacts({ client }: { readonly client: Standing }) {
  const { t } = useTranslation('clients');
  const { contracts, contractNumbers, papers, submissions, balanceFen } = client.open;
  return (
    <div className="facts">
      <Fact name={t('columns.status')}>
        <ClientMark row={{ status: client.status, inReview: false }} />
      </Fact>
      <Fact name={t('standing.open.contracts')}>
        <span className="num">
          {contracts === 0 ? '–' : t('standing.open.of', { count: contracts, numbers: contractNumbers.join(' ') })}
        </span>
      </Fact>
      <Fact name={t('standing.open.papers')}>
        <span className="num">{papers === 0 ? '–' : papers}</span>
      </Fact>
      <Fact name={t('standing.open.submissions')}>
        <span className="num">{submissions === 0 ? '–' : submissions}</span>
      </Fact>
      <Fact name={t('columns.balance')}>
        <MoneyText fen={balanceFen} />
      </Fact>
    </div>
  );
}

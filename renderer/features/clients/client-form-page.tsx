import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useFaultWords, useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { Deviations } from '#renderer/components/use-deviations.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { BecomingClient, type Becoming as BecomingEntry } from '#renderer/features/clients/client-becoming.tsx';
import { ClientFields } from '#renderer/features/clients/client-fields.tsx';
import { ClientGroups, type GroupPlace, groupPlaceOf } from '#renderer/features/clients/client-groups.tsx';
import {
  clientForm,
  type ClientFormValues,
  newClientForm,
  readClientForm,
  withOwnProfile,
} from '#renderer/features/clients/client-form-model.ts';
import { typedWarnings } from '#renderer/features/clients/typed-warnings.ts';
import { LikelyClients } from '#renderer/features/clients/likely-clients.tsx';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import { CLIENT_GRADES, ClientContent } from '#shared/clients/clients.contract.ts';
import { Becoming } from '#shared/registers/becoming.contract.ts';

/** Opens the form on what its tab names: `record` to amend, `submission` to correct, else a new client. */
export function ClientFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <AmendClient id={params['record']} />;
  if (params['submission'] !== undefined) return <CorrectClient id={params['submission']} />;
  if (params['entry'] !== undefined) {
    return (
      <BecomingClient>
        {(start, becoming) => <ClientForm proposal={{ action: 'create' }} start={start} becoming={becoming} />}
      </BecomingClient>
    );
  }
  return <ClientForm proposal={{ action: 'create' }} start={newClientForm()} />;
}

function AmendClient({ id }: { readonly id: string }) {
  const client = useOfficeQuery('clients.get', { id, purpose: 'amend' });
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  const { content, version } = client.data;
  return <ClientForm proposal={{ action: 'amend', recordId: id, baseVersion: version }} start={clientForm(content)} />;
}

function CorrectClient({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { content } = view.data;
  if (view.data.kind.startsWith('becomes_')) {
    const { client, clientId, register, entryId, entryVersion, clientVersion: version } = Becoming.parse(content);
    const becoming = { register, entryId, entryVersion, ...(version !== undefined && { file: { clientId, version } }) };
    return <ClientForm proposal={correctionOf(view.data)} start={clientForm(client)} becoming={becoming} />;
  }
  return <ClientForm proposal={correctionOf(view.data)} start={clientForm(ClientContent.parse(content))} />;
}

interface ClientFormProps {
  readonly proposal: Proposal;
  readonly start: ClientFormValues;
  /** The entry of a register that goes into this file. */
  readonly becoming?: BecomingEntry;
}

function ClientForm({ proposal, start, becoming }: ClientFormProps) {
  const { t } = useTranslation('clients');
  const today = useToday();
  const say = useFaultWords();
  const ruleText = useRuleSentence();
  const [goTo, setGoTo] = useGoTo<GroupPlace>();
  const form = useClientForm(proposal, start, becoming);
  const { values, faults, set } = form;
  const settled = useDeferredValue(values);
  const found = useMemo(() => typedWarnings(settled, today), [settled, today]);
  const warnings = found.map(({ rule, path, details }) => ({
    path: path ?? '',
    text: ruleText(rule, details) ?? rule,
  }));
  function go(path: string): boolean {
    const place = groupPlaceOf(values.groups, path);
    if (place !== undefined) setGoTo(place);
    return place !== undefined;
  }
  const isNew = proposal.action === 'create' && becoming?.file === undefined;
  const isChange = proposal.action === 'amend';
  const differs = (path: string, text: string | undefined) => isChange && form.begun.fields[path] !== text;
  const changed = CLIENT_GRADES.filter((path) => differs(path, values.fields[path]));
  function change(path: string, text: string): void {
    set({ ...values, fields: { ...values.fields, [path]: text } });
    const isGrade = CLIENT_GRADES.some((grade) => grade === path);
    if (isGrade && differs(path, text)) form.deviations.ask([{ path, reason: 'client.grade_needs_reason' }]);
  }
  const name = values.fields['shortName'] || values.fields['name'] || '';
  const what = t(isNew ? 'tabNew' : 'tabAmend');
  return (
    <SubmitPage
      form={form}
      kind="client"
      title={t(isNew ? 'form.new' : 'form.amend', { name: values.fields['name'] })}
      tabTitle={name === '' ? what : `${name.slice(0, 8)} · ${what}`}
      facts={t('form.facts')}
      onGo={go}
    >
      <LikelyClients id={proposal.recordId ?? becoming?.file?.clientId} values={values} />
      <ClientFields
        isNew={isNew}
        fields={values.fields}
        errors={new Map(faults.map((fault) => [fault.path, say(fault)]))}
        changedGrades={changed}
        warnings={new Map(warnings.map(({ path, text }) => [path, text]))}
        onChange={change}
        onCopyFromClient={() => set(withOwnProfile(values))}
      />
      <ClientGroups
        groups={values.groups}
        faults={faults}
        warnings={warnings}
        papers={form.attachments.files}
        goTo={goTo}
        onGoTo={setGoTo}
        onChange={(group, lines) => set({ ...values, groups: { ...values.groups, [group]: lines } })}
      />
    </SubmitPage>
  );
}

/** A file of its own, or together with the entry that goes into it: then the office says faults and asks reasons under `client`. */
function useClientForm(proposal: Proposal, start: ClientFormValues, becoming: BecomingEntry | undefined) {
  const today = useToday();
  const form = useSubmitForm({
    procedure: becoming === undefined ? ('clients.submit' as const) : ('registers.submitBecoming' as const),
    proposal,
    start,
    read(values) {
      const reading = readClientForm(values, today);
      if (!reading.ok || becoming === undefined) return reading;
      const { file, ...entry } = becoming;
      const version = file === undefined ? {} : { clientVersion: file.version };
      return { ok: true as const, draft: { ...entry, ...version, client: reading.draft } };
    },
    fill: (content) => clientForm(ClientContent.parse(content)),
  });
  const faults = form.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^client\./, '') }));
  return { ...form, faults, deviations: becoming === undefined ? form.deviations : underClient(form.deviations) };
}

function underClient({ reasons, sent, give, ask }: Deviations): Deviations {
  const shown = Object.entries(reasons).map(([path, reason]) => [path.replace(/^client\./, ''), reason] as const);
  return {
    reasons: Object.fromEntries(shown),
    sent,
    give: (path, reason) => give(`client.${path}`, reason),
    ask: (faults) => ask(faults.map((fault) => ({ ...fault, path: `client.${fault.path}` }))),
  };
}

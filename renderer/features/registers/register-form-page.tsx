import { useState } from 'react';
import { useSession, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { REGISTER_READS } from '#renderer/components/use-registers.ts';
import { correctionOf } from '#renderer/components/use-submit-form.ts';
import { DailyEntryForm } from '#renderer/features/registers/daily-entry-form.tsx';
import { EffectiveEntryForm } from '#renderer/features/registers/effective-entry-form.tsx';
import { linkedStart, withFields, withSet } from '#renderer/features/registers/form-start.ts';
import { type EntryValues, entryValues, newEntry } from '#renderer/features/registers/register-form-model.ts';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { RegisterDraft } from '#shared/registers/registers.contract.ts';

/** A new entry of a register, an amendment or correction of one, or a submission that came back. */
export function RegisterFormPage() {
  const { params } = useTab();
  if (params['submission'] !== undefined) return <Returned submissionId={params['submission']} />;
  return (
    <WithRegister>
      {({ kind }) => {
        const id = params['record'];
        return id === undefined ? <New kind={kind} /> : <Existing key={id} kind={kind} id={id} />;
      }}
    </WithRegister>
  );
}

function New({ kind }: { readonly kind: RegisterKind }) {
  const { params } = useTab();
  const { session } = useSession();
  const today = useToday();
  // What a form begins with is what it was opened with.
  const [start] = useState(() => {
    const me = { id: session?.personId ?? '', name: session?.name ?? '' };
    return linkedStart(kind, withFields(kind, newEntry(kind, { today, me }), params['fields']), params);
  });
  return kind.review === 'daily' ? (
    <DailyEntryForm kind={kind} start={start} />
  ) : (
    <EffectiveEntryForm kind={kind} start={start} proposal={{ action: 'create' }} />
  );
}

function Existing({ kind, id }: { readonly kind: RegisterKind; readonly id: string }) {
  const { params } = useTab();
  const asked = { register: kind.name, id, purpose: 'amend' as const };
  const entry = useOfficeQuery('registers.get', asked, { reads: REGISTER_READS });
  if (entry.isError) return <ErrorNote error={entry.error} onRetry={() => void entry.refetch()} />;
  if (entry.data === undefined) return <GreyRows />;
  const { fields, labels, version, number, settlement } = entry.data;
  const start: EntryValues = withSet(kind, entryValues(kind, fields, labels), params['set']);
  return kind.review === 'daily' ? (
    <DailyEntryForm kind={kind} start={start} corrects={id} />
  ) : (
    <EffectiveEntryForm
      kind={kind}
      start={start}
      number={number ?? undefined}
      settledBy={settlement?.isSettled === true ? settlement.number : undefined}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
    />
  );
}

/** What came back names its register itself. */
function Returned({ submissionId }: { readonly submissionId: string }) {
  const view = useOfficeQuery('review.show', { submissionId });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { data } = view;
  const content = RegisterDraft.parse(data.content);
  return (
    <WithRegister name={content.register}>
      {({ kind }) => (
        <EffectiveEntryForm
          kind={kind}
          start={entryValues(kind, content.fields, data.labels)}
          proposal={correctionOf(data)}
        />
      )}
    </WithRegister>
  );
}

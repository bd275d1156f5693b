import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { DateBox, SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { useFaultWords, useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { Departure, DepartureDraft } from '#shared/users/access.contract.ts';

type HandOver = Output<'people.handOver'>;

/** 离职交接: who leaves, when, and who takes over what they have under review. */
export function DepartureFormPage() {
  const { params } = useTab();
  const personId = params['person'];
  if (personId !== undefined) return <NewDeparture personId={personId} />;
  return <Correct id={params['submission'] ?? ''} />;
}

function NewDeparture({ personId }: { readonly personId: string }) {
  const lastDayOn = useToday();
  return (
    <DepartureForm proposal={{ action: 'create' }} start={{ personId, lastDayOn, handOverTo: null, reason: '' }} />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { name: _name, ...start } = Departure.parse(view.data.content);
  return <DepartureForm proposal={{ action: 'create', submissionId: id }} start={start} />;
}

function DepartureForm({ proposal, start }: { readonly proposal: Proposal; readonly start: DepartureDraft }) {
  const { t } = useTranslation('users');
  const today = useToday();
  const people = useOfficeQuery('people.list', {});
  const plan = useOfficeQuery('people.handOver', { personId: start.personId }, { reads: ['review'] });
  const say = useFaultWords();
  const form = useSubmitForm({
    procedure: 'people.submitDeparture',
    proposal,
    start,
    read: (values) => readDraft(DepartureDraft, values),
  });
  const { values, faults, set } = form;
  const errorAt = (path: string): string | undefined => {
    const fault = faults.find((each) => each.path === path);
    return fault && say(fault);
  };
  const name = people.data?.find((person) => person.id === values.personId)?.name ?? '';
  const heirs = (plan.data?.heirs ?? []).filter((heir) => heir.because === undefined);
  return (
    <SubmitPage
      form={form}
      kind="departure"
      title={t('departure.title', { name })}
      tabTitle={t('departure.title', { name })}
    >
      <div className="form-grid">
        <Field label={t('fields.departure.lastDayOn')} required rekey span={2} error={errorAt('lastDayOn')}>
          {(control) => (
            <DateBox
              {...control}
              name="lastDayOn"
              today={today}
              value={values.lastDayOn}
              onChange={(lastDayOn) => set({ ...values, lastDayOn })}
            />
          )}
        </Field>
        <Field
          label={t('fields.departure.handOverTo')}
          required={(plan.data?.work.length ?? 0) > 0}
          span={2}
          error={errorAt('handOverTo')}
        >
          {(control) => (
            <SelectBox
              {...control}
              name="handOverTo"
              none={t(plan.data?.work.length === 0 ? 'departure.nobody' : 'departure.choose')}
              value={values.handOverTo ?? ''}
              options={heirs.map((heir) => ({ value: heir.id, text: `${heir.name} ${heir.title}`.trim() }))}
              onChange={(id) => set({ ...values, handOverTo: id === '' ? null : id })}
            />
          )}
        </Field>
        <Field label={t('fields.departure.reason')} required span={4} error={errorAt('reason')}>
          {(control) => (
            <TextBox
              {...control}
              name="reason"
              value={values.reason}
              onChange={(reason) => set({ ...values, reason })}
              maxLength={200}
            />
          )}
        </Field>
      </div>
      <div style={{ padding: '0 14px' }}>
        <Note tone="info" title={t('departure.what')}>
          {t('departure.then')}
        </Note>
        {plan.isError && <ErrorNote error={plan.error} onRetry={() => void plan.refetch()} />}
        {plan.data && <WorkToHandOver plan={plan.data} />}
      </div>
    </SubmitPage>
  );
}

function WorkToHandOver({ plan }: { readonly plan: HandOver }) {
  const { t } = useTranslation('users');
  const words = useRecordWords();
  const sentence = useRuleSentence();
  const barred = plan.heirs.flatMap((heir) => (heir.because ? [heir.because] : []));
  if (plan.work.length === 0) return <p className="quiet">{t('departure.noWork')}</p>;
  return (
    <>
      <h2 className="section-title">{t('departure.work', { count: plan.work.length })}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('departure.serial')}</th>
            <th>{t('departure.record')}</th>
            <th>{t('departure.subject')}</th>
            <th>{t('departure.state')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.work.map((row) => (
            <tr key={row.serial}>
              <td className="num">{row.serial}</td>
              <td>{words.kind(row.kind)}</td>
              <td>{row.title}</td>
              <td>{t(`review:state.${row.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {barred.length > 0 && (
        <ul className="quiet small barred">
          {barred.map(({ rule, details }) => (
            <li key={`${rule}${String(details?.['name'])}`}>{sentence(rule, details)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

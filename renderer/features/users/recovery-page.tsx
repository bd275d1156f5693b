import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus } from '#renderer/app/session.tsx';
import { useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { RecoverySheet } from '#renderer/features/users/recovery-sheet.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { RecoveryRenewal } from '#shared/users/access.contract.ts';

/** 恢复码: how old it is, who used one, and a new one under review, drawn once by whoever keyed the renewal. */
export function RecoveryPage() {
  const { t } = useTranslation('users');
  const { params } = useTab();
  const shown = useOfficeQuery('people.recoveryCode', {}, { reads: ['review', 'session'] });
  const [code, setCode] = useState<string>();
  const officeName = useOfficeStatus().data?.officeName ?? '';
  const returned = params['submission'];
  if (code !== undefined) {
    return (
      <>
        <PageHeader title={t('recovery.fresh')} />
        <div className="scroll recovery-page">
          <RecoverySheet
            officeName={officeName}
            code={code}
            next={t('recovery.close')}
            onDone={() => setCode(undefined)}
          />
        </div>
      </>
    );
  }
  if (returned !== undefined) return <RenewalForm proposal={{ action: 'create', submissionId: returned }} />;
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows />;
  const { toDraw } = shown.data;
  if (toDraw !== undefined) return <Draw submissionId={toDraw} shown={shown.data} onDrawn={setCode} />;
  return <RenewalForm proposal={{ action: 'create' }} shown={shown.data} />;
}

type Shown = Output<'people.recoveryCode'>;

function Facts({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation('users');
  return (
    <div className="recovery-facts">
      <p>{t('recovery.what')}</p>
      <p>
        {shown.madeAt === undefined ? t('recovery.none') : t('recovery.madeAt', { at: formatInstant(shown.madeAt) })}
      </p>
      {shown.uses.length > 0 && (
        <Note tone="warning" title={t('recovery.used', { count: shown.uses.length })}>
          {shown.uses.map(({ at, name }) => (
            <div key={at}>{t('recovery.usedFor', { name, at: formatInstant(at) })}</div>
          ))}
        </Note>
      )}
    </div>
  );
}

interface DrawProps {
  readonly submissionId: string;
  readonly shown: Shown;
  readonly onDrawn: (code: string) => void;
}

function Draw({ submissionId, shown, onDrawn }: DrawProps) {
  const { t } = useTranslation('users');
  const command = useOfficeCommand('people.drawRecoveryCode');
  async function draw(): Promise<void> {
    const reply = await command.run({ submissionId });
    if (reply.ok) onDrawn(reply.value.recoveryCode);
  }
  return (
    <>
      <PageHeader title={t('recovery.code')}>
        <Button type="primary" loading={command.busy} onClick={() => void draw()}>
          {t('recovery.draw')}
        </Button>
      </PageHeader>
      <div className="scroll recovery-page">
        <Note tone="success" title={t('recovery.mayDraw')}>
          {t('recovery.drawOnce')}
        </Note>
        <FailureNote failure={command.failure} />
        <Facts shown={shown} />
      </div>
    </>
  );
}

function RenewalForm({ proposal, shown }: { readonly proposal: Proposal; readonly shown?: Shown }) {
  const { t } = useTranslation('users');
  const say = useFaultWords();
  const form = useSubmitForm({
    procedure: 'people.renewRecoveryCode',
    proposal,
    start: { reason: '' },
    read: (values: RecoveryRenewal) => readDraft(RecoveryRenewal, values),
  });
  const fault = form.faults.find((each) => each.path === 'reason');
  return (
    <SubmitPage form={form} kind="recovery_renewal" title={t('recovery.renew')} tabTitle={t('recovery.code')}>
      <div className="recovery-page">
        {shown && <Facts shown={shown} />}
        <Field label={t('fields.recovery_renewal.reason')} required error={fault && say(fault)}>
          {(control) => (
            <TextBox
              {...control}
              name="reason"
              value={form.values.reason}
              onChange={(reason) => form.set({ reason })}
              maxLength={200}
            />
          )}
        </Field>
        <Note tone="info" title={t('recovery.renewThen')} />
      </div>
    </SubmitPage>
  );
}

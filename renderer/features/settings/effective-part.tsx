import { Button } from 'antd';
import { History, PencilLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOpenQueue } from '#renderer/app/use-reminders.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { SettingsHead } from '#shared/settings/settings.contract.ts';

interface EffectivePartProps {
  readonly kind: string;
  readonly head: SettingsHead;
  /** The page that proposes the next version. */
  readonly form: string;
  readonly children: ReactNode;
}

/** A part of the settings as it stands: who signed it, what proposes another, and how to propose one. */
export function EffectivePart({ kind, head, form, children }: EffectivePartProps) {
  const { t } = useTranslation('settings');
  const may = useMay();
  const { open } = useTabs();
  const [past, setPast] = useState(false);
  const waits = head.pendingSubmissionId !== undefined;
  const amend = () => open(form);
  useKeys([{ chord: 'F2', label: t('amend'), disabled: !may('settings.write') || waits, run: amend }]);
  return (
    <>
      <div className="settings-signed">
        <span className="quiet small">
          <SignedWords head={head} />
        </span>
        <span className="push" />
        {head.version > 0 && (
          <Button icon={<History size={13} aria-hidden />} aria-pressed={past} onClick={() => setPast(!past)}>
            {t(past ? 'present' : 'history')}
          </Button>
        )}
        {may('settings.write') && (
          <Button type="primary" icon={<PencilLine size={13} aria-hidden />} disabled={waits} onClick={amend}>
            {t('amend')}
            <Kbd chord="F2" />
          </Button>
        )}
      </div>
      <PendingNote submissionId={head.pendingSubmissionId} />
      {past ? <RecordHistory kind={kind} recordId={head.recordId} /> : children}
    </>
  );
}

function SignedWords({ head }: { readonly head: SettingsHead }) {
  const { t } = useTranslation('settings');
  const { signed, version } = head;
  if (signed === undefined) return t('byDefault');
  const { serial, makerName, checkers, effectiveAt } = signed;
  return t('signed', {
    version,
    serial: t('review:serial', { serial }),
    maker: makerName,
    checkers: checkers.join(t('and')),
    at: formatInstant(effectiveAt),
  });
}

/** One proposal at a time: the one under review, with its link. */
function PendingNote({ submissionId }: { readonly submissionId: string | undefined }) {
  const { t } = useTranslation('settings');
  const openQueue = useOpenQueue();
  if (submissionId === undefined) return undefined;
  return (
    <Note tone="info" title={t('pending.title')}>
      {t('pending.text')}{' '}
      <button type="button" className="link" onClick={() => openQueue('open', submissionId)}>
        {t('pending.open')}
      </button>
    </Note>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '#renderer/app/use-office.ts';
import { BusyBar, Note } from '#renderer/components/notices.tsx';
import { StepFrame } from '#renderer/features/users/step-frame.tsx';
import { SAMPLE_PROGRESS } from '#shared/ipc/office-link.ts';

/** 试用示例账套: made by the demo's own day the first time, told step by step, and left by one button at any time. */
export function SampleWay({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('users');
  const [opening, setOpening] = useState(false);
  const [failed, setFailed] = useState(false);
  const [there, setThere] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => void window.desktop?.offices().then(({ sampleExists }) => setThere(sampleExists)), []);
  useEffect(
    () =>
      window.office.onEvent((event) => {
        if (event.type === 'progress' && event.requestId === SAMPLE_PROGRESS) setProgress(event);
      }),
    [],
  );
  async function open(): Promise<void> {
    setOpening(true);
    setFailed(false);
    const opened = (await window.desktop?.openOffice('sample')) ?? false;
    setOpening(false);
    setProgress(undefined);
    if (!opened) setFailed(true);
  }
  async function remove(): Promise<void> {
    if (await window.desktop?.deleteSample()) setThere(false);
  }
  return (
    <StepFrame
      title={t('sample.title')}
      text={t('sample.text')}
      next={t(there ? 'sample.open' : 'sample.make')}
      busy={opening}
      onBack={onBack}
      onNext={() => void open()}
    >
      <ul className="plain-list">
        <li>{t('sample.apart')}</li>
        <li>{t('sample.marked')}</li>
        <li>{t('sample.left')}</li>
      </ul>
      {there && !opening && (
        <p>
          {t('sample.there')}{' '}
          <button type="button" className="link" onClick={() => void remove()}>
            {t('sample.delete')}
          </button>
        </p>
      )}
      {opening && (
        <BusyBar
          step={t(`sample.progress.${progress?.step.replace('sample.', '') ?? 'opening'}`)}
          done={progress?.done ?? 0}
          total={progress?.total ?? 1}
          onCancel={() => void window.desktop?.openOffice('own')}
        />
      )}
      {failed && <Note tone="error" title={t('sample.failed')} />}
    </StepFrame>
  );
}

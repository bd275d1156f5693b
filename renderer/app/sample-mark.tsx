import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus } from '#renderer/app/session.tsx';

/** 示例账套: said in the title bar as long as the sample office is open, with the way out beside it. */
export function SampleMark() {
  const { t } = useTranslation('window');
  const sample = useOfficeStatus().data?.sample;
  const [leaving, setLeaving] = useState(false);
  if (sample === undefined) return undefined;
  async function leave(): Promise<void> {
    setLeaving(true);
    await window.desktop?.openOffice('own').finally(() => setLeaving(false));
  }
  return (
    <span className="sample-mark">
      <b>{t('sample.mark')}</b>
      {window.desktop !== undefined && (
        <button type="button" disabled={leaving} onClick={() => void leave()}>
          {t('sample.leave')}
        </button>
      )}
    </span>
  );
}

import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';

/** 示例账套 from an office of one's own: look at it again, or remove it from this PC. */
export function SampleSection() {
  const { t } = useTranslation('users');
  const [there, setThere] = useState(false);
  const [open, setOpen] = useState<'own' | 'sample'>('own');
  const look = (): void =>
    void window.desktop?.offices().then((found) => {
      setThere(found.sampleExists);
      setOpen(found.open);
    });
  useEffect(look, []);
  if (window.desktop === undefined) return <Note tone="info" title={t('sample.noDesktop')} />;
  const isSample = open === 'sample';
  return (
    <div className="sample-section">
      <p>{t('sample.text')}</p>
      <p className="quiet">{t('sample.signsOut')}</p>
      <div className="row">
        <Button onClick={() => void window.desktop?.openOffice(isSample ? 'own' : 'sample')}>
          {t(isSample ? 'sample.leave' : there ? 'sample.open' : 'sample.make')}
        </Button>
        {there && !isSample && (
          <Button danger onClick={() => void window.desktop?.deleteSample().then(look)}>
            {t('sample.delete')}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Note } from '#renderer/components/notices.tsx';

/** Who looked at more personal values within an hour than the work asks for, for those who may read the log. */
export function RevealExcess() {
  const { t } = useTranslation('disclosures');
  const may = useMay();
  const { open } = useTabs();
  const excess = useOfficeQuery('disclosures.excess', {}, { enabled: may('audit.read') }).data ?? [];
  if (excess.length === 0) return undefined;
  return (
    <div className="list-note">
      <Note tone="warning" title={t('excess.title')}>
        {excess.map(({ personName: name, onDate: on, count }) => t('excess.line', { name, on, count })).join(' · ')}{' '}
        <Button size="small" onClick={() => open('disclosures.list')}>
          {t('excess.open')}
        </Button>
      </Note>
    </div>
  );
}

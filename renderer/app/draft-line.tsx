import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';

/** One line on the workbench: how many forms are half typed, and where they are. */
export function DraftLine() {
  const { t } = useTranslation('forms');
  const { open } = useTabs();
  const drafts = useOfficeQuery('drafts.list', {}, { reads: ['review'] }).data ?? [];
  if (drafts.length === 0) return undefined;
  return (
    <div className="home-daily">
      <button type="button" className="link" onClick={() => open('drafts.list')}>
        {t('drafts.line', { count: drafts.length })}
      </button>
    </div>
  );
}

import { Button } from 'antd';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ExportNote, useExport } from '#renderer/components/export-button.tsx';
import type { OpenRelease } from '#shared/disclosures/disclosures.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

/** 可导出的放行: what a second person let out to whoever sits here, each for one export. Nothing where there is none. */
export function OpenReleases() {
  const { t } = useTranslation('disclosures');
  const may = useMay();
  const open = useOfficeQuery('exchange.releases', {}, { reads: ['review'], enabled: may('exchange.export') });
  if (open.data === undefined || open.data.length === 0) return undefined;
  return (
    <section className="panel open-releases" aria-label={t('releases.title')}>
      <header>{t('releases.title')}</header>
      <ul className="release-list">
        {open.data.map((release) => (
          <ReleaseLine key={release.id} release={release} />
        ))}
      </ul>
    </section>
  );
}

function ReleaseLine({ release }: { readonly release: OpenRelease }) {
  const { t } = useTranslation('disclosures');
  const exported = useExport(release.list, {});
  const { title, rows, secondName, goodUntil, filterLine } = release;
  const until = formatInstant(goodUntil);
  return (
    <li className="release-line">
      <span className="push">
        {t('releases.line', { title, count: rows, second: secondName, until })}{' '}
        <span className="quiet small">{filterLine}</span>
      </span>
      <Button
        size="small"
        icon={<FileSpreadsheet size={13} aria-hidden />}
        loading={exported.busy}
        onClick={() => exported.runWith({ release: release.id })}
      >
        {t('releases.take')}
      </Button>
      <ExportNote exported={exported} />
    </li>
  );
}

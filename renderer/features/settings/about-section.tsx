import { Button } from 'antd';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { diagnosticsOf, shownBytes } from '#renderer/features/settings/about-model.ts';
import thirdParties from '#renderer/features/settings/third-parties.json' with { type: 'json' };

/** 关于: what runs here and on which store, and the work of others in it. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const words = useRecordWords();
  const about = useOfficeQuery('settings.about', {});
  const [copied, setCopied] = useState(false);
  if (about.isError) return <ErrorNote error={about.error} onRetry={() => void about.refetch()} />;
  if (about.data === undefined) return <GreyRows rows={6} />;
  const { data } = about;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('about.version'), data.version],
    [
      t('about.directory'),
      <span key="path" className="code">
        {data.directory}
      </span>,
    ],
    [
      t('about.size'),
      t('about.sizes', {
        database: shownBytes(data.databaseBytes),
        files: shownBytes(data.fileBytes),
        count: data.fileCount,
      }),
    ],
    [t('about.records'), data.records.map(({ kind, count }) => `${words.kind(kind)} ${count}`).join(' · ')],
    [t('about.audit'), t('about.events', { count: data.auditEvents })],
    [t('about.engine'), `SQLite ${data.sqliteVersion} · Node ${data.nodeVersion} · ${data.platform} · ${data.schema}`],
  ];
  return (
    <>
      <div className="settings-signed">
        <span className="quiet small">{t('about.diagnosticsText')}</span>
        <span className="push" />
        <Button
          icon={<Copy size={13} aria-hidden />}
          onClick={() =>
            void navigator.clipboard.writeText(diagnosticsOf(data, navigator.userAgent)).then(() => setCopied(true))
          }
        >
          {t(copied ? 'copied' : 'about.copyDiagnostics')}
        </Button>
      </div>
      <dl className="settings-facts settings-about">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="section-title">{t('about.thirdParties')}</h3>
      <p className="quiet small">{t('about.thirdPartiesText')}</p>
      <ul className="settings-licences">
        {thirdParties.map(({ name, version, licence }) => (
          <li key={name}>
            {name} <span className="quiet small num">{version}</span> <span className="quiet small">{licence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

import { ArrowRight, FileSpreadsheet, FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { ExportNote, useExport } from '#renderer/components/export-button.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { importName } from '#shared/locales/kind-names.ts';

/** 导入导出: what can come in from a workbook, and which lists go out. */
export function ExchangeHomePage() {
  const { t } = useTranslation('exchange');
  const kinds = useOfficeQuery('exchange.kinds', {});
  if (kinds.isError) return <ErrorNote error={kinds.error} onRetry={() => void kinds.refetch()} />;
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts')} />
      {kinds.data === undefined ? (
        <GreyRows />
      ) : (
        <div className="home-grid two">
          <Imports kinds={kinds.data.imports} />
          <Exports lists={kinds.data.exports} />
        </div>
      )}
    </>
  );
}

interface ImportsProps {
  readonly kinds: Output<'exchange.kinds'>['imports'];
}

function Imports({ kinds }: ImportsProps) {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  const say = useSay();
  const { open } = useTabs();
  const may = useMay();
  const mine = kinds.filter(({ permission }) => may('exchange.import') && may(permission));
  return (
    <section className="panel" aria-label={t('imports')}>
      <header>
        <FileUp size={14} aria-hidden />
        {t('imports')} <span className="faint">{t('importsFact')}</span>
      </header>
      {mine.length === 0 && <EmptyState title={t('noImport')} />}
      <ul className="work-list">
        {mine.map(({ kind, title, daily }) => (
          <li key={kind}>
            <button type="button" onClick={() => open('exchange.import', { kind })}>
              <span className="push">{importName(language, say(title))}</span>
              <span className="small quiet">{t(daily ? 'pickDaily' : 'pickHint')}</span>
              <ArrowRight size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lists that can go out whole; ledgers need a period and are exported on their own pages. */
const WHOLE = new Set([
  'clients',
  'client_files',
  'product_files',
  'contract_files',
  'opening_files',
  'products',
  'price_lists',
  'contracts',
  'dispatch',
  'sign_back_chase',
  'invoice_requests',
  'receipts',
  'allocations',
  'open_invoices',
  'contractPerformance',
  'client_balances',
  'due',
  'registers_due',
  'workbench_figures',
  'review_queue',
  'audit_log',
  'people',
]);

function Exports({ lists }: { readonly lists: Output<'exchange.kinds'>['exports'] }) {
  const { t } = useTranslation('exchange');
  const may = useMay();
  const say = useSay();
  const mine = lists.filter(({ list, permission }) => WHOLE.has(list) && may(permission) && may('exchange.export'));
  return (
    <section className="panel" aria-label={t('exports')}>
      <header>
        <FileSpreadsheet size={14} aria-hidden />
        {t('exports')} <span className="faint">{t('exportsFact')}</span>
      </header>
      {mine.length === 0 && <EmptyState title={t('noExport')} />}
      <ul className="work-list">
        {mine.map(({ list, title }) => (
          <ExportLine key={list} list={list} name={say(title)} />
        ))}
      </ul>
    </section>
  );
}

function ExportLine({ list, name }: { readonly list: string; readonly name: string }) {
  const { t } = useTranslation('exchange');
  const exported = useExport(list, {});
  return (
    <li>
      <button type="button" disabled={exported.busy} onClick={exported.run}>
        <span className="push">{t('exportList', { what: name })}</span>
        <span className="small quiet">{exported.busy ? t('writing') : t('wholeList')}</span>
        <ArrowRight size={13} aria-hidden />
      </button>
      <ExportNote exported={exported} />
    </li>
  );
}

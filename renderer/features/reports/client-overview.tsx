import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { MonthBars } from '#renderer/components/chart.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { BracketTable } from '#renderer/features/reports/bracket-table.tsx';
import { YearTable } from '#renderer/features/reports/year-table.tsx';
import type { ClientFigures } from '#shared/reports/client-story.contract.ts';

const READS = ['contracts', 'dispatch', 'invoicing', 'ledger', 'clients', 'review'];

/** 概况: a year by months, how old what is owed is, and what is under way. */
export function ClientOverview({ clientId }: ClientSectionProps) {
  const { t } = useTranslation('reports');
  const may = useMay();
  const figures = useOfficeQuery('reports.clientFigures', { clientId }, { reads: READS });
  useKeys([{ chord: 'F5', label: t('lists:reload'), run: () => void figures.refetch() }]);
  if (figures.isError) return <ErrorNote error={figures.error} onRetry={() => void figures.refetch()} />;
  if (figures.data === undefined) return <GreyRows />;
  const { ageing } = figures.data;
  return (
    <div className="client-overview scroll" tabIndex={0}>
      {may('invoicing.read') && <YearPanel clientId={clientId} />}
      <div className="client-overview-side">
        {ageing !== undefined && (
          <section className="panel" aria-label={t('ageing.title')}>
            <header>{t('ageing.asOf', { date: figures.data.asOf })}</header>
            <BracketTable figures={ageing} />
          </section>
        )}
        <UnderWay figures={figures.data} />
      </div>
    </div>
  );
}

/** One year by months: what was sent, what was invoiced and for how much less. */
function YearPanel({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation('reports');
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useTabMemory('year', thisYear);
  const turnover = useOfficeQuery('reports.clientYear', { clientId, year }, { reads: READS, keepPrevious: true });
  const { data } = turnover;
  return (
    <section className="panel client-year" aria-label={t('year.title', { year })}>
      <header>
        {t('year.title', { year })} <span className="faint">{t('year.basis')}</span>
        <span className="push" />
        <button type="button" className="icon-text" aria-label={t('year.before')} onClick={() => setYear(year - 1)}>
          <ChevronLeft size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-text"
          aria-label={t('year.after')}
          disabled={year >= thisYear}
          onClick={() => setYear(year + 1)}
        >
          <ChevronRight size={14} aria-hidden />
        </button>
      </header>
      {turnover.isError && <ErrorNote error={turnover.error} onRetry={() => void turnover.refetch()} />}
      {data === undefined && !turnover.isError && <GreyRows />}
      {data !== undefined && (
        <>
          <div className="client-year-chart">
            <MonthBars
              label={t('year.chart')}
              months={data.months.map(({ month }) => month)}
              series={[
                { name: t('year.dispatched'), fen: data.months.map(({ dispatchedFen }) => dispatchedFen) },
                { name: t('year.gross'), fen: data.months.map(({ grossFen }) => grossFen) },
              ]}
            />
          </div>
          <YearTable year={data} />
        </>
      )}
    </section>
  );
}

/** Counts of what is under way; each leads to its list. */
function UnderWay({ figures }: { readonly figures: ClientFigures }) {
  const { t } = useTranslation('reports');
  const { id } = useTab();
  const { remember } = useTabs();
  const show = (section: string, more: Readonly<Record<string, unknown>> = {}) => {
    for (const [key, value] of Object.entries(more)) remember(id, key, value);
    remember(id, 'section', section);
  };
  const viewed = (list: string, view: string) => ({ [`list.${list}`]: { view, text: '', where: [] } });
  const { contracts, dispatch, invoicing, credit } = figures;
  const lines = [
    ...(contracts === undefined
      ? []
      : [
          {
            key: 'open',
            count: contracts.open,
            go: () => show('contracts', viewed('clientContracts', 'open')),
          },
          { key: 'inForce', count: contracts.inForce, go: () => show('contracts', viewed('clientContracts', 'all')) },
        ]),
    ...(dispatch === undefined
      ? []
      : [
          { key: 'notes', count: dispatch.notes, go: () => show('dispatch', viewed('clientDispatch', 'all')) },
          {
            key: 'signBacksOut',
            count: dispatch.signBacksOut,
            go: () => show('dispatch', viewed('clientDispatch', 'awaiting_sign_back')),
          },
        ]),
    ...(invoicing === undefined
      ? []
      : [
          {
            key: 'requestsOpen',
            count: invoicing.requestsOpen,
            go: () => show('invoicing', { invoicing: 'requests' }),
          },
        ]),
  ];
  return (
    <section className="panel" aria-label={t('underWay.title')}>
      <header>{t('underWay.title')}</header>
      <dl className="pairs client-pairs">
        {lines.map(({ key, count, go }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`underWay.${key}`)}</dt>
            <dd>
              <button type="button" className="link num" onClick={go}>
                {count}
              </button>
            </dd>
          </div>
        ))}
        {dispatch !== undefined && <Pair name={t('underWay.lastDispatch')}>{dispatch.lastOn ?? '–'}</Pair>}
        {invoicing !== undefined && <Pair name={t('underWay.lastInvoice')}>{invoicing.lastOn ?? '–'}</Pair>}
        {credit !== undefined && (
          <Pair name={t('underWay.limit')}>
            <MoneyText fen={credit.creditLimitFen} blankZero />
          </Pair>
        )}
        {credit !== undefined && (
          <Pair name={t('underWay.pending')}>
            {credit.pendingFen === null ? t('underWay.hidden') : <MoneyText fen={credit.pendingFen} blankZero />}
          </Pair>
        )}
      </dl>
    </section>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </>
  );
}

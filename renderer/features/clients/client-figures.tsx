import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { MiniBars } from '#renderer/components/chart.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { ErrorNote } from '#renderer/components/notices.tsx';
import { formatFen } from '#shared/kernel/money.ts';
import { type ClientFigures as Figures, discountShare } from '#shared/reports/client-story.contract.ts';

const READS = ['contracts', 'dispatch', 'invoicing', 'ledger', 'clients', 'review'];

interface ClientFiguresProps {
  readonly clientId: string;
  /** Goes to the section that shows what the number is made of. */
  readonly onShow: (section: string) => void;
}

/** How the client stands, each number a way to what it is made of. */
export function ClientFigures({ clientId, onShow }: ClientFiguresProps) {
  const { t } = useTranslation('clients');
  const { id } = useTab();
  const { remember } = useTabs();
  const figures = useOfficeQuery('reports.clientFigures', { clientId }, { reads: READS });
  if (figures.isError) return <ErrorNote error={figures.error} onRetry={() => void figures.refetch()} />;
  const { data } = figures;
  if (data === undefined) return <div className="client-figures" aria-busy />;
  const to = (section: string, list?: string, view?: string) => () => {
    if (list !== undefined) remember(id, `list.${list}`, { view, text: '', where: [] });
    onShow(section);
  };
  const { ageing, contracts, dispatch } = data;
  return (
    <div className="client-figures" role="group" aria-label={t('figures.title')}>
      {data.credit !== undefined && <CreditFigure credit={data.credit} onShow={to('overview')} />}
      {ageing !== undefined && (
        <Figure
          name={t('columns.balance')}
          onShow={to('ledger')}
          note={
            ageing.overdueFen > 0
              ? t('figures.overdue', { fen: formatFen(ageing.overdueFen), count: data.daysLate ?? 0 })
              : t('figures.nothingLate')
          }
          isLate={ageing.overdueFen > 0}
        >
          <MoneyText fen={ageing.balanceFen} />
        </Figure>
      )}
      {ageing !== undefined && (
        <Figure
          name={t('figures.shipped')}
          onShow={to('dispatch', 'clientDispatch', 'all')}
          note={t('figures.invoicedOpen', { fen: formatFen(ageing.openFen) })}
        >
          <MoneyText fen={ageing.shippedFen} />
        </Figure>
      )}
      {contracts !== undefined && (
        <Figure
          name={t('figures.contracts')}
          onShow={to('contracts', 'clientContracts', 'open')}
          note={
            dispatch === undefined
              ? ''
              : t('figures.signBacks', { count: dispatch.signBacksOut, late: dispatch.signBacksLate })
          }
        >
          <span className="num">{t('figures.ofInForce', { count: contracts.open, all: contracts.inForce })}</span>
        </Figure>
      )}
      <YearFigure clientId={clientId} onShow={to('overview')} />
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly note: string;
  readonly isLate?: boolean;
  readonly onShow: () => void;
  readonly bars?: readonly number[];
  readonly children: ReactNode;
}

function Figure({ name, note, isLate, onShow, bars, children }: FigureProps) {
  return (
    <button type="button" onClick={onShow}>
      <span className="tile-name">{name}</span>
      <b className="figure">{children}</b>
      <span className={isLate === true ? 'tile-note cut num minus' : 'tile-note cut num'} title={note}>
        {note}
      </span>
      {bars !== undefined && <MiniBars fen={bars} />}
    </button>
  );
}

/** Share of the limit in use, and what is left of it; what waits for a signature counts once the person may see it. */
function CreditFigure({
  credit,
  onShow,
}: {
  readonly credit: NonNullable<Figures['credit']>;
  readonly onShow: () => void;
}) {
  const { t } = useTranslation('clients');
  const { creditLimitFen, balanceFen, pendingFen, availableFen } = credit;
  const used = balanceFen + (pendingFen ?? 0);
  const percent = creditLimitFen === 0 ? undefined : Math.round((used / creditLimitFen) * 100);
  const isOver = percent !== undefined && percent > 100;
  const left = availableFen ?? creditLimitFen - balanceFen;
  const note =
    percent === undefined
      ? t('figures.noLimit')
      : t(left < 0 ? 'figures.over' : 'figures.left', {
          fen: formatFen(Math.abs(left)),
          limit: formatFen(creditLimitFen),
        });
  return (
    <Figure name={t('figures.credit')} note={note} isLate={isOver} onShow={onShow}>
      {percent === undefined ? (
        <span>–</span>
      ) : (
        <span className={isOver ? 'num minus' : 'num'}>{`${isOver ? '▲ ' : ''}${percent}%`}</span>
      )}
    </Figure>
  );
}

function YearFigure({ clientId, onShow }: ClientFigureProps) {
  const { t } = useTranslation('clients');
  const may = useMay();
  const year = Number(useToday().slice(0, 4));
  const { data } = useOfficeQuery(
    'reports.clientYear',
    { clientId, year },
    { reads: READS, enabled: may('invoicing.read') },
  );
  if (data === undefined) return undefined;
  const { total, before, months } = data;
  const share = discountShare(total);
  const growth =
    before.grossFen > 0 ? Math.round(((total.grossFen - before.grossFen) / before.grossFen) * 100) : undefined;
  const notes = [
    growth === undefined ? undefined : t('figures.growth', { percent: `${growth > 0 ? '+' : ''}${growth}` }),
    share === undefined || total.discountFen === 0 ? undefined : t('figures.discount', { percent: share / 100 }),
  ].filter((note) => note !== undefined);
  return (
    <Figure
      name={t('figures.year', { year })}
      note={notes.length === 0 ? t('figures.invoices', { count: total.invoices }) : notes.join(' · ')}
      onShow={onShow}
      bars={months.map(({ grossFen }) => grossFen)}
    >
      <MoneyText fen={total.grossFen} />
    </Figure>
  );
}

interface ClientFigureProps {
  readonly clientId: string;
  readonly onShow: () => void;
}

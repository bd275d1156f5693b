import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { type OpenList, useOpenList } from '#renderer/app/use-open-list.ts';
import { MiniBars, MonthBars } from '#renderer/components/chart.tsx';
import { type ChartSeries, type ChartSeriesList, inTenThousands } from '#renderer/components/chart-model.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { addDays } from '#shared/kernel/business-date.ts';
import { formatFen } from '#shared/kernel/money.ts';
import type { MonthlyFigure, WorkbenchFigures } from '#shared/reports/workbench.contract.ts';

const READS = ['contracts', 'dispatch', 'invoicing', 'receipts', 'ledger'] as const;
const MONTHS = 6;

export function useFigures() {
  return useOfficeQuery('reports.figures', { months: MONTHS }, { reads: READS });
}

const NAMES = ['signed', 'dispatched', 'invoiced', 'received'] as const;
/** The chart has room for three: what became of goods; what was only promised stands in its tile. */
const DRAWN = ['dispatched', 'invoiced', 'received'] as const;
type FigureName = (typeof NAMES)[number];

interface Tile {
  readonly name: FigureName | 'receivable';
  readonly fen: number;
  readonly note: string;
  readonly months?: readonly number[];
}

function monthlyTile(name: FigureName, figure: MonthlyFigure, t: TFunction<'home'>): Tile {
  const note = t(`figures.count.${name}`, { count: figure.count, before: inTenThousands(figure.fen.at(-2) ?? 0) });
  return { name, fen: figure.fen.at(-1) ?? 0, note, months: figure.fen };
}

/** Opens the list whose total the tile shows. */
function openFigure(name: Tile['name'], month: string, openList: OpenList): void {
  const from = `${month}-01`;
  const to = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const day = (column: string) => ({ column, op: 'between' as const, from, to });
  if (name === 'signed')
    openList('reports.schedule', { own: { filter: { signedFrom: from, signedTo: to }, groupBy: 'contract' } });
  else if (name === 'dispatched')
    openList('dispatch.list', {
      list: {
        name: 'dispatch',
        view: 'all',
        where: [
          day('dispatchedOn'),
          { column: 'kind', op: 'in', values: ['sale', 'resend'] },
          { column: 'state', op: 'in', values: ['awaiting_sign_back', 'difference_open', 'signed'] },
        ],
      },
    });
  else if (name === 'invoiced')
    openList('invoicing.invoices', { list: { name: 'invoices', view: 'all', where: [day('issuedOn')] } });
  else if (name === 'received')
    openList('receipts.list', {
      list: {
        name: 'receipts',
        view: 'all',
        where: [day('receivedOn'), { column: 'state', op: 'in', values: ['unidentified', 'open', 'allocated'] }],
      },
    });
  else openList('ledger.home', { own: { view: 'clients' } });
}

/** 本月: what was signed, sent, invoiced and received this month, and what is receivable. */
export function FigureTiles() {
  const { t } = useTranslation('home');
  const figures = useFigures();
  const openList = useOpenList();
  if (figures.error !== null) return <ErrorNote error={figures.error} onRetry={() => void figures.refetch()} />;
  const { data } = figures;
  if (data === undefined) return <div className="tiles" aria-busy />;
  const tiles = tilesOf(data, t);
  if (tiles.length === 0) return undefined;
  const month = data.months.at(-1) ?? '';
  return (
    <div className="tiles" role="group" aria-label={t('figures.title')}>
      {tiles.map(({ name, fen, note, months }) => (
        <button
          key={name}
          type="button"
          title={`${t(`figures.${name}`)} ${formatFen(fen)}`}
          onClick={() => openFigure(name, month, openList)}
        >
          <span className="tile-name">{t(`figures.${name}`)}</span>
          <span className="tile-figure">
            <b className={`num${fen < 0 ? ' minus' : ''}`}>{inTenThousands(fen)}</b> <span>{t('figures.unit')}</span>
          </span>
          <span className="tile-note cut num">{note}</span>
          {months !== undefined && <MiniBars fen={months} />}
        </button>
      ))}
    </div>
  );
}

function tilesOf(data: WorkbenchFigures, t: TFunction<'home'>): readonly Tile[] {
  const monthly = NAMES.flatMap((name) => {
    const figure = data[name];
    return figure === undefined ? [] : [monthlyTile(name, figure, t)];
  });
  const { receivable } = data;
  if (receivable === undefined) return monthly;
  const note = t('figures.receivableNote', {
    invoiced: inTenThousands(receivable.invoicedFen),
    shipped: inTenThousands(receivable.shippedFen),
  });
  return [...monthly, { name: 'receivable', fen: receivable.balanceFen, note }];
}

/** The last six months in one chart; the same numbers as the tiles. */
export function MonthsPanel() {
  const { t } = useTranslation('home');
  const { data, error } = useFigures();
  const series = DRAWN.flatMap((name): ChartSeries[] => {
    const figure = data?.[name];
    return figure === undefined ? [] : [{ name: t(`figures.series.${name}`), fen: figure.fen }];
  });
  if (data !== undefined && series.length === 0) return undefined;
  const title = data === undefined ? t('figures.title') : t('figures.months', { count: MONTHS });
  const isQuiet = series.every(({ fen }) => fen.every((value) => value === 0));
  return (
    <section className="panel months" aria-label={title}>
      <header>
        {title} <span className="faint">{t('figures.unit')}</span>
      </header>
      {error !== null && <ErrorNote error={error} />}
      {data === undefined && <GreyRows rows={4} />}
      {data !== undefined && isQuiet && <p className="panel-note">{t('figures.none')}</p>}
      {data !== undefined && !isQuiet && (
        <MonthBars
          label={`${title} ${t('figures.unit')}`}
          months={data.months}
          series={series as unknown as ChartSeriesList}
        />
      )}
    </section>
  );
}

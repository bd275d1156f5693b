import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useLessMotion } from '#renderer/app/use-less-motion.ts';
import { barsOption, type ChartSeriesList, inTenThousands, miniBars } from '#renderer/components/chart-model.ts';

const Engine = lazy(async () => ({ default: (await import('#renderer/components/chart-engine.tsx')).ChartEngine }));

interface MonthBarsProps {
  /** What the chart shows, with its unit. */
  readonly label: string;
  readonly months: readonly string[];
  readonly series: ChartSeriesList;
}

/** Bars by month for the eye, and the same numbers as a table for whoever listens. */
export function MonthBars({ label, months, series }: MonthBarsProps) {
  const { scheme, language } = useAppearance();
  const still = useLessMotion();
  const option = useMemo(() => {
    const face = getComputedStyle(document.documentElement).getPropertyValue('--o-face');
    return barsOption(months, series, { scheme, face, still }, language);
  }, [months, series, scheme, still, language]);
  return (
    <>
      <div className="chart" aria-hidden>
        <Suspense>
          <Engine option={option} />
        </Suspense>
      </div>
      <FigureTable label={label} months={months} series={series} />
    </>
  );
}

function FigureTable({ label, months, series }: MonthBarsProps) {
  const { t } = useTranslation('home');
  return (
    <table className="heard-only">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month, at) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            {series.map(({ name, fen }) => (
              <td key={name}>{inTenThousands(fen[at] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bars of a tile, the last one marked; its number and note say what they show. */
export function MiniBars({ fen }: { readonly fen: readonly number[] }) {
  return (
    <svg className="mini-chart" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
      {miniBars(fen).map(({ left, width, height }, at) => (
        <rect
          key={at}
          className={at === fen.length - 1 ? 'last' : undefined}
          x={left}
          y={1 - height}
          width={width}
          height={height}
        />
      ))}
    </svg>
  );
}

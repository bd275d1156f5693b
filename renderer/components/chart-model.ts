import type { EChartsCoreOption } from 'echarts/core';
import { palettes, type Scheme } from '#renderer/app/palette.ts';

/** A series by month, in fen. Three at most: more cannot be told apart at a glance. */
export interface ChartSeries {
  readonly name: string;
  readonly fen: readonly number[];
}
export type ChartSeriesList =
  | readonly [ChartSeries]
  | readonly [ChartSeries, ChartSeries]
  | readonly [ChartSeries, ChartSeries, ChartSeries];

export interface BarsLook {
  readonly scheme: Scheme;
  readonly face: string;
  /** The system asks for less motion. */
  readonly still: boolean;
}

const FEN_PER_TEN_THOUSAND = 1_000_000;
const GROW_MS = 160;

/** Fen in 万元, two decimals, grouped: only for tiles and charts. */
export function inTenThousands(fen: number): string {
  return (fen / FEN_PER_TEN_THOUSAND).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}

/** `2026-11` as the month people say: 11月, Nov. */
export function monthName(month: string, language: string): string {
  const form = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  return form.format(new Date(`${month}-01T00:00:00Z`));
}

/** Hue, then filling: solid, solid in another hue, striped. Under high contrast outline and stripes alone tell them apart. */
function seriesLooks(scheme: Scheme) {
  const { bars, surfaces, lines } = palettes[scheme];
  const stripes = {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 3],
    rotation: -Math.PI / 4,
    color: surfaces.surface,
  };
  const second =
    scheme === 'contrast'
      ? { color: surfaces.surface, borderColor: lines['line-strong'], borderWidth: 1.5 }
      : { color: bars['bar-invoiced'] };
  return [{ color: bars['bar-dispatched'] }, second, { color: bars['bar-received'], decal: stripes }] as const;
}

/** Bars by month with an axis in 万元 and a legend. */
export function barsOption(
  months: readonly string[],
  series: ChartSeriesList,
  { scheme, face, still }: BarsLook,
  language: string,
): EChartsCoreOption {
  const { texts, lines, surfaces } = palettes[scheme];
  const words = { color: texts['text-secondary'], fontFamily: face, fontSize: 12 };
  const looks = seriesLooks(scheme);
  return {
    animation: !still,
    animationDuration: GROW_MS,
    grid: { left: 4, right: 8, top: 26, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, right: 4, itemWidth: 12, itemHeight: 10, itemGap: 14, textStyle: words, selectedMode: false },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'shadow', animation: false },
      backgroundColor: surfaces.raised,
      borderColor: lines['line-strong'],
      textStyle: { ...words, color: texts.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : '–'),
    },
    xAxis: {
      type: 'category',
      data: months.map((month) => monthName(month, language)),
      axisLabel: words,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: lines['line-strong'] } },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: words,
      splitLine: { lineStyle: { color: lines.line } },
    },
    series: series.map(({ name, fen }, at) => ({
      type: 'bar',
      name,
      barMaxWidth: 14,
      barGap: '12%',
      barCategoryGap: '40%',
      itemStyle: looks[at],
      emphasis: { disabled: true },
      // No bar for nothing: under high contrast its outline would stand there as a stroke.
      data: fen.map((value) => (value === 0 ? '-' : Math.round(value / (FEN_PER_TEN_THOUSAND / 100)) / 100)),
    })),
  };
}

/** A bar of a tile: its height as a share of the tallest, its place as a share of the width. */
interface MiniBar {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Bars without an axis, one a month, from nothing to the tallest; what is below nothing is not drawn. */
export function miniBars(fen: readonly number[]): readonly MiniBar[] {
  const most = Math.max(1, ...fen);
  const step = 1 / Math.max(1, fen.length);
  return fen.map((value, at) => ({
    left: step * (at + 0.12),
    width: step * 0.76,
    height: Math.max(0, value) / most,
  }));
}

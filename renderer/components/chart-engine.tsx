import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, getInstanceByDom, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Charts whose box was there when last looked, and what each shows, to the letter: the same figures need no drawing, whoever put them together anew. */
const drawn = new Map<HTMLElement, { readonly chart: EChartsType; shows: string }>();

/** The chart of a box, with what it shows. A page that only went behind another finds its chart as it was. */
function chartIn(box: HTMLElement, option: EChartsCoreOption): EChartsType {
  for (const [gone, { chart }] of drawn)
    if (!gone.isConnected) {
      chart.dispose();
      drawn.delete(gone);
    }
  const shows = JSON.stringify(option);
  const found = drawn.get(box) ?? {
    chart: getInstanceByDom(box) ?? init(box, undefined, { renderer: 'svg' }),
    shows: '',
  };
  if (found.shows !== shows) found.chart.setOption(option, { notMerge: true });
  found.shows = shows;
  drawn.set(box, found);
  return found.chart;
}

/** Draws one option as SVG, as large as its box. Loaded when the first chart is shown, never with the window itself. */
export function ChartEngine({ option }: { readonly option: EChartsCoreOption }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const chart = chartIn(place, option);
    const watcher = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = place;
      // Nothing to do when it comes back as large as it went.
      if (clientWidth === chart.getWidth() && clientHeight === chart.getHeight()) return;
      if (clientWidth > 0) chart.resize({ animation: { duration: 0 } });
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  }, [option]);
  return <div ref={box} className="chart-box" />;
}

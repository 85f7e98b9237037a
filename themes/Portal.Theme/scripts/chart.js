// A line chart of the desk, in the theme's colours. ECharts comes with this entry alone: pages without a chart do not load it.
//   draw(element, { name, times: ["19:30", …], values: [12, …] })
import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export function draw(element, { name, times, values }) {
  const colour = (token) => getComputedStyle(element).getPropertyValue(token).trim();
  const chart = init(element, null, { renderer: 'svg' });
  const text = { color: colour('--ink-2'), fontFamily: getComputedStyle(element).fontFamily };
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    grid: { left: 44, right: 16, top: 16, bottom: 32 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: times, boundaryGap: false, axisLabel: text, axisLine: { lineStyle: { color: colour('--line') } } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colour('--line') } } },
    series: [{ type: 'line', name, data: values, showSymbol: values.length < 2, smooth: 0.2, lineStyle: { width: 3 }, color: colour('--accent'), areaStyle: { opacity: 0.12 } }],
  });
  new ResizeObserver(() => chart.resize()).observe(element);
}

// <figure-chart data-chart='{"kind":"months"|"rates"|"bands", …}'>: a chart in the theme's colours, drawn again when its
// data change. ECharts comes with this entry alone. Whatever it shows stands in a table beside it.
import { init, use } from 'echarts/core';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Colours and letters of the page as it is now: light, dark or high contrast. */
function look(element) {
  const style = getComputedStyle(element);
  const token = (name) => style.getPropertyValue(name).trim();
  const text = { color: token('--ink-2'), fontFamily: style.fontFamily, fontSize: Math.max(13, parseFloat(style.fontSize) - 3) };
  return { token, text, line: { lineStyle: { color: token('--line') } } };
}

const base = ({ text, token }) => ({
  animation: !still(),
  textStyle: text,
  tooltip: { trigger: 'axis', confine: true, backgroundColor: token('--card'), borderColor: token('--line-2'), textStyle: { ...text, color: token('--ink') }, axisPointer: { type: 'shadow' } },
});

const options = {
  /** Columns of counts on the left, lines of percent on the right. */
  months(data, l) {
    return {
      ...base(l),
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: l.text },
      grid: { left: 8, right: 8, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', data: data.labels, axisLabel: { ...l.text, hideOverlap: true }, axisLine: l.line, axisTick: { show: false } },
      yAxis: [
        { type: 'value', minInterval: 1, axisLabel: l.text, splitLine: l.line },
        { type: 'value', min: 0, max: 100, axisLabel: { ...l.text, formatter: '{value}%' }, splitLine: { show: false } },
      ],
      series: data.series.map((one) => one.type === 'bar'
        ? { type: 'bar', name: one.name, data: one.values, yAxisIndex: 0, barMaxWidth: 36, itemStyle: { color: l.token(one.colour), borderRadius: [4, 4, 0, 0] } }
        : { type: 'line', name: one.name, data: one.values, yAxisIndex: 1, connectNulls: false, symbolSize: 8, lineStyle: { width: 3 }, color: l.token(one.colour), tooltip: { valueFormatter: (v) => (v == null ? '—' : `${v}%`) } }),
    };
  },

  /** A point a line with Wilson's interval; hollow where it stands for few. */
  rates(data, l) {
    const rows = data.rows.slice().reverse();
    const ink = l.token('--ink');
    const whisker = (params, api) => {
      const [from, to] = [api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])];
      const end = (x, y) => ({ type: 'line', shape: { x1: x, y1: y - 6, x2: x, y2: y + 6 }, style: { stroke: ink, lineWidth: 2 } });
      return { type: 'group', children: [{ type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: ink, lineWidth: 2 } }, end(from[0], from[1]), end(to[0], to[1])] };
    };
    return {
      ...base(l),
      tooltip: { ...base(l).tooltip, formatter: ([p]) => { const r = rows[p.dataIndex]; return `${r.name.replace(/[<&]/g, '')}<br>${r.value}%（${r.note}）<br>${r.low}%–${r.high}%`; } },
      grid: { left: 8, right: 24, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', min: 0, max: 100, axisLabel: { ...l.text, formatter: '{value}%' }, splitLine: l.line },
      yAxis: { type: 'category', data: rows.map((r) => `${r.name}  ${r.note}`), axisLabel: { ...l.text, width: 160, overflow: 'truncate' }, axisLine: { show: false }, axisTick: { show: false } },
      series: [
        { type: 'custom', renderItem: whisker, data: rows.map((r, at) => [r.low, r.high, at]), encode: { x: [0, 1], y: 2 }, silent: true, tooltip: { show: false } },
        { type: 'scatter', symbolSize: 15, data: rows.map((r, at) => ({ value: [r.value, at], itemStyle: r.small ? { color: l.token('--card'), borderColor: l.token('--ink-3'), borderWidth: 2, borderType: 'dashed' } : { color: l.token('--accent') } })), encode: { x: 0, y: 1 }, z: 3 },
      ],
    };
  },

  /** How many took how long; what was late stands in ochre. */
  bands(data, l) {
    return {
      ...base(l),
      grid: { left: 8, right: 40, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', minInterval: 1, axisLabel: l.text, splitLine: l.line },
      yAxis: { type: 'category', inverse: true, data: data.labels, axisLabel: l.text, axisLine: { show: false }, axisTick: { show: false } },
      series: [{
        type: 'bar', barMaxWidth: 28, label: { show: true, position: 'right', ...l.text, color: l.token('--ink'), fontWeight: 700 },
        data: data.values.map((value, at) => ({ value, itemStyle: { color: l.token(at >= data.late ? '--warn' : '--accent'), borderRadius: [0, 4, 4, 0] } })),
      }],
    };
  },
};

class FigureChart extends HTMLElement {
  static get observedAttributes() {
    return ['data-chart'];
  }

  connectedCallback() {
    this.sizes = new ResizeObserver(() => this.chart && this.chart.resize());
    this.sizes.observe(this);
    // The page's look may be changed while it is open.
    this.looks = new MutationObserver(() => this.draw());
    this.looks.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mode', 'data-elder'] });
    this.draw();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.looks.disconnect();
    if (this.chart) this.chart.dispose();
    this.chart = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  draw() {
    let data;
    try {
      data = JSON.parse(this.dataset.chart || 'null');
    } catch {
      data = null;
    }
    if (!data || !options[data.kind] || !this.clientWidth) return;
    this.chart = this.chart || init(this, null, { renderer: 'svg' });
    this.chart.setOption(options[data.kind](data, look(this)), true);
  }
}

if (!customElements.get('figure-chart')) customElements.define('figure-chart', FigureChart);

/** For the desk, which imports this by address. */
export const ready = true;

import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

const tokenGrafico = [
  'c1',
  'c2',
  'c3',
  'c4',
  'c5',
  'c6',
  'grid',
  'ink',
  'ink-2',
  'ink-3',
  'surface',
  'line-2',
  'ok',
  'warn-fill',
  'bad-fill',
  'unk-fill',
];

/** Computed colours of the tokens that charts may use, in the theme of now. */
const colori = (nodo: HTMLElement): ReadonlyMap<string, string> => {
  const prova = document.createElement('span');
  prova.hidden = true;
  nodo.append(prova);
  const letti = new Map<string, string>();
  for (const nome of tokenGrafico) {
    prova.style.color = `var(--${nome})`;
    letti.set(`var(--${nome})`, getComputedStyle(prova).color);
  }
  prova.remove();
  return letti;
};

/** The same data with `var(--…)` replaced by the colours of the theme, at any depth. */
const conColori = (valore: unknown, tavola: ReadonlyMap<string, string>): unknown => {
  if (typeof valore === 'string') return tavola.get(valore) ?? valore;
  if (Array.isArray(valore)) return valore.map((v) => conColori(v, tavola));
  if (typeof valore === 'object' && valore !== null)
    return Object.fromEntries(Object.entries(valore).map(([k, v]) => [k, conColori(v, tavola)]));
  return valore;
};

/** Draws a chart in a node and keeps it right for size and theme; returns what stops it. */
export const disegna = (nodo: HTMLElement, opzione: Readonly<Record<string, unknown>>): (() => void) => {
  const grafico = echarts.init(nodo, null, { renderer: 'svg' });
  const dipingi = () => {
    const tavola = colori(nodo);
    const colore = (nome: string) => tavola.get(`var(--${nome})`) ?? '';
    const base = {
      animation: false,
      color: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map(colore),
      textStyle: { fontFamily: 'Titillium Web, system-ui, sans-serif', fontSize: 12, color: colore('ink-2') },
      tooltip: {
        renderMode: 'richText',
        backgroundColor: colore('surface'),
        borderColor: colore('line-2'),
        textStyle: { color: colore('ink'), fontSize: 12 },
      },
    };
    const scelta = conColori(opzione, tavola);
    const propria = typeof scelta === 'object' && scelta !== null ? scelta : {};
    const tooltip = 'tooltip' in propria && typeof propria.tooltip === 'object' ? propria.tooltip : {};
    grafico.setOption({ ...base, ...propria, tooltip: { ...base.tooltip, ...tooltip } }, { notMerge: true });
  };
  dipingi();
  const misura = new ResizeObserver(() => grafico.resize());
  misura.observe(nodo);
  const tema = window.matchMedia('(prefers-color-scheme: dark)');
  tema.addEventListener('change', dipingi);
  const scelto = new MutationObserver(dipingi);
  scelto.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    misura.disconnect();
    scelto.disconnect();
    tema.removeEventListener('change', dipingi);
    grafico.dispose();
  };
};

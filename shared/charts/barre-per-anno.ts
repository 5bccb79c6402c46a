import type { TemaGrafico } from './tema.ts';

/** One layer of a stacked bar: cents by row, in the order of the rows; `null` = unknown, drawn as nothing. */
export type Strato = {
  readonly nome: string;
  readonly colore: string;
  readonly decal?: object;
  readonly cents: readonly (number | null)[];
};

/** Horizontal stacked bars that start at 0, one for each row, with a gap between layers. Cents are drawn as euro. */
export const barreOrizzontali = (
  righe: readonly string[],
  strati: readonly Strato[],
  totali: readonly string[],
  t: TemaGrafico,
): Readonly<Record<string, unknown>> => ({
  aria: { enabled: false },
  grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true },
  legend: { type: 'plain', bottom: 0, left: 0, itemWidth: 14, itemHeight: 12, textStyle: { color: t.ink2 } },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { lineStyle: { color: t.grid } } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: righe.map((r, i) => (totali[i] ? `${r}\n${totali[i]}` : r)),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: t.ink2, lineHeight: 16, interval: 0 },
  },
  series: strati.map((s) => ({
    type: 'bar',
    name: s.nome,
    stack: 'totale',
    barMaxWidth: 26,
    color: s.colore,
    itemStyle: {
      color: s.colore,
      borderColor: t.surface,
      borderWidth: 1,
      ...(s.decal === undefined ? {} : { decal: s.decal }),
    },
    data: s.cents.map((c) => (c === null ? '-' : c / 100)),
  })),
});

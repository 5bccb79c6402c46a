import type { TemaGrafico } from './tema.ts';

/** One layer of a stacked bar: cents by row, in the order of the rows; `null` = unknown, drawn as nothing. */
export type Strato = {
  readonly nome: string;
  readonly colore: string;
  readonly decal?: object;
  readonly cents: readonly (number | null)[];
};

/**
 * Horizontal stacked bars that start at 0, one for each row, with a gap between layers and the total at the end; a row
 * whose total is `null` says that it cannot be verified. Cents are drawn as euro.
 */
export const barreOrizzontali = (
  righe: readonly string[],
  strati: readonly Strato[],
  totali: readonly (string | null)[],
  t: TemaGrafico,
): Readonly<Record<string, unknown>> => ({
  aria: { enabled: false },
  grid: { left: 8, right: 104, top: 8, bottom: 52, containLabel: true },
  legend: { type: 'plain', bottom: 0, left: 0, itemWidth: 14, itemHeight: 12, textStyle: { color: t.ink2 } },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { lineStyle: { color: t.grid } } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: righe.map((r, i) => (totali[i] === null ? `${r}, non verificabile` : r)),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: t.ink2, interval: 0 },
  },
  series: strati.map((s, numero) => ({
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
    data: s.cents.map((c, i) => {
      const valore = c === null ? '-' : c / 100;
      const totale = totali[i];
      // The last layer ends where the bar ends: there the total is written.
      return numero === strati.length - 1 && totale != null
        ? { value: valore, label: { show: true, position: 'right', color: t.ink, formatter: totale } }
        : valore;
    }),
  })),
});

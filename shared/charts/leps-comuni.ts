import { mappaLeps, type StatoNelComune } from '#domain/mappa-leps.ts';
import type { Piano } from '#domain/piano.ts';
import { altezzaMassima, type Grafico } from './grafico.ts';
import type { TemaGrafico } from './tema.ts';

/** States in the order of the key, each with the letter that tells it without colour. */
export const statiNelComune: readonly {
  readonly stato: StatoNelComune;
  readonly lettera: string;
  readonly nome: string;
}[] = [
  { stato: 'attivo', lettera: 'A', nome: 'attivo' },
  { stato: 'parziale', lettera: 'P', nome: 'parziale' },
  { stato: 'progressivo', lettera: 'g', nome: 'progressivo' },
  { stato: 'non_attivo', lettera: 'N', nome: 'non attivo' },
  { stato: 'non_servito', lettera: '–', nome: 'Comune non servito' },
  { stato: 'non_verificabile', lettera: '?', nome: 'non verificabile' },
];

const tinte = (
  t: TemaGrafico,
): Readonly<Record<StatoNelComune, { readonly fondo: string; readonly segno: string }>> => ({
  attivo: { fondo: t.ok, segno: t.surface },
  parziale: { fondo: t.warn, segno: t.ink },
  progressivo: { fondo: t.c1, segno: t.surface },
  non_attivo: { fondo: t.bad, segno: t.surface },
  non_servito: { fondo: t.grid, segno: t.ink },
  non_verificabile: { fondo: t.c6, segno: t.ink },
});

/** Every LEPS in every Comune of the Ambito, one cell each with its letter: rows are Comuni, columns are LEPS. */
export const graficoLepsComuni = (piano: Piano, t: TemaGrafico): Grafico | null => {
  const righe = mappaLeps(piano);
  const comuni = righe[0]?.celle.map((c) => c.comune) ?? [];
  if (comuni.length === 0) return null;
  const colori = tinte(t);
  const voce = (stato: StatoNelComune) => statiNelComune.findIndex((s) => s.stato === stato);
  const passo = Math.max(11, Math.min(24, Math.floor((altezzaMassima - 90) / comuni.length)));
  const conta = (stato: StatoNelComune) =>
    righe.reduce((n, r) => n + r.celle.filter((c) => c.stato === stato).length, 0);
  const presenti = statiNelComune.filter((s) => conta(s.stato) > 0);
  return {
    altezza: Math.min(altezzaMassima, comuni.length * passo + 90),
    opzione: {
      aria: { enabled: false },
      grid: { left: 8, right: 8, top: 8, bottom: 48, containLabel: true },
      xAxis: {
        type: 'category',
        position: 'top',
        data: righe.map((r) => r.leps.id.replace(/^[A-Z]+-/, '')),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: t.ink2, interval: 0, fontSize: 10 },
        splitArea: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: comuni.map((c) => c.nome),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: t.ink2, interval: 0, fontSize: Math.min(12, passo - 1) },
      },
      visualMap: {
        type: 'piecewise',
        orient: 'horizontal',
        left: 0,
        bottom: 0,
        itemWidth: 14,
        itemHeight: 12,
        itemGap: 12,
        textGap: 4,
        selectedMode: false,
        textStyle: { color: t.ink2, fontSize: 11 },
        pieces: statiNelComune.map((s, i) => ({
          value: i,
          label: `${s.lettera} ${s.nome}`,
          color: colori[s.stato].fondo,
        })),
      },
      series: [
        {
          type: 'heatmap',
          name: 'Livelli nei Comuni',
          itemStyle: { borderColor: t.surface, borderWidth: 1 },
          data: righe.flatMap((r, x) =>
            r.celle.map((c, y) => ({
              value: [x, y, voce(c.stato)],
              label: {
                show: true,
                formatter: statiNelComune[voce(c.stato)]?.lettera ?? '?',
                color: colori[c.stato].segno,
                fontSize: Math.min(11, passo - 2),
                fontWeight: 600,
              },
            })),
          ),
        },
      ],
    },
    descrizione: `Livelli essenziali in ${comuni.length} Comuni: ${presenti.map((s) => `${s.nome} ${conta(s.stato)}`).join(', ')} su ${righe.length * comuni.length} caselle.`,
    tabella: {
      intestazioni: ['Livello essenziale', ...comuni.map((c) => c.nome)],
      righe: righe.map((r) => [
        r.leps.breve,
        ...r.celle.map((c) => statiNelComune[voce(c.stato)]?.nome ?? 'non verificabile'),
      ]),
    },
  };
};

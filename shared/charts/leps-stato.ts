import { catalogoLeps, statoLeps } from '#domain/leps.ts';
import type { Piano } from '#domain/piano.ts';
import type { Grafico } from './grafico.ts';
import { type TemaGrafico, tratteggio } from './tema.ts';

const stati = [
  ['attivo', 'Attivo'],
  ['parziale', 'Parziale'],
  ['progressivo', 'Progressivo'],
  ['non_attivo', 'Non attivo'],
  ['non_verificabile', 'Non verificabile'],
] as const;

/** How many LEPS stand in each state: one bar of states, the unknown one hatched. */
export const graficoLepsStato = (piano: Piano, t: TemaGrafico): Grafico | null => {
  const catalogo = catalogoLeps(piano).map((l) => ({ nome: l.nome, stato: statoLeps(piano, l).stato }));
  if (catalogo.length === 0) return null;
  const colori = { attivo: t.ok, parziale: t.warn, progressivo: t.c2, non_attivo: t.bad, non_verificabile: t.unk };
  const conta = (stato: string) => catalogo.filter((l) => l.stato === stato).length;
  const parole = new Map<string, string>(stati);
  return {
    opzione: {
      aria: { enabled: false },
      grid: { left: 8, right: 40, top: 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: t.ink3 },
        splitLine: { lineStyle: { color: t.grid } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: stati.map(([, nome]) => nome),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: t.ink2 },
      },
      series: [
        {
          type: 'bar',
          name: 'Livelli',
          barMaxWidth: 22,
          label: { show: true, position: 'right', color: t.ink },
          data: stati.map(([stato]) => ({
            value: conta(stato),
            itemStyle: {
              color: colori[stato],
              ...(stato === 'non_verificabile' ? { decal: tratteggio(t.surface) } : {}),
            },
          })),
        },
      ],
    },
    descrizione: `Stato dei ${catalogo.length} livelli essenziali: ${stati.map(([s, nome]) => `${nome.toLowerCase()} ${conta(s)}`).join(', ')}.`,
    tabella: {
      intestazioni: ['Livello essenziale', 'Stato'],
      righe: catalogo.map((l) => [l.nome, parole.get(l.stato) ?? l.stato]),
    },
  };
};

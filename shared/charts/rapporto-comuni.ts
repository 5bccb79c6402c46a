import {
  somma as aggiungi,
  type Frazione,
  frazione,
  inDecimale,
  massimo,
  prodotto,
  quoziente,
  zero,
} from '#domain/frazione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { motivoIgnoti, soglieAS } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { rapportiComuni } from '#domain/rapporto-comuni.ts';
import { fte, intero, rapporto } from '#format/numeri.ts';
import { altezzaMassima, type Grafico } from './grafico.ts';
import { type TemaGrafico, tratteggio } from './tema.ts';

/** Bars are FTE for so many inhabitants: a longer bar is more staff, and the thresholds are straight lines. */
const ogni = 10_000;
/** The only place where an exact count becomes a float, to be drawn. */
const lunghezza = (fteEsatti: Frazione, residenti: number): number =>
  residenti === 0 ? 0 : Number(inDecimale(prodotto(fteEsatti, frazione(ogni, residenti)), 6));

type RigaRapporto = {
  readonly nome: string;
  readonly residenti: number;
  readonly propri: Frazione;
  readonly quota: Frazione;
  /** Why it is not known; null when it is. */
  readonly ignoto: string | null;
};

const scritto = (r: RigaRapporto): string => {
  if (r.ignoto !== null) return 'non verificabile';
  const tutti = aggiungi(r.propri, r.quota);
  return tutti.num === 0n ? 'nessuno' : rapporto(quoziente(frazione(r.residenti), tutti));
};

/** Inhabitants for one assistente sociale at the end of a year, Ambito and each Comune, against the three thresholds. */
export const graficoRapportoComuni = (
  piano: Piano,
  t: TemaGrafico,
  anno = anniDelPiano(piano).at(-1) ?? piano.testa.annoFine,
): Grafico | null => {
  const rapporti = rapportiComuni(piano, anno);
  if (eNonVerificabile(rapporti)) return null;
  const s = soglieAS(piano, anno);
  const soglie = eNonVerificabile(s)
    ? []
    : ([
        ['contributo', s.contributo, t.ink3, 'dashed'],
        ['LEPS', s.leps, t.ok, 'solid'],
        ['obiettivo', s.obiettivo, t.c2, 'dotted'],
      ] as const);
  const altri = motivoIgnoti(piano, rapporti.altri);
  const comuni: RigaRapporto[] = rapporti.comuni.map((c) => ({
    nome: c.comune.nome,
    residenti: c.residenti,
    propri: c.propri.fte,
    quota: c.quota,
    ignoto: motivoIgnoti(piano, c.propri) ?? altri,
  }));
  const somma = (scegli: (r: RigaRapporto) => Frazione) => comuni.reduce((a, r) => aggiungi(a, scegli(r)), zero);
  const ambito: RigaRapporto = {
    nome: 'Ambito',
    residenti: rapporti.popolazione,
    propri: somma((r) => r.propri),
    quota: rapporti.altri.fte,
    ignoto: comuni.find((r) => r.ignoto !== null)?.ignoto ?? null,
  };
  const righe = [ambito, ...comuni];
  const passo = Math.max(13, Math.min(26, Math.floor((altezzaMassima - 96) / righe.length)));
  const massima = Math.max(
    Number(
      inDecimale(
        soglie.reduce((a, [, x]) => massimo(a, frazione(ogni, x.ogni)), zero),
        6,
      ),
    ),
    ...righe.map((r) => lunghezza(r.propri, r.residenti) + lunghezza(r.quota, r.residenti)),
  );
  const serie = (nome: string, colore: string, decal: object | null) => ({
    type: 'bar',
    name: nome,
    stack: 'as',
    barMaxWidth: 16,
    color: colore,
    itemStyle: decal === null ? { color: colore } : { color: colore, decal },
  });
  const dato = (r: RigaRapporto, valore: Frazione) => ({
    value: r.ignoto === null ? lunghezza(valore, r.residenti) : '-',
    tooltip: {
      formatter: `${r.nome}: ${fte(r.propri)} FTE propri, ${fte(r.quota)} dell’Ambito, ${intero(r.residenti)} abitanti, ${scritto(r)}`,
    },
  });
  return {
    altezza: Math.min(altezzaMassima, righe.length * passo + 96),
    opzione: {
      aria: { enabled: false },
      grid: { left: 8, right: 24, top: 44, bottom: 32, containLabel: true },
      legend: { bottom: 0, left: 0, itemWidth: 14, itemHeight: 12, textStyle: { color: t.ink2 } },
      tooltip: { trigger: 'item' },
      xAxis: {
        type: 'value',
        min: 0,
        max: Math.ceil(massima * 1.08 * 2) / 2,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: righe.map((r) => `${r.nome} · ${scritto(r)}`),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: t.grid } },
        axisLabel: { color: t.ink2, interval: 0, fontSize: Math.min(12, passo - 2) },
      },
      series: [
        {
          ...serie('Dipendenti del Comune', t.c1, null),
          data: righe.map((r) => dato(r, r.propri)),
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            data: soglie.map(([nome, x, colore, tipo]) => ({
              xAxis: Number(inDecimale(frazione(ogni, x.ogni), 6)),
              name: nome,
              lineStyle: { color: colore, type: tipo, width: tipo === 'solid' ? 1.5 : 2 },
              label: {
                position: 'start',
                color: t.ink2,
                fontSize: 11,
                lineHeight: 13,
                formatter: `1:${intero(x.ogni)}\n${nome}`,
              },
            })),
          },
        },
        {
          ...serie('Parte, per abitanti, di quelli dell’Ambito', t.c3, tratteggio(t.c1)),
          data: righe.map((r) => dato(r, r.quota)),
        },
      ],
    },
    descrizione: `Abitanti per assistente sociale al 31 dicembre ${anno} (popolazione del ${rapporti.annoPopolazione}): ${righe.map((r) => `${r.nome} ${scritto(r)}`).join('; ')}${soglie.length === 0 ? '' : `; soglie: ${soglie.map(([nome, x]) => `${nome} 1:${intero(x.ogni)}`).join(', ')}`}.`,
    tabella: {
      intestazioni: ['Ente', 'Abitanti', 'FTE propri', 'FTE dell’Ambito, per abitanti', 'Un assistente sociale ogni'],
      righe: righe.map((r) => [r.nome, intero(r.residenti), fte(r.propri), fte(r.quota), scritto(r).replace('1:', '')]),
    },
  };
};

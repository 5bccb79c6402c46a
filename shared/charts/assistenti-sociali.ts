import {
  confronta,
  differenza,
  type Frazione,
  frazione,
  inDecimale,
  massimo,
  quoziente,
  zero,
} from '#domain/frazione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { type AsDellAnno, asDelPiano, type SoglieAS, soglieAS } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import { fte, intero, numero } from '#format/numeri.ts';
import type { Grafico } from './grafico.ts';
import { type TemaGrafico, tratteggio } from './tema.ts';

/** Height of a bar: the only place where an exact count becomes a float, to be drawn. */
const altezza = (q: Frazione): number => Number(inDecimale(q, 6));

const rapportoDi = (as: AsDellAnno, soglie: SoglieAS | null): string =>
  soglie === null || as.totaleAlFine.fte.num === 0n
    ? '—'
    : `1:${numero(quoziente(frazione(soglie.popolazione), as.totaleAlFine.fte), 0)}`;

const linea = (
  ogni: number,
  nome: string,
  soglia: Frazione,
  colore: string,
  tipo: 'solid' | 'dotted' | 'dashed',
  t: TemaGrafico,
) => ({
  yAxis: altezza(soglia),
  name: nome,
  lineStyle: { color: colore, type: tipo, width: tipo === 'solid' ? 1.5 : 2 },
  label: {
    position: 'end',
    align: 'left',
    color: t.ink2,
    fontSize: 11,
    lineHeight: 14,
    formatter: `${nome} ${fte(soglia)}\n1:${intero(ogni)}`,
  },
});

/** Round step of an axis that goes from 0 to about `massimo` in at most six steps. */
const passoPer = (massimo: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((p) => p * 6 >= massimo * 1.05) ?? 5000;

/** Bar of what a hypothesis adds: empty with a dashed border, so that it is never taken for a fact. */
const tratto = (t: TemaGrafico) => ({ color: t.surface, borderColor: t.c4, borderWidth: 2, borderType: 'dashed' });

/**
 * Assistenti sociali at 31/12, TI and TD (hatched), against the three thresholds; null when nobody is known. `ipotesi` =
 * the same plan with a hire more, drawn on top of what there is.
 */
export const graficoAssistentiSociali = (piano: Piano, t: TemaGrafico, ipotesi?: Piano): Grafico | null => {
  const anni = [...asDelPiano(piano).values()].filter((a): a is AsDellAnno => !eNonVerificabile(a));
  if (anni.length === 0) return null;
  const s = soglieAS(piano, anni[0]?.anno ?? piano.testa.annoInizio);
  const soglie = eNonVerificabile(s) ? null : s;
  const dopo = new Map(
    (ipotesi === undefined ? [] : [...asDelPiano(ipotesi).values()]).flatMap((a) =>
      eNonVerificabile(a) ? [] : [[a.anno, a] as const],
    ),
  );
  const piuAlto = [...anni.map((a) => (dopo.get(a.anno) ?? a).totaleAlFine.fte), soglie?.obiettivo.fte ?? zero].reduce(
    massimo,
    zero,
  );
  const passo = passoPer(altezza(piuAlto));
  const serie = (nome: string, scegli: (a: AsDellAnno) => Frazione, colore: string, decal: object | null) => ({
    type: 'bar',
    name: nome,
    stack: 'as',
    barMaxWidth: 56,
    color: colore,
    itemStyle: decal === null ? { color: colore } : { color: colore, decal },
    data: anni.map((a) => altezza(scegli(a))),
  });
  /** Height that the hypothesis adds in a year; null where it adds nothing, so that no empty frame is drawn. */
  const inPiu = (a: AsDellAnno): number | null => {
    const poi = dopo.get(a.anno)?.totaleAlFine.fte ?? a.totaleAlFine.fte;
    return confronta(poi, a.totaleAlFine.fte) === 0 ? null : altezza(differenza(poi, a.totaleAlFine.fte));
  };
  const righe = soglie
    ? [
        linea(soglie.obiettivo.ogni, 'obiettivo', soglie.obiettivo.fte, t.c2, 'dotted', t),
        linea(soglie.leps.ogni, 'LEPS', soglie.leps.fte, t.ok, 'solid', t),
        linea(soglie.contributo.ogni, 'contributo', soglie.contributo.fte, t.ink3, 'dashed', t),
      ]
    : [];
  const opzione = {
    aria: { enabled: false },
    grid: { left: 8, right: 104, top: 16, bottom: 28, containLabel: true },
    legend: { bottom: 0, left: 0, itemWidth: 14, itemHeight: 12, textStyle: { color: t.ink2 } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: {
      type: 'category',
      data: anni.map((a) => {
        const conto = dopo.get(a.anno);
        const poi = (adesso: string, dopo: string | undefined) =>
          dopo === undefined || dopo === adesso ? adesso : `${adesso} → ${dopo}`;
        const quanti = poi(fte(a.totaleAlFine.fte), conto && fte(conto.totaleAlFine.fte));
        return `${a.anno}\n${quanti}\n${poi(rapportoDi(a, soglie), conto && rapportoDi(conto, soglie))}`;
      }),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: t.grid } },
      axisLabel: { color: t.ink2, lineHeight: 16, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: passo * Math.ceil((altezza(piuAlto) * 1.05) / passo),
      interval: passo,
      axisLabel: { color: t.ink3 },
      splitLine: { lineStyle: { color: t.grid } },
    },
    series: [
      {
        ...serie('Tempo indeterminato', (a) => a.ti.alFine.fte, t.c1, null),
        markLine: { silent: true, symbol: 'none', animation: false, data: righe },
      },
      serie('Tempo determinato', (a) => a.td.alFine.fte, t.c3, tratteggio(t.c1)),
      ...(ipotesi === undefined
        ? []
        : [
            {
              ...serie('Ipotesi', (a) => a.ti.alFine.fte, t.c4, null),
              itemStyle: tratto(t),
              data: anni.map((a) => inPiu(a) ?? '-'),
            },
          ]),
    ],
  };
  const descrizione = [
    ...anni.map(
      (a) =>
        `${a.anno}: ${fte(a.totaleAlFine.fte)} FTE (${fte(a.ti.alFine.fte)} a tempo indeterminato), ${rapportoDi(a, soglie)}`,
    ),
    ...(soglie
      ? [
          `soglie: contributo ${fte(soglie.contributo.fte)}, LEPS ${fte(soglie.leps.fte)}, obiettivo ${fte(soglie.obiettivo.fte)} FTE per ${intero(soglie.popolazione)} abitanti (${soglie.annoPopolazione})`,
        ]
      : []),
  ].join('; ');
  return {
    opzione,
    descrizione: `Assistenti sociali al 31 dicembre. ${descrizione}.`,
    tabella: {
      intestazioni: ['Anno', 'Tempo indeterminato', 'Tempo determinato', 'Totale FTE', 'Un assistente sociale ogni'],
      righe: anni.map((a) => [
        String(a.anno),
        fte(a.ti.alFine.fte),
        fte(a.td.alFine.fte),
        fte(a.totaleAlFine.fte),
        rapportoDi(a, soglie).replace('1:', ''),
      ]),
    },
  };
};

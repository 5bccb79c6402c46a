import { type Flusso, flussiRisorse, type NodoFlusso } from '#domain/flussi-risorse.ts';
import type { Piano } from '#domain/piano.ts';
import { euro } from '#format/numeri.ts';
import { accordo } from '#format/parole.ts';
import { altezzaMassima, type Grafico } from './grafico.ts';
import { coloriSerie, type TemaGrafico } from './tema.ts';

/** Stops of each kind that have a place of their own; the smaller ones go together. */
const quanti = { fondo: 10, leps: 24, scheda: 26 } as const;
const colonne = ['fondo', 'leps', 'scheda'] as const;

type Disegnati = {
  readonly nodi: readonly NodoFlusso[];
  readonly flussi: readonly Flusso[];
  /** Flows that go backwards (negative): told, not drawn. */
  readonly negativi: number;
};

/** The same flows with the smallest stops of each column joined, the total unchanged. */
const perIlDisegno = (nodi: readonly NodoFlusso[], flussi: readonly Flusso[]): Disegnati => {
  const dove = new Map<string, string>();
  const scelti: NodoFlusso[] = [];
  for (const genere of colonne) {
    const suoi = nodi.filter((n) => n.genere === genere).sort((a, b) => b.cents - a.cents || (a.id < b.id ? -1 : 1));
    const grandi = suoi.length > quanti[genere] ? suoi.slice(0, quanti[genere] - 1) : suoi;
    const piccoli = suoi.slice(grandi.length);
    scelti.push(...grandi);
    for (const n of grandi) dove.set(n.id, n.id);
    if (piccoli.length === 0) continue;
    const id = `altri:${genere}`;
    const nome = `Altri ${piccoli.length} ${{ fondo: 'fondi', leps: 'livelli', scheda: 'interventi' }[genere]}`;
    scelti.push({ id, genere, nome, breve: nome, cents: piccoli.reduce((a, n) => a + n.cents, 0) });
    for (const n of piccoli) dove.set(n.id, id);
  }
  const somme = new Map<string, Flusso>();
  for (const f of flussi) {
    const [da, a] = [dove.get(f.da) ?? f.da, dove.get(f.a) ?? f.a];
    const k = `${da}\u0000${a}`;
    somme.set(k, { da, a, cents: (somme.get(k)?.cents ?? 0) + f.cents });
  }
  const tutti = [...somme.values()];
  return {
    nodi: scelti,
    flussi: tutti.filter((f) => f.cents > 0),
    negativi: tutti.filter((f) => f.cents < 0).length,
  };
};

const tagliato = (testo: string, caratteri: number): string =>
  testo.length <= caratteri ? testo : `${testo.slice(0, caratteri - 1).trimEnd()}…`;

/** From funds to LEPS to schede, as a Sankey diagram of a year or of the whole plan; widths are money. */
export const graficoFlussi = (piano: Piano, t: TemaGrafico, anno: number | null = null): Grafico | null => {
  const { nodi, flussi, totaleCents, ignoti } = flussiRisorse(piano, anno);
  if (flussi.length === 0) return null;
  const disegno = perIlDisegno(nodi, flussi);
  const colori = coloriSerie(t);
  const fondi = disegno.nodi.filter((n) => n.genere === 'fondo').map((n) => n.id);
  const coloreDi = (n: NodoFlusso): string =>
    n.genere === 'fondo' ? (colori[fondi.indexOf(n.id)] ?? t.c6) : n.genere === 'leps' ? t.ink3 : t.c6;
  // ECharts knows a stop by its name: two stops of the same name would be one.
  const nomi = new Map<string, string>();
  const presi = new Set<string>();
  for (const n of disegno.nodi) {
    let nome = n.nome;
    while (presi.has(nome)) nome = `${nome}\u200b`;
    presi.add(nome);
    nomi.set(n.id, nome);
  }
  const perId = new Map(nodi.map((n) => [n.id, n]));
  const piena = Math.max(...colonne.map((g) => disegno.nodi.filter((n) => n.genere === g && n.cents > 0).length));
  const nomeDi = (id: string) => perId.get(id)?.nome ?? id;
  const quando = anno === null ? 'in tutti gli anni del Piano' : `nel ${anno}`;
  const taciuti = [
    ignoti === 0
      ? ''
      : ` ${accordo(ignoti, 'Un importo non leggibile è fuori', `${ignoti} importi non leggibili sono fuori`)} dal disegno.`,
    disegno.negativi === 0
      ? ''
      : ` ${accordo(disegno.negativi, 'Un importo negativo è solo', `${disegno.negativi} importi negativi sono solo`)} nella tabella.`,
  ].join('');
  return {
    altezza: Math.min(altezzaMassima, Math.max(340, piena * 26 + 24)),
    opzione: {
      aria: { enabled: false },
      tooltip: { trigger: 'item' },
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 172,
          top: 8,
          bottom: 8,
          nodeWidth: 12,
          // The name of the thinnest stop still has its line.
          nodeGap: 13,
          nodeAlign: 'justify',
          draggable: false,
          layoutIterations: 32,
          emphasis: { focus: 'adjacency' },
          label: { color: t.ink, fontSize: 11, position: 'right' },
          lineStyle: { curveness: 0.5, opacity: 0.32 },
          data: disegno.nodi
            .filter((n) => n.cents > 0)
            .map((n) => ({
              name: nomi.get(n.id) ?? n.nome,
              depth: colonne.indexOf(n.genere),
              itemStyle: { color: coloreDi(n) },
              label: { formatter: tagliato(n.nome, n.genere === 'scheda' ? 30 : 26) },
              tooltip: { formatter: `${n.nome}: ${euro(n.cents)}` },
            })),
          links: disegno.flussi.map((f) => {
            const da = disegno.nodi.find((n) => n.id === f.da);
            const a = disegno.nodi.find((n) => n.id === f.a);
            return {
              source: nomi.get(f.da) ?? f.da,
              target: nomi.get(f.a) ?? f.a,
              value: f.cents / 100,
              lineStyle: { color: da === undefined ? t.c6 : coloreDi(da) },
              tooltip: { formatter: `${da?.nome ?? ''} → ${a?.nome ?? ''}: ${euro(f.cents)}` },
            };
          }),
        },
      ],
    },
    descrizione: `Da dove vengono e dove vanno ${euro(totaleCents)} ${quando}: ${colonne
      .map((g) => nodi.filter((n) => n.genere === g).length)
      .map(
        (n, i) =>
          [
            accordo(n, 'un fondo', `${n} fondi`),
            accordo(n, 'un livello', `${n} livelli o gruppi di livelli`),
            accordo(n, 'un intervento', `${n} interventi`),
          ][i],
      )
      .join(', ')}.${taciuti}`,
    tabella: {
      intestazioni: ['Da', 'A', 'Importo'],
      righe: [
        ...[...flussi]
          .sort((a, b) => (nomeDi(a.da) === nomeDi(b.da) ? b.cents - a.cents : nomeDi(a.da) < nomeDi(b.da) ? -1 : 1))
          .map((f) => [nomeDi(f.da), nomeDi(f.a), euro(f.cents)]),
        ['Totale', '', euro(totaleCents)],
      ],
    },
  };
};

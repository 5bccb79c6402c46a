import { annoDi } from '#domain/giorni.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { type Risorsa, risorse, risorseAnno, totale } from '#domain/risorse.ts';
import { euro } from '#format/numeri.ts';
import { barreOrizzontali, type Strato } from './barre-per-anno.ts';
import type { Grafico } from './grafico.ts';
import { coloriSerie, type TemaGrafico, tratteggio } from './tema.ts';

/** Sources that have a layer of their own; the smaller ones go together, so that colours stay few. */
const conColore = 5;

const somma = (righe: readonly Risorsa[], anno: number): number =>
  totale(righe.filter((r) => r.copertura.anno === anno)).cents;

/** Resources of the plan by year and source, stacked; a source that ends during the plan is hatched. */
export const graficoFontiAnni = (piano: Piano, t: TemaGrafico): Grafico | null => {
  if (risorse(piano).length === 0) return null;
  const anni = anniDelPiano(piano);
  const perFondo = [...raggruppa(risorse(piano), 'fondo', (r) => r.copertura.fondoId ?? `?${r.copertura.fondoLetto}`)]
    .map(([id, righe]) => ({ id, righe, cents: totale(righe).cents }))
    .sort((a, b) => b.cents - a.cents || (a.id < b.id ? -1 : 1));
  const grandi = perFondo.length > conColore + 1 ? perFondo.slice(0, conColore) : perFondo;
  const piccole = perFondo.slice(grandi.length);
  const colori = coloriSerie(t);
  const strati: Strato[] = grandi.map(({ id, righe }, i) => {
    const fondo = perId(piano.pacco.fondi, id);
    const finisce = fondo?.fineAttivita != null && annoDi(fondo.fineAttivita) <= piano.testa.annoFine;
    return {
      nome: fondo?.breve ?? righe[0]?.copertura.fondoLetto ?? id,
      colore: colori[i] ?? t.c6,
      cents: anni.map((anno) => somma(righe, anno)),
      ...(finisce ? { decal: tratteggio(t.ink3) } : {}),
    };
  });
  if (piccole.length > 0)
    strati.push({
      nome: 'Altre fonti',
      colore: t.c6,
      cents: anni.map((anno) => piccole.reduce((a, f) => a + somma(f.righe, anno), 0)),
    });
  const totali = anni.map((anno) => euro(risorseAnno(piano, anno).cents));
  return {
    opzione: barreOrizzontali(anni.map(String), strati, totali, t),
    descrizione: `Risorse per anno e fonte: ${anni.map((a, i) => `${a}, ${totali[i] ?? ''}`).join('; ')}; in tutto ${euro(anni.reduce((a, anno) => a + risorseAnno(piano, anno).cents, 0))}.`,
    tabella: {
      intestazioni: ['Fonte', ...anni.map(String)],
      righe: [
        ...perFondo.map(({ id, righe }) => [
          perId(piano.pacco.fondi, id)?.breve ?? righe[0]?.copertura.fondoLetto ?? id,
          ...anni.map((anno) => euro(somma(righe, anno))),
        ]),
        ['Totale', ...totali],
      ],
    },
  };
};

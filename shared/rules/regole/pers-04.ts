import { citazioneBreve } from '#domain/citazioni.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { comuneDaIstat } from '#domain/enti.ts';
import type { Passo } from '#domain/esito.ts';
import { type Frazione, inDecimale, inTesto } from '#domain/frazione.ts';
import { eNonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { asDellAnno, contributoAS, quoteContributo, soglieAS } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import { ripartoDelPiano } from '#domain/riparto-contributo.ts';
import { assegnato } from '#domain/risorse.ts';
import { euro, fte, importo, intero, numero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoLeps, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { anniConPersonale, personaleVuoto } from './pers-rapporto.ts';

const chiavi = (soggetto: string, piano: Piano): string[] => {
  const fondo = lettoreParametri(piano).testo(nomiParametri.fondoAS, Number(soggetto));
  return [
    chiave.personale,
    chiave.popolazione,
    chiave.indice,
    ...(eNonVerificabile(fondo) ? [] : [chiave.fondo(fondo, soggetto)]),
  ];
};

/** How the estimate is shared among the Comuni that have a part of it (DM 15/2021), when it can be known. */
const riparto = (piano: Piano, anno: number) => {
  const parti = ripartoDelPiano(piano, anno);
  if (eNonVerificabile(parti)) return [];
  const voci = parti
    .filter((p) => p.cents > 0)
    .map((p) => `${comuneDaIstat(piano, p.chiave)?.nome ?? p.chiave} ${euro(p.cents)}`);
  return voci.length < 2 ? [] : [{ testo: `La stima si divide fra i Comuni così (D.M. 15/2021): ${voci.join(', ')}.` }];
};

type Stima = {
  readonly media: Frazione;
  readonly stima: { readonly fte1: Frazione; readonly fte2: Frazione; readonly totaleCents: number };
  readonly quote: { readonly quota1Cents: number; readonly quota2Cents: number };
  readonly indicato: number;
};
/** Mean of the year, the two slices, what they give, what the plan says. */
const passi = (piano: Piano, anno: number, { media, stima, quote, indicato }: Stima): readonly Passo[] => {
  const soglie = soglieAS(piano, anno);
  const legge = citazioneBreve(piano.pacco, { norma: 'l-178-2020', articolo: '1', comma: '797' });
  const [prima, seconda] = [importo(quote.quota1Cents), importo(quote.quota2Cents)];
  const fascia = (da: number, a: number): string => `oltre 1 ogni ${intero(da)} abitanti e fino a 1 ogni ${intero(a)}`;
  const fasce = eNonVerificabile(soglie)
    ? []
    : [
        {
          testo: `Prima fascia: unità ${fascia(soglie.contributo.ogni, soglie.leps.ogni)}.`,
          ...{ calcolo: '', risultato: `${numero(stima.fte1, 6)} FTE`, fonte: legge },
        },
        {
          testo: `Seconda fascia: unità ${fascia(soglie.leps.ogni, soglie.obiettivo.ogni)}.`,
          ...{ calcolo: '', risultato: `${numero(stima.fte2, 6)} FTE`, fonte: legge },
        },
      ];
  return [
    {
      testo: `Media del ${anno} degli assistenti sociali che contano per il contributo, pesata per i giorni di servizio.`,
      ...{ calcolo: '', risultato: `${numero(media, 6)} FTE` },
    },
    ...fasce,
    {
      testo: 'Contributo delle due fasce, arrotondato al centesimo una volta sola.',
      calcolo: `${numero(stima.fte1, 6)} × ${prima} + ${numero(stima.fte2, 6)} × ${seconda}`,
      risultato: euro(stima.totaleCents),
      fonte: legge,
    },
    {
      testo: 'Differenza con l’assegnazione scritta nel piano.',
      calcolo: `${importo(indicato)} − ${importo(stima.totaleCents)}`,
      risultato: euro(indicato - stima.totaleCents),
    },
  ];
};

/** Assignment of the contribution against the estimate by slices; over and under are both findings (§4.0). */
export const pers04 = defineRule({
  id: 'PERS-04',
  titolo: 'Contributo AS errato',
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [
    { norma: 'l-178-2020', articolo: '1', comma: '797' },
    { norma: 'l-178-2020', articolo: '1', comma: '799' },
    { norma: 'dm-15-2021' },
  ],
  soggetti: anniConPersonale,
  vuoto: personaleVuoto,
  legge: chiavi,
  verifica: (soggetto, piano, parametri) => {
    const anno = Number(soggetto);
    const di = `contributo per gli assistenti sociali ${anno}`;
    const stimaDi = luogoRegistro('personale', `Stima del contributo ${anno}`);
    const fondo = parametri.testo(nomiParametri.fondoAS, anno);
    if (eNonVerificabile(fondo)) return nonSi(di, fondo);
    const noti = tutti(
      assegnato(piano, fondo, anno),
      contributoAS(piano, anno),
      asDellAnno(piano, anno),
      quoteContributo(piano, anno),
      parametri.intero(nomiParametri.tolleranzaContributoCents, anno),
      parametri.intero(nomiParametri.tolleranzaContributoBp, anno),
    );
    if (eNonVerificabile(noti))
      return nonSi(di, noti, {
        luoghi: [stimaDi, luogoRegistro('fondi', 'Assegnazioni dei fondi'), ...luogoLeps(piano, 'LEPS-SSP')],
      });
    const [indicato, stima, as, quote, tolleranza, tolleranzaBp] = noti;
    const scarto = Math.abs(indicato.cents - stima.totaleCents);
    if (scarto <= tolleranza || BigInt(scarto) * 10_000n <= BigInt(tolleranzaBp) * BigInt(stima.totaleCents))
      return 'ok';
    const q1 = fte(stima.fte1);
    const q2 = fte(stima.fte2);
    return violazione({
      messaggio: `Contributo ${anno} indicato ${euro(indicato.cents)}, stima ${euro(stima.totaleCents)} (quote ${q1}+${q2} FTE).`,
      espressione:
        `${numero(stima.fte1, 6)} × ${importo(quote.quota1Cents)} + ${numero(stima.fte2, 6)} × ${importo(quote.quota2Cents)} = ${euro(stima.totaleCents)}; ` +
        `${importo(indicato.cents)} − ${importo(stima.totaleCents)} = ${euro(indicato.cents - stima.totaleCents)}`,
      operandi: {
        anno: String(anno),
        indicato: centesimiInTesto(indicato.cents),
        stima: centesimiInTesto(stima.totaleCents),
        differenza: centesimiInTesto(indicato.cents - stima.totaleCents),
        mediaTI: inDecimale(as.contributo.media.fte, 6),
        mediaTIEsatta: inTesto(as.contributo.media.fte),
        al3112TI: inDecimale(as.contributo.alFine.fte, 6),
        quota1: inDecimale(stima.fte1, 6),
        quota2: inDecimale(stima.fte2, 6),
        tolleranza: centesimiInTesto(Math.max(tolleranza, Math.floor((stima.totaleCents * tolleranzaBp) / 10_000))),
      },
      passi: passi(piano, anno, { media: as.contributo.media.fte, stima, quote, indicato: indicato.cents }),
      luoghi: [
        stimaDi,
        ...indicato.righe.map((r) => luogoRiga(piano, 'assegnazione', r, `${r.fondoLetto} ${anno}, assegnazione`)),
        ...luogoLeps(piano, 'LEPS-SSP'),
      ],
      rimedi: [
        {
          testo:
            indicato.cents > stima.totaleCents
              ? `Correggere l'assegnazione, o allegare il decreto: con ${fte(as.contributo.media.fte)} FTE di media la stima è ${euro(stima.totaleCents)}.`
              : `L'assegnazione è più bassa della stima di ${euro(stima.totaleCents - indicato.cents)}: correggerla, o allegare il decreto (può ridurre i contributi nuovi, c. 799).`,
          vai: luogoRegistro('fondi', 'Assegnazioni dei fondi'),
        },
        ...riparto(piano, anno),
      ],
    });
  },
});

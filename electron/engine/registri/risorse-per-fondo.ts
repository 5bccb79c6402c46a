import { centesimiInTesto } from '#domain/denaro.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Copertura } from '#domain/registri.ts';
import { importo as importoMostrato } from '#format/numeri.ts';
import { type CampoScritto, campo } from './campo.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaImporto,
  cellaTesto,
  cellaVuota,
  colonna,
  delModello,
  origineDi,
  riga,
} from './celle.ts';
import type { Mostrato } from './genere.ts';
import { importo } from './generi-valore.ts';
import { type Scrittura, senzaLuogo, soloCelle } from './scrittura.ts';

/*
 * The resources as offices keep them in a spreadsheet: one row for each voce, one column for each fund and year. The
 * same amounts as in «Risorse delle schede», where each has a row of its own.
 */

type Casella = { readonly id: string; readonly fondoId: string; readonly breve: string; readonly anno: number };

const caselle = (piano: Piano): readonly Casella[] =>
  piano.pacco.fondi.flatMap(({ id, breve }) =>
    anniDelPiano(piano).map((anno) => ({ id: `${id}-${anno}`, fondoId: id, breve, anno })),
  );
const diCasella = (piano: Piano, voceId: string, c: Casella): readonly Copertura[] =>
  raggruppa(piano.registri.copertura, 'voce-fondo-anno', (r) =>
    r.fondoId === null ? null : `${r.voceId}/${r.fondoId}/${r.anno}`,
  ).get(`${voceId}/${c.fondoId}/${c.anno}`) ?? [];

/** Sum of several rows; null when one of them is not known. */
const sommaDi = (righe: readonly Copertura[]): number | null =>
  righe.reduce<number | null>(
    (somma, r) => (somma === null || r.importoCents === null ? null : somma + r.importoCents),
    0,
  );

const campoCasella = (c: Casella): CampoScritto => {
  const uno = campo('copertura', {
    ...{ id: c.id, titolo: String(c.anno), gruppo: c.breve, genere: importo, campi: ['importoCents'] },
    altrove: {
      registro: 'copertura',
      di: ({ piano }, voceId) => diCasella(piano, voceId, c)[0]?.id ?? null,
      crea: (lavoro, voceId) =>
        lavoro.crea('copertura', {
          ...{ ...senzaLuogo, voceId, anno: c.anno, annualita: c.anno, importoCents: null },
          ...{ fondoLetto: c.fondoId, fondoId: c.fondoId },
        }),
      toglieSeVuota: true,
    },
  });
  return {
    ...uno,
    // The field has its own place in «Risorse delle schede»: here it is seen from another side.
    dichiara: [],
    attuale: (righe, voceId): Mostrato | null => {
      if (righe.riga('voceSpesa', voceId) === undefined) return null;
      const sue = diCasella(righe.piano, voceId, c);
      if (sue.length < 2) return uno.attuale(righe, voceId);
      const somma = sommaDi(sue);
      return somma === null
        ? { testo: '', valore: null }
        : { testo: importoMostrato(somma), valore: centesimiInTesto(somma) };
    },
    accanto: (piano, voceId) => (diCasella(piano, voceId, c).length === 1 ? uno.accanto(piano, voceId) : null),
    scrivi: (lavoro, voceId, testo, dintorni) => {
      if (lavoro.riga('voceSpesa', voceId) === undefined)
        return { messaggio: 'Il totale è calcolato: scrivere le voci.' };
      if (diCasella(lavoro.piano, voceId, c).length < 2) return uno.scrivi(lavoro, voceId, testo, dintorni);
      const dove = `${c.breve} per il ${c.anno}`;
      return {
        messaggio: `Qui si sommano più righe di ${dove}: correggerle una per una in «Risorse delle schede».`,
      };
    },
  };
};

/** Writing of the resources by fund and year: amounts only. */
export const scritturaRisorsePerFondo = (piano: Piano): Scrittura => soloCelle(caselle(piano).map(campoCasella));

const cellaDi = (piano: Piano, righe: readonly Copertura[]): Cella => {
  const [prima] = righe;
  if (prima === undefined) return cellaVuota();
  if (righe.length === 1) return cellaImporto(prima.importoCents, origineDi(piano, prima));
  return cellaImporto(sommaDi(righe), calcolato('Somma di più righe di «Risorse delle schede»'));
};

/** Resources by voce, fund and year, with the totals of each fund and year. */
export const vistaRisorsePerFondo = (piano: Piano): CorpoVista => {
  const colonne = caselle(piano);
  const voci = piano.registri.voceSpesa
    .map((voce) => ({ voce, scheda: perId(piano.registri.scheda, voce.schedaId) }))
    .sort((a, b) => (a.scheda?.ordine ?? 0) - (b.scheda?.ordine ?? 0));
  const totale = (c: Casella): Cella => {
    const sue = voci.flatMap(({ voce }) => diCasella(piano, voce.id, c));
    return sue.length === 0 ? cellaVuota() : cellaImporto(sommaDi(sue), calcolato());
  };
  return {
    colonne: [
      colonna('voce', 'Voce'),
      colonna('ente', 'Ente'),
      ...colonne.map((c) => colonna(c.id, String(c.anno), 'importo', c.breve)),
    ],
    righe: [
      ...voci.map(({ voce, scheda }) =>
        riga(voce.id, 'voceSpesa', [
          cellaTesto([scheda?.codice, voce.descrizione].filter(Boolean).join(' '), delModello()),
          cellaTesto(perId(piano.registri.ente, voce.enteId)?.denominazione ?? voce.enteLetto, delModello()),
          ...colonne.map((c) => cellaDi(piano, diCasella(piano, voce.id, c))),
        ]),
      ),
      riga('totale', null, [cellaTesto('Totale', calcolato()), cellaVuota(), ...colonne.map(totale)], true),
    ],
  };
};

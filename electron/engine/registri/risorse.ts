import { sommaCentesimi } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { nomeEnte } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Quota } from '#domain/registri.ts';
import {
  assegnato,
  assegnazioniDi,
  fondiEAnni,
  programmato,
  risorse,
  risorseAnno,
  risorsePiano,
  risorseScheda,
  risorseSchedaAnno,
  type Totale,
} from '#domain/risorse.ts';
import { importo as importoMostrato } from '#format/numeri.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaDa,
  cellaImporto,
  cellaNumero,
  cellaTesto,
  cellaVuota,
  colonna,
  origineDi,
  riga,
} from './celle.ts';

const cellaTotale = (t: Totale): Cella =>
  cellaImporto(
    t.ignoti > 0 ? null : t.cents,
    calcolato(
      t.ignoti > 0 ? `Non verificabile: ${t.ignoti} importi non sono leggibili` : `Somma di ${t.righe.length} righe`,
    ),
  );

/** Assigned against planned, fund by fund and year by year. */
export const vistaFondi = (piano: Piano): CorpoVista => {
  const nomi = new Map(piano.pacco.fondi.map((f) => [f.id, f]));
  const senzaCodice = righeInUso(piano, piano.registri.assegnazione).filter(
    (a) => a.fondoId === null || a.ruolo !== 'riga',
  );
  return {
    colonne: [
      colonna('fondo', 'Fondo'),
      colonna('nome', 'Nome'),
      colonna('anno', 'Anno'),
      colonna('assegnato', 'Assegnato (€)', 'importo'),
      colonna('programmato', 'Programmato (€)', 'importo'),
      colonna('differenza', 'Differenza (€)', 'importo'),
      colonna('atto', 'Atto'),
    ],
    righe: [
      ...fondiEAnni(piano).flatMap(({ fondoId, anno }) => {
        const a = assegnato(piano, fondoId, anno);
        const p = programmato(piano, fondoId, anno);
        const assegnazioni = assegnazioniDi(piano, fondoId, anno);
        const [prima, ...altre] = assegnazioni;
        const o = prima === undefined ? calcolato() : origineDi(piano, prima, prima.fondoLetto);
        const nome = cellaTesto(nomi.get(fondoId)?.nome ?? null, calcolato());
        const somma =
          altre.length === 0 || eNonVerificabile(a)
            ? null
            : `Una di ${assegnazioni.length} assegnazioni: in tutto ${importoMostrato(a.cents)} €`;
        return [
          riga(prima?.id ?? `${fondoId}/${anno}`, prima === undefined ? null : 'assegnazione', [
            cellaTesto(fondoId, o),
            nome,
            cellaAnno(anno, o),
            prima === undefined
              ? cellaDa(a, (v) => cellaImporto(v.cents, o))
              : cellaImporto(prima.importoCents, { ...o, nota: o.nota ?? somma }),
            cellaTotale(p),
            eNonVerificabile(a) || p.ignoti > 0
              ? cellaImporto(null, calcolato())
              : cellaImporto(a.cents - p.cents, calcolato('Tutto l’assegnato meno il programmato')),
            prima?.atto == null ? cellaVuota() : cellaTesto(prima.atto, o),
          ]),
          ...altre.map((altra) => {
            const oa = origineDi(piano, altra, altra.fondoLetto);
            return riga(altra.id, 'assegnazione', [
              cellaTesto(fondoId, oa),
              nome,
              cellaAnno(anno, oa),
              cellaImporto(altra.importoCents, oa),
              cellaVuota(),
              cellaVuota(),
              altra.atto === null ? cellaVuota() : cellaTesto(altra.atto, oa),
            ]);
          }),
        ];
      }),
      ...senzaCodice.map((a) => {
        const o = origineDi(piano, a, a.fondoLetto);
        return riga(
          a.id,
          'assegnazione',
          [
            cellaTesto(a.fondoLetto, o),
            cellaTesto(a.ruolo === 'riga' ? null : `${a.ruolo} scritto nel file, non sommato`, o),
            cellaAnno(a.anno, o),
            cellaImporto(a.importoCents, o),
            cellaVuota(),
            cellaVuota(),
            a.atto === null ? cellaVuota() : cellaTesto(a.atto, o),
          ],
          a.ruolo !== 'riga',
        );
      }),
    ],
  };
};

/** Shares of the Comuni as read, with the sum of each year. */
export const vistaQuote = (piano: Piano): CorpoVista => {
  const quote = righeInUso(piano, piano.registri.quota);
  const anni = [...new Set(quote.map((q) => q.anno))].sort();
  const nome = (q: Quota) => perId(piano.registri.comune, q.comuneId)?.nome ?? q.comuneLetto;
  const somma = (anno: number): number | null => {
    const righe = quote.filter((q) => q.anno === anno && q.ruolo === 'riga');
    const noti = righe.flatMap((q) => (q.importoCents === null ? [] : [q.importoCents]));
    return noti.length < righe.length ? null : sommaCentesimi(noti);
  };
  return {
    colonne: [
      colonna('comune', 'Comune'),
      colonna('anno', 'Anno'),
      colonna('importo', 'Quota (€)', 'importo'),
      colonna('popolazione', 'Popolazione usata', 'numero'),
      colonna('euro-ab', '€ per abitante', 'importo'),
    ],
    righe: [
      ...quote.map((q) => {
        const o = origineDi(piano, q, q.letto);
        return riga(
          q.id,
          'quota',
          [
            cellaTesto(nome(q), origineDi(piano, q, q.comuneLetto)),
            cellaAnno(q.anno, o),
            cellaImporto(q.importoCents, o),
            q.popolazioneUsata === null ? cellaVuota() : cellaNumero(q.popolazioneUsata, o),
            q.euroAbCents === null ? cellaVuota() : cellaImporto(q.euroAbCents, o),
          ],
          q.ruolo !== 'riga',
        );
      }),
      ...anni.map((anno) =>
        riga(
          `totale:${anno}`,
          null,
          [
            cellaTesto(`Somma ${anno}`, calcolato()),
            cellaAnno(anno, calcolato()),
            cellaImporto(somma(anno), calcolato(somma(anno) === null ? 'Non verificabile: una quota manca' : null)),
            cellaVuota(),
            cellaVuota(),
          ],
          true,
        ),
      ),
    ],
  };
};

/** Schede with their LEPS and the resources of each year. */
export const vistaSchede = (piano: Piano): CorpoVista => {
  const anni = anniDelPiano(piano);
  const codici = (voci: readonly { readonly letto: string; readonly id: string | null }[]) =>
    voci.map((v) => v.id ?? v.letto).join(', ');
  const nomiComuni = (voci: readonly { readonly letto: string; readonly id: string | null }[]) =>
    voci.map((v) => perId(piano.registri.comune, v.id)?.nome ?? v.letto).join(', ');
  return {
    colonne: [
      colonna('codice', 'Codice'),
      colonna('titolo', 'Titolo'),
      colonna('leps', 'LEPS'),
      colonna('programma', 'Programma'),
      colonna('comuni', 'Comuni'),
      colonna('stato', 'Stato', 'stato'),
      ...anni.map((a) => colonna(`anno-${a}`, `${a}`, 'importo', 'Risorse (€)')),
      colonna('totale', 'Totale (€)', 'importo'),
    ],
    righe: [
      ...[...piano.registri.scheda]
        .sort((a, b) => a.ordine - b.ordine || (a.codice < b.codice ? -1 : 1))
        .map((s) => {
          const o = origineDi(piano, s);
          const ignoto = s.leps.some((l) => l.id === null);
          return riga(s.id, 'scheda', [
            cellaTesto(s.codice, o),
            cellaTesto(s.titolo, o),
            cellaTesto(
              codici(s.leps),
              ignoto ? { ...o, stato: 'anomalia', nota: 'Un codice non è fra i LEPS del modello' } : o,
            ),
            cellaTesto(s.programmaId ?? s.programmaLetto, origineDi(piano, s, s.programmaLetto)),
            cellaTesto(s.comuni.length === 0 ? null : nomiComuni(s.comuni), o),
            s.stato === null ? cellaTesto(null, o) : cellaTesto(s.stato.replaceAll('_', ' '), o),
            ...anni.map((a) => cellaTotale(risorseSchedaAnno(piano, s.id, a))),
            cellaTotale(risorseScheda(piano, s.id)),
          ]);
        }),
      riga(
        'totale',
        null,
        [
          cellaTesto('Totale', calcolato()),
          ...Array.from({ length: 5 }, () => cellaVuota()),
          ...anni.map((a) => cellaTotale(risorseAnno(piano, a))),
          cellaTotale(risorsePiano(piano)),
        ],
        true,
      ),
    ],
  };
};

/** Resources of the schede, one row for each coverage: who spends, from which fund, in which year. */
export const vistaRisorse = (piano: Piano): CorpoVista => {
  const anni = new Set(anniDelPiano(piano));
  return {
    colonne: [
      colonna('scheda', 'Scheda'),
      colonna('ente', 'Ente'),
      colonna('descrizione', 'Voce'),
      colonna('gestione', 'Gestione', 'stato'),
      colonna('programma', 'Programma'),
      colonna('fondo', 'Fondo'),
      colonna('annualita', 'Annualità'),
      colonna('anno', 'Anno'),
      colonna('importo', 'Importo (€)', 'importo'),
    ],
    righe: [
      ...risorse(piano).map((r) => {
        const o = origineDi(piano, r.copertura);
        const { copertura, voce, scheda } = r;
        return riga(copertura.id, 'copertura', [
          cellaTesto(`${scheda.codice} ${scheda.titolo}`, o),
          cellaTesto(nomeEnte(piano, voce.enteId, voce.enteLetto), origineDi(piano, copertura, voce.enteLetto)),
          cellaTesto(voce.descrizione, o),
          cellaTesto(voce.gestione, o),
          cellaTesto(r.programmaLetto, o),
          cellaTesto(copertura.fondoId ?? copertura.fondoLetto, origineDi(piano, copertura, copertura.fondoLetto)),
          cellaAnno(copertura.annualita, o),
          cellaAnno(
            copertura.anno,
            anni.has(copertura.anno) ? o : { ...o, stato: 'anomalia', nota: 'Anno fuori dal Piano' },
          ),
          cellaImporto(copertura.importoCents, o),
        ]);
      }),
      riga(
        'totale',
        null,
        [
          cellaTesto('Totale', calcolato()),
          ...Array.from({ length: 7 }, () => cellaVuota()),
          cellaTotale(risorsePiano(piano)),
        ],
        true,
      ),
    ],
  };
};

/** Totals and cells written in a financial overview: compared with the plan, never added to it. */
export const vistaProspetto = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('scheda', 'Scheda'),
    colonna('fondo', 'Fondo'),
    colonna('anno', 'Anno'),
    colonna('importo', 'Importo scritto (€)', 'importo'),
    colonna('ruolo', 'Riga', 'stato'),
  ],
  righe: righeInUso(piano, piano.registri.prospettoScritto).map((p) => {
    const o = origineDi(piano, p);
    const testo = (t: string | null) => (t === null ? cellaVuota() : cellaTesto(t, o));
    return riga(
      p.id,
      'prospettoScritto',
      [
        testo(p.schedaLetta),
        testo(p.fondoLetto),
        p.anno === null ? cellaVuota() : cellaAnno(p.anno, o),
        cellaImporto(p.importoCents, o),
        cellaTesto(p.ruolo, o),
      ],
      p.ruolo !== 'riga',
    );
  }),
});

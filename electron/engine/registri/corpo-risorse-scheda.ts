import { copertureDellaVoce, vociDellaScheda } from '#domain/conti-scheda.ts';
import { nomeEnte } from '#domain/enti.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Copertura, VoceSpesa } from '#domain/registri.ts';
import { importo as importoMostrato } from '#format/numeri.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaImporto,
  cellaTesto,
  cellaVuota,
  colonna,
  delModello,
  origineDi,
  riga,
} from './celle.ts';
import { chiaveRisorsa, idDi, sommaDi } from './chiave-risorsa.ts';

const cellaDi = (piano: Piano, righe: readonly Copertura[]): Cella => {
  const [prima] = righe;
  if (prima === undefined) return cellaVuota();
  return righe.length === 1
    ? cellaImporto(prima.importoCents, origineDi(piano, prima))
    : cellaImporto(sommaDi(righe), calcolato('Somma di più righe di «Risorse delle schede»'));
};

/** Resources of a scheda: one row for each voce and fund, one column for each year, totals both ways. */
export const corpoRisorseScheda =
  (schedaId: string) =>
  (piano: Piano): CorpoVista => {
    const anni = anniDelPiano(piano);
    const voci = vociDellaScheda(piano, schedaId);
    const tutte = voci.flatMap((v) => copertureDellaVoce(piano, v.id));
    const dentro = (c: Copertura) => anni.includes(c.anno);
    const rigaDi = (voce: VoceSpesa, id: string, sue: readonly Copertura[]) => {
      const [prima] = sue;
      const o = prima === undefined ? calcolato() : origineDi(piano, prima, prima.fondoLetto);
      const fuori = sue.filter((c) => !dentro(c));
      return riga(id, null, [
        cellaTesto(nomeEnte(piano, voce.enteId, voce.enteLetto), delModello('Si cambia fra le voci di spesa')),
        cellaTesto(prima?.fondoId ?? prima?.fondoLetto ?? null, o),
        cellaTesto(voce.gestione, delModello()),
        ...anni.map((a) =>
          cellaDi(
            piano,
            sue.filter((c) => c.anno === a),
          ),
        ),
        cellaImporto(
          sommaDi(sue),
          fuori.length === 0
            ? calcolato()
            : {
                ...calcolato(`Ci sono anche ${importoMostrato(sommaDi(fuori) ?? 0)} € in anni fuori dal Piano`),
                stato: 'anomalia',
              },
        ),
        prima === undefined || prima.annualita === prima.anno ? cellaVuota() : cellaAnno(prima.annualita, o),
        cellaTesto(voce.descrizione, delModello('Si cambia fra le voci di spesa')),
      ]);
    };
    return {
      colonne: [
        colonna('ente', 'Ente'),
        colonna('fondo', 'Fondo'),
        colonna('gestione', 'Gestione', 'stato'),
        ...anni.map((a) => colonna(`anno-${a}`, String(a), 'importo', 'Risorse (€)')),
        colonna('totale', 'Totale (€)', 'importo'),
        colonna('annualita', 'Annualità'),
        colonna('voce', 'Voce'),
      ],
      righe: [
        ...voci.flatMap((voce) => {
          const gruppi = new Map<string, Copertura[]>();
          for (const c of copertureDellaVoce(piano, voce.id)) {
            const id = idDi(chiaveRisorsa(c));
            gruppi.set(id, [...(gruppi.get(id) ?? []), c]);
          }
          return [...gruppi].map(([id, sue]) => rigaDi(voce, id, sue));
        }),
        riga(
          'totale',
          null,
          [
            cellaTesto('Totale', calcolato()),
            ...Array.from({ length: 2 }, () => cellaVuota()),
            ...anni.map((a) => cellaImporto(sommaDi(tutte.filter((c) => c.anno === a)), calcolato())),
            cellaImporto(sommaDi(tutte), calcolato()),
            ...Array.from({ length: 2 }, () => cellaVuota()),
          ],
          true,
        ),
      ],
    };
  };

import { righeInUso } from '#domain/documenti.ts';
import { nomeEnte } from '#domain/enti.ts';
import { inTesto, somma } from '#domain/frazione.ts';
import { fteFabbisogno, ftePersona } from '#domain/incarichi.ts';
import { raggruppa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { asDelPiano, esclusiAS, motivoIgnoti } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Persona } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { millesimi, ore, percentuale } from '#format/numeri.ts';
import {
  type Cella,
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaData,
  cellaFte,
  cellaTesto,
  cellaVuota,
  colonna,
  origineDi,
  riga,
} from './celle.ts';

const assenze = (p: Persona): string =>
  p.assenze
    .map((a) => `${a.motivo} dal ${dataBreve(a.dal)}${a.al === null ? '' : ` al ${dataBreve(a.al)}`}`)
    .join('; ');

/** Persons of the staff lists: facts as read, FTE computed, whether each counts and why not. */
export const vistaPersonale = (piano: Piano): CorpoVista => {
  const motivi = new Map(esclusiAS(piano).map((e) => [e.persona.id, e.motivo]));
  return {
    colonne: [
      colonna('matricola', 'Matricola'),
      colonna('ente', 'Ente'),
      colonna('profilo', 'Profilo'),
      colonna('area', 'Area'),
      colonna('rapporto', 'Rapporto', 'stato'),
      colonna('ore', 'Orario letto'),
      colonna('settimanali', 'Ore settimanali'),
      colonna('quota', 'Servizi sociali', 'percentuale'),
      colonna('fte', 'FTE', 'fte'),
      colonna('dal', 'Dal', 'data'),
      colonna('al', 'Al', 'data'),
      colonna('assenze', 'Assenze'),
      colonna('conta', 'Conta', 'stato'),
      colonna('motivo', 'Perché no'),
      colonna('note', 'Note'),
    ],
    righe: piano.registri.persona.map((p) => {
      const o = origineDi(piano, p);
      const letto = (testo: string | null) => origineDi(piano, p, testo);
      const motivo = motivi.get(p.id) ?? null;
      const q = ftePersona(p);
      return riga(p.id, 'persona', [
        cellaTesto(p.matricola, letto(p.matricola)),
        cellaTesto(nomeEnte(piano, p.enteId, p.enteLetto), letto(p.enteLetto)),
        cellaTesto(p.profiloLetto, letto(p.profiloLetto)),
        cellaTesto(p.areaLetta, letto(p.areaLetta)),
        cellaTesto(p.rapporto, letto(p.rapportoLetto)),
        cellaTesto(p.oreLette, letto(p.oreLette)),
        cellaTesto(p.minutiSettimanali === null ? null : ore(p.minutiSettimanali), letto(p.oreLette)),
        cellaTesto(percentuale(p.quotaBp), o),
        cellaFte(q, calcolato(q === null ? 'Orario non leggibile' : `${inTesto(q)} = ore / ore del contratto × quota`)),
        cellaData(p.dal, o),
        cellaData(p.al, p.al === null ? { ...o, stato: 'ok' } : o),
        p.assenze.length === 0 ? cellaVuota() : cellaTesto(assenze(p), letto(p.note)),
        cellaTesto(motivo === null ? 'sì' : 'no', calcolato(motivo)),
        motivo === null ? cellaVuota() : cellaTesto(motivo, calcolato()),
        p.note === null ? cellaVuota() : cellaTesto(p.note, letto(p.note)),
      ]);
    }),
  };
};

/** Assistenti sociali by body at 31 December of each year, TI and TD, with the total and the day-weighted mean. */
export const vistaPersonaleEnti = (piano: Piano): CorpoVista => {
  const anni = [...asDelPiano(piano)];
  const enti = new Map(
    anni.flatMap(([, a]) => (eNonVerificabile(a) ? [] : a.perEnte.map((e) => [e.enteId, e.nome] as const))),
  );
  const perAnno = (celle: (anno: number) => readonly Cella[]) => anni.flatMap(([anno]) => celle(anno));
  const valori = new Map(anni);
  const diEnte = (enteId: string, anno: number): readonly Cella[] => {
    const a = valori.get(anno);
    const e = a === undefined || eNonVerificabile(a) ? undefined : a.perEnte.find((x) => x.enteId === enteId);
    if (e === undefined) return [cellaFte(null, calcolato()), cellaFte(null, calcolato()), cellaFte(null, calcolato())];
    const nota = motivoIgnoti(piano, { fte: e.ti.fte, ignoti: [...e.ti.ignoti, ...e.td.ignoti] });
    return [
      cellaFte(e.ti.fte, calcolato(nota)),
      cellaFte(e.td.fte, calcolato(nota)),
      cellaFte(somma(e.ti.fte, e.td.fte), calcolato(nota)),
    ];
  };
  const totale =
    (quale: 'alFine' | 'media') =>
    (anno: number): readonly Cella[] => {
      const a = valori.get(anno);
      if (a === undefined || eNonVerificabile(a)) {
        const nota = a === undefined ? null : `Non verificabile: ${a.nv}`;
        return [1, 2, 3].map(() => cellaFte(null, calcolato(nota)));
      }
      const tutti =
        quale === 'alFine' ? somma(a.ti.alFine.fte, a.td.alFine.fte) : somma(a.ti.media.fte, a.td.media.fte);
      return [
        cellaFte(a.ti[quale].fte, calcolato()),
        cellaFte(a.td[quale].fte, calcolato()),
        cellaFte(tutti, calcolato()),
      ];
    };
  return {
    colonne: [
      colonna('ente', 'Ente'),
      ...anni.flatMap(([anno]) => [
        colonna(`ti-${anno}`, 'TI', 'fte', `${anno}`),
        colonna(`td-${anno}`, 'TD', 'fte', `${anno}`),
        colonna(`totale-${anno}`, 'Totale', 'fte', `${anno}`),
      ]),
    ],
    righe: [
      ...[...enti].map(([id, nome]) =>
        riga(id, 'ente', [cellaTesto(nome, calcolato()), ...perAnno((a) => diEnte(id, a))]),
      ),
      riga('totale', null, [cellaTesto('Ambito, al 31 dicembre', calcolato()), ...perAnno(totale('alFine'))], true),
      riga(
        'media',
        null,
        [cellaTesto('Ambito, media pesata per giorni', calcolato()), ...perAnno(totale('media'))],
        true,
      ),
    ],
  };
};

const tipi = { assunzione: 'Assunzione', trasformazione: 'Trasformazione', cessazione: 'Cessazione' } as const;

/** Lines of the PTFP (PIAO 3.3) in use. */
export const vistaFabbisogno = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('ente', 'Ente'),
    colonna('anno', 'Anno'),
    colonna('tipo', 'Tipo', 'stato'),
    colonna('profilo', 'Profilo'),
    colonna('unita', 'Unità', 'numero'),
    colonna('ore', 'Ore settimanali'),
    colonna('fte', 'FTE', 'fte'),
    colonna('rapporto', 'Rapporto', 'stato'),
    colonna('decorrenza', 'Decorrenza', 'data'),
    colonna('modalita', 'Modalità'),
    colonna('fondo', 'Fondo'),
  ],
  righe: righeInUso(piano, piano.registri.fabbisogno).map((f) => {
    const o = origineDi(piano, f);
    return riga(f.id, 'fabbisogno', [
      cellaTesto(nomeEnte(piano, f.enteId, f.enteLetto ?? ''), origineDi(piano, f, f.enteLetto)),
      cellaAnno(f.anno, o),
      cellaTesto(tipi[f.tipo], o),
      cellaTesto(f.profiloLetto, origineDi(piano, f, f.profiloLetto)),
      cellaTesto(millesimi(f.unitaMilli), o),
      f.minutiSettimanali === null ? cellaVuota() : cellaTesto(ore(f.minutiSettimanali), o),
      cellaFte(fteFabbisogno(f), calcolato()),
      cellaTesto(f.rapporto, o),
      f.decorrenza === null
        ? cellaTesto(null, { ...o, nota: o.nota ?? `Senza data: conta dal 31 dicembre ${f.anno}` })
        : cellaData(f.decorrenza, o),
      f.modalita === null ? cellaVuota() : cellaTesto(f.modalita, o),
      f.fondoLetto === null ? cellaVuota() : cellaTesto(f.fondoLetto, origineDi(piano, f, f.fondoLetto)),
    ]);
  }),
});

/** Staff that the schede ask for. */
export const vistaPersonaleRichiesto = (piano: Piano): CorpoVista => {
  const schede = raggruppa(piano.registri.scheda, 'id', (s) => s.id);
  const anni = new Set(anniDelPiano(piano));
  return {
    colonne: [
      colonna('scheda', 'Scheda'),
      colonna('ente', 'Ente'),
      colonna('profilo', 'Profilo'),
      colonna('anno', 'Anno'),
      colonna('fte', 'FTE chiesti', 'fte'),
    ],
    righe: piano.registri.personaleRichiesto.map((p) => {
      const o = origineDi(piano, p);
      const scheda = schede.get(p.schedaId)?.[0];
      return riga(p.id, 'personaleRichiesto', [
        cellaTesto(scheda === undefined ? null : `${scheda.codice} ${scheda.titolo}`, o),
        cellaTesto(nomeEnte(piano, p.enteId, p.enteLetto), origineDi(piano, p, p.enteLetto)),
        cellaTesto(p.profiloLetto, origineDi(piano, p, p.profiloLetto)),
        cellaAnno(p.anno, anni.has(p.anno) ? o : { ...o, stato: 'anomalia', nota: 'Anno fuori dal Piano' }),
        cellaFte({ num: BigInt(p.fteMilli), den: 1000n }, o),
      ]);
    }),
  };
};

import { vociDellaScheda } from './conti-scheda.ts';
import type { Id } from './ids.ts';
import { raggruppa } from './indice.ts';
import type { Operazione } from './modifiche.ts';
import { codiceLibero, inserisci } from './nuovo-piano.ts';
import type { Piano } from './piano.ts';
import { type NomeRegistro, type Riga, registri, type Scheda } from './registri.ts';
import { postoDopoScheda, postoDopoSezione, sezioneDellaScheda } from './schede-ordine.ts';

/** Registers whose rows are of one scheda: they are copied with it and go away with it. */
type RegistroDiScheda =
  | 'voceSpesa'
  | 'voceAnno'
  | 'copertura'
  | 'personaleRichiesto'
  | 'obiettivo'
  | 'indicatore'
  | 'fase';

/** Everything that belongs to one scheda, register by register, what is named before what names it. */
export type PartiScheda = { readonly [R in RegistroDiScheda]: readonly Riga<R>[] };

const di = <R extends { readonly id: string }>(
  righe: readonly R[],
  nome: string,
  chiave: (riga: R) => string | null,
  ids: readonly string[],
): readonly R[] => ids.flatMap((id) => raggruppa(righe, nome, chiave).get(id) ?? []);

/** Rows of a scheda. */
export const partiDellaScheda = (piano: Piano, schedaId: string): PartiScheda => {
  const { registri: r } = piano;
  const voceSpesa = vociDellaScheda(piano, schedaId);
  const voci = voceSpesa.map((v) => v.id);
  const obiettivo = di(r.obiettivo, 'scheda', (o) => o.schedaId, [schedaId]);
  return {
    voceSpesa,
    voceAnno: di(r.voceAnno, 'voce', (v) => v.voceId, voci),
    copertura: di(r.copertura, 'voce', (c) => c.voceId, voci),
    personaleRichiesto: di(r.personaleRichiesto, 'scheda', (p) => p.schedaId, [schedaId]),
    obiettivo,
    indicatore: di(
      r.indicatore,
      'obiettivo',
      (i) => i.obiettivoId,
      obiettivo.map((o) => o.id),
    ),
    fase: di(r.fase, 'scheda', (f) => f.schedaId, [schedaId]),
  };
};

/** Links from contributions of the Terzo settore to the text of a scheda. */
export const collegamentiDellaScheda = (piano: Piano, schedaId: string): readonly Riga<'collegamento'>[] => {
  const sezione = sezioneDellaScheda(piano, schedaId);
  return sezione === undefined ? [] : di(piano.registri.collegamento, 'sezione', (c) => c.sezioneId, [sezione.id]);
};

/** Title of a copy that no other scheda has. */
const titoloCopia = (titolo: string, usati: ReadonlySet<string>): string => {
  let copia = `${titolo} (copia)`;
  for (let n = 2; usati.has(copia); n++) copia = `${titolo} (copia ${n})`;
  return copia;
};

/** A scheda made from another, right after it, with the operations that make it. */
export type SchedaDuplicata = {
  readonly scheda: Scheda;
  readonly sezioneId: Id | null;
  readonly operazioni: readonly Operazione[];
};

/**
 * Copies a scheda with voci, resources, staff asked, objectives, indicators, phases, links and text. What was read from
 * a file becomes a row of its own, written by hand; services stay with the first scheda: a service exists once.
 */
export const duplicaScheda = (piano: Piano, scheda: Scheda, nuovoId: () => Id): SchedaDuplicata => {
  const altre = piano.registri.scheda;
  const posto = postoDopoScheda(piano, scheda.id);
  const copia: Scheda = {
    ...scheda,
    id: nuovoId(),
    codice: codiceLibero(
      scheda.codice.replace(/-\d+$/, ''),
      altre.map((s) => s.codice),
      2,
    ),
    titolo: titoloCopia(scheda.titolo, new Set(altre.map((s) => s.titolo))),
    ordine: posto.posto,
    documentoId: null,
  };
  const nuovi = new Map<string, Id>([[scheda.id, copia.id]]);
  const operazioni: Operazione[] = [...posto.operazioni, inserisci('scheda', copia)];
  /** Keys that name another row of the scheda name its copy; provenance is not copied. */
  const copiaRiga = (registro: RegistroDiScheda, riga: { readonly id: Id }): Operazione => {
    const id = nuovoId();
    nuovi.set(riga.id, id);
    const valori: Record<string, unknown> = { ...riga, id };
    for (const campo of ['schedaId', 'voceId', 'obiettivoId'])
      if (typeof valori[campo] === 'string') valori[campo] = nuovi.get(valori[campo]) ?? valori[campo];
    for (const campo of ['documentoId', 'foglio', 'cella', 'riga']) if (campo in valori) valori[campo] = null;
    return { op: 'record/inserisci', registro, id, valori: registri[registro].parse(valori) };
  };
  for (const [registro, righe] of inOrdine(partiDellaScheda(piano, scheda.id)))
    operazioni.push(...righe.map((r) => copiaRiga(registro, r)));

  const sezione = sezioneDellaScheda(piano, scheda.id);
  if (sezione === undefined) return { scheda: copia, sezioneId: null, operazioni };
  const postoSezione = postoDopoSezione(piano, sezione);
  const sezioneId = nuovoId();
  const titolo = sezione.titolo === scheda.titolo ? copia.titolo : `${sezione.titolo} (copia)`;
  operazioni.push(...postoSezione.operazioni, {
    op: 'sezione/inserisci',
    sezione: {
      ...sezione,
      ...{ id: sezioneId, chiave: null, schedaId: copia.id, titolo, ordine: postoSezione.posto, revisione: 0 },
    },
  });
  for (const c of collegamentiDellaScheda(piano, scheda.id))
    operazioni.push(inserisci('collegamento', { ...c, id: nuovoId(), sezioneId }));
  return { scheda: copia, sezioneId, operazioni };
};

const inOrdine = (parti: PartiScheda): readonly (readonly [RegistroDiScheda, readonly { readonly id: Id }[]])[] => [
  ['voceSpesa', parti.voceSpesa],
  ['voceAnno', parti.voceAnno],
  ['copertura', parti.copertura],
  ['personaleRichiesto', parti.personaleRichiesto],
  ['obiettivo', parti.obiettivo],
  ['indicatore', parti.indicatore],
  ['fase', parti.fase],
];

const elimina = (registro: NomeRegistro, riga: { readonly id: Id }): Operazione => ({
  op: 'record/elimina',
  registro,
  id: riga.id,
  valori: { ...riga },
});

/**
 * Takes a scheda away with everything that is only its own and with its section. Services stay, without a scheda;
 * sections under its own go where it was; figures of an imported overview stay as the file has them.
 */
export const eliminaScheda = (piano: Piano, scheda: Scheda): readonly Operazione[] => {
  const sezione = sezioneDellaScheda(piano, scheda.id);
  const servizi = piano.registri.servizio.filter((s) => s.schedaId === scheda.id);
  return [
    ...servizi.map(
      (s): Operazione => ({
        ...{ op: 'record/modifica', registro: 'servizio', id: s.id },
        ...{ prima: { schedaId: s.schedaId }, dopo: { schedaId: null } },
      }),
    ),
    ...collegamentiDellaScheda(piano, scheda.id).map((c) => elimina('collegamento', c)),
    ...inOrdine(partiDellaScheda(piano, scheda.id))
      .toReversed()
      .flatMap(([registro, righe]) => righe.map((r) => elimina(registro, r))),
    elimina('scheda', scheda),
    ...(sezione === undefined
      ? []
      : [
          ...piano.sezioni
            .filter((s) => s.padreId === sezione.id)
            .map(
              (s): Operazione => ({
                ...{ op: 'sezione/modifica', id: s.id },
                ...{ prima: { padreId: s.padreId }, dopo: { padreId: sezione.padreId } },
              }),
            ),
          { op: 'sezione/elimina' as const, sezione },
        ]),
  ];
};

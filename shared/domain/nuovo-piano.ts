import { traduci } from './alias.ts';
import { contenutoDaPacco } from './assembla.ts';
import { nonDetti } from './campi-aggiunti.ts';
import { fontiTabella } from './fonti-modello.ts';
import { type BloccoId, bloccoIdSchema, type Id } from './ids.ts';
import type { DatiNuovoPiano } from './ingressi.ts';
import type { Operazione } from './modifiche.ts';
import type { Leps, PaccoCompilato } from './pacco.ts';
import { type NomeRegistro, type Riga, registri } from './registri.ts';
import type { Blocco, ContenutoSezione, Sezione } from './section-content.ts';
import { type Stato, stati } from './stati.ts';

/** Maker of new record ids, given by the engine: this module has no randomness of its own. */
export type FabbricaId = () => Id;

/** Operation that inserts a row of a register. */
export const inserisci = <R extends NomeRegistro>(registro: R, riga: Riga<R>): Operazione => ({
  op: 'record/inserisci',
  registro,
  id: registri[registro].shape.id.parse(riga.id),
  valori: riga,
});

const formaDi = (pacco: PaccoCompilato, testo: string | null): Stato<'forma'> | null => {
  if (testo === null) return null;
  const id = stati.forma.find((f) => f === testo) ?? traduci(pacco.alias.forme, testo);
  return stati.forma.find((f) => f === id) ?? null;
};

/** What a new plan is made of, and what the person should know about it. */
export type PianoAssemblato = {
  readonly operazioni: readonly Operazione[];
  /** True when a form of association was written and the pack does not know it. */
  readonly formaSconosciuta: boolean;
};

/**
 * The operations that make a new plan: its head, Comuni with membership and population, their enti and Parti (person
 * empty), the Ambito's ente, adempimenti, one section per chapter and per LEPS; with `conSchede`, one scheda per mandatory
 * LEPS that wants its own. `documentoId` = the file the Ambito was read from, if any.
 */
export const assemblaPiano = (
  pacco: PaccoCompilato,
  dati: DatiNuovoPiano,
  opzioni: { readonly conSchede: boolean; readonly documentoId: Id | null },
  nuovoId: FabbricaId,
): PianoAssemblato => {
  const { documentoId } = opzioni;
  const luogo = { documentoId, foglio: null, cella: null, riga: null };
  const operazioni: Operazione[] = [];
  const pianoId = nuovoId();
  const enti = new Map<string, Id>();
  const comuni = dati.comuni.flatMap((c) => {
    const { popolazione, ...anagrafica } = c;
    const comuneId = nuovoId();
    const enteId = nuovoId();
    enti.set(c.codiceIstat, enteId);
    return [
      inserisci('comune', { id: comuneId, ...anagrafica }),
      inserisci('appartenenza', { id: nuovoId(), comuneId, dal: null, al: null }),
      ...popolazione.map((p) => inserisci('popolazione', { id: nuovoId(), comuneId, ...p, ...luogo })),
      inserisci('ente', {
        id: enteId,
        tipo: 'comune',
        denominazione: `Comune di ${c.nome}`,
        comuneId,
        codice: c.codiceIstat,
        codiceFiscale: null,
        pec: null,
      }),
    ];
  });
  const forma = formaDi(pacco, dati.formaLetta);
  const capofilaId = dati.capofilaIstat === null ? null : (enti.get(dati.capofilaIstat) ?? null);
  operazioni.push(
    inserisci('piano', {
      id: pianoId,
      denominazione: `Piano di Zona ${dati.annoInizio}-${dati.annoFine}`,
      ambito: dati.ambito,
      regione: dati.regione,
      codiceSioss: dati.codiceSioss,
      annoInizio: dati.annoInizio,
      annoFine: dati.annoFine,
      formaLetta: dati.formaLetta,
      forma,
      gestore: capofilaId === null ? null : 'comune_capofila',
      capofilaId,
      stato: 'bozza',
      modello: pacco.id,
    }),
    ...comuni,
    inserisci('ente', enteSenzaComune(nuovoId(), 'ambito', dati.ambito)),
  );
  const firmatari = dati.comuni.flatMap((c) => enti.get(c.codiceIstat) ?? []);
  firmatari.forEach((enteId, i) => operazioni.push(inserisci('parte', parteVuota(nuovoId(), enteId, 'comune', i + 1))));
  if (dati.asl !== null && dati.asl.trim() !== '') {
    const aslId = nuovoId();
    operazioni.push(
      inserisci('ente', enteSenzaComune(aslId, 'asl', dati.asl.trim())),
      inserisci('parte', parteVuota(nuovoId(), aslId, 'sanita', firmatari.length + 1)),
    );
  }
  for (const a of pacco.adempimenti)
    operazioni.push(
      inserisci('adempimento', {
        id: nuovoId(),
        codice: a.id,
        livello: a.livello,
        testo: a.testo,
        stato: 'da_fare',
        data: null,
        atto: null,
        responsabile: null,
      }),
    );
  const sezioni = sezioniDelPacco(pacco, nuovoId);
  operazioni.push(...sezioni.map((sezione): Operazione => ({ op: 'sezione/inserisci', sezione })));
  if (opzioni.conSchede)
    pacco.leps
      .filter((l) => l.obbligatorio && l.conSchedaPropria)
      .toSorted((a, b) => a.ordine - b.ordine)
      .forEach((leps, i) => {
        const scheda = schedaPerLeps(leps, codiceScheda(leps), i + 1, nuovoId());
        const sezione = sezionePerScheda(pacco, scheda, sezioni, nuovoId());
        operazioni.push(inserisci('scheda', scheda), { op: 'sezione/inserisci', sezione });
      });
  return { operazioni, formaSconosciuta: dati.formaLetta !== null && forma === null };
};

const enteSenzaComune = (id: Id, tipo: Stato<'tipoEnte'>, denominazione: string): Riga<'ente'> => ({
  id,
  tipo,
  denominazione,
  comuneId: null,
  codice: null,
  codiceFiscale: null,
  pec: null,
});

const parteVuota = (id: Id, enteId: Id, ruolo: Stato<'ruoloParte'>, ordine: number): Riga<'parte'> => ({
  id,
  enteId,
  ruolo,
  ordine,
  persona: null,
  qualita: null,
  delega: null,
  attoOrgano: null,
  attoNumero: null,
  attoData: null,
  attoEsecutivita: null,
  perConto: [],
  dataFirma: null,
  impegni: null,
});

/** Section key of a LEPS: its id in lower case (`leps-ssp`). */
const chiaveLeps = (leps: Pick<Leps, 'id'>): string => leps.id.toLowerCase();

/** Sections of a new plan, chapters in the pack's order, one child per LEPS where a chapter says so. */
export const sezioniDelPacco = (pacco: PaccoCompilato, nuovoId: FabbricaId): Sezione[] => {
  const capitoli = pacco.capitoli.toSorted((a, b) => a.numero - b.numero);
  const ids = new Map(capitoli.map((c) => [c.id, nuovoId()]));
  return capitoli.flatMap((c) => {
    const id = ids.get(c.id) ?? nuovoId();
    const capitolo: Sezione = {
      id,
      chiave: c.id,
      padreId: (c.padre === null ? null : ids.get(c.padre)) ?? null,
      ordine: c.numero,
      titolo: c.titolo,
      schedaId: null,
      tutela: c.tutela,
      revisione: 0,
      paroleAttese: c.paroleAttese,
      contenuto: contenutoDaPacco(pacco, `capitoli/${c.id}`),
    };
    const leps = c.contiene === 'leps' ? pacco.leps.toSorted((a, b) => a.ordine - b.ordine) : [];
    return [
      capitolo,
      ...leps.map(
        (l, i): Sezione => ({
          id: nuovoId(),
          chiave: chiaveLeps(l),
          padreId: id,
          ordine: i + 1,
          titolo: l.nome,
          schedaId: null,
          tutela: 'libero',
          revisione: 0,
          paroleAttese: null,
          contenuto: contenutoDaPacco(pacco, `leps/${l.id}`),
        }),
      ),
    ];
  });
};

/** Code of the scheda that the app makes for a LEPS: the LEPS's id without its prefix (`SSP`). */
const codiceScheda = (leps: Pick<Leps, 'id'>): string => leps.id.replace(/^LEPS-/, '');

/** First code not yet used among `usati`: `base`, or with a number from `daNumero` on (`SSP-2`, `SSP-3`…). */
export const codiceLibero = (base: string, usati: readonly string[], daNumero = 1): string => {
  const presi = new Set(usati);
  for (let n = daNumero; ; n++) {
    const codice = n === 1 ? base : `${base}-${n}`;
    if (!presi.has(codice)) return codice;
  }
};

/** First code not yet used among `usati`, from the LEPS's own: `SSP`, `SSP-2`, … */
export const codiceSchedaLibero = (leps: Pick<Leps, 'id'>, usati: readonly string[]): string =>
  codiceLibero(codiceScheda(leps), usati);

/** A scheda that says only its code and title: everything else is to be written. */
export const schedaVuota = (codice: string, titolo: string, ordine: number, id: Id): Riga<'scheda'> => ({
  ...nonDetti.scheda,
  ...{ id, codice, titolo, ordine, leps: [], programmaLetto: null, programmaId: null, comuni: [] },
  ...{ stato: null, elementi: {}, documentoId: null },
});

/** Empty scheda for a LEPS of the pack; its state is not known until a person writes it. */
export const schedaPerLeps = (leps: Leps, codice: string, ordine: number, id: Id): Riga<'scheda'> => ({
  ...schedaVuota(codice, leps.nome, ordine, id),
  leps: [{ letto: leps.id, id: leps.id }],
  programmaLetto: leps.programma,
  programmaId: leps.programma,
});

const blocco = (id: string): BloccoId => bloccoIdSchema.parse(id);

/** Text of a scheda whose LEPS has none in the pack: what to write, then the tables of its data. */
const contenutoScheda = (): ContenutoSezione => ({
  versione: 1,
  blocchi: [
    {
      id: blocco('descrizione'),
      tipo: 'paragrafo',
      tutela: 'da_compilare',
      contenuto: [{ tipo: 'segnaposto', nome: 'descrizione', etichetta: "descrizione dell'intervento" }],
    },
    ...(['scheda.elementi', 'scheda.risorse', 'scheda.personale', 'scheda.indicatori'] as const).map(
      (fonte): Blocco => ({
        id: blocco(fonte.replace('scheda.', 'tab-')),
        tipo: 'tabella-viva',
        fonte,
        titolo: fontiTabella[fonte].titolo,
        ...(fonte === 'scheda.risorse' ? { totali: true } : {}),
      }),
    ),
  ],
});

/** Section of a scheda, under the chapter that holds the schede: made when the scheda is made, by hand or by import. */
export const sezionePerScheda = (
  pacco: PaccoCompilato,
  scheda: Pick<Riga<'scheda'>, 'id' | 'codice' | 'titolo' | 'ordine' | 'leps'>,
  sezioni: readonly Sezione[],
  id: Id,
): Sezione => {
  const capitolo = pacco.capitoli.find((c) => c.contiene === 'schede');
  const padre = capitolo ? sezioni.find((s) => s.chiave === capitolo.id) : undefined;
  return {
    id,
    chiave: null,
    padreId: padre?.id ?? null,
    ordine: scheda.ordine,
    titolo: scheda.titolo,
    schedaId: scheda.id,
    tutela: 'libero',
    revisione: 0,
    paroleAttese: null,
    contenuto: contenutoScheda(),
  };
};

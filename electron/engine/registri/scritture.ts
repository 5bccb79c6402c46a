import { nonDetti } from '#domain/campi-aggiunti.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import { contestoDi } from '../import/contesto.ts';
import * as campi from './campi-esistenti.ts';
import { type CampoScritto, campo, type DefinizioneCampo } from './campo.ts';
import { type Dintorni, type Genere, niente } from './genere.ts';
import { ente, riferimento, soloComune, vocabolario } from './generi-scelta.ts';
import { importo, testoLibero } from './generi-valore.ts';
import type { Lavoro } from './lavoro.ts';
import { type Scrittura, scritturaDi, senzaLuogo, soloCelle, trattenutaDa } from './scrittura.ts';
import { campiRichiesto, campiSchedaBase } from './tavole-schede.ts';

const di = (registro: NomeRegistro, elenco: readonly DefinizioneCampo[]): readonly CampoScritto[] =>
  elenco.map((d) => campo(registro, d));
const tempoPieno = ({ piano, chi }: Lavoro): number =>
  contestoDi(piano, 'registri', chi.istante.slice(0, 10)).minutiTempoPieno;
const codici = { fondoLetto: '', fondoId: null } as const;

/** Persons. */
export const scritturaPersonale = (): Scrittura =>
  scritturaDi('persona', di('persona', campi.campiPersona), (lavoro) => ({
    ...{
      ...senzaLuogo,
      ...nonDetti.persona,
      matricola: '',
      enteLetto: '',
      enteId: null,
      profiloLetto: '',
      profiloId: null,
    },
    ...{
      areaLetta: null,
      rapportoLetto: null,
      rapporto: 'TI',
      minutiSettimanali: null,
      minutiContratto: tempoPieno(lavoro),
    },
    ...{ quotaBp: 10_000, sociale: true, dal: null, al: null, assenze: [], note: null, esclusaPerche: null },
    ...{ doppiaDi: null, oreLette: null },
  }));

/** Lines of the PTFP. */
export const scritturaFabbisogno = (): Scrittura =>
  scritturaDi('fabbisogno', di('fabbisogno', campi.campiFabbisogno), (lavoro) => ({
    ...{
      ...senzaLuogo,
      ...nonDetti.fabbisogno,
      enteId: null,
      enteLetto: null,
      anno: 0,
      tipo: 'assunzione',
      profiloLetto: '',
    },
    ...{
      profiloId: null,
      areaLetta: null,
      unitaMilli: 0,
      minutiSettimanali: null,
      minutiContratto: tempoPieno(lavoro),
    },
    ...{ quotaBp: 10_000, rapporto: 'TI', decorrenza: null, fine: null, modalita: null, costoCents: null },
    ...{ fondoLetto: null, fondoId: null, personaId: null },
  }));

/** A new request of staff. */
export const baseRichiesto = () => ({
  ...{ ...nonDetti.personaleRichiesto, schedaId: null, enteLetto: '', enteId: null, profiloLetto: '' },
  ...{ profiloId: null, anno: 0, fteMilli: 0, documentoId: null },
});
/** Staff that the schede ask for. */
export const scritturaRichiesto = (): Scrittura =>
  scritturaDi('personaleRichiesto', di('personaleRichiesto', campiRichiesto), baseRichiesto);

/** Comuni: a new one is a Comune, a body and a party, inside the Ambito. */
export const scritturaAmbito = (): Scrittura => ({
  ...scritturaDi('comune', di('comune', campi.campiComune), null),
  eliminabile: () => true,
  elimina: (lavoro, comuneId) => {
    const { registri } = lavoro.piano;
    if (lavoro.riga('comune', comuneId) === undefined) return 'Il Comune non c’è più: aggiornare il registro.';
    const enti = registri.ente.filter((e) => e.comuneId === comuneId);
    for (const a of registri.appartenenza) if (a.comuneId === comuneId) lavoro.elimina('appartenenza', a.id);
    for (const e of enti) {
      for (const p of registri.parte) if (p.enteId === e.id) lavoro.elimina('parte', p.id);
      const trattiene = trattenutaDa(lavoro, 'ente', e.id);
      if (trattiene !== null) return `Il Comune non si può eliminare perché ${trattiene}.`;
      lavoro.elimina('ente', e.id);
    }
    const trattiene = trattenutaDa(lavoro, 'comune', comuneId);
    if (trattiene !== null) return `Il Comune non si può eliminare perché ${trattiene}.`;
    lavoro.elimina('comune', comuneId);
    return null;
  },
  nuova: (lavoro, celle) => {
    const comuneId = lavoro.crea('comune', {
      ...{ codiceIstat: '', nome: '', provincia: null, siglaProvincia: null, regione: null, codiceCatastale: null },
    });
    const denominazione = (celle.get('nome') ?? '').trim();
    const enteId = lavoro.crea('ente', {
      ...{ tipo: 'comune', denominazione, comuneId, codice: null, codiceFiscale: null, pec: null },
    });
    lavoro.crea('appartenenza', { comuneId, dal: null, al: null });
    lavoro.crea('parte', {
      ...{ enteId, ruolo: 'comune', ordine: lavoro.piano.registri.parte.length + lavoro.toccate('parte').length + 1 },
      ...{ persona: null, qualita: null, delega: null, attoOrgano: null, attoNumero: null, attoData: null },
      ...{ attoEsecutivita: null, perConto: [], dataFirma: null, impegni: null },
    });
    return comuneId;
  },
});

const comuneDellaCifra: DefinizioneCampo = {
  ...{ id: 'comune', titolo: 'Comune', obbligatoria: true, campi: ['comuneId'] },
  genere: soloComune,
};
/** Population. */
export const scritturaPopolazione = (): Scrittura =>
  scritturaDi('popolazione', di('popolazione', [comuneDellaCifra, ...campi.campiPopolazione]), () => ({
    ...{ ...senzaLuogo, comuneId: null, dataRiferimento: '', residenti: 0, fonte: null },
  }));

/** A new body: Comuni are added in their own view. */
export const baseEnte = () => ({
  ...{ tipo: 'altro', denominazione: '', comuneId: null, codice: null, codiceFiscale: null, pec: null },
});

const assegnazioneVuota = {
  ...{ ...senzaLuogo, ...nonDetti.assegnazione, ...codici, anno: 0, importoCents: null, atto: null, ruolo: 'riga' },
} as const;
/** Funds: a row that stands for a fund without assignment becomes one when something is written in it. */
export const scritturaFondi = (): Scrittura => {
  const suId = (d: DefinizioneCampo): DefinizioneCampo => ({
    ...d,
    altrove: {
      registro: 'assegnazione',
      di: (righe, id) => (righe.riga('assegnazione', id) === undefined ? null : id),
      crea: (lavoro, id) => {
        const taglio = id.lastIndexOf('/');
        const [fondoId, anno] = [id.slice(0, taglio), Number(id.slice(taglio + 1))];
        if (taglio < 1 || !Number.isInteger(anno) || perId(lavoro.piano.pacco.fondi, fondoId) === undefined)
          return null;
        const gia = lavoro.toccate('assegnazione').find((a) => a.fondoId === fondoId && a.anno === anno);
        return gia === undefined
          ? lavoro.crea('assegnazione', { ...assegnazioneVuota, fondoLetto: fondoId, fondoId, anno })
          : String(gia.id);
      },
    },
  });
  const campiFondo = di('assegnazione', campi.campiAssegnazione.map(suId));
  return scritturaDi('assegnazione', campiFondo, () => assegnazioneVuota);
};

/** Shares. */
export const scritturaQuote = (): Scrittura =>
  scritturaDi('quota', di('quota', campi.campiQuota), () => ({
    ...{ ...senzaLuogo, ...nonDetti.quota, comuneLetto: '', comuneId: null, anno: 0, importoCents: null, letto: null },
    ...{ popolazioneUsata: null, euroAbCents: null, ruolo: 'riga' },
  }));

/** Written overview. */
export const scritturaProspetto = (): Scrittura =>
  scritturaDi('prospettoScritto', di('prospettoScritto', campi.campiProspetto), () => ({
    ...{
      ...senzaLuogo,
      schedaLetta: null,
      schedaId: null,
      fondoLetto: null,
      fondoId: null,
      anno: null,
      importoCents: null,
    },
    ruolo: 'riga',
  }));

/** Schede: identity and money are in one view, the rest of the fields in the other. */
export const scritturaSchede = (): Scrittura => ({ ...scritturaDi('scheda', di('scheda', campiSchedaBase), null) });

const diNuova = (
  id: string,
  titolo: string,
  genere: Genere,
  obbligatoria: boolean,
  aiuto: string | null,
): CampoScritto => ({
  ...{ id, titolo, gruppo: null, aiuto, obbligatoria, genere },
  dichiara: [],
  riga: () => null,
  attuale: (righe, rigaId) => (perId(righe.piano.registri.copertura, rigaId) === undefined ? niente : null),
  accanto: () => null,
  scrivi: (lavoro, _, testo, d) => {
    const letto = genere.leggi(testo, d);
    return 'messaggio' in letto ? letto : genere.mostra(letto.valori, lavoro.piano);
  },
  ripristina: () => false,
});
const schedaDellaRisorsa = riferimento('scheda', 'una scheda del piano');

/** Gestione of a new voce: what the form of association implies. */
export const gestioneUsuale = (piano: Piano): 'diretta' | 'trasferita' =>
  ['unione32', 'consorzio31', 'azienda114'].some((f) => f === piano.testa.forma) ? 'trasferita' : 'diretta';

/** Item of spending that a new resource pays: the one of the same scheda and body, else a new one with its cost. */
const voceDellaRisorsa = (
  lavoro: Lavoro,
  celle: ReadonlyMap<string, string>,
  d: Dintorni,
): string | { readonly messaggio: string } => {
  const scheda = schedaDellaRisorsa.leggi(celle.get('scheda') ?? '', d);
  if ('messaggio' in scheda) return scheda;
  const chi = ente.leggi(celle.get('ente') ?? '', d);
  if ('messaggio' in chi) return chi;
  const schedaId = String(scheda.valori[0]);
  const [enteLetto, enteId] = chi.valori;
  const descrizione = (celle.get('descrizione') ?? '').trim();
  const sua = perId(d.piano.registri.scheda, schedaId);
  const voci = [...d.piano.registri.voceSpesa, ...lavoro.toccate('voceSpesa')];
  const gia = voci.find(
    (v) => v.schedaId === schedaId && v.enteId === enteId && (descrizione === '' || v.descrizione === descrizione),
  );
  if (gia !== undefined) return String(gia.id);
  const voceId = lavoro.crea('voceSpesa', {
    ...{ ...nonDetti.voceSpesa, schedaId, enteLetto, enteId, descrizione: descrizione || (sua?.titolo ?? '') },
    ...{ gestione: gestioneUsuale(d.piano), programmaId: null, dataInizio: null, dataFine: null, cup: null },
    ...{ derogaAtto: null, documentoId: null },
  });
  const spesa = importo.leggi(celle.get('importo') ?? '', d);
  const anno = Number(celle.get('anno'));
  if (Number.isInteger(anno) && !('messaggio' in spesa))
    lavoro.crea('voceAnno', { voceId, anno, importoCents: spesa.valori[0] ?? null, documentoId: null });
  return voceId;
};

/** Resources of the schede. */
export const scritturaRisorse = (): Scrittura => ({
  ...scritturaDi('copertura', [], () => ({})),
  campi: [
    diNuova('scheda', 'Scheda', schedaDellaRisorsa, true, null),
    diNuova('ente', 'Ente', ente, true, null),
    diNuova('descrizione', 'Voce', testoLibero, false, 'Vuota: la voce di spesa che la scheda ha già per quell’ente'),
    ...di('copertura', campi.campiRisorsa),
  ],
  nuova: (lavoro, celle, d) => {
    const voceId = voceDellaRisorsa(lavoro, celle, d);
    if (typeof voceId !== 'string') return voceId;
    const anno = Number(celle.get('anno'));
    return lavoro.crea('copertura', {
      ...{
        ...senzaLuogo,
        voceId,
        anno: 0,
        ...codici,
        annualita: Number.isInteger(anno) ? anno : 0,
        importoCents: null,
      },
    });
  },
});

/** What a person decides of a contribution keeps who decided and when. */
const decisione = (d: DefinizioneCampo): CampoScritto => {
  const c = campo('contributo', d);
  return {
    ...c,
    scrivi: (lavoro, rigaId, testo, dintorni) => {
      const esito = c.scrivi(lavoro, rigaId, testo, dintorni);
      if (!('messaggio' in esito))
        lavoro.modifica('contributo', rigaId, { decisoIl: lavoro.chi.istante, decisoDa: lavoro.chi.autore });
      return esito;
    },
  };
};
/** Contributions of the Terzo settore. */
export const scritturaContributi = (): Scrittura =>
  scritturaDi(
    'contributo',
    [
      ...di('contributo', campi.campiContributo),
      decisione({ id: 'esito', titolo: 'Esito', genere: vocabolario('esitoContributo', 'un esito'), campi: ['esito'] }),
      decisione({ id: 'motivazione', titolo: 'Motivazione', genere: testoLibero, campi: ['motivazione'] }),
    ],
    () => ({
      ...{
        ...nonDetti.contributo,
        codice: '',
        etsId: null,
        dataRicezione: null,
        tavolo: null,
        leps: [],
        titolo: '',
        testo: '',
      },
      ...{
        referente: null,
        consensoPubblicazione: null,
        duplicatoDi: null,
        revisioneDi: null,
        similiA: [],
        esito: null,
      },
      ...{ motivazione: null, decisoIl: null, decisoDa: null, documentoId: null, riga: null },
    }),
  );

/** Parties of the accordo. */
export const scritturaParti = (): Scrittura =>
  scritturaDi('parte', di('parte', campi.campiParte), () => ({
    ...{ enteId: null, ruolo: 'altro', ordine: 0, persona: null, qualita: null, delega: null, attoOrgano: null },
    ...{ attoNumero: null, attoData: null, attoEsecutivita: null, perConto: [], dataFirma: null, impegni: null },
  }));

/** Commitments: their rows are the model's. */
export const scritturaAdempimenti = (): Scrittura => soloCelle(di('adempimento', campi.campiAdempimento));
/** Imported files: what a person may say of one. */
export const scritturaDocumenti = (): Scrittura => soloCelle(di('documento', campi.campiDocumento));
/** Anomalies: what a person decided. */
export const scritturaAnomalie = (): Scrittura => soloCelle(di('anomalia', campi.campiAnomalia));

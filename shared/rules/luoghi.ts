import { cellaDi, type Letta } from '#domain/documenti.ts';
import type { Luogo } from '#domain/esito.ts';
import { raggruppa } from '#domain/indice.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import type { NomeRegistro, Scheda } from '#domain/registri.ts';
import type { Risorsa } from '#domain/risorse.ts';
import type { Sezione } from '#domain/section-content.ts';

/** View of the registers room that shows each register. */
const viste: Partial<Record<NomeRegistro, string>> = {
  comune: 'ambito',
  popolazione: 'popolazione',
  ente: 'ambito',
  parte: 'parti',
  documento: 'documenti',
  persona: 'personale',
  fabbisogno: 'ptfp',
  assegnazione: 'fondi',
  quota: 'quote',
  scheda: 'schede',
  voceSpesa: 'voci',
  voceAnno: 'risorse',
  copertura: 'risorse',
  prospettoScritto: 'prospetto',
  anomalia: 'anomalie',
  ets: 'contributi',
  obiettivo: 'obiettivi',
  indicatore: 'indicatori',
  personaleRichiesto: 'personale-richiesto',
  contributo: 'contributi',
  adempimento: 'adempimenti',
  mandato: 'organo',
  postoUfficio: 'ufficio',
  distretto: 'distretti',
  voto: 'voti',
  pua: 'pua',
  protocollo: 'protocolli',
  pianoCollegato: 'piani-collegati',
  esitoPrecedente: 'esiti-precedenti',
  scadenza: 'scadenze',
  incontro: 'incontri',
  consultazione: 'consultazioni',
  monitoraggio: 'monitoraggio',
  servizio: 'servizi',
  pisCopertura: 'copertura-pis',
  residenzaFittizia: 'residenza',
  fase: 'cronoprogramma',
  datoLeps: 'dati-leps',
  entrataContabile: 'entrate',
  spesaMacro: 'macro',
  risorsePersonaleDup: 'risorse-personale',
  capacitaAssunzionale: 'capacita',
  dotazione: 'dotazione',
  dichiarazioneDup: 'dichiarazioni-dup',
};

/** View of the registers room that shows a register. */
export const vistaDelRegistro = (registro: NomeRegistro): string => viste[registro] ?? registro;

type RigaConLuogo = { readonly id: string } & Partial<Letta>;

/** Place of a register row, with file, sheet and cell where it was read from a file. */
export const luogoRiga = (piano: Piano, registro: NomeRegistro, riga: RigaConLuogo, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: `${registro}:${riga.id}`,
  etichetta,
  registro: viste[registro] ?? registro,
  ...(riga.documentoId === undefined ? {} : cellaDi(piano, { ...riga, documentoId: riga.documentoId })),
});

/** Place of a whole register, where the row that is missing should be. */
export const luogoRegistro = (vista: string, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: vista,
  etichetta,
  registro: vista,
});

/** Place of the view that shows a register: where a missing row is to be written. */
export const luogoVista = (registro: NomeRegistro, etichetta: string): Luogo =>
  luogoRegistro(viste[registro] ?? registro, etichetta);

/** Place of a figure of an accounting document, at its first cell. */
export const luogoCifra = (piano: Piano, cifra: CifraContabile, etichetta: string): Luogo => ({
  tipo: 'registro',
  id: `cifra:${cifra.enteId}/${cifra.programmaId}`,
  etichetta,
  registro: 'dup',
  ...cellaDi(piano, cifra),
});

/** Place of a section, or of one of its blocks. */
export const luogoSezione = (sezione: Sezione, bloccoId?: string): Luogo => ({
  tipo: 'sezione',
  id: sezione.id,
  etichetta: sezione.titolo,
  ...(bloccoId === undefined ? {} : { bloccoId }),
});

/** Place of the section that tells a LEPS, if the plan has it. */
export const luogoLeps = (piano: Piano, lepsId: string): Luogo[] => {
  const chiave = lepsId.toLowerCase();
  const sezione = raggruppa(piano.sezioni, 'chiave', (s) => s.chiave).get(chiave)?.[0];
  return sezione === undefined ? [] : [luogoSezione(sezione)];
};

/** Place of a scheda in its register. */
export const luogoScheda = (piano: Piano, s: Scheda): Luogo => luogoRiga(piano, 'scheda', s, `${s.codice} ${s.titolo}`);

/** Places of resources, one for each scheda, in order. */
export const luoghiSchede = (piano: Piano, risorse: readonly Risorsa[]): Luogo[] =>
  [...new Map(risorse.map((r) => [r.scheda.id, r.scheda])).values()].map((s) => luogoScheda(piano, s));

import type { FilePacco } from '#domain/pacco.ts';
import type { RiferimentoTesto } from './direttive.ts';
import type { ErroreModello, RaccoltaErrori } from './errore.ts';
import {
  type CartellaTesto,
  cartelleTesto,
  conPredefiniti,
  type Elemento,
  fileElenco,
  type NomeParte,
  parti,
  type TestataPacco,
  testataPaccoSchema,
  testate,
} from './formato-pacco.ts';
import { dividiTestata, normalizzaRighe } from './markdown.ts';
import { compilaTesto } from './testo.ts';
import { leggiYaml, raccogli, segnalaProblemi, type YamlLetto } from './yaml.ts';

/** A record with the place where it was written. */
export type Collocato<T> = { readonly valore: T; readonly file: string; readonly riga: number };
/** What a text cites and the ids that it defines, for the checks across files. */
export type TestoLetto = {
  readonly file: string;
  readonly cartella: CartellaTesto;
  readonly id: string;
  readonly riferimenti: readonly RiferimentoTesto[];
  readonly idBlocchi: ReadonlySet<string>;
};
/** Files of one pack, read one by one; nothing has been compared yet. */
export type PaccoLetto = {
  readonly testata: Collocato<TestataPacco> | null;
  readonly parti: { readonly [P in NomeParte]: Collocato<Elemento<P>>[] };
  readonly testi: TestoLetto[];
  readonly errori: ErroreModello[];
};

const nuovo = (): { -readonly [K in keyof PaccoLetto]: PaccoLetto[K] } => ({
  testata: null,
  parti: {
    vocaboli: [],
    parametri: [],
    norme: [],
    erroriCitazione: [],
    leps: [],
    fondi: [],
    ammissibilita: [],
    programmi: [],
    profili: [],
    indicatori: [],
    adempimenti: [],
    capitoli: [],
    atti: [],
  },
  testi: [],
  errori: [],
});

/** Reads a list of records: a bad one is reported and the others go on. */
const elenco = <P extends NomeParte>(
  pacco: PaccoLetto,
  parte: P,
  valori: unknown,
  letto: YamlLetto,
  radice: readonly PropertyKey[],
  file: string,
  errori: RaccoltaErrori,
): void => {
  if (!Array.isArray(valori)) {
    errori.aggiungi(letto.riga(radice), `un elenco di ${parte}`, 'altro');
    return;
  }
  const schema = parti[parte];
  const destinazione: Collocato<Elemento<P>>[] = pacco.parti[parte];
  for (const [i, valore] of valori.entries()) {
    const via = [...radice, i];
    const esito = schema.safeParse(conPredefiniti(valore, schema));
    if (esito.success) destinazione.push({ valore: esito.data as Elemento<P>, file, riga: letto.riga(via) });
    else segnalaProblemi(esito.error.issues, letto, via, errori);
  }
};

const oggetto = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

const leggiTestataPacco = (
  pacco: ReturnType<typeof nuovo>,
  file: string,
  letto: YamlLetto,
  errori: RaccoltaErrori,
): void => {
  const esito = testataPaccoSchema.safeParse(conPredefiniti(letto.valore, testataPaccoSchema));
  if (!esito.success) {
    segnalaProblemi(esito.error.issues, letto, [], errori);
    return;
  }
  pacco.testata = { valore: esito.data, file, riga: 1 };
  elenco(pacco, 'vocaboli', esito.data.vocaboli, letto, ['vocaboli'], file, errori);
  elenco(pacco, 'parametri', esito.data.parametri, letto, ['parametri'], file, errori);
};

const leggiFondi = (pacco: PaccoLetto, file: string, letto: YamlLetto, errori: RaccoltaErrori): void => {
  const { valore } = letto;
  if (!oggetto(valore) || Object.keys(valore).some((k) => k !== 'fondi' && k !== 'ammissibilita')) {
    errori.aggiungi(1, 'le chiavi «fondi» e «ammissibilita»', 'altro');
    return;
  }
  elenco(pacco, 'fondi', valore.fondi ?? [], letto, ['fondi'], file, errori);
  elenco(pacco, 'ammissibilita', valore.ammissibilita ?? [], letto, ['ammissibilita'], file, errori);
};

const leggiTesto = (pacco: PaccoLetto, file: FilePacco, cartella: CartellaTesto, errori: RaccoltaErrori): void => {
  const diviso = dividiTestata(file.testo);
  if (diviso === null) {
    errori.aggiungi(1, 'una testata YAML tra due righe «---» all’inizio del file', 'niente');
    return;
  }
  const letto = leggiYaml(diviso.testata, 1, errori);
  if (letto === null) return;
  const collocato = { file: file.percorso, riga: letto.riga(['id']) };
  const compila = (id: string, campi: Elemento<'atti'>['campi']) => {
    const { corpo, righe } = diviso;
    const { genere } = cartelleTesto[cartella];
    const testo = compilaTesto({ file: file.percorso, id, genere, corpo, righe, campi });
    pacco.errori.push(...testo.errori);
    pacco.testi.push({ file: file.percorso, cartella, id, riferimenti: testo.riferimenti, idBlocchi: testo.id });
    return [...testo.corpo];
  };
  const problemi = (e: Parameters<typeof segnalaProblemi>[0]) => segnalaProblemi(e, letto, [], errori);
  if (cartella === 'leps') {
    const esito = testate.leps.safeParse(conPredefiniti(letto.valore, testate.leps));
    if (!esito.success) problemi(esito.error.issues);
    else pacco.parti.leps.push({ ...collocato, valore: { ...esito.data, corpo: compila(esito.data.id, []) } });
  } else if (cartella === 'capitoli') {
    const esito = testate.capitoli.safeParse(conPredefiniti(letto.valore, testate.capitoli));
    if (!esito.success) problemi(esito.error.issues);
    else pacco.parti.capitoli.push({ ...collocato, valore: { ...esito.data, corpo: compila(esito.data.id, []) } });
  } else {
    const esito = testate.atti.safeParse(conPredefiniti(letto.valore, testate.atti));
    if (!esito.success) problemi(esito.error.issues);
    else {
      const corpo = compila(esito.data.id, esito.data.campi);
      pacco.parti.atti.push({ ...collocato, valore: { ...esito.data, corpo } });
    }
  }
};

const cartellaDi = (percorso: string): CartellaTesto | null => {
  const nome = /^([a-z]+)\/[a-z0-9][a-z0-9-]*\.md$/u.exec(percorso)?.[1];
  return nome === 'leps' || nome === 'capitoli' || nome === 'atti' ? nome : null;
};

const parteDi = (percorso: string): NomeParte | null =>
  Object.entries(fileElenco).find(([file]) => file === percorso)?.[1] ?? null;

/** Reads every file of a pack; an unexpected file is an error. Never throws. */
export const leggiPacco = (file: readonly FilePacco[]): PaccoLetto => {
  const pacco = nuovo();
  for (const f of [...file].sort((a, b) => (a.percorso < b.percorso ? -1 : 1))) {
    const errori = raccogli(f.percorso);
    const cartella = cartellaDi(f.percorso);
    const parte = parteDi(f.percorso);
    if (cartella !== null) leggiTesto(pacco, f, cartella, errori);
    else if (parte === null && f.percorso !== 'pack.yaml' && f.percorso !== 'fondi.yaml') {
      errori.aggiungi(
        1,
        `uno tra pack.yaml, fondi.yaml, ${Object.keys(fileElenco).join(', ')}, leps/*.md, capitoli/*.md, atti/*.md`,
        `«${f.percorso}»`,
      );
    } else {
      const letto = leggiYaml(normalizzaRighe(f.testo), 0, errori);
      if (letto === null) {
        // said in `errori`
      } else if (parte !== null) elenco(pacco, parte, letto.valore ?? [], letto, [], f.percorso, errori);
      else if (f.percorso === 'pack.yaml') leggiTestataPacco(pacco, f.percorso, letto, errori);
      else leggiFondi(pacco, f.percorso, letto, errori);
    }
    pacco.errori.push(...errori.errori);
  }
  return pacco;
};

import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { parole, spaziSemplici } from '../confronto-testi.ts';
import { luogo } from '../griglia/luogo.ts';
import type { Cella } from '../griglia/tipi.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import {
  type CodiceSpesa,
  codiceDaCella,
  decidiProgramma,
  leggiCodice,
  leggiMacro,
  leggiMissione,
  leggiSoloProgramma,
  leggiTitolo,
  type ProgrammaDeciso,
} from '../programmi.ts';
import type { TabellaSpesa } from './colonne.ts';
import { type Misura, misuraDi, soloMisura } from './vocabolario.ts';
import type { Livello } from './voci.ts';

const TOTALE = /^\W*(?:totale|totali|tot\.?|sub-?\s?totale|somma|sommano|riepilogo)\b/i;
const RIPORTO = /^\W*(?:a\s+)?riport(?:o|are|i)\b/i;
const DI_CUI = /^\W*(?:di\s+cui|d\.c\.)\b/i;

/** Reading state: codes that blank cells inherit from the rows above. */
export type StatoRighe = {
  missione: string | null;
  programma: ProgrammaDeciso | null;
  programmaLetto: string | null;
  descrizione: string;
  titolo: number | null;
  /** Keys of the written total just above: the lines of its other measures (cassa, FPV) belong to it. */
  totale: ChiaviTotale | null;
  /** The row just read reported something: the next equal one must report it too. */
  segnalato: boolean;
  readonly decisi: Map<string, ProgrammaDeciso>;
  readonly testi: Map<string, string>;
};

/** State at the top of a table. */
export const statoIniziale = (): StatoRighe => ({
  missione: null,
  programma: null,
  programmaLetto: null,
  descrizione: '',
  titolo: null,
  totale: null,
  segnalato: false,
  decisi: new Map(),
  testi: new Map(),
});

/** Keys of one row of a table. */
export type RigaChiavi = {
  readonly etichetta: string;
  readonly livello: Livello;
  readonly diCui: boolean;
  readonly esclusa: boolean;
  readonly missione: string | null;
  readonly programma: ProgrammaDeciso | null;
  readonly programmaLetto: string | null;
  readonly descrizione: string;
  readonly titolo: number | null;
  readonly macro: string | null;
  readonly anno: number | null;
  readonly misura: Misura | null;
  readonly ente: string | null;
};

type ChiaviTotale = Omit<RigaChiavi, 'etichetta' | 'diCui' | 'anno' | 'misura' | 'ente' | 'esclusa'>;

/** Keys of a row: own cells, merged cells, then what the rows above left open. */
export const leggiChiavi = (
  tabella: TabellaSpesa,
  r: number,
  chiavi: readonly (readonly [number, { readonly tipo: string }])[],
  stato: StatoRighe,
  codici: Codici,
  anomalie: Raccoglitore,
): RigaChiavi => {
  const celle = new Map<string, Cella>();
  const testi: string[] = [];
  for (const [c, { tipo }] of chiavi) {
    const cella = cellaUnita(tabella.foglio, r, c);
    if (!cella || cella.testo.trim() === '') continue;
    if (!celle.has(tipo)) celle.set(tipo, cella);
    if (cella.r === r && tipo !== 'enteCodice' && tipo !== 'enteNome' && tipo !== 'anno')
      testi.push(spaziSemplici(cella.testo));
  }
  const testo = (tipo: string) => spaziSemplici(celle.get(tipo)?.testo ?? '');
  const etichetta = testi.join(' ');
  const scritta = testi.find((t) => TOTALE.test(t) || RIPORTO.test(t));
  const esclusa = scritta !== undefined && RIPORTO.test(scritta);
  const comune = {
    etichetta,
    diCui: testi.some((t) => DI_CUI.test(t)),
    anno: annoDi(celle.get('anno')),
    misura: (celle.has('misura') ? misuraDi(testo('misura')) : null) ?? misuraDi(testi.find(soloMisura) ?? ''),
    ente: unico(`${testo('enteCodice')} ${testo('enteNome')}`.trim(), stato) || null,
  };
  if (scritta !== undefined) {
    stato.totale = totaleDi(scritta, etichetta, celle, stato);
    return { ...comune, ...stato.totale, esclusa };
  }
  if (stato.totale !== null && testi.length > 0 && testi.every(soloMisura))
    return { ...comune, ...stato.totale, esclusa: false };
  stato.totale = null;
  const missioneIntera = soloMissione(celle, r, codici);
  if (missioneIntera !== null) {
    Object.assign(stato, { missione: missioneIntera, programma: null, titolo: null });
    stato.totale = {
      livello: 'missione',
      missione: missioneIntera,
      programma: null,
      programmaLetto: null,
      descrizione: etichetta,
      titolo: null,
      macro: null,
    };
    return { ...comune, ...stato.totale, esclusa: false };
  }
  const trovato = trovaCodice(celle, testi, stato, codici, tabella.conCodici);
  const descrizione = unico(
    testo('descrizione') || senzaCodice(testi.find((t) => parole(t).some((p) => p.length > 3 && !/\d/.test(p))) ?? ''),
    stato,
  );
  const titolo =
    (celle.has('titolo') ? leggiTitolo(testo('titolo')) : null) ?? trovato?.titolo ?? titoloDaTesti(testi, celle);
  const macro = (celle.has('macro') ? leggiMacro(testo('macro')) : null) ?? trovato?.macro ?? null;
  // A code that cannot be read is not the code of the row above.
  const estranea = !trovato && titolo === null && macro === null && celle.get('codice')?.r === r;
  if (estranea) Object.assign(stato, { missione: null, programma: null, titolo: null });
  if (trovato) {
    stato.missione = trovato.missione;
    if (trovato.programma !== null || celle.has('codice')) {
      const deciso = decidi(trovato, descrizione, stato, codici);
      if (deciso.ambiguo !== 'no') {
        stato.segnalato = true;
        segnalaAmbiguo(tabella, celle.get('codice') ?? celle.get('programma'), deciso, anomalie);
      }
      stato.missione = deciso.missione;
      stato.programma = trovato.programma === null ? null : deciso;
      stato.programmaLetto = unico(trovato.letto, stato);
      stato.descrizione = descrizione;
    } else if (!celle.has('programma')) stato.programma = null;
    stato.titolo = titolo;
  } else if (titolo !== null) stato.titolo = titolo;
  return {
    ...comune,
    livello: 'riga',
    esclusa: false,
    missione: stato.missione,
    programma: stato.programma,
    programmaLetto: stato.programma ? stato.programmaLetto : null,
    descrizione: titolo !== null && !trovato ? stato.descrizione : descrizione || stato.descrizione,
    titolo:
      titolo ??
      (celle.has('titolo') || !trovato ? (macro !== null || celle.has('misura') ? stato.titolo : titolo) : null),
    macro,
  };
};

/** One copy of a text that repeats on many rows. */
const unico = (testo: string, stato: StatoRighe): string => {
  const noto = stato.testi.get(testo);
  if (noto !== undefined) return noto;
  if (stato.testi.size < 20_000) stato.testi.set(testo, testo);
  return testo;
};

/** Programme of a code with its description, decided once for each different pair. */
const decidi = (trovato: Trovato, descrizione: string, stato: StatoRighe, codici: Codici): ProgrammaDeciso => {
  const chiave = `${trovato.missione}.${trovato.programma}|${trovato.alternative.join()}|${trovato.alternative.length > 0 ? descrizione : ''}`;
  const noto = stato.decisi.get(chiave);
  if (noto) return noto;
  const deciso = decidiProgramma(trovato, descrizione, codici);
  stato.decisi.set(chiave, deciso);
  return deciso;
};

const annoDi = (cella: Cella | undefined): number | null => {
  const anno = /^(?:19|20)\d{2}$/.exec(spaziSemplici(cella?.testo ?? ''))?.[0];
  return anno ? Number(anno) : null;
};

type Trovato = CodiceSpesa & { readonly letto: string };

/** Code of a row: a complete code, a programme within the mission, or a description that only one programme has. */
const trovaCodice = (
  celle: ReadonlyMap<string, Cella>,
  testi: readonly string[],
  stato: StatoRighe,
  codici: Codici,
  conCodici: boolean,
): Trovato | null => {
  const intero = celle.get('codice');
  if (intero) {
    const letto = codiceDaCella(intero);
    if (letto && (letto.programma !== null || /miss/i.test(intero.testo)))
      return { ...letto, letto: spaziSemplici(intero.testo) };
  }
  const cellaMissione = celle.get('missione');
  const missione = cellaMissione ? (leggiMissione(cellaMissione.testo) ?? stato.missione) : stato.missione;
  const cellaProgramma = celle.get('programma');
  if (cellaProgramma) {
    const letto = codiceDaCella(cellaProgramma);
    if (letto?.programma) return { ...letto, letto: spaziSemplici(cellaProgramma.testo) };
    const programma = leggiSoloProgramma(cellaProgramma.testo);
    if (programma !== null && missione !== null)
      return { missione, programma, titolo: null, macro: null, alternative: [], letto: `${missione}.${programma}` };
  }
  for (const testo of testi) {
    if (leggiTitolo(testo) !== null && /tit/i.test(testo)) continue;
    const letto = leggiCodice(testo);
    if (letto && (letto.programma !== null || /^\W*miss/i.test(testo))) return { ...letto, letto: testo };
    if (/^\W*(?:programma|progr\.?)\b/i.test(testo)) {
      const programma = leggiSoloProgramma(testo);
      if (programma !== null && missione !== null)
        return { missione, programma, titolo: null, macro: null, alternative: [], letto: testo };
    }
  }
  // Where codes have a column of their own, a row that leaves it blank is not told by its words.
  const taciuto = conCodici && !cellaProgramma && !intero;
  for (const testo of taciuto ? [] : [celle.get('programma')?.testo, celle.get('descrizione')?.testo, ...testi]) {
    const id = testo ? codici.programmaDaDescrizione(testo) : null;
    if (id && (missione === null || id.startsWith(`${missione}.`) || !cellaMissione))
      return {
        missione: id.slice(0, 2),
        programma: id.slice(3),
        titolo: null,
        macro: null,
        alternative: [],
        letto: spaziSemplici(testo ?? ''),
      };
  }
  return cellaMissione && missione !== null && cellaMissione.testo.trim() !== ''
    ? missione === stato.missione && !celle.has('programma') && !celle.has('descrizione')
      ? null
      : missione === stato.missione && stato.programma && !cellaProgramma && titoloOVuoto(celle)
        ? null
        : {
            missione,
            programma: null,
            titolo: null,
            macro: null,
            alternative: [],
            letto: spaziSemplici(cellaMissione.testo),
          }
    : null;
};

/** A row whose own text is only a titolo or nothing: it continues the programme above. */
const titoloOVuoto = (celle: ReadonlyMap<string, Cella>): boolean => {
  const descrizione = celle.get('descrizione');
  return !descrizione || leggiTitolo(descrizione.testo) !== null || leggiMacro(descrizione.testo) !== null;
};

const titoloDaTesti = (testi: readonly string[], celle: ReadonlyMap<string, Cella>): number | null => {
  if (celle.has('titolo')) return null;
  const nudo = /^[1-7]$/.exec(spaziSemplici(celle.get('codice')?.testo ?? ''))?.[0];
  if (nudo) return Number(nudo);
  for (const t of testi) {
    if (!/tit|spes[ae]\s+corrent|capitale|prestiti/i.test(t)) continue;
    const titolo = leggiTitolo(t);
    if (titolo !== null) return titolo;
  }
  return null;
};

/** Mission of a row whose code is a mission alone ("12", "13 Tutela della salute"): its amounts are those of the mission. */
const soloMissione = (celle: ReadonlyMap<string, Cella>, r: number, codici: Codici): string | null => {
  const cella = celle.get('codice');
  if (!cella || cella.r !== r || cella.valore.tipo === 'data' || celle.get('programma')?.r === r) return null;
  const nudo = /^(\d{2})(?:\s*[-–—.:]?\s*\p{L}.*)?$/u.exec(spaziSemplici(cella.testo))?.[1];
  if (!nudo || codici.missioni.has(nudo)) return nudo ?? null;
  const n = Number(nudo);
  return n >= 1 && (n <= 20 || n === 50 || n === 60 || n === 99) ? nudo : null;
};

const senzaCodice = (testo: string): string =>
  spaziSemplici(
    testo.replace(
      /^\W*(?:missione\s*\d+\s*[-–—:]?\s*)?(?:programma\s*)?(?:\d{1,4}(?:[.\-/]\d{1,3})*)?\s*[-–—:.]?\s*/i,
      '',
    ),
  );

const totaleDi = (
  scritta: string,
  etichetta: string,
  celle: ReadonlyMap<string, Cella>,
  stato: StatoRighe,
): ChiaviTotale => {
  const livello: Livello = /programma|progr\./i.test(scritta)
    ? 'programma'
    : /missione|miss\.|programmi/i.test(scritta)
      ? 'missione'
      : /general|compless|missioni/i.test(scritta)
        ? 'generale'
        : /tit(?:olo|\.)/i.test(scritta)
          ? 'titolo'
          : 'ignoto';
  const dopo = scritta.replace(TOTALE, '').trim();
  const codice = leggiCodice(dopo);
  const missione =
    codice?.missione ??
    (livello === 'missione' ? leggiMissione(dopo.replace(/^.*?miss/i, 'miss')) : null) ??
    (livello === 'generale' ? null : stato.missione);
  const cellaProgramma = celle.get('programma');
  const programma =
    livello === 'programma' || livello === 'titolo' || livello === 'ignoto'
      ? (codice?.programma ??
        (livello === 'programma' ? leggiSoloProgramma(dopo) : null) ??
        (cellaProgramma ? leggiSoloProgramma(cellaProgramma.testo) : null))
      : null;
  const id = programma !== null && missione !== null ? `${missione}.${programma}` : (stato.programma?.codice ?? null);
  return {
    livello,
    missione,
    programma:
      livello === 'missione' || livello === 'generale' || id === null
        ? null
        : { missione: missione ?? '', id, codice: id, ambiguo: 'no' },
    programmaLetto: null,
    descrizione: etichetta,
    titolo: livello === 'titolo' ? leggiTitolo(dopo) : null,
    macro: null,
  };
};

const INTESTATA = /^\W*(?:missione|miss\.?|programma|progr\.?)\s*(?:n\.?\s*)?\d/i;
/** Lines above a table that are looked at for its mission and programme. */
const RIGHE_SOPRA = 60;

/** Mission and programme that the sheet's name and the lines above a table give to its rows ("Programma 01 - …"). */
export const leggiSopra = (tabella: TabellaSpesa, stato: StatoRighe, codici: Codici): void => {
  const { foglio, r1 } = tabella;
  const sopra = foglio.righe.filter((r) => r <= r1).slice(-RIGHE_SOPRA);
  const nome = (foglio.nome ?? '').replace(/[_]/g, ' ').replace(/^M(\d{2})P(\d{2})$/i, '$1.$2');
  const testi = [
    ...(/^\d{2}[. -]\d{2}\b/.test(nome) || INTESTATA.test(nome) ? [nome] : []),
    ...sopra.flatMap((r) => foglio.riga(r).map((c) => c.testo)).filter((t) => INTESTATA.test(t)),
  ].map(spaziSemplici);
  for (const testo of testi) {
    const letto = leggiCodice(testo);
    const solo = letto ? null : leggiSoloProgramma(testo);
    const missione = letto?.missione ?? stato.missione;
    const programma = letto?.programma ?? (/^\W*progr/i.test(testo) ? solo : null);
    if (missione === null) continue;
    if (letto && letto.missione !== stato.missione) stato.programma = null;
    stato.missione = missione;
    if (programma === null) continue;
    const descrizione = senzaCodice(testo);
    const codice: Trovato = { missione, programma, titolo: null, macro: null, alternative: [], letto: testo };
    stato.programma = decidi(codice, descrizione, stato, codici);
    stato.programmaLetto = unico(testo, stato);
    stato.descrizione = unico(descrizione, stato);
  }
};

const segnalaAmbiguo = (
  tabella: TabellaSpesa,
  cella: Cella | undefined,
  deciso: ProgrammaDeciso,
  anomalie: Raccoglitore,
): void => {
  if (!cella) return;
  const comeLetto = cella.valore.tipo === 'numero' ? `${cella.valore.decimale} (numero)` : cella.testo;
  const dove = {
    foglio: tabella.foglio.nome,
    cella: tabella.foglio.rif(cella.r, cella.c),
    riga: tabella.foglio.linea(cella.r) || null,
    trovato: comeLetto,
  };
  if (deciso.ambiguo === 'risolto')
    anomalie.avviso(
      'CODICE_AMBIGUO',
      `Il codice ${comeLetto} in ${luogo(tabella.foglio, cella)} ha perso uno zero: letto ${deciso.codice}, come dice la descrizione.`,
      { ...dove, atteso: deciso.codice },
    );
  else
    anomalie.errore(
      'CODICE_AMBIGUO',
      `Il codice ${comeLetto} in ${luogo(tabella.foglio, cella)} si può leggere in più modi e nulla lo decide: la riga resta senza programma. Scrivere il codice con due cifre per parte (per esempio 12.01).`,
      { ...dove, atteso: 'un codice come 12.01' },
    );
};

import { spaziSemplici } from '../confronto-testi.ts';
import type { FoglioDiDocumento, Posto } from '../griglia/luogo.ts';
import type { Cella, Unione } from '../griglia/tipi.ts';
import { leggiNumero } from '../numeri.ts';
import type { Blocco, TabellaBlocco, TestoBlocco } from './blocchi.ts';

/** A row of a sheet made from a document. */
type RigaProspetto = {
  readonly r: number;
  readonly celle: Cella[];
  readonly posto: Posto;
  readonly etichette: Etichette;
};
type Etichette = ReadonlyMap<number, string>;
type Prospetto = {
  readonly tabelle: string[];
  readonly colonne: number;
  /** Its header, and every line above its figures: a table that begins with one of them goes on with this. */
  readonly testate: Set<string>;
  readonly etichette: Etichette;
  readonly righe: RigaProspetto[];
  readonly unioni: Unione[];
};

const TESTO = { tipo: 'testo' } as const;
const SENZA_ETICHETTE: Etichette = new Map();
const RIGHE_TESTATA = 4;
const ETICHETTA_MASSIMA = 40;
/** Lines that say to what programme or body the tables below belong, whatever their style. */
const MISSIONE = /^\W*(?:missione|miss\.)\s*(?:n\.?\s*)?\d/i;
const PROGRAMMA = /^\W*(?:programma|progr\.)\s*(?:n\.?\s*)?\d/i;
const NUOVO_ENTE = /^\W*(?:comune|citt[aà]|unione|provincia)\s+de?i\b/i;
const TITOLO_MASSIMO = 200;

const eCifra = (testo: string): boolean => {
  if (/^(?:19|20)\d{2}$/.test(testo.trim())) return false;
  const { tipo } = leggiNumero(testo);
  return tipo === 'numero' || tipo === 'ambiguo';
};

/** Number of rows at the top of a table up to the last one of its header; 0 when it begins with figures. */
const righeTestata = (t: TabellaBlocco): number => {
  const celle = (r: number) => t.celle.filter((x) => x.r === r);
  let testata = 0;
  for (let r = 0; r < Math.min(t.posti.length, RIGHE_TESTATA); r += 1) {
    if (celle(r).some((x) => eCifra(x.testo))) return testata;
    // A line with one text is a title of the rows below it, not the header; a header of one full line ends there.
    if (celle(r).length > 1) testata = r + 1;
    const intera = celle(r).length === t.colonne && celle(r).every((x) => x.colonne === 1);
    if (intera && r === 0) return testata;
  }
  return Math.min(Math.max(testata, 1), t.posti.length);
};

const testiDi = (t: TabellaBlocco, r: number): string =>
  t.celle
    .filter((x) => x.r <= r && r < x.r + x.righe)
    .map((x) => `${x.c}=${spaziSemplici(x.testo).toLowerCase()}`)
    .join('|');

/** What each column is called by the rows above its figures. */
const etichetteDi = (t: TabellaBlocco, righe: number): Etichette => {
  const etichette = new Map<number, string>();
  for (let c = 0; c < t.colonne; c += 1) {
    const pezzi: string[] = [];
    for (const x of t.celle)
      if (x.r < righe && x.c <= c && c < x.c + x.colonne && x.colonne < t.colonne) {
        const testo = spaziSemplici(x.testo);
        if (testo !== '' && pezzi.at(-1) !== testo) pezzi.push(testo);
      }
    const testo = pezzi.join(' ');
    if (testo !== '') etichette.set(c, testo.slice(0, ETICHETTA_MASSIMA));
  }
  return etichette;
};

const livelloDi = (b: TestoBlocco): number | null =>
  b.livello ??
  (b.testo.length > TITOLO_MASSIMO ? null : MISSIONE.test(b.testo) ? 10 : PROGRAMMA.test(b.testo) ? 11 : null);

/**
 * Tables of a document as sheets: tables of one shape that follow each other (a table per programme, one that goes on over
 * the page) are one sheet; each has above it the headings that it stands under and the lines just before it.
 */
export const fogliDi = (blocchi: readonly Blocco[]): readonly FoglioDiDocumento[] => {
  const prospetti: Prospetto[] = [];
  let aperto: Prospetto | null = null;
  let titoli: TestoBlocco[] = [];
  let sospesi: TestoBlocco[] = [];
  let prossima = 0;
  const rigaDi = (b: TestoBlocco): RigaProspetto => {
    const r = prossima;
    prossima += 1;
    return {
      r,
      celle: [{ r, c: 0, testo: b.testo, valore: TESTO, formula: null }],
      posto: b.posto,
      etichette: SENZA_ETICHETTE,
    };
  };
  const aggiungi = (p: Prospetto, t: TabellaBlocco, ripetute: ReadonlySet<number>): void => {
    const r0 = prossima;
    prossima += t.posti.length;
    const perRiga = Map.groupBy(t.celle, (x) => x.r);
    for (const [i, posto] of t.posti.entries()) {
      if (ripetute.has(i)) continue;
      const celle = (perRiga.get(i) ?? [])
        .filter((x) => x.testo.trim() !== '')
        .sort((a, b) => a.c - b.c)
        .map((x): Cella => ({ r: r0 + i, c: x.c, testo: x.testo, valore: TESTO, formula: null }));
      p.righe.push({ r: r0 + i, celle, posto, etichette: p.etichette });
    }
    for (const x of t.celle)
      if (x.righe > 1 || x.colonne > 1)
        p.unioni.push({ r0: r0 + x.r, c0: x.c, r1: r0 + x.r + x.righe - 1, c1: x.c + x.colonne - 1 });
    p.tabelle.push(t.nome);
  };
  for (const b of blocchi) {
    if (b.tipo === 'testo') {
      sospesi.push(b);
      continue;
    }
    const alte = righeTestata(b);
    const testate = Array.from({ length: alte }, (_, r) => testiDi(b, r)).filter((t) => t.includes('|'));
    const continua =
      aperto !== null &&
      aperto.colonne === b.colonne &&
      (b.prosegue === true || testate.every((t) => aperto?.testate.has(t))) &&
      !sospesi.some((s) => NUOVO_ENTE.test(s.testo));
    if (!continua || aperto === null) {
      aperto = {
        tabelle: [],
        colonne: b.colonne,
        testate: new Set(testate),
        etichette: etichetteDi(b, alte),
        righe: titoli.map(rigaDi),
        unioni: [],
      };
      prospetti.push(aperto);
    }
    aperto.righe.push(...sospesi.map(rigaDi));
    // A header that the next page repeats is not a row, whatever part of it the page repeats.
    const ripetute = continua ? [...Array(alte).keys()].filter((r) => aperto?.testate.has(testiDi(b, r))) : [];
    aggiungi(aperto, b, new Set(ripetute));
    titoli = sospesi.reduce<TestoBlocco[]>((pila, s) => {
      const livello = livelloDi(s);
      return livello === null ? pila : [...pila.filter((x) => (livelloDi(x) ?? 0) < livello), s];
    }, titoli);
    sospesi = [];
  }
  if (prospetti.length === 0)
    prospetti.push({
      tabelle: ['testo'],
      colonne: 1,
      testate: new Set(),
      etichette: SENZA_ETICHETTE,
      righe: sospesi.map(rigaDi),
      unioni: [],
    });
  return prospetti.map(foglioDi);
};

const nomeDi = (tabelle: readonly string[]): string => {
  const [prima, ultima] = [tabelle[0] ?? 'testo', tabelle.at(-1) ?? 'testo'];
  return prima === ultima ? prima : `${prima} – ${ultima}`;
};

const foglioDi = (p: Prospetto): FoglioDiDocumento => {
  const perRiga = new Map(p.righe.map((x) => [x.r, x]));
  const luogo = (r: number): string => perRiga.get(r)?.posto.luogo ?? '';
  return {
    nome: nomeDi(p.tabelle),
    nascosto: false,
    righe: p.righe.filter((x) => x.celle.length > 0).map((x) => x.r),
    riga: (r) => perRiga.get(r)?.celle ?? [],
    cella: (r, c) => perRiga.get(r)?.celle.find((x) => x.c === c) ?? null,
    unioni: p.unioni,
    rigaNascosta: () => false,
    colonnaNascosta: () => false,
    rif: (r, c) => {
      const x = perRiga.get(r);
      if (!x || x.etichette === SENZA_ETICHETTE) return luogo(r);
      const etichetta = x.etichette.get(c);
      return `${x.posto.luogo}, ${etichetta === undefined ? `colonna ${c + 1}` : `colonna «${etichetta}»`}`;
    },
    linea: (r) => r + 1,
    luogoRiga: (r) => perRiga.get(r)?.posto ?? { luogo: '', detto: '' },
    soloTesto: true,
  };
};

import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { chiave, citato } from '../confronto-testi.ts';
import { type LettoreImporti, lettoriImporti } from '../griglia/importi.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import { type Cella, diColonna } from '../griglia/tipi.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import type { RigaChiavi } from './chiavi.ts';
import { lettoreChiavi } from './chiavi-note.ts';
import type { TabellaSpesa } from './colonne.ts';
import { anniNel, type ColonnaImporto } from './vocabolario.ts';
import { type ChiaviVoce, chiaviUniche, type Voce } from './voci.ts';

/** Amounts of a table and what could not be placed. */
export type RigheLette = {
  readonly voci: Voce[];
  /** The first amount of each set of keys, in order. */
  readonly prime: ReadonlyMap<ChiaviVoce, Voce>;
  readonly scartate: number;
  readonly riconosciute: number;
};

/** What a document says for all its tables. */
export type Cornice = { readonly annoBase: number | null; readonly migliaia: boolean };

/** Reads the rows of one table into amounts with their keys. */
export const leggiRighe = (
  letta: TabellaSpesa,
  cornice: Cornice,
  codici: Codici,
  anomalie: Raccoglitore,
): RigheLette => {
  const tabella = senzaColonneDoppie(letta, anomalie);
  const { foglio } = tabella;
  const colonne = tabella.importi.map((x) => x.c);
  const lettori = lettoriImporti(foglio, tabella.righe, colonne, anomalie, {
    nome: 'Importo',
    negativoErrore: true,
    migliaia: cornice.migliaia,
  });
  const chiavi = [...tabella.colonne].filter(([, ruolo]) => ruolo.tipo !== 'importo' && ruolo.tipo !== 'nota');
  const chiaviDiRiga = lettoreChiavi(tabella, chiavi, codici, anomalie);
  const senzaAnni =
    tabella.importi.every((x) => x.ruolo.anno === null) && chiavi.every(([, { tipo }]) => tipo !== 'anno');
  let { annoBase } = cornice;
  const chiaviDellaVoce = chiaviPerRiga();
  const voci: Voce[] = [];
  const prime = new Map<ChiaviVoce, Voce>();
  const senzaValore: Cella[] = [];
  let scartate = 0;
  let riconosciute = 0;
  segnalaCampiInPiu(tabella, anomalie);
  const titoli = titoliRipetuti(tabella);
  for (const r of tabella.righe) {
    if (titoli(r)) continue;
    const riga = chiaviDiRiga(r);
    const celle = celleImporto(tabella, r);
    if (celle.length === 0) {
      if (senzaAnni) annoBase = annoDelTitoletto(foglio.riga(r)) ?? annoBase;
      continue;
    }
    if (/^\W*disavanzo\b/i.test(riga.etichetta)) continue;
    if (riga.livello === 'riga' && riga.missione === null) {
      const conImporti = celle.some(({ cella }) => cella.valore.tipo === 'numero' || /\d/.test(cella.testo));
      if (conImporti) {
        scartate += 1;
        anomalie.errore(
          'RIGA_NON_RICONOSCIUTA',
          `La ${nomeRiga(foglio, r)} ha importi ma non si capisce di quale programma: ${citato(riga.etichetta || 'senza descrizione')}. Non è stata importata: aggiungere il codice del programma (per esempio 12.03).`,
          {
            foglio: foglio.nome,
            cella: foglio.rif(r, celle[0]?.cella.c ?? 0),
            riga: foglio.linea(r) || null,
            trovato: riga.etichetta,
            atteso: 'un codice di programma',
          },
        );
      }
      continue;
    }
    if (riga.livello === 'riga') riconosciute += 1;
    const utile = riga.livello !== 'riga' || riga.missione === null || codici.missioni.has(riga.missione);
    for (const { cella, ruolo } of celle) {
      const totale = riga.livello !== 'riga';
      if (cella.valore.tipo === 'ignoto' && totale) senzaValore.push(cella);
      const lettore = lettori.get(cella.c);
      const cents =
        (cella.valore.tipo === 'ignoto' && totale) || !utile
          ? muto(cella, lettore, utile)
          : (lettore?.leggi(cella) ?? null);
      const k = chiaviDellaVoce(riga, ruolo, cella.c, annoBase);
      const voce: Voce = { tabella, r, c: cella.c, k, nome: riga, cents, ruolo: ruoloDi(ruolo, riga) };
      voci.push(voce);
      if (!prime.has(k)) prime.set(k, voce);
    }
    if (utile && riga.livello === 'riga') segnalaVuote(tabella, r, celle, riga, anomalie);
  }
  for (const lettore of lettori.values()) lettore.chiudi();
  if (senzaValore.length > 0) segnalaFormule(tabella, senzaValore, anomalie);
  return { voci, prime, scartate, riconosciute };
};

/** Columns of amounts that cost less one by one than as part of their row. */
const POCHE = 4;
/** Cells of a row that stand in columns of amounts, with their column. */
const celleImporto = ({ foglio, importi }: TabellaSpesa, r: number): { cella: Cella; ruolo: ColonnaImporto }[] => {
  const riga = foglio.campi && importi.length <= POCHE ? null : foglio.riga(r);
  const celle: { cella: Cella; ruolo: ColonnaImporto }[] = [];
  for (const { c, ruolo } of importi) {
    const cella = riga ? diColonna(riga, c) : (foglio.campi?.sola(r, c) ?? null);
    if (cella) celle.push({ cella, ruolo });
  }
  return celle;
};

/** Two columns for the same year and measure cannot both be right: the first is read, the others are kept aside and said. */
const senzaColonneDoppie = (tabella: TabellaSpesa, anomalie: Raccoglitore): TabellaSpesa => {
  const prime = new Map<string, TabellaSpesa['importi'][number]>();
  const senzaAnno = tabella.importi.every((x) => x.ruolo.anno === null && x.ruolo.relativo === null);
  const importi = tabella.importi.map((x) => {
    const { anno, relativo, misura, titolo, macro, uso } = x.ruolo;
    if (uso !== 'valore' || (anno === null && relativo === null && !senzaAnno)) return x;
    const k = `${anno}|${relativo}|${misura}|${titolo}|${macro}`;
    const prima = prime.get(k);
    if (!prima) {
      prime.set(k, x);
      return x;
    }
    const { foglio, r1 } = tabella;
    anomalie.errore(
      'COLONNE_DOPPIE',
      `Le colonne «${prima.testo}» (${foglio.rif(r1, prima.c)}) e «${x.testo}» (${foglio.rif(r1, x.c)}) sembrano dello stesso anno e della stessa misura: è letta solo la prima. Dire che cos’è la seconda nelle colonne della tabella, o toglierla dal file.`,
      {
        foglio: foglio.nome,
        cella: foglio.rif(r1, x.c),
        riga: foglio.linea(r1) || null,
        trovato: x.testo,
        atteso: 'una colonna per anno e misura',
      },
    );
    return { ...x, ruolo: { ...x.ruolo, uso: 'storica' as const } };
  });
  return { ...tabella, importi };
};

/** Tells the lines that repeat a title of the page ("Comune di … Pag. 2") inside the table. */
const titoliRipetuti = ({ foglio, r0 }: TabellaSpesa): ((r: number) => boolean) => {
  const testo = (r: number) =>
    foglio
      .riga(r)
      .map((c) => chiave(c.testo).replace(/(?<=pag(?:ina)?)\d+$/, ''))
      .join('|');
  const primaDellaTabella: number[] = [];
  for (const r of foglio.righe) {
    if (r >= r0) break;
    primaDellaTabella.push(r);
  }
  const sopra = new Set(primaDellaTabella.map(testo));
  sopra.delete('');
  const larghezze = new Set(primaDellaTabella.map((r) => foglio.riga(r).length));
  if (sopra.size === 0) return () => false;
  return (r) => {
    const larga = foglio.riga(r).length;
    return larga < 8 && larghezze.has(larga) && sopra.has(testo(r));
  };
};

/** Year of a heading between two stretches of the same table ("Anno 2027"). */
const annoDelTitoletto = (celle: readonly Cella[]): number | null => {
  const testi = celle.map((c) => c.testo).filter((t) => /ann[oi]|eserciz|prevision|competenz|^\W*20\d\d\W*$/i.test(t));
  const anni = new Set(testi.flatMap(anniNel));
  return anni.size === 1 ? ([...anni][0] ?? null) : null;
};

/** Lines of a text file with more fields than the header: a delimiter inside a text moves every value after it. */
const segnalaCampiInPiu = ({ foglio, righe, r1 }: TabellaSpesa, anomalie: Raccoglitore): void => {
  const larga = foglio.riga(r1).at(-1)?.c;
  if (foglio.nome !== null || larga === undefined) return;
  const lunghe = righe.filter(
    (r) => (foglio.ultimaColonna?.(r) ?? larga + 1) > larga && (foglio.riga(r).at(-1)?.c ?? 0) > larga,
  );
  // A column without header fills most lines: nothing is moved there.
  if (lunghe.length * 2 > righe.length) return;
  for (const r of lunghe) {
    const ultima = foglio.riga(r).at(-1);
    anomalie.errore(
      'RIGA_CON_CAMPI_IN_PIU',
      `La ${nomeRiga(foglio, r)} ha più campi dell’intestazione: forse un separatore dentro un testo ha spostato gli importi. Controllarla e mettere il testo fra virgolette.`,
      {
        riga: foglio.linea(r) || null,
        cella: foglio.rif(r, ultima?.c ?? larga),
        trovato: `${(ultima?.c ?? larga) + 1} campi`,
        atteso: `${larga + 1} campi`,
      },
    );
  }
};

/** Value of a cell of another mission (needed only for general totals), without reporting its faults. */
const muto = (cella: Cella, lettore: LettoreImporti | undefined, utile: boolean): number | null =>
  utile || cella.valore.tipo !== 'numero' || !lettore ? null : lettore.leggi(cella);

const segnalaFormule = (tabella: TabellaSpesa, celle: readonly Cella[], anomalie: Raccoglitore): void => {
  const colonne = [...new Set(celle.map((x) => x.c))].sort((a, b) => a - b);
  const righe = celle.map((x) => x.r);
  const da = tabella.foglio.rif(Math.min(...righe), colonne[0] ?? 0);
  const a = tabella.foglio.rif(Math.max(...righe), colonne.at(-1) ?? 0);
  anomalie.avviso(
    'FORMULE_SENZA_VALORE',
    `${celle.length} totali sono formule senza il valore calcolato (fra ${da} e ${a}): non sono letti come zero; i totali sono ricalcolati dalle righe.`,
    { foglio: tabella.foglio.nome, cella: `${da}:${a}`, trovato: `${celle.length} formule senza valore` },
  );
};

/** A blank forecast of a year beside filled ones: unknown, said once per cell, never zero. */
const segnalaVuote = (
  tabella: TabellaSpesa,
  r: number,
  celle: readonly { readonly ruolo: ColonnaImporto }[],
  riga: RigaChiavi,
  anomalie: Raccoglitore,
): void => {
  if (riga.misura !== null && riga.misura !== 'competenza') return;
  const competenza = tabella.importi.filter(
    (x) => x.ruolo.misura === 'competenza' && x.ruolo.uso === 'valore' && x.ruolo.anno !== null,
  );
  if (competenza.length < 2 || !celle.some((x) => x.ruolo.misura === 'competenza' && x.ruolo.uso === 'valore')) return;
  for (const { c, ruolo } of competenza) {
    if (tabella.foglio.cella(r, c) || cellaUnita(tabella.foglio, r, c)) continue;
    anomalie.avviso(
      'VALORE_MANCANTE',
      `In ${luogo(tabella.foglio, { r, c })} manca l’importo del ${ruolo.anno} per ${citato(riga.descrizione || riga.etichetta)}: resta sconosciuto, non vale zero.`,
      {
        foglio: tabella.foglio.nome,
        cella: tabella.foglio.rif(r, c),
        riga: tabella.foglio.linea(r) || null,
        atteso: 'un importo in euro',
      },
    );
  }
};

/** Keys of the amounts of a row: rows that differ only in their words give the same objects. */
const chiaviPerRiga = (): ((
  riga: RigaChiavi,
  ruolo: ColonnaImporto,
  c: number,
  annoBase: number | null,
) => ChiaviVoce) => {
  const unica = chiaviUniche();
  const note = new Map<string, (ChiaviVoce | undefined)[]>();
  const perRiga = new Map<RigaChiavi, (ChiaviVoce | undefined)[]>();
  let [anno, ultima, sue]: [number | null, RigaChiavi | null, (ChiaviVoce | undefined)[]] = [null, null, []];
  return (riga, ruolo, c, annoBase) => {
    if (anno !== annoBase) {
      note.clear();
      perRiga.clear();
      [anno, ultima] = [annoBase, null];
    }
    if (riga !== ultima) {
      const nota = perRiga.get(riga);
      const testo = nota ? '' : testoDi(riga);
      sue = nota ?? note.get(testo) ?? [];
      if (!nota) {
        note.set(testo, sue);
        if (perRiga.size < RIGHE_NOTE) perRiga.set(riga, sue);
      }
      ultima = riga;
    }
    const k = sue[c] ?? unica(chiaviDi(ruolo, riga, annoBase), c);
    sue[c] = k;
    return k;
  };
};

/** Rows known by their object, before their text. */
const RIGHE_NOTE = 5_000;
const testoDi = ({ ente, missione, programma: p, titolo, macro, anno, misura, livello, diCui }: RigaChiavi): string =>
  `${ente}|${missione}|${p?.codice}|${p?.id}|${p?.ambiguo}|${titolo}|${macro}|${anno}|${misura}|${livello}|${diCui}`;

const chiaviDi = (
  ruolo: ColonnaImporto,
  riga: RigaChiavi,
  annoBase: number | null,
): Omit<ChiaviVoce, 'testo' | 'serie'> => ({
  ente: riga.ente,
  missione: riga.missione,
  programma: riga.programma,
  titolo: ruolo.titolo ?? riga.titolo,
  macro: ruolo.macro ?? riga.macro,
  anno:
    ruolo.anno ?? riga.anno ?? (ruolo.uso === 'somma' || annoBase === null ? null : annoBase + (ruolo.relativo ?? 0)),
  misura: ruolo.misuraDetta && ruolo.misura !== 'competenza' ? ruolo.misura : (riga.misura ?? ruolo.misura),
  livello: riga.livello,
  diCui: riga.diCui,
  uso: ruolo.uso,
});

const ruoloDi = (ruolo: ColonnaImporto, riga: RigaChiavi): Voce['ruolo'] => {
  if (riga.esclusa || ruolo.uso === 'storica') return 'esclusa';
  return riga.livello !== 'riga' || ruolo.uso === 'somma' ? 'totale' : 'riga';
};

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Mappa, TabellaLetta } from '#contract/mappa.ts';
import { type AnomaliaLetta, type QuadraturaLetta, type Raccoglitore, raccoglitore } from './anomalie.ts';
import { type Codici, codiciDi } from './codici.ts';
import type { Contesto } from './contesto.ts';
import { leggiContributi } from './contributi/leggi.ts';
import { senzaFogli } from './documento/senza-fogli.ts';
import { leggiDup } from './dup/leggi.ts';
import { leggiEntrate } from './entrate/leggi.ts';
import { leggiFondi } from './fondi/leggi.ts';
import { eDocumento } from './griglia/luogo.ts';
import type { Ingresso } from './ingresso.ts';
import { apriGriglia, rifiutoDi } from './lettori.ts';
import type { Lettura, LetturaConAnomalie } from './lettura.ts';
import { mappatore } from './mappa/mappatore.ts';
import { mittentiDi, primoAnnoDi } from './mappa/mittenti.ts';
import { leggiPersonale } from './personale/leggi.ts';
import { leggiPopolazione } from './popolazione/leggi.ts';
import { leggiQuote } from './quote/leggi.ts';
import { riconosci } from './riconosci.ts';
import { Rifiuto } from './rifiuto.ts';
import { leggiSchede } from './schede/leggi.ts';

/** What to import: the file, what the person says it is, and the plan as a read-only picture. */
export type RichiestaImport = {
  readonly percorso: string;
  readonly nomeFile: string;
  readonly genere: 'dup' | 'personale' | 'fondi' | 'quote' | 'popolazione' | 'entrate' | 'schede' | 'contributi';
  readonly comune: string | null;
  /** What the person said of its columns. */
  readonly mappa?: Mappa | null;
  readonly contesto: Contesto;
};
/** What a file gives for one body, with its anomalies in reading order. */
export type ParteLetta = {
  readonly lettura: Lettura;
  readonly anomalie: readonly AnomaliaLetta[];
  readonly quadrature: readonly QuadraturaLetta[];
};
/** A file read: its fingerprint, its bytes deflated (raw), what it gives, and every anomaly in reading order. */
export type FileLetto = {
  readonly sha256: string;
  readonly byte: number;
  readonly compresso: Uint8Array;
  readonly lettura: Lettura;
  readonly anomalie: readonly AnomaliaLetta[];
  readonly quadrature: readonly QuadraturaLetta[];
  /** Tables found and how their columns were read. */
  readonly tabelle: readonly TabellaLetta[];
  /** What the same file gives for other Comuni, each a document of its own. */
  readonly altre: readonly ParteLetta[];
};

const comprimi = promisify(deflateRaw);
const LIVELLO = 4;
/** Largest file that is read at all. */
const BYTE_MASSIMI = 100 * 1024 * 1024;

const lettoriDiTabelle: Partial<
  Record<RichiestaImport['genere'], (ingresso: Ingresso) => readonly LetturaConAnomalie[]>
> = {
  dup: leggiDup,
  personale: (i) => [{ lettura: leggiPersonale(i), anomalie: i.anomalie }],
  fondi: (i) => [{ lettura: leggiFondi(i), anomalie: i.anomalie }],
  quote: (i) => [{ lettura: leggiQuote(i), anomalie: i.anomalie }],
  popolazione: (i) => [{ lettura: leggiPopolazione(i), anomalie: i.anomalie }],
  entrate: (i) => [{ lettura: leggiEntrate(i), anomalie: i.anomalie }],
};

/** Kinds whose public input is JSON. */
const lettoriDiTesto: Partial<
  Record<
    RichiestaImport['genere'],
    (dati: Uint8Array, contesto: Contesto, codici: Codici, anomalie: Raccoglitore) => Lettura
  >
> = {
  schede: leggiSchede,
  contributi: leggiContributi,
};

/** Reads one file into rows of the plan. Throws Rifiuto when it cannot be imported; nothing is written anywhere. */
export const leggiFile = async (
  richiesta: RichiestaImport,
  avanza: (testo: string) => void = () => {},
): Promise<FileLetto> => {
  const dati = await leggiByte(richiesta.percorso);
  avanza('Controllo del file');
  const sha256 = createHash('sha256').update(dati).digest('hex');
  const anomalie = raccoglitore();
  const codici = codiciDi(richiesta.contesto.pacco);
  const diTesto = lettoriDiTesto[richiesta.genere];
  let tabelle: readonly TabellaLetta[] = [];
  const letture = diTesto
    ? [{ lettura: diTesto(testoJson(dati), richiesta.contesto, codici, anomalie), anomalie }]
    : await leggiTabelle(dati, richiesta, codici, anomalie, avanza, (viste) => {
        tabelle = viste;
      });
  const [prima, ...altre] = letture.map((l) => ({
    lettura: l.lettura,
    anomalie: l.anomalie.elenco(),
    quadrature: l.anomalie.quadrature(),
  }));
  if (!prima) throw new Rifiuto('TABELLA_NON_TROVATA', 'Nel file non c’è nulla da importare.');
  return {
    sha256,
    byte: dati.byteLength,
    compresso: await comprimi(dati, { level: LIVELLO }),
    ...prima,
    altre,
    tabelle,
  };
};

const leggiTabelle = async (
  dati: Uint8Array,
  richiesta: RichiestaImport,
  codici: Codici,
  anomalie: Raccoglitore,
  avanza: (testo: string) => void,
  mostra: (tabelle: readonly TabellaLetta[]) => void,
): Promise<readonly LetturaConAnomalie[]> => {
  const leggi = lettoriDiTabelle[richiesta.genere];
  if (!leggi) throw new Rifiuto('GENERE_NON_PREVISTO', 'Genere di file non previsto.');
  const griglia = await apriGriglia(dati, richiesta.nomeFile);
  avanza('Lettura delle tabelle');
  if (eDocumento(griglia)) for (const n of griglia.note) anomalie[n.gravita](n.codice, n.messaggio, n);
  else for (const n of griglia.note) anomalie.errore(n.codice, n.messaggio, { foglio: n.foglio, riga: n.riga });
  const { contesto, nomeFile, comune, genere } = richiesta;
  const mappe = mappatore(
    genere,
    richiesta.mappa ?? null,
    contesto.mappature,
    () => mittentiDi(griglia, nomeFile, comune, contesto),
    () => primoAnnoDi(griglia, nomeFile),
  );
  try {
    const letture = leggi({ griglia, contesto, codici, anomalie, nomeFile, comune, mappe });
    return eDocumento(griglia) ? letture.map(senzaFogli) : letture;
  } catch (errore) {
    if (!(errore instanceof Rifiuto)) throw errore;
    const { codice, message, cella, atteso } = errore;
    const detto = eDocumento(griglia) ? new Rifiuto(codice, message, { cella, atteso }) : errore;
    detto.tabelle = mappe.viste();
    throw detto;
  } finally {
    mostra(mappe.viste());
  }
};

/** A file of schede or contributions must be text: any other format has its own refusal. */
const testoJson = (dati: Uint8Array): Uint8Array => {
  const formato = riconosci(dati);
  if (formato === 'json' || formato === 'testo') return dati;
  throw rifiutoDi(formato, 'un file JSON');
};

const leggiByte = async (percorso: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(percorso);
    if (size > BYTE_MASSIMI)
      throw new Rifiuto('FILE_TROPPO_GRANDE', 'Il file supera 100 MB: dividerlo o tenere solo i dati che servono.', {
        atteso: 'al massimo 100 MB',
      });
    return await readFile(percorso);
  } catch (errore) {
    if (errore instanceof Rifiuto) throw errore;
    throw new Rifiuto(
      'FILE_NON_LEGGIBILE',
      'Il file non si può aprire: controllare che esista ancora, che non sia aperto in un altro programma e di avere il permesso di leggerlo.',
    );
  }
};

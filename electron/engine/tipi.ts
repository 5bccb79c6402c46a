import type { Evento } from '#contract/index.ts';
import type { Autore, Modifica, Operazione } from '#domain/modifiche.ts';
import type { FilePacco, PaccoCompilato } from '#domain/pacco.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import type { DocumentoImportato, NomeRegistro, Riga, RigaLetta } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import type { StoriaRilievo } from '#rules/storia-rilievi.ts';
import type { EsitoCopia, Toglibile } from './storage/copia-da-inviare.ts';
import type { IstantaneaDetta } from './storage/copie.ts';
import type { Ipotesi } from './storage/ipotesi.ts';

/** One user action to make durable: `esegui` computes inverses, stores, updates the read model and tells the pages. */
export type Azione = {
  readonly titolo: string;
  readonly causa: Stato<'causaModifica'>;
  readonly gruppo?: string;
  readonly operazioni: readonly Operazione[];
  /** Text of this section: joined to the last change set if same `gruppo`, same section and less than 2 s ago. */
  readonly accorpa?: string;
};

/** What one imported file brings: its document, its rows, and plan records to insert or change, as one undoable step. */
export type LetturaAccettata = {
  readonly documento: DocumentoImportato;
  /** Its bytes, or the same deflated (raw) by the worker that read them: the engine thread then compresses nothing. */
  readonly originale: { readonly intero: Uint8Array } | { readonly compresso: Uint8Array };
  /** Rows that live and die with the document (flagged when it is withdrawn), register by register. */
  readonly righe: { readonly [R in NomeRegistro]?: readonly Riga<R>[] };
  /** Accounting cells made one at a time, for files of hundreds of thousands; besides those of `righe`. */
  readonly celle?: () => Iterable<RigaLetta>;
  /** Field-level changes to records that exist beside documents (schede matched by `codice`, new enti, ETS…). */
  readonly operazioni: readonly Operazione[];
  /** Other documents that the same file gives (other Comuni): they enter in the same step. */
  readonly altre?: readonly Omit<LetturaAccettata, 'altre'>[];
};

/** An open plan: the only writer. Everything is synchronous and durable on return. */
export type SessionePiano = {
  /** Immutable read model, rebuilt lazily after each change. */
  piano(): Piano;
  /** The plan as it would be after a change that is only thought of; `cifre` of the files in it, by document. */
  ipotesi(ipotesi: Ipotesi, cifre: ReadonlyMap<string, readonly CifraContabile[]>): Piano;
  esegui(azione: Azione): { readonly seq: number; readonly alSicuroAlle: string };
  /** Stores file, rows and records as one step; a file already there (kind, ente, sha256) is the caller's business. */
  importa(letture: LetturaAccettata, titolo: string): { readonly seq: number; readonly alSicuroAlle: string };
  /**
   * The same for large files: rows enter in pieces that leave the thread free, and count only when all are in. When
   * `annullato` becomes true nothing of the file stays, and the promise fails with `annullato-da-persona`.
   */
  importaAPezzi(
    letture: LetturaAccettata,
    titolo: string,
    annullato?: () => boolean,
  ): Promise<{ readonly seq: number; readonly alSicuroAlle: string }>;
  /** Accounting cells behind a figure. */
  righeLette(filtro: {
    readonly documentoId?: string;
    readonly programmaId?: string;
    readonly anno?: number;
    readonly limite?: number;
  }): readonly RigaLetta[];
  /** Figures of a document, superseded ones included (comparison, consultation). */
  cifreDi(documentoId: string): readonly CifraContabile[];
  originale(sha256: string): Uint8Array | null;
  /** Change sets, newest first; `dal` and `al` (excluded) are instants. */
  modifiche(opzioni: {
    readonly limite: number;
    readonly primaDi: number | null;
    readonly dal?: string | null;
    readonly al?: string | null;
  }): readonly Modifica[];
  /** Everybody who is in the journal. */
  autori(): readonly Autore[];
  /** Name of an imported file, withdrawn ones included. */
  nomeFileImportato(documentoId: string): string | null;
  annulla(): { readonly seq: number; readonly alSicuroAlle: string; readonly titolo: string };
  ripeti(): { readonly seq: number; readonly alSicuroAlle: string; readonly titolo: string };
  /** Puts another pack in the file and makes one action durable with it (`pacco/cambia` and what follows from it). */
  aggiornaModello(
    modello: { readonly pacco: PaccoCompilato; readonly file: readonly FilePacco[] },
    azione: Azione,
  ): { readonly seq: number; readonly alSicuroAlle: string };
  filePacco(): readonly FilePacco[];
  /** Title of what «Annulla» and «Ripeti» would take back, or null. */
  readonly annullabile: string | null;
  readonly ripetibile: string | null;
  /** Frozen versions, oldest first; each opens as an immutable plan with the pack it was frozen with. */
  versioni(): readonly VersioneCongelata[];
  congela(versione: {
    readonly nome: string;
    readonly motivo: string;
    /** SHA-256 of the finished text of every act, by act id. */
    readonly atti: Readonly<Record<string, string>>;
  }): VersioneCongelata;
  pianoDiVersione(numero: number): Piano;
  /** Findings in time, and the change set up to which they were written (null = never). */
  storiaRilievi(): { readonly righe: readonly StoriaRilievo[]; readonly finoA: number | null };
  /** Writes what changed in the history of findings: it goes in the file with the next saving, never in the journal. */
  scriviStoriaRilievi(
    cambi: { readonly metti: readonly StoriaRilievo[]; readonly togli: readonly StoriaRilievo[] },
    finoA: number,
  ): void;
  /** Makes one the text changes of a section, a day and an author that no undo can reach any more; how many went away. */
  compatta(): Promise<number>;
  /** Snapshots kept apart from the file, newest first. */
  istantanee(): readonly IstantaneaDetta[];
  /** A snapshot as a plan, to be compared. */
  istantanea(chiave: string): Piano;
  /** Writes a snapshot as a plan of its own. */
  estrai(chiave: string, percorso: string): void;
  /** Takes the plan back to a snapshot, as one change that can be undone; what it was before becomes a snapshot too. */
  ripristina(chiave: string): { readonly seq: number; readonly alSicuroAlle: string };
  /** The plan as the person's file holds it now, whoever wrote it. */
  nelFile(): Piano;
  /** Goes on in a new file beside the one that somebody else changed. */
  tieniEntrambi(): void;
  /** Writes a copy without what must not leave the office. */
  copiaDaInviare(percorso: string, togli: ReadonlySet<Toglibile>): EsitoCopia;
  /** Writes the closed single file where the person wants it (VACUUM INTO, fsync, atomic rename). */
  salva(): void;
  /** The same, by a worker when the plan is large: then a promise, kept when the file is written or fails. */
  salvaSenzaFermare(): Promise<void> | undefined;
  /** Keeps aside the good file that was opened, if it is not kept already. */
  tieniBuona(): void;
  salvaCome(percorso: string): void;
  chiudi(): void;
  /** Lets go of a plan that turned out to be unusable: saves nothing, leaves no lock. */
  abbandona(): void;
  readonly percorso: string;
  readonly solaLettura: boolean;
  readonly perche: string | null;
  /** What the opening has to tell: changes found again after a crash, copies put aside. */
  readonly avvisi: readonly string[];
  readonly seq: number;
  readonly alSicuroAlle: string | null;
  readonly salvatoAlle: string | null;
  readonly daSalvare: boolean;
};

/** A frozen version: the same read model, immutable, with the pack it was frozen with. */
export type VersioneCongelata = {
  readonly numero: number;
  readonly nome: string;
  readonly autore: string;
  readonly istante: string;
  readonly motivo: string;
  readonly impronta: string;
  /** Last change set that it contains. */
  readonly seq: number;
};

/** A child process of the shell: main gives `utilityProcess.fork`, plain Node gives `child_process.fork`. */
export type ProcessoFiglio = {
  invia(messaggio: unknown): void;
  ricevi(ascolta: (messaggio: unknown) => void): void;
  fine(ascolta: (codice: number | null) => void): void;
  uccidi(): void;
  readonly pid: number | undefined;
};
/** Port of the shell for heavy work: `modulo` is a name of the closed list of workers, never a path from outside. */
export type Processi = { avvia(modulo: NomeLavoratore): ProcessoFiglio };
/** Name of a worker program. */
export type NomeLavoratore = 'importa' | 'esporta' | 'salva' | 'verifica';

/** Everything that operations need from outside: clock, author, folders, workers, events. */
export type Ambiente = {
  readonly adesso: () => Date;
  readonly processi: Processi;
  /** Folder of working copies, snapshots, profile (`autore.json`), recents. */
  readonly cartellaDati: string;
  /** Folder of template packs; a plan already made never reads it. */
  readonly cartellaModelli: string;
  readonly emetti: (evento: Evento) => void;
  /** Author said for this run only (`--autore`, PDZ_AUTORE): wins over the profile and is not kept. */
  readonly autoreDichiarato?: Autore;
  /** One command and out: of a plan that is only read no copy is kept aside. */
  readonly unComando?: boolean;
};

/** A saving that failed: what to tell, and whether somebody else changed the file or the disk refused. */
export type NonSalvato = { readonly messaggio: string; readonly motivo: 'estraneo' | 'disco' };

/** The engine while it runs: environment plus the plan that is open, if any. */
export type Motore = Ambiente & {
  /** The open plan; throws ErroreMotore `nessun-piano-aperto`. */
  sessione(): SessionePiano;
  sessioneONulla(): SessionePiano | null;
  /** Replaces the open plan (closing the previous one). */
  apri(sessione: SessionePiano | null): void;
  /** Why the last automatic saving did not succeed, while something is still to be saved. */
  nonSalvato(): NonSalvato | null;
  autore(): Autore;
  /** What the person wrote in the profile, or null if they never did. */
  autoreScritto(): Autore | null;
  scriviAutore(autore: Autore): void;
  readonly postazione: string;
  /** Files deposited by the shell to be imported. */
  readonly depositati: Map<string, { readonly percorso: string; readonly nome: string; readonly byte: number }>;
  /** Compiles a pack of `cartellaModelli` by id, with its files. */
  modello(id: string): { readonly pacco: PaccoCompilato; readonly file: readonly FilePacco[] };
  /** Packs of `cartellaModelli` that compile. */
  modelli(): readonly PaccoCompilato[];
};

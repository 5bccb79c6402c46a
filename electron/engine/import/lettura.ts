import type { Operazione } from '#domain/modifiche.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import { nuovoId } from '#engine/id.ts';
import type { AnomaliaLetta, Raccoglitore } from './anomalie.ts';
import type { CellaLetta } from './celle.ts';

/** Rows of the registers that a file gives, all carrying its `documentoId` where their register has one. */
type RigheDiFile = { -readonly [R in Exclude<NomeRegistro, 'rigaLetta'>]?: Riga<R>[] };

/** What a reader made of one file, ready to be shown or stored. Plain data but for the accounting cells, made on demand. */
export type Lettura = {
  readonly documentoId: Riga<'documento'>['id'];
  readonly genere: Stato<'genereDocumento'>;
  /** Which reader understood it (`dup-tabella`, `elenco-personale`…): documents of one reader may supersede each other. */
  readonly lettore: string;
  readonly tipo: Stato<'tipoContabile'> | null;
  readonly enteId: Riga<'ente'>['id'] | null;
  readonly dataAtto: string | null;
  readonly annoDal: number | null;
  readonly annoAl: number | null;
  readonly note: string | null;
  readonly righe: RigheDiFile;
  /** Accounting cells, which may be hundreds of thousands: whoever stores them takes them in blocks. */
  readonly celle: () => Iterable<CellaLetta>;
  readonly operazioni: readonly Operazione[];
  /** Schede born with this file: they need their section of the plan. */
  readonly schedeNuove: readonly Riga<'scheda'>[];
  /** Amounts by what they are, decimal text. */
  readonly totali: Readonly<Record<string, string>>;
  readonly lette: number;
  readonly scartate: number;
};

/** One reading of a file with what was found while reading it. */
export type LetturaConAnomalie = { readonly lettura: Lettura; readonly anomalie: Raccoglitore };

/** Anomalies of a file as rows of the plan. */
export const righeAnomalia = (
  documentoId: Riga<'documento'>['id'],
  anomalie: readonly AnomaliaLetta[],
): Riga<'anomalia'>[] =>
  anomalie.map((a) => ({
    id: nuovoId(),
    documentoId,
    foglio: a.foglio,
    cella: a.cella,
    riga: a.riga,
    codice: a.codice,
    gravita: a.gravita,
    messaggio: a.messaggio,
    trovato: a.trovato,
    atteso: a.atteso,
    risolta: null,
  }));

type Essenziale = Pick<Lettura, 'documentoId' | 'genere' | 'lettore' | 'righe' | 'totali' | 'lette'>;
/** Reading of a file that has no accounting cells; `anni`: its years in order. What is not said is not known. */
export const letturaDiRegistri = (anni: readonly number[], letta: Essenziale & Partial<Lettura>): Lettura => ({
  tipo: null,
  enteId: null,
  dataAtto: null,
  annoDal: anni[0] ?? null,
  annoAl: anni.at(-1) ?? null,
  note: null,
  celle: () => [],
  operazioni: [],
  schedeNuove: [],
  scartate: 0,
  ...letta,
});

import { z } from 'zod';

/** One operation of the engine: what goes in, what comes out, whether it reads or writes. */
export type OperazioneContratto<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: O;
};
/** A group of operations by name. */
export type Contratto = Readonly<Record<string, OperazioneContratto>>;

/** Declares an operation that only reads. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'query', input, output }) as const;
/** Declares an operation that changes the plan or the files. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'command', input, output }) as const;

/** Closed set of error codes that cross processes. */
export const codiciErrore = [
  'input-non-valido',
  'operazione-sconosciuta',
  'non-trovato',
  'nessun-piano-aperto',
  'revisione-superata',
  'testo-vincolato',
  'file-non-leggibile',
  'file-non-valido',
  'file-piu-recente',
  'file-occupato',
  'importazione-rifiutata',
  'esportazione-rifiutata',
  'niente-da-annullare',
  'annullato-da-persona',
  'sola-lettura',
  'disco',
  'interno',
] as const;
/** Closed set of error codes. */
export type CodiceErrore = (typeof codiciErrore)[number];

/** An error as a value: message in Italian that says what happened, what did not, what to do. */
export type Errore = { readonly code: CodiceErrore; readonly message: string; readonly details?: unknown };
/** Answer of the engine. */
export type Risposta<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Errore };

/** An answer as it arrives from another process: its envelope is checked here, its value by whoever knows the operation. */
export const rispostaSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ code: z.enum(codiciErrore), message: z.string(), details: z.unknown().optional() }),
  }),
]);

/** Functions that answer a contract: a missing or an extra one does not compile. */
export type Gestori<C extends Contratto> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
  ) => z.input<C[K]['output']> | Promise<z.input<C[K]['output']>>;
};
/** Input of an operation as the caller writes it. */
export type Ingresso<C extends Contratto, K extends keyof C> = z.input<C[K]['input']>;
/** Output of an operation as the caller reads it. */
export type Uscita<C extends Contratto, K extends keyof C> = z.output<C[K]['output']>;

/** Error that a handler throws to answer with a code; anything else becomes `interno`. */
export class ErroreMotore extends Error {
  readonly code: CodiceErrore;
  readonly details: unknown;
  constructor(code: CodiceErrore, message: string, details?: unknown) {
    super(message);
    this.name = 'ErroreMotore';
    this.code = code;
    this.details = details;
  }
}

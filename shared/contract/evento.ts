import { z } from 'zod';

/** Actions of the native menu that the page carries out. */
const azioniMenu = [
  'nuovo',
  'apri',
  'esempio',
  'salva',
  'salva-come',
  'istantanee',
  'copia-da-inviare',
  'giornale',
  'importa',
  'esporta-accordo',
  'esporta-piano',
  'annulla',
  'ripeti',
  'trova',
  'inserisci-dato',
  'inserisci-citazione',
  'stanza-quadro',
  'stanza-piano',
  'stanza-registri',
  'stanza-verifica',
  'stanza-coprogrammazione',
  'stanza-conferenza',
  'stanza-atti',
  'tema',
  'tavolozza',
  'verifica',
  'scorciatoie',
  'guida',
] as const;
/** An action of the application menu. */
export type AzioneMenu = (typeof azioniMenu)[number];

/** Events that the engine and the shell send to every page: what changed, progress of long work, the window's wishes. */
export const eventoSchema = z.discriminatedUnion('tipo', [
  z.strictObject({
    tipo: z.literal('cambiato'),
    seq: z.int(),
    registri: z.array(z.string()).readonly(),
    sezioni: z.array(z.string()).readonly(),
  }),
  z.strictObject({ tipo: z.literal('stato-file') }),
  z.strictObject({
    tipo: z.literal('avanzamento'),
    lavoro: z.string(),
    fatto: z.number(),
    totale: z.number().nullable(),
    testo: z.string(),
  }),
  z.strictObject({ tipo: z.literal('motore'), stato: z.enum(['pronto', 'riavviato', 'perso']) }),
  /** The person chose an item of the native menu. */
  z.strictObject({ tipo: z.literal('menu'), azione: z.enum(azioniMenu) }),
  /** The window is about to close: keep what is being typed, then answer `guscio/congedo`. */
  z.strictObject({ tipo: z.literal('chiusura') }),
  /** A plan named by the system could not be opened, and something can be done about it (`details` of the error). */
  z.strictObject({ tipo: z.literal('apertura-rifiutata'), messaggio: z.string(), dettagli: z.unknown() }),
]);
/** Something that happened in the engine or in the shell, told to the page. */
export type Evento = Readonly<z.output<typeof eventoSchema>>;

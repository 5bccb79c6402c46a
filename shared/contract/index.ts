import { contrattoAtti, contrattoStoria, contrattoVersioni } from './atti.ts';
import { contrattoCoprogrammazione } from './coprogrammazione.ts';
import { contrattoFile, contrattoGuscio, contrattoInterno } from './file.ts';
import { contrattoImporta } from './importa.ts';
import { contrattoPiano } from './piano.ts';
import { contrattoAnomalie, contrattoRegistri } from './registri.ts';
import { contrattoVerifica } from './verifica.ts';

type ContrattoMotore = typeof contrattoFile &
  typeof contrattoPiano &
  typeof contrattoRegistri &
  typeof contrattoAnomalie &
  typeof contrattoVerifica &
  typeof contrattoCoprogrammazione &
  typeof contrattoAtti &
  typeof contrattoVersioni &
  typeof contrattoStoria &
  typeof contrattoImporta;
// The types are written out because the compiler would otherwise copy every schema into each of these declarations.
/** What the engine answers to any page. */
export const contrattoMotore: ContrattoMotore = {
  ...contrattoFile,
  ...contrattoPiano,
  ...contrattoRegistri,
  ...contrattoAnomalie,
  ...contrattoVerifica,
  ...contrattoCoprogrammazione,
  ...contrattoAtti,
  ...contrattoVersioni,
  ...contrattoStoria,
  ...contrattoImporta,
};
/** What a page may ask: the engine's operations and the shell's. */
export const contrattoPagina: ContrattoMotore & typeof contrattoGuscio = { ...contrattoMotore, ...contrattoGuscio };
/** What the shell may ask the engine, paths included. */
export const contrattoCompleto: ContrattoMotore & typeof contrattoInterno = { ...contrattoMotore, ...contrattoInterno };

export { contrattoGuscio, contrattoInterno };
export type NomeOperazione = keyof typeof contrattoPagina;

/** Events that the engine sends to every page: what changed, and progress of long work. */
export type Evento =
  | {
      readonly tipo: 'cambiato';
      readonly seq: number;
      readonly registri: readonly string[];
      readonly sezioni: readonly string[];
    }
  | { readonly tipo: 'stato-file' }
  | {
      readonly tipo: 'avanzamento';
      readonly lavoro: string;
      readonly fatto: number;
      readonly totale: number | null;
      readonly testo: string;
    }
  | { readonly tipo: 'motore'; readonly stato: 'pronto' | 'riavviato' | 'perso' }
  /** The person chose an item of the native menu. */
  | { readonly tipo: 'menu'; readonly azione: AzioneMenu }
  /** The window is about to close: keep what is being typed, then answer `guscio/congedo`. */
  | { readonly tipo: 'chiusura' };

/** Actions of the native menu that the page carries out. */
export const azioniMenu = [
  'nuovo',
  'apri',
  'esempio',
  'salva',
  'salva-come',
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
export type AzioneMenu = (typeof azioniMenu)[number];

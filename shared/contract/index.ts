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

export type { AzioneMenu, Evento } from './evento.ts';
export { contrattoGuscio, contrattoInterno };
/** Name of an operation that a page may call. */
export type NomeOperazione = keyof typeof contrattoPagina;

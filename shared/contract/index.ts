import { contrattoAtti, contrattoStoria, contrattoVersioni } from './atti.ts';
import { contrattoCambia } from './cambia.ts';
import { contrattoCopie, contrattoGuscioCopie, contrattoInternoCopie } from './copie.ts';
import { contrattoCoprogrammazione } from './coprogrammazione.ts';
import * as file from './file.ts';
import { contrattoGiornale } from './giornale.ts';
import { contrattoImporta } from './importa.ts';
import { contrattoPiano } from './piano.ts';
import { contrattoQuadro } from './quadro.ts';
import { contrattoDecisioni, contrattoRegistri } from './registri.ts';
import { contrattoRicerca } from './ricerca.ts';
import { contrattoSchede } from './schede.ts';
import { contrattoGuscioVerifica, contrattoInternoVerifica, contrattoVerifica } from './verifica.ts';

type ContrattoMotore = typeof file.contrattoFile &
  typeof contrattoCopie &
  typeof contrattoGiornale &
  typeof contrattoPiano &
  typeof contrattoRegistri &
  typeof contrattoDecisioni &
  typeof contrattoSchede &
  typeof contrattoVerifica &
  typeof contrattoQuadro &
  typeof contrattoRicerca &
  typeof contrattoCoprogrammazione &
  typeof contrattoAtti &
  typeof contrattoVersioni &
  typeof contrattoStoria &
  typeof contrattoImporta &
  typeof contrattoCambia;
type ContrattoGuscio = typeof file.contrattoGuscio & typeof contrattoGuscioCopie & typeof contrattoGuscioVerifica;
type ContrattoInterno = typeof file.contrattoInterno & typeof contrattoInternoCopie & typeof contrattoInternoVerifica;
/** What the shell answers. */
export const contrattoGuscio: ContrattoGuscio = {
  ...file.contrattoGuscio,
  ...contrattoGuscioCopie,
  ...contrattoGuscioVerifica,
};
/** What the engine answers to the shell only. */
export const contrattoInterno: ContrattoInterno = {
  ...file.contrattoInterno,
  ...contrattoInternoCopie,
  ...contrattoInternoVerifica,
};
// The types are written out because the compiler would otherwise copy every schema into each of these declarations.
/** What the engine answers to any page. */
export const contrattoMotore: ContrattoMotore = {
  ...file.contrattoFile,
  ...contrattoCopie,
  ...contrattoGiornale,
  ...contrattoPiano,
  ...contrattoRegistri,
  ...contrattoDecisioni,
  ...contrattoSchede,
  ...contrattoVerifica,
  ...contrattoQuadro,
  ...contrattoRicerca,
  ...contrattoCoprogrammazione,
  ...contrattoAtti,
  ...contrattoVersioni,
  ...contrattoStoria,
  ...contrattoImporta,
  ...contrattoCambia,
};
/** What a page may ask: the engine's operations and the shell's. */
export const contrattoPagina: ContrattoMotore & ContrattoGuscio = { ...contrattoMotore, ...contrattoGuscio };
/** What the shell may ask the engine, paths included. */
export const contrattoCompleto: ContrattoMotore & ContrattoInterno = { ...contrattoMotore, ...contrattoInterno };

export type { AzioneMenu, Evento } from './evento.ts';
/** Name of an operation that a page may call. */
export type NomeOperazione = keyof typeof contrattoPagina;

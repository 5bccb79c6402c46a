import { rmSync } from 'node:fs';
import type { Operazione } from '#domain/modifiche.ts';
import type { FilePacco, PaccoCompilato } from '#domain/pacco.ts';
import type { LetturaAccettata, SessionePiano } from '../tipi.ts';
import { creaFile } from './apertura.ts';
import { erroreDiScrittura } from './messaggi.ts';
import { portaPacco } from './pacchi.ts';
import { type AmbienteSessione, creaSessione } from './sessione.ts';

/** What a new plan is born with: its operations, the pack that it will carry, and the file it was read from, if any. */
export type Nascita = {
  readonly pianoId: string;
  readonly pacco: PaccoCompilato;
  readonly filePacco: readonly FilePacco[];
  readonly operazioni: readonly Operazione[];
  readonly lettura: Omit<LetturaAccettata, 'operazioni'> | null;
};

/** Makes a plan and saves it at `percorso`; on any error nothing is left behind. */
export const creaPiano = (ambiente: AmbienteSessione, percorso: string, nascita: Nascita): SessionePiano => {
  const aperto = creaFile(ambiente, percorso, nascita.pianoId);
  try {
    aperto.db.transaction(() => portaPacco(aperto.db, nascita.pacco, nascita.filePacco)).immediate();
    const sessione = creaSessione(ambiente, aperto);
    const { operazioni, lettura } = nascita;
    if (lettura) sessione.importa({ ...lettura, operazioni }, 'Nuovo piano');
    else sessione.esegui({ titolo: 'Nuovo piano', causa: 'nuovo', operazioni });
    sessione.salva();
    return sessione;
  } catch (errore) {
    aperto.db.close();
    rmSync(aperto.cartella, { recursive: true, force: true });
    aperto.blocco?.rilascia();
    throw erroreDiScrittura(errore, 'la creazione del piano');
  }
};

import { ErroreMotore } from '#contract/define.ts';
import { type RichiestaEsporta, rispondi } from '../export/richiesta.ts';
import type { RichiestaSegnalazioni } from '../export/segnalazioni.ts';
import type { RichiestaRegistro } from '../registri/esporta.ts';
import { servi } from './porta.ts';

/*
 * Worker of exports: turns a snapshot of the plan into a DOCX or the page of a preview, a register into a table. It reads no file, writes
 * none, opens no connection: bytes go back to the engine.
 */
servi(async (dati, porta) => {
  try {
    const richiesta = dati as RichiestaEsporta | RichiestaRegistro | RichiestaSegnalazioni;
    if (richiesta.lavoro === 'registro') {
      // The spreadsheet library is loaded only for registers.
      const { esportaVista } = await import('../registri/esporta.ts');
      await porta.invia({ tipo: 'esito', dati: { byte: esportaVista(richiesta) } });
      return;
    }
    if (richiesta.lavoro === 'segnalazioni') {
      const { esportaSegnalazioni } = await import('../export/segnalazioni.ts');
      const { byte, sha256 } = await esportaSegnalazioni(richiesta);
      await porta.invia({ tipo: 'esito', dati: { byte, sha256 } });
      return;
    }
    const esito = await rispondi(richiesta, (fatto, totale, testo) => {
      void porta.invia({ tipo: 'avanzamento', fatto, totale, testo });
    });
    await porta.invia({ tipo: 'esito', dati: esito });
  } catch (errore) {
    if (!(errore instanceof ErroreMotore)) throw errore;
    await porta.invia({ tipo: 'rifiuto', dati: { messaggio: errore.message, dettagli: errore.details } });
  }
});

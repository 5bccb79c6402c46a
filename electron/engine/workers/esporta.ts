import { ErroreMotore } from '#contract/define.ts';
import { type RichiestaEsporta, rispondi } from '../export/richiesta.ts';
import { servi } from './porta.ts';

/*
 * Worker of exports: turns a snapshot of the plan into a DOCX or into the page of the preview. It reads no file, writes
 * none, opens no connection: bytes go back to the engine.
 */
servi(async (dati, porta) => {
  try {
    const esito = await rispondi(dati as RichiestaEsporta, (fatto, totale, testo) => {
      void porta.invia({ tipo: 'avanzamento', fatto, totale, testo });
    });
    await porta.invia({ tipo: 'esito', dati: esito });
  } catch (errore) {
    if (!(errore instanceof ErroreMotore)) throw errore;
    await porta.invia({ tipo: 'rifiuto', dati: { messaggio: errore.message, dettagli: errore.details } });
  }
});

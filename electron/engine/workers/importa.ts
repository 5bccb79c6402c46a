import { type CellaLetta, impacchettatore } from '../import/celle.ts';
import { leggiFile, type RichiestaImport } from '../import/leggi-file.ts';
import { Rifiuto } from '../import/rifiuto.ts';
import { servi } from './porta.ts';

/*
 * Worker of imports: reads one file (a path that the shell chose) into rows. It writes nothing, opens no connection, and
 * knows of the plan only what the request carries.
 */
const CELLE_PER_BLOCCO = 4_000;

servi(async (dati, porta) => {
  const richiesta = dati as RichiestaImport;
  try {
    const { lettura, ...letto } = await leggiFile(richiesta, (testo) => {
      void porta.invia({ tipo: 'avanzamento', fatto: 0, totale: null, testo });
    });
    const { celle, ...resto } = lettura;
    const impacchetta = impacchettatore();
    let blocco: CellaLetta[] = [];
    let fatte = 0;
    const spedisci = async (): Promise<void> => {
      fatte += blocco.length;
      await porta.invia({ tipo: 'blocco', nome: 'celle', righe: [impacchetta(blocco)] });
      await porta.invia({ tipo: 'avanzamento', fatto: fatte, totale: resto.lette, testo: 'Righe lette' });
      blocco = [];
    };
    for (const cella of celle()) {
      blocco.push(cella);
      if (blocco.length === CELLE_PER_BLOCCO) await spedisci();
    }
    if (blocco.length > 0) await spedisci();
    await porta.invia({ tipo: 'esito', dati: { ...letto, lettura: resto } });
  } catch (errore) {
    if (!(errore instanceof Rifiuto)) throw errore;
    const { codice, message, foglio, cella, riga, atteso } = errore;
    await porta.invia({ tipo: 'rifiuto', dati: { codice, messaggio: message, foglio, cella, riga, atteso } });
  }
});

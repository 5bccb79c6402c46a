import { type CellaLetta, impacchettatore } from '../import/celle.ts';
import { estrattoDi, type RichiestaEstratto } from '../import/estratto.ts';
import { type FileLetto, leggiFile, type RichiestaImport } from '../import/leggi-file.ts';
import type { Lettura } from '../import/lettura.ts';
import { Rifiuto } from '../import/rifiuto.ts';
import { servi } from './porta.ts';

/*
 * Worker of imports: reads one file (a path that the shell chose) into rows, or shows a piece of one that the plan keeps.
 * It writes nothing, opens no connection, and knows of the plan only what the request carries.
 */
const CELLE_PER_BLOCCO = 4_000;

const senzaCelle = ({ celle: _, ...resto }: Lettura): Omit<Lettura, 'celle'> => resto;
/** What is told of a file once its cells have been sent. */
const daSpedire = (lettura: Lettura, altre: FileLetto['altre']) => ({
  lettura: senzaCelle(lettura),
  altre: altre.map((a) => ({ ...a, lettura: senzaCelle(a.lettura) })),
});

servi(async (dati, porta) => {
  const richiesta = dati as RichiestaImport | RichiestaEstratto;
  try {
    if ('lavoro' in richiesta) {
      await porta.invia({ tipo: 'esito', dati: await estrattoDi(richiesta) });
      return;
    }
    const { lettura, altre, ...letto } = await leggiFile(richiesta, (testo) => {
      void porta.invia({ tipo: 'avanzamento', fatto: 0, totale: null, testo });
    });
    const parti = [lettura, ...altre.map((a) => a.lettura)];
    const totale = parti.reduce((n, p) => n + p.lette, 0);
    const impacchetta = impacchettatore();
    let blocco: CellaLetta[] = [];
    let fatte = 0;
    const spedisci = async (): Promise<void> => {
      fatte += blocco.length;
      await porta.invia({ tipo: 'blocco', nome: 'celle', righe: [impacchetta(blocco)] });
      await porta.invia({ tipo: 'avanzamento', fatto: fatte, totale, testo: 'Righe lette' });
      blocco = [];
    };
    for (const parte of parti)
      for (const cella of parte.celle()) {
        blocco.push(cella);
        if (blocco.length === CELLE_PER_BLOCCO) await spedisci();
      }
    if (blocco.length > 0) await spedisci();
    await porta.invia({ tipo: 'esito', dati: { ...letto, ...daSpedire(lettura, altre) } });
  } catch (errore) {
    if (!(errore instanceof Rifiuto)) throw errore;
    const { codice, message, foglio, cella, riga, atteso, tabelle } = errore;
    await porta.invia({ tipo: 'rifiuto', dati: { codice, messaggio: message, foglio, cella, riga, atteso, tabelle } });
  }
});

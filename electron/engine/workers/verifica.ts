import { ErroreMotore } from '#contract/define.ts';
import { verificaTutto } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import { leggiPianoDelFile } from '../storage/leggi-piano.ts';
import { type RichiestaVerifica, riassumi } from '../verifica-riassunto.ts';
import { improntaDi } from '../verificatore.ts';
import { servi } from './porta.ts';

/*
 * Worker of the check of many plans: one closed file for each request, read from a private copy, never locked, never
 * written. A file that cannot be read is a refusal with its reason.
 */
servi(async (dati, porta) => {
  const { percorso, cartellaDati, giorno } = dati as RichiestaVerifica;
  try {
    const piano = leggiPianoDelFile({ cartellaDati, adesso: () => new Date() }, percorso);
    const { esito } = verificaTutto(piano, { regole, impronta: improntaDi, oggi: giorno });
    await porta.invia({ tipo: 'esito', dati: riassumi(piano, esito) });
  } catch (errore) {
    if (!(errore instanceof ErroreMotore)) throw errore;
    await porta.invia({ tipo: 'rifiuto', dati: { messaggio: errore.message } });
  }
});

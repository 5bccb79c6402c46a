import { rmSync } from 'node:fs';
import { apriDatabase } from '../storage/connessione.ts';
import { copia, sincronizza } from '../storage/disco.ts';
import { codiceSistema } from '../storage/messaggi.ts';
import { leggiMeta, ultimaModifica } from '../storage/righe.ts';
import type { EsitoSalva, RichiestaSalva } from '../storage/salvataggio.ts';
import { scriviChiuso } from '../storage/sigillo.ts';
import { servi } from './porta.ts';

/*
 * Worker of savings: writes an open plan as one closed file in the app's data, then a copy of it beside the person's
 * file. It only reads the working copy; the engine puts the copy in its place.
 */
servi(async (dati, porta) => {
  const { lavoro, locale, accanto } = dati as RichiestaSalva;
  const db = apriDatabase(lavoro, { solaLettura: true });
  let sha256: string;
  try {
    sha256 = scriviChiuso(db, locale).sha256;
  } finally {
    db.close();
  }
  const chiuso = apriDatabase(locale, { solaLettura: true });
  const scritture = Number(leggiMeta(chiuso, 'scritture') ?? '0');
  const ultima = ultimaModifica(chiuso);
  chiuso.close();
  let errore: string | null = null;
  try {
    copia(locale, accanto);
    sincronizza(accanto);
  } catch (e) {
    errore = codiceSistema(e);
    if (errore === null) throw e;
    rmSync(accanto, { force: true });
  }
  await porta.invia({ tipo: 'esito', dati: { sha256, scritture, ultima, errore } satisfies EsitoSalva });
});

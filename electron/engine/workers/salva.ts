import { rmSync } from 'node:fs';
import { apriDatabase } from '../storage/connessione.ts';
import { copia, sincronizza } from '../storage/disco.ts';
import { codiceSistema } from '../storage/messaggi.ts';
import { leggiMeta, ultimaModifica } from '../storage/righe.ts';
import type { EsitoSalva, RichiestaSalva } from '../storage/salvataggio.ts';
import { leggiSomme, scriviChiuso } from '../storage/sigillo.ts';
import { servi } from './porta.ts';

/*
 * Worker of savings: writes an open plan as one closed file in the app's data, then a copy of it beside the person's
 * file. It only reads the working copy; the engine puts the copy in its place.
 */
/** Copies the file as it was opened; a snapshot is a help, and a disk that refuses it stops nothing. */
const tieni = ({ da, a }: NonNullable<RichiestaSalva['apertura']>): string | null => {
  try {
    copia(da, a);
    return leggiSomme(a).sha256;
  } catch (e) {
    if (codiceSistema(e) === null) throw e;
    return null;
  }
};

servi(async (dati, porta) => {
  const { lavoro, locale, accanto, apertura } = dati as RichiestaSalva;
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
  const comera = apertura === null ? null : tieni(apertura);
  let errore: string | null = null;
  try {
    copia(locale, accanto);
    sincronizza(accanto);
  } catch (e) {
    errore = codiceSistema(e);
    if (errore === null) throw e;
    rmSync(accanto, { force: true });
  }
  await porta.invia({
    tipo: 'esito',
    dati: { sha256, scritture, ultima, apertura: comera, errore } satisfies EsitoSalva,
  });
});

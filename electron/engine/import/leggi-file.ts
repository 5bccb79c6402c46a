import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type AnomaliaLetta, raccoglitore } from './anomalie.ts';
import { codiciDi } from './codici.ts';
import type { Contesto } from './contesto.ts';
import { leggiDup } from './dup/leggi.ts';
import type { Ingresso } from './ingresso.ts';
import { apriGriglia } from './lettori.ts';
import type { Lettura } from './lettura.ts';
import { Rifiuto } from './rifiuto.ts';

/** What to import: the file, what the person says it is, and the plan as a read-only picture. */
export type RichiestaImport = {
  readonly percorso: string;
  readonly nomeFile: string;
  readonly genere: 'dup' | 'personale' | 'fondi' | 'quote' | 'schede' | 'contributi';
  readonly comune: string | null;
  readonly contesto: Contesto;
};
/** A file read: its fingerprint, what it gives, and every anomaly in reading order. */
export type FileLetto = {
  readonly sha256: string;
  readonly byte: number;
  readonly lettura: Lettura;
  readonly anomalie: readonly AnomaliaLetta[];
};

/** Largest file that is read at all. */
const BYTE_MASSIMI = 100 * 1024 * 1024;

const lettoriDiTabelle: Partial<Record<RichiestaImport['genere'], (ingresso: Ingresso) => Lettura>> = {
  dup: leggiDup,
};

/** Reads one file into rows of the plan. Throws Rifiuto when it cannot be imported; nothing is written anywhere. */
export const leggiFile = async (
  richiesta: RichiestaImport,
  avanza: (testo: string) => void = () => {},
): Promise<FileLetto> => {
  const dati = await leggiByte(richiesta.percorso);
  avanza('Controllo del file');
  const sha256 = createHash('sha256').update(dati).digest('hex');
  const anomalie = raccoglitore();
  const leggi = lettoriDiTabelle[richiesta.genere];
  if (!leggi) throw new Rifiuto('GENERE_NON_PREVISTO', 'Genere di file non previsto.');
  const griglia = await apriGriglia(dati);
  avanza('Lettura delle tabelle');
  for (const n of griglia.note) anomalie.errore(n.codice, n.messaggio, { foglio: n.foglio, riga: n.riga });
  const lettura = leggi({
    griglia,
    contesto: richiesta.contesto,
    codici: codiciDi(richiesta.contesto.pacco),
    anomalie,
    nomeFile: richiesta.nomeFile,
    comune: richiesta.comune,
  });
  return { sha256, byte: dati.byteLength, lettura, anomalie: anomalie.elenco() };
};

const leggiByte = async (percorso: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(percorso);
    if (size > BYTE_MASSIMI)
      throw new Rifiuto('FILE_TROPPO_GRANDE', 'Il file supera 100 MB: dividerlo o tenere solo i dati che servono.', {
        atteso: 'al massimo 100 MB',
      });
    return await readFile(percorso);
  } catch (errore) {
    if (errore instanceof Rifiuto) throw errore;
    throw new Rifiuto(
      'FILE_NON_LEGGIBILE',
      'Il file non si può aprire: controllare che esista ancora, che non sia aperto in un altro programma e di avere il permesso di leggerlo.',
    );
  }
};

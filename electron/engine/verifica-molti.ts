import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PianoControllato } from '#contract/cli.ts';
import type { Processi } from './tipi.ts';
import { type RichiestaVerifica, riassuntoSchema } from './verifica-riassunto.ts';
import { apriLavoratore, type Lavoratore } from './workers/esegui.ts';

/** Plans in a folder and in its subfolders, by path; links to folders are not followed. */
export const pianiNella = (cartella: string): readonly string[] =>
  readdirSync(cartella, { withFileTypes: true })
    .flatMap((voce) => {
      const percorso = join(cartella, voce.name);
      if (voce.isDirectory()) return pianiNella(percorso);
      return /\.pdz$/iu.test(voce.name) && !voce.name.startsWith('.') ? [percorso] : [];
    })
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

const rifiutoSchema = z.object({ messaggio: z.string() });
const nonLetto = (file: string, errore: string): PianoControllato => ({
  ...{ file, ambito: null, anni: null, bloccanti: null, avvisi: null, nonVerificabili: null, accettate: null },
  ...{ regole: [], errore },
});

type Molti = {
  readonly processi: Processi;
  readonly cartellaDati: string;
  readonly giorno: string;
  readonly avanza: (fatti: number, totale: number) => void;
};

/**
 * Checks closed plans, one worker for each core, and answers in the order of the files. A file that cannot be read, or
 * whose worker had to be stopped, has its reason in `errore` and never stops the others.
 */
export const verificaMolti = async (file: readonly string[], m: Molti): Promise<readonly PianoControllato[]> => {
  const esiti = new Map<string, PianoControllato>();
  let prossimo = 0;
  const controlla = async (lavoratore: Lavoratore, percorso: string): Promise<PianoControllato> => {
    const richiesta: RichiestaVerifica = { percorso, cartellaDati: m.cartellaDati, giorno: m.giorno };
    const fine = await lavoratore.chiedi(richiesta).fine;
    if (fine.tipo === 'esito') return { file: percorso, errore: null, ...riassuntoSchema.parse(fine.dati) };
    if (fine.tipo === 'rifiuto') return nonLetto(percorso, rifiutoSchema.parse(fine.dati).messaggio);
    return nonLetto(
      percorso,
      fine.tipo === 'errore'
        ? `La verifica non si è conclusa: ${fine.messaggio.split('\n')[0]}`
        : 'La verifica non si è conclusa nel tempo e nella memoria previsti: aprire il piano da solo.',
    );
  };
  const corsia = async (): Promise<void> => {
    let lavoratore: Lavoratore | null = null;
    try {
      for (;;) {
        const percorso = file[prossimo];
        if (percorso === undefined) return;
        prossimo += 1;
        if (lavoratore?.vivo !== true) lavoratore = apriLavoratore(m.processi, 'verifica');
        esiti.set(percorso, await controlla(lavoratore, percorso));
        m.avanza(esiti.size, file.length);
      }
    } finally {
      lavoratore?.chiudi();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), file.length) }, corsia));
  return file.flatMap((f) => esiti.get(f) ?? []);
};

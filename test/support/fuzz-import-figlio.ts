import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitiLavoratori } from '#contract/lavoratori.ts';
import { comeRiga } from '#engine/import/celle.ts';
import { type FileLetto, leggiFile } from '#engine/import/leggi-file.ts';
import { Rifiuto } from '#engine/import/rifiuto.ts';
import { comuniDi, contestoDiProva } from './contesto-import.ts';
import { type CasoFuzz, casoFuzz } from './fuzz-import.ts';

/** What the child says: the case that it begins (a heartbeat), a fault found, the end with its counts. */
export type MessaggioFuzz =
  | { readonly tipo: 'caso'; readonly n: number }
  | { readonly tipo: 'guasto'; readonly n: number; readonly famiglia: string; readonly che: string }
  | { readonly tipo: 'fine'; readonly accettati: number; readonly rifiutati: number };

const [seme = 0, da = 0, a = 0] = process.argv.slice(2).map(Number);
const cartella = mkdtempSync(join(tmpdir(), 'pdz-fuzz-'));
const contesto = contestoDiProva([
  ...comuniDi(join(import.meta.dirname, '../fixtures/ambito-21/ambito.json')),
  ['099001', 'Prova'],
]);
const invia = (m: MessaggioFuzz): Promise<void> =>
  new Promise((fatto) => {
    if (process.send) process.send(m, undefined, undefined, () => fatto());
    else fatto();
  });

/** Codes that say nothing of amounts. */
const INNOCUE = new Set(['TIPO_PRESUNTO', 'COMUNE_DAL_NOME_FILE', 'NUMERO_COME_TESTO']);

/** What is wrong with an accepted reading; null when nothing is. */
const difetto = (caso: CasoFuzz, file: FileLetto): string | null => {
  const segnalate = file.anomalie.filter((x) => !INNOCUE.has(x.codice));
  let totale = 0;
  const perAnno = new Map<number, number>();
  for (const c of [...file.lettura.celle()].map(comeRiga)) {
    if (c.importoCents !== null && !Number.isSafeInteger(c.importoCents)) return `importo ${c.importoCents}`;
    if (c.ruolo !== 'riga' || c.misura !== 'competenza' || c.importoCents === null || c.anno === null) continue;
    totale += c.importoCents;
    if (c.missione === '12') perAnno.set(c.anno, (perAnno.get(c.anno) ?? 0) + c.importoCents);
  }
  const scritto = file.lettura.totali.totale;
  if (scritto !== undefined && scritto !== 'oltre i limiti' && Math.round(Number(scritto) * 100) !== totale)
    return `il totale ${scritto} non è la somma delle righe ${totale}`;
  if (segnalate.length > 0) return null;
  for (const [anno, voluto] of caso.totaliScritti) {
    if (anno === 0) return 'una cifra cambiata e nessuna segnalazione';
    if (perAnno.get(anno) !== voluto)
      return `${anno}: scritto ${voluto}, letto ${perAnno.get(anno)}, senza segnalazioni`;
  }
  return null;
};

/** Processor time that a case may take, as the worker of imports has it (ms). */
const LAVORO_MS = limitiLavoratori.importa.cpu;

let [accettati, rifiutati] = [0, 0];
for (let n = da; n < a; n += 1) {
  await invia({ tipo: 'caso', n });
  const caso = casoFuzz(seme, n);
  const percorso = join(cartella, 'file');
  writeFileSync(percorso, caso.dati);
  const prima = process.cpuUsage();
  const comune = caso.nomeFile.startsWith('prova') ? '099001' : null;
  try {
    const file = await leggiFile({ percorso, nomeFile: caso.nomeFile, genere: caso.genere, comune, contesto });
    accettati += 1;
    const che = difetto(caso, file);
    if (che) await invia({ tipo: 'guasto', n, famiglia: caso.famiglia, che });
  } catch (errore) {
    rifiutati += 1;
    if (!(errore instanceof Rifiuto))
      await invia({
        tipo: 'guasto',
        n,
        famiglia: caso.famiglia,
        che: errore instanceof Error ? (errore.stack ?? errore.message) : String(errore),
      });
  }
  const { user, system } = process.cpuUsage(prima);
  if ((user + system) / 1000 > LAVORO_MS)
    await invia({
      tipo: 'guasto',
      n,
      famiglia: caso.famiglia,
      che: `più di ${LAVORO_MS / 1000} secondi di processore`,
    });
}
rmSync(cartella, { recursive: true, force: true });
await invia({ tipo: 'fine', accettati, rifiutati });
process.disconnect?.();

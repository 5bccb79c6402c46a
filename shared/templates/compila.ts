import type { FilePacco, PaccoCompilato } from '#domain/pacco.ts';
import { controllaPacco } from './controlla-pacco.ts';
import type { ErroreModello } from './errore.ts';
import { leggiPacco } from './leggi-pacco.ts';
import { limiti } from './limiti.ts';
import { unisciPacco } from './unisci-pacco.ts';

/** Outcome of a compilation: the pack, or every error with file, line, expected, found. */
export type EsitoCompilazione = { readonly ok: PaccoCompilato } | { readonly errori: readonly ErroreModello[] };

/** What the caller hashes (SHA-256) to get the `impronta` of a pack: one line per file, sorted by path. */
export const elencoCanonico = (file: readonly FilePacco[]): string =>
  [...file]
    .sort((a, b) => (a.percorso < b.percorso ? -1 : 1))
    .map((f) => `${f.percorso}\t${f.sha256}\n`)
    .join('');

/** Size limits of a pack, checked before anything is parsed. */
const dimensioni = (file: readonly FilePacco[]): ErroreModello[] => {
  const errori: ErroreModello[] = [];
  const aggiungi = (nome: string, atteso: string, trovato: string) =>
    errori.push({ file: nome.slice(0, 200), riga: 1, atteso, trovato });
  if (file.length > limiti.file) aggiungi('pack.yaml', `non più di ${limiti.file} file`, `${file.length}`);
  const totale = file.reduce((n, f) => n + f.testo.length, 0);
  if (totale > limiti.caratteriPacco)
    aggiungi('pack.yaml', `non più di ${limiti.caratteriPacco} caratteri in tutto`, `${totale}`);
  const visti = new Set<string>();
  for (const f of file.slice(0, limiti.file)) {
    if (f.testo.length > limiti.caratteriFile)
      aggiungi(f.percorso, `non più di ${limiti.caratteriFile} caratteri`, `${f.testo.length}`);
    if (visti.has(f.percorso)) aggiungi(f.percorso, 'un file una volta sola', 'lo stesso percorso due volte');
    visti.add(f.percorso);
  }
  return errori;
};

/**
 * Compiles a pack: reads its files, lays them over the packs that it extends (already compiled, in the order of
 * `estende`), checks every name that is cited. Pure and total: a carried pack is untrusted, and every fault is an error
 * value. `impronta` = SHA-256 of `elencoCanonico(file)`, computed by the caller.
 */
export const compilaPacco = (
  file: readonly FilePacco[],
  impronta: string,
  estesi: readonly PaccoCompilato[] = [],
): EsitoCompilazione => {
  const grandi = dimensioni(file);
  if (grandi.length > 0) return { errori: grandi };
  const letto = leggiPacco(file);
  const errori = [...letto.errori];
  if (letto.testata === null) {
    if (!file.some((f) => f.percorso === 'pack.yaml'))
      errori.push({ file: 'pack.yaml', riga: 1, atteso: 'il file pack.yaml', trovato: 'niente' });
    return { errori };
  }
  const testata = letto.testata.valore;
  const mancanti = testata.estende.filter((id) => !estesi.some((p) => p.id === id));
  if (mancanti.length > 0 || testata.estende.length > limiti.catena) {
    const atteso = `in «estende» modelli presenti, al più ${limiti.catena}`;
    return {
      errori: [
        ...errori,
        { file: 'pack.yaml', riga: 1, atteso, trovato: mancanti.join(', ') || `${testata.estende.length}` },
      ],
    };
  }
  const basi = testata.estende.flatMap((id) => estesi.find((p) => p.id === id) ?? []);
  const pacco = unisciPacco(testata, letto, basi, impronta);
  errori.push(...controllaPacco(letto, pacco));
  return errori.length > 0 ? { errori } : { ok: pacco };
};

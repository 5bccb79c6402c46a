import type { Riceve } from '../../app/api/uso.ts';
import type { RigaGriglia } from '../../ui/griglia/tipi.ts';

export type Vista = Riceve<'registri/vista'>;
export type Riga = Vista['righe'][number];
export type Cella = Riga['celle'][number];
export type VoceElenco = Riceve<'registri/elenco'>['viste'][number];

/** Row that a link names, by its own id or by `register:id`. */
export const rigaCercata = (vista: Vista, cercata: string | undefined): string | null => {
  if (cercata === undefined) return null;
  const coda = cercata.slice(cercata.indexOf(':') + 1);
  const trovata = vista.righe.find(
    (r) => r.id === cercata || r.id === coda || (r.registro !== null && `${r.registro}:${r.id}` === cercata),
  );
  return trovata?.id ?? null;
};

const disegnate = new WeakMap<Riga, RigaGriglia>();
const tuttaAMano = (celle: Riga['celle']): boolean => celle.every((c) => c.fonte === null && c.importato === null);

/**
 * Row as the grid draws it, the same object as long as the row is the same. A row that nobody imported is not a
 * correction: only cells that differ from the rest of their row stand out.
 */
export const rigaDisegnata = (riga: Riga): RigaGriglia => {
  const nota = disegnate.get(riga);
  if (nota !== undefined) return nota;
  const aMano = tuttaAMano(riga.celle);
  const nuova: RigaGriglia = aMano
    ? { ...riga, celle: riga.celle.map((c) => (c.stato === 'mano' ? { ...c, stato: 'ok' as const } : c)) }
    : riga;
  disegnate.set(riga, nuova);
  return nuova;
};

/** What is said of a cell: its state, or that it is empty, or that it was written here without correcting anything. */
export const statoDetto = ({ stato, testo, fonte, importato }: Cella): Cella['stato'] | 'vuota' | 'scritta' => {
  const aMano = fonte === null && importato === null && (stato === 'ok' || stato === 'mano');
  if (testo === '' && stato === 'ok') return 'vuota';
  return aMano ? 'scritta' : stato;
};

/** Name of a row for the person: what its first cells say. */
export const nomeRiga = (riga: RigaGriglia | undefined): string => {
  const testi = riga?.celle.slice(0, 3).map((c) => c.testo) ?? [];
  return testi.find((t) => t !== '') ?? '';
};

/** Name of a column, with its group: «FNPS, 2026». */
export const nomeColonna = (colonna: { readonly titolo: string; readonly gruppo: string | null } | undefined): string =>
  [colonna?.gruppo, colonna?.titolo].filter((x) => typeof x === 'string' && x !== '').join(', ');

/** Views whose name, group or description hold the words typed, in their order. */
export const cercaViste = (viste: readonly VoceElenco[], parole: string, norma: (t: string) => string) => {
  const cerca = norma(parole.trim()).split(/\s+/).filter(Boolean);
  return viste.filter((v) => cerca.every((p) => norma(`${v.titolo} ${v.gruppo}`).includes(p)));
};

/** Cell that an anomaly concerns, if the view shows it. */
export const cellaDellAnomalia = (
  vista: Vista,
  anomalia: Vista['anomalie'][number],
): { readonly riga: string; readonly colonna: string } | null => {
  for (const riga of vista.righe) {
    const c = riga.celle.findIndex(
      (x) =>
        x.fonte !== null &&
        x.fonte.file === anomalia.file &&
        x.fonte.foglio === anomalia.foglio &&
        x.fonte.cella === anomalia.cella,
    );
    const colonna = vista.colonne[c];
    if (colonna !== undefined) return { riga: riga.id, colonna: colonna.id };
  }
  return null;
};

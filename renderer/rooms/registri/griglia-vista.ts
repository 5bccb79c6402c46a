import type { ColonnaGriglia, RigaGriglia } from '../../ui/Griglia.tsx';
import type { Vista } from './PannelloOrigine.tsx';

const numeriche = new Set<Vista['colonne'][number]['tipo']>(['importo', 'numero', 'fte', 'percentuale']);

/** Columns of a view as the grid draws them. */
export const colonneGriglia = (vista: Vista): ColonnaGriglia[] =>
  vista.colonne.map(({ id, titolo, gruppo, tipo }) => ({ id, titolo, gruppo, numerica: numeriche.has(tipo) }));

/** Rows of a view as the grid draws them; the id is the one that links carry. */
export const righeGriglia = (vista: Vista): RigaGriglia[] =>
  vista.righe.map(({ id, totale, celle }) => ({
    id,
    totale,
    // A row that nobody imported is not a correction: only cells that differ from the rest of their row stand out.
    celle: celle.map(({ testo, stato }) => ({ testo, stato: stato === 'mano' && tuttaAMano(celle) ? 'ok' : stato })),
  }));

const tuttaAMano = (celle: Vista['righe'][number]['celle']): boolean => celle.every((c) => c.fonte === null);

/** Row that a link names, by its own id or by `register:id`. */
export const rigaCercata = (vista: Vista, cercata: string | undefined): string | null => {
  if (cercata === undefined) return null;
  const coda = cercata.slice(cercata.indexOf(':') + 1);
  const trovata = vista.righe.find(
    (r) => r.id === cercata || r.id === coda || (r.registro !== null && `${r.registro}:${r.id}` === cercata),
  );
  return trovata?.id ?? null;
};

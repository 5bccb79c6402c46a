import { z } from 'zod';
import { idSchema } from '#domain/ids.ts';
import type { CifraContabile } from '#domain/piano.ts';
import type { RigaLetta } from '#domain/registri.ts';
import { stato } from '#domain/stati.ts';
import type { Database } from './connessione.ts';
import { conRigheSane, prepara } from './righe.ts';
import { rigaDa, tabelle, type ValoreSql } from './schema.ts';

const cifraSchema = z.object({
  programma_id: z.string(),
  titolo: z.int().nullable(),
  anno: z.int(),
  misura: stato('misuraContabile'),
  /** Wider than a safe integer only in an altered file: then the figure is unreadable. */
  importo_cents: z.number().nullable(),
  celle: z.int(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
});

/**
 * Figures of one accounting document: sum of its `riga` cells per programme, title, year and measure, cents; null when
 * any of them is unreadable. With `min(id)` SQLite takes sheet and cell from the first row of the group.
 */
export const cifreDelDocumento = (db: Database, documentoId: string, enteId: string | null): CifraContabile[] => {
  if (enteId === null) return [];
  const ente = idSchema.parse(enteId);
  return conRigheSane('riga letta', () =>
    prepara(
      db,
      `SELECT programma_id, titolo, anno, misura, count(*) AS celle, min(id), foglio, cella,
         CASE WHEN count(importo_cents) = count(*) THEN sum(importo_cents) END AS importo_cents
       FROM riga_letta
       WHERE documento_id = ? AND ruolo = 'riga' AND programma_id IS NOT NULL AND anno IS NOT NULL AND misura IS NOT NULL
       GROUP BY programma_id, titolo, anno, misura ORDER BY programma_id, titolo, anno, misura`,
    )
      .all(documentoId)
      .map((r) => {
        const c = cifraSchema.parse(r);
        return {
          documentoId,
          enteId: ente,
          programmaId: c.programma_id,
          titolo: c.titolo,
          anno: c.anno,
          misura: c.misura,
          importoCents: Number.isSafeInteger(c.importo_cents) ? c.importo_cents : null,
          celle: c.celle,
          foglio: c.foglio,
          cella: c.cella,
        };
      }),
  );
};

/** Accounting cells of visible documents, in order of reading. */
export const righeLette = (
  db: Database,
  filtro: {
    readonly documentoId?: string;
    readonly programmaId?: string;
    readonly anno?: number;
    readonly limite?: number;
  },
): RigaLetta[] => {
  const { colonne } = tabelle.rigaLetta;
  const condizioni = ['documento_id IN (SELECT id FROM documento WHERE ritirato = 0 AND completo = 1)'];
  const valori: ValoreSql[] = [];
  const aggiungi = (colonna: string, valore: string | number | undefined) => {
    if (valore === undefined) return;
    condizioni.push(`${colonna} = ?`);
    valori.push(valore);
  };
  aggiungi('documento_id', filtro.documentoId);
  aggiungi('programma_id', filtro.programmaId);
  aggiungi('anno', filtro.anno);
  return conRigheSane('riga letta', () =>
    prepara(
      db,
      `SELECT ${colonne.map((c) => c.colonna).join(', ')} FROM riga_letta WHERE ${condizioni.join(' AND ')} ORDER BY id LIMIT ?`,
    )
      .all(...valori, filtro.limite ?? 1000)
      .map((r) => rigaDa('rigaLetta', r)),
  );
};

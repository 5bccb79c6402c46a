/** Limits of a worker: time of one request (ms), heap given to V8 and resident size above which it is killed (MB). */
export type LimitiLavoratore = { readonly durata: number; readonly heap: number; readonly residente: number };

/**
 * Limits by worker, the same in every shell: a file from outside is stopped soon; a document of ours may have hundreds
 * of pages on a slow computer, and can be cancelled.
 */
export const limitiLavoratori: Readonly<Record<'importa' | 'esporta', LimitiLavoratore>> = {
  importa: { durata: 20_000, heap: 256, residente: 350 },
  esporta: { durata: 120_000, heap: 768, residente: 1000 },
};

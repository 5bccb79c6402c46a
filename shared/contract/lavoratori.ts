/**
 * Limits of a worker: time of one request by the clock and of its own processor time where the system tells it (ms; a
 * busy computer must not refuse a good file), heap given to V8 and resident size above which it is killed (MB); room for
 * young objects, which a reading of hundreds of thousands of rows makes and drops (MB).
 */
export type LimitiLavoratore = {
  readonly durata: number;
  readonly cpu: number;
  readonly heap: number;
  readonly giovani?: number;
  readonly residente: number;
};

/**
 * Limits by worker, the same in every shell: a file from outside is stopped soon; a document of ours may have hundreds
 * of pages on a slow computer, and can be cancelled.
 */
export const limitiLavoratori: Readonly<Record<'importa' | 'esporta' | 'salva' | 'verifica', LimitiLavoratore>> = {
  importa: { durata: 45_000, cpu: 20_000, heap: 256, giovani: 32, residente: 350 },
  esporta: { durata: 180_000, cpu: 120_000, heap: 768, residente: 1000 },
  /** A share may be slow; SQLite keeps its pages outside V8's heap. */
  salva: { durata: 180_000, cpu: 120_000, heap: 128, residente: 500 },
  /** Hundreds of plans one after the other: the limits are of one. */
  verifica: { durata: 120_000, cpu: 60_000, heap: 768, residente: 1000 },
};

/** Options of V8 for a worker with these limits. */
export const opzioniV8 = ({ heap, giovani }: LimitiLavoratore): string[] => [
  `--max-old-space-size=${heap}`,
  ...(giovani === undefined ? [] : [`--max-semi-space-size=${giovani}`]),
];

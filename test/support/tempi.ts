/** Starts a stopwatch; reading it gives milliseconds of the wall clock and of this thread's own work. */
export const cronometro = () => {
  const muro = performance.now();
  const filo = process.threadCpuUsage();
  return () => {
    const usato = process.threadCpuUsage(filo);
    return { muro: performance.now() - muro, filo: (usato.user + usato.system) / 1000 };
  };
};

/** Value below which a share of the measures falls. */
export const quantile = (misure: readonly number[], quota: number): number => {
  const ordinate = misure.toSorted((a, b) => a - b);
  return ordinate[Math.max(0, Math.ceil(ordinate.length * quota) - 1)] ?? 0;
};

import { useEffect, useState } from 'react';

/** A value once it has been still for some milliseconds: who moves a slider asks the engine once, not at every pixel. */
export const useQuieto = <T>(valore: T, millisecondi: number): T => {
  const [fermo, fissa] = useState(valore);
  useEffect(() => {
    const timer = window.setTimeout(() => fissa(valore), millisecondi);
    return () => window.clearTimeout(timer);
  }, [valore, millisecondi]);
  return fermo;
};

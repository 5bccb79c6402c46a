import type { SessionePiano } from './tipi.ts';

/** Silence after which the person's file is written, and the longest it may lag behind, milliseconds. */
const SILENZIO = 5_000;
const MASSIMO = 60_000;

/**
 * Saving policy. A change is durable in the working copy when it is acknowledged; the person's file follows after 5 s
 * without changes, 60 s at most, and at every closing. A failed saving is told once and tried again at the next change.
 */
export const creaSalvataggioAutomatico = (sessione: () => SessionePiano | null, dopo: (errore: unknown) => void) => {
  let attesa: NodeJS.Timeout | null = null;
  let dal: number | null = null;
  const ferma = (): void => {
    if (attesa) clearTimeout(attesa);
    attesa = null;
  };
  const salva = (): void => {
    ferma();
    dal = null;
    const aperta = sessione();
    if (!aperta?.daSalvare) return;
    try {
      aperta.salva();
      dopo(null);
    } catch (errore) {
      dopo(errore);
    }
  };
  return {
    /** A change was made: saving is due. */
    cambiato: (): void => {
      const adesso = performance.now();
      dal ??= adesso;
      ferma();
      attesa = setTimeout(salva, Math.max(0, Math.min(SILENZIO, dal + MASSIMO - adesso)));
      attesa.unref();
    },
    ferma: (): void => {
      ferma();
      dal = null;
    },
  };
};

import type { SessionePiano } from './tipi.ts';

/** Silence after which the person's file is written, and the longest it may lag behind, milliseconds. */
const SILENZIO = 5_000;
const MASSIMO = 60_000;
/** After a saving that failed (share gone, disk full) it is tried again this often, milliseconds. */
const RIPROVA = 30_000;

/**
 * Saving policy. A change is durable in the working copy when it is acknowledged; the person's file follows after 5 s
 * without changes, 60 s at most, and at every closing. A failed saving is told, and tried again every 30 s. A while after
 * the opening a copy of the good file is kept aside.
 */
export const creaSalvataggioAutomatico = (sessione: () => SessionePiano | null, dopo: (errore: unknown) => void) => {
  let attesa: NodeJS.Timeout | null = null;
  let dal: number | null = null;
  const ferma = (): void => {
    if (attesa) clearTimeout(attesa);
    attesa = null;
  };
  const tra = (millisecondi: number, fai: () => void): void => {
    ferma();
    attesa = setTimeout(fai, Math.max(0, millisecondi));
    attesa.unref();
  };
  const finito = (quale: SessionePiano, errore: unknown): void => {
    if (sessione() !== quale) return;
    dopo(errore);
    if (errore !== null && attesa === null) tra(RIPROVA, salva);
  };
  const salva = (): void => {
    ferma();
    dal = null;
    const aperta = sessione();
    if (!aperta?.daSalvare) return;
    try {
      const lavoro = aperta.salvaSenzaFermare();
      if (lavoro === undefined) finito(aperta, null);
      else
        lavoro.then(
          () => finito(aperta, null),
          (errore: unknown) => finito(aperta, errore),
        );
    } catch (errore) {
      finito(aperta, errore);
    }
  };
  return {
    /** A plan was opened: nothing is due yet. */
    aperto: (): void => tra(SILENZIO, () => sessione()?.tieniBuona()),
    /** A change was made: saving is due. */
    cambiato: (): void => {
      const adesso = performance.now();
      dal ??= adesso;
      tra(Math.min(SILENZIO, dal + MASSIMO - adesso), salva);
    },
    ferma: (): void => {
      ferma();
      dal = null;
    },
  };
};

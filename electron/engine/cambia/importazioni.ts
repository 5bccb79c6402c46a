import { ErroreMotore } from '#contract/define.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { LetturaIpotetica } from '../storage/ipotesi.ts';
import type { Motore, SessionePiano } from '../tipi.ts';
import { cheCosaCambia } from './calcola.ts';
import { segnaDaRivedere } from './da-rivedere.ts';

/** Readings of the files looked at and not yet imported; they go away with the plan. */
const viste = new WeakMap<SessionePiano, Map<string, readonly LetturaIpotetica[]>>();

/** Keeps what a file would bring, so that what it changes can be told without reading it again. */
export const tieniAnteprima = (
  sessione: SessionePiano,
  fileId: string,
  letture: readonly LetturaIpotetica[] | null,
): void => {
  const note = viste.get(sessione) ?? new Map<string, readonly LetturaIpotetica[]>();
  viste.set(sessione, note);
  if (letture === null) note.delete(fileId);
  else note.set(fileId, letture);
};

/** What the files looked at would bring, in the order asked. */
export const anteprimeDi = (sessione: SessionePiano, fileId: readonly string[]): readonly LetturaIpotetica[] =>
  fileId.flatMap((id) => {
    const letture = viste.get(sessione)?.get(id);
    if (letture === undefined)
      throw new ErroreMotore(
        'non-trovato',
        'Il file va letto di nuovo prima di dire che cosa cambia: sceglierlo ancora.',
      );
    return letture;
  });

/** Operations that enter with a file: what it changes in the plan already written waits for a person to look at it. */
export const cambiatoDa = async (
  motore: Motore,
  sessione: SessionePiano,
  letture: readonly LetturaIpotetica[],
  nomeFile: string,
): Promise<readonly Operazione[]> => {
  const { prima, differenze } = await cheCosaCambia(motore, sessione, { letture, operazioni: [], pacco: null });
  return segnaDaRivedere(prima, differenze, `«${nomeFile}»`, motore.adesso().toISOString());
};

import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { aggiornaStoria, type StoriaRilievi } from '#rules/storia-rilievi.ts';
import type { Motore, SessionePiano } from '../tipi.ts';

type Nota = {
  readonly storia: StoriaRilievi;
  readonly rilievi: readonly Rilievo[] | null;
  readonly finoA: number | null;
};
const note = new WeakMap<SessionePiano, Nota>();

const letta = (sessione: SessionePiano): Nota => {
  const gia = note.get(sessione);
  if (gia !== undefined) return gia;
  const { righe, finoA } = sessione.storiaRilievi();
  const nota = { storia: new Map(righe.map((r) => [chiaveRilievo(r), r])), rilievi: null, finoA };
  note.set(sessione, nota);
  return nota;
};

/** Findings in time of an open plan, as the last check left them. */
export const storiaDi = (sessione: SessionePiano): StoriaRilievi => letta(sessione).storia;

/**
 * Notes in the plan since when each finding is there and which went away. The instant is that of the last change, which
 * brought them; where the plan did not change (a deadline passed), now. A command that only looks writes nothing.
 */
export const ricordaRilievi = (
  motore: Pick<Motore, 'adesso' | 'unComando'>,
  sessione: SessionePiano,
  piano: Piano,
  rilievi: readonly Rilievo[],
): void => {
  const nota = letta(sessione);
  if (nota.rilievi === rilievi) return;
  const istante = nota.finoA === piano.revisione ? motore.adesso().toISOString() : piano.istante;
  const { storia, metti, togli } = aggiornaStoria(nota.storia, rilievi, istante);
  const scrivi = motore.unComando !== true && !sessione.solaLettura;
  if (scrivi && (metti.length > 0 || togli.length > 0 || nota.finoA !== piano.revisione))
    sessione.scriviStoriaRilievi({ metti, togli }, piano.revisione);
  note.set(sessione, { storia, rilievi, finoA: piano.revisione });
};

import { ErroreMotore } from '#contract/define.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import { aTratti } from '../a-tratti.ts';
import { cifreDellaLettura, type Ipotesi } from '../storage/ipotesi.ts';
import type { Motore, SessionePiano } from '../tipi.ts';
import { verificaIpotesi, verificaSenzaFermare } from '../verificatore.ts';
import { type DettoDalPiano, dettoDalPiano } from './detto.ts';
import { type Differenza, differenzeFra } from './differenze.ts';

/** What a change would do to a plan: the two states, what each says, what differs. */
export type CheCosaCambia = {
  readonly prima: Piano;
  readonly dopo: Piano;
  readonly allora: DettoDalPiano;
  readonly ora: DettoDalPiano;
  readonly differenze: readonly Differenza[];
};

/** Attempts while somebody is writing: then what is known stands, because a person cannot be made to stop. */
const TENTATIVI = 3;

/** Throws when the plan that was asked about is no longer the open one. */
const ancoraAperto = (motore: Motore, sessione: SessionePiano) => (): void => {
  if (motore.sessioneONulla() !== sessione)
    throw new ErroreMotore('annullato-da-persona', 'Il piano è stato chiuso: il confronto è stato interrotto.');
};

const unaVolta = async (motore: Motore, sessione: SessionePiano, ipotesi: Ipotesi): Promise<CheCosaCambia> => {
  const prosegui = ancoraAperto(motore, sessione);
  const cifre = new Map<string, readonly CifraContabile[]>();
  for (const l of ipotesi.letture) cifre.set(l.documento.id, await aTratti(cifreDellaLettura(l), prosegui));
  const verificato = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
  const prima = verificato.piano;
  const dopo = sessione.ipotesi(ipotesi, cifre);
  const stato = await aTratti(verificaIpotesi(verificato, dopo), prosegui);
  const allora = await aTratti(dettoDalPiano(prima, verificato.stato), prosegui);
  const ora = await aTratti(dettoDalPiano(dopo, stato), prosegui);
  return { prima, dopo, allora, ora, differenze: differenzeFra(allora, ora) };
};

/**
 * What a change that is only thought of would do to the open plan: findings, figures, sentences, tables and clauses that
 * would say something else. Nothing is written. If the plan changes meanwhile it starts again.
 */
export const cheCosaCambia = async (
  motore: Motore,
  sessione: SessionePiano,
  ipotesi: Ipotesi,
): Promise<CheCosaCambia> => {
  let fatto = await unaVolta(motore, sessione, ipotesi);
  for (let n = 1; n < TENTATIVI && fatto.prima !== sessione.piano(); n++)
    fatto = await unaVolta(motore, sessione, ipotesi);
  return fatto;
};

/** What the open plan says now, with the findings of its check. */
export const dettoOra = async (
  motore: Motore,
  sessione: SessionePiano,
): Promise<{ readonly piano: Piano; readonly detto: DettoDalPiano }> => {
  const { piano, stato } = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
  return { piano, detto: await aTratti(dettoDalPiano(piano, stato), ancoraAperto(motore, sessione)) };
};

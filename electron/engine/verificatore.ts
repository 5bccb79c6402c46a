import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { ErroreMotore } from '#contract/define.ts';
import type { Piano } from '#domain/piano.ts';
import { giornoDi } from '#format/date.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import { type Opzioni, type StatoVerifica, verificaAPassi } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import type { SessionePiano } from './tipi.ts';

/** A check with the state of the plan that it speaks of, and the time that it took on this thread. */
export type Verificato = { readonly piano: Piano; readonly stato: StatoVerifica; readonly millisecondi: number };

/** SHA-256 in hexadecimal: identity of what was accepted. */
export const improntaDi = (testo: string): string => createHash('sha256').update(testo, 'utf8').digest('hex');

/** Day in Rome of now. */
const oggi = (): string => giornoDi(new Date().toISOString());
const opzioniDi = (giorno: string): Opzioni => ({ regole, impronta: improntaDi, oggi: giorno });
/** Longest stretch of checking before other work may pass, milliseconds. */
const respiro = 8;

/** Last check of each open plan; it goes away with the plan. */
const ultimi = new WeakMap<Piano['testa'], Verificato>();
const inCorso = new WeakMap<SessionePiano, Promise<Verificato>>();

const passiPer = (piano: Piano, precedente: Verificato | undefined, giorno: string) =>
  precedente === undefined
    ? verificaAPassi(piano, opzioniDi(giorno))
    : verificaAPassi(piano, opzioniDi(giorno), precedente.stato, chiaviFra(precedente.piano, piano));

/** Whether a check speaks of the plan as it is, today. */
const valeAncora = (v: Verificato | undefined, piano: Piano, giorno: string): v is Verificato =>
  v?.piano === piano && v.stato.oggi === giorno;

const concludi = (piano: Piano, stato: StatoVerifica, da: number): Verificato => {
  const fatto = { piano, stato, millisecondi: da };
  ultimi.set(piano.testa, fatto);
  return fatto;
};

/** Check of a plan at once: what did not change since the last one is kept. */
export const verificaSubito = (piano: Piano): Verificato => {
  const precedente = ultimi.get(piano.testa);
  const giorno = oggi();
  if (valeAncora(precedente, piano, giorno)) return precedente;
  const inizio = performance.now();
  const passi = passiPer(piano, precedente, giorno);
  for (;;) {
    const passo = passi.next();
    if (passo.done === true) return concludi(piano, passo.value, performance.now() - inizio);
  }
};

/** One attempt: null when the plan changed while it was being checked. */
const tenta = async (sessione: SessionePiano, ancoraAperta: () => boolean): Promise<Verificato | null> => {
  const piano = sessione.piano();
  const precedente = ultimi.get(piano.testa);
  const giorno = oggi();
  if (valeAncora(precedente, piano, giorno)) return precedente;
  let lavoro = 0;
  let inizio = performance.now();
  const passi = passiPer(piano, precedente, giorno);
  for (;;) {
    const passo = passi.next();
    const trascorso = performance.now() - inizio;
    if (passo.done === true) return concludi(piano, passo.value, lavoro + trascorso);
    if (trascorso < respiro) continue;
    lavoro += trascorso;
    await setImmediate();
    if (!ancoraAperta()) throw new ErroreMotore('nessun-piano-aperto', 'Il piano è stato chiuso durante la verifica.');
    if (sessione.piano() !== piano) return null;
    inizio = performance.now();
  }
};

/**
 * Check of the open plan in short stretches: a keystroke or a cancel never waits for it. When the plan changes meanwhile
 * it starts again from the new state, so that the answer is always about the plan as it is.
 */
export const verificaSenzaFermare = (sessione: SessionePiano, ancoraAperta: () => boolean): Promise<Verificato> => {
  const gia = inCorso.get(sessione);
  if (gia) return gia;
  const lavoro = (async () => {
    for (;;) {
      const fatto = await tenta(sessione, ancoraAperta);
      if (fatto !== null && fatto.piano === sessione.piano()) return fatto;
    }
  })().finally(() => inCorso.delete(sessione));
  inCorso.set(sessione, lavoro);
  return lavoro;
};

/** Steps of the check of a plan that could be, from the check of the one that is; nothing of it is kept. */
export const verificaIpotesi = (da: Verificato, ipotesi: Piano): Generator<undefined, StatoVerifica> =>
  verificaAPassi(ipotesi, opzioniDi(da.stato.oggi), da.stato, chiaviFra(da.piano, ipotesi));

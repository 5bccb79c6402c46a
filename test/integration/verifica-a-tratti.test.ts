import { describe, expect, it } from 'vitest';
import type { Piano } from '#domain/piano.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { verificaSenzaFermare, verificaSubito } from '#engine/verificatore.ts';
import { pianoGrande } from '../support/piano-grande.ts';

const grande = { comuni: 25, schede: 60, contributi: 100 };
/** Of a session the checker reads only the plan of now. */
const sessioneDi = (piano: () => Piano) => ({ piano }) as SessionePiano;

/** Longest time during which nothing else could run while a promise was pending, milliseconds. */
const pausaPiuLunga = async (lavoro: Promise<unknown>): Promise<number> => {
  let finito = false;
  let massima = 0;
  let prima = performance.now();
  const guarda = () => {
    const adesso = performance.now();
    massima = Math.max(massima, adesso - prima);
    prima = adesso;
    if (!finito) setImmediate(guarda);
  };
  setImmediate(guarda);
  await lavoro;
  finito = true;
  return massima;
};

describe('verifica a tratti', () => {
  it('lascia passare il resto mentre lavora e dà lo stesso risultato di quella in un colpo', async () => {
    const [uno, due] = [pianoGrande(grande), pianoGrande(grande)];
    const intera = performance.now();
    const attesa = verificaSubito(due);
    const durata = performance.now() - intera;
    const lavoro = verificaSenzaFermare(
      sessioneDi(() => uno),
      () => true,
    );
    const pausa = await pausaPiuLunga(lavoro);
    expect((await lavoro).stato.esito).toEqual(attesa.stato.esito);
    // Relative to the whole, so that a busy machine does not decide: no stretch is a large part of it.
    expect(pausa).toBeLessThan(Math.max(50, durata * 0.6));
  });

  it('se il piano cambia nel frattempo ricomincia, e la risposta è sul piano di adesso', async () => {
    let piano = pianoGrande(grande);
    const lavoro = verificaSenzaFermare(
      sessioneDi(() => piano),
      () => true,
    );
    await new Promise((ok) => setImmediate(ok));
    piano = { ...piano, registri: { ...piano.registri, assegnazione: [] } };
    const { piano: verificato, stato } = await lavoro;
    expect(verificato).toBe(piano);
    expect(stato.esito).toEqual(verificaSubito({ ...piano, testa: { ...piano.testa } }).stato.esito);
  });

  it('due richieste insieme fanno un lavoro solo, e lo stesso piano non si ricontrolla', async () => {
    const piano = pianoGrande(grande);
    const sessione = sessioneDi(() => piano);
    const [a, b] = await Promise.all([
      verificaSenzaFermare(sessione, () => true),
      verificaSenzaFermare(sessione, () => true),
    ]);
    expect(a).toBe(b);
    expect(verificaSubito(piano)).toBe(a);
  });

  it('se il piano si chiude a metà lo dice', async () => {
    const sessione = sessioneDi(() => pianoGrande(grande));
    await expect(verificaSenzaFermare(sessione, () => false)).rejects.toMatchObject({ code: 'nessun-piano-aperto' });
  });
});

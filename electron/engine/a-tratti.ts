import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work on the engine's thread before other work may pass, milliseconds. */
const respiro = 8;

/** Runs a generator to its end in short stretches, so that a keystroke or a cancel never waits; `prosegui` may throw. */
export const aTratti = async <T>(passi: Generator<undefined, T>, prosegui: () => void = () => {}): Promise<T> => {
  let inizio = performance.now();
  for (;;) {
    const passo = passi.next();
    if (passo.done === true) return passo.value;
    if (performance.now() - inizio < respiro) continue;
    await setImmediate();
    prosegui();
    inizio = performance.now();
  }
};

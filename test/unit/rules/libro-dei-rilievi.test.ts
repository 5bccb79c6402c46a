import { describe, expect, it } from 'vitest';
import type { Piano } from '#domain/piano.ts';
import { regole } from '#rules/indice.ts';
import { pianoColmo } from '../../support/letture-regole.ts';
import { pianoCompleto } from '../../support/piano-completo.ts';
import { rilieviDi } from '../../support/verifica.ts';

const radice = new URL('../../../', import.meta.url).pathname;
const esempio = pianoCompleto(`${radice}templates/esempio`);
const conAccordo = pianoCompleto(`${radice}templates/esempio`, { accordo: true });
/** The example plan as it is born, with its accordo, and with every register filled in three ways. */
const piani: readonly Piano[] = [esempio, conAccordo, ...[0, 1, 2].map((k) => pianoColmo(conAccordo, k))];

describe('che cosa dice ogni regola del piano d’esempio, vuoto e con ogni registro pieno', () => {
  it.each(regole.map((r) => r.id))('%s', (id) => {
    for (const piano of piani) expect(rilieviDi(piano, id).every((r) => r.regola === id)).toBe(true);
  });
});

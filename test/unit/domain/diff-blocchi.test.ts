import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uguali } from '#domain/canonico.ts';
import { applicaABlocchi, BloccoDiverso, bloccoVincolato, diffBlocchi, idRipetuto } from '#domain/diff-blocchi.ts';
import type { BloccoId } from '#domain/ids.ts';
import { inverse } from '#domain/modifiche.ts';
import type { Blocco } from '#domain/section-content.ts';
import { unBlocco } from '../../support/blocchi.ts';
import { idDi } from '../../support/costruisci.ts';

const sezione = idDi('sezione');
const paragrafo = (id: string, testo = id): Blocco => ({
  id: id as BloccoId,
  tipo: 'paragrafo',
  contenuto: [{ tipo: 'testo', testo }],
});
const applica = (blocchi: readonly Blocco[], operazioni: ReturnType<typeof diffBlocchi>) =>
  operazioni.reduce<readonly Blocco[]>((b, o) => applicaABlocchi(b, o), blocchi);

/** Two texts that share some ids: the second is drawn from a pool of ten blocks, some changed. */
const dueTesti = fc
  .tuple(
    fc.array(unBlocco, { minLength: 10, maxLength: 10 }),
    fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    fc.array(unBlocco, { minLength: 10, maxLength: 10 }),
    fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  )
  .map(([base, prima, dopo, altri, cambia]) => {
    const conId = (b: Blocco | undefined, i: number): Blocco[] => (b ? [{ ...b, id: `b${i}` as BloccoId }] : []);
    return {
      vecchi: prima.flatMap((i) => conId(base[i], i)),
      nuovi: dopo.flatMap((i) => conId(cambia[i] ? altri[i] : base[i], i)),
    };
  });

describe('differenze tra due testi, blocco per blocco', () => {
  it('applicate al vecchio danno il nuovo, e le inverse riportano al vecchio', () => {
    fc.assert(
      fc.property(dueTesti, ({ vecchi, nuovi }) => {
        const operazioni = diffBlocchi(sezione, vecchi, nuovi);
        expect(uguali(applica(vecchi, operazioni), nuovi)).toBe(true);
        const indietro = inverse(operazioni).flatMap((o) => ('sezioneId' in o ? [o] : []));
        expect(uguali(applica(nuovi, indietro), vecchi)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('tra due testi uguali non ce ne sono', () => {
    fc.assert(
      fc.property(fc.array(unBlocco), (blocchi) => {
        const distinti = blocchi.map((b, i): Blocco => ({ ...b, id: `x${i}` as BloccoId }));
        expect(diffBlocchi(sezione, distinti, structuredClone(distinti))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('spostare in fondo il primo di dieci blocchi è una sola operazione', () => {
    const vecchi = Array.from({ length: 10 }, (_, i) => paragrafo(`b${i}`));
    const primo = vecchi[0];
    if (!primo) throw new Error('mancano i blocchi');
    const operazioni = diffBlocchi(sezione, vecchi, [...vecchi.slice(1), primo]);
    expect(operazioni).toEqual([{ op: 'blocco/sposta', sezioneId: sezione, id: 'b0', prima: null, dopo: 'b9' }]);
  });

  it('una modifica che non trova il testo che si aspetta è rifiutata', () => {
    const [op] = diffBlocchi(sezione, [paragrafo('a', 'uno')], [paragrafo('a', 'due')]);
    if (!op) throw new Error('manca la modifica');
    expect(() => applicaABlocchi([paragrafo('a', 'tre')], op)).toThrow(BloccoDiverso);
    expect(() => applicaABlocchi([], op)).toThrow(BloccoDiverso);
  });

  it('trova il blocco fissato che si vuole cambiare, togliere, copiare o fabbricare', () => {
    const fisso: Blocco = { ...paragrafo('f'), tutela: 'vincolato' };
    const vivo: Blocco = { id: 'v' as BloccoId, tipo: 'tabella-viva', fonte: 'comuni', titolo: 'Comuni' };
    const vincolato = (vecchi: Blocco[], nuovi: Blocco[]) => bloccoVincolato(diffBlocchi(sezione, vecchi, nuovi))?.id;
    expect(vincolato([fisso], [paragrafo('f', 'altro')])).toBe('f');
    expect(vincolato([fisso], [])).toBe('f');
    expect(vincolato([vivo], [paragrafo('v')])).toBe('v');
    expect(vincolato([], [fisso])).toBe('f');
    expect(vincolato([paragrafo('f')], [fisso])).toBe('f');
    expect(vincolato([fisso, paragrafo('p')], [paragrafo('p'), fisso])).toBeUndefined();
    expect(vincolato([fisso, paragrafo('p')], [fisso, paragrafo('p', 'nuovo')])).toBeUndefined();
  });

  it('un identificativo ripetuto è trovato, anche tra le voci di un elenco', () => {
    const elenco: Blocco = {
      id: 'e' as BloccoId,
      tipo: 'elenco',
      stile: 'puntato',
      voci: [{ id: 'p' as BloccoId, livello: 0, contenuto: [] }],
    };
    expect(idRipetuto([paragrafo('a'), paragrafo('a')])).toBe('a');
    expect(idRipetuto([paragrafo('p'), elenco])).toBe('p');
    expect(idRipetuto([paragrafo('a'), elenco])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiaveRilievo, fermaDefinitiva, type Rilievo, soloPerBozza } from '#domain/esito.ts';
import { regole } from '#rules/indice.ts';
import { spiegazioni } from '#rules/spiegazioni/indice.ts';
import { aggiornaStoria, confrontaRilievi, type StoriaRilievi } from '#rules/storia-rilievi.ts';

const rilievo = (soggetto: string, oltre: Partial<Rilievo> = {}): Rilievo => ({
  ...{ regola: 'FIN-02', soggetto, esito: 'violazione', gravita: 'bloccante', messaggio: `${soggetto}: troppo` },
  ...{ espressione: '', operandi: {}, luoghi: [], fonti: [], rimedi: [] },
  ...oltre,
});
const ora = (minuti: number): string => new Date(Date.UTC(2026, 10, 24, 8, minuti)).toISOString();
const nessuna: StoriaRilievi = new Map();
/** History after a row of checks, each at its minute. */
const dopo = (...controlli: readonly (readonly [number, readonly Rilievo[]])[]): StoriaRilievi =>
  controlli.reduce((storia, [m, rilievi]) => aggiornaStoria(storia, rilievi, ora(m)).storia, nessuna);
const di = (storia: StoriaRilievi, soggetto: string) => storia.get(chiaveRilievo({ regola: 'FIN-02', soggetto }));

describe('storia delle segnalazioni', () => {
  it('dice da quando c’è, quando è andata via, e che è tornata', () => {
    expect(di(dopo([0, [rilievo('A')]], [30, [rilievo('A')]]), 'A')).toMatchObject({ dal: ora(0), al: null, volte: 1 });
    expect(di(dopo([0, [rilievo('A')]], [30, []]), 'A')).toMatchObject({ dal: ora(0), al: ora(30), volte: 1 });
    const tornata = di(dopo([0, [rilievo('A')]], [30, []], [90, [rilievo('A')]]), 'A');
    expect(tornata).toMatchObject({ primo: ora(0), dal: ora(90), al: null, volte: 2 });
  });

  it('un ripensamento non è una soluzione, una parola a metà non è una segnalazione', () => {
    expect(di(dopo([0, [rilievo('A')]], [30, []], [35, [rilievo('A')]]), 'A')).toMatchObject({ dal: ora(0), volte: 1 });
    expect(di(dopo([0, []], [5, [rilievo('A')]], [5, []]), 'A')).toBeUndefined();
  });

  it('chi non era verificabile e ora è una violazione lo è da ora', () => {
    const prima = rilievo('A', { esito: 'non_verificabile', gravita: 'avviso' });
    expect(di(dopo([0, [prima]], [40, [rilievo('A')]]), 'A')).toMatchObject({ dal: ora(40), esito: 'violazione' });
  });

  it('scrive solo ciò che cambia, e ciò che scrive è la storia', () => {
    const primo = aggiornaStoria(nessuna, [rilievo('A'), rilievo('B')], ora(0));
    expect(primo.metti).toHaveLength(2);
    const uguale = aggiornaStoria(primo.storia, [rilievo('A'), rilievo('B')], ora(10));
    expect([uguale.metti, uguale.togli]).toEqual([[], []]);
    const via = aggiornaStoria(primo.storia, [rilievo('B', { messaggio: 'B: altro' })], ora(10));
    expect(via.metti.map((r) => [r.soggetto, r.al, r.messaggio])).toEqual([
      ['B', null, 'B: altro'],
      ['A', ora(10), 'A: troppo'],
    ]);
  });

  it('non cresce senza limite, e rimettendo in fila le scritture si ha la stessa storia', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(8), { maxLength: 8 }), { maxLength: 25 }), (passi) => {
        let storia = nessuna;
        const file = new Map<string, unknown>();
        for (const [i, presenti] of passi.entries()) {
          const fatto = aggiornaStoria(
            storia,
            presenti.map((n) => rilievo(`S${n}`)),
            ora(i * 7),
          );
          for (const r of fatto.togli) file.delete(chiaveRilievo(r));
          for (const r of fatto.metti) file.set(chiaveRilievo(r), r);
          storia = fatto.storia;
        }
        expect(new Map([...file].sort())).toEqual(new Map([...storia].sort()));
        const vivi = [...storia.values()].filter((r) => r.al === null).map((r) => r.soggetto);
        expect(vivi.sort()).toEqual((passi.at(-1) ?? []).map((n) => `S${n}`).sort());
      }),
      { numRuns: 60 },
    );
    const tante = Array.from({ length: 1500 }, (_, i) => rilievo(`S${i}`));
    expect(dopo([0, tante], [60, []]).size).toBe(1000);
  });

  it('il confronto con una versione: nuove, diventate violazioni, risolte', () => {
    const allora = [rilievo('A'), rilievo('B', { esito: 'non_verificabile' }), rilievo('C')];
    const adesso = [rilievo('A'), rilievo('B'), rilievo('D')];
    const { nuovi, risolti } = confrontaRilievi(allora, adesso);
    expect(nuovi.map((r) => r.soggetto)).toEqual(['B', 'D']);
    expect(risolti.map((r) => r.soggetto)).toEqual(['C']);
  });
});

describe('ciò che la legge vieta', () => {
  const accettata = { motivazione: 'x', autore: 'Ada', istante: ora(0) };
  const legge = [{ testo: 'L. 328/2000', norma: 'l-328-2000', url: null, verificatoIl: null }];
  it('si accetta solo per la bozza: il definitivo resta fermo', () => {
    expect(soloPerBozza(rilievo('A', { fonti: legge }))).toBe(true);
    expect(fermaDefinitiva(rilievo('A', { fonti: legge, accettata }))).toBe(true);
  });
  it('una convenzione, un avviso e ciò che non si sa si accettano davvero', () => {
    const convenzione = [{ testo: 'convenzione', norma: null, url: null, verificatoIl: null }];
    expect(fermaDefinitiva(rilievo('A', { fonti: convenzione, accettata }))).toBe(false);
    expect(fermaDefinitiva(rilievo('A', { fonti: convenzione }))).toBe(true);
    expect(soloPerBozza(rilievo('A', { fonti: legge, gravita: 'avviso' }))).toBe(false);
    expect(fermaDefinitiva(rilievo('A', { fonti: legge, esito: 'non_verificabile' }))).toBe(false);
  });
});

describe('catalogo delle regole', () => {
  it('ogni regola dice che cosa controlla, e nessuna spiegazione è di una regola che non c’è', () => {
    expect([...spiegazioni.keys()].sort()).toEqual(regole.map((r) => r.id).sort());
    for (const [id, testo] of spiegazioni) expect(testo, id).toMatch(/^[A-ZÈÀ«].{20,160}[.?]$/u);
    expect(new Set(spiegazioni.values()).size).toBe(regole.length);
  });
});

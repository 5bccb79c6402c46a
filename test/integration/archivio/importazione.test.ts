import { globSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { BloccoId } from '#domain/ids.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { nuovoId } from '#engine/id.ts';
import { apriDatabase } from '#engine/storage/connessione.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';
import { letturaDup, rigaLetta } from '../../support/letture.ts';
import { cronometro, quantile } from '../../support/tempi.ts';

let b: ReturnType<typeof banco>;
let s: SessionePiano;
beforeEach(() => {
  b = banco();
  s = nuovoPiano(b);
});
afterEach(() => {
  s.chiudi();
  b.togli();
});
const ente = () => {
  const trovato = s.piano().registri.ente[0];
  if (!trovato) throw new Error('manca l’ente');
  return trovato.id;
};
const importi = () => s.piano().cifre.map((c) => [c.anno, c.importoCents]);
const stati = () => s.piano().registri.documento.map((d) => d.stato);

describe('importazione di un file', () => {
  it('la cifra è la somma delle sue celle «riga»; una cella illeggibile la rende ignota, mai zero', () => {
    const celle = [
      { importoCents: 100, cella: 'B2' },
      { importoCents: 50, cella: 'B3' },
      { importoCents: 150, cella: 'B4', ruolo: 'totale' },
      { importoCents: 30, cella: 'B5', ruolo: 'di_cui' },
      { anno: 2027, importoCents: 10 },
      { anno: 2027, importoCents: null, letto: 'n.d.' },
      { anno: 2028, importoCents: 0 },
    ] as const;
    const l = letturaDup(ente(), { celle });
    s.importa(l, 'DUP');
    expect(s.piano().cifre).toMatchObject([
      { anno: 2026, importoCents: 150, celle: 2, foglio: 'Spese', cella: 'B2' },
      { anno: 2027, importoCents: null, celle: 2 },
      { anno: 2028, importoCents: 0, celle: 1 },
    ]);
    expect(s.righeLette({ documentoId: l.documento.id })).toHaveLength(7);
    expect(s.righeLette({ documentoId: l.documento.id, anno: 2026, limite: 2 }).map((r) => r.cella)).toEqual([
      'B2',
      'B3',
    ]);
    expect(s.originale(l.documento.sha256)).toEqual('intero' in l.originale && Buffer.from(l.originale.intero));
    expect(s.originale('0'.repeat(64))).toBeNull();
  });

  it('è un passo solo: annullarlo toglie file, righe e ciò che ha creato; ripeterlo li rimette', () => {
    const prima = s.piano();
    const l = letturaDup(ente());
    const campo = { id: nuovoId(), nome: 'a', valore: '1' };
    const anomalia = {
      ...{ id: nuovoId(), documentoId: l.documento.id, foglio: null, cella: 'B2', riga: null, codice: 'PROVA' },
      ...{ gravita: 'avviso' as const, messaggio: 'x', trovato: null, atteso: null, risolta: null },
    };
    s.importa(
      { ...l, righe: { ...l.righe, anomalia: [anomalia] }, operazioni: [inserisci('campo', campo)] },
      'DUP di prova',
    );
    const dopo = s.piano();
    expect(dopo.registri.anomalia).toHaveLength(1);
    expect(s.annulla().titolo).toBe('DUP di prova');
    expect(s.piano().registri).toEqual(prima.registri);
    expect(s.piano().cifre).toEqual([]);
    expect(s.righeLette({})).toEqual([]);
    s.ripeti();
    expect(s.piano().registri).toEqual(dopo.registri);
    expect(s.piano().cifre).toEqual(dopo.cifre);
  });

  it('vale la data più recente in qualunque ordine; annullare il nuovo ridà valore al vecchio', () => {
    s.importa(letturaDup(ente(), { tipo: 'NADUP', dataAtto: '2025-12-22', cents: 2 }), 'NaDUP');
    s.importa(letturaDup(ente(), { cents: 1 }), 'DUP');
    expect(stati()).toEqual(['valido', 'superato']);
    expect(importi()).toEqual([
      [2026, 2],
      [2027, 2],
      [2028, 2],
    ]);
    s.annulla();
    s.annulla();
    s.importa(letturaDup(ente(), { cents: 1 }), 'DUP');
    expect(importi()).toEqual([
      [2026, 1],
      [2027, 1],
      [2028, 1],
    ]);
    s.importa(letturaDup(ente(), { tipo: 'NADUP', dataAtto: '2025-12-22', cents: 2 }), 'NaDUP');
    expect(stati()).toEqual(['superato', 'valido']);
    const superato = s.piano().registri.documento[0];
    expect(superato?.superatoDa).toBe(s.piano().registri.documento[1]?.id);
    expect(s.cifreDi(superato?.id ?? '')).toHaveLength(3);
    s.annulla();
    expect(stati()).toEqual(['valido']);
    expect(importi()).toEqual([
      [2026, 1],
      [2027, 1],
      [2028, 1],
    ]);
  });

  it('due di pari data: uguali sono una copia, diversi non danno cifre finché non si decide', () => {
    s.importa(letturaDup(ente()), 'A');
    s.importa(letturaDup(ente()), 'A ancora');
    expect(stati()).toEqual(['valido', 'copia']);
    s.importa(letturaDup(ente(), { cents: 7 }), 'B');
    expect(stati()).toEqual(['da_decidere', 'copia', 'da_decidere']);
    expect(importi()).toEqual([]);
  });

  it('un file di un Comune fuori dall’Ambito è nel piano e non dà cifre', () => {
    s.importa(letturaDup(ente(), { stato: 'fuori_ambito' }), 'A');
    expect(stati()).toEqual(['fuori_ambito']);
    expect(importi()).toEqual([]);
  });

  it('righe che non sono del file, o non valide, non fanno entrare nulla', () => {
    const l = letturaDup(ente());
    const altrui = { ...l, righe: { rigaLetta: [rigaLetta(nuovoId())] } };
    expect(() => s.importa(altrui, 'x')).toThrow(ErroreMotore);
    const storta = { ...l, righe: { rigaLetta: [{ ...rigaLetta(l.documento.id), importoCents: 1.5 }] } };
    expect(() => s.importa(storta, 'x')).toThrow(/non è valida/);
    expect(s.piano().registri.documento).toEqual([]);
    expect(s.piano().cifre).toEqual([]);
  });
});

describe('importazione di un file grande, a pezzi', () => {
  const grande = () => {
    const celle = Array.from({ length: 20_000 }, (_, i) => ({ anno: 2026, importoCents: 1, cella: `C${i}` }));
    return letturaDup(ente(), { celle });
  };

  it('finché non è tutto dentro non se ne vede niente, e intanto si scrive', async () => {
    const l = grande();
    const lavoro = s.importaAPezzi(l, 'Grande');
    const attese: number[] = [];
    let finito = false;
    const fine = lavoro.then(() => {
      finito = true;
    });
    const sezione = s.piano().sezioni[0];
    if (!sezione) throw new Error('manca la sezione');
    for (let n = 0; !finito; n++) {
      const passato = cronometro();
      const attuale = s.piano().sezioni.find((x) => x.id === sezione.id) ?? sezione;
      const vecchi = attuale.contenuto.blocchi;
      const mio: Blocco = { id: 'mio' as BloccoId, tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo: `${n}` }] };
      const operazioni = diffBlocchi(sezione.id, vecchi, [...vecchi.filter((x) => x.id !== mio.id), mio]);
      s.esegui({ titolo: 'Testo', causa: 'mano', gruppo: 'g', operazioni, accorpa: sezione.id });
      if (!finito) expect(s.piano().registri.documento).toEqual([]);
      await new Promise((libera) => setImmediate(libera));
      // A write and the piece of import that a person's next key would wait for.
      attese.push(passato().filo);
    }
    await fine;
    expect(importi()).toEqual([[2026, 20_000]]);
    expect(attese.length).toBeGreaterThan(20);
    expect(quantile(attese, 0.95)).toBeLessThan(50);
    s.annulla();
    expect(importi()).toEqual([]);
  });

  it('se una riga in fondo non va, non resta nulla', async () => {
    const l = grande();
    const righe = [...(l.righe.rigaLetta ?? []), { ...rigaLetta(l.documento.id), importoCents: 0.5 }];
    await expect(s.importaAPezzi({ ...l, righe: { rigaLetta: righe } }, 'x')).rejects.toThrow(/non è valida/);
    expect(s.righeLette({})).toEqual([]);
    await s.importaAPezzi(l, 'Di nuovo');
    expect(importi()).toEqual([[2026, 20_000]]);
  });

  it('se intanto il piano si chiude è annullata, e alla riapertura non ne resta nulla', async () => {
    const lavoro = s.importaAPezzi(grande(), 'Grande');
    await new Promise((libera) => setImmediate(libera));
    s.chiudi();
    await expect(lavoro).rejects.toMatchObject({ code: 'annullato-da-persona' });
    s = b.apri();
    expect(s.righeLette({})).toEqual([]);
    expect(stati()).toEqual([]);
  });

  const scriviTesto = (testo: string): void => {
    const sezione = s.piano().sezioni[0];
    if (!sezione) throw new Error('manca la sezione');
    const mio: Blocco = { id: 'mio' as BloccoId, tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo }] };
    const vecchi = sezione.contenuto.blocchi;
    const operazioni = diffBlocchi(sezione.id, vecchi, [...vecchi.filter((x) => x.id !== mio.id), mio]);
    s.esegui({ titolo: 'Testo', causa: 'mano', gruppo: 'g', operazioni, accorpa: sezione.id });
  };
  /** Documents, cells and kept bytes in a file or in a working copy, whoever may see them. */
  const dentro = (percorso: string): number[] => {
    const db = apriDatabase(percorso, { solaLettura: true });
    try {
      return ['documento', 'riga_letta', 'file_originale'].map((t) =>
        Number(db.prepare(`SELECT count(*) FROM ${t}`).pluck().get()),
      );
    } finally {
      db.close();
    }
  };
  const copiaDiLavoro = (): string => {
    const [percorso] = globSync('**/lavoro.pdz', { cwd: b.radice }).map((x) => join(b.radice, x));
    if (percorso === undefined) throw new Error('manca la copia di lavoro');
    return percorso;
  };

  it('un salvataggio fatto intanto non porta nel file le righe di chi non ha finito', async () => {
    const prima = dentro(s.percorso);
    const lavoro = s.importaAPezzi(grande(), 'Grande');
    for (let i = 0; i < 3; i += 1) await new Promise((libera) => setImmediate(libera));
    scriviTesto('intanto');
    expect(dentro(copiaDiLavoro())[1]).toBeGreaterThan(0);
    s.salva();
    expect(dentro(s.percorso)).toEqual(prima);
    await lavoro;
    expect(importi()).toEqual([[2026, 20_000]]);
    s.salva();
    expect(dentro(s.percorso)[1]).toBe(20_000);
  });

  it('annullata, finisce subito; ciò che aveva scritto se ne va a pezzi', async () => {
    const prima = dentro(copiaDiLavoro());
    let basta = false;
    const lavoro = s.importaAPezzi(grande(), 'Grande', () => basta);
    for (let i = 0; i < 5; i += 1) await new Promise((libera) => setImmediate(libera));
    basta = true;
    const passato = cronometro();
    await expect(lavoro).rejects.toMatchObject({ code: 'annullato-da-persona' });
    expect(passato().filo).toBeLessThan(250);
    expect(s.righeLette({})).toEqual([]);
    await expect.poll(() => dentro(copiaDiLavoro()), { timeout: 20_000 }).toEqual(prima);
  });

  it('le cifre sommate mentre entra sono quelle che darebbe la base dati', async () => {
    const una = fc.record({
      anno: fc.constantFrom(2026, 2027, null),
      programmaId: fc.constantFrom('12.01', '12.07', null),
      titolo: fc.constantFrom(1, 2, null),
      misura: fc.constantFrom('competenza' as const, 'cassa' as const, null),
      ruolo: fc.constantFrom('riga' as const, 'riga' as const, 'totale' as const),
      importoCents: fc.oneof(
        { arbitrary: fc.integer({ min: -1e9, max: 1e12 }), weight: 9 },
        { arbitrary: fc.constant(null), weight: 1 },
      ),
      cella: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 }),
    });
    const entrate: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(una, { minLength: 1, maxLength: 40 }), async (celle) => {
        const l = letturaDup(ente(), { celle });
        await s.importaAPezzi(l, 'Prova');
        entrate.push(l.documento.id);
      }),
      { numRuns: 25, seed: 12 },
    );
    const sommate = entrate.map((id) => s.cifreDi(id));
    s.chiudi();
    s = b.apri();
    expect(entrate.map((id) => s.cifreDi(id))).toEqual(sommate);
  });
});

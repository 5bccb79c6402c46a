import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { canonico } from '#domain/canonico.ts';
import { definizioni } from '#engine/registri/definizioni.ts';
import { letturaDup } from '../support/letture.ts';
import { bancoRegistri, modifica, testiDi } from '../support/registri.ts';
import { cronometro } from '../support/tempi.ts';

type Banco = ReturnType<typeof bancoRegistri>;
const registri = (x: Banco) => canonico({ r: x.piano().registri, t: x.piano().testa, c: x.piano().cifre });
const cella = async (x: Banco, vista: string, riga: string, colonna: string) => {
  const v = await x.g['registri/vista']({ id: vista });
  const i = v.colonne.findIndex((c) => c.id === colonna);
  const trovata = v.righe.find((r) => r.id === riga)?.celle[i];
  if (trovata === undefined) throw new Error(`manca la cella ${vista}/${riga}/${colonna}`);
  return trovata;
};

describe('scrivere in un registro', () => {
  let x: Banco;
  beforeAll(() => {
    x = bancoRegistri();
  });
  afterAll(() => x.togli());
  it('qualunque valore valido, scritto, si rilegge uguale nella griglia; annullare riporta gli stessi byte', async () => {
    for (const d of definizioni) {
      const scrittura = d.scrittura?.(x.piano());
      if (scrittura === undefined || scrittura.nuova === null || d.id === 'dup') continue;
      const arbitri = scrittura.campi.map((c) => [c.id, testiDi(c, x.piano()), c.obbligatoria] as const);
      if (arbitri.some(([, a, serve]) => serve && a === null)) continue;
      const righe = fc.record(
        Object.fromEntries(arbitri.flatMap(([id, a]) => (a === null ? [] : [[id, a] as const]))),
        { requiredKeys: arbitri.filter(([, , serve]) => serve).map(([id]) => id) },
      );
      await fc.assert(
        fc.asyncProperty(righe, async (valori) => {
          const prima = registri(x);
          const celle = Object.entries(valori).map(([colonna, testo]) => ({ colonna, testo: String(testo) }));
          const m = modifica(d.id, { aggiunte: [{ chiave: 'nuova', celle }] });
          const prova = await x.g['registri/prova'](m);
          expect(prova.aggiunte, d.id).toMatchObject([{ messaggio: null }]);
          expect(prova.errori, `${d.id} ${JSON.stringify(prova.aggiunte)}`).toBe(0);
          const { aggiunte } = await x.g['registri/scrivi'](m);
          const id = aggiunte[0]?.riga ?? '';
          const vista = await x.g['registri/vista']({ id: d.id });
          const riga = vista.righe.find((r) => r.id === id);
          expect(riga?.eliminabile, d.id).toBe(true);
          for (const letta of prova.aggiunte[0]?.celle ?? []) {
            const trovata = riga?.celle[vista.colonne.findIndex((c) => c.id === letta.colonna)];
            if (trovata?.modificabile === true)
              expect([trovata.testo, trovata.valore], `${d.id}.${letta.colonna}`).toEqual([letta.testo, letta.valore]);
          }
          x.sessione.annulla();
          expect(registri(x)).toBe(prima);
        }),
        { numRuns: 4 },
      );
    }
  }, 60_000);

  it('ogni cella di ogni vista accetta sé stessa: riscritta, non cambia nulla', async () => {
    for (const d of definizioni) {
      if (d.scrittura === undefined) continue;
      const vista = await x.g['registri/vista']({ id: d.id });
      const celle = vista.righe.flatMap((r) =>
        r.celle.flatMap((c, i) =>
          c.modificabile ? [{ riga: r.id, colonna: vista.colonne[i]?.id ?? '', testo: c.valore ?? '' }] : [],
        ),
      );
      const prova = await x.g['registri/prova'](modifica(d.id, { celle: celle.slice(0, 10_000) }));
      expect(
        prova.celle.filter((c) => c.messaggio !== null || !c.uguale),
        d.id,
      ).toEqual([]);
    }
  });

  it('tutto o niente: una cella sbagliata fra tante e non si scrive nulla, con il messaggio di ciascuna', async () => {
    const [uno, due] = x.piano().registri.scheda;
    if (uno === undefined || due === undefined) throw new Error('servono due schede');
    const prima = registri(x);
    const m = modifica('schede-campi', {
      celle: [
        { riga: uno.id, colonna: 'area', testo: 'Minori' },
        { riga: due.id, colonna: 'percorso-scadenza', testo: 'presto' },
        { riga: due.id, colonna: 'livello', testo: 'galattico' },
      ],
    });
    const prova = await x.g['registri/prova'](m);
    expect(prova.errori).toBe(2);
    expect(prova.celle[1]?.messaggio).toBe(
      '«presto» non è una data: scrivere giorno, mese e anno, per esempio 31/12/2026.',
    );
    expect(prova.celle[2]?.messaggio).toBe('«galattico» non è un livello: scegliere fra ambito, comune, più Ambiti.');
    expect(() => x.g['registri/scrivi'](m)).toThrow(ErroreMotore);
    try {
      await x.g['registri/scrivi'](m);
    } catch (e) {
      expect(e).toMatchObject({ code: 'input-non-valido', details: { quanti: 2 } });
    }
    expect(registri(x)).toBe(prima);
  });

  it('un blocco di 60 righe per 40 celle è un passo solo, in una transazione, in meno di 200 ms di questo filo', async () => {
    const righe = Array.from({ length: 60 }, (_, i) => ({
      chiave: String(i),
      celle: [
        { colonna: 'comune', testo: 'Acquachiara' },
        { colonna: 'anno', testo: String(2026 + (i % 3)) },
        { colonna: 'importo', testo: `1.${String(i).padStart(3, '0')},50` },
      ],
    }));
    const { aggiunte } = await x.g['registri/scrivi'](modifica('quote', { aggiunte: righe }));
    const seq = x.sessione.seq;
    const colonne = ['importo', 'popolazione', 'euro-ab', 'criterio', 'atto'];
    const celle = aggiunte.flatMap(({ riga }, i) =>
      Array.from({ length: 40 }, (_, j) => ({
        riga,
        colonna: colonne[j % colonne.length] ?? 'atto',
        testo: j % colonne.length < 3 ? String(i * 40 + j + 1) : `testo ${i} ${j}`,
      })),
    );
    expect(celle).toHaveLength(2_400);
    const m = modifica('quote', { celle });
    const leggi = cronometro();
    const fatto = await x.g['registri/scrivi'](m);
    const { filo } = leggi();
    expect(fatto.seq).toBe(seq + 1);
    expect(filo).toBeLessThan(200);
    expect(x.sessione.modifiche({ limite: 1, primaDi: null })[0]?.operazioni.length).toBe(60);
    x.sessione.annulla();
    x.sessione.annulla();
    expect(x.piano().registri.quota).toEqual([]);
  });

  it('una vista di 2.000 righe si apre in meno di 50 ms di questo filo', async () => {
    const scadenze = Array.from({ length: 2_000 }, (_, i) => ({
      chiave: String(i),
      celle: [
        { colonna: 'titolo', testo: `Scadenza ${i}` },
        { colonna: 'data', testo: '31/12/2026' },
        { colonna: 'responsabile', testo: 'Ufficio' },
      ],
    }));
    await x.g['registri/scrivi'](modifica('scadenze', { aggiunte: scadenze }));
    const leggi = cronometro();
    const vista = await x.g['registri/vista']({ id: 'scadenze' });
    const { filo } = leggi();
    expect(vista.righe).toHaveLength(2_000);
    expect(filo).toBeLessThan(50);
    x.sessione.annulla();
  });

  it('due assegnazioni dello stesso fondo e anno sono due righe, ciascuna con i suoi dati', async () => {
    const una = (importo: string, atto: string) => ({
      chiave: atto,
      celle: [
        { colonna: 'fondo', testo: 'FNPS' },
        { colonna: 'anno', testo: '2026' },
        { colonna: 'assegnato', testo: importo },
        { colonna: 'atto', testo: atto },
      ],
    });
    const { aggiunte } = await x.g['registri/scrivi'](
      modifica('fondi', { aggiunte: [una('100', 'decreto 1'), una('50', 'decreto 2')] }),
    );
    const vista = await x.g['registri/vista']({ id: 'fondi' });
    const righe = vista.righe.filter((r) => aggiunte.some((a) => a.riga === r.id));
    const atto = vista.colonne.findIndex((c) => c.id === 'atto');
    expect(righe.map((r) => r.celle[atto]?.testo).sort()).toEqual(['decreto 1', 'decreto 2']);
    x.sessione.annulla();
  });

  it('numeri come li scrive chiunque: un blocco con le virgole inglesi si legge con le virgole inglesi', async () => {
    const { aggiunte } = await x.g['registri/scrivi'](
      modifica('entrate', {
        aggiunte: ['1,234.50', '1,000', '(12.30)', '5 000,00 €'].map((testo, i) => ({
          chiave: String(i),
          celle: [
            { colonna: 'ente', testo: 'Acquachiara' },
            { colonna: 'anno', testo: '2026' },
            { colonna: 'importo', testo },
          ],
        })),
      }),
    );
    const importi = aggiunte.map(
      ({ riga }) => x.piano().registri.entrataContabile.find((e) => e.id === riga)?.importoCents,
    );
    expect(importi).toEqual([123_450, 100_000, -1_230, 500_000]);
    x.sessione.annulla();
  });
});

describe('correggere a mano una cifra importata', () => {
  let x: Banco;
  beforeEach(() => {
    x = bancoRegistri();
  });
  afterEach(() => x.togli());
  const ente = () => {
    const trovato = x.piano().registri.ente.find((e) => e.tipo === 'comune');
    if (trovato === undefined) throw new Error('manca l’ente');
    return trovato;
  };

  it('nel DUP: le celle lette restano, la cifra usata è quella scritta, e si può tornare indietro', async () => {
    const l = letturaDup(ente().id, { celle: [{ programmaId: '12.07', importoCents: 10_000, cella: 'B2' }] });
    x.sessione.importa(l, 'DUP');
    const iniziale = registri(x);
    const riga = `cifra:${ente().id}/12.07`;
    const scrivi = (testo: string) =>
      x.g['registri/scrivi'](
        modifica('dup', { motivo: 'refuso nel file', celle: [{ riga, colonna: 't1-2026', testo }] }),
      );
    expect(
      (await x.g['registri/prova'](modifica('dup', { celle: [{ riga, colonna: 't1-2026', testo: '90' }] }))).totali
        .length,
    ).toBeGreaterThan(0);
    expect(
      (await x.g['registri/prova'](modifica('dup', { celle: [{ riga, colonna: 't1-2026', testo: '90' }] }))).celle,
    ).toMatchObject([{ correzione: true, uguale: false, testo: '90,00' }]);
    await scrivi('90,00');
    expect(x.piano().cifre).toMatchObject([{ importoCents: 9_000, mano: true, cella: 'B2' }]);
    expect(x.sessione.righeLette({ documentoId: l.documento.id })[0]?.importoCents).toBe(10_000);
    expect(x.sessione.cifreDi(l.documento.id)).toMatchObject([{ importoCents: 10_000 }]);
    expect(await cella(x, 'dup', riga, 't1-2026')).toMatchObject({
      ...{ testo: '90,00', stato: 'mano', importato: { testo: '100,00', valore: '100.00' } },
      correzione: { motivo: 'refuso nel file' },
    });
    await scrivi('100');
    expect(registri(x)).toBe(iniziale);
    await scrivi('n.d.');
    expect(x.piano().cifre).toMatchObject([{ importoCents: null }]);
    const tolta = await x.g['registri/ripristina']({
      vista: 'dup',
      gruppo: '',
      titolo: 'Ripristina',
      celle: [{ riga, colonna: 't1-2026' }],
    });
    expect(tolta.ripristinate).toBe(1);
    expect(registri(x)).toBe(iniziale);
  });

  it('la quadratura mette il totale scritto nel file accanto alla somma delle righe e a ciò che si è corretto', async () => {
    const celle = [
      { programmaId: '12.07', importoCents: 10_000, cella: 'B2' },
      { programmaId: null, titolo: null, importoCents: 15_000, cella: 'B9', ruolo: 'totale' },
    ] as const;
    x.sessione.importa(letturaDup(ente().id, { celle }), 'DUP');
    const testi = async () => {
      const v = await x.g['registri/vista']({ id: 'quadratura' });
      return v.righe.map((r) => r.celle.slice(3).map((c) => c.testo));
    };
    expect(await testi()).toEqual([['Missione 12', '150,00', '100,00', '50,00', '0,00', '100,00']]);
    const riga = `cifra:${ente().id}/12.07`;
    await x.g['registri/scrivi'](modifica('dup', { celle: [{ riga, colonna: 't1-2026', testo: '150' }] }));
    expect(await testi()).toEqual([
      ['Missione 12', '150,00', '100,00', '50,00', '50,00', '150,00'],
      ['12.07', '', '100,00', '', '50,00', '150,00'],
    ]);
  });

  it('nel DUP: un Comune senza file si scrive a mano, riga per riga, e le regole lo leggono come gli altri', async () => {
    const nuova = (importo: string) =>
      modifica('dup', {
        aggiunte: [
          {
            chiave: 'a',
            celle: [
              { colonna: 'comune', testo: 'Acquachiara' },
              { colonna: 'programma', testo: '1207' },
              { colonna: 't1-2026', testo: importo },
              { colonna: 't1-2027', testo: '20' },
            ],
          },
        ],
      });
    const fatto = await x.g['registri/scrivi'](nuova('10'));
    expect(x.piano().registri.documento).toMatchObject([{ lettore: 'mano', stato: 'valido' }]);
    expect(x.piano().cifre.map((c) => [c.anno, c.importoCents, c.mano])).toEqual([
      [2026, 1_000, true],
      [2027, 2_000, true],
    ]);
    const { numero } = x.sessione.congela({ nome: 'Prima', motivo: '', atti: {} });
    expect(x.sessione.pianoDiVersione(numero).cifre).toEqual(x.piano().cifre);
    expect(() => x.g['registri/scrivi'](nuova('11'))).toThrow(/c’è già/);
    const riga = fatto.aggiunte[0]?.riga ?? '';
    await x.g['registri/scrivi'](modifica('dup', { eliminate: [riga] }));
    expect(x.piano().cifre).toEqual([]);
  });

  it('in un registro letto: il valore del file resta accanto; riscriverlo o ripristinarlo toglie la correzione', async () => {
    const id = x.piano().registri.comune[0]?.id;
    const popolazione = x.piano().registri.popolazione[0];
    if (id === undefined || popolazione === undefined) throw new Error('manca il Comune');
    const l = letturaDup(ente().id, { celle: [] });
    const letta = { ...popolazione, documentoId: l.documento.id, foglio: 'F', cella: 'B2', riga: 2, residenti: 777 };
    const nuova = { ...letta, id: l.documento.id };
    x.sessione.importa({ ...l, righe: { popolazione: [nuova] } }, 'Popolazione');
    const iniziale = registri(x);
    const scrivi = (testo: string) =>
      x.g['registri/scrivi'](modifica('popolazione', { celle: [{ riga: nuova.id, colonna: 'residenti', testo }] }));
    await scrivi('1.500');
    expect(await cella(x, 'popolazione', nuova.id, 'residenti')).toMatchObject({
      ...{ testo: '1.500', stato: 'mano', importato: { testo: '777', valore: '777' } },
    });
    await scrivi('1600');
    expect(x.piano().registri.correzione).toHaveLength(1);
    await scrivi('777');
    expect(registri(x)).toBe(iniziale);
    await scrivi('5');
    await x.g['registri/ripristina']({
      vista: 'popolazione',
      gruppo: '',
      titolo: 'R',
      celle: [{ riga: nuova.id, colonna: 'residenti' }],
    });
    expect(registri(x)).toBe(iniziale);
    expect((await x.g['registri/vista']({ id: 'popolazione' })).righe.find((r) => r.id === nuova.id)?.eliminabile).toBe(
      false,
    );
  });
});

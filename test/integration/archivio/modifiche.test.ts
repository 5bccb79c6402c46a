import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { BloccoId } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { nuovoId } from '#engine/id.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';

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

/** The plan without what history itself moves: numbers of change and of section revision, instant. */
const stato = () => {
  const { revisione: _r, istante: _i, sezioni, ...resto } = s.piano();
  return { ...resto, sezioni: sezioni.map((x) => ({ ...x, revisione: 0 })) };
};
const primaSezione = () => {
  const sezione = s.piano().sezioni.find((x) => x.chiave === 'premessa');
  if (!sezione) throw new Error('manca la sezione');
  return sezione;
};
const paragrafo = (id: string, testo: string): Blocco => ({
  id: id as BloccoId,
  tipo: 'paragrafo',
  contenuto: [{ tipo: 'testo', testo }],
});
const scriviTesto = (testo: string, gruppo: string, id = 'mio') => {
  const sezione = primaSezione();
  const altri = sezione.contenuto.blocchi.filter((x) => x.id !== id);
  const operazioni = diffBlocchi(sezione.id, sezione.contenuto.blocchi, [...altri, paragrafo(id, testo)]);
  return s.esegui({ titolo: `Testo ${testo}`, causa: 'mano', gruppo, operazioni, accorpa: sezione.id });
};
const scriviCampo = (nome: string, valore: string) => {
  const gia = s.piano().registri.campo.find((c) => c.nome === nome);
  const op: Operazione = gia
    ? { op: 'record/modifica', registro: 'campo', id: gia.id, prima: { valore: gia.valore }, dopo: { valore } }
    : inserisci('campo', { id: nuovoId(), nome, valore });
  return s.esegui({ titolo: `Campo ${nome}`, causa: 'mano', operazioni: [op] });
};
const togliCampo = (nome: string) => {
  const gia = s.piano().registri.campo.find((c) => c.nome === nome);
  if (!gia) return;
  s.esegui({
    titolo: `Tolto ${nome}`,
    causa: 'mano',
    operazioni: [{ op: 'record/elimina', registro: 'campo', id: gia.id, valori: gia }],
  });
};
const codice = (fai: () => unknown): string => {
  try {
    fai();
    return 'nessun errore';
  } catch (errore) {
    return errore instanceof ErroreMotore ? errore.code : String(errore);
  }
};

describe('annulla e ripeti', () => {
  it('qualunque sequenza: annullare tutto riporta all’inizio, ripetere tutto riporta alla fine', () => {
    const passo = fc.oneof(
      fc.record({ tipo: fc.constant('campo' as const), nome: fc.constantFrom('a', 'b', 'c'), valore: fc.string() }),
      fc.record({ tipo: fc.constant('togli' as const), nome: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ tipo: fc.constant('testo' as const), valore: fc.string(), gruppo: fc.constantFrom('g', 'h') }),
      fc.record({ tipo: fc.constant('annulla' as const) }),
      fc.record({ tipo: fc.constant('ripeti' as const) }),
    );
    const annulla = () => s.annullabile !== null && s.annulla();
    const ripeti = () => s.ripetibile !== null && s.ripeti();
    fc.assert(
      fc.property(fc.array(passo, { minLength: 1, maxLength: 14 }), (passi) => {
        while (annulla());
        const inizio = stato();
        for (const p of passi) {
          b.tempo.avanza(p.tipo === 'testo' ? 500 : 5000);
          if (p.tipo === 'campo') scriviCampo(p.nome, p.valore);
          else if (p.tipo === 'togli') togliCampo(p.nome);
          else if (p.tipo === 'testo') scriviTesto(p.valore, p.gruppo);
          else if (p.tipo === 'annulla') annulla();
          else ripeti();
        }
        while (ripeti());
        const fine = stato();
        while (annulla());
        expect(stato()).toEqual(inizio);
        while (ripeti());
        expect(stato()).toEqual(fine);
      }),
      { numRuns: 25 },
    );
  });

  it('ciò che si legge in memoria è ciò che sta nel file', () => {
    for (const [n, v] of [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ] as const)
      scriviCampo(n, v);
    togliCampo('b');
    scriviTesto('ciao', 'g');
    s.annulla();
    s.ripeti();
    const inMemoria = s.piano();
    s.chiudi();
    s = b.apri();
    expect(s.piano()).toEqual(inMemoria);
  });

  it('una modifica nuova dopo un annullamento toglie la possibilità di ripetere', () => {
    scriviCampo('a', '1');
    s.annulla();
    expect(s.ripetibile).toBe('Campo a');
    scriviCampo('b', '2');
    expect(s.ripetibile).toBeNull();
    expect(codice(() => s.ripeti())).toBe('niente-da-annullare');
  });

  it('le modifiche dello stesso gruppo si annullano insieme', () => {
    scriviCampo('z', '0');
    for (const nome of ['a', 'b'])
      s.esegui({
        titolo: nome,
        causa: 'correzione',
        gruppo: 'insieme',
        operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })],
      });
    s.annulla();
    expect(s.piano().registri.campo.map((c) => c.nome)).toEqual(['z']);
    s.ripeti();
    expect(s.piano().registri.campo.map((c) => c.nome)).toEqual(['z', 'a', 'b']);
  });

  it('la creazione del piano non si annulla, e nulla si annulla oltre una versione congelata', () => {
    expect(codice(() => s.annulla())).toBe('niente-da-annullare');
    scriviCampo('a', '1');
    s.congela({ nome: 'Bozza 1', motivo: '', atti: {} });
    expect(s.annullabile).toBeNull();
    scriviCampo('b', '2');
    expect(s.annulla().titolo).toBe('Campo b');
    expect(codice(() => s.annulla())).toBe('niente-da-annullare');
  });

  it('il giornale dice chi, quando, che cosa, e segna ciò che è stato annullato', () => {
    scriviCampo('a', '1');
    s.annulla();
    const [annullamento, campo, nuovo] = s.modifiche({ limite: 10, primaDi: null });
    expect([annullamento?.causa, campo?.causa, nuovo?.causa]).toEqual(['annullamento', 'mano', 'nuovo']);
    expect(campo).toMatchObject({
      annullataDa: annullamento?.seq,
      postazione: 'postazione-di-prova',
      base: nuovo?.seq,
    });
    expect(campo?.autore).toEqual({ nome: 'Ada', ruolo: 'coordinatrice', ente: 'Ambito di prova' });
    expect(s.modifiche({ limite: 1, primaDi: campo?.seq ?? 0 }).map((m) => m.seq)).toEqual([nuovo?.seq]);
  });
});

describe('testo scritto di seguito', () => {
  it('entro due secondi, stessa sezione e stesso gruppo, è una modifica sola con la base e l’inversa dell’insieme', () => {
    const prima = primaSezione().contenuto;
    const base = s.seq;
    for (const testo of ['c', 'ci', 'cia', 'ciao']) {
      b.tempo.avanza(300);
      scriviTesto(testo, 'g');
    }
    const [m, altra] = s.modifiche({ limite: 2, primaDi: null });
    expect(m?.base).toBe(base);
    expect(altra?.causa).toBe('nuovo');
    expect(m?.operazioni).toHaveLength(1);
    expect(s.seq).toBe(base + 4);
    expect(s.piano().revisione).toBe(s.seq);
    s.annulla();
    expect(primaSezione().contenuto).toEqual(prima);
  });

  it('dopo due secondi di silenzio, o in un altro gruppo, o dopo una versione, è un’altra modifica', () => {
    scriviTesto('uno', 'g');
    b.tempo.avanza(2500);
    scriviTesto('due', 'g');
    scriviTesto('tre', 'h');
    s.congela({ nome: 'Bozza 1', motivo: '', atti: {} });
    scriviTesto('quattro', 'h');
    expect(s.modifiche({ limite: 10, primaDi: null })).toHaveLength(5);
  });
});

describe('una modifica che non trova ciò che si aspetta', () => {
  it('è rifiutata con ciò che c’è, e nulla cambia', () => {
    scriviCampo('a', '1');
    const campo = s.piano().registri.campo[0];
    if (!campo) throw new Error('manca il campo');
    const prima = stato();
    const base = { registro: 'campo', id: campo.id } as const;
    const prove: Operazione[] = [
      { op: 'record/modifica', ...base, prima: { valore: 'altro' }, dopo: { valore: '2' } },
      { op: 'record/elimina', ...base, valori: { ...campo, valore: 'altro' } },
      { op: 'record/inserisci', ...base, valori: campo },
      { op: 'record/modifica', registro: 'campo', id: nuovoId(), prima: { valore: '1' }, dopo: { valore: '2' } },
      { op: 'documento/ritira', documentoId: nuovoId(), impronta: 'a'.repeat(64) },
    ];
    for (const op of prove)
      expect(
        codice(() => s.esegui({ titolo: 'x', causa: 'mano', operazioni: [op] })),
        op.op,
      ).toBe('revisione-superata');
    expect(stato()).toEqual(prima);
  });

  it('se l’ultima di molte non riesce, non ne resta nessuna', () => {
    const prima = stato();
    const seq = s.seq;
    const operazioni: Operazione[] = [
      inserisci('campo', { id: nuovoId(), nome: 'a', valore: '1' }),
      inserisci('parte', {
        ...{ id: nuovoId(), enteId: nuovoId(), ruolo: 'altro', ordine: 9, persona: null, qualita: null, delega: null },
        ...{ attoOrgano: null, attoNumero: null, attoData: null, attoEsecutivita: null, perConto: [], dataFirma: null },
        impegni: null,
      }),
    ];
    expect(codice(() => s.esegui({ titolo: 'x', causa: 'mano', operazioni }))).toBe('input-non-valido');
    expect(stato()).toEqual(prima);
    expect(s.seq).toBe(seq);
  });

  it('valori fuori dal loro tipo non entrano', () => {
    const campo = { id: nuovoId(), nome: 'a', valore: 3 };
    const operazioni = [{ op: 'record/inserisci', registro: 'campo', id: campo.id, valori: campo }] as const;
    expect(codice(() => s.esegui({ titolo: 'x', causa: 'mano', operazioni }))).toBe('input-non-valido');
  });
});

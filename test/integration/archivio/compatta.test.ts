import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonico } from '#domain/canonico.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { BloccoId, Id } from '#domain/ids.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { nuovoId } from '#engine/id.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';
import { caso, quanti, seme } from '../../support/quanti.ts';

const GIORNO = 24 * 3_600_000;
let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const paragrafo = (id: string, testo: string): Blocco => ({
  id: id as BloccoId,
  tipo: 'paragrafo',
  contenuto: [{ tipo: 'testo', testo }],
});
/** Writes one paragraph of a section as somebody who types: one change set each time, in its own burst. */
const batti = (s: SessionePiano, sezioneId: Id, id: string, testo: string) => {
  const sezione = s.piano().sezioni.find((x) => x.id === sezioneId);
  if (!sezione) throw new Error('manca la sezione');
  const vecchi = sezione.contenuto.blocchi;
  const nuovi = vecchi.some((x) => x.id === id)
    ? vecchi.map((x) => (x.id === id ? paragrafo(id, testo) : x))
    : [...vecchi, paragrafo(id, testo)];
  s.esegui({
    titolo: `Testo di «${sezione.titolo}»`,
    causa: 'mano',
    gruppo: `g${sezioneId}`,
    operazioni: diffBlocchi(sezioneId, vecchi, nuovi),
  });
};
const giornale = (s: SessionePiano) => s.modifiche({ limite: 5000, primaDi: null });
const sezioni = (s: SessionePiano) => s.piano().sezioni.filter((x) => x.chiave !== null);
/** Texts of all sections before each change set that is left, going back from today. */
const texts = (s: SessionePiano) => canonico(s.piano().sezioni.map((x) => x.contenuto));

describe('il giornale dei testi più vecchi dell’ultima versione', () => {
  it('diventa una modifica per sezione, giorno e autore; ciò che viene dopo resta com’è e si annulla', async () => {
    const s = nuovoPiano(b);
    const [una, altra] = sezioni(s);
    if (!una || !altra) throw new Error('piano di prova');
    for (let giorno = 0; giorno < 3; giorno++) {
      for (let n = 0; n < 10; n++) {
        batti(s, una.id, 'p', `giorno ${giorno}, battuta ${n}`);
        batti(s, altra.id, 'q', `altra ${giorno} ${n}`);
      }
      s.esegui({
        titolo: 'Campo',
        causa: 'mano',
        operazioni: [inserisci('campo', { id: nuovoId(), nome: `c${giorno}`, valore: '' })],
      });
      b.tempo.avanza(GIORNO);
    }
    s.congela({ nome: 'V1', motivo: '', atti: {} });
    const congelata = canonico(s.pianoDiVersione(1).sezioni);
    batti(s, una.id, 'p', 'dopo la versione 1');
    batti(s, una.id, 'p', 'dopo la versione 2');
    const prima = texts(s);
    expect(await s.compatta()).toBe(3 * 2 * 9);
    const resta = giornale(s);
    expect(resta).toHaveLength(1 + 3 * (2 + 1) + 2);
    expect(resta.filter((m) => m.titolo.endsWith('(10 modifiche)'))).toHaveLength(6);
    expect(texts(s)).toBe(prima);
    expect(canonico(s.pianoDiVersione(1).sezioni)).toBe(congelata);
    const mezzo = resta.find(
      (m) =>
        m.titolo.includes('(10 modifiche)') && m.operazioni.some((o) => 'sezioneId' in o && o.sezioneId === una.id),
    );
    expect(mezzo?.operazioni).toEqual([
      expect.objectContaining({
        op: 'blocco/modifica',
        prima: paragrafo('p', 'giorno 1, battuta 9'),
        dopo: paragrafo('p', 'giorno 2, battuta 9'),
      }),
    ]);
    s.annulla();
    expect(texts(s)).not.toBe(prima);
    expect(() => s.annulla()).toThrow(/Non c’è nulla da annullare/);
    s.ripeti();
    expect(texts(s)).toBe(prima);
    expect(await s.compatta()).toBe(0);
    s.chiudi();
    const r = b.apri();
    expect(texts(r)).toBe(prima);
    expect(giornale(r)).toHaveLength(resta.length + 2);
    r.chiudi();
  });

  it('non unisce autori diversi, e torna indietro attraverso annullamenti e sezioni tolte e rimesse', async () => {
    const s = nuovoPiano(b);
    const [una] = sezioni(s);
    if (!una) throw new Error('piano di prova');
    batti(s, una.id, 'p', 'uno');
    batti(s, una.id, 'p', 'due');
    s.annulla();
    s.ripeti();
    Object.assign(b.ambiente, { autore: () => ({ nome: 'Bruno', ruolo: '', ente: '' }) });
    batti(s, una.id, 'p', 'tre');
    batti(s, una.id, 'q', 'quattro');
    const sezione = s.piano().sezioni.find((x) => x.id === una.id);
    if (!sezione) throw new Error('piano di prova');
    s.esegui({ titolo: 'Tolta', causa: 'mano', operazioni: [{ op: 'sezione/elimina', sezione }] });
    s.annulla();
    batti(s, una.id, 'q', 'cinque');
    batti(s, una.id, 'q', 'sei');
    s.congela({ nome: 'V1', motivo: '', atti: {} });
    const prima = texts(s);
    await s.compatta();
    const testi = giornale(s).filter((m) => m.titolo.includes('modifiche)'));
    expect(testi.map((m) => m.autore.nome)).toEqual(['Bruno', 'Bruno', 'Ada']);
    expect(texts(s)).toBe(prima);
    s.chiudi();
  });

  it('dopo un crollo si riconosce ancora da quale file il lavoro veniva', async () => {
    const s = nuovoPiano(b);
    const [una] = sezioni(s);
    if (!una) throw new Error('piano di prova');
    for (let n = 0; n < 5; n++) batti(s, una.id, 'p', `prima ${n}`);
    s.salva();
    for (let n = 0; n < 5; n++) batti(s, una.id, 'p', `poi ${n}`);
    s.congela({ nome: 'V1', motivo: '', atti: {} });
    await s.compatta();
    const prima = texts(s);
    s.abbandona();
    const r = b.apri();
    expect(r.avvisi.join()).toContain('ritrovate');
    expect(texts(r)).toBe(prima);
    r.chiudi();
  });
});

it('tre anni di lavoro su un piano lungo stanno in 150 MB', { timeout: 1_800_000 }, async () => {
  // 480 pages ≈ 120 sections × 4 pages of 2,500 characters; by default a tenth of the time, a tenth of the text.
  const parte = quanti('PDZ_ANNI_DECIMI', 1, 30) / 30;
  const [SEZIONI, GIORNI, BATTUTE] = [Math.ceil(120 * Math.min(1, parte * 3)), Math.ceil(750 * parte), 30];
  const SEME = seme();
  const scegli = caso(SEME);
  const s = nuovoPiano(b);
  const frase = 'Il servizio accoglie le domande delle persone e delle famiglie e le orienta con un progetto scritto. ';
  const ids = Array.from({ length: SEZIONI }, () => nuovoId());
  s.esegui({
    titolo: 'Sezioni',
    causa: 'mano',
    operazioni: ids.map((id, i) => ({
      op: 'sezione/inserisci' as const,
      sezione: {
        ...{ id, chiave: null, padreId: null, ordine: 100 + i, titolo: `Sezione ${i}`, schedaId: null },
        ...{ tutela: 'libero' as const, revisione: 0, paroleAttese: null },
        contenuto: {
          versione: 1 as const,
          blocchi: Array.from({ length: 16 }, (_, k) => paragrafo(`b${k}`, `${k} ${frase.repeat(6)}`)),
        },
      },
    })),
  });
  let scritte = 0;
  for (let giorno = 0; giorno < GIORNI; giorno++) {
    for (let n = 0; n < BATTUTE; n++) {
      const sezione = ids[scegli(4) === 0 ? scegli(SEZIONI) : (giorno * 7) % SEZIONI];
      if (sezione) batti(s, sezione, `b${scegli(16)}`, `${giorno} ${n} ${frase.repeat(3 + scegli(6))}`);
      scritte += 1;
    }
    b.tempo.avanza(GIORNO);
    if (giorno % 21 === 20) {
      s.congela({ nome: `V${giorno}`, motivo: '', atti: {} });
      await s.compatta();
    }
  }
  const prima = texts(s);
  s.chiudi();
  const byte = statSync(b.percorso()).size;
  process.stdout.write(
    `compatta: seme ${SEME}, ${scritte} modifiche in ${GIORNI} giorni, ${SEZIONI} sezioni, ${(byte / 1e6).toFixed(1)} MB\n`,
  );
  expect(byte).toBeLessThan(150e6 * Math.max(parte, 0.2));
  const r = b.apri();
  expect(texts(r)).toBe(prima);
  r.chiudi();
});

import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inserisci } from '#domain/nuovo-piano.ts';
import { nuovoId } from '#engine/id.ts';
import { banco, nuovoPiano } from '../support/banco-motore.ts';

let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

describe('un piano nuovo', () => {
  it('chiuso è un file solo, senza giornali né blocchi accanto', () => {
    const s = nuovoPiano(b);
    s.esegui({ titolo: 'campo', causa: 'mano', operazioni: [inserisci('campo', { id: nuovoId(), nome: 'a', valore: 'b' })] });
    expect(readdirSync(b.radice).sort()).toEqual(['.~lock.prova.pdz#', 'dati', 'prova.pdz']);
    s.chiudi();
    expect(readdirSync(b.radice).sort()).toEqual(['dati', 'prova.pdz']);
    expect(readdirSync(`${b.radice}/dati/aperti`)).toEqual([]);
  });

  it('riaperto dice le stesse cose', () => {
    const s = nuovoPiano(b, 'prova.pdz', { conSchede: true });
    const prima = s.piano();
    s.chiudi();
    const r = b.apri();
    expect(r.piano()).toEqual(prima);
    r.chiudi();
  });
});

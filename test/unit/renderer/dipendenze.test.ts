import { describe, expect, test } from 'vitest';
import { contrattoPagina } from '#contract/index.ts';
import { dipendenze, invecchia } from '../../../renderer/app/api/dipendenze.ts';

const cambio = (registri: string[], sezioni: string[] = []) => ({ registri, sezioni });

describe('quando una risposta è vecchia', () => {
  test('ogni domanda del contratto dice da che cosa dipende, e nessun’altra', () => {
    const domande = Object.entries(contrattoPagina).flatMap(([nome, o]) => (o.kind === 'query' ? [nome] : []));
    expect(Object.keys(dipendenze).sort()).toEqual(domande.sort());
  });
  test('una sezione che cambia fa rileggere solo quella sezione', () => {
    expect(invecchia(['sezioni/leggi', { id: 'a' }], cambio([], ['a']))).toBe(true);
    expect(invecchia(['sezioni/leggi', { id: 'b' }], cambio([], ['a']))).toBe(false);
  });
  test('un registro che cambia fa rileggere le cifre vive di ogni sezione', () => {
    expect(invecchia(['sezioni/leggi', { id: 'b' }], cambio(['persona']))).toBe(true);
  });
  test('scrivere un testo non fa rileggere le griglie', () => {
    expect(invecchia(['registri/vista', { id: 'dup' }], cambio([], ['a']))).toBe(false);
    expect(invecchia(['registri/vista', { id: 'dup' }], cambio(['documento']))).toBe(true);
  });
  test('i contributi invecchiano per i loro registri, non per i fondi', () => {
    expect(invecchia(['contributi/elenco', {}], cambio(['contributo']))).toBe(true);
    expect(invecchia(['contributi/elenco', {}], cambio(['assegnazione']))).toBe(false);
  });
  test('versioni congelate, norme e modelli non invecchiano', () => {
    for (const nome of ['versioni/leggi', 'norme/cerca', 'modelli/elenco'])
      expect(invecchia([nome, {}], cambio(['persona'], ['a']))).toBe(false);
  });
  test('una chiave che non è del contratto non si tocca', () => {
    expect(invecchia(['altro'], cambio(['persona']))).toBe(false);
    expect(invecchia([], cambio(['persona']))).toBe(false);
  });
});

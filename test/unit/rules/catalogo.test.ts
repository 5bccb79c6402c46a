import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { regole } from '#rules/indice.ts';

type Riga = { id: string; titolo: string; gruppo: string; gravita: { base: string } };
const catalogo: Riga[] = JSON.parse(
  readFileSync(new URL('../../fixtures/attesi/regole.json', import.meta.url), 'utf8'),
);

describe('il catalogo e il codice dicono le stesse regole', () => {
  it('stessi codici, titoli, gruppi e gravità di base', () => {
    const righe = (r: { id: string; titolo: string; gruppo: string; base: string }) => [
      r.id,
      r.titolo,
      r.gruppo,
      r.base,
    ];
    const attese = catalogo.map((r) => righe({ ...r, base: r.gravita.base })).sort();
    expect(regole.map(righe).sort()).toEqual(attese);
  });

  it('ogni regola ha almeno una fonte e un codice solo', () => {
    expect(regole.filter((r) => r.fonti.length === 0)).toEqual([]);
    expect(new Set(regole.map((r) => r.id)).size).toBe(regole.length);
  });
});

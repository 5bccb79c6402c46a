import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const cartella = join(import.meta.dirname, '..', '..', '..', 'renderer', 'app', 'testi', 'it');
type Albero = { readonly [chiave: string]: string | Albero };
const foglie = (albero: Albero, prefisso = ''): [string, string][] =>
  Object.entries(albero).flatMap(([k, v]) =>
    typeof v === 'string' ? [[`${prefisso}${k}`, v] as [string, string]] : foglie(v, `${prefisso}${k}.`),
  );
const testi = readdirSync(cartella).flatMap((nome) =>
  foglie(JSON.parse(readFileSync(join(cartella, nome), 'utf8')) as Albero, `${nome.replace('.json', '')}:`),
);

describe('testi dell’interfaccia', () => {
  test('nessuna parola che chi usa il programma non deve incontrare', () => {
    const vietate = /\b(token|pack|waiver|linter|drift|dataset|server|query|deroga|busta|buste)\b/i;
    expect(testi.filter(([, v]) => vietate.test(v))).toEqual([]);
  });
  test('niente punti esclamativi, «ops», «si prega di»', () => {
    expect(testi.filter(([, v]) => /!|\bops\b|si prega di/i.test(v))).toEqual([]);
  });
  test('nessun testo vuoto, nessuno spazio ai bordi', () => {
    expect(testi.filter(([, v]) => v.trim() === '' || v !== v.trim())).toEqual([]);
  });
  test('ogni plurale ha le due forme dell’italiano', () => {
    const chiavi = new Set(testi.map(([k]) => k));
    const uno = [...chiavi].filter((k) => k.endsWith('_one'));
    const altri = [...chiavi].filter((k) => k.endsWith('_other'));
    expect(uno.map((k) => k.replace(/_one$/, '')).sort()).toEqual(altri.map((k) => k.replace(/_other$/, '')).sort());
  });
  test('apostrofi tipografici, mai quelli dritti tra due lettere', () => {
    expect(testi.filter(([, v]) => /\p{L}'\p{L}/u.test(v))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Contrast of every pair of tokens that the interface puts one on the other, in both themes (WCAG 2.1). */
const radice = join(import.meta.dirname, '..', '..', '..');
const token = readFileSync(join(radice, 'renderer', 'ui', 'token.css'), 'utf8');
const ufficiali = readFileSync(
  createRequire(import.meta.url).resolve('design-tokens-italia/dist/css/variables.css'),
  'utf8',
);

const valoreUfficiale = (nome: string): string => {
  const trovato = new RegExp(`${nome}:\\s*([^;]+);`).exec(ufficiali)?.[1]?.trim();
  if (trovato === undefined) throw new Error(`Il token ${nome} non è in design-tokens-italia`);
  return trovato.startsWith('var(') ? valoreUfficiale(trovato.slice(4, -1)) : trovato;
};

type Rgb = readonly [number, number, number];
const leggiColore = (testo: string): Rgb => {
  const risolto = testo.startsWith('var(') ? valoreUfficiale(testo.slice(4, -1)) : testo;
  const esa = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(risolto)?.[1];
  if (esa !== undefined) {
    const sei = esa.length === 3 ? [...esa].map((c) => c + c).join('') : esa;
    return [0, 2, 4].map((i) => Number.parseInt(sei.slice(i, i + 2), 16)) as unknown as Rgb;
  }
  const hsl = /^hsla?\(\s*([\d.]+)(?:deg)?[ ,]+([\d.]+)%[ ,]+([\d.]+)%/.exec(risolto);
  if (hsl === null) throw new Error(`Colore non letto: ${testo} = ${risolto}`);
  const [h, s, l] = [Number(hsl[1]), Number(hsl[2]) / 100, Number(hsl[3]) / 100];
  const canale = (n: number) => {
    const k = (n + h / 30) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [canale(0), canale(8), canale(4)];
};

const coppia = (nome: string): readonly [string, string] => {
  const trovata = new RegExp(`--${nome}: light-dark\\((.+?), ((?:var\\([^)]+\\)|#[0-9a-f]+))\\);`, 'i').exec(token);
  if (trovata === null) throw new Error(`Il token --${nome} non ha due valori`);
  return [trovata[1] ?? '', trovata[2] ?? ''];
};
const colore = (nome: string, tema: 0 | 1): Rgb => leggiColore(coppia(nome)[tema]);

const luminanza = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((v) => {
    const x = v / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};
const contrasto = (a: Rgb, b: Rgb): number => {
  const [chiaro, scuro] = [luminanza(a), luminanza(b)].sort((x, y) => y - x);
  return ((chiaro ?? 0) + 0.05) / ((scuro ?? 0) + 0.05);
};

const fondi = ['bg', 'surface', 'surface-2', 'surface-3', 'paper'];
const testi: (readonly [string, string])[] = [
  ...['ink', 'ink-2', 'ink-3', 'act', 'act-hover'].flatMap((f) => fondi.map((b) => [f, b] as const)),
  ['ink', 'sel'],
  ['ink-2', 'sel'],
  ['act-hover', 'sel'],
  ['act-hover', 'act-soft'],
  ['ink', 'act-soft'],
  ['on-act', 'act'],
  ['on-act', 'act-hover'],
  ['on-brand', 'brand'],
  ['on-brand-2', 'brand'],
  ['data', 'surface'],
  ['data', 'data-soft'],
  ['data', 'paper'],
  ...['ok', 'warn', 'bad', 'unk'].flatMap((s) => [
    [s, 'surface'] as const,
    [s, 'bg'] as const,
    [s, `${s}-soft`] as const,
    ['ink', `${s}-soft`] as const,
    [s, 'sel'] as const,
  ]),
  ['ink', 'mark'],
  ['ink', 'add'],
  ['ink', 'del'],
  ['act', 'warn-soft'],
  ['act', 'bad-soft'],
];
const segni: (readonly [string, string])[] = [
  ...['line-control', 'focus', 'ok-fill', 'warn-fill', 'bad-fill', 'unk-fill', 'c1', 'c2', 'c4'].flatMap((f) =>
    ['surface', 'bg'].map((b) => [f, b] as const),
  ),
  ['act', 'surface-3'],
  ['focus', 'sel'],
];

const sotto = (coppie: readonly (readonly [string, string])[], minimo: number, tema: 0 | 1) =>
  coppie.flatMap(([sopra, fondo]) => {
    const rapporto = contrasto(colore(sopra, tema), colore(fondo, tema));
    return rapporto < minimo ? [`${sopra} su ${fondo}: ${rapporto.toFixed(2)}`] : [];
  });

describe.each([
  ['chiaro', 0],
  ['scuro', 1],
] as const)('tema %s', (_nome, tema) => {
  test('il testo ha almeno 4,5:1 su ogni fondo su cui compare', () => {
    expect(sotto(testi, 4.5, tema)).toEqual([]);
  });
  test('bordi, segni e fuoco hanno almeno 3:1', () => {
    expect(sotto(segni, 3, tema)).toEqual([]);
  });
});

test('il calcolo è quello di WCAG: nero su bianco 21:1, e i due valori noti della direzione visiva', () => {
  expect(contrasto([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrasto(leggiColore('#0066cc'), leggiColore('#ffffff'))).toBeCloseTo(5.57, 2);
});

/** Colours of a chart, by the names of the design tokens. */
export type TemaGrafico = {
  readonly c1: string;
  readonly c2: string;
  readonly c3: string;
  readonly c4: string;
  readonly c5: string;
  readonly c6: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly surface: string;
  readonly grid: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly unk: string;
};

/** Colours named, not chosen: the page puts those of its theme in their place. */
export const temaVariabili: TemaGrafico = {
  c1: 'var(--c1)',
  c2: 'var(--c2)',
  c3: 'var(--c3)',
  c4: 'var(--c4)',
  c5: 'var(--c5)',
  c6: 'var(--c6)',
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  ink3: 'var(--ink-3)',
  surface: 'var(--surface)',
  grid: 'var(--grid)',
  ok: 'var(--ok)',
  warn: 'var(--warn-fill)',
  bad: 'var(--bad-fill)',
  unk: 'var(--unk-fill)',
};

/** Light theme, also the one of printed documents. */
export const temaChiaro: TemaGrafico = {
  c1: '#003f80',
  c2: '#207ad5',
  c3: '#94c4f5',
  c4: '#077f7b',
  c5: '#8fc9c6',
  c6: '#a3adb7',
  ink: '#1a1a1a',
  ink2: '#2f475e',
  ink3: '#546678',
  surface: '#ffffff',
  grid: '#e4e8ec',
  ok: '#006644',
  warn: '#cc7a00',
  bad: '#cc334d',
  unk: '#768594',
};

/** Dark theme. */
export const temaScuro: TemaGrafico = {
  c1: '#4392e0',
  c2: '#94c4f5',
  c3: '#2c5f96',
  c4: '#2bd6d0',
  c5: '#1c6c70',
  c6: '#66788a',
  ink: '#e9eef3',
  ink2: '#c0cad4',
  ink3: '#9dabb9',
  surface: '#142332',
  grid: '#2b3947',
  ok: '#43e0ac',
  warn: '#d48d22',
  bad: '#d65c70',
  unk: '#929da9',
};

/** Blues and teals in the order in which series take them; the pale ones only in stacks with a gap and a label. */
export const coloriSerie = (t: TemaGrafico): readonly string[] => [t.c1, t.c2, t.c3, t.c4, t.c5, t.c6];

/** Oblique lines over a bar: what is not permanent or not certain, told apart without colour. */
export const tratteggio = (colore: string) => ({
  symbol: 'rect',
  rotation: -Math.PI / 4,
  dashArrayX: [1, 0],
  dashArrayY: [3, 3],
  color: colore,
});

import type { BloccoDocumento, Tratto } from './tipi.ts';

/** Rewrites every run of a block, children and cells included, in reading order. */
export const conTratti = (
  b: BloccoDocumento,
  f: (tratti: readonly Tratto[], blocco: BloccoDocumento) => readonly Tratto[],
): BloccoDocumento => {
  switch (b.t) {
    case 'titolo':
    case 'articolo':
    case 'paragrafo':
      return { ...b, tratti: f(b.tratti, b) };
    case 'elenco':
      return { ...b, voci: b.voci.map((v) => ({ ...v, blocchi: v.blocchi.map((x) => conTratti(x, f)) })) };
    case 'tabella':
      return {
        ...b,
        righe: b.righe.map((r) => ({ ...r, celle: r.celle.map((c) => ({ ...c, tratti: f(c.tratti, b) })) })),
      };
    case 'riquadro':
      return { ...b, blocchi: b.blocchi.map((x) => conTratti(x, f)) };
    case 'firma':
      return { ...b, persona: f(b.persona, b) };
    case 'figura':
    case 'indice':
    case 'salto':
      return b;
  }
};

/** Every block in reading order, nested ones after their container. */
export const tuttiIBlocchi = (blocchi: readonly BloccoDocumento[]): BloccoDocumento[] =>
  blocchi.flatMap((b) => {
    if (b.t === 'elenco') return [b, ...b.voci.flatMap((v) => tuttiIBlocchi(v.blocchi))];
    return b.t === 'riquadro' ? [b, ...tuttiIBlocchi(b.blocchi)] : [b];
  });

/** Runs of one block, its nested blocks excluded. */
export const trattiDi = (b: BloccoDocumento): readonly Tratto[] => {
  switch (b.t) {
    case 'titolo':
    case 'articolo':
    case 'paragrafo':
      return b.tratti;
    case 'tabella':
      return b.righe.flatMap((r) => r.celle.flatMap((c) => c.tratti));
    case 'firma':
      return b.persona;
    default:
      return [];
  }
};

import { type ContenutoSezione, type Inline, testoInline } from '#domain/section-content.ts';

const parole = (testo: string): number => testo.match(/\p{L}[\p{L}\p{N}'’-]*|\p{N}+/gu)?.length ?? 0;
const dentro = (nodi: readonly Inline[]): { parole: number; daCompilare: number } => ({
  parole: parole(
    testoInline(nodi.filter((n) => n.tipo === 'testo' || n.tipo === 'collegamento' || n.tipo === 'a-capo')),
  ),
  daCompilare: nodi.filter((n) => n.tipo === 'segnaposto').length,
});

/** Words and things to fill of a section, for the toolbar (the engine has the last word in the index). */
export const contaSezione = (
  contenuto: ContenutoSezione,
): { readonly parole: number; readonly daCompilare: number } => {
  const liste: (readonly Inline[])[] = contenuto.blocchi.flatMap((b) => {
    if ('contenuto' in b) return [b.contenuto];
    if (b.tipo === 'elenco') return b.voci.map((v) => v.contenuto);
    return b.tipo === 'tabella' ? b.righe.flatMap((r) => r.map((c) => c.contenuto)) : [];
  });
  return liste
    .map(dentro)
    .reduce((a, b) => ({ parole: a.parole + b.parole, daCompilare: a.daCompilare + b.daCompilare }), {
      parole: 0,
      daCompilare: 0,
    });
};

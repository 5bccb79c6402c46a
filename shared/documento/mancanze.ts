import { trattiDi, tuttiIBlocchi } from './albero.ts';
import type { BloccoDocumento, Mancanza } from './tipi.ts';

/** What a document still lacks, by structure: one entry per name, in order of appearance, with how many times. */
export const mancanzeDi = (blocchi: readonly BloccoDocumento[]): Mancanza[] => {
  const trovate = new Map<string, Mancanza>();
  for (const b of tuttiIBlocchi(blocchi)) {
    for (const t of trattiDi(b)) {
      if (t.t !== 'dacompilare') continue;
      const gia = trovate.get(t.nome);
      trovate.set(
        t.nome,
        gia === undefined
          ? {
              nome: t.nome,
              etichetta: t.etichetta,
              gruppo: t.gruppo ?? 'Testo',
              fissatoA: t.fissatoA,
              bloccoId: b.id,
              volte: 1,
            }
          : { ...gia, volte: gia.volte + 1 },
      );
    }
  }
  return [...trovate.values()];
};

/** Name of the field that stands for the SHA-256 of the schema: the engine knows it, nobody types it. */
export const campoImpronta = 'schema.impronta';

/** What stops a signature: everything but what only the publication will tell and what the engine writes by itself. */
export const mancanzePrimaDellaFirma = (mancanze: readonly Mancanza[]): Mancanza[] =>
  mancanze.filter((m) => m.fissatoA !== 'pubblicazione' && m.nome !== campoImpronta);

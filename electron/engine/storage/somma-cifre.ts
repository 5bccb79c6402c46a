import { idSchema } from '#domain/ids.ts';
import type { CifraContabile } from '#domain/piano.ts';
import type { RigaLetta } from '#domain/registri.ts';

const prima = (a: number | string | null, b: number | string | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;

/** Order in which the database gives the figures of a document. */
const inOrdine = (a: CifraContabile, b: CifraContabile): number =>
  prima(a.programmaId, b.programmaId) ||
  prima(a.titolo, b.titolo) ||
  prima(a.anno, b.anno) ||
  prima(a.misura, b.misura);

type Somma = { cifra: CifraContabile; primaCella: string };

/**
 * Figures of a document summed as its cells pass: what `cifreDelDocumento` would read of them once they are stored, cents;
 * null when a cell is unreadable. A document without a body, or that is no accounting one, has none.
 */
export const sommaCifre = ({
  id,
  enteId,
  genere,
}: {
  readonly id: string;
  readonly enteId: string | null;
  readonly genere: string;
}): { conta(c: RigaLetta): void; fine(): readonly CifraContabile[] } => {
  if (enteId === null || genere !== 'dup') return { conta: () => {}, fine: () => [] };
  const ente = idSchema.parse(enteId);
  const somme = new Map<string, Somma>();
  return {
    conta: (c) => {
      const { programmaId, anno, misura, titolo, foglio, cella } = c;
      if (c.ruolo !== 'riga' || programmaId === null || anno === null || misura === null) return;
      const chiave = `${programmaId}/${titolo}/${anno}/${misura}`;
      const gia = somme.get(chiave);
      if (!gia) {
        const { importoCents } = c;
        const cifra = { documentoId: id, enteId: ente, programmaId, titolo, anno, misura, importoCents, foglio, cella };
        somme.set(chiave, { primaCella: c.id, cifra: { ...cifra, celle: 1 } });
        return;
      }
      const altri = gia.cifra.importoCents;
      const importoCents = altri === null || c.importoCents === null ? null : altri + c.importoCents;
      const davanti = c.id < gia.primaCella;
      gia.cifra = { ...gia.cifra, importoCents, celle: gia.cifra.celle + 1, ...(davanti ? { foglio, cella } : {}) };
      if (davanti) gia.primaCella = c.id;
    },
    fine: () =>
      [...somme.values()]
        .map(({ cifra }) => ({
          ...cifra,
          importoCents: Number.isSafeInteger(cifra.importoCents) ? cifra.importoCents : null,
        }))
        .sort(inOrdine),
  };
};

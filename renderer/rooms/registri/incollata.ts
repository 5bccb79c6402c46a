import type { Atterraggio } from '../../ui/griglia/incolla.ts';
import type { RigaGriglia } from '../../ui/griglia/tipi.ts';
import type { Modifica, Prova } from './scritture.ts';
import { nomeRiga, type Vista } from './viste.ts';

/** A pasted block, once its place is known by names: cells of rows that exist, and rows to add. */
export type Incollata = {
  readonly celle: readonly { readonly riga: string; readonly colonna: string; readonly testo: string }[];
  readonly aggiunte: readonly {
    readonly chiave: string;
    readonly celle: readonly { readonly colonna: string; readonly testo: string }[];
  }[];
  readonly righe: number;
  readonly colonne: number;
  readonly righeFuori: number;
  readonly colonneFuori: number;
};

/** Names the cells where a block lands. A row of empty texts adds nothing. */
export const incollataDi = (a: Atterraggio, righe: readonly RigaGriglia[], colonne: Vista['colonne']): Incollata => ({
  celle: a.celle.flatMap(({ r, c, testo }) => {
    const riga = righe[r];
    const colonna = colonne[c];
    return riga === undefined || colonna === undefined ? [] : [{ riga: riga.id, colonna: colonna.id, testo }];
  }),
  aggiunte: a.nuove.flatMap((celle, i) => {
    const scritte = celle.flatMap(({ c, testo }) => {
      const colonna = colonne[c];
      return colonna === undefined || testo.trim() === '' ? [] : [{ colonna: colonna.id, testo }];
    });
    return scritte.length === 0 ? [] : [{ chiave: `incollata:${i}`, celle: scritte }];
  }),
  righe: a.dove.r1 - a.dove.r0 + 1,
  colonne: a.dove.c1 - a.dove.c0 + 1,
  righeFuori: a.righeFuori,
  colonneFuori: a.colonneFuori,
});

/** The change that a block asks for. */
export const daIncollare = (vista: Vista, i: Incollata, titolo: string): Modifica => ({
  vista: vista.id,
  gruppo: crypto.randomUUID(),
  titolo,
  motivo: null,
  celle: i.celle.map((c) => ({ ...c })),
  aggiunte: i.aggiunte.map((a) => ({ chiave: a.chiave, celle: a.celle.map((c) => ({ ...c })) })),
  eliminate: [],
});

/** A cell of the block after the engine has read it. */
export type Letta = {
  readonly riga: string;
  readonly nome: string;
  readonly colonna: string;
  readonly prima: string;
  readonly testo: string;
  readonly messaggio: string | null;
};

/** What the engine said of a block, as a person reads it, and the change without what it refuses. */
export const leggiProva = (vista: Vista, i: Incollata, prova: Prova, titolo: string) => {
  const righe = new Map(vista.righe.map((r) => [r.id, r]));
  const posto = new Map(vista.colonne.map((c, k) => [c.id, k]));
  const letta = (riga: string, colonna: string, testo: string, messaggio: string | null): Letta => {
    const r = righe.get(riga);
    return {
      riga,
      nome: nomeRiga(r),
      colonna,
      prima: r?.celle[posto.get(colonna) ?? -1]?.testo ?? '',
      testo,
      messaggio,
    };
  };
  const rifiutate: Letta[] = [];
  const accettate: Letta[] = [];
  let uguali = 0;
  const celle: Incollata['celle'][number][] = [];
  prova.celle.forEach((c, k) => {
    const chiesta = i.celle[k];
    if (c.messaggio !== null) rifiutate.push(letta(c.riga, c.colonna, chiesta?.testo ?? c.testo, c.messaggio));
    else if (c.uguale) uguali += 1;
    else {
      accettate.push(letta(c.riga, c.colonna, c.testo, null));
      if (chiesta !== undefined) celle.push(chiesta);
    }
  });
  const aggiunte: Incollata['aggiunte'][number][] = [];
  for (const a of prova.aggiunte) {
    const chiesta = i.aggiunte.find((x) => x.chiave === a.chiave);
    const sbagliate = a.celle.filter((c) => c.messaggio !== null);
    const primaCella = chiesta?.celle[0];
    const nome = primaCella?.testo ?? '';
    for (const c of sbagliate) {
      const testo = chiesta?.celle.find((x) => x.colonna === c.colonna)?.testo ?? c.testo;
      rifiutate.push({ ...letta(a.chiave, c.colonna, testo, c.messaggio), nome });
    }
    if (a.messaggio !== null && sbagliate.length === 0)
      rifiutate.push({ ...letta(a.chiave, primaCella?.colonna ?? '', nome, a.messaggio), nome });
    if (a.messaggio !== null || sbagliate.length > 0 || chiesta === undefined) continue;
    aggiunte.push(chiesta);
    for (const c of a.celle) accettate.push({ ...letta(a.chiave, c.colonna, c.testo, null), nome });
  }
  return {
    rifiutate,
    accettate,
    uguali,
    nuove: aggiunte.length,
    totali: prova.totali,
    motivoAtteso: prova.motivoAtteso,
    daScrivere: accettate.length,
    buone: { ...daIncollare(vista, { ...i, celle, aggiunte }, titolo) },
  };
};

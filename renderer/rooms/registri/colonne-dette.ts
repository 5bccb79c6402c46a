import type { Mappa, TabellaLetta } from '#contract/mappa.ts';

type Colonna = TabellaLetta['colonne'][number];

/** Roles whose column may belong to one year. */
const annuali = new Set(['importo', 'storico', 'importoAnno', 'unitaAnno', 'residentiAl']);
/** Whether a column of a role has a year of its own. */
export const haAnno = (ruolo: string): boolean => annuali.has(ruolo);
/** Whether a column of a role has a measure. */
export const haMisura = (ruolo: string): boolean => ruolo === 'importo' || ruolo === 'storico';

/** A table with one of its columns changed. */
export const conColonna = (
  tabella: TabellaLetta,
  c: number,
  cambia: Partial<Pick<Colonna, 'ruolo' | 'anno' | 'misura'>>,
): TabellaLetta => ({
  ...tabella,
  usata: true,
  colonne: tabella.colonne.map((x) => {
    if (x.c !== c) return x;
    const ruolo = cambia.ruolo ?? x.ruolo;
    const nuova = { ...x, ...cambia, fiducia: 'mano' as const };
    return {
      ...nuova,
      anno: haAnno(ruolo) ? nuova.anno : null,
      misura: haMisura(ruolo) ? (nuova.misura ?? 'competenza') : null,
    };
  }),
});

const uguali = (a: TabellaLetta, b: TabellaLetta): boolean =>
  a.usata === b.usata &&
  a.migliaia === b.migliaia &&
  a.colonne.every((x, i) => {
    const y = b.colonne[i];
    return x.ruolo === y?.ruolo && x.anno === y.anno && x.misura === y.misura;
  });

/** Whether the person changed something of the tables that were read. */
export const cambiate = (lette: readonly TabellaLetta[], dette: readonly TabellaLetta[]): boolean =>
  dette.some((t, i) => {
    const letta = lette[i];
    return letta !== undefined && !uguali(t, letta);
  });

/** What is sent to read the file again: the tables that the person changed, now or in an earlier reading. */
export const mappaDa = (lette: readonly TabellaLetta[], dette: readonly TabellaLetta[], prima: Mappa | null): Mappa => {
  const note = new Map(prima?.tabelle.map((t) => [t.impronta, t]));
  for (const [i, t] of dette.entries()) {
    const letta = lette[i];
    if (letta === undefined || (uguali(t, letta) && !note.has(t.impronta))) continue;
    note.set(t.impronta, {
      impronta: t.impronta,
      usata: t.usata,
      migliaia: t.migliaia,
      annoBase: t.annoBase,
      colonne: t.colonne.map(({ c, ruolo, anno, misura }) => ({ c, ruolo, anno, misura })),
    });
  }
  return { tabelle: [...note.values()] };
};

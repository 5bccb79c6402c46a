import { z } from 'zod';
import { type Rilievo, rilievoSchema } from '#domain/esito.ts';
import { type Blocco, bloccoSchema } from '#domain/section-content.ts';
import { testoBlocco } from '#domain/sezioni.ts';
import { stati } from '#domain/stati.ts';
import type { GenereCambio } from './differenze.ts';

const blocchiSchema = z.array(bloccoSchema);
const rilievoDetto = rilievoSchema.pick({ esito: true, gravita: true, messaggio: true });

/** Blocks that a sentence or a table said; an altered text is an error of the file. */
export const blocchiDetti = (detto: string): readonly Blocco[] => blocchiSchema.parse(JSON.parse(detto));
/** Outcome of a subject, its worst severity (null when all is well) and its messages, one a line. */
export const rilievoDettoDa = (detto: string) => {
  const suoi = z.array(rilievoDetto).parse(JSON.parse(detto));
  const di = (esito: Rilievo['esito']) => suoi.some((r) => r.esito === esito);
  const esito = di('violazione') ? 'violazione' : di('non_verificabile') ? 'non_verificabile' : 'ok';
  const gravita = stati.gravita.find((g) => suoi.some((r) => r.gravita === g)) ?? null;
  return { esito, gravita, messaggio: suoi.map((r) => r.messaggio).join('\n') } as const;
};

const righeTabella = (b: Extract<Blocco, { tipo: 'tabella' }>): string[] =>
  b.righe.map((r) => r.map((c) => testoBlocco({ id: b.id, tipo: 'paragrafo', contenuto: c.contenuto })).join(' | '));

const testoDi = (b: Blocco): string => {
  switch (b.tipo) {
    case 'tabella':
      return [...(b.titolo === undefined ? [] : [b.titolo]), ...righeTabella(b)].join('\n');
    case 'elenco':
      return testoBlocco(b)
        .split('\n')
        .map((r) => `• ${r}`)
        .join('\n');
    default:
      return testoBlocco(b);
  }
};

/** What a place says, in plain words. */
export const inParole = (genere: GenereCambio, detto: string): string => {
  switch (genere) {
    case 'frase':
    case 'tabella':
      return blocchiDetti(detto).map(testoDi).join('\n');
    case 'segnalazione':
      return rilievoDettoDa(detto).messaggio;
    case 'modello':
      return testoDi(bloccoSchema.parse(JSON.parse(detto)));
    case 'cifra':
    case 'grafico':
    case 'clausola':
      return detto;
  }
};

/** A cell of a table that says something else; a whole row that came or went has no column. */
type CellaCambiata = {
  readonly riga: string;
  readonly colonna: string | null;
  readonly prima: string | null;
  readonly dopo: string | null;
};

type Tabella = { readonly testate: readonly string[]; readonly corpo: readonly (readonly string[])[] };

const cifra = /^[-−]?[\d.]+(,\d+)?(\s?[€%])?$|^–$|n\.d\./u;

/** How many of the first columns name a row: as few as tell all of them apart, never one that holds figures. */
const colonneDiNome = (tabelle: readonly Tabella[]): number => {
  const righe = tabelle.flatMap((t) => t.corpo);
  const larga = Math.max(1, ...righe.map((r) => r.length));
  for (let n = 1; n < larga; n++) {
    const soli = tabelle.every(({ corpo }) => new Set(corpo.map((r) => nomeRiga(r, n))).size === corpo.length);
    if (soli || righe.some((r) => cifra.test(r[n] ?? ''))) return n;
  }
  return 1;
};

const nomeRiga = (riga: readonly string[], n: number): string => riga.slice(0, n).join(' · ');

/** Rows by name; those of one name are counted. */
const perNome = ({ corpo }: Tabella, n: number): ReadonlyMap<string, readonly string[]> => {
  const viste = new Map<string, number>();
  return new Map(
    corpo.map((r) => {
      const nome = nomeRiga(r, n);
      const volta = (viste.get(nome) ?? 0) + 1;
      viste.set(nome, volta);
      return [volta === 1 ? nome : `${nome} (${volta})`, r];
    }),
  );
};

const tabellaDi = (detto: string): Tabella | null => {
  const tabelle = blocchiDetti(detto).flatMap((b) => (b.tipo === 'tabella' ? [b] : []));
  const [t] = tabelle;
  if (t === undefined || tabelle.length > 1) return null;
  const righe = t.righe.map((r) => r.map((c) => testoBlocco({ id: t.id, tipo: 'paragrafo', contenuto: c.contenuto })));
  const [testate = [], ...corpo] = righe;
  return { testate, corpo };
};

/** Cells that differ between two states of a table, row by row; null where it cannot be told cell by cell. */
export const celleCambiate = (prima: string, dopo: string): readonly CellaCambiata[] | null => {
  const [a, b] = [tabellaDi(prima), tabellaDi(dopo)];
  if (a === null || b === null || a.testate.join('|') !== b.testate.join('|')) return null;
  const n = colonneDiNome([a, b]);
  const [vecchie, nuove] = [perNome(a, n), perNome(b, n)];
  const intera = (r: readonly string[]) => r.slice(n).join(' · ');
  return [
    ...[...nuove].flatMap(([riga, ora]): CellaCambiata[] => {
      const allora = vecchie.get(riga);
      if (allora === undefined) return [{ riga, colonna: null, prima: null, dopo: intera(ora) }];
      return ora.flatMap((testo, i) =>
        testo === allora[i] ? [] : [{ riga, colonna: b.testate[i] ?? '', prima: allora[i] ?? '', dopo: testo }],
      );
    }),
    ...[...vecchie].flatMap(([riga, allora]): CellaCambiata[] =>
      nuove.has(riga) ? [] : [{ riga, colonna: null, prima: intera(allora), dopo: null }],
    ),
  ];
};

import { type BloccoId, bloccoIdSchema } from '#domain/ids.ts';
import type { Blocco, Inline } from '#domain/section-content.ts';
import { trattiDi } from './albero.ts';
import { righeDi } from './testo.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';

/*
 * What a live part of the plan says, as text of the plan's own: what a person keeps when they do not want it to follow
 * the data any more, and what is compared to know whether it changed. Ids count from 1 and are no block's.
 */

type Stile = NonNullable<Extract<Inline, { tipo: 'testo' }>['stile']>;

const stileDi = (t: Extract<Tratto, { t: 'testo' }>): { readonly stile?: Stile } => {
  const { grassetto, corsivo, sottolineato, barrato, apice, pedice } = t;
  const stile: Stile = {
    ...(grassetto && { grassetto }),
    ...(corsivo && { corsivo }),
    ...(sottolineato && { sottolineato }),
    ...(barrato && { barrato }),
    ...(apice && { apice }),
    ...(pedice && { pedice }),
  };
  return Object.keys(stile).length === 0 ? {} : { stile };
};

const unTratto = (t: Tratto): Inline => {
  switch (t.t) {
    case 'testo':
      return { tipo: 'testo', testo: t.testo, ...stileDi(t) };
    case 'a-capo':
      return { tipo: 'a-capo' };
    case 'dato':
      return { tipo: 'testo', testo: t.testo };
    case 'citazione':
      return t.url === null ? { tipo: 'testo', testo: t.testo } : { tipo: 'collegamento', url: t.url, testo: t.testo };
    case 'rinvio':
      return { tipo: 'rinvio', a: t.a };
    case 'dacompilare':
      return { tipo: 'segnaposto', nome: t.nome, etichetta: t.etichetta };
    case 'collegamento':
      return { tipo: 'collegamento', url: t.url, testo: t.testo };
    case 'nota':
      return { tipo: 'nota', testo: t.testo };
  }
};

/** Runs of a finished document as text of a section; runs of plain text that touch become one. */
const inline = (tratti: readonly Tratto[]): Inline[] => {
  const esito: Inline[] = [];
  for (const n of tratti.map(unTratto)) {
    const ultimo = esito.at(-1);
    const piano = (x: Inline): boolean => x.tipo === 'testo' && x.stile === undefined;
    if (n.tipo === 'testo' && ultimo?.tipo === 'testo' && piano(n) && piano(ultimo))
      esito.splice(-1, 1, { tipo: 'testo', testo: `${ultimo.testo}${n.testo}` });
    else if (n.tipo !== 'testo' || n.testo !== '') esito.push(n);
  }
  return esito;
};

const insieme = (blocchi: readonly BloccoDocumento[]): Inline[] =>
  blocchi.flatMap((b, i): Inline[] => [
    ...(i === 0 ? [] : [{ tipo: 'a-capo' } as const]),
    ...inline(
      b.t === 'paragrafo' || b.t === 'titolo' || b.t === 'articolo'
        ? trattiDi(b)
        : [{ t: 'testo', testo: righeDi(b).join(' ') }],
    ),
  ]);

type Contatore = () => BloccoId;

const uno = (b: BloccoDocumento, livelloSezione: number, id: Contatore): Blocco[] => {
  switch (b.t) {
    case 'titolo':
      return [
        {
          id: id(),
          tipo: 'titolo',
          livello: Math.min(4, Math.max(2, b.livello - livelloSezione + 1)),
          contenuto: inline(b.tratti),
        },
      ];
    case 'articolo':
    case 'paragrafo':
      return [{ id: id(), tipo: 'paragrafo', contenuto: inline(b.tratti) }];
    case 'elenco':
      return [
        {
          id: id(),
          tipo: 'elenco',
          stile: b.stile,
          voci: b.voci.map((v) => ({ id: id(), livello: Math.min(5, v.livello), contenuto: insieme(v.blocchi) })),
        },
      ];
    case 'tabella': {
      const paragrafo = (testo: string | null): Blocco[] =>
        testo === null ? [] : [{ id: id(), tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo }] }];
      const tabella: Blocco = {
        id: id(),
        tipo: 'tabella',
        ...(b.titolo === null ? {} : { titolo: b.titolo }),
        righe: b.righe.map((r) =>
          r.celle.map((c) => ({
            contenuto: inline(c.tratti),
            ...(c.intestazione ? { intestazione: true } : {}),
            ...(c.colonne > 1 ? { colonne: c.colonne } : {}),
            ...(c.righe > 1 ? { righe: c.righe } : {}),
          })),
        ),
      };
      return [...(b.righe.length === 0 ? [] : [tabella]), ...paragrafo(b.vuota), ...paragrafo(b.fonte)];
    }
    case 'riquadro':
      return [{ id: id(), tipo: 'riquadro', variante: b.variante, contenuto: insieme(b.blocchi) }];
    case 'figura':
    case 'firma':
      return [{ id: id(), tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo: righeDi(b).join(' ') }] }];
    case 'indice':
    case 'salto':
      return [];
  }
};

/** Finished blocks of a section (`livelloSezione` 1-based) as blocks that a person may write. */
export const testoFisso = (blocchi: readonly BloccoDocumento[], livelloSezione: number): Blocco[] => {
  let n = 0;
  const id = (): BloccoId => {
    n += 1;
    return bloccoIdSchema.parse(`${n}`);
  };
  return blocchi.flatMap((b) => uno(b, livelloSezione, id));
};

import { fontiGrafico, fontiTabella } from './fonti-modello.ts';
import { type BloccoId, bloccoIdSchema } from './ids.ts';
import type { Nodo, NodoInline } from './modello-ast.ts';
import type { PaccoCompilato } from './pacco.ts';
import type { Blocco, ContenutoSezione, Inline } from './section-content.ts';

/** Where a text of the pack stands: `capitoli/governance`, `leps/LEPS-SSP`, `atti/accordo`. */
export type LuogoPacco = `${'capitoli' | 'leps' | 'atti'}/${string}`;

/** Body of a text of the pack, or null if the pack has no such text. */
const corpoDelPacco = (pacco: PaccoCompilato, luogo: string): readonly Nodo[] | null => {
  const taglio = luogo.indexOf('/');
  const [genere, id] = [luogo.slice(0, taglio), luogo.slice(taglio + 1)];
  if (genere === 'capitoli') return pacco.capitoli.find((c) => c.id === id)?.corpo ?? null;
  if (genere === 'leps') return pacco.leps.find((l) => l.id === id)?.corpo ?? null;
  if (genere === 'atti') return pacco.atti.find((a) => a.id === id)?.corpo ?? null;
  return null;
};

/** Children of a block node, in order. */
const figliDi = (nodo: Nodo): readonly Nodo[] => {
  switch (nodo.t) {
    case 'vincolato':
    case 'compila':
    case 'suggerimento':
    case 'nota':
    case 'parti':
    case 'firme':
    case 'riquadro':
    case 'articolo':
    case 'per':
    case 'elenco':
    case 'voce':
      return nodo.figli;
    case 'se':
      return [...nodo.figli, ...nodo.altrimenti];
    case 'scegli':
      return nodo.casi.flatMap((c) => c.figli);
    default:
      return [];
  }
};

/** Node of the pack that a `modello` block stands for: `rif` = `capitoli/governance#se-forma`. */
export const nodoDelPacco = (pacco: PaccoCompilato, rif: string): Nodo | null => {
  const taglio = rif.lastIndexOf('#');
  const id = rif.slice(taglio + 1);
  const cerca = (nodi: readonly Nodo[]): Nodo | null => {
    for (const nodo of nodi) {
      const trovato = nodo.id === id ? nodo : cerca(figliDi(nodo));
      if (trovato) return trovato;
    }
    return null;
  };
  return cerca(corpoDelPacco(pacco, rif.slice(0, Math.max(taglio, 0))) ?? []);
};

/** Label of a field to fill: that of the pack's acts if one declares it, else its name in words. */
const etichettaDi = (pacco: PaccoCompilato, nome: string): string =>
  pacco.atti.flatMap((a) => a.campi).find((c) => c.nome === nome)?.etichetta ?? nome.replaceAll(/[-.]/g, ' ');

/** Section text of inline nodes; null when one of them depends on data and the whole block must stay `modello`. */
const inline = (pacco: PaccoCompilato, nodi: readonly NodoInline[]): Inline[] | null => {
  const esito: Inline[] = [];
  for (const n of nodi) {
    switch (n.t) {
      case 'testo': {
        const stile = {
          ...(n.grassetto ? { grassetto: true } : {}),
          ...(n.corsivo ? { corsivo: true } : {}),
        };
        esito.push({ tipo: 'testo', testo: n.testo, ...(Object.keys(stile).length > 0 ? { stile } : {}) });
        break;
      }
      case 'a-capo':
        esito.push({ tipo: 'a-capo' });
        break;
      case 'dato':
        esito.push({ tipo: 'dato', rif: n.nome, ...(n.formato ? { formato: n.formato } : {}) });
        break;
      case 'cita':
        esito.push({
          tipo: 'citazione',
          norma: n.norma,
          ...(n.articolo ? { articolo: n.articolo } : {}),
          ...(n.comma ? { comma: n.comma } : {}),
          ...(n.lettera ? { lettera: n.lettera } : {}),
        });
        break;
      case 'rinvio':
        esito.push({ tipo: 'rinvio', a: n.a });
        break;
      case 'sigla':
        esito.push({ tipo: 'testo', testo: n.sigla });
        break;
      case 'compila':
        esito.push({ tipo: 'segnaposto', nome: n.nome, etichetta: etichettaDi(pacco, n.nome) });
        break;
      case 'accordo':
      case 'prep':
      case 'lettere':
      case 'elenco':
      case 'se':
        return null;
    }
  }
  return esito;
};

type Tutela = NonNullable<Blocco['tutela']>;
type Contesto = { readonly pacco: PaccoCompilato; readonly luogo: LuogoPacco; readonly usati: Set<string> };

/** Id of a block born from node `id`: the node's own, made unique inside the section. */
const idBlocco = (contesto: Contesto, id: string): BloccoId => {
  const pulito =
    id
      .toLowerCase()
      .replaceAll(/[^a-z0-9.-]/g, '-')
      .replace(/^[^a-z0-9]+/, '')
      .slice(0, 56) || 'blocco';
  let candidato = pulito;
  for (let n = 2; contesto.usati.has(candidato); n++) candidato = `${pulito}.${n}`;
  contesto.usati.add(candidato);
  return bloccoIdSchema.parse(candidato);
};

/** Inline text of the paragraphs of a box, one per line. */
const testoRiquadro = (contesto: Contesto, nodi: readonly Nodo[]): Inline[] | null => {
  const righe: Inline[][] = [];
  for (const n of nodi) {
    if (n.t === 'paragrafo' || n.t === 'titolo') {
      const riga = inline(contesto.pacco, n.figli);
      if (!riga) return null;
      righe.push(riga);
    } else if (n.t === 'lista') {
      for (const voce of n.voci) {
        const riga = inline(contesto.pacco, voce);
        if (!riga) return null;
        righe.push([{ tipo: 'testo', testo: '• ' }, ...riga]);
      }
    } else return null;
  }
  return righe.flatMap((r, i) => (i === 0 ? r : [{ tipo: 'a-capo' } as const, ...r]));
};

const blocchi = (contesto: Contesto, nodi: readonly Nodo[], tutela: Tutela | null): Blocco[] =>
  nodi.flatMap((n) => blocco(contesto, n, tutela));

const blocco = (contesto: Contesto, nodo: Nodo, tutela: Tutela | null): Blocco[] => {
  const { pacco, luogo } = contesto;
  if (nodo.t === 'vincolato') return blocchi(contesto, nodo.figli, 'vincolato');
  if (nodo.t === 'compila') return daCompilare(contesto, nodo);
  const testa = () => ({
    id: idBlocco(contesto, nodo.id),
    ...(tutela ? { tutela } : {}),
    origine: `${luogo}#${nodo.id}`,
  });
  const modello = (): Blocco[] => [{ ...testa(), tipo: 'modello', rif: `${luogo}#${nodo.id}` }];
  switch (nodo.t) {
    case 'titolo': {
      const contenuto = inline(pacco, nodo.figli);
      return contenuto
        ? [{ ...testa(), tipo: 'titolo', livello: Math.min(4, Math.max(2, nodo.livello)), contenuto }]
        : modello();
    }
    case 'paragrafo': {
      const contenuto = inline(pacco, nodo.figli);
      return contenuto ? [{ ...testa(), tipo: 'paragrafo', contenuto }] : modello();
    }
    case 'lista': {
      const voci = nodo.voci.map((v) => inline(pacco, v));
      if (voci.includes(null)) return modello();
      return [
        {
          ...testa(),
          tipo: 'elenco',
          stile: nodo.stile,
          voci: voci.map((v, i) => ({
            id: idBlocco(contesto, `${nodo.id}.v${i + 1}`),
            livello: 0,
            contenuto: v ?? [],
          })),
        },
      ];
    }
    case 'suggerimento':
    case 'nota':
    case 'riquadro': {
      const contenuto = testoRiquadro(contesto, nodo.figli);
      const variante = nodo.t === 'riquadro' ? 'nota' : 'suggerimento';
      return contenuto
        ? [{ ...testa(), tipo: 'riquadro', variante, contenuto }]
        : blocchi(contesto, nodo.figli, tutela);
    }
    case 'tabella':
      return [
        {
          ...testa(),
          tipo: 'tabella-viva',
          fonte: nodo.fonte,
          titolo: nodo.titolo ?? titoloTabella(nodo.fonte),
          ...(nodo.colonne ? { colonne: [...nodo.colonne] } : {}),
          ...(nodo.totali ? { totali: true } : {}),
        },
      ];
    case 'grafico':
      return [
        {
          ...testa(),
          tipo: 'grafico-vivo',
          fonte: nodo.fonte,
          titolo: nodo.titolo ?? titoloGrafico(nodo.fonte),
        },
      ];
    default:
      return modello();
  }
};

/** Title of a source of live tables or charts; the source's name where the catalogue does not know it. */
const titoloTabella = (fonte: string): string =>
  Object.entries(fontiTabella).find(([nome]) => nome === fonte)?.[1].titolo ?? fonte;
const titoloGrafico = (fonte: string): string =>
  Object.entries(fontiGrafico).find(([nome]) => nome === fonte)?.[1] ?? fonte;

/** Blocks of a part to fill: its own text, or one placeholder when the pack wrote none. */
const daCompilare = (contesto: Contesto, nodo: Nodo & { readonly t: string }): Blocco[] => {
  const dentro = blocchi(contesto, figliDi(nodo), 'da_compilare');
  if (dentro.length > 0) return dentro;
  return [
    {
      id: idBlocco(contesto, nodo.id),
      tutela: 'da_compilare',
      origine: `${contesto.luogo}#${nodo.id}`,
      tipo: 'paragrafo',
      contenuto: [{ tipo: 'segnaposto', nome: nodo.id, etichetta: etichettaDi(contesto.pacco, nodo.id) }],
    },
  ];
};

/**
 * Section text born from a text of the pack: what a person may write becomes blocks, what depends on data (`se`, `per`,
 * `scegli`, `elenco`…) stays a `modello` block that points back to the carried pack. Ids are the pack's.
 */
export const contenutoDaPacco = (pacco: PaccoCompilato, luogo: LuogoPacco): ContenutoSezione => ({
  versione: 1,
  blocchi: blocchi({ pacco, luogo, usati: new Set() }, corpoDelPacco(pacco, luogo) ?? [], null),
});

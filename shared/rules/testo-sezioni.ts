import { derivato } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { type Blocco, type Inline, type Sezione, testoInline } from '#domain/section-content.ts';

/** A passage of section text with its anchor. Spaces that do not break, and breaks inside a sentence, are plain spaces here. */
export type Passaggio = { readonly bloccoId: string; readonly testo: string };

/** Plain spaces instead of those that do not break, and instead of the line breaks inside a sentence of a pasted page. */
const spaziSemplici = (testo: string): string =>
  testo
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/(?<=[\p{L}\p{N},.;:’'] {0,3})\n(?= {0,3}[\p{Ll}\p{N}])/gu, ' ')
    .replace(/ {2,}/g, ' ');

/** Text with the addresses of its links, which may be wrong as words may. */
const conIndirizzi = (nodi: readonly Inline[]): string =>
  [testoInline(nodi), ...nodi.flatMap((n) => (n.tipo === 'collegamento' ? [n.url] : []))].join(' ');

const passaggi = (b: Blocco): Passaggio[] => {
  switch (b.tipo) {
    case 'titolo':
    case 'paragrafo':
    case 'riquadro':
      return [{ bloccoId: b.id, testo: conIndirizzi(b.contenuto) }];
    case 'elenco':
      return b.voci.map((v) => ({ bloccoId: v.id, testo: conIndirizzi(v.contenuto) }));
    case 'tabella':
      return b.righe.flatMap((riga) => riga.map((c) => ({ bloccoId: b.id, testo: conIndirizzi(c.contenuto) })));
    default:
      return [];
  }
};

/** Passages of a section in reading order, empty ones left out. */
export const passaggiDi = (sezione: Sezione): readonly Passaggio[] =>
  derivato(sezione, 'passaggi', () =>
    sezione.contenuto.blocchi
      .flatMap(passaggi)
      .map((p) => ({ ...p, testo: spaziSemplici(p.testo) }))
      .filter((p) => p.testo.trim() !== ''),
  );

/** Passages that people wrote or may change: those fixed by the template are left out. */
export const passaggiLiberi = (sezione: Sezione): readonly Passaggio[] =>
  derivato(sezione, 'passaggi-liberi', () => {
    if (sezione.tutela === 'vincolato') return [];
    const fissi = new Set<string>(sezione.contenuto.blocchi.flatMap((b) => (b.tutela === 'vincolato' ? [b.id] : [])));
    return passaggiDi(sezione).filter((p) => !fissi.has(p.bloccoId));
  });

/** Sections by id. */
export const sezioneDi = (piano: Piano, id: string): Sezione | undefined =>
  derivato(piano.sezioni, 'per-id', () => new Map<string, Sezione>(piano.sezioni.map((s) => [s.id, s]))).get(id);

/** Sentence around a position: from the previous full stop followed by a capital to the next one. */
export const fraseAttorno = (testo: string, da: number, a: number): string => {
  const confini = [...testo.matchAll(/[.!?;]\s+(?=[\p{Lu}«“"])/gu)].map((m) => m.index + m[0].length);
  const inizio = confini.findLast((c) => c <= da) ?? 0;
  const fine = confini.find((c) => c >= a) ?? testo.length;
  return testo.slice(inizio, fine);
};

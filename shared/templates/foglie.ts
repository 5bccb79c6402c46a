import { fontiGrafico, fontiTabella } from '#domain/fonti-modello.ts';
import type { Nodo } from '#domain/modello-ast.ts';
import type { Ambito } from './ambito.ts';
import { controllaAttributi, direttiveFoglia, fissatoADi, type NomeFoglia, type Officina } from './direttive.ts';
import { idDelBlocco } from './identita.ts';
import type { NodoMd } from './markdown.ts';

/** Where a block stands: what surrounds it decides what it may be. */
export type Luogo = {
  readonly officina: Officina;
  readonly sorgente: string;
  readonly ambito: Ambito;
  readonly base: string;
  readonly profondita: number;
  /** `elenco`: only items here; `voce`: running text of an item; `libero`: anything. */
  readonly in: 'libero' | 'elenco' | 'voce';
  readonly articolo: boolean;
};

/** Id, line and freezing of a block, whatever it is. */
export const testa = (nodo: NodoMd, luogo: Luogo) => {
  const fissatoA = fissatoADi(nodo, luogo.officina.errori);
  const id = idDelBlocco(nodo, luogo.base, luogo.sorgente, luogo.officina);
  return { id, riga: nodo.riga, ...(fissatoA && { fissatoA }) };
};

/** Compiles a leaf directive (`::tabella{…}`); null and an error where it may not stand. */
export const foglia = (nodo: NodoMd, nome: NomeFoglia, luogo: Luogo): Nodo | null => {
  const { errori, genere } = luogo.officina;
  if (luogo.in !== 'libero') {
    errori.aggiungi(nodo.riga, 'dentro elenchi e voci solo testo', `::${nome}`);
    return null;
  }
  if (nodo.figli.length > 0) errori.aggiungi(nodo.riga, `::${nome} con attributi tra graffe`, 'un testo tra quadre');
  controllaAttributi(nodo, ['id', 'fissatoA', ...direttiveFoglia[nome]], errori);
  const inizio = testa(nodo, luogo);
  if (nome !== 'tabella' && nome !== 'grafico') return { ...inizio, t: nome };
  const fonte = (nodo.attributi.get('fonte') ?? '').trim();
  const titolo = nodo.attributi.get('titolo');
  const note = nome === 'tabella' ? fontiTabella : fontiGrafico;
  if (fonte !== '' && !Object.hasOwn(note, fonte))
    errori.aggiungi(nodo.riga, `una fonte tra ${Object.keys(note).join(', ')}`, `«${fonte}»`);
  if (nome === 'grafico') return { ...inizio, t: nome, fonte, ...(titolo && { titolo }) };
  const conosciuta = Object.entries(fontiTabella).find(([id]) => id === fonte)?.[1];
  if (conosciuta !== undefined && conosciuta.dove !== 'ovunque' && genere !== 'leps')
    errori.aggiungi(nodo.riga, 'una fonte che esiste fuori dalle schede', `«${fonte}»`);
  const colonne = nodo.attributi
    .get('colonne')
    ?.split(',')
    .map((c) => c.trim());
  const nomi: readonly string[] = conosciuta?.colonne.map((c) => c.id) ?? [];
  for (const colonna of conosciuta === undefined ? [] : (colonne ?? []))
    if (!nomi.includes(colonna)) errori.aggiungi(nodo.riga, `colonne tra ${nomi.join(', ')}`, `«${colonna}»`);
  const totali = nodo.attributi.get('totali');
  if (totali !== undefined && !['', 'sì', 'no'].includes(totali))
    errori.aggiungi(nodo.riga, 'totali=sì | no', `«${totali}»`);
  return {
    ...inizio,
    t: nome,
    fonte,
    ...(titolo && { titolo }),
    ...(colonne && { colonne }),
    totali: totali !== undefined && totali !== 'no',
  };
};

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Nodo, NodoInline } from '#domain/modello-ast.ts';
import type { CampoModello, FilePacco } from '#domain/pacco.ts';
import type { GenereTesto } from '#templates/ambito.ts';
import { compilaPacco, type EsitoCompilazione, elencoCanonico } from '#templates/compila.ts';
import { compilaTesto, type TestoCompilato } from '#templates/testo.ts';

const sha256 = (testo: string): string => createHash('sha256').update(testo).digest('hex');

/** A file of a pack with its hash. */
export const filePacco = (percorso: string, testo: string): FilePacco => ({ percorso, testo, sha256: sha256(testo) });

/** Files of a pack of the repository, as the engine reads them. */
export const filiDelModello = (id: string): FilePacco[] => {
  const cartella = fileURLToPath(new URL(`../../templates/${id}/`, import.meta.url));
  return readdirSync(cartella, { recursive: true })
    .map((p) => String(p).replaceAll('\\', '/'))
    .filter((p) => /\.(?:yaml|md)$/u.test(p))
    .map((p) => filePacco(p, readFileSync(cartella + p, 'utf8')));
};

/** Compiles files with the hash that they have. */
export const compila = (
  file: readonly FilePacco[],
  estesi: Parameters<typeof compilaPacco>[2] = [],
): EsitoCompilazione => compilaPacco(file, sha256(elencoCanonico(file)), estesi);

/** Compiles one text alone, as an act unless said otherwise. */
export const testo = (
  corpo: string,
  genere: GenereTesto = 'atto',
  campi: readonly CampoModello[] = [],
): TestoCompilato => compilaTesto({ file: 'atti/prova.md', id: 'prova', genere, corpo, righe: 0, campi });

/** A field of an act. */
export const campo = (nome: string, cambi: Partial<CampoModello> = {}): CampoModello => ({
  nome,
  etichetta: nome,
  gruppo: 'Prova',
  tipo: 'testo',
  scelte: [],
  fissatoA: null,
  predefinito: null,
  aiuto: null,
  ...cambi,
});

/** Errors of a text as «riga: atteso / trovato», for assertions. */
export const errori = (t: Pick<TestoCompilato, 'errori'>): string[] =>
  t.errori.map((e) => `${e.riga}: ${e.atteso} / ${e.trovato}`);

const figliDi = (n: Nodo): readonly Nodo[] => {
  if (n.t === 'scegli') return n.casi.flatMap((c) => c.figli);
  if (n.t === 'se') return [...n.figli, ...n.altrimenti];
  if (n.t === 'titolo' || n.t === 'paragrafo') return [];
  return 'figli' in n ? n.figli : [];
};

/** Every block, in reading order. */
export const tuttiINodi = (nodi: readonly Nodo[]): Nodo[] => nodi.flatMap((n) => [n, ...tuttiINodi(figliDi(n))]);

const inlineDi = (n: Nodo): readonly NodoInline[] => {
  if (n.t === 'titolo' || n.t === 'paragrafo') return n.figli;
  if (n.t === 'articolo') return n.titolo;
  return n.t === 'lista' ? n.voci.flat() : [];
};

const dentro = (i: NodoInline): NodoInline[] =>
  i.t === 'se' ? [i, ...i.figli.flatMap(dentro)] : i.t === 'elenco' ? [i, ...i.modello.flatMap(dentro)] : [i];

/** Every inline node, nested ones included. */
export const tuttiGliInline = (nodi: readonly Nodo[]): NodoInline[] =>
  tuttiINodi(nodi).flatMap((n) => inlineDi(n).flatMap(dentro));

/** Text written in inline nodes, directives shown as ⟨nome⟩. */
export const scritto = (inline: readonly NodoInline[]): string =>
  inline.map((i) => (i.t === 'testo' ? i.testo : `⟨${i.t}⟩`)).join('');

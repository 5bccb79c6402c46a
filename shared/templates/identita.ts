import type { Officina } from './direttive.ts';
import type { NodoMd } from './markdown.ts';

/** FNV-1a of a text, 32 bits in hexadecimal: names derived blocks, nothing to do with security. */
const impronta = (testo: string): string => {
  let h = 0x811c9dc5;
  for (let i = 0; i < testo.length; i += 1) h = Math.imul(h ^ testo.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(16).padStart(8, '0');
};

const lunghezzaMassima = 48;
const forma = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** File or pack id as a base for the ids of its blocks: lower case, letters, digits, hyphens. */
export const baseDi = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, lunghezzaMassima) || 'testo';

/**
 * Stable id of a block. Written `{id=…}`, it stays for ever. Otherwise it is the nearest written id (or the file's),
 * a point, and the hash of what identifies the block: its opening line, or its text where the line says nothing.
 * So an edit elsewhere in the file does not change it. A point never appears in a written id: the two cannot meet.
 */
export const idDelBlocco = (nodo: NodoMd, base: string, sorgente: string, officina: Officina): string => {
  const scritto = nodo.attributi.get('id');
  if (scritto !== undefined) {
    const prima = officina.idScritti.get(scritto);
    if (!forma.test(scritto) || scritto.length > lunghezzaMassima) {
      const atteso = `un id di lettere minuscole, cifre e trattini, al più ${lunghezzaMassima} caratteri`;
      officina.errori.aggiungi(nodo.riga, atteso, `«${scritto}»`);
    } else if (prima !== undefined) {
      officina.errori.aggiungi(
        nodo.riga,
        'un id usato una volta sola nel file',
        `«${scritto}», già alla riga ${prima}`,
      );
    }
    officina.idScritti.set(scritto, nodo.riga);
    return scritto;
  }
  const tutto = sorgente.slice(nodo.da, nodo.a).replace(/\s+/gu, ' ').trim();
  const apertura = (tutto.startsWith(':') ? sorgente.slice(nodo.da, nodo.a).split('\n', 1)[0] : tutto) ?? tutto;
  const chiave = /^:+[\p{L}]+\s*$/u.test(apertura) ? tutto : apertura.replace(/^:+/u, '').trim();
  const id = `${base}.${impronta(chiave)}`;
  const volte = (officina.idDerivati.get(id) ?? 0) + 1;
  officina.idDerivati.set(id, volte);
  return volte === 1 ? id : `${id}-${volte}`;
};

import { citazioneBreve } from '#domain/citazioni.ts';
import type { Norma, PaccoCompilato } from '#domain/pacco.ts';
import { articoloDi } from '#format/articoli.ts';
import { type Articolo, conPreposizione, unisciPreposizione } from '#format/parole.ts';
import { testoSicuro, urlSicuro } from '#format/testo-sicuro.ts';
import type { Tratto } from './tipi.ts';

/** Point of a norm that a text quotes. */
export type Punto = {
  readonly norma: string;
  readonly articolo?: string | null | undefined;
  readonly comma?: string | null | undefined;
  readonly lettera?: string | null | undefined;
};
/** A citation written out, with the address of the norm. */
export type CitazioneScritta = { readonly testo: string; readonly url: string | null; readonly nota: boolean };

const piu = (valore: string): boolean => /\s(e|ed|o)\s|,|^\d+\s*[-–]\s*\d+$/.test(valore);
const parentesi = (lettera: string): string =>
  lettera.replace(/(^|[\s,])([a-z]{1,2}(?:-(?:bis|ter|quater))?)(?=$|[\s,])/gi, (tutto, prima: string, l: string) =>
    /^(e|ed|o)$/i.test(l) && prima !== '' ? tutto : `${prima}${l})`,
  );

/** Parts before the norm: `art. 1, comma 170, lettera a)`; empty where only the norm is quoted. */
const partizioni = ({ articolo, comma, lettera }: Punto): string => {
  const pezzi: string[] = [];
  if (articolo) pezzi.push(`${piu(articolo) ? 'artt.' : 'art.'} ${articolo}`);
  if (comma) pezzi.push(`${piu(comma) ? 'commi' : 'comma'} ${comma}`);
  if (lettera) {
    const testo = lettera.includes(')') ? lettera : parentesi(lettera);
    pezzi.push(`${piu(lettera) ? 'lettere' : 'lettera'} ${testo}`);
  }
  return pezzi.join(', ');
};

const estesa = (norma: Norma, punto: Punto): CitazioneScritta => {
  const parti = partizioni(punto);
  const url = norma.url === null ? null : urlSicuro(norma.url);
  const nome = conPreposizione('di', { nome: norma.estesa, articolo: articoloDi(norma.estesa) });
  const soloArticolo = !punto.comma && !punto.lettera;
  const testo = parti === '' ? norma.estesa : `${parti}${soloArticolo ? '' : ','} ${nome}`;
  return { testo: testoSicuro(testo), url, nota: true };
};

/**
 * Writes a citation by norm id: long in acts («art. 1, comma 170, della legge …»), short in tables («L. 234/2021, art. 1,
 * c. 170»). An id outside the catalogue is printed as it is, and `nota` says that it is not known.
 */
export const citazione = (pacco: PaccoCompilato, punto: Punto, breve: boolean): CitazioneScritta => {
  const norma = pacco.norme.find((n) => n.id === punto.norma);
  if (norma !== undefined && !breve) return estesa(norma, punto);
  const { articolo = null, comma = null, lettera = null } = punto;
  const testo = testoSicuro(citazioneBreve(pacco, { norma: punto.norma, articolo, comma, lettera }));
  return { testo, url: norma?.url ? urlSicuro(norma.url) : null, nota: norma !== undefined };
};

/** Short form of several citations: `L. 234/2021, art. 1, c. 170; L. 328/2000, art. 22`. */
export const citazioniBrevi = (pacco: PaccoCompilato, punti: readonly Punto[]): string =>
  punti.map((p) => citazione(pacco, p, true).testo).join('; ');

/** Article that a written citation takes: `art. 5` → l', `artt. 5 e 6` → gli, a norm its own. */
const articoloCitazione = (testo: string): Articolo =>
  testo.startsWith('artt.') ? 'gli' : testo.startsWith('art.') ? "l'" : articoloDi(testo);

/** Adds a citation after the runs already written: a preposition left before it takes its article («ai sensi dell'art. 5»). */
export const accodaCitazione = (prima: readonly Tratto[], punto: Punto, scritta: CitazioneScritta): Tratto[] => {
  const dopo: Tratto = { t: 'citazione', testo: scritta.testo, norma: punto.norma, url: scritta.url };
  const ultimo = prima.at(-1);
  if (ultimo?.t !== 'testo') return [...prima, dopo];
  const parola = { nome: scritta.testo, articolo: articoloCitazione(scritta.testo) };
  const [testo] = unisciPreposizione(ultimo.testo, parola);
  return [...prima.slice(0, -1), { ...ultimo, testo }, dopo];
};

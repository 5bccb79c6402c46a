import type { Norma, PaccoCompilato } from '#domain/pacco.ts';
import { articoloDi } from '#format/articoli.ts';
import { conPreposizione } from '#format/parole.ts';
import { testoSicuro, urlSicuro } from '#format/testo-sicuro.ts';

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
const partizioni = ({ articolo, comma, lettera }: Punto, breve: boolean): string => {
  const pezzi: string[] = [];
  if (articolo) pezzi.push(`${piu(articolo) ? 'artt.' : 'art.'} ${articolo}`);
  if (comma) pezzi.push(`${piu(comma) ? 'commi' : 'comma'} ${comma}`);
  if (lettera) {
    const testo = lettera.includes(')') ? lettera : parentesi(lettera);
    const parola = breve ? 'lett.' : piu(lettera) ? 'lettere' : 'lettera';
    pezzi.push(`${parola} ${testo}`);
  }
  return pezzi.join(', ');
};

/** Writes a citation of a catalogue norm: long in acts («art. 1, comma 170, della legge …»), short in tables. */
export const citazioneDi = (norma: Norma, punto: Punto, breve: boolean): CitazioneScritta => {
  const parti = partizioni(punto, breve);
  const url = norma.url === null ? null : urlSicuro(norma.url);
  const nome = breve ? norma.breve : norma.estesa;
  const testo =
    parti === ''
      ? nome
      : breve
        ? `${parti}, ${nome}`
        : `${parti}, ${conPreposizione('di', { nome, articolo: articoloDi(nome) })}`;
  return { testo: testoSicuro(testo), url, nota: true };
};

/** Writes a citation by norm id; an id outside the catalogue is printed as it is and reported (`nota: false`). */
export const citazione = (pacco: PaccoCompilato, punto: Punto, breve: boolean): CitazioneScritta => {
  const norma = pacco.norme.find((n) => n.id === punto.norma);
  if (norma !== undefined) return citazioneDi(norma, punto, breve);
  const parti = partizioni(punto, breve);
  return { testo: testoSicuro([parti, punto.norma].filter((x) => x !== '').join(', ')), url: null, nota: false };
};

/** Short form of several citations: `art. 1, comma 170, L. 234/2021; art. 22, L. 328/2000`. */
export const citazioniBrevi = (pacco: PaccoCompilato, punti: readonly Punto[]): string =>
  punti.map((p) => citazione(pacco, p, true).testo).join('; ');

import { type Cercata, type Parola, paroleDi, risponde } from './parole.ts';

/** A piece of an excerpt; `trovato` = it answers the search. */
export type Pezzo = { readonly testo: string; readonly trovato: boolean };

/** Characters shown before the first word found, and in all. */
const PRIMA = 40;
const LUNGO = 160;

/** Where the excerpt starts: at the beginning of a word. */
const inizio = (parole: readonly Parola[], prima: Parola | undefined): number => {
  if (prima === undefined || prima.da <= PRIMA) return 0;
  return parole.find((p) => p.da >= prima.da - PRIMA)?.da ?? prima.da;
};

/** The part of a text around the words looked for, in pieces. */
export const estratto = (testo: string, cerca: Cercata): Pezzo[] => {
  const piano = testo.replaceAll(/\s+/g, ' ').trim();
  const parole = paroleDi(piano);
  const trovate = parole.filter((p) => risponde(p, cerca));
  const da = inizio(parole, trovate[0]);
  const fine = piano.length - da <= LUNGO ? piano.length : (parole.findLast((p) => p.a <= da + LUNGO)?.a ?? da + LUNGO);
  const pezzi: Pezzo[] = [];
  let qui = da;
  const aggiungi = (testo: string, trovato: boolean) => {
    if (testo !== '') pezzi.push({ testo, trovato });
  };
  if (da > 0) aggiungi('… ', false);
  for (const { da: d, a } of trovate.filter((p) => p.da >= da && p.a <= fine)) {
    aggiungi(piano.slice(qui, d), false);
    aggiungi(piano.slice(d, a), true);
    qui = a;
  }
  aggiungi(piano.slice(qui, fine), false);
  if (fine < piano.length) aggiungi(' …', false);
  return pezzi;
};

import type { Chiede } from './api/uso.ts';

type DatiMotore = Chiede<'guscio/nuovo'>;
/** A Comune chosen for the new plan. */
export type ComuneScelto = DatiMotore['comuni'][number];

/** Steps of the wizard. */
export const passiGuida = ['modello', 'comuni', 'governo'] as const;

/** What the person has written so far; years stay as typed. */
export type DatiGuida = {
  readonly modello: string | null;
  readonly ambito: string;
  readonly regione: string | null;
  readonly annoInizio: string;
  readonly annoFine: string;
  readonly comuni: readonly ComuneScelto[];
  readonly forma: string | null;
  readonly capofila: string | null;
  readonly asl: string;
};

/** Empty wizard: the triennium that starts in the given year. */
export const guidaVuota = (anno: number): DatiGuida => ({
  modello: null,
  ambito: '',
  regione: null,
  annoInizio: String(anno),
  annoFine: String(anno + 2),
  comuni: [],
  forma: null,
  capofila: null,
  asl: '',
});

/** What is missing in a step. */
export const erroriPasso = (passo: number, dati: DatiGuida): readonly ('ambito' | 'anni' | 'comuni')[] => {
  if (passo === 0) {
    const [inizio, fine] = [Number(dati.annoInizio), Number(dati.annoFine)];
    const anniValidi =
      /^\d{4}$/.test(dati.annoInizio) && /^\d{4}$/.test(dati.annoFine) && fine >= inizio && fine - inizio <= 4;
    return [...(dati.ambito.trim() === '' ? (['ambito'] as const) : []), ...(anniValidi ? [] : (['anni'] as const))];
  }
  if (passo === 1) return dati.comuni.length === 0 ? ['comuni'] : [];
  return [];
};

/** The wizard's data in the shape of the contract. */
export const datiPerIlMotore = (dati: DatiGuida, modello: string, regioneModello: string | null): DatiMotore => ({
  modello,
  ambito: dati.ambito.trim(),
  regione: dati.regione ?? regioneModello,
  forma: dati.forma,
  annoInizio: Number(dati.annoInizio),
  annoFine: Number(dati.annoFine),
  capofila: dati.capofila,
  asl: dati.asl.trim() === '' ? null : dati.asl.trim(),
  comuni: [...dati.comuni],
});

/** Adds a Comune once, in alphabetical order. */
export const aggiungiComune = (comuni: readonly ComuneScelto[], nuovo: ComuneScelto): readonly ComuneScelto[] =>
  comuni.some((c) => c.codiceIstat === nuovo.codiceIstat)
    ? comuni
    : [...comuni, nuovo].sort((a, b) => a.nome.localeCompare(b.nome, 'it'));

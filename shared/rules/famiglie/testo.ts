import { derivato } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import type { NomeParametro } from '#domain/parametri.ts';
import { compila } from '../espressioni.ts';
import type { LettoreParametri } from '../parametri.ts';

/** Words searched in a text, with what to write instead and the context that makes them right. */
export type Ricerca = {
  readonly cerca: RegExp;
  readonly invece: string;
  /** Sentences with these words are not findings. */
  readonly tranne: RegExp | null;
};

/** A place where words were found. */
export type Trovata = { readonly testo: string; readonly da: number; readonly invece: string };

const testoDi = (riga: object, campo: string): string | null => {
  const valore: unknown = Object.entries(riga).find(([k]) => k === campo)?.[1];
  return typeof valore === 'string' ? valore : null;
};

/**
 * Searches of a parameter: a table `{ expression: what to write instead }`. The value may be `{ invece, tranne }`, where
 * `tranne` excludes sentences. Unsafe expressions make the whole search non verificabile, never silent.
 */
export const ricerche = (parametri: LettoreParametri, nome: NomeParametro): readonly Ricerca[] | NonVerificabile => {
  const tabella = parametri.tabella(nome);
  if (eNonVerificabile(tabella)) return tabella;
  return derivato(tabella, 'ricerche', () => {
    const esiti = Object.entries(tabella).map(([espressione, valore]) => {
      const invece = typeof valore === 'object' && valore !== null ? (testoDi(valore, 'invece') ?? '') : String(valore);
      const tranne = typeof valore === 'object' && valore !== null ? testoDi(valore, 'tranne') : null;
      const [cerca, esclude] = [compila(espressione), tranne === null ? null : compila(tranne)];
      return cerca === null || (tranne !== null && esclude === null)
        ? nonVerificabile(`l'espressione «${espressione.slice(0, 40)}» del modello non si può cercare in modo sicuro`)
        : { cerca, invece, tranne: esclude };
    });
    return esiti.find((e) => eNonVerificabile(e)) ?? esiti.filter((e): e is Ricerca => !eNonVerificabile(e));
  });
};

const lunghezzaMassima = 20_000;
const frase = (testo: string, da: number, a: number): string => {
  const inizio = Math.max(testo.lastIndexOf('. ', da), testo.lastIndexOf('; ', da), testo.lastIndexOf('\n', da));
  const punto = testo.slice(a).search(/[.;]\s|\n/u);
  return testo.slice(inizio + 1, punto < 0 ? testo.length : a + punto);
};

/** Every match of the searches in a text, in order; sentences with the excluding words are left out. */
export const cercaIn = (testo: string, cosa: readonly Ricerca[]): Trovata[] => {
  const corto = testo.slice(0, lunghezzaMassima);
  return cosa
    .flatMap(({ cerca, invece, tranne }) =>
      [...corto.matchAll(cerca)]
        .filter((m) => m[0] !== '')
        .filter((m) => tranne === null || frase(corto, m.index, m.index + m[0].length).search(tranne) < 0)
        .map((m) => ({ testo: m[0], da: m.index, invece })),
    )
    .sort((a, b) => a.da - b.da);
};

const soloAscii = /^[\0-\x7f]*$/;
const senzaSegni = (testo: string): string =>
  soloAscii.test(testo) ? testo : testo.normalize('NFKD').replace(/\p{M}+/gu, '');

const piane = (testo: string): string => senzaSegni(testo).toLowerCase();
const fraParole = /[^\p{L}\p{N}]+/gu;

/** Words of a text, without case, accents and signs: «dell'Azienda Sanitaria» → dell, azienda, sanitaria. */
export const parolePiane = (testo: string): readonly string[] =>
  piane(testo)
    .split(fraParole)
    .filter((p) => p !== '');
/** A text as ` parola parola `, without case, accents and signs: what `nominaParole` searches in. */
export const inParole = (testo: string): string => ` ${piane(testo).replace(fraParole, ' ').trim()} `;
/** Whether words contain one of some phrases, both from `inParole`: for who asks the same words many questions. */
export const nominaParole = (scritto: string, frasi: readonly string[]): boolean =>
  frasi.some((f) => scritto.includes(f));

/** Whether a text names one of some phrases as whole words: «ADI» is not in «adiacente». */
export const nomina = (testo: string, frasi: readonly string[]): boolean =>
  frasi.length > 0 && nominaParole(inParole(testo), frasi.map(inParole));

import { derivato, derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import { type DefinizioneRegola, defineRule, type ElencoSoggetti, type EsitoSoggetto, type Regola } from '../define.ts';
import { type LettoreParametri, lettoreParametri } from '../parametri.ts';
import { nonSi } from '../segnala.ts';
import { conChiave, esaminato } from '../soggetti.ts';

/** Everything of a rule but how its subjects are found and examined. */
export type Intestazione = Pick<DefinizioneRegola, 'id' | 'titolo' | 'gruppo' | 'base' | 'fonti'> &
  Partial<Pick<DefinizioneRegola, 'gravita' | 'dove'>>;

/** A rule that asks the same question of every row of a list. */
type DiRighe<T> = Intestazione & {
  /** Rows examined: a register, or a list derived from registers and kept while they live. */
  readonly righe: (piano: Piano) => readonly T[];
  /** Registers, beside the rows, from which `nome` and `legge` read. */
  readonly parti?: (piano: Piano) => readonly object[];
  /** Rules that examine the same rows by the same keys share the list of subjects under this name. */
  readonly elencoComune?: string;
  /** Key of a row that a person can read and that a new import gives again; equal keys take `~2`, `~3`… */
  readonly nome: (riga: T, piano: Piano) => string;
  /** Data keys that the answer for a row reads. */
  readonly legge: (riga: T, piano: Piano) => readonly string[];
  /** Parameter of the pack that chooses the rows: without it nobody knows what to examine, and the rule says so. */
  readonly scelta?: (parametri: LettoreParametri) => unknown;
  /** Sentence when there is no row, where the absence is worth saying. */
  readonly vuoto?: string | ((piano: Piano) => string | null);
  readonly esamina: (riga: T, piano: Piano, parametri: LettoreParametri, oggi: string) => EsitoSoggetto;
};

type Soggetti<T> = {
  readonly nomi: readonly string[];
  readonly righe: ReadonlyMap<string, { readonly riga: T; readonly chiavi: readonly string[] }>;
};

const soggettiDi = <T>(regola: DiRighe<T>, piano: Piano): Soggetti<T> => {
  const nome = regola.elencoComune ?? regola.id;
  return derivato(piano, nome, () => {
    const righe = regola.righe(piano);
    const { ente, comune } = piano.registri;
    return derivatoDa([righe, ente, comune, ...(regola.parti?.(piano) ?? [])], nome, () => {
      const mappa = new Map<string, { readonly riga: T; readonly chiavi: readonly string[] }>();
      for (const [k, riga] of conChiave(righe, (r) => regola.nome(r, piano)))
        mappa.set(k, { riga, chiavi: regola.legge(riga, piano) });
      return { nomi: [...mappa.keys()], righe: mappa };
    });
  });
};

const nessuna: readonly string[] = [];

/** The one subject of a rule whose parameter is missing. */
const senzaModello = 'modello';
const soloModello: ElencoSoggetti = new Map([[senzaModello, { chiavi: nessuna }]]);
/** Why the rows of a rule cannot be chosen; null when they can. */
const sceltaIgnota = <T>(regola: DiRighe<T>, piano: Piano): NonVerificabile | null => {
  const { scelta } = regola;
  if (scelta === undefined) return null;
  return derivatoDa([piano.pacco, piano.testa], `scelta:${regola.id}`, () => {
    const valore = scelta(lettoreParametri(piano));
    return eNonVerificabile(valore) ? valore : null;
  });
};

/** Completes a rule whose subjects are the rows of a list. */
export const regolaDiRighe = <T>(regola: DiRighe<T>): Regola =>
  defineRule({
    id: regola.id,
    titolo: regola.titolo,
    gruppo: regola.gruppo,
    base: regola.base,
    fonti: regola.fonti,
    ...(regola.gravita === undefined ? {} : { gravita: regola.gravita }),
    ...(regola.dove === undefined ? {} : { dove: regola.dove }),
    soggetti: (piano) =>
      sceltaIgnota(regola, piano) === null ? soggettiDi(regola, piano).nomi : [...soloModello.keys()],
    vuoto: (piano) => {
      if (regola.vuoto === undefined || regola.righe(piano).length > 0) return null;
      return typeof regola.vuoto === 'string' ? regola.vuoto : regola.vuoto(piano);
    },
    elenco: (piano) => (sceltaIgnota(regola, piano) === null ? soggettiDi(regola, piano).righe : soloModello),
    legge: (soggetto, piano) =>
      sceltaIgnota(regola, piano) === null
        ? (soggettiDi(regola, piano).righe.get(soggetto)?.chiavi ?? nessuna)
        : nessuna,
    verifica: (soggetto, piano, parametri, oggi) => {
      const ignota = sceltaIgnota(regola, piano);
      if (ignota !== null && soggetto === senzaModello)
        return nonSi(regola.titolo, ignota, {
          rimedi: [{ testo: 'Scegliere un modello che abbia questo parametro, con la sua fonte.' }],
        });
      const { riga } = esaminato(soggettiDi(regola, piano).righe.get(soggetto), regola.id, soggetto);
      return regola.esamina(riga, piano, parametri, oggi);
    },
  });

/** A rule with one question about the whole plan: one subject, named. */
export const regolaDelPiano = (
  regola: Intestazione & {
    readonly soggetto: string;
    /** Whether the question makes sense for this plan. */
    readonly quando?: (piano: Piano) => boolean;
    readonly legge: readonly string[];
    readonly esamina: (piano: Piano, parametri: LettoreParametri, oggi: string) => EsitoSoggetto;
  },
): Regola => {
  const { soggetto, quando, legge, esamina, ...testa } = regola;
  return defineRule({
    ...testa,
    soggetti: (piano) => (quando === undefined || quando(piano) ? [soggetto] : nessuna),
    legge: () => legge,
    verifica: (chi, piano, parametri, oggi) =>
      esamina(esaminato(chi === soggetto ? piano : undefined, testa.id, chi), parametri, oggi),
  });
};

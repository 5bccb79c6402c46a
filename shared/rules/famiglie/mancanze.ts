import type { Luogo } from '#domain/esito.ts';
import { gestoreIgnoto } from '#domain/livello-spesa.ts';
import type { Piano } from '#domain/piano.ts';
import { elencoInLinea } from '#format/parole.ts';
import type { Regola, Segnalazione } from '../define.ts';
import { luogoRegistro } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { type Intestazione, regolaDiRighe } from './righe.ts';

/** Whether a text says nothing. */
export const eVuoto = (testo: string | null | undefined): boolean => (testo ?? '').trim() === '';

/** What cannot be verified because the plan does not name the body that manages the services. */
export const senzaGestore = (di: string, luoghi: readonly Luogo[]): Segnalazione => {
  const vai = luogoRegistro('piano', 'Ente che gestisce i servizi');
  return nonSi(di, gestoreIgnoto, {
    luoghi: [...luoghi, vai],
    rimedi: [{ testo: "Scrivere nell'Ambito quale ente gestisce i servizi.", vai }],
  });
};

/** A rule that asks every row of a list for facts that must be written. */
type Mancanze<T> = Intestazione & {
  readonly righe: (piano: Piano) => readonly T[];
  readonly parti?: (piano: Piano) => readonly object[];
  readonly nome: (riga: T, piano: Piano) => string;
  readonly legge: (riga: T, piano: Piano) => readonly string[];
  readonly vuoto?: string;
  /** Names of the facts that are missing, in order; none = ok. */
  readonly mancano: (riga: T, piano: Piano) => readonly string[];
  readonly messaggio: (riga: T, mancano: string, piano: Piano) => string;
  readonly operandi: (riga: T, piano: Piano) => Readonly<Record<string, string>>;
  readonly luoghi: (riga: T, piano: Piano) => readonly Luogo[];
  readonly rimedio: string | ((riga: T, mancano: string, piano: Piano) => string);
};

/** Completes a rule of missing facts. */
export const regolaDiMancanze = <T>(regola: Mancanze<T>): Regola =>
  regolaDiRighe<T>({
    ...regola,
    esamina: (riga, piano) => {
      const mancano = regola.mancano(riga, piano);
      if (mancano.length === 0) return 'ok';
      const elenco = elencoInLinea(mancano);
      const luoghi = regola.luoghi(riga, piano);
      const rimedio = typeof regola.rimedio === 'string' ? regola.rimedio : regola.rimedio(riga, elenco, piano);
      return violazione({
        messaggio: regola.messaggio(riga, elenco, piano),
        espressione: `manca: ${mancano.join(', ')}`,
        operandi: { ...regola.operandi(riga, piano), manca: mancano.join(' · ') },
        luoghi,
        rimedi: [{ testo: rimedio, ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
      });
    },
  });

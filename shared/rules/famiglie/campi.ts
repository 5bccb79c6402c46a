import { campiNoti, vistaDelCampo } from '#domain/campi-noti.ts';
import type { Luogo } from '#domain/esito.ts';
import { raggruppa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { chiave } from '../chiavi.ts';
import type { Regola } from '../define.ts';
import { violazione } from '../segnala.ts';
import { type Intestazione, regolaDelPiano } from './righe.ts';

/** Value that a person wrote for a named field of the acts, or null. */
export const valoreCampo = (piano: Piano, nome: string): string | null => {
  const valore =
    raggruppa(piano.registri.campo, 'nome', (c) => c.nome)
      .get(nome)?.[0]
      ?.valore.trim() ?? '';
  return valore === '' ? null : valore;
};

/** Yes or no that a person wrote for a named field; null = nobody said, or it cannot be read. */
export const logicoCampo = (piano: Piano, nome: string): boolean | null => {
  const scritto = valoreCampo(piano, nome) ?? '';
  if (/^(?:s[iì]|true|vero)$/iu.test(scritto)) return true;
  return /^(?:no|false|falso)$/iu.test(scritto) ? false : null;
};

/** Place of a field to fill: the acts room, or the view of the registers room where no act asks for it. */
export const luogoCampo = (nome: string, etichetta: string): Luogo =>
  campiNoti.some((c) => c.nome === nome)
    ? { tipo: 'registro', id: `campo:${nome}`, etichetta, registro: vistaDelCampo(nome) }
    : { tipo: 'atto', id: `campo:${nome}`, etichetta };

/** A rule that asks for one or more fields of the acts. */
type CampiDovuti = Intestazione & {
  readonly campi: readonly { readonly nome: string; readonly etichetta: string }[];
  /** Fields any of which satisfies the duty instead. */
  readonly oppure?: readonly string[];
  readonly messaggio: string;
  readonly rimedio: string;
};

/** Completes a rule on fields that must be written. */
export const regolaDiCampi = ({ campi, oppure = [], messaggio, rimedio, ...testa }: CampiDovuti): Regola =>
  regolaDelPiano({
    ...testa,
    soggetto: campi[0]?.nome ?? testa.id,
    legge: [chiave.registro('campo')],
    esamina: (piano) => {
      const mancano = campi.filter((c) => valoreCampo(piano, c.nome) === null);
      if (mancano.length === 0 || oppure.some((nome) => valoreCampo(piano, nome) !== null)) return 'ok';
      const luoghi = mancano.map((c) => luogoCampo(c.nome, c.etichetta));
      return violazione({
        messaggio,
        espressione: `manca: ${mancano.map((c) => c.etichetta).join(', ')}`,
        operandi: { manca: mancano.map((c) => c.nome).join(' ') },
        luoghi,
        rimedi: [{ testo: rimedio, ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
      });
    },
  });

import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoPiano } from '#contract/piano.ts';
import { definizioni, vistaRegistro } from '../registri/viste.ts';
import type { Motore } from '../tipi.ts';

type OperazioniRegistri = Pick<typeof contrattoPiano, 'registri/elenco' | 'registri/vista'>;

/** The registers room: list of the views, one grid with the source of every cell. */
export const gestoriRegistri = (motore: Motore): Gestori<OperazioniRegistri> => {
  const vista = (id: string) => {
    const sessione = motore.sessione();
    return vistaRegistro(sessione.piano(), id, (documentoId, limite) => sessione.righeLette({ documentoId, limite }));
  };
  return {
    'registri/elenco': () => ({
      viste: definizioni.flatMap(({ id, titolo, gruppo }) => {
        const letta = vista(id);
        if (letta === null) return [];
        return [
          { id, titolo, gruppo, righe: letta.righe.filter((r) => !r.totale).length, anomalie: letta.anomalie.length },
        ];
      }),
    }),
    'registri/vista': ({ id }) => {
      const letta = vista(id);
      if (letta === null)
        throw new ErroreMotore('non-trovato', `Non c'è un registro che si chiama «${id.slice(0, 60)}».`);
      return letta;
    },
  };
};

import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoInterno } from '#contract/index.ts';
import type { contrattoRegistri } from '#contract/registri.ts';
import { definizioni, vistaRegistro } from '../registri/viste.ts';
import type { Motore } from '../tipi.ts';

type OperazioniRegistri = typeof contrattoRegistri & Pick<typeof contrattoInterno, 'interno/esporta-registro'>;

const nonAncora = (): never => {
  throw new ErroreMotore('non-trovato', 'Questa operazione sui registri non c’è in questa versione.');
};

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
    'registri/prova': () => nonAncora(),
    'registri/scrivi': () => nonAncora(),
    'registri/ripristina': () => nonAncora(),
    'registri/fonte': () => nonAncora(),
    'interno/esporta-registro': () => nonAncora(),
  };
};

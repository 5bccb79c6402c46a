import { impacchettatore } from '#engine/import/celle.ts';
import { leggiFile, type RichiestaImport } from '#engine/import/leggi-file.ts';
import { Rifiuto } from '#engine/import/rifiuto.ts';
import type { Processi, ProcessoFiglio } from '#engine/tipi.ts';
import type { MessaggioAlLavoratore } from '#engine/workers/protocollo.ts';

/** A shell without child processes: imports are read in this one, with the messages of the real worker. */
export const processiInProcesso: Processi = {
  avvia: (modulo): ProcessoFiglio => {
    if (modulo !== 'importa') throw new Error(`lavoratore non previsto nella prova: ${modulo}`);
    let ascolta: (messaggio: unknown) => void = () => {};
    const lavora = async (richiesta: RichiestaImport): Promise<void> => {
      try {
        const { lettura, altre, ...letto } = await leggiFile(richiesta);
        const parti = [lettura, ...altre.map((a) => a.lettura)];
        const righe = [impacchettatore()(parti.flatMap((p) => [...p.celle()]))];
        ascolta({ tipo: 'blocco', nome: 'celle', righe });
        const { celle: _, ...resto } = lettura;
        const altri = altre.map(({ lettura: { celle: __, ...sua }, anomalie }) => ({ lettura: sua, anomalie }));
        ascolta({ tipo: 'esito', dati: { ...letto, lettura: resto, altre: altri } });
      } catch (errore) {
        if (!(errore instanceof Rifiuto)) throw errore;
        const { codice, message, foglio, cella, riga, atteso } = errore;
        ascolta({ tipo: 'rifiuto', dati: { codice, messaggio: message, foglio, cella, riga, atteso } });
      }
    };
    return {
      invia: (messaggio) => void lavora((messaggio as MessaggioAlLavoratore).dati as RichiestaImport),
      ricevi: (f) => {
        ascolta = f;
      },
      fine: () => {},
      uccidi: () => {},
      pid: undefined,
    };
  },
};

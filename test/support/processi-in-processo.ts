import { impacchettatore } from '#engine/import/celle.ts';
import { leggiFile, type RichiestaImport } from '#engine/import/leggi-file.ts';
import { Rifiuto } from '#engine/import/rifiuto.ts';
import type { Processi, ProcessoFiglio } from '#engine/tipi.ts';
import type { MessaggioAlLavoratore } from '#engine/workers/protocollo.ts';
import { processiCostruiti } from './lavoratori.ts';

/** A shell that reads imports in this process, with the messages of the real worker; savings are the built worker's. */
export const processiInProcesso: Processi = {
  avvia: (modulo): ProcessoFiglio => {
    if (modulo === 'salva') return processiCostruiti.avvia(modulo);
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

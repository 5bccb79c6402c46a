import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { ErroreMotore, type Gestori, type Ingresso, type Uscita } from '#contract/define.ts';
import type { contrattoCompleto, contrattoGuscio } from '#contract/index.ts';
import { nomeEsportazione, nomeRegistroEsportato, nomeSegnalazioni, perNomeFile } from '#contract/pagina.ts';
import { gestoriGuscioCopie } from './guscio-copie.ts';
import { apriNorma } from './legami-esterni.ts';
import type { MotoreRemoto } from './motore.ts';
import type { Recenti } from './recenti.ts';

type NomeInterno = keyof typeof contrattoCompleto;
const filtroPiano = [{ name: 'Piano di Zona', extensions: ['pdz'] }];
const filtriImport = [
  {
    name: 'Tabelle, documenti e dati',
    extensions: ['xlsx', 'xls', 'ods', 'csv', 'txt', 'prn', 'docx', 'pdf', 'json', 'jsonl'],
  },
  { name: 'Tutti i file', extensions: ['*'] },
];
const tabelle = { csv: 'Testo separato da punto e virgola', xlsx: 'Excel', ods: 'LibreOffice' } as const;
const annullato = { annullato: true, stato: null };

export type OpzioniGuscio = {
  readonly motore: MotoreRemoto;
  readonly recenti: Recenti;
  readonly cartellaDati: string;
  readonly finestra: () => BrowserWindow | null;
  readonly suCongedo: () => void;
};

/** What only the desktop shell can do: ask the person for a file, and keep its path to itself. */
export const creaGuscio = ({ motore, recenti, cartellaDati, finestra, suCongedo }: OpzioniGuscio) => {
  let aperto: string | null = null;
  let inLettura = false;
  let rifiutato: string | null = null;

  const chiedi = async <N extends NomeInterno>(
    nome: N,
    input: Ingresso<typeof contrattoCompleto, N>,
  ): Promise<Uscita<typeof contrattoCompleto, N>> => {
    const risposta = await motore.chiama(nome, input);
    if (!risposta.ok) throw new ErroreMotore(risposta.error.code, risposta.error.message, risposta.error.details);
    // The engine validated its answer against the same contract.
    return risposta.value as Uscita<typeof contrattoCompleto, N>;
  };
  const ricorda = (percorso: string): void => {
    aperto = percorso;
    inLettura = false;
    recenti.segna(percorso, new Date().toISOString());
    app.addRecentDocument(percorso);
    finestra()?.setTitle(`${basename(percorso)} — Piano di Zona`);
  };
  const apri = async (percorso: string, solaLettura = false) => {
    try {
      const stato = await chiedi('interno/apri', { percorso, solaLettura });
      ricorda(percorso);
      inLettura = solaLettura;
      return { annullato: false, stato };
    } catch (errore) {
      rifiutato = percorso;
      throw errore;
    }
  };

  // `dialog` is always called through its module: the tests of the window replace its functions.
  const scegli = async (opzioni: Electron.OpenDialogOptions): Promise<readonly string[]> => {
    const padre = finestra();
    const scelta = await (padre ? dialog.showOpenDialog(padre, opzioni) : dialog.showOpenDialog(opzioni));
    return scelta.canceled ? [] : scelta.filePaths;
  };
  const dove = async (opzioni: Electron.SaveDialogOptions): Promise<string | null> => {
    const padre = finestra();
    const scelta = await (padre ? dialog.showSaveDialog(padre, opzioni) : dialog.showSaveDialog(opzioni));
    return scelta.canceled || scelta.filePath === '' ? null : scelta.filePath;
  };
  const conEstensione = (percorso: string, estensione: string) =>
    percorso.toLowerCase().endsWith(estensione) ? percorso : `${percorso}${estensione}`;

  const gestori: Gestori<typeof contrattoGuscio> = {
    'guscio/nuovo': async (dati) => {
      const scelto = await dove({
        title: 'Dove tengo il nuovo piano?',
        defaultPath: join(app.getPath('documents'), `Piano-di-zona_${perNomeFile(dati.ambito)}.pdz`),
        filters: filtroPiano,
      });
      if (scelto === null) return annullato;
      const percorso = conEstensione(scelto, '.pdz');
      const stato = await chiedi('interno/nuovo', { percorso, dati });
      ricorda(percorso);
      return { annullato: false, stato };
    },
    'guscio/apri': async () => {
      const [percorso] = await scegli({ title: 'Apri un piano', properties: ['openFile'], filters: filtroPiano });
      return percorso === undefined ? annullato : apri(percorso);
    },
    'guscio/apri-recente': async ({ chiave }) => {
      const percorso = recenti.percorso(chiave);
      if (percorso === null)
        throw new ErroreMotore('non-trovato', 'Il piano non è più fra i recenti: aprilo con «Apri».');
      return apri(percorso);
    },
    'guscio/esempio': async () => {
      const cartella = join(cartellaDati, 'esempi');
      mkdirSync(cartella, { recursive: true });
      const noto = join(cartella, 'Piano-d-esempio.pdz');
      const { percorso, stato } = await chiedi('interno/esempio', { percorso: noto, riusa: true });
      ricorda(percorso);
      return { annullato: false, stato };
    },
    'guscio/recenti': () => ({ recenti: recenti.elenco() }),
    'guscio/salva-come': async () => {
      const scelto = await dove({
        title: 'Salva il piano con nome',
        defaultPath: aperto ?? join(app.getPath('documents'), 'Piano-di-zona.pdz'),
        filters: filtroPiano,
      });
      if (scelto === null) return annullato;
      const percorso = conEstensione(scelto, '.pdz');
      const stato = await chiedi('interno/salva-come', { percorso });
      ricorda(percorso);
      return { annullato: false, stato };
    },
    'guscio/leggi-ambito': async () => {
      const [percorso] = await scegli({
        title: 'Scegli il file dell’Ambito',
        properties: ['openFile'],
        filters: [{ name: 'Ambito', extensions: ['json'] }],
      });
      if (percorso === undefined) return { annullato: true, ambito: null, messaggio: null };
      return { annullato: false, ...(await chiedi('interno/leggi-ambito', { percorso })) };
    },
    'guscio/scegli-file': async () => {
      const percorsi = await scegli({
        title: 'Scegli i file da importare',
        properties: ['openFile', 'multiSelections'],
        filters: filtriImport,
      });
      const file = [];
      for (const percorso of percorsi) file.push(await chiedi('interno/deponi-file', { percorso }));
      return { annullato: percorsi.length === 0, file };
    },
    'guscio/esporta': async ({ genere, versione, definitiva }) => {
      const { ambito } = await chiedi('file/stato', {});
      const scelto = await dove({
        title: genere === 'accordo' ? 'Esporta l’accordo di programma' : 'Esporta il Piano di Zona',
        defaultPath: join(
          app.getPath('documents'),
          nomeEsportazione(genere, ambito ?? '', versione, new Date().toISOString().slice(0, 10)),
        ),
        filters: [{ name: 'Documento Word', extensions: ['docx'] }],
      });
      if (scelto === null) return { annullato: true, nome: null, scarica: null, sha256: null };
      const percorso = conEstensione(scelto, '.docx');
      const { sha256 } = await chiedi('interno/esporta', { genere, percorso, versione, definitiva });
      return { annullato: false, nome: basename(percorso), scarica: null, sha256 };
    },
    'guscio/esporta-registro': async (scelta) => {
      const { ambito } = await chiedi('file/stato', {});
      const giorno = new Date().toISOString().slice(0, 10);
      const scelto = await dove({
        title: 'Esporta il registro',
        defaultPath: join(
          app.getPath('documents'),
          nomeRegistroEsportato(scelta.vista, ambito ?? '', giorno, scelta.formato),
        ),
        filters: [{ name: tabelle[scelta.formato], extensions: [scelta.formato] }],
      });
      if (scelto === null) return { annullato: true, nome: null, scarica: null, sha256: null };
      const percorso = conEstensione(scelto, `.${scelta.formato}`);
      const { sha256 } = await chiedi('interno/esporta-registro', { ...scelta, percorso });
      return { annullato: false, nome: basename(percorso), scarica: null, sha256 };
    },
    'guscio/esporta-segnalazioni': async (scelta) => {
      const { ambito } = await chiedi('file/stato', {});
      const giorno = new Date().toISOString().slice(0, 10);
      const scelto = await dove({
        title: 'Esporta le segnalazioni',
        defaultPath: join(app.getPath('documents'), nomeSegnalazioni(ambito ?? '', giorno, scelta.formato)),
        filters: [
          scelta.formato === 'docx'
            ? { name: 'Documento Word', extensions: ['docx'] }
            : { name: tabelle.csv, extensions: ['csv'] },
        ],
      });
      if (scelto === null) return { annullato: true, nome: null, scarica: null, sha256: null };
      const percorso = conEstensione(scelto, `.${scelta.formato}`);
      const { sha256 } = await chiedi('interno/esporta-segnalazioni', { ...scelta, percorso });
      return { annullato: false, nome: basename(percorso), scarica: null, sha256 };
    },
    ...gestoriGuscioCopie({
      ...{ chiedi, apri, ricorda, aperto: () => aperto, rifiutato: () => rifiutato },
      dove: async (title, defaultPath) => {
        const scelto = await dove({ title, defaultPath, filters: filtroPiano });
        return scelto === null ? null : conEstensione(scelto, '.pdz');
      },
    }),
    'guscio/apri-norma': async ({ url }) => ({ aperta: await apriNorma(url) }),
    'guscio/congedo': () => {
      suCongedo();
      return {};
    },
  };

  return {
    gestori,
    /** Opens a plan named by the system (double click, command line). */
    apri,
    /** After a crash of the engine: the plan that was open, again. */
    riapri: async (): Promise<void> => {
      if (aperto !== null) await chiedi('interno/apri', { percorso: aperto, solaLettura: inLettura });
    },
    /** Forgets the open plan, when the page closed it. */
    chiuso: (): void => {
      aperto = null;
      finestra()?.setTitle('Piano di Zona');
    },
    chiedi,
  };
};
export type Guscio = ReturnType<typeof creaGuscio>;

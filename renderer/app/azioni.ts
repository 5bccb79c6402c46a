import type { AzioneMenu } from '#contract/index.ts';
import { mentreSiApre } from './apertura.ts';
import { cliente, dimenticaPiano } from './api/cliente.ts';
import { chiedi, ErroreRichiesta, type Riceve } from './api/uso.ts';
import { finisciLavori } from './congedo.ts';
import { apriDialogo } from './dialoghi.ts';
import { vai } from './navigazione.ts';
import { notifica } from './notifiche.ts';
import { diRifiuto } from './rifiuto.ts';
import { type NomeStanza, stanze } from './rotte.ts';
import { cambiaTema } from './tema.ts';
import { i18n } from './testi/i18n.ts';

/** Actions of the palette, of the keyboard and of the menus: the native menu's, and those that only the page has. */
export type IdAzione =
  | Exclude<AzioneMenu, 'inserisci-dato' | 'inserisci-citazione' | 'guida' | 'trova'>
  | 'chiudi'
  | 'congela'
  | 'registra-contributo'
  | 'schede'
  | 'nuova-scheda'
  | 'autore';

/** What enables an action. */
export type ContestoAzioni = Pick<Riceve<'file/stato'>, 'aperto' | 'solaLettura' | 'annulla' | 'ripeti'>;

/** An action of the app: its words, its keys, why it may not be done now, what it does. */
export type Azione = {
  readonly id: IdAzione;
  readonly etichetta: string;
  readonly gruppo: 'file' | 'modifica' | 'vai' | 'strumenti';
  /** Keys in tinykeys notation and as people read them; `soloFinestra` = the browser keeps them for itself. */
  readonly tasti?: { readonly combinazione: string; readonly mostra: string; readonly soloFinestra?: boolean };
  /** Why it cannot be done now, or null. */
  readonly perche: (c: ContestoAzioni) => string | null;
  readonly esegui: () => void | Promise<void>;
};

const t = i18n.getFixedT('it', 'guscio');
const sempre = () => null;
const conPiano = (c: ContestoAzioni) => (c.aperto ? null : t('azioni.senzaPiano'));
const scrivendo = (c: ContestoAzioni) => conPiano(c) ?? (c.solaLettura ? t('azioni.solaLettura') : null);

/** Does a piece of work and tells the person if it fails. */
const prova = async (lavoro: () => Promise<void>): Promise<void> => {
  try {
    await lavoro();
  } catch (errore) {
    if (errore instanceof ErroreRichiesta && diRifiuto(errore.message, errore.details)) return;
    notifica({ tono: 'bad', testo: errore instanceof Error ? errore.message : String(errore) });
  }
};

/**
 * Opens another plan: nothing of the old one may be shown, and one starts from the Quadro, unless the person has gone
 * elsewhere in the meantime. False = they gave up.
 */
const apriCon = async (apri: () => Promise<{ readonly annullato: boolean }>): Promise<boolean> => {
  await finisciLavori();
  const partenza = window.location.hash;
  return mentreSiApre(async () => {
    const { annullato } = await apri();
    if (annullato) return false;
    await dimenticaPiano();
    if (window.location.hash === partenza) vai('quadro');
    return true;
  });
};
const apriProvando = (apri: () => Promise<{ readonly annullato: boolean }>) =>
  prova(async () => {
    await apriCon(apri);
  });

/** Opens, without writing to it, the plan that somebody else holds. */
export const apriInLettura = () => apriProvando(() => chiedi('guscio/apri-in-lettura', {}));
/** Puts a snapshot in the place of the damaged file, and opens it. */
export const ripristinaGuasto = (istantanea: string) =>
  apriProvando(() => chiedi('guscio/ripristina-guasto', { istantanea }));
/** Opens a plan that was open lately. */
export const apriRecente = (chiave: string) => apriProvando(() => chiedi('guscio/apri-recente', { chiave }));
/** Makes the plan of the wizard; false = the person gave up choosing the file. */
export const creaPiano = (dati: Parameters<typeof chiedi<'guscio/nuovo'>>[1]): Promise<boolean> =>
  apriCon(() => chiedi('guscio/nuovo', dati));

const storia = (verso: 'annulla' | 'ripeti') =>
  prova(async () => {
    await finisciLavori();
    const { titolo } = await chiedi(verso === 'annulla' ? 'storia/annulla' : 'storia/ripeti', {});
    notifica({ tono: 'ok', testo: t(verso === 'annulla' ? 'annullato' : 'ripetuto', { titolo }) });
  });

const vaiA = (stanza: NomeStanza, i: number): Azione => ({
  id: `stanza-${stanza}`,
  etichetta: t('azioni.vai', { stanza: t(`stanza.${stanza}`) }),
  gruppo: 'vai',
  tasti: { combinazione: `$mod+Digit${i + 1}`, mostra: `Ctrl+${i + 1}`, soloFinestra: true },
  perche: conPiano,
  esegui: () => vai(stanza),
});

/** Every action, once: palette, keyboard and menus read this table. */
export const azioni: readonly Azione[] = [
  { id: 'nuovo', etichetta: t('azioni.nuovo'), gruppo: 'file', perche: sempre, esegui: () => apriDialogo('nuovo') },
  {
    id: 'apri',
    etichetta: t('azioni.apri'),
    gruppo: 'file',
    tasti: { combinazione: '$mod+KeyO', mostra: 'Ctrl+O' },
    perche: sempre,
    esegui: () => apriProvando(() => chiedi('guscio/apri', {})),
  },
  {
    id: 'esempio',
    etichetta: t('azioni.esempio'),
    gruppo: 'file',
    perche: sempre,
    esegui: () => apriProvando(() => chiedi('guscio/esempio', {})),
  },
  {
    id: 'salva',
    etichetta: t('azioni.salva'),
    gruppo: 'file',
    tasti: { combinazione: '$mod+KeyS', mostra: 'Ctrl+S' },
    perche: scrivendo,
    esegui: () =>
      prova(async () => {
        await finisciLavori();
        const { nomeFile } = await chiedi('file/salva', {});
        notifica({ tono: 'ok', testo: t('salvato', { nome: nomeFile ?? '' }) });
      }),
  },
  {
    id: 'salva-come',
    etichetta: t('azioni.salvaCome'),
    gruppo: 'file',
    tasti: { combinazione: '$mod+Shift+KeyS', mostra: 'Ctrl+Maiusc+S' },
    perche: conPiano,
    esegui: () =>
      prova(async () => {
        await finisciLavori();
        await chiedi('guscio/salva-come', {});
      }),
  },
  {
    id: 'istantanee',
    etichetta: t('azioni.istantanee'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () => vai('conferenza', 'copie'),
  },
  {
    id: 'copia-da-inviare',
    etichetta: t('azioni.copiaDaInviare'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () => apriDialogo('copia-da-inviare'),
  },
  {
    id: 'giornale',
    etichetta: t('azioni.giornale'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () => vai('conferenza', 'giornale'),
  },
  {
    id: 'chiudi',
    etichetta: t('azioni.chiudi'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () =>
      prova(async () => {
        await finisciLavori();
        await chiedi('file/chiudi', {});
        await dimenticaPiano();
        notifica({ tono: 'ok', testo: t('chiuso') });
      }),
  },
  {
    id: 'importa',
    etichetta: t('azioni.importa'),
    gruppo: 'file',
    perche: scrivendo,
    esegui: () => vai('registri', null, { importa: 'si' }),
  },
  {
    id: 'esporta-accordo',
    etichetta: t('azioni.esportaAccordo'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () => vai('atti', 'accordo', { esporta: 'si' }),
  },
  {
    id: 'esporta-piano',
    etichetta: t('azioni.esportaPiano'),
    gruppo: 'file',
    perche: conPiano,
    esegui: () => vai('atti', 'piano', { esporta: 'si' }),
  },
  {
    id: 'annulla',
    etichetta: t('azioni.annulla'),
    gruppo: 'modifica',
    tasti: { combinazione: '$mod+KeyZ', mostra: 'Ctrl+Z' },
    perche: (c) => scrivendo(c) ?? (c.annulla === null ? t('niente_annulla') : null),
    esegui: () => storia('annulla'),
  },
  {
    id: 'ripeti',
    etichetta: t('azioni.ripeti'),
    gruppo: 'modifica',
    tasti: { combinazione: '$mod+KeyY', mostra: 'Ctrl+Y' },
    perche: (c) => scrivendo(c) ?? (c.ripeti === null ? t('niente_ripeti') : null),
    esegui: () => storia('ripeti'),
  },
  {
    id: 'congela',
    etichetta: t('azioni.congela'),
    gruppo: 'strumenti',
    perche: scrivendo,
    esegui: () => vai('conferenza', null, { congela: 'si' }),
  },
  {
    id: 'registra-contributo',
    etichetta: t('azioni.registraContributo'),
    gruppo: 'strumenti',
    perche: scrivendo,
    esegui: () => vai('coprogrammazione', null, { nuovo: 'si' }),
  },
  {
    id: 'nuova-scheda',
    etichetta: t('azioni.nuovaScheda'),
    gruppo: 'strumenti',
    perche: scrivendo,
    esegui: () => vai('piano', null, { modo: 'elenco', nuova: 'si' }),
  },
  ...stanze.map(vaiA),
  {
    id: 'schede',
    etichetta: t('azioni.schede'),
    gruppo: 'vai',
    perche: conPiano,
    esegui: () => vai('piano', null, { modo: 'elenco' }),
  },
  {
    id: 'verifica',
    etichetta: t('azioni.verifica'),
    gruppo: 'strumenti',
    perche: conPiano,
    esegui: async () => {
      vai('verifica');
      await cliente.invalidateQueries({ queryKey: ['verifica/esegui'] });
    },
  },
  {
    id: 'tavolozza',
    etichetta: t('azioni.tavolozza'),
    gruppo: 'strumenti',
    tasti: { combinazione: '$mod+KeyK', mostra: 'Ctrl+K' },
    perche: sempre,
    esegui: () => apriDialogo('tavolozza'),
  },
  {
    id: 'tema',
    etichetta: t('azioni.tema'),
    gruppo: 'strumenti',
    perche: sempre,
    esegui: () => notifica({ tono: 'act', testo: t(`tema.${cambiaTema()}`) }),
  },
  {
    id: 'autore',
    etichetta: t('azioni.autore'),
    gruppo: 'strumenti',
    perche: sempre,
    esegui: () => apriDialogo('autore'),
  },
  {
    id: 'scorciatoie',
    etichetta: t('azioni.scorciatoie'),
    gruppo: 'strumenti',
    tasti: { combinazione: 'F1', mostra: 'F1' },
    perche: sempre,
    esegui: () => apriDialogo('scorciatoie'),
  },
];

/** An action by its id. */
export const azione = (id: IdAzione): Azione => {
  const trovata = azioni.find((a) => a.id === id);
  if (trovata === undefined) throw new Error(`Azione sconosciuta: ${id}`);
  return trovata;
};

/** Carries out an action if it can be done now, else says why not. */
export const esegui = (id: IdAzione, contesto: ContestoAzioni): void => {
  const scelta = azione(id);
  const motivo = scelta.perche(contesto);
  if (motivo === null) void scelta.esegui();
  else notifica({ tono: 'unk', testo: motivo });
};

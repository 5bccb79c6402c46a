import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AzioneMenu } from '#contract/index.ts';

/**
 * Native menu in Italian. Shortcuts are shown here but heard by the page, which has one table of them (on macOS the
 * system hears them first and the same action reaches the page as an event).
 */
export const creaMenu = (esegui: (azione: AzioneMenu) => void): Menu => {
  const voce = (label: string, azione: AzioneMenu, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => esegui(azione),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const linea: MenuItemConstructorOptions = { type: 'separator' };
  const stanza = (label: string, nome: AzioneMenu, numero: number) => voce(label, nome, `CmdOrCtrl+${numero}`);

  return Menu.buildFromTemplate([
    {
      label: 'File',
      submenu: [
        voce('Nuovo piano…', 'nuovo', 'CmdOrCtrl+N'),
        voce('Apri…', 'apri', 'CmdOrCtrl+O'),
        voce('Piano d’esempio', 'esempio'),
        linea,
        voce('Salva', 'salva', 'CmdOrCtrl+S'),
        voce('Salva con nome…', 'salva-come', 'CmdOrCtrl+Shift+S'),
        voce('Copia da inviare…', 'copia-da-inviare'),
        linea,
        voce('Copie di sicurezza', 'istantanee'),
        voce('Giornale', 'giornale'),
        linea,
        voce('Importa…', 'importa'),
        voce('Esporta l’accordo di programma…', 'esporta-accordo'),
        voce('Esporta il Piano…', 'esporta-piano'),
        linea,
        { label: 'Esci', role: 'quit' },
      ],
    },
    {
      label: 'Modifica',
      submenu: [
        voce('Annulla', 'annulla', 'CmdOrCtrl+Z'),
        voce('Ripeti', 'ripeti', 'CmdOrCtrl+Y'),
        linea,
        { label: 'Taglia', role: 'cut' },
        { label: 'Copia', role: 'copy' },
        { label: 'Incolla', role: 'paste' },
        { label: 'Incolla senza formattazione', role: 'pasteAndMatchStyle' },
        { label: 'Seleziona tutto', role: 'selectAll' },
        linea,
        voce('Trova…', 'trova', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: 'Inserisci',
      submenu: [voce('Dato…', 'inserisci-dato'), voce('Citazione…', 'inserisci-citazione')],
    },
    {
      label: 'Visualizza',
      submenu: [
        stanza('Quadro', 'stanza-quadro', 1),
        stanza('Piano', 'stanza-piano', 2),
        stanza('Registri', 'stanza-registri', 3),
        stanza('Verifica', 'stanza-verifica', 4),
        stanza('Co-programmazione', 'stanza-coprogrammazione', 5),
        stanza('Conferenza', 'stanza-conferenza', 6),
        stanza('Atti', 'stanza-atti', 7),
        linea,
        voce('Tavolozza dei comandi', 'tavolozza', 'CmdOrCtrl+K'),
        voce('Tema chiaro o scuro', 'tema'),
        linea,
        { label: 'Ingrandisci', role: 'zoomIn' },
        { label: 'Riduci', role: 'zoomOut' },
        { label: 'Dimensione normale', role: 'resetZoom' },
        { label: 'Schermo intero', role: 'togglefullscreen' },
      ],
    },
    { label: 'Strumenti', submenu: [voce('Verifica di coerenza', 'verifica')] },
    {
      label: 'Guida',
      submenu: [
        voce('Guida', 'guida', 'F1'),
        voce('Scorciatoie da tastiera', 'scorciatoie'),
        linea,
        { label: 'Informazioni su Piano di Zona', click: () => app.showAboutPanel() },
      ],
    },
  ]);
};

import { readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow, screen } from 'electron';
import { z } from 'zod';

const statoSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640),
  height: z.int().min(480),
  massima: z.boolean(),
});
type StatoFinestra = z.output<typeof statoSchema>;

/** Place and size of the last time, if a screen still shows it. */
const leggiStato = (file: string): StatoFinestra | null => {
  try {
    const stato = statoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const visibile = screen.getAllDisplays().some(({ workArea: a }) => {
      const dentroX = stato.x < a.x + a.width - 100 && stato.x + stato.width > a.x + 100;
      return dentroX && stato.y >= a.y - 20 && stato.y < a.y + a.height - 100;
    });
    return visibile ? stato : null;
  } catch {
    // No state, or a damaged one: the window opens where the system puts it.
    return null;
  }
};

/** The one window, with the page locked in; it shows itself when there is something to see. */
export const creaFinestra = (preload: string, fileStato: string): BrowserWindow => {
  const stato = leggiStato(fileStato);
  const finestra = new BrowserWindow({
    ...(stato ? { x: stato.x, y: stato.y } : {}),
    width: stato?.width ?? 1280,
    height: stato?.height ?? 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Piano di Zona',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      additionalArguments: [`--pdz-versione=${app.getVersion()}`],
    },
  });
  if (stato?.massima) finestra.maximize();
  finestra.once('ready-to-show', () => finestra.show());
  finestra.on('page-title-updated', (evento) => evento.preventDefault());
  finestra.on('close', () => {
    const massima = finestra.isMaximized();
    writeFileSync(fileStato, JSON.stringify({ ...finestra.getNormalBounds(), massima } satisfies StatoFinestra));
  });
  return finestra;
};

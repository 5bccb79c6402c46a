import { app, type BrowserWindow, dialog } from 'electron';
import type { Guscio } from './guscio.ts';
import { mandaEvento } from './ipc-fidato.ts';
import type { MotoreRemoto } from './motore.ts';

const ATTESA_PAGINA_MS = 3_000;

/**
 * Closing loses nothing: the page hands over what is being typed, the plan goes into its file, the engine closes.
 * If the file cannot be written the person decides; what was acknowledged stays in the working copy anyway.
 */
export const preparaChiusura = (finestra: BrowserWindow, motore: MotoreRemoto, guscio: () => Guscio) => {
  let permessa = false;
  let inCorso = false;
  let congedata: () => void = () => {};

  const salva = async (): Promise<boolean> => {
    try {
      const stato = await guscio().chiedi('file/stato', {});
      if (stato.aperto && stato.daSalvare && !stato.solaLettura) await guscio().chiedi('file/salva', {});
      return true;
    } catch (errore) {
      const { response } = await dialog.showMessageBox(finestra, {
        type: 'warning',
        message: 'Il piano non è stato salvato nel suo file.',
        detail: `${errore instanceof Error ? errore.message : 'Errore sconosciuto.'}\n\nLe modifiche restano nella copia di lavoro di questo computer e si ritrovano riaprendo il piano.`,
        buttons: ['Non chiudere', 'Chiudi lo stesso'],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    }
  };

  const chiudi = async (): Promise<void> => {
    if (!finestra.webContents.isLoading() && !finestra.webContents.isCrashed())
      await new Promise<void>((risolvi) => {
        congedata = risolvi;
        setTimeout(risolvi, ATTESA_PAGINA_MS);
        mandaEvento(finestra.webContents, { tipo: 'chiusura' });
      });
    if (motore.vivo() && !(await salva())) return;
    await motore.chiudi();
    permessa = true;
    // Not `close`: a page that could not hand over its text would stop it again, silently.
    finestra.destroy();
    app.quit();
  };

  finestra.on('close', (evento) => {
    if (permessa) return;
    evento.preventDefault();
    if (inCorso) return;
    inCorso = true;
    void chiudi().finally(() => {
      inCorso = false;
    });
  });
  return { congedo: () => congedata() };
};

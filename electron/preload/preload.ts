import { contextBridge, ipcRenderer } from 'electron';

/** Names of the operations a page may ask, written here by the build from the contract. */
declare const __PDZ_OPERAZIONI__: readonly string[];

const operazioni = new Set(__PDZ_OPERAZIONI__);
const versione = process.argv.find((a) => a.startsWith('--pdz-versione='))?.slice('--pdz-versione='.length) ?? '';

contextBridge.exposeInMainWorld('pdz', {
  /** Asks one operation of the contract; main checks the name again. */
  invoke: (nome: unknown, input: unknown): Promise<unknown> =>
    typeof nome === 'string' && operazioni.has(nome)
      ? ipcRenderer.invoke('pdz:invoca', nome, input)
      : Promise.resolve({ ok: false, error: { code: 'operazione-sconosciuta', message: 'Operazione sconosciuta.' } }),
  /** Hears the events of the engine and of the menu; returns the function that stops. */
  onEvent: (ascolta: (evento: unknown) => void): (() => void) => {
    const ricevi = (_: unknown, evento: unknown) => ascolta(evento);
    ipcRenderer.on('pdz:evento', ricevi);
    return () => ipcRenderer.off('pdz:evento', ricevi);
  },
  version: versione,
});

/** Theme chosen by the person; `auto` follows the system. */
export type Tema = 'auto' | 'light' | 'dark';
const CHIAVE = 'pdz-tema';
const temi: readonly Tema[] = ['auto', 'light', 'dark'];

const leggi = (): Tema => temi.find((t) => t === window.localStorage.getItem(CHIAVE)) ?? 'auto';

const applica = (tema: Tema): void => {
  if (tema === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = tema;
};

/** Puts the chosen theme on the page; called once before the first drawing. */
export const avviaTema = (): void => applica(leggi());

/** Next theme in the round auto, light, dark. */
export const cambiaTema = (): Tema => {
  const nuovo = temi[(temi.indexOf(leggi()) + 1) % temi.length] ?? 'auto';
  window.localStorage.setItem(CHIAVE, nuovo);
  applica(nuovo);
  return nuovo;
};

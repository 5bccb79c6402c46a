import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import atti from './it/atti.json';
import avvio from './it/avvio.json';
import cambia from './it/cambia.json';
import comune from './it/comune.json';
import conferenza from './it/conferenza.json';
import coprogrammazione from './it/coprogrammazione.json';
import guscio from './it/guscio.json';
import importa from './it/importa.json';
import piano from './it/piano.json';
import quadro from './it/quadro.json';
import registri from './it/registri.json';
import scheda from './it/scheda.json';
import verifica from './it/verifica.json';

/** Every text of the interface, by room. Italian is the first language; another one is another tree like this. */
const it = {
  comune,
  guscio,
  avvio,
  quadro,
  piano,
  scheda,
  registri,
  importa,
  cambia,
  verifica,
  coprogrammazione,
  conferenza,
  atti,
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'comune';
    resources: typeof it;
  }
}

void i18n.use(initReactI18next).init({
  lng: 'it',
  fallbackLng: 'it',
  defaultNS: 'comune',
  resources: { it },
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

export { i18n };

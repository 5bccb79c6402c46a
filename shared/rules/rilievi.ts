import type { Rilievo } from '#domain/esito.ts';
import { raggruppa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Regola, Segnalazione } from './define.ts';
import { fontiRisolte } from './fonti.ts';
import { luogoVista } from './luoghi.ts';

/** Text whose hash identifies what was accepted: an acceptance expires when one of these facts changes. */
export const testoOperandi = (r: Pick<Rilievo, 'regola' | 'soggetto' | 'esito' | 'operandi'>): string =>
  JSON.stringify([
    r.regola,
    r.soggetto,
    r.esito,
    Object.entries(r.operandi).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  ]);

/** What to do about something that is not known: the register of the rule is where it is written. */
const daScrivere = ({ dove }: Regola) =>
  dove === undefined
    ? []
    : [
        {
          testo: 'Scrivere o importare i dati che mancano.',
          vai: luogoVista(dove, 'Registro da completare'),
        },
      ];

/** Remedies of a finding; what is not known and has none of its own, nor another rule as its cause, is to be written. */
const rimediDi = (regola: Regola, s: Segnalazione): Rilievo['rimedi'] =>
  s.esito === 'violazione' || s.rimedi.length > 0 || s.causa !== undefined ? [...s.rimedi] : daScrivere(regola);

/** A finding as it is shown, from what a rule said of a subject. */
export const rilievo = (regola: Regola, soggetto: string, s: Segnalazione, piano: Piano): Rilievo => ({
  regola: regola.id,
  soggetto: s.parte === undefined ? soggetto : `${soggetto}#${s.parte}`,
  esito: s.esito,
  gravita: regola.gravita({ ...s, soggetto }, piano),
  messaggio: s.messaggio,
  espressione: s.espressione,
  operandi: { ...s.operandi },
  luoghi: [...s.luoghi],
  fonti: fontiRisolte(piano.pacco, s.fonti ?? regola.fonti),
  rimedi: rimediDi(regola, s),
  ...(s.causa === undefined || s.causa === regola.id ? {} : { causa: s.causa }),
  ...(s.probabile === true ? { probabile: true } : {}),
  ...(s.daRileggere === true ? { daRileggere: true } : {}),
  ...(s.passi === undefined ? {} : { passi: [...s.passi] }),
});

/** A finding with the acceptance that holds for it, or the one that expired, if any; `impronta` is a hash of text. */
export const conAccettazione = (r: Rilievo, piano: Piano, impronta: (testo: string) => string): Rilievo => {
  const accettazioni = raggruppa(
    piano.registri.accettazione,
    'regola-soggetto',
    (a) => `${a.regola} ${a.soggetto}`,
  ).get(`${r.regola} ${r.soggetto}`);
  if (accettazioni === undefined) return r;
  const attuale = impronta(testoOperandi(r));
  const vale = accettazioni.findLast((x) => x.improntaOperandi === attuale);
  const a = vale ?? accettazioni.at(-1);
  if (a === undefined) return r;
  const { motivazione, autore, istante } = a;
  return { ...r, [vale === undefined ? 'scaduta' : 'accettata']: { motivazione, autore, istante } };
};

/** The one finding of a rule whose register is empty: information, never a block. */
export const registroVuoto = (regola: Regola, messaggio: string): Rilievo => {
  const rimedi = daScrivere(regola);
  return {
    regola: regola.id,
    soggetto: 'registro',
    esito: 'non_verificabile',
    gravita: 'informazione',
    messaggio,
    espressione: '',
    operandi: {},
    luoghi: rimedi.map((r) => r.vai),
    fonti: [],
    rimedi,
  };
};

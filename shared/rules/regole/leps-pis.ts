import { type CoperturaSettimanale, coperturaSettimanale, type Fascia } from '#domain/copertura-settimanale.ts';
import { derivatoDa } from '#domain/indice.ts';
import { schedeDellaRegola } from '#domain/leps-regole.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import { intero, numero } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { ricerche } from '../famiglie/testo.ts';
import { luogoScheda, luogoVista } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Orari = readonly Riga<'pisCopertura'>[];
const nomiGiorni: Readonly<Record<Stato<'giornoCopertura'>, string>> = {
  lunedi: 'lunedì',
  martedi: 'martedì',
  mercoledi: 'mercoledì',
  giovedi: 'giovedì',
  venerdi: 'venerdì',
  sabato: 'sabato',
  domenica: 'domenica',
  festivi: 'nei festivi',
};
const ora = (minuti: number): string =>
  minuti % 60 === 0 ? String(minuti / 60) : `${Math.floor(minuti / 60)}.${String(minuti % 60).padStart(2, '0')}`;

/** Uncovered stretches for people: days with the same hours together. */
const inParole = (fasce: readonly Fascia[]): string =>
  elencoInLinea(
    [...Map.groupBy(fasce, (f) => `${ora(f.dalle)}-${ora(f.alle)}`)].map(
      ([orario, giorni]) => `${elencoInLinea(giorni.map((g) => nomiGiorni[g.giorno]))} ${orario}`,
    ),
  );

const ore = (minuti: number): string => numero({ num: BigInt(minuti), den: 60n }, 2, 'per-eccesso');

/** Organisation that the schede of the emergency service state: `a` (closing hours only) or `b` (always on). */
const modello = (piano: Piano, parametri: LettoreParametri): 'a' | 'b' | NonVerificabile => {
  const parole = ricerche(parametri, nomiParametri.modelliPis);
  if (eNonVerificabile(parole)) return parole;
  const scritti = schedeDellaRegola(piano, 'pis').flatMap((s) => {
    const testo = Object.hasOwn(s.elementi, 'forma') ? s.elementi.forma : undefined;
    return testo === undefined || eVuoto(testo) ? [] : [testo.trim()];
  });
  const [primo] = scritti;
  if (primo === undefined) return nonVerificabile('la scheda del pronto intervento non dice il modello organizzativo');
  const trovati = new Set(
    scritti.flatMap((t) => parole.filter((p) => t.search(p.cerca) >= 0).map((p) => (p.invece === 'a' ? 'a' : 'b'))),
  );
  const [unico] = trovati;
  return trovati.size === 1 && unico !== undefined
    ? unico
    : nonVerificabile(
        `il modello «${primo.slice(0, 60)}» non si riconosce: scrivere a (servizio dedicato nelle ore di chiusura) o b (servizio sempre attivo)`,
      );
};

const luoghiDi = (piano: Piano) => [
  luogoVista('pisCopertura', 'Orari del pronto intervento e dei servizi'),
  ...schedeDellaRegola(piano, 'pis').map((s) => luogoScheda(piano, s)),
];
/** The timetable as one subject, when it has rows. */
const orari = (piano: Piano): readonly Orari[] =>
  derivatoDa([piano.registri.pisCopertura], 'orari-pis', () =>
    piano.registri.pisCopertura.length === 0 ? [] : [piano.registri.pisCopertura],
  );

const testa = {
  gruppo: 'Copertura LEPS',
  base: 'bloccante',
  righe: orari,
  nome: () => 'calendario',
  legge: () => [chiave.registro('pisCopertura'), chiave.registro('scheda')],
} as const;

const di = 'copertura del pronto intervento sociale';
const violaCopertura = (c: CoperturaSettimanale, forma: string, piano: Piano) => {
  const luoghi = luoghiDi(piano);
  const fasce = inParole(c.scoperte);
  const manca =
    c.minuti > 0 ? `mancano ${ore(c.minuti)} ore a settimana` : `mancano ${ore(c.festivi ?? 0)} ore ogni festivo`;
  return violazione({
    messaggio: `Il Pronto intervento sociale non è coperto ${fasce}: ${manca}.`,
    espressione: `${intero(10_080 - c.minuti)} minuti coperti su 10.080 in una settimana; festivi: ${c.festivi === null ? 'non detto' : `${intero(1440 - c.festivi)} su 1.440`}`,
    operandi: { forma, minutiScoperti: String(c.minuti), festiviScoperti: c.festivi === null ? '' : String(c.festivi) },
    luoghi,
    rimedi: [
      {
        testo: `Estendere la reperibilità o la centrale operativa alle fasce scoperte${c.festivi === null ? ', e scrivere gli orari dei festivi' : ''}.`,
        ...(luoghi[0] ? { vai: luoghi[0] } : {}),
      },
    ],
  });
};

/** Emergency service not on at every hour of the week and on holidays. With model a) the ordinary services count too. */
export const leps03 = regolaDiRighe<Orari>({
  ...testa,
  id: 'LEPS-03',
  titolo: 'PIS non coperto h24/365',
  dove: 'pisCopertura',
  fonti: [{ norma: 'piano-poverta-2021-2023' }, { norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'a' }],
  vuoto: 'Orari del pronto intervento sociale: il registro è vuoto.',
  esamina: (righe, piano, parametri) => {
    const solo = coperturaSettimanale(righe.filter((r) => r.servizio === 'pis'));
    if (solo.minuti === 0 && solo.festivi === 0) return 'ok';
    const insieme = coperturaSettimanale(righe);
    const forma = modello(piano, parametri);
    const scoperto = insieme.minuti > 0 || (insieme.festivi ?? 0) > 0;
    // Hours that neither service covers are uncovered whatever the model is.
    if (eNonVerificabile(forma))
      return scoperto ? violaCopertura(insieme, '', piano) : nonSi(di, forma, { luoghi: luoghiDi(piano) });
    const conto = forma === 'b' ? solo : insieme;
    if (conto.minuti > 0 || (conto.festivi ?? 0) > 0) return violaCopertura(conto, forma, piano);
    if (conto.festivi === null)
      return nonSi(di, nonVerificabile('il calendario non dice gli orari dei festivi'), { luoghi: luoghiDi(piano) });
    return 'ok';
  },
});

/** Model a) declared, while emergency service and ordinary services together do not close the day. */
export const leps04 = regolaDiRighe<Orari>({
  ...testa,
  id: 'LEPS-04',
  titolo: 'Forma organizzativa del PIS',
  dove: 'pisCopertura',
  fonti: [{ norma: 'piano-poverta-2021-2023' }],
  vuoto: 'Forma organizzativa del pronto intervento sociale: il registro degli orari è vuoto.',
  esamina: (righe, piano, parametri) => {
    const forma = modello(piano, parametri);
    const luoghi = luoghiDi(piano);
    if (eNonVerificabile(forma)) return nonSi('forma organizzativa del pronto intervento sociale', forma, { luoghi });
    if (forma === 'b') return 'ok';
    const { minuti } = coperturaSettimanale(righe);
    if (minuti === 0) return 'ok';
    return violazione({
      messaggio: 'Il PIS dichiara il modello a) ma gli orari dei servizi territoriali non chiudono la giornata.',
      espressione: `${intero(10_080 - minuti)} minuti coperti su 10.080 in una settimana`,
      operandi: { forma, minutiCoperti: String(10_080 - minuti) },
      luoghi,
      rimedi: [{ testo: 'Scegliere il modello b) o allineare gli orari.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});

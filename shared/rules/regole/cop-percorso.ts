import { dataEsiste } from '#domain/giorni.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import type { Sezione } from '#domain/section-content.ts';
import { trattiDelBlocco } from '#domain/sezioni.ts';
import { dataBreve } from '#format/date.ts';
import { chiave } from '../chiavi.ts';
import { ultimaData } from '../date-testo.ts';
import type { Segnalazione } from '../define.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { eVuoto, regolaDiMancanze } from '../famiglie/mancanze.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { cercaIn, ricerche } from '../famiglie/testo.ts';
import { luogoRiga, luogoSezione } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { passaggiLiberi } from '../testo-sezioni.ts';

const gruppo = 'Co-programmazione';
type Incontro = Riga<'incontro'>;

/** A meeting without its minutes or without who was there. */
export const cop06 = regolaDiMancanze<Incontro>({
  id: 'COP-06',
  titolo: 'Incontri senza verbale',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dm-72-2021' }],
  righe: (piano) => piano.registri.incontro,
  nome: (i) => `${i.tavolo}/${i.data ?? 'senza data'}`,
  legge: () => [chiave.registro('incontro')],
  vuoto: 'Il registro degli incontri è vuoto.',
  mancano: (i) => [
    ...(i.data === null ? ['la data'] : []),
    ...(eVuoto(i.verbale) ? ['il verbale'] : []),
    ...(i.presenze.length === 0 ? ['le presenze'] : []),
  ],
  messaggio: (i, manca) =>
    `Incontro ${i.data === null ? '' : `del ${dataBreve(i.data)} `}del tavolo «${i.tavolo}»: manca ${manca}.`,
  operandi: (i) => ({ tavolo: i.tavolo, data: i.data ?? '' }),
  luoghi: (i, piano) => [luogoRiga(piano, 'incontro', i, `Incontro del tavolo «${i.tavolo}»`)],
  rimedio: (_i, manca) => `Scrivere ${manca}.`,
});

/** Whether a co-programming took place: notice, meetings or contributions. */
const svolta = (piano: Piano): boolean =>
  valoreCampo(piano, 'avviso.estremi') !== null ||
  piano.registri.incontro.length > 0 ||
  piano.registri.contributo.length > 0;

/** Day of the closing report: its own field, else the last day written in its reference. */
const dataRelazione = (piano: Piano, estremi: string): string | null => {
  const scritta = valoreCampo(piano, 'relazione.data');
  return scritta !== null && dataEsiste(scritta) ? scritta : ultimaData(estremi);
};
const approvazione = (piano: Piano): string | null => {
  const scritta = valoreCampo(piano, 'seduta.data');
  return scritta !== null && dataEsiste(scritta) ? scritta : null;
};
const approvato = (piano: Piano): boolean =>
  approvazione(piano) !== null || piano.testa.stato === 'approvato' || piano.testa.stato === 'firmato';

/** Closing report of the co-programming: due before the plan is approved, and blocking from then on. */
export const cop07 = regolaDelPiano({
  id: 'COP-07',
  titolo: 'Atto conclusivo',
  gruppo,
  base: 'bloccante',
  gravita: (s, piano) => (s.esito === 'violazione' && approvato(piano) ? 'bloccante' : 'avviso'),
  fonti: [{ norma: 'dm-72-2021' }],
  soggetto: 'relazione conclusiva',
  quando: (piano) => svolta(piano) && valoreCampo(piano, 'mancata-coprogrammazione.estremi') === null,
  legge: [chiave.registro('campo'), chiave.registro('incontro'), chiave.registro('contributo')],
  esamina: (piano) => {
    const luogo = luogoCampo('relazione.estremi', 'Relazione conclusiva della co-programmazione');
    const relazione = valoreCampo(piano, 'relazione.estremi');
    if (relazione === null)
      return violazione({
        messaggio: 'Manca la relazione conclusiva della co-programmazione.',
        espressione: 'manca: relazione conclusiva',
        operandi: { manca: 'relazione.estremi' },
        luoghi: [luogo],
        rimedi: [{ testo: "Scrivere atto e data della relazione fra i campi dell'accordo.", vai: luogo }],
      });
    const [data, seduta] = [dataRelazione(piano, relazione), approvazione(piano)];
    if (data === null)
      return nonSi('relazione conclusiva', nonVerificabile(`«${relazione}» non dice la data`), {
        luoghi: [luogo],
        rimedi: [
          {
            testo: 'Scrivere la data della relazione.',
            vai: luogoCampo('relazione.data', 'Data della relazione conclusiva'),
          },
        ],
      });
    if (seduta === null || data <= seduta) return 'ok';
    const dove = luogoCampo('seduta.data', 'Data della seduta');
    return violazione({
      messaggio: `La relazione conclusiva (${dataBreve(data)}) è successiva all'approvazione del Piano (${dataBreve(seduta)}).`,
      espressione: `${dataBreve(data)} > ${dataBreve(seduta)}`,
      operandi: { relazione: data, approvazione: seduta },
      luoghi: [luogo, dove],
      rimedi: [{ testo: 'Correggere le date, o approvare di nuovo il Piano dopo la relazione.', vai: luogo }],
    });
  },
});

const conContributi = (piano: Piano, s: Sezione): boolean =>
  raggruppa(piano.registri.collegamento, 'sezione', (c) => c.sezioneId).has(s.id) ||
  derivatoDa([s], 'cita-contributi', () =>
    s.contenuto.blocchi.some((b) =>
      trattiDelBlocco(b)
        .flat()
        .some((n) => n.tipo === 'contributo'),
    ),
  );
const scritte = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'con-testo-libero', () => piano.sezioni.filter((s) => passaggiLiberi(s).length > 0));

/** Text that says that the Third sector brought something, in a section that no contribution is linked to. */
export const cop05 = regolaDiRighe<Sezione>({
  id: 'COP-05',
  titolo: 'Sezione senza fonte',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'trasparenza della co-programmazione' }],
  righe: scritte,
  nome: (s) => s.id,
  legge: (s) => [chiave.sezione(s.id), chiave.registro('collegamento')],
  esamina: (s, piano, parametri): 'ok' | Segnalazione => {
    const cosa = ricerche(parametri, nomiParametri.apportoEts);
    if (eNonVerificabile(cosa)) return nonSi(`«${s.titolo}»`, cosa, { luoghi: [luogoSezione(s)] });
    const trovata = passaggiLiberi(s)
      .flatMap((p) => cercaIn(p.testo, cosa).map((t) => ({ p, t })))
      .at(0);
    if (trovata === undefined || conContributi(piano, s)) return 'ok';
    const luogo = luogoSezione(s, trovata.p.bloccoId);
    return {
      ...violazione({
        messaggio: `«${s.titolo}» cita il Terzo settore («${trovata.t.testo}») senza contributi registrati.`,
        espressione: `contributi collegati a «${s.titolo}»: 0`,
        operandi: { sezione: s.titolo, testo: trovata.t.testo },
        luoghi: [luogo],
        rimedi: [{ testo: 'Collegare alla sezione il contributo da cui viene, o togliere la frase.', vai: luogo }],
      }),
      probabile: true,
    };
  },
});

import { centesimiInTesto } from '#domain/denaro.ts';
import type { Luogo } from '#domain/esito.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { type Risorsa, risorse, totale } from '#domain/risorse.ts';
import type { Sezione } from '#domain/section-content.ts';
import { parole } from '#domain/sezioni.ts';
import { euro } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { Segnalazione } from '../define.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga, luogoScheda, luogoSezione } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';

type Domanda = {
  readonly messaggio: string;
  readonly operandi: Readonly<Record<string, string>>;
  readonly luoghi: readonly Luogo[];
  readonly rimedio: string;
};

/** A question for the drafter: nothing decides it; once read, it is accepted with a word, and returns if the facts change. */
const domanda = ({ messaggio, operandi, luoghi, rimedio }: Domanda): Segnalazione => ({
  esito: 'non_verificabile',
  messaggio,
  espressione: '',
  operandi,
  luoghi,
  rimedi: [{ testo: rimedio, ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
  daRileggere: true,
});

const descritte = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'leps-18', () =>
    piano.sezioni.filter((s) => s.schedaId !== null && parole(s.contenuto) > 0),
  );

/** Whether a person understands from the scheda how to reach the service. */
export const leps18 = regolaDiRighe<Sezione>({
  id: 'LEPS-18',
  titolo: 'Qualità della descrizione',
  gruppo: 'Copertura LEPS',
  base: 'informazione',
  fonti: [{ norma: 'l-328-2000', articolo: '19', comma: '1', lettera: 'b' }],
  righe: descritte,
  nome: (s) => s.id,
  legge: (s) => [chiave.sezione(s.id)],
  esamina: (s, piano) => {
    const scheda = perId(piano.registri.scheda, s.schedaId);
    return domanda({
      messaggio: `Rileggere la scheda «${s.titolo}»: la persona capisce come accedere al servizio?`,
      operandi: { scheda: scheda?.codice ?? s.titolo, parole: String(parole(s.contenuto)) },
      luoghi: [luogoSezione(s), ...(scheda ? [luogoScheda(piano, scheda)] : [])],
      rimedio: 'Riscrivere in linguaggio chiaro, o segnare che è stata riletta.',
    });
  },
});

const spesaCura = (piano: Piano): readonly Risorsa[] =>
  derivatoDa([risorse(piano), piano.pacco, piano.testa], 'fin-17', () => {
    const fondo = lettoreParametri(piano).testo(nomiParametri.fondoCura);
    return eNonVerificabile(fondo) ? [] : risorse(piano).filter((r) => r.copertura.fondoId === fondo);
  });

/** Balance between services and cash in the fund for non self-sufficiency. */
export const fin17 = regolaDelPiano({
  id: 'FIN-17',
  titolo: 'FNA: prestazioni o trasferimenti',
  gruppo: 'Fonti di finanziamento',
  base: 'informazione',
  fonti: [{ norma: 'dpcm-3-10-2022' }],
  soggetto: 'FNA',
  quando: (piano) => spesaCura(piano).length > 0,
  legge: [chiave.registro('copertura'), chiave.registro('voceSpesa'), chiave.registro('scheda')],
  esamina: (piano) => {
    const { cents } = totale(spesaCura(piano));
    return domanda({
      messaggio: `FNA, ${euro(cents)} nel piano: rileggere l'equilibrio fra servizi e contributi economici.`,
      operandi: { totale: centesimiInTesto(cents) },
      luoghi: [luogoRegistro('risorse', 'Risorse del FNA')],
      rimedio: 'Valutare il passaggio da contributi a servizi.',
    });
  },
});

/** Coherence with the programme of the health district. */
export const iss09 = regolaDelPiano({
  id: 'ISS-09',
  titolo: "Coerenza con il piano dell'ASL",
  gruppo: 'Integrazione sociosanitaria',
  base: 'informazione',
  fonti: [{ norma: 'dlgs-502-1992', articolo: '3-quater' }],
  soggetto: 'PAT',
  legge: [],
  esamina: () =>
    domanda({
      messaggio: 'Verificare la coerenza con il Programma delle attività territoriali (PAT) del distretto.',
      operandi: {},
      luoghi: [{ tipo: 'piano', id: 'integrazione-sociosanitaria', etichetta: 'Integrazione sociosanitaria' }],
      rimedio: "Rileggere insieme al distretto, e scrivere l'atto nel capitolo sull'integrazione sociosanitaria.",
    }),
});

/** Whether an indicator measures its objective. */
export const ind08 = regolaDiRighe<Riga<'indicatore'>>({
  id: 'IND-08',
  titolo: 'Pertinenza',
  gruppo: 'Indicatori',
  base: 'informazione',
  fonti: [{ testo: 'rilettura degli indicatori' }],
  righe: (piano) => piano.registri.indicatore,
  nome: (i) => i.codice ?? i.testo,
  legge: () => [chiave.registro('indicatore'), chiave.registro('obiettivo')],
  esamina: (i, piano) => {
    const o = perId(piano.registri.obiettivo, i.obiettivoId);
    return domanda({
      messaggio: `«${i.testo}» misura davvero «${o?.testo ?? 'obiettivo non indicato'}»?`,
      operandi: { indicatore: i.testo, obiettivo: o?.testo ?? '' },
      luoghi: [luogoRiga(piano, 'indicatore', i, i.testo)],
      rimedio: 'Rileggere.',
    });
  },
});

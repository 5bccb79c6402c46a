import { nonDetti } from '#domain/campi-aggiunti.ts';
import { dataEsiste } from '#domain/giorni.ts';
import type { ContributoIngresso } from '#domain/ingressi-contributi.ts';
import type { Contributo, Ets } from '#domain/registri.ts';
import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { citato } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import { erroreCodiceFiscale } from './codice-fiscale.ts';
import { pulisciTesto } from './testo.ts';

/** Fields of a contribution once checked and cleaned. */
export type CampiContributo = {
  readonly ets: Omit<Ets, 'id'> | null;
  readonly dataRicezione: string | null;
  readonly tavolo: string | null;
  readonly leps: Contributo['leps'];
  readonly titolo: string;
  readonly testo: string;
  readonly referente: string | null;
  readonly consenso: boolean | null;
};

type Attrezzi = { readonly contesto: Contesto; readonly codici: Codici; readonly anomalie: Raccoglitore };
const TESTO_MASSIMO = 7_000_000;
const CAMPO_MASSIMO = 2_000;

/** Checks each field of a contribution: faults are reported at line and field, hostile text stays text. */
export const campiDi = (letto: ContributoIngresso, riga: number, attrezzi: Attrezzi): CampiContributo => {
  const { anomalie, codici, contesto } = attrezzi;
  const dove = (campo: string) => ({ riga, cella: campo });
  const testo = (valore: unknown, campo: string, massimo = CAMPO_MASSIMO): string | null => {
    if (valore === undefined || valore === null) return null;
    if (typeof valore !== 'string' && typeof valore !== 'number') {
      anomalie.errore(
        'CAMPO_NON_VALIDO',
        `Contributo ${letto.id}: il campo «${campo}» non è un testo e non è stato letto.`,
        { ...dove(campo), trovato: JSON.stringify(valore).slice(0, 60), atteso: 'un testo' },
      );
      return null;
    }
    const intero = String(valore);
    if (intero.length > massimo)
      anomalie.errore(
        'TESTO_TROPPO_LUNGO',
        `Contributo ${letto.id}: il campo «${campo}» supera ${massimo} caratteri: ne è stata tenuta la prima parte.`,
        { ...dove(campo), trovato: `${intero.length} caratteri`, atteso: `al massimo ${massimo}` },
      );
    const pulito = pulisciTesto(intero.slice(0, massimo), campo, dove(campo), anomalie);
    return pulito;
  };
  const corpo = testo(letto.testo, 'testo', TESTO_MASSIMO) ?? '';
  if (corpo.trim() === '')
    anomalie.errore(
      'CONTRIBUTO_VUOTO',
      `Contributo ${letto.id}: il testo è vuoto: è registrato, ma non c’è nulla a cui rispondere.`,
      { ...dove('testo'), atteso: 'un testo' },
    );
  const titolo = testo(letto.titolo, 'titolo')?.trim() ?? '';
  if (titolo === '') anomalie.avviso('TITOLO_MANCANTE', `Contributo ${letto.id}: manca il titolo.`, dove('titolo'));
  return {
    ets: etsDi(letto, riga, testo, attrezzi),
    dataRicezione: dataDi(letto, riga, testo(letto.dataRicezione, 'dataRicezione'), contesto, anomalie),
    tavolo: testo(letto.tavolo, 'tavolo'),
    leps: lepsDi(letto, riga, codici, anomalie),
    titolo: titolo === '' ? '(senza titolo)' : titolo,
    testo: corpo,
    referente: referenteDi(letto.referente, testo),
    consenso: consensoDi(letto, riga, anomalie),
  };
};

const etsDi = (
  letto: ContributoIngresso,
  riga: number,
  testo: (v: unknown, campo: string) => string | null,
  { anomalie }: Attrezzi,
): Omit<Ets, 'id'> | null => {
  const { ets } = letto;
  if (!ets) {
    anomalie.errore('ETS_MANCANTE', `Contributo ${letto.id}: manca l’ente del Terzo settore che lo ha inviato.`, {
      riga,
      cella: 'ets',
      atteso: 'denominazione e codice fiscale',
    });
    return null;
  }
  const denominazione = testo(ets.denominazione, 'ets.denominazione')?.trim() ?? '';
  const cf = testo(ets.codiceFiscale, 'ets.codiceFiscale')?.replace(/\s/g, '').toUpperCase() || null;
  const repertorio = testo(ets.repertorioRunts, 'ets.repertorioRunts')?.trim() || null;
  const difetto = cf === null ? 'manca' : erroreCodiceFiscale(cf, ets.fittizio === true);
  if (difetto !== null)
    anomalie.errore(
      'CODICE_FISCALE_NON_VALIDO',
      `Contributo ${letto.id}: codice fiscale di ${citato(denominazione)}: ${difetto}.`,
      { riga, cella: 'ets.codiceFiscale', trovato: cf, atteso: '11 cifre con la cifra di controllo' },
    );
  if (repertorio !== null && !/^\d{1,9}$/.test(repertorio))
    anomalie.errore(
      'RUNTS_NON_VALIDO',
      `Contributo ${letto.id}: il numero di repertorio RUNTS ${citato(repertorio)} non è un numero.`,
      { riga, cella: 'ets.repertorioRunts', trovato: repertorio, atteso: 'un numero di repertorio' },
    );
  if (denominazione === '')
    anomalie.errore('ETS_MANCANTE', `Contributo ${letto.id}: manca la denominazione dell’ente.`, {
      riga,
      cella: 'ets.denominazione',
    });
  return {
    denominazione: denominazione === '' ? '(senza denominazione)' : denominazione,
    codiceFiscale: cf,
    sezioneRunts: testo(ets.sezioneRunts, 'ets.sezioneRunts'),
    repertorioRunts: repertorio,
    sedeComune: testo(ets.sedeComune, 'ets.sedeComune'),
    ...nonDetti.ets,
  };
};

const ISTANTE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const dataDi = (
  letto: ContributoIngresso,
  riga: number,
  data: string | null,
  contesto: Contesto,
  anomalie: Raccoglitore,
): string | null => {
  const m = data === null ? null : ISTANTE.exec(data.trim());
  const giorno = m?.[1];
  if (!m || giorno === undefined || !dataEsiste(giorno) || Number(m[2] ?? 0) > 23 || Number(m[3] ?? 0) > 59) {
    anomalie.errore(
      'DATA_NON_VALIDA',
      `Contributo ${letto.id}: la data di ricezione ${data === null ? 'manca' : `${citato(data)} non esiste o non è scritta come aaaa-mm-gg`}.`,
      { riga, cella: 'dataRicezione', trovato: data, atteso: 'una data come 2026-01-31' },
    );
    return data;
  }
  if (giorno > contesto.oggi)
    anomalie.avviso('DATA_NEL_FUTURO', `Contributo ${letto.id}: la data di ricezione ${giorno} è nel futuro.`, {
      riga,
      cella: 'dataRicezione',
      trovato: data,
      atteso: `non oltre ${contesto.oggi}`,
    });
  return data;
};

const lepsDi = (
  letto: ContributoIngresso,
  riga: number,
  codici: Codici,
  anomalie: Raccoglitore,
): Contributo['leps'] => {
  if (letto.leps === undefined || letto.leps === null) return [];
  if (!Array.isArray(letto.leps)) {
    anomalie.errore(
      'CAMPO_NON_VALIDO',
      `Contributo ${letto.id}: il campo «leps» non è un elenco e non è stato letto.`,
      { riga, cella: 'leps', atteso: 'un elenco di codici' },
    );
    return [];
  }
  const codiciLetti = [
    ...new Set(letto.leps.filter((x): x is string => typeof x === 'string').map((x) => x.slice(0, 200))),
  ].slice(0, 50);
  return codiciLetti.map((codice) => {
    const id = codici.leps(codice);
    if (id === null)
      anomalie.errore(
        'LEPS_SCONOSCIUTO',
        `Contributo ${letto.id}: il LEPS ${citato(codice)} non è fra quelli del modello: va detto a quale si riferisce.`,
        { riga, cella: 'leps', trovato: codice, atteso: 'un LEPS del modello' },
      );
    return { letto: codice, id };
  });
};

const referenteDi = (valore: unknown, testo: (v: unknown, campo: string) => string | null): string | null => {
  if (typeof valore !== 'object' || valore === null) return testo(valore, 'referente');
  const parti = Object.entries(valore).flatMap(([k, v]) =>
    typeof v === 'string' && v !== '' ? [testo(v, `referente.${k.slice(0, 40)}`) ?? ''] : [],
  );
  return parti.join(', ') || null;
};

const consensoDi = (letto: ContributoIngresso, riga: number, anomalie: Raccoglitore): boolean | null => {
  const v = letto.consensoPubblicazione;
  if (typeof v === 'boolean') return v;
  if (v !== undefined && v !== null)
    anomalie.errore(
      'CONSENSO_NON_VALIDO',
      `Contributo ${letto.id}: il consenso alla pubblicazione ${citato(String(v))} non è un sì o un no certo (serve true o false): finché non è chiarito, il testo non si pubblica.`,
      {
        riga,
        cella: 'consensoPubblicazione',
        trovato: `'${String(v).slice(0, 40)}' (${typeof v === 'string' ? 'stringa' : typeof v})`,
        atteso: 'true o false',
      },
    );
  return null;
};

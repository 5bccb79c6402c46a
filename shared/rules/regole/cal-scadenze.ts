import { righeInUso } from '#domain/documenti.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { aggiungiGiorni, annoDi, dataEsiste } from '#domain/giorni.ts';
import { raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Comune } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto } from '../define.ts';
import { luogoCampo, valoreCampo } from '../famiglie/campi.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga, luogoVista } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Calendario e validità';

/** The next occurrence, on a day or later, of a day of the year given as `MM-DD`; null when it is not one. */
const prossimo = (giorno: string, oggi: string): string | null => {
  const quest = `${annoDi(oggi)}-${giorno}`;
  const [scelto, dopo] = [quest, `${annoDi(oggi) + 1}-${giorno}`];
  if (!dataEsiste(scelto) && !dataEsiste(dopo)) return null;
  return scelto >= oggi && dataEsiste(scelto) ? scelto : dopo;
};

type ScadenzaBilancio = {
  readonly parametro: 'scadenzaDup' | 'scadenzaNota';
  readonly adempimento: string;
  /** Kinds of documents that satisfy the deadline. */
  readonly tipi: readonly string[];
};
const scadenzeBilancio: readonly ScadenzaBilancio[] = [
  { parametro: 'scadenzaDup', adempimento: 'presentazione del DUP', tipi: ['DUP', 'NADUP', 'BILANCIO'] },
  { parametro: 'scadenzaNota', adempimento: 'nota di aggiornamento al DUP', tipi: ['NADUP', 'BILANCIO'] },
];

type Mancanza = { readonly senza: readonly Comune[]; readonly incerti: readonly Comune[] };
/** Comuni without a document of those kinds for the three years that begin with `anno`, and those of which nobody knows. */
const senzaDocumento = (piano: Piano, tipi: readonly string[], anno: number): Mancanza => {
  const perEnte = raggruppa(piano.registri.documento, 'ente', (d) => d.enteId);
  const stato = (c: Comune): 'c’è' | 'incerto' | 'manca' => {
    const suoi = (perEnte.get(enteDelComune(piano, c.id)?.id ?? '') ?? []).filter(
      (d) => d.genere === 'dup' && d.stato !== 'ritirato' && d.tipo !== null && tipi.includes(d.tipo),
    );
    if (suoi.some((d) => d.annoDal === anno)) return 'c’è';
    return suoi.some((d) => d.annoDal === null) ? 'incerto' : 'manca';
  };
  const comuni = comuniDellAmbito(piano);
  return {
    senza: comuni.filter((c) => stato(c) === 'manca'),
    incerti: comuni.filter((c) => stato(c) === 'incerto'),
  };
};

const ricordaBilancio = (
  s: ScadenzaBilancio,
  piano: Piano,
  parametri: LettoreParametri,
  oggi: string,
): EsitoSoggetto => {
  const noti = tutti(parametri.testo(nomiParametri[s.parametro]), parametri.intero(nomiParametri.giorniPromemoria));
  if (eNonVerificabile(noti)) return nonSi(s.adempimento, noti);
  const [giorno, anticipo] = noti;
  const data = prossimo(giorno, oggi);
  if (data === null) return nonSi(s.adempimento, nonVerificabile(`«${giorno}» non è un giorno dell'anno`));
  const anno = annoDi(data) + 1;
  if (oggi < aggiungiGiorni(data, -anticipo) || anno > piano.testa.annoFine || anno + 2 < piano.testa.annoInizio)
    return 'ok';
  const { senza, incerti } = senzaDocumento(piano, s.tipi, anno);
  const luoghi = [luogoVista('documento', 'Documenti importati')];
  if (senza.length === 0 && incerti.length > 0)
    return nonSi(
      s.adempimento,
      nonVerificabile(`non si sa di che anni è il documento di ${elencoInLinea(incerti.map((c) => c.nome))}`),
      { luoghi },
    );
  if (senza.length === 0) return 'ok';
  const nomi = senza.map((c) => c.nome);
  return violazione({
    messaggio: `Entro il ${dataBreve(data)}: ${s.adempimento} ${anno}-${anno + 2} di ${elencoInLinea(nomi)}.`,
    espressione: `controllo del ${dataBreve(oggi)}, scadenza ${dataBreve(data)}`,
    operandi: { adempimento: s.adempimento, scadenza: data, comuni: nomi.join(' · ') },
    luoghi,
    rimedi: [
      {
        testo: 'Quando il documento è approvato, importarlo: i confronti con il Piano si rifanno.',
        vai: luogoVista('documento', 'Documenti importati'),
      },
    ],
  });
};

/** Reminder of the deadlines of the accounting documents of the Comuni, in the days before each. */
export const cal04 = regolaDiRighe<ScadenzaBilancio>({
  id: 'CAL-04',
  titolo: 'Scadenze DUP/NADUP',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'tuel', articolo: '170', comma: '1' }],
  righe: () => scadenzeBilancio,
  nome: (s) => s.adempimento,
  legge: () => [chiave.giorno, chiave.registro('documento')],
  esamina: ricordaBilancio,
});

/** State of the duty of the statement for a year, on a day. */
const prospetto = (piano: Piano, codice: string, oggi: string, termine: string, anticipo: number): EsitoSoggetto => {
  const riga = piano.registri.adempimento.find((a) => a.codice === codice);
  const scritto = valoreCampo(piano, 'sioss.prospetto');
  // Written in two places, the later counts: each year has its own statement.
  const spedito =
    [scritto !== null && dataEsiste(scritto) ? scritto : null, riga?.stato === 'fatto' ? riga.data : null]
      .flatMap((d) => (d === null ? [] : [d]))
      .sort()
      .at(-1) ?? null;
  const anno = annoDi(termine);
  const di = `prospetto degli assistenti sociali ${anno} in SIOSS`;
  const luoghi = [
    luogoCampo('sioss.prospetto', 'Prospetto degli assistenti sociali inviato il'),
    ...(riga === undefined ? [] : [luogoRiga(piano, 'adempimento', riga, 'Prospetto in SIOSS')]),
  ];
  const scaduto = oggi > termine;
  if (riga?.stato === 'non_dovuto') return 'ok';
  if (spedito === null && riga === undefined)
    return nonSi(di, nonVerificabile('non è scritto se e quando è stato inviato'), { luoghi });
  if (spedito === null && riga?.stato === 'fatto')
    return nonSi(di, nonVerificabile('è segnato come fatto, ma senza la data'), {
      luoghi,
      rimedi: [{ testo: "Scrivere la data dell'invio.", ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  const inviato = spedito !== null && annoDi(spedito) >= anno ? spedito : null;
  if (inviato !== null && inviato <= termine) return 'ok';
  if (inviato === null && !scaduto && oggi < aggiungiGiorni(termine, -anticipo)) return 'ok';
  const come =
    inviato !== null
      ? ` Il prospetto risulta inviato il ${dataBreve(inviato)}.`
      : scaduto
        ? ` Il prospetto del ${anno} non risulta inviato.`
        : '';
  return {
    ...violazione({
      messaggio: `Senza prospetto AS in SIOSS entro il ${dataBreve(termine)} il contributo del c. 797 non spetta (c. 799).${come}`,
      espressione:
        inviato !== null
          ? `${dataBreve(inviato)} > ${dataBreve(termine)}`
          : `controllo del ${dataBreve(oggi)}, termine ${dataBreve(termine)}`,
      operandi: { termine, inviato: inviato ?? '' },
      luoghi,
      rimedi: [{ testo: 'Inviare il prospetto e scrivere la data.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    }),
    ...(scaduto || inviato !== null ? { parte: 'scaduto' } : {}),
  };
};

/** Reminder of the decree that says how much of the contribution is due, until its act is written. */
const decreto = (piano: Piano, fondo: string, oggi: string, termine: string, anticipo: number): EsitoSoggetto => {
  if (oggi > termine || oggi < aggiungiGiorni(termine, -anticipo)) return 'ok';
  const anno = annoDi(termine);
  const uscito = righeInUso(piano, piano.registri.assegnazione).some(
    (a) => a.fondoId === fondo && a.anno === anno && a.ruolo === 'riga' && a.importoCents !== null && !eVuoto(a.atto),
  );
  if (uscito) return 'ok';
  const luoghi = [luogoVista('assegnazione', 'Assegnazioni dei fondi')];
  return {
    ...violazione({
      messaggio: `Entro il ${dataBreve(termine)} è atteso il decreto che determina il contributo per gli assistenti sociali.`,
      espressione: `controllo del ${dataBreve(oggi)}, termine ${dataBreve(termine)}`,
      operandi: { termine },
      luoghi,
      rimedi: [
        { testo: "Quando esce, scrivere importo e atto nell'assegnazione.", ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
      ],
    }),
    parte: 'decreto',
  };
};

/** Yearly statement of assistenti sociali and decree of the contribution, in the years of the plan. */
export const cal05 = regolaDelPiano({
  id: 'CAL-05',
  titolo: 'SIOSS',
  gruppo,
  base: 'informazione',
  gravita: (s) => (s.parte === 'scaduto' ? 'avviso' : 'informazione'),
  fonti: [{ norma: 'l-178-2020', articolo: '1', comma: '798-799' }],
  soggetto: 'prospetto',
  legge: [chiave.giorno, chiave.registro('adempimento'), chiave.registro('campo'), chiave.registro('assegnazione')],
  esamina: (piano, parametri, oggi) => {
    const noti = tutti(
      parametri.testo(nomiParametri.scadenzaProspetto),
      parametri.testo(nomiParametri.scadenzaDecreto),
      parametri.testo(nomiParametri.adempimentoProspetto),
      parametri.testo(nomiParametri.fondoAS),
      parametri.intero(nomiParametri.giorniPromemoria),
    );
    if (eNonVerificabile(noti)) return nonSi('prospetto in SIOSS', noti);
    const [giornoProspetto, giornoDecreto, codice, fondo, anticipo] = noti;
    // The year whose statement matters today: this one, or the next when its deadline is near.
    const questo = annoDi(oggi);
    const vicino = oggi >= aggiungiGiorni(`${questo + 1}-${giornoProspetto}`, -anticipo);
    const anno = vicino ? questo + 1 : questo;
    if (anno < piano.testa.annoInizio || anno > piano.testa.annoFine) return 'ok';
    const primo = prospetto(piano, codice, oggi, `${anno}-${giornoProspetto}`, anticipo);
    return primo === 'ok' ? decreto(piano, fondo, oggi, `${annoDi(oggi)}-${giornoDecreto}`, anticipo) : primo;
  },
});

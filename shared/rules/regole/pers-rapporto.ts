import { citazioneBreve } from '#domain/citazioni.ts';
import { righeInUso } from '#domain/documenti.ts';
import { nomeEnte } from '#domain/enti.ts';
import type { Passo } from '#domain/esito.ts';
import {
  confronta,
  differenza,
  type Frazione,
  frazione,
  inDecimale,
  inTesto,
  prodotto,
  quoziente,
} from '#domain/frazione.ts';
import { schedeDellaRegola } from '#domain/leps-regole.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { type NomeParametro, nomiParametri } from '#domain/parametri.ts';
import { percorsoMancante } from '#domain/percorso.ts';
import { type AsDellAnno, asDellAnno, entiSenzaFabbisogni, motivoIgnoti } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import { fte, fteMancanti, intero, numero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { type DefinizioneRegola, defineRule, type EsitoSoggetto } from '../define.ts';
import { luogoLeps, luogoRegistro } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

/** Sentence of the rules on staff when nobody is in the register. */
export const personaleVuoto = (piano: Piano): string | null =>
  righeInUso(piano, piano.registri.persona).length === 0
    ? "Il registro del personale è vuoto: importare l'elenco degli assistenti sociali."
    : null;

/** Years of the plan, when the staff register has somebody. */
export const anniConPersonale = (piano: Piano): readonly string[] =>
  personaleVuoto(piano) === null ? anniDelPiano(piano).map(String) : [];

/** Integer as it is, anything else with two decimals: `42.500`, `95.916,67`. */
const compatto = (q: Frazione): string => (q.den === 1n ? intero(q.num) : numero(q, 2));

type Misura = {
  readonly id: string;
  readonly titolo: string;
  readonly base: DefinizioneRegola['base'];
  /** When a violazione blocks instead. */
  readonly blocca?: (piano: Piano) => boolean;
  readonly soglia: NomeParametro;
  /** FTE on which the threshold is measured. */
  readonly conta: (as: AsDellAnno) => AsDellAnno['totaleAlFine'];
  /** Whether reaching the threshold exactly is enough (a ratio) or not (a contribution grows only beyond it). */
  readonly basta: boolean;
  readonly fonti: DefinizioneRegola['fonti'];
  readonly messaggio: (m: {
    readonly anno: number;
    readonly fte: string;
    readonly P: string;
    readonly rapporto: string;
    readonly delta: string;
  }) => string;
  readonly correzione: (m: { readonly delta: string }) => string;
};

const rimedioFabbisogni = (piano: Piano, anno: number): string | null => {
  const enti = entiSenzaFabbisogni(piano, anno).map((id) => nomeEnte(piano, id));
  return enti.length === 0
    ? null
    : `Il ${anno} è contato senza i fabbisogni (PIAO, sezione 3.3) di: ${enti.join(', ')}. Importarli se prevedono assunzioni o cessazioni.`;
};

/** How many there are, how many inhabitants, how many are needed, what is missing. */
const passi = (
  m: Misura,
  piano: Piano,
  d: {
    readonly as: AsDellAnno;
    readonly n: AsDellAnno['totaleAlFine'];
    readonly popolazione: { readonly totale: number; readonly anno: number };
    readonly ogni: number;
    readonly delta: string;
  },
): readonly Passo[] => {
  const { as, n, popolazione, ogni, delta } = d;
  const servono = `${compatto(frazione(popolazione.totale, ogni))} FTE`;
  const [norma] = m.fonti.flatMap((f) => ('norma' in f ? [citazioneBreve(piano.pacco, f)] : []));
  const diTutti = n === as.totaleAlFine;
  return [
    {
      testo: `Assistenti sociali in servizio al 31/12/${as.anno}, in unità a tempo pieno (FTE): ore di ciascuno divise per l’orario pieno, per la quota dedicata al servizio sociale.`,
      calcolo: diTutti
        ? `${fte(as.ti.alFine.fte)} a tempo indeterminato + ${fte(as.td.alFine.fte)} a tempo determinato`
        : '',
      risultato: `${fte(n.fte)} FTE`,
    },
    {
      testo: `Abitanti dell’Ambito, somma dei Comuni (${popolazione.anno}).`,
      calcolo: '',
      risultato: intero(popolazione.totale),
    },
    {
      testo: `Unità che servono: una ogni ${intero(ogni)} abitanti.`,
      calcolo: `${intero(popolazione.totale)} ÷ ${intero(ogni)}`,
      risultato: servono,
      ...(norma === undefined ? {} : { fonte: norma }),
    },
    {
      testo: 'Unità che mancano, arrotondate per eccesso al centesimo: con meno non si arriva.',
      calcolo: `${servono} − ${fte(n.fte)} FTE`,
      risultato: `${delta} FTE`,
    },
  ];
};

const verificaMisura =
  (m: Misura) =>
  (soggetto: string, piano: Piano, parametri: LettoreParametri): EsitoSoggetto => {
    const anno = Number(soggetto);
    const noti = tutti(asDellAnno(piano, anno), popolazioneAmbito(piano), parametri.intero(m.soglia, anno));
    const di = `assistenti sociali ${anno}`;
    const luoghi = [
      luogoRegistro('personale', `Personale al 31/12/${anno}`),
      luogoRegistro('ambito', 'Popolazione'),
      ...luogoLeps(piano, 'LEPS-SSP'),
    ];
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [as, popolazione, ogni] = noti;
    const n = m.conta(as);
    const P = frazione(popolazione.totale);
    const coperti = prodotto(n.fte, frazione(ogni));
    const segno = confronta(coperti, P);
    if (segno > 0 || (segno === 0 && m.basta)) return 'ok';
    const ignoti = motivoIgnoti(piano, n);
    if (ignoti !== null) return nonSi(di, nonVerificabile(ignoti), { luoghi });
    const manca = differenza(frazione(popolazione.totale, ogni), n.fte);
    // Beyond the threshold by any amount: an exact tie still asks for a hundredth more.
    const delta = manca.num === 0n ? '0,01' : fteMancanti(manca);
    const rapporto = n.fte.num === 0n ? '—' : compatto(quoziente(P, n.fte));
    const parole = {
      fte: fte(n.fte),
      anno,
      P: `${intero(popolazione.totale)} abitanti (al ${popolazione.anno})`,
      rapporto,
      delta,
    };
    const aggiunta = rimedioFabbisogni(piano, anno);
    return violazione({
      messaggio: m.messaggio(parole),
      espressione: `${parole.fte} × ${intero(ogni)} = ${compatto(coperti)} ${m.basta ? '<' : '≤'} ${intero(popolazione.totale)}`,
      operandi: {
        anno: String(anno),
        fte: inDecimale(n.fte, 6),
        fteEsatto: inTesto(n.fte),
        popolazione: String(popolazione.totale),
        annoPopolazione: String(popolazione.anno),
        abitantiPerFte: String(ogni),
        mancano: inDecimale(manca, 6),
      },
      luoghi,
      passi: passi(m, piano, { as, n, popolazione, ogni, delta }),
      rimedi: [
        { testo: m.correzione(parole), vai: luogoRegistro('personale', 'Personale e fabbisogni') },
        ...(aggiunta === null ? [] : [{ testo: aggiunta }]),
      ],
    });
  };

/** Whether the professional social service is not fully on and its scheda does not say how it will be (LEPS-12). */
const senzaPercorso = (piano: Piano): boolean =>
  schedeDellaRegola(piano, 'servizioSociale').some((s) => {
    const mancano = percorsoMancante(piano, s);
    return !eNonVerificabile(mancano) && mancano.length > 0;
  });

const chiaviDelPercorso = (piano: Piano): readonly string[] => [
  chiave.registro('scheda'),
  ...schedeDellaRegola(piano, 'servizioSociale').map((s) => chiave.scheda(s.id)),
];

const c797 = { norma: 'l-178-2020', articolo: '1', comma: '797' };

/** The three thresholds of L. 178/2020 art. 1 c. 797: FTE × inhabitants for one FTE against the population, exact. */
const misure: readonly Misura[] = [
  {
    id: 'PERS-01',
    titolo: "AS 1:5.000 nell'ATS",
    base: 'avviso',
    blocca: senzaPercorso,
    soglia: nomiParametri.sogliaLeps,
    conta: (as) => as.totaleAlFine,
    basta: true,
    fonti: [c797, { norma: 'l-199-2025', articolo: '1', comma: '700', lettera: 'a' }],
    messaggio: (m) =>
      m.rapporto === '—'
        ? `${m.anno}: ${m.fte} FTE per ${m.P}: mancano ${m.delta} FTE al LEPS.`
        : `${m.anno}: ${m.fte} FTE per ${m.P} = 1 ogni ${m.rapporto}: mancano ${m.delta} FTE al LEPS.`,
    correzione: (m) => `Programmare assunzioni per almeno ${m.delta} FTE, o il rientro con una scadenza.`,
  },
  {
    id: 'PERS-02',
    titolo: 'AS 1:4.000 (obiettivo)',
    base: 'informazione',
    soglia: nomiParametri.sogliaObiettivo,
    conta: (as) => as.totaleAlFine,
    basta: true,
    fonti: [c797],
    messaggio: (m) => `Obiettivo 1:4.000 non raggiunto nel ${m.anno}: mancano ${m.delta} FTE.`,
    correzione: (m) => `Per l'obiettivo di servizio servono ${m.delta} FTE in più.`,
  },
  {
    id: 'PERS-03',
    titolo: 'AS sotto 1:6.500',
    base: 'avviso',
    soglia: nomiParametri.sogliaContributo,
    conta: (as) => as.contributo.media,
    basta: false,
    fonti: [c797],
    messaggio: (m) => `Con ${m.fte} FTE a tempo indeterminato nel ${m.anno} non matura alcun contributo.`,
    correzione: (m) => `Stabilizzare o assumere almeno ${m.delta} FTE a tempo indeterminato.`,
  },
];

/** PERS-01, PERS-02, PERS-03: one subject for each year of the plan. */
export const regoleRapporto = misure.map((m) =>
  defineRule({
    id: m.id,
    titolo: m.titolo,
    gruppo: 'Personale',
    base: m.base,
    ...(m.blocca === undefined ? {} : { gravita: (_, piano) => (m.blocca?.(piano) === true ? 'bloccante' : m.base) }),
    fonti: m.fonti,
    soggetti: anniConPersonale,
    vuoto: personaleVuoto,
    legge: (_, piano) => [
      chiave.personale,
      chiave.popolazione,
      chiave.indice,
      ...(m.blocca === undefined ? [] : chiaviDelPercorso(piano)),
    ],
    verifica: verificaMisura(m),
  }),
);

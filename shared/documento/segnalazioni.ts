import { type Rilievo, soloPerBozza } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { dataBreve, dataEstesa, giornoDi, istanteBreve } from '#format/date.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { intestazioneDi } from './accordo.ts';
import { testoCanonico } from './canonico.ts';
import type { BloccoDocumento, Cella, Documento, Tratto } from './tipi.ts';

/** A finding with the title of its rule, as the annex prints it. */
export type SegnalazioneStampata = { readonly rilievo: Rilievo; readonly titoloRegola: string };

/** Places of one finding that are written out; beyond them, how many there are. */
const LUOGHI = 6;
const SEZIONI = [
  ['bloccante', 'Bloccanti', 'Fermano il documento definitivo, non la bozza.'],
  ['avviso', 'Avvisi', 'Chiedono una decisione o una nota.'],
  ['informazione', 'Informazioni', 'Utili da sapere.'],
  ['non_verificabile', 'Non verificabili', 'Mancano i dati: non contano come rispettate.'],
  ['da_rileggere', 'Da rileggere', 'Domande che nessun dato decide: le risolve chi legge.'],
] as const;
type Sezione = (typeof SEZIONI)[number][0];

const sezioneDi = (r: Rilievo): Sezione =>
  r.daRileggere === true ? 'da_rileggere' : r.esito === 'non_verificabile' ? 'non_verificabile' : r.gravita;

const testo = (t: string, grassetto = false): Tratto => ({
  t: 'testo',
  testo: testoSicuro(t),
  ...(grassetto ? { grassetto: true } : {}),
});

/** Lines of a cell, one under the other. */
const cella = (righe: readonly Tratto[], intestazione = false): Cella => ({
  tratti: righe.flatMap((t, i) => (i === 0 ? [t] : [{ t: 'a-capo' } as const, t])),
  allinea: 'sinistra',
  intestazione,
  colonne: 1,
  righe: 1,
});

const tabella = (
  id: string,
  titolo: string,
  larghezze: readonly number[],
  testata: readonly string[],
  righe: readonly (readonly Tratto[])[][],
): BloccoDocumento => ({
  id,
  t: 'tabella',
  titolo,
  numero: null,
  larghezze,
  righe: [
    { celle: testata.map((t) => cella([testo(t)], true)), intestazione: true, totale: false },
    ...righe.map((r) => ({ celle: r.map((c) => cella(c)), intestazione: false, totale: false })),
  ],
  vuota: null,
  fonte: null,
});

const paragrafo = (
  id: string,
  contenuto: string,
  stile: Extract<BloccoDocumento, { t: 'paragrafo' }>['stile'] = 'testo',
): BloccoDocumento => ({ id, t: 'paragrafo', stile, tratti: [testo(contenuto)] });

const titolo = (id: string, contenuto: string): BloccoDocumento => ({
  id,
  t: 'titolo',
  livello: 1,
  numero: null,
  tratti: [testo(contenuto)],
});

/** Where a place is, with file, sheet and cell where it was read. */
export const luogoInParole = (l: Rilievo['luoghi'][number]): string => {
  const origine = [l.file, l.foglio === undefined ? undefined : `foglio «${l.foglio}»`, l.cella]
    .filter((x) => x !== undefined && x !== '')
    .join(', ');
  return origine === '' ? l.etichetta : `${l.etichetta} (${origine})`;
};

/** A source, with a word where nobody has checked the norm. */
export const fonteInParole = (f: Rilievo['fonti'][number]): string =>
  f.norma !== null && f.verificatoIl === null ? `${f.testo} (da verificare)` : f.testo;

const luoghi = (r: Rilievo): Tratto[] => {
  const tutti = [...new Set(r.luoghi.map(luogoInParole))];
  const oltre = tutti.length - LUOGHI;
  return [...tutti.slice(0, LUOGHI), ...(oltre > 0 ? [`e altri ${oltre}`] : [])].map((l) => testo(l));
};

const accettazione = (r: Rilievo): Tratto[] => {
  const { accettata, scaduta } = r;
  if (accettata !== undefined)
    return [
      testo(soloPerBozza(r) ? 'Accettata solo per la bozza da discutere' : 'Accettata con motivazione', true),
      testo(`«${accettata.motivazione}» ${accettata.autore}, ${istanteBreve(accettata.istante)}`),
    ];
  if (scaduta === undefined) return [];
  return [
    testo(
      `Un’accettazione del ${dataBreve(giornoDi(scaduta.istante))} (${scaduta.autore}) è scaduta: i dati sono cambiati.`,
    ),
  ];
};

const riga = ({ rilievo: r, titoloRegola }: SegnalazioneStampata): (readonly Tratto[])[] => [
  [testo(r.regola, true), testo(titoloRegola)],
  [
    testo(r.messaggio, true),
    ...(r.espressione === '' ? [] : [testo(r.espressione)]),
    ...(r.probabile === true ? [testo('Probabile, da controllare.')] : []),
    ...accettazione(r),
  ],
  luoghi(r),
  r.fonti.map((f) => testo(fonteInParole(f))),
  r.rimedi.map((x) => testo(x.testo)),
];

const testata = ['Regola', 'Segnalazione e calcolo', 'Dove', 'Norma o fonte', 'Che cosa fare'];
const larghezze = [14, 34, 22, 16, 22];

/**
 * Findings as an annex: how many of each kind, then each kind with its table (both places, source, what to do,
 * acceptance). `filtro` = what the person had chosen to see, in words; empty = everything.
 */
export const documentoSegnalazioni = (
  piano: Piano,
  segnalazioni: readonly SegnalazioneStampata[],
  opzioni: { readonly filtro: string; readonly regole: number },
): Documento => {
  const gruppi = SEZIONI.map(([id, nome, spiega]) => ({
    ...{ id, nome, spiega },
    voci: segnalazioni.filter((s) => sezioneDi(s.rilievo) === id),
  })).filter((g) => g.voci.length > 0);
  const accettate = segnalazioni.filter((s) => s.rilievo.accettata !== undefined).length;
  const blocchi: BloccoDocumento[] = [
    paragrafo('titolo', 'Segnalazioni della verifica', 'titolo-atto'),
    paragrafo('sottotitolo', intestazioneDi(piano), 'sottotitolo-atto'),
    paragrafo('data', `Con i dati al ${dataEstesa(giornoDi(piano.istante))}`, 'formula'),
    paragrafo(
      'quante',
      `Regole controllate: ${opzioni.regole}. Segnalazioni stampate qui: ${segnalazioni.length}${accettate === 0 ? '' : `, accettate con motivazione: ${accettate}`}.`,
    ),
    ...(opzioni.filtro === '' ? [] : [paragrafo('filtro', `Scelte per la stampa: ${opzioni.filtro}.`)]),
    ...(gruppi.length === 0
      ? [paragrafo('nessuna', 'Nessuna segnalazione.')]
      : [
          tabella(
            'riepilogo',
            'Segnalazioni per gravità',
            [30, 10, 60],
            ['Gravità', 'Quante', 'Che cosa vuol dire'],
            gruppi.map((g) => [[testo(g.nome)], [testo(String(g.voci.length))], [testo(g.spiega)]]),
          ),
        ]),
    ...gruppi.flatMap((g) => [
      titolo(`gravita-${g.id}`, `${g.nome} (${g.voci.length})`),
      tabella(`segnalazioni-${g.id}`, `${g.nome}: segnalazioni`, larghezze, testata, g.voci.map(riga)),
    ]),
  ];
  return {
    genere: 'segnalazioni',
    titolo: `Segnalazioni della verifica – ${piano.testa.ambito}`,
    soggetto: `Verifica del Piano di Zona ${piano.testa.annoInizio}-${piano.testa.annoFine}`,
    autore: piano.testa.ambito,
    lingua: 'it-IT',
    istante: piano.istante,
    bozza: null,
    intestazione: intestazioneDi(piano),
    piede: 'Segnalazioni della verifica',
    blocchi,
    mancanze: [],
    errori: [],
    testoCanonico: testoCanonico(blocchi),
  };
};

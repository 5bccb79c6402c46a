import type { Mostra, Mostrato } from '#contract/cli.ts';
import { formaInParole } from '#documento/parole-stati.ts';
import { istanteBreve } from '#format/date.ts';
import { intero } from '#format/numeri.ts';
import { type ColonnaTesto, euroMostrato, tabella, virgola } from '../tabella.ts';

const s = (titolo: string): ColonnaTesto => ({ titolo });
const d = (titolo: string): ColonnaTesto => ({ titolo, destra: true });
const anniDi = (tabelle: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [...new Set(tabelle.flatMap((t) => Object.keys(t)))].sort();

const ambito = (v: Mostrato<'ambito'>): string[] => [
  [
    v.denominazione,
    `Anni: ${v.anni.join(', ')}. Forma: ${v.forma === null ? 'non indicata' : formaInParole[v.forma]}. Capofila: ${v.capofila ?? 'non indicato'}.`,
    v.popolazione === null
      ? 'Popolazione: non verificabile.'
      : `Popolazione: ${intero(v.popolazione.totale)} (${v.popolazione.anno}).`,
  ].join('\n'),
  tabella(
    [s('ISTAT'), s('Comune'), d('Residenti'), d('Anno')],
    v.comuni.map((c) => [
      c.codiceIstat,
      c.nome,
      c.residenti === null ? null : intero(c.residenti),
      c.anno === null ? null : String(c.anno),
    ]),
  ),
];

const dup = (v: Mostrato<'dup'>): string[] => [
  tabella(
    [
      s('File'),
      s('Ente'),
      s('Tipo'),
      s('Data'),
      s('Stato'),
      ...anniDi(v.file.map((f) => f.totaleM12)).map((a) => d(`M12 ${a}`)),
    ],
    v.file.map((f) => [
      f.file,
      f.ente,
      f.versione,
      f.data,
      f.stato.replaceAll('_', ' '),
      ...anniDi(v.file.map((x) => x.totaleM12)).map((a) => euroMostrato(f.totaleM12[a] ?? null)),
    ]),
  ),
  `Ambito: ${v.totaleAmbito.comuniConDup} Comuni su ${v.totaleAmbito.comuni} con un documento in uso.`,
  tabella(
    [s('Programma'), ...Object.keys(v.totaleAmbito.m12).map(d)],
    [
      ...Object.entries(v.totaleAmbito.perProgramma).map(([p, t]) => [
        p,
        ...Object.keys(v.totaleAmbito.m12).map((a) => euroMostrato(t[a] ?? null)),
      ]),
      ['Missione 12', ...Object.values(v.totaleAmbito.m12).map(euroMostrato)],
      ['di cui sociale', ...Object.values(v.totaleAmbito.m12SenzaCimiteri).map(euroMostrato)],
    ],
  ),
];

const personale = (v: Mostrato<'personale'>): string[] => [
  tabella(
    [
      s('Anno'),
      d('TI al 31/12'),
      d('TI, media'),
      d('TD al 31/12'),
      d('TI+TD al 31/12'),
      d('Soglia 1:5.000'),
      d('Contributo stimato'),
    ],
    Object.entries(v.perAnno).map(([anno, a]) =>
      a === null
        ? [anno, null, null, null, null, null, null]
        : [
            anno,
            virgola(a.TI.al3112),
            virgola(a.TI.mediaAnnua),
            virgola(a.TD.al3112),
            virgola(a.TIpiuTD_3112),
            virgola(a.sogliaFTE?.['1:5000'] ?? null),
            euroMostrato(a.contributoSuMediaAnnua?.totale ?? null),
          ],
    ),
  ),
  ...Object.entries(v.perAnno).flatMap(([anno, a]) =>
    a === null || a.avvisi.length === 0 ? [] : [`${anno}: ${a.avvisi.join('; ')}.`],
  ),
  `Persone lette: ${v.persone.length}; contate: ${v.persone.filter((p) => p.conta).length}.`,
  ...(v.esclusi.length === 0
    ? []
    : [
        tabella(
          [s('Non contate'), s('Perché')],
          v.esclusi.map((e) => [e.matricola, e.motivo]),
        ),
      ]),
];

const fondi = (v: Mostrato<'fondi'>): string[] => [
  tabella(
    [s('Fondo'), s('Nome'), s('Anno'), d('Assegnato'), d('Programmato'), d('Differenza')],
    v.voci.map((x) => [
      x.fondo,
      x.nome,
      String(x.anno),
      euroMostrato(x.assegnato),
      euroMostrato(x.programmato),
      euroMostrato(x.differenza),
    ]),
  ),
  ...(v.nonRiconosciuti.length === 0 ? [] : [`Fondi non riconosciuti: ${v.nonRiconosciuti.join(', ')}.`]),
];

const quote = (v: Mostrato<'quote'>): string[] => [
  tabella(
    [s('Comune'), s('Anno'), d('Quota'), d('Popolazione usata'), d('€ per abitante')],
    v.quote.map((q) => [
      q.comune,
      String(q.anno),
      euroMostrato(q.importo),
      q.popolazioneUsata === null ? null : intero(q.popolazioneUsata),
      euroMostrato(q.euroPerAbitante),
    ]),
  ),
  tabella(
    [s('Totale'), d('Quote')],
    Object.entries(v.quoteComuniTotali).map(([a, t]) => {
      const senza = v.senzaImporto[a] ?? [];
      return [a, `${euroMostrato(t) ?? '—'}${senza.length === 0 ? '' : ` (ne mancano ${senza.length})`}`];
    }),
  ),
];

const schede = (v: Mostrato<'schede'>): string[] => [
  tabella(
    [s('Codice'), s('Titolo'), s('LEPS'), s('Programma'), d('Risorse')],
    v.schede.map((x) => [
      x.codice,
      x.titolo,
      x.leps.map((l) => l.id ?? `${l.letto}?`).join(', '),
      x.programma,
      euroMostrato(x.totale),
    ]),
  ),
  tabella(
    [s('Anno'), d('Risorse')],
    [...Object.entries(v.totaliPerAnno), ['Totale', v.totale] as const].map(([a, t]) => [a, euroMostrato(t)]),
  ),
];

const contributi = (v: Mostrato<'contributi'>): string[] => [
  tabella(
    [s('Numero'), s('Ente'), s('Ricevuto'), s('LEPS'), s('Titolo'), s('Esito')],
    v.contributi.map((c) => [
      c.codice,
      c.ente,
      c.dataRicezione,
      c.leps.map((l) => l.id ?? `${l.letto}?`).join(', '),
      c.titolo,
      c.esito?.replaceAll('_', ' ') ?? null,
    ]),
  ),
  `Contributi: ${v.totale}; con esito: ${v.conEsito}.`,
  ...v.duplicatiEsatti.map(([a, b]) => `${b} è una copia di ${a}.`),
  ...v.revisioni.map(([a, b]) => `${b} è una revisione di ${a}.`),
  ...v.simili.map(([a, b]) => `${b} somiglia a ${a}.`),
];

const leps = (v: Mostrato<'leps'>): string[] => {
  const anni = anniDi(v.leps.map((l) => l.risorse));
  return [
    tabella(
      [s('Codice'), s('Livello'), s('Obbligatorio'), s('Stato'), s('Schede'), ...anni.map(d), s('Verificato')],
      v.leps.map((l) => [
        l.id,
        l.nome,
        l.obbligatorio ? 'sì' : 'no',
        l.senzaScheda ? 'senza scheda' : l.stato.replaceAll('_', ' '),
        l.schede.join(', '),
        ...anni.map((a) => euroMostrato(l.risorse[a] ?? null)),
        l.verificatoIl ?? 'da verificare',
      ]),
    ),
  ];
};

const versioni = (v: Mostrato<'versioni'>): string[] =>
  v.versioni.length === 0
    ? ['Nessuna versione congelata.']
    : [
        tabella(
          [d('N.'), s('Nome'), s('Autore'), s('Quando'), s('Impronta')],
          v.versioni.map((x) => [String(x.numero), x.nome, x.autore, x.istante, x.impronta.slice(0, 16)]),
        ),
      ];

const causaInParole: Readonly<Record<string, string>> = {
  versione: 'versione',
  import: 'importazione',
  annullamento: 'annullamento',
};

const giornale = (v: Mostrato<'giornale'>): string[] =>
  v.azioni.length === 0
    ? ['Nel giornale non c’è nulla che corrisponda.']
    : [
        tabella(
          [s('Quando'), s('Chi'), s('Che cosa'), s('Come'), s('Dove')],
          v.azioni.map((a) => [
            istanteBreve(a.istante),
            a.autore,
            `${a.titolo}${a.annullata ? ' (annullata)' : ''}`,
            causaInParole[a.causa] ?? a.causa,
            a.luogo,
          ]),
        ),
        ...(v.altre ? ['Ce ne sono altre, più vecchie: --limite ne mostra di più.'] : []),
      ];

const istantanee = (v: Mostrato<'istantanee'>): string[] =>
  v.istantanee.length === 0
    ? ['Su questo computer non c’è ancora nessuna copia di questo piano.']
    : [
        tabella(
          [s('Quando'), d('Modifiche'), s('Di chi'), s('Chiave')],
          v.istantanee.map((i) => [
            istanteBreve(i.istante),
            intero(i.modifiche),
            i.autori.join(', '),
            i.chiave.split('_')[0] ?? '',
          ]),
        ).replaceAll('—', ''),
      ];

const scrittori: { readonly [M in Mostra]: (v: Mostrato<M>) => string[] } = {
  ambito,
  dup,
  personale,
  fondi,
  quote,
  schede,
  contributi,
  leps,
  versioni,
  giornale,
  istantanee,
};

const anomalie = (v: unknown): string[] => {
  if (
    typeof v !== 'object' ||
    v === null ||
    !('anomalie' in v) ||
    !Array.isArray(v.anomalie) ||
    v.anomalie.length === 0
  )
    return [];
  return [`Anomalie trovate nei file: ${v.anomalie.length} (in JSON con --json, o nel registro Anomalie).`];
};

/** What `show WHAT` prints for people. */
export const inTesto = <M extends Mostra>(cosa: M, valore: Mostrato<M>): string =>
  [...scrittori[cosa](valore), ...anomalie(valore)].join('\n\n');

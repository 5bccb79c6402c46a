import { fineAnno, inizioAnno } from './giorni.ts';
import { derivato, perId } from './indice.ts';
import { eNonVerificabile } from './non-verificabile.ts';
import type { PaccoCompilato } from './pacco.ts';
import { nomiParametri, parametroTesto } from './parametri.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import type { Stato } from './stati.ts';

/** What a day of the calendar is about. */
export type GenereGiorno = 'scadenza' | 'adempimento' | 'scheda' | 'fondo' | 'annuale';

/** A dated thing to do or to know. `fatto` = somebody recorded that it is done; null where nobody records it. */
export type GiornoDelPiano = {
  readonly id: string;
  readonly genere: GenereGiorno;
  readonly data: string;
  readonly titolo: string;
  readonly chi: string | null;
  readonly fatto: boolean | null;
  /** Where the term is written, for those of the law. */
  readonly fonte: string | null;
  /** Register row that holds the date, if one does. */
  readonly registro: 'scadenza' | 'adempimento' | 'scheda' | 'assegnazione' | null;
};

/** A stretch of work of the plan's timetable. */
export type FaseDelPiano = {
  readonly id: string;
  readonly titolo: string;
  readonly inizio: string;
  readonly fine: string;
  readonly stato: Stato<'statoAdempimento'> | null;
  readonly scheda: string | null;
};

/** Days of the year, given as `MM-DD` by the pack, that come back every year. */
const annuali = [
  [nomiParametri.scadenzaDup, 'Presentazione del DUP'],
  [nomiParametri.scadenzaNota, 'Nota di aggiornamento al DUP'],
  [nomiParametri.scadenzaProspetto, 'Prospetto degli assistenti sociali in SIOSS'],
  [nomiParametri.scadenzaDecreto, 'Decreto che assegna il contributo per gli assistenti sociali'],
] as const;

const giorniAnnuali = (piano: Piano): GiornoDelPiano[] =>
  annuali.flatMap(([nome, titolo]) =>
    anniDelPiano(piano).flatMap((anno) => {
      const giorno = parametroTesto(piano.pacco, nome, fineAnno(anno));
      if (eNonVerificabile(giorno) || !/^\d\d-\d\d$/.test(giorno)) return [];
      return [
        {
          id: `${nome}/${anno}`,
          genere: 'annuale' as const,
          data: `${anno}-${giorno}`,
          titolo,
          chi: null,
          fatto: null,
          fonte: piano.pacco.parametri.find((p) => p.id === nome)?.fonte ?? null,
          registro: null,
        },
      ];
    }),
  );

const fineDeiFondi = (piano: Piano): GiornoDelPiano[] => {
  const usati = new Set(piano.registri.copertura.map((c) => c.fondoId));
  return piano.pacco.fondi
    .filter((f) => usati.has(f.id))
    .flatMap((f) =>
      (
        [
          [f.fineAttivita, `${f.breve}: ultimo giorno di attività che si può addebitare`],
          [f.fineDeroga, `${f.breve}: ultimo giorno con la deroga`],
        ] as const
      ).flatMap(([data, titolo], i) =>
        data === null
          ? []
          : [
              {
                id: `fondo:${f.id}/${i}`,
                genere: 'fondo' as const,
                data,
                titolo,
                chi: null,
                fatto: null,
                fonte: f.fonte,
                registro: null,
              },
            ],
      ),
    );
};

/** Every dated thing of the plan, in order: deadlines, commitments, ends of funds, yearly terms. Nothing without a date. */
export const giorniDelPiano = (piano: Piano): readonly GiornoDelPiano[] =>
  derivato(piano, 'giorni', () => {
    const { scadenza, adempimento, scheda, assegnazione } = piano.registri;
    const registrati: GiornoDelPiano[] = [
      ...scadenza.flatMap((s) =>
        s.data === null
          ? []
          : [
              {
                id: s.id,
                genere: 'scadenza' as const,
                data: s.data,
                titolo: s.titolo,
                chi: s.responsabile,
                fatto: s.fattaIl !== null,
                fonte: null,
                registro: 'scadenza' as const,
              },
            ],
      ),
      ...adempimento.flatMap((a) =>
        a.data === null || a.stato === 'non_dovuto'
          ? []
          : [
              {
                id: a.id,
                genere: 'adempimento' as const,
                data: a.data,
                titolo: a.testo,
                chi: a.responsabile,
                fatto: a.stato === 'fatto',
                fonte: null,
                registro: 'adempimento' as const,
              },
            ],
      ),
      ...scheda.flatMap((s) =>
        s.percorsoScadenza === null
          ? []
          : [
              {
                id: s.id,
                genere: 'scheda' as const,
                data: s.percorsoScadenza,
                titolo: `${s.codice} ${s.titolo}: percorso di attivazione`,
                chi: s.percorsoResponsabile,
                fatto: s.stato === 'attivo' ? true : null,
                fonte: null,
                registro: 'scheda' as const,
              },
            ],
      ),
      ...assegnazione.flatMap((a) =>
        a.fineSpesa === null
          ? []
          : [
              {
                id: a.id,
                genere: 'fondo' as const,
                data: a.fineSpesa,
                titolo: `${perId(piano.pacco.fondi, a.fondoId)?.breve ?? a.fondoLetto} ${a.anno}: fine della spesa`,
                chi: null,
                fatto: null,
                fonte: null,
                registro: 'assegnazione' as const,
              },
            ],
      ),
    ];
    return [...registrati, ...fineDeiFondi(piano), ...giorniAnnuali(piano)].sort((a, b) =>
      a.data === b.data ? (a.id < b.id ? -1 : 1) : a.data < b.data ? -1 : 1,
    );
  });

/** Phases with both ends, of the plan and of its schede, by start. */
export const fasiDelPiano = (piano: Piano): readonly FaseDelPiano[] =>
  piano.registri.fase
    .flatMap((f) =>
      f.inizio === null || f.fine === null
        ? []
        : [
            {
              id: f.id,
              titolo: f.titolo,
              inizio: f.inizio,
              fine: f.fine,
              stato: f.stato,
              scheda: perId(piano.registri.scheda, f.schedaId)?.codice ?? null,
            },
          ],
    )
    .sort((a, b) => (a.inizio === b.inizio ? (a.id < b.id ? -1 : 1) : a.inizio < b.inizio ? -1 : 1));

/** Something of the pack that begins, becomes due or ends within the plan's years. */
export type CambioDiNorma = {
  readonly id: string;
  readonly genere: 'norma' | 'leps' | 'parametro' | 'programma' | 'fondo' | 'ammissibilita';
  readonly evento: 'inizia' | 'obbligatorio' | 'finisce';
  readonly data: string;
  readonly titolo: string;
  readonly fonte: string;
  readonly verificatoIl: string | null;
};

type Datato = {
  readonly validoDal: string | null;
  readonly validoAl: string | null;
  readonly fonte: string;
  readonly verificatoIl: string | null;
};

/** A single value is told; lists and tables are too long to be read here. */
const titoloParametro = ({ id, valore }: PaccoCompilato['parametri'][number]): string =>
  typeof valore === 'number' || typeof valore === 'string' ? `Parametro «${id}»: ${valore}` : `Parametro «${id}»`;

const generi = (pacco: PaccoCompilato): readonly (readonly [CambioDiNorma['genere'], string, string, Datato])[] => {
  const breve = (id: string) => perId(pacco.leps, id)?.breve ?? id;
  const fondo = (id: string) => perId(pacco.fondi, id)?.breve ?? id;
  return [
    ...pacco.norme.map((n) => ['norma', n.id, `${n.breve}: ${n.titolo}`, n] as const),
    ...pacco.leps.map((l) => ['leps', l.id, l.nome, l] as const),
    ...pacco.parametri.map((p) => ['parametro', `${p.id}/${p.validoDal ?? ''}`, titoloParametro(p), p] as const),
    ...pacco.programmi.map((p) => ['programma', p.id, `Programma ${p.id}: ${p.nome}`, p] as const),
    ...pacco.fondi.map((f) => ['fondo', f.id, f.nome, f] as const),
    ...pacco.ammissibilita.map(
      (a) => ['ammissibilita', `${a.fondo}/${a.leps}`, `${fondo(a.fondo)} per ${breve(a.leps)}`, a] as const,
    ),
  ];
};

/** Order of the kinds on one day: what everybody must know first. */
const ordineGeneri: readonly CambioDiNorma['genere'][] = [
  'norma',
  'leps',
  'fondo',
  'programma',
  'ammissibilita',
  'parametro',
];
const primaDi = (a: CambioDiNorma, b: CambioDiNorma): number =>
  a.data !== b.data
    ? a.data < b.data
      ? -1
      : 1
    : ordineGeneri.indexOf(a.genere) - ordineGeneri.indexOf(b.genere) || (a.id < b.id ? -1 : 1);

/** What begins, becomes due or ends in the plan's years, from the dates of the pack, in order of day. */
export const cambiDiNorma = (piano: Piano): readonly CambioDiNorma[] =>
  derivato(piano.pacco, `cambi:${piano.testa.annoInizio}-${piano.testa.annoFine}`, () => {
    const [dal, al] = [inizioAnno(piano.testa.annoInizio), fineAnno(piano.testa.annoFine)];
    const dentro = (data: string | null): data is string => data !== null && dal <= data && data <= al;
    const cambi = generi(piano.pacco).flatMap(([genere, id, titolo, d]): CambioDiNorma[] => {
      const comune = { genere, titolo, fonte: d.fonte, verificatoIl: d.verificatoIl };
      return [
        ...(dentro(d.validoDal)
          ? [{ ...comune, id: `${genere}:${id}/dal`, evento: 'inizia' as const, data: d.validoDal }]
          : []),
        ...(dentro(d.validoAl)
          ? [{ ...comune, id: `${genere}:${id}/al`, evento: 'finisce' as const, data: d.validoAl }]
          : []),
      ];
    });
    const dovuti = piano.pacco.leps.flatMap((l): CambioDiNorma[] =>
      dentro(l.obbligatorioDal) && l.obbligatorioDal !== l.validoDal
        ? [
            {
              id: `leps:${l.id}/obbligatorio`,
              genere: 'leps',
              evento: 'obbligatorio',
              data: l.obbligatorioDal,
              titolo: l.nome,
              fonte: l.fonte,
              verificatoIl: l.verificatoIl,
            },
          ]
        : [],
    );
    return [...cambi, ...dovuti].sort(primaDi);
  });

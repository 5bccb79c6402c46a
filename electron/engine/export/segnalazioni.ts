import { createHash } from 'node:crypto';
import type { formatiSegnalazioni } from '#contract/verifica.ts';
import {
  documentoSegnalazioni,
  fonteInParole,
  luogoInParole,
  type SegnalazioneStampata,
} from '#documento/segnalazioni.ts';
import { chiaveRilievo, soloPerBozza } from '#domain/esito.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { istanteBreve } from '#format/date.ts';
import { comuniDelRilievo, lepsDelRilievo } from '#rules/riguarda.ts';
import { campoCsv, fileCsv, innocuo } from './csv.ts';
import { type Esportazione, inDocx } from './esporta.ts';

/** Findings to print, snapshot of the plan beside them. */
export type RichiestaSegnalazioni = {
  readonly lavoro: 'segnalazioni';
  readonly formato: (typeof formatiSegnalazioni)[number];
  readonly piano: Piano;
  readonly segnalazioni: readonly SegnalazioneStampata[];
  readonly filtro: string;
  readonly regole: number;
  /** Since when each finding is there, by its key: UTC ISO. */
  readonly dal: ReadonlyMap<string, string>;
};

const gravita = { bloccante: 'bloccante', avviso: 'avviso', informazione: 'informazione' } as const;

const riga = (piano: Piano, { rilievo: r, titoloRegola }: SegnalazioneStampata, dal: string | undefined): string[] => {
  const { accettata, scaduta } = r;
  return [
    r.daRileggere === true ? 'da rileggere' : r.esito === 'non_verificabile' ? 'non verificabile' : gravita[r.gravita],
    r.regola,
    titoloRegola,
    r.soggetto,
    r.messaggio,
    r.espressione,
    comuniDelRilievo(piano, r)
      .map((id) => perId(piano.registri.comune, id)?.nome ?? id)
      .join(', '),
    lepsDelRilievo(piano, r).join(', '),
    [...new Set(r.luoghi.map(luogoInParole))].join('; '),
    r.fonti.map(fonteInParole).join('; '),
    r.rimedi.map((x) => x.testo).join(' '),
    dal === undefined ? '' : istanteBreve(dal),
    accettata === undefined
      ? scaduta === undefined
        ? ''
        : 'accettazione scaduta'
      : soloPerBozza(r)
        ? 'accettata solo per la bozza'
        : 'accettata',
    accettata?.motivazione ?? '',
    accettata?.autore ?? '',
    accettata === undefined ? '' : istanteBreve(accettata.istante),
  ];
};

const testata = [
  'Gravità',
  'Regola',
  'Titolo della regola',
  'Soggetto',
  'Segnalazione',
  'Calcolo',
  'Comuni',
  'LEPS',
  'Dove',
  'Norma o fonte',
  'Che cosa fare',
  'Presente dal',
  'Accettazione',
  'Motivazione',
  'Accettata da',
  'Accettata il',
];

/** Writes findings as an annex in DOCX, or as a table in CSV: same findings, same bytes. */
export const esportaSegnalazioni = async (r: RichiestaSegnalazioni): Promise<Pick<Esportazione, 'byte' | 'sha256'>> => {
  const { piano, segnalazioni } = r;
  if (r.formato === 'docx') return inDocx(documentoSegnalazioni(piano, segnalazioni, r), new Map());
  const righe = segnalazioni.map((s) => riga(piano, s, r.dal.get(chiaveRilievo(s.rilievo))));
  const byte = fileCsv([testata, ...righe].map((l) => l.map((t) => campoCsv(innocuo(t)))));
  return { byte, sha256: createHash('sha256').update(byte).digest('hex') };
};

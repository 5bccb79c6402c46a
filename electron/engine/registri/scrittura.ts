import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import { type CampoScritto, campo, type DefinizioneCampo } from './campo.ts';
import {
  type Cella,
  type CorpoVista,
  cellaTesto,
  colonna,
  delModello,
  type Origine,
  origineDi,
  type RigaVista,
  riga,
} from './celle.ts';
import type { Dintorni } from './genere.ts';
import { type Campi, type Lavoro, type Righe, rigaDelPiano, righeDi } from './lavoro.ts';

/** Makes an empty row (with what the given texts decide) and gives its id in the view, or says why not. */
export type NuovaRiga = (
  lavoro: Lavoro,
  celle: ReadonlyMap<string, string>,
  dintorni: Dintorni,
) => string | { readonly messaggio: string };

/** What a person may do in a view: columns to write, rows to add and to remove. */
export type Scrittura = {
  readonly campi: readonly CampoScritto[];
  /** null = rows cannot be added. */
  readonly nuova: NuovaRiga | null;
  readonly eliminabile: (righe: Righe, rigaId: string) => boolean;
  /** Removes a row, or says why not. */
  readonly elimina: (lavoro: Lavoro, rigaId: string) => string | null;
};

/** A register whose rows are named in a field of another one, and how to say it. */
type Dipendente = { readonly registro: NomeRegistro; readonly campo: string; readonly che: string };
const dipendenti: Readonly<Partial<Record<NomeRegistro, readonly Dipendente[]>>> = {
  comune: [
    { registro: 'ente', campo: 'comuneId', che: 'è un ente del piano' },
    { registro: 'popolazione', campo: 'comuneId', che: 'ha dati di popolazione' },
    { registro: 'quota', campo: 'comuneId', che: 'ha quote' },
  ],
  ente: [
    { registro: 'parte', campo: 'enteId', che: 'firma l’accordo' },
    { registro: 'documento', campo: 'enteId', che: 'ha documenti importati' },
    { registro: 'persona', campo: 'enteId', che: 'ha personale' },
    { registro: 'voceSpesa', campo: 'enteId', che: 'ha voci di spesa' },
  ],
  scheda: [
    { registro: 'voceSpesa', campo: 'schedaId', che: 'ha voci di spesa' },
    { registro: 'personaleRichiesto', campo: 'schedaId', che: 'chiede personale' },
    { registro: 'obiettivo', campo: 'schedaId', che: 'ha obiettivi' },
    { registro: 'fase', campo: 'schedaId', che: 'ha fasi nel cronoprogramma' },
    { registro: 'servizio', campo: 'schedaId', che: 'ha servizi' },
  ],
  voceSpesa: [
    { registro: 'copertura', campo: 'voceId', che: 'ha risorse' },
    { registro: 'voceAnno', campo: 'voceId', che: 'ha importi annuali' },
  ],
  obiettivo: [{ registro: 'indicatore', campo: 'obiettivoId', che: 'ha indicatori' }],
  ets: [{ registro: 'contributo', campo: 'etsId', che: 'ha contributi' }],
  contributo: [{ registro: 'collegamento', campo: 'contributoId', che: 'è collegato al testo' }],
  protocollo: [
    { registro: 'pua', campo: 'protocolloId', che: 'è citato da un PUA' },
    { registro: 'scheda', campo: 'protocolloId', che: 'è citato da una scheda' },
  ],
  distretto: [{ registro: 'pua', campo: 'distrettoId', che: 'ha un PUA' }],
};

/** Why a row cannot go away: another one speaks of it. Rows already removed in the same change do not count. */
export const trattenutaDa = (lavoro: Lavoro, registro: NomeRegistro, id: string): string | null => {
  for (const d of dipendenti[registro] ?? []) {
    if (d.registro === 'rigaLetta' || d.registro === 'piano') continue;
    const righe: readonly Campi[] = lavoro.piano.registri[d.registro];
    const resta = righe.some((r) => r[d.campo] === id && lavoro.riga(d.registro, String(r.id))?.[d.campo] === id);
    if (resta) return d.che;
  }
  return null;
};

/** Registers whose rows a person may remove even when a file brought them: the file does not come back by itself. */
const sempreEliminabili: readonly NomeRegistro[] = [
  ...([
    'scheda',
    'voceSpesa',
    'voceAnno',
    'copertura',
    'personaleRichiesto',
    'obiettivo',
    'indicatore',
    'ets',
  ] as const),
];

/** Whether a row can be removed: written by hand, or of a register where files only add. */
export const rigaEliminabile =
  (registro: NomeRegistro) =>
  (righe: Righe, id: string): boolean => {
    const r = righe.riga(registro, id);
    return r !== undefined && (sempreEliminabili.includes(registro) || (r.documentoId ?? null) === null);
  };

/** Removes a row that nothing else speaks of. */
export const eliminaRiga =
  (registro: NomeRegistro) =>
  (lavoro: Lavoro, id: string): string | null => {
    if (lavoro.riga(registro, id) === undefined) return 'La riga non c’è più: aggiornare il registro.';
    if (!rigaEliminabile(registro)(lavoro, id))
      return 'La riga viene da un file: per toglierla si ritira il file (o si corregge la cella).';
    const perche = trattenutaDa(lavoro, registro, id);
    if (perche !== null)
      return `La riga non si può eliminare perché ${perche}: prima eliminare o spostare quelle righe.`;
    lavoro.elimina(registro, id);
    return null;
  };

/** Rows that cannot be added or removed: only cells are written. */
export const soloCelle = (campi: readonly CampoScritto[]): Scrittura => ({
  campi,
  nuova: null,
  eliminabile: () => false,
  elimina: () => 'Le righe di questo registro non si eliminano.',
});

/** Writing of a view whose rows are those of a register: `base` = fields of a new row that its columns do not fill. */
export const scritturaDi = (
  registro: NomeRegistro,
  campi: readonly CampoScritto[],
  base: ((lavoro: Lavoro) => Campi) | null,
): Scrittura => ({
  campi,
  nuova: base === null ? null : (lavoro) => lavoro.crea(registro, base(lavoro)),
  eliminabile: base === null ? () => false : rigaEliminabile(registro),
  elimina: base === null ? () => 'Le righe di questo registro non si eliminano.' : eliminaRiga(registro),
});

/** Fields of a register that a file may give and a person does not: place of the reading. */
export const senzaLuogo = { documentoId: null, foglio: null, cella: null, riga: null } as const;

/** A view made of its columns alone: one row for each row of a register. */
export type VistaSemplice = {
  readonly registro: NomeRegistro;
  readonly campi: (piano: Piano) => readonly DefinizioneCampo[];
  /** Fields of a new row that its columns do not fill; null = rows cannot be added by hand. */
  readonly base: ((lavoro: Lavoro) => Campi) | null;
  /** Rows in order; default: order of birth. */
  readonly righe?: (piano: Piano) => readonly { readonly id: string }[];
  /** A first column that names the row, where its name is written in another view. */
  readonly nome?: { readonly titolo: string; readonly di: (riga: Campi) => string };
  /** Columns that are computed, after the written ones. */
  readonly calcolate?: (piano: Piano) => {
    readonly colonne: CorpoVista['colonne'];
    readonly celle: (id: string) => readonly Cella[];
  };
};

const aMano: Origine = { fonte: null, stato: 'mano', nota: null };
const origine = (piano: Piano, r: Campi): Origine => {
  const { documentoId, foglio, cella, riga: n } = r;
  if (typeof documentoId !== 'string') return aMano;
  const testo = (v: unknown): string | null => (typeof v === 'string' ? v : null);
  return origineDi(piano, {
    documentoId,
    foglio: testo(foglio),
    cella: testo(cella),
    riga: typeof n === 'number' ? n : null,
  });
};

const campiDi = (v: VistaSemplice, piano: Piano): readonly CampoScritto[] =>
  v.campi(piano).map((d) => campo(v.registro, d));

/** Body of a simple view. */
export const corpoSemplice =
  (v: VistaSemplice) =>
  (piano: Piano): CorpoVista => {
    const campi = campiDi(v, piano);
    const righe = righeDi(piano);
    const calcolate = v.calcolate?.(piano);
    const tutte: readonly { readonly id: string }[] =
      v.righe?.(piano) ?? (v.registro === 'piano' || v.registro === 'rigaLetta' ? [] : piano.registri[v.registro]);
    return {
      colonne: [
        ...(v.nome === undefined ? [] : [colonna('riga', v.nome.titolo)]),
        ...campi.map((c) => colonna(c.id, c.titolo, c.genere.tipo, c.gruppo)),
        ...(calcolate?.colonne ?? []),
      ],
      righe: tutte.map(({ id }): RigaVista => {
        const sua = rigaDelPiano(piano, v.registro, id) ?? {};
        const o = origine(piano, sua);
        const nome = v.nome === undefined ? [] : [cellaTesto(v.nome.di(sua), delModello())];
        const celle = campi.map((c): Cella => {
          const { testo, valore } = c.attuale(righe, id) ?? { testo: '', valore: null };
          const stato = testo === '' ? (o.stato === 'errore' || o.stato === 'anomalia' ? o.stato : 'ignoto') : o.stato;
          return {
            testo,
            valore,
            stato,
            fonte: o.fonte,
            nota: o.nota,
            modificabile: false,
            importato: null,
            correzione: null,
          };
        });
        return riga(id, v.registro, [...nome, ...celle, ...(calcolate?.celle(id) ?? [])]);
      }),
    };
  };

/** How many rows a simple view has. */
export const contaSemplice =
  (v: VistaSemplice) =>
  (piano: Piano): number =>
    v.righe?.(piano).length ??
    (v.registro === 'piano' || v.registro === 'rigaLetta' ? 0 : piano.registri[v.registro].length);

/** Writing of a simple view. */
export const scritturaSemplice =
  (v: VistaSemplice) =>
  (piano: Piano): Scrittura =>
    scritturaDi(v.registro, campiDi(v, piano), v.base);

import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import type { Dintorni, Genere, Mostrato } from './genere.ts';
import { type Accanto, type Campi, correzioneDi, type Lavoro, type Righe, rigaDelPiano } from './lavoro.ts';

/** Answer of a column to a text: what the cell would show, or why it cannot. */
export type EsitoCella = Mostrato | { readonly messaggio: string };

/** A column that a person writes, on whatever register it stands. */
export type CampoScritto = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string | null;
  readonly aiuto: string | null;
  readonly obbligatoria: boolean;
  readonly genere: Genere;
  /** Kind of one row, where rows of a view are facts of different kinds. */
  readonly genereDi?: (piano: Piano, rigaId: string) => Genere;
  /** `register.field` of what it writes: each field of a register has one such place. */
  readonly dichiara: readonly string[];
  /** Row of the register that a row of the view writes here, if there is one. */
  readonly riga: (righe: Righe, rigaId: string) => string | null;
  /** What the cell shows now; null where this row has no such field. */
  readonly attuale: (righe: Righe, rigaId: string) => Mostrato | null;
  readonly accanto: (piano: Piano, rigaId: string) => Accanto | null;
  /** Writes a text that differs from the current one. */
  readonly scrivi: (lavoro: Lavoro, rigaId: string, testo: string, dintorni: Dintorni) => EsitoCella;
  /** Puts the file's value back; false when nobody had written over it. */
  readonly ripristina: (lavoro: Lavoro, rigaId: string) => boolean;
};

/** How a column over the fields of one register is declared. */
export type DefinizioneCampo = {
  readonly id: string;
  readonly titolo: string;
  readonly genere: Genere;
  /** Fields that the kind reads and writes, in its order. */
  readonly campi: readonly string[];
  readonly gruppo?: string;
  readonly aiuto?: string;
  /** A new row is refused without it. */
  readonly obbligatoria?: boolean;
  /** Never empty, but a new row has its usual value. */
  readonly nonVuota?: boolean;
  /** Key inside a field that is a record (`traguardi` by year). */
  readonly chiave?: string;
  /** Another register, and which of its rows a row of the view writes; null = none. */
  readonly altrove?: {
    readonly registro: NomeRegistro;
    readonly di: (righe: Righe, rigaId: string) => string | null;
    /** Makes the row when there is none. */
    readonly crea?: (lavoro: Lavoro, rigaId: string) => string | null;
    /** The row says nothing once its field is empty: it goes away. */
    readonly toglieSeVuota?: boolean;
  };
};

const record = (valore: unknown): Campi => (typeof valore === 'object' && valore !== null ? { ...valore } : {});

const valoriIn = (riga: Campi, d: DefinizioneCampo): readonly unknown[] =>
  d.chiave === undefined
    ? d.campi.map((c) => riga[c] ?? null)
    : d.campi.map((c) => record(riga[c])[d.chiave ?? ''] ?? null);

const scrittiIn = (riga: Campi, d: DefinizioneCampo, valori: readonly unknown[]): Campi => {
  const { chiave } = d;
  if (chiave === undefined) return Object.fromEntries(d.campi.map((c, i) => [c, valori[i] ?? null]));
  return Object.fromEntries(
    d.campi.map((c, i) => {
      const { [chiave]: _, ...altri } = record(riga[c]);
      const valore = valori[i] ?? null;
      return [c, valore === null || valore === '' ? altri : { ...altri, [chiave]: valore }];
    }),
  );
};

/** Makes a column over the fields of a register: its own row of the view, or a row of another register. */
export const campo = (registro: NomeRegistro, d: DefinizioneCampo): CampoScritto => {
  const suo = d.altrove?.registro ?? registro;
  const bersaglio = (righe: Righe, rigaId: string): string | null =>
    d.altrove === undefined ? rigaId : d.altrove.di(righe, rigaId);
  const { genere } = d;
  const obbligatoria = d.obbligatoria ?? false;
  const maiVuota = obbligatoria || (d.nonVuota ?? false);
  return {
    ...{ id: d.id, titolo: d.titolo, gruppo: d.gruppo ?? null, aiuto: d.aiuto ?? null, obbligatoria, genere },
    dichiara: d.campi.map((c) => `${suo}.${c}`),
    riga: bersaglio,
    attuale: (righe, rigaId) => {
      const id = bersaglio(righe, rigaId);
      const riga = id === null ? undefined : righe.riga(suo, id);
      if (riga !== undefined) return genere.mostra(valoriIn(riga, d), righe.piano);
      return d.altrove?.crea === undefined ? null : { testo: '', valore: null };
    },
    accanto: (piano, rigaId) => {
      if (piano.registri.correzione.length === 0) return null;
      const righe: Righe = { piano, riga: (r, id) => rigaDelPiano(piano, r, id) };
      const id = bersaglio(righe, rigaId);
      const correzioni = id === null ? [] : d.campi.map((c) => correzioneDi(piano, suo, id, c));
      const prima = correzioni.find((c) => c !== undefined);
      const riga = id === null ? undefined : rigaDelPiano(piano, suo, id);
      if (prima === undefined || riga === undefined) return null;
      const letti = Object.fromEntries(
        d.campi.map((c, i) => [
          c,
          correzioni[i] === undefined ? riga[c] : (JSON.parse(correzioni[i].importato) as unknown),
        ]),
      );
      const { autore, istante, motivo } = prima;
      return { importato: genere.mostra(valoriIn(letti, d), piano), correzione: { autore, istante, motivo } };
    },
    scrivi: (lavoro, rigaId, testo, dintorni) => {
      const vuoto = testo.trim() === '';
      if (vuoto && maiVuota) return { messaggio: `«${d.titolo}» non può restare vuoto: serve ${genere.atteso}.` };
      const letto = vuoto ? { valori: genere.vuoto } : genere.leggi(testo, dintorni);
      if ('messaggio' in letto) return letto;
      if (maiVuota && letto.valori.every((v) => v === null || v === ''))
        return { messaggio: `«${d.titolo}» non può restare sconosciuto: serve ${genere.atteso}.` };
      const id = bersaglio(lavoro, rigaId) ?? (vuoto ? null : (d.altrove?.crea?.(lavoro, rigaId) ?? null));
      const riga = id === null ? undefined : lavoro.riga(suo, id);
      if (id !== null && riga !== undefined) {
        if (vuoto && d.altrove?.toglieSeVuota === true) lavoro.elimina(suo, id);
        else lavoro.modifica(suo, id, scrittiIn(riga, d, letto.valori));
      } else if (!vuoto) return { messaggio: `«${d.titolo}» non si scrive in questa riga.` };
      return genere.mostra(letto.valori, lavoro.piano);
    },
    ripristina: (lavoro, rigaId) => {
      const id = bersaglio(lavoro, rigaId);
      if (id === null) return false;
      const letti: Record<string, unknown> = {};
      for (const c of d.campi) {
        const correzione = correzioneDi(lavoro.piano, suo, id, c);
        if (correzione !== undefined) letti[c] = JSON.parse(correzione.importato);
      }
      if (Object.keys(letti).length === 0) return false;
      lavoro.modifica(suo, id, letti);
      return true;
    },
  };
};

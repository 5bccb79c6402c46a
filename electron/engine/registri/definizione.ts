import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import type { LeggiCelle } from './bilanci.ts';
import { corpoCampi, scritturaCampi } from './campi-nominati.ts';
import type { CorpoVista } from './celle.ts';
import { contaSemplice, corpoSemplice, type Scrittura, scritturaSemplice, type VistaSemplice } from './scrittura.ts';

type Genere = DocumentoImportato['genere'];
/** A view of the registers room: what it shows and what a person may write in it. */
export type Definizione = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string;
  readonly descrizione: string;
  /** Kinds of files whose anomalies are shown beside this view; `tutte` = every one. */
  readonly generi: readonly Genere[] | 'tutte';
  readonly costruisci: (piano: Piano, celle: LeggiCelle) => CorpoVista;
  readonly scrittura?: (piano: Piano) => Scrittura;
  /** How many rows there are, totals aside, where it can be said without making them. */
  readonly conta?: (piano: Piano, celle: LeggiCelle) => number;
};

/** A view made of its columns alone. */
export const tavola = (
  id: string,
  titolo: string,
  gruppo: string,
  descrizione: string,
  vista: VistaSemplice,
): Definizione => ({
  ...{ id, titolo, gruppo, descrizione, generi: [] },
  costruisci: corpoSemplice(vista),
  scrittura: scritturaSemplice(vista),
  conta: contaSemplice(vista),
});

/** A view of named facts. */
export const fatti = (id: string, titolo: string, gruppo: string, descrizione: string): Definizione => ({
  ...{ id, titolo, gruppo, descrizione, generi: [] },
  costruisci: corpoCampi(id),
  scrittura: scritturaCampi,
});

import {
  BookOpenCheck,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleMinus,
  CirclePause,
  CircleQuestionMark,
  CircleSlash,
  Info,
  type LucideIcon,
  OctagonAlert,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import type { Rilievo } from '#domain/esito.ts';
import type { Stato } from '#domain/stati.ts';
import type { FormaLivello } from '../ui/SegnoLivello.tsx';
import type { Tono } from '../ui/toni.ts';

type Segno = { readonly icona: LucideIcon; readonly tono: Tono };

/**
 * How grave a finding looks: what cannot be verified is its own kind, never a lighter violation; a question that no datum
 * decides is another, for a person to read.
 */
export type GravitaVista = Stato<'gravita'> | 'non_verificabile' | 'da_rileggere';
/** Order in which findings are listed. */
export const ordineGravita: readonly GravitaVista[] = [
  'bloccante',
  'avviso',
  'informazione',
  'non_verificabile',
  'da_rileggere',
];
/** Kind under which a finding is listed and counted. */
export const gravitaVista = (r: Pick<Rilievo, 'esito' | 'gravita' | 'daRileggere'>): GravitaVista =>
  r.daRileggere === true ? 'da_rileggere' : r.esito === 'non_verificabile' ? 'non_verificabile' : r.gravita;
/** Order of two findings, the gravest first. */
export const perGravita = (a: Parameters<typeof gravitaVista>[0], b: Parameters<typeof gravitaVista>[0]): number =>
  ordineGravita.indexOf(gravitaVista(a)) - ordineGravita.indexOf(gravitaVista(b));

/** Icon and colour of each kind of finding. */
export const segniGravita: Readonly<Record<GravitaVista, Segno>> = {
  bloccante: { icona: OctagonAlert, tono: 'bad' },
  avviso: { icona: TriangleAlert, tono: 'warn' },
  informazione: { icona: Info, tono: 'act' },
  non_verificabile: { icona: CircleQuestionMark, tono: 'unk' },
  da_rileggere: { icona: BookOpenCheck, tono: 'act' },
};

/** What became of a contribution; `aperto` = no answer yet. */
export type EsitoVisto = Stato<'esitoContributo'> | 'aperto';
/** Icon and colour of each answer. */
export const segniEsito: Readonly<Record<EsitoVisto, Segno>> = {
  accolto: { icona: CircleCheck, tono: 'ok' },
  accolto_in_parte: { icona: CircleDot, tono: 'warn' },
  non_accolto: { icona: CircleSlash, tono: 'bad' },
  non_pertinente: { icona: CircleMinus, tono: 'unk' },
  rinviato: { icona: CirclePause, tono: 'unk' },
  ritirato: { icona: Undo2, tono: 'unk' },
  aperto: { icona: CircleDashed, tono: 'unk' },
};

/** State of a LEPS as a drawing that survives greyscale. */
export const formeLivello: Readonly<
  Record<'attivo' | 'parziale' | 'progressivo' | 'non_attivo' | 'non_verificabile', { forma: FormaLivello; tono: Tono }>
> = {
  attivo: { forma: 'pieno', tono: 'ok' },
  parziale: { forma: 'meta', tono: 'warn' },
  progressivo: { forma: 'cresce', tono: 'act' },
  non_attivo: { forma: 'barra', tono: 'bad' },
  non_verificabile: { forma: 'ignoto', tono: 'unk' },
};

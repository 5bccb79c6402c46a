import { createHash } from 'node:crypto';
import type { EsitoVerifica, Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { type Opzioni, verificaTutto } from '#rules/esegui.ts';
import { regole } from '#rules/indice.ts';
import { confrontaConIlLibro } from './libro-rilievi.ts';

/** Options of the real engine: every rule, SHA-256. */
export const opzioniVere: Opzioni = {
  regole,
  impronta: (testo) => createHash('sha256').update(testo).digest('hex'),
  oggi: '2026-11-24',
};

/** Full check of a plan, on a day. */
export const verifica = (piano: Piano, oggi = opzioniVere.oggi): EsitoVerifica =>
  verificaTutto(piano, { ...opzioniVere, oggi }).esito;

const perCodice = new Map(regole.map((r) => [r.id, [r]] as const));

/** Findings of one rule, which alone is run, as the book of findings has them; text with plain spaces. */
export const rilieviDi = (piano: Piano, regola: string, soggetto?: string, oggi = opzioniVere.oggi): Rilievo[] => {
  const { rilievi, riepilogo } = verificaTutto(piano, {
    ...opzioniVere,
    regole: perCodice.get(regola) ?? [],
    oggi,
  }).esito;
  const trovati = rilievi.filter((r) => soggetto === undefined || r.soggetto === soggetto);
  confrontaConIlLibro(regola, { rilievi: trovati, riepilogo });
  return trovati.map((r) => ({ ...r, messaggio: piani(r.messaggio), espressione: piani(r.espressione) }));
};

/** No-break spaces as plain spaces, so that sentences can be read in a test. */
export const piani = (testo: string): string => testo.replace(/[\u00a0\u202f]/g, ' ');

/** Outcome and message of each finding: `violazione avviso: …`. */
export const inBreve = (rilievi: readonly Rilievo[]): string[] =>
  rilievi.map((r) => `${r.esito} ${r.gravita}: ${r.messaggio}`);

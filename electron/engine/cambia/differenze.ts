import type { Stato } from '#domain/stati.ts';
import type { DettoDalPiano, LuogoDetto } from './detto.ts';
import { blocchiDetti, celleCambiate, inParole, rilievoDettoDa } from './parole-detto.ts';

/** Kind of a place that changed. */
export type GenereCambio = Stato<'genereCambio'>;

/**
 * What became of a place: it says something else, something that was not known is known now and nothing else changed,
 * it was not there, it is there no more.
 */
export type Cambio = 'cambiato' | 'riempito' | 'nuovo' | 'tolto';

/** A place that says something else in two states of a plan. */
export type Differenza = {
  readonly chiave: string;
  readonly genere: GenereCambio;
  readonly cambio: Cambio;
  /** What it said and what it says (as `detto`); null = not there. */
  readonly prima: string | null;
  readonly dopo: string | null;
};

/** What documents print where a value is not known. */
const lacuna = /⟨[^⟩]*⟩|n\.d\./u;

/** Whether a text only had its gaps filled: everything else is where it was, in the same order. */
const soloRiempito = (prima: string, dopo: string): boolean => {
  const pezzi = prima.split(new RegExp(lacuna, 'gu'));
  if (pezzi.length < 2) return false;
  const [inizio = ''] = pezzi;
  const fine = pezzi.at(-1) ?? '';
  if (!dopo.startsWith(inizio) || !dopo.endsWith(fine) || dopo.length < inizio.length + fine.length) return false;
  let da = inizio.length;
  for (const p of pezzi.slice(1, -1)) {
    const dove = dopo.indexOf(p, da);
    if (dove < 0 || dove + p.length > dopo.length - fine.length) return false;
    da = dove + p.length;
  }
  return true;
};

/** A chart that had something to draw. */
const disegnato = (detto: string): boolean => detto.startsWith('[Figura');

/** Cell of a table that said nothing yet. */
const vuota = (testo: string | null): boolean =>
  testo === '' || testo === '–' || (testo !== null && lacuna.test(testo));

const esito = (detto: string) => rilievoDettoDa(detto).esito;
const conTabella = (detto: string): boolean => blocchiDetti(detto).some((b) => b.tipo === 'tabella');

const riempito = (genere: GenereCambio, prima: string, dopo: string): boolean => {
  if (genere === 'segnalazione') return esito(prima) === 'non_verificabile' && esito(dopo) !== 'non_verificabile';
  if (genere === 'grafico' && !disegnato(prima)) return true;
  if (genere === 'tabella' && !conTabella(prima)) return conTabella(dopo);
  if (genere === 'tabella') {
    const celle = celleCambiate(prima, dopo);
    if (celle !== null && celle.length > 0) return celle.every((c) => c.colonna !== null && vuota(c.prima));
  }
  return soloRiempito(inParole(genere, prima), inParole(genere, dopo));
};

/** Key of the sentence that stands for an act that cannot be written yet. */
const attoMancante = 'atto/accordo/';

const differenza = (chiave: string, allora: LuogoDetto | undefined, ora: LuogoDetto | undefined): Differenza[] => {
  const genere = (ora ?? allora)?.genere;
  const [prima, dopo] = [allora?.detto ?? null, ora?.detto ?? null];
  if (genere === undefined || prima === dopo) return [];
  // A subject of a rule that came or went with all well says nothing to anybody.
  if (genere === 'segnalazione' && esito(prima ?? '[]') === 'ok' && esito(dopo ?? '[]') === 'ok') return [];
  const cambio =
    prima === null ? 'nuovo' : dopo === null ? 'tolto' : riempito(genere, prima, dopo) ? 'riempito' : 'cambiato';
  return [{ chiave, genere, cambio, prima, dopo }];
};

/** Every place that says something else, in reading order of the new state; those that are gone come last. */
export const differenzeFra = (allora: DettoDalPiano, ora: DettoDalPiano): readonly Differenza[] => {
  const tutte = [
    ...[...ora].flatMap(([chiave, luogo]) => differenza(chiave, allora.get(chiave), luogo)),
    ...[...allora].flatMap(([chiave, luogo]) => (ora.has(chiave) ? [] : differenza(chiave, luogo, undefined))),
  ];
  if (!allora.has(attoMancante) || ora.has(attoMancante)) return tutte;
  // An act that could not be written and now can: nothing that somebody had read changed.
  return tutte.map((d) =>
    d.genere === 'clausola' && d.chiave.startsWith(attoMancante) ? { ...d, cambio: 'riempito' } : d,
  );
};

const violazione = (detto: string | null): boolean => detto !== null && esito(detto) === 'violazione';

/**
 * Whether a person must look at a difference before it is forgotten: something that was already said changed. A gap that
 * was filled, a new scheda, a finding on what could not be verified or was not there ask nothing.
 */
export const daGuardare = (d: Differenza): boolean => {
  if (d.cambio === 'riempito') return false;
  if (d.genere === 'segnalazione') return d.prima !== null && (violazione(d.prima) || violazione(d.dopo));
  return d.cambio !== 'nuovo' || d.genere === 'clausola';
};

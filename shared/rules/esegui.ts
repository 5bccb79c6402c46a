import type { EsitoVerifica, Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { chiave, tutto } from './chiavi.ts';
import type { ElencoSoggetti, EsitoSoggetto, Regola, Segnalazione } from './define.ts';
import { type LettoreParametri, lettoreParametri } from './parametri.ts';
import { conAccettazione, registroVuoto, rilievo } from './rilievi.ts';

type Memoria = { readonly chiavi: readonly string[]; readonly segnalazioni: readonly Segnalazione[] };
type PerSoggetto = ReadonlyMap<string, Memoria>;
/** What a rule reads beside the plan. */
type Lettori = { readonly parametri: LettoreParametri; readonly oggi: string };

/** Outcome of a check with what is needed to re-verify only what changes. */
export type StatoVerifica = {
  readonly esito: EsitoVerifica;
  readonly memoria: ReadonlyMap<string, PerSoggetto>;
  readonly composte: ReadonlyMap<string, Composta>;
  /** Day of the check. */
  readonly oggi: string;
};

/**
 * What the runner needs, since this code is pure: rules in catalogue order, a hash of text (acceptances), and the day of
 * the check (`YYYY-MM-DD`), which only the rules on deadlines read.
 */
export type Opzioni = {
  readonly regole: readonly Regola[];
  readonly impronta: (testo: string) => string;
  readonly oggi: string;
};

const segnalazioniDi = (esito: EsitoSoggetto): readonly Segnalazione[] =>
  esito === 'ok' ? [] : 'esito' in esito ? [esito] : esito;

/** A rule that fails is listed as not verifiable, never as ok, and never stops the others. */
const esamina = (
  regola: Regola,
  soggetto: string,
  piano: Piano,
  { parametri, oggi }: Lettori,
  chiavi: readonly string[] | undefined,
): Memoria => {
  try {
    return {
      chiavi: chiavi ?? regola.legge(soggetto, piano),
      segnalazioni: segnalazioniDi(regola.verifica(soggetto, piano, parametri, oggi)),
    };
  } catch (errore) {
    return {
      chiavi: [tutto],
      segnalazioni: [
        {
          esito: 'non_verificabile',
          messaggio: `${regola.titolo}: il controllo non si è concluso (${errore instanceof Error ? errore.message : 'errore'}).`,
          espressione: '',
          operandi: {},
          luoghi: [],
          rimedi: [],
        },
      ],
    };
  }
};

/** Findings and counts of a rule. */
type Composta = {
  readonly perSoggetto: PerSoggetto;
  readonly accettazioni: Piano['registri']['accettazione'];
  readonly rilievi: readonly Rilievo[];
  readonly conti: EsitoVerifica['riepilogo'][string];
};

/** Findings already made of an outcome, with the acceptances that they were made with. */
const fatti = new WeakMap<Memoria, { readonly accettazioni: object; readonly rilievi: readonly Rilievo[] }>();

/** Findings of an outcome: an outcome that still stands keeps them, while nobody accepts or revokes anything. */
const rilieviDi = (
  regola: Regola,
  soggetto: string,
  m: Memoria,
  piano: Piano,
  opzioni: Opzioni,
): readonly Rilievo[] => {
  const accettazioni = piano.registri.accettazione;
  const gia = fatti.get(m);
  if (gia?.accettazioni === accettazioni) return gia.rilievi;
  const rilievi = m.segnalazioni.map((s) =>
    conAccettazione(rilievo(regola, soggetto, s, piano), piano, opzioni.impronta),
  );
  fatti.set(m, { accettazioni, rilievi });
  return rilievi;
};

/** Findings of a rule from its outcomes (a subject counts once, by its worst outcome), with the acceptances. */
const componiRegola = (regola: Regola, perSoggetto: PerSoggetto, piano: Piano, opzioni: Opzioni): Composta => {
  const rilievi: Rilievo[] = [];
  const conti = { esaminati: perSoggetto.size, ok: 0, violazione: 0, non_verificabile: 0 };
  for (const [soggetto, memoria] of perSoggetto) {
    const { segnalazioni } = memoria;
    if (segnalazioni.length === 0) conti.ok += 1;
    else if (segnalazioni.some((s) => s.esito === 'violazione')) conti.violazione += 1;
    else conti.non_verificabile += 1;
    if (segnalazioni.length > 0) rilievi.push(...rilieviDi(regola, soggetto, memoria, piano, opzioni));
  }
  const vuoto = perSoggetto.size === 0 ? (regola.vuoto?.(piano) ?? null) : null;
  if (vuoto !== null) {
    conti.non_verificabile = 1;
    rilievi.push(registroVuoto(regola, vuoto));
  }
  return { perSoggetto, accettazioni: piano.registri.accettazione, rilievi, conti };
};

/** Puts the rules together in catalogue order; a rule whose outcomes are those of before keeps its findings. */
const componi = (
  memoria: ReadonlyMap<string, PerSoggetto>,
  piano: Piano,
  opzioni: Opzioni,
  precedente: ReadonlyMap<string, Composta> | undefined,
): Pick<StatoVerifica, 'esito' | 'composte'> => {
  const rilievi: Rilievo[] = [];
  const riepilogo: EsitoVerifica['riepilogo'] = {};
  const composte = new Map<string, Composta>();
  for (const regola of opzioni.regole) {
    const perSoggetto = memoria.get(regola.id) ?? new Map<string, Memoria>();
    const prima = precedente?.get(regola.id);
    const vale =
      prima !== undefined &&
      perSoggetto.size > 0 &&
      prima.perSoggetto === perSoggetto &&
      prima.accettazioni === piano.registri.accettazione;
    const composta = vale ? prima : componiRegola(regola, perSoggetto, piano, opzioni);
    composte.set(regola.id, composta);
    for (const r of composta.rilievi) rilievi.push(r);
    riepilogo[regola.id] = composta.conti;
  }
  return { esito: { rilievi, riepilogo }, composte };
};

const nessuno: ReadonlySet<string> = new Set();

/** Subjects of a list that a set of keys touches. */
const toccati = (elenco: ElencoSoggetti, toccate: ReadonlySet<string>): ReadonlySet<string> => {
  let esito: Set<string> | null = null;
  for (const [soggetto, { chiavi }] of elenco)
    for (const k of chiavi)
      if (toccate.has(k)) {
        esito ??= new Set();
        esito.add(soggetto);
        break;
      }
  return esito ?? nessuno;
};

const stesse = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((k, i) => k === b[i]));

/** Whether an outcome still stands: the subject reads the same keys as then, and none of them was touched. */
const vale = (
  { chiavi }: Memoria,
  regola: Regola,
  soggetto: string,
  piano: Piano,
  toccate: ReadonlySet<string>,
): boolean => {
  if (chiavi.some((k) => k === tutto || toccate.has(k))) return false;
  const ora = regola.legge(soggetto, piano);
  return ora.length === chiavi.length && ora.every((k, i) => k === chiavi[i]);
};

/** List from which the outcomes of a rule were made, when every subject gave an answer. */
const fatteDa = new WeakMap<PerSoggetto, ElencoSoggetti>();

/** Outcomes over the same list as before: only what is touched is verified again. */
function* soloToccati(
  regola: Regola,
  piano: Piano,
  lettori: Lettori,
  prima: PerSoggetto,
  elenco: ElencoSoggetti,
  daRivedere: ReadonlySet<string>,
): Generator<undefined, PerSoggetto> {
  if (daRivedere.size === 0) return prima;
  const ora = new Map(prima);
  for (const soggetto of prima.keys())
    if (daRivedere.has(soggetto)) {
      ora.set(soggetto, esamina(regola, soggetto, piano, lettori, elenco.get(soggetto)?.chiavi));
      yield;
    }
  return ora;
}

const ricorda = (ora: PerSoggetto, elenco: ElencoSoggetti | undefined): PerSoggetto => {
  if (elenco !== undefined && ![...ora.values()].some((m) => m.chiavi[0] === tutto)) fatteDa.set(ora, elenco);
  return ora;
};

/** Outcomes of one rule: those that still stand and those verified now; yields after each subject verified. */
function* verificaRegola(
  regola: Regola,
  piano: Piano,
  lettori: Lettori,
  prima: PerSoggetto | undefined,
  toccate: ReadonlySet<string>,
): Generator<undefined, PerSoggetto> {
  const elenco = regola.elenco?.(piano);
  const daRivedere = elenco === undefined || prima === undefined ? null : toccati(elenco, toccate);
  if (prima !== undefined && elenco !== undefined && daRivedere !== null && fatteDa.get(prima) === elenco) {
    const ora = yield* soloToccati(regola, piano, lettori, prima, elenco, daRivedere);
    return ora === prima ? prima : ricorda(ora, elenco);
  }
  const ora = new Map<string, Memoria>();
  let uguali = prima !== undefined;
  for (const soggetto of elenco?.keys() ?? regola.soggetti(piano)) {
    const nota = prima?.get(soggetto);
    const chiavi = elenco?.get(soggetto)?.chiavi;
    const resta =
      nota !== undefined &&
      (chiavi === undefined || daRivedere === null
        ? vale(nota, regola, soggetto, piano, toccate)
        : !daRivedere.has(soggetto) && nota.chiavi[0] !== tutto && stesse(nota.chiavi, chiavi));
    if (resta) ora.set(soggetto, nota);
    else {
      uguali = false;
      ora.set(soggetto, esamina(regola, soggetto, piano, lettori, chiavi));
      yield;
    }
  }
  return ricorda(uguali && prima !== undefined && prima.size === ora.size ? prima : ora, elenco);
}

/**
 * Check in small steps: yields after each subject so that the caller can let other work pass (a keystroke) and stop
 * when the plan changes. `precedente` with the keys touched since then keeps the outcomes that still hold.
 */
export function* verificaAPassi(
  piano: Piano,
  opzioni: Opzioni,
  precedente?: StatoVerifica,
  cambiate: ReadonlySet<string> = new Set([tutto]),
): Generator<undefined, StatoVerifica> {
  const lettori: Lettori = { parametri: lettoreParametri(piano), oggi: opzioni.oggi };
  const toccate = precedente?.oggi === opzioni.oggi ? cambiate : new Set([...cambiate, chiave.giorno]);
  const daCapo = precedente === undefined || toccate.has(tutto);
  const memoria = new Map<string, PerSoggetto>();
  for (const regola of opzioni.regole) {
    const prima = daCapo ? undefined : precedente.memoria.get(regola.id);
    memoria.set(regola.id, yield* verificaRegola(regola, piano, lettori, prima, toccate));
  }
  return { memoria, oggi: opzioni.oggi, ...componi(memoria, piano, opzioni, daCapo ? undefined : precedente.composte) };
}

const finoInFondo = (passi: Generator<undefined, StatoVerifica>): StatoVerifica => {
  for (;;) {
    const passo = passi.next();
    if (passo.done === true) return passo.value;
  }
};

/** Verifies every subject of every rule. */
export const verificaTutto = (piano: Piano, opzioni: Opzioni): StatoVerifica =>
  finoInFondo(verificaAPassi(piano, opzioni));

/** Re-verifies only the subjects whose data keys were touched; the result equals that of a full check. */
export const riverifica = (
  precedente: StatoVerifica,
  piano: Piano,
  toccate: ReadonlySet<string>,
  opzioni: Opzioni,
): StatoVerifica => finoInFondo(verificaAPassi(piano, opzioni, precedente, toccate));

/** Whether a finding stops the final export and makes `pdz check` exit 1. */
export const blocca = (r: Rilievo): boolean =>
  r.esito === 'violazione' && r.gravita === 'bloccante' && r.accettata === undefined;

import type { PuntoDiNorma } from '#domain/citazioni.ts';
import type { Luogo, Passo, Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import type { LettoreParametri } from './parametri.ts';

/** A legal source: a point of the pack's norm catalogue, or words where the source is not a norm. */
export type RiferimentoFonte = PuntoDiNorma | { readonly testo: string };

/** What a rule says of something that does not hold or cannot be known. Money and FTE in `operandi` are exact text. */
export type Segnalazione = {
  readonly esito: 'violazione' | 'non_verificabile';
  readonly messaggio: string;
  readonly espressione: string;
  readonly operandi: Readonly<Record<string, string>>;
  readonly luoghi: readonly Luogo[];
  readonly rimedi: readonly Rilievo['rimedi'][number][];
  /** Tells apart several findings of one subject (three wrong citations in one paragraph). */
  readonly parte?: string;
  /** Rule that lists the missing datum once. */
  readonly causa?: string;
  readonly probabile?: boolean;
  /** A question for the drafter («Da rileggere»): no datum decides it. */
  readonly daRileggere?: boolean;
  /** The computation step by step, where a formula is behind the finding. */
  readonly passi?: readonly Passo[];
  /** Sources of this finding, where they differ from the rule's. */
  readonly fonti?: readonly RiferimentoFonte[];
};
/** Outcome for a subject: `ok`, or one or more findings. */
export type EsitoSoggetto = 'ok' | Segnalazione | readonly Segnalazione[];

/** A finding of a subject, as `gravita` sees it. */
type SegnalazioneDi = Segnalazione & { readonly soggetto: string };

/** Subjects in order with their keys. */
export type ElencoSoggetti = ReadonlyMap<string, { readonly chiavi: readonly string[] }>;

/**
 * A rule. `soggetti` = keys of what is examined, in a stable order; `legge` = data keys (chiavi.ts) that verifying a
 * subject reads: when a change touches none of them the previous outcome stands. `vuoto` = sentence that says that the
 * register of the rule is empty (never given by rules over a fixed set, which report absence as their outcome).
 */
export type Regola = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string;
  /** Severity in the catalogue; `gravita` decides for each finding. */
  readonly base: Stato<'gravita'>;
  readonly gravita: (segnalazione: SegnalazioneDi, piano: Piano) => Stato<'gravita'>;
  readonly fonti: readonly RiferimentoFonte[];
  readonly soggetti: (piano: Piano) => readonly string[];
  readonly vuoto?: (piano: Piano) => string | null;
  /** Register to fill when the rule has nothing to examine. */
  readonly dove?: NomeRegistro;
  readonly legge: (soggetto: string, piano: Piano) => readonly string[];
  /**
   * Subjects with the keys that each reads, all at once and kept while the registers behind them live: the runner then
   * looks only at what a change touches. Same subjects, in the same order, as `soggetti` and `legge`.
   */
  readonly elenco?: (piano: Piano) => ElencoSoggetti;
  /** `oggi` = day of the check, `YYYY-MM-DD`: who reads it has `chiave.giorno` among its keys. */
  readonly verifica: (soggetto: string, piano: Piano, parametri: LettoreParametri, oggi: string) => EsitoSoggetto;
};

/** A rule as it is written: severity and emptiness have defaults. */
export type DefinizioneRegola = Omit<Regola, 'gravita' | 'vuoto'> & Partial<Pick<Regola, 'gravita' | 'vuoto'>>;

const scala = ['informazione', 'avviso', 'bloccante'] as const;

/**
 * Completes a rule. Without its own `gravita`: a violazione has the severity of the catalogue; what cannot be verified
 * never blocks, and is only informazione when its cause is already listed by another rule.
 */
export const defineRule = (regola: DefinizioneRegola): Regola => {
  const propria = regola.gravita ?? (() => regola.base);
  return {
    ...regola,
    gravita: (s, piano) => {
      const gravita = propria(s, piano);
      if (s.esito === 'violazione') return gravita;
      if (s.causa !== undefined && s.causa !== regola.id) return 'informazione';
      return scala[Math.min(scala.indexOf(gravita), 1)] ?? 'avviso';
    },
  };
};

import { righeInUso } from './documenti.ts';
import { comuneDellEnte, ente } from './enti.ts';
import { differenza, type Frazione, frazione } from './frazione.ts';
import { fineAnno } from './giorni.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroTabella } from './parametri.ts';
import type { Piano } from './piano.ts';
import { popolazioneComune } from './popolazione.ts';
import type { Riga } from './registri.ts';

/** Declared hiring capacity of bodies, rows in use. */
export const capacitaDichiarate = (piano: Piano): readonly Riga<'capacitaAssunzionale'>[] =>
  righeInUso(piano, piano.registri.capacitaAssunzionale);

/** Value of a table by bands of inhabitants (`<1000`, `1000-1999`, `>=1500000`); `null` when no band holds them. */
export const valoreDellaFascia = (tabella: Readonly<Record<string, unknown>>, abitanti: number): number | null => {
  for (const [fascia, valore] of Object.entries(tabella)) {
    const letta = /^(?:<(\d+)|(\d+)-(\d+)|>=(\d+))$/u.exec(fascia);
    if (letta === null || typeof valore !== 'number') continue;
    const [, sotto, da, a, oltre] = letta;
    const dentro =
      (sotto !== undefined && abitanti < Number(sotto)) ||
      (da !== undefined && Number(da) <= abitanti && abitanti <= Number(a)) ||
      (oltre !== undefined && abitanti >= Number(oltre));
    if (dentro) return valore;
  }
  return null;
};

/** Room for hires of a body in a year: cents, exact; with the threshold used, `null` when the body wrote the room itself. */
export type Spazio = { readonly cents: Frazione; readonly sogliaBp: number | null };

const soglia = (piano: Piano, r: Riga<'capacitaAssunzionale'>): number | NonVerificabile => {
  if (r.sogliaBp !== null) return r.sogliaBp;
  const comune = comuneDellEnte(piano, r.enteId);
  if (comune === undefined)
    return nonVerificabile(
      `le soglie dell’art. 33, c. 2, D.L. 34/2019 valgono per i Comuni, non per «${ente(piano, r.enteId)?.denominazione ?? 'ente non riconosciuto'}»`,
    );
  const residenti = popolazioneComune(piano, comune.id)?.residenti;
  if (residenti === undefined) return nonVerificabile(`manca la popolazione di ${comune.nome}`);
  const tabella = parametroTabella(piano.pacco, nomiParametri.sogliaComuni, fineAnno(r.anno));
  if (eNonVerificabile(tabella)) return tabella;
  return (
    valoreDellaFascia(tabella, residenti) ??
    nonVerificabile(`il modello non ha la soglia per un Comune di ${residenti} abitanti`)
  );
};

/**
 * Room for permanent hires (D.L. 34/2019, art. 33, c. 2; DM 17 March 2020, table 1): threshold × current revenue net of
 * FCDE − staff spending. The room that the body certifies prevails. Beyond the first threshold the second one decides,
 * which the pack does not know: non verificabile.
 */
export const spazioAssunzionale = (piano: Piano, r: Riga<'capacitaAssunzionale'>): Spazio | NonVerificabile => {
  if (r.spazioCents !== null) return { cents: frazione(r.spazioCents), sogliaBp: null };
  const bp = soglia(piano, r);
  if (eNonVerificabile(bp)) return bp;
  if (r.entrateNetteCents === null || r.spesaPersonaleCents === null)
    return nonVerificabile('mancano le entrate correnti nette o la spesa di personale');
  const cents = differenza(
    frazione(BigInt(r.entrateNetteCents) * BigInt(bp), 10_000n),
    frazione(r.spesaPersonaleCents),
  );
  return cents.num < 0n
    ? nonVerificabile(
        'la spesa di personale supera la prima soglia: quanto si può assumere dipende dalla seconda (D.M. 17 marzo 2020, tab. 3), non ancora letta',
      )
    : { cents, sogliaBp: bp };
};

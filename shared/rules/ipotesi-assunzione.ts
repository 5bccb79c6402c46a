import { capacitaDichiarate, spazioAssunzionale } from '#domain/capacita.ts';
import { costoAssunzioni, motivoCosto } from '#domain/costi-assunzioni.ts';
import { comuneDellEnte } from '#domain/enti.ts';
import { confronta, differenza, type Frazione, frazione, quoziente } from '#domain/frazione.ts';
import { costoNellAnno } from '#domain/ipotesi-assunzione.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import {
  asDellAnno,
  type ContributoAS,
  contributoAS,
  motivoIgnoti,
  type SoglieAS,
  soglieAS,
} from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { type ParteDelRiparto, ripartoDelPiano } from '#domain/riparto-contributo.ts';
import { fondoComuni } from '#domain/risorse.ts';
import { lettoreParametri } from './parametri.ts';

/** Highest threshold that a number of FTE reaches. */
export type SogliaRaggiunta = 'nessuna' | 'contributo' | 'leps' | 'obiettivo';

/** Assistenti sociali of the Ambito in a year, as the plan is or as it would be. */
export type MisuraAS = {
  /** FTE at 31/12 that count for the ratio. */
  readonly alFine: Frazione;
  /** Inhabitants for one; `null` = nobody, or not known. */
  readonly unoOgni: Frazione | null;
  readonly soglia: SogliaRaggiunta | null;
  /** Day-weighted mean that counts for the contribution. */
  readonly media: Frazione;
  readonly contributo: ContributoAS | NonVerificabile;
  readonly riparto: readonly ParteDelRiparto[] | NonVerificabile;
};

/** Room for hires of the body in the year of the hire, before and after; cents, exact. */
export type SpazioIpotesi = {
  readonly anno: number;
  readonly spazio: Frazione;
  /** Hires on the body's own budget without and with the hypothesis. */
  readonly primaCents: number;
  readonly dopoCents: number;
  readonly residuo: Frazione;
  readonly basta: boolean;
  /** Threshold used, basis points; `null` when the body certified the room. */
  readonly sogliaBp: number | null;
};

/** Effect of a hypothesis on a year of the plan. */
export type AnnoIpotesi = {
  readonly anno: number;
  readonly prima: MisuraAS;
  readonly dopo: MisuraAS;
  readonly soglie: SoglieAS | NonVerificabile;
  readonly costo: ReturnType<typeof costoNellAnno>;
};

const raggiunta = (n: Frazione, s: SoglieAS): SogliaRaggiunta => {
  if (confronta(n, s.obiettivo.fte) >= 0) return 'obiettivo';
  if (confronta(n, s.leps.fte) >= 0) return 'leps';
  return confronta(n, s.contributo.fte) > 0 ? 'contributo' : 'nessuna';
};

const misura = (piano: Piano, anno: number): MisuraAS | NonVerificabile => {
  const as = asDellAnno(piano, anno);
  if (eNonVerificabile(as)) return as;
  const soglie = soglieAS(piano, anno);
  const { fte } = as.totaleAlFine;
  const certo = motivoIgnoti(piano, as.totaleAlFine) === null && !eNonVerificabile(soglie);
  return {
    alFine: fte,
    unoOgni: certo && fte.num > 0n ? quoziente(frazione(soglie.popolazione), fte) : null,
    soglia: certo ? raggiunta(fte, soglie) : null,
    media: as.contributo.media.fte,
    contributo: contributoAS(piano, anno),
    riparto: ripartoDelPiano(piano, anno),
  };
};

/** Every year of the plan without and with a hire; non verificabile when the staff is not known. */
export const effettiAssunzione = (
  prima: Piano,
  dopo: Piano,
  riga: Fabbisogno,
): readonly AnnoIpotesi[] | NonVerificabile => {
  const anni: AnnoIpotesi[] = [];
  for (const anno of anniDelPiano(prima)) {
    const due = tutti(misura(prima, anno), misura(dopo, anno));
    if (eNonVerificabile(due)) return due;
    anni.push({ anno, prima: due[0], dopo: due[1], soglie: soglieAS(prima, anno), costo: costoNellAnno(riga, anno) });
  }
  return anni;
};

/** Room of the body in the year of the hire (D.L. 34/2019, art. 33, c. 2), as PERS-11 reckons it, before and after. */
export const spazioConAssunzione = (prima: Piano, dopo: Piano, riga: Fabbisogno): SpazioIpotesi | NonVerificabile => {
  const { anno, enteId } = riga;
  if (enteId === null) return nonVerificabile('l’ente non è riconosciuto');
  if (comuneDellEnte(prima, enteId) === undefined)
    return nonVerificabile(
      'lo spazio dell’art. 33, c. 2, D.L. 34/2019 riguarda i Comuni: per gli altri enti valgono regole diverse',
    );
  const riga33 = capacitaDichiarate(prima).find((c) => c.enteId === enteId && c.anno === anno);
  if (riga33 === undefined)
    return nonVerificabile(`nel registro della capacità assunzionale non c’è la riga ${anno} di questo ente`);
  const noti = tutti(
    fondoComuni(prima),
    lettoreParametri(prima).elenco(nomiParametri.rapportiCapacita, anno),
    spazioAssunzionale(prima, riga33),
  );
  if (eNonVerificabile(noti)) return noti;
  const [fondo, rapporti, spazio] = noti;
  const costi = [prima, dopo].map((p) => costoAssunzioni(p, enteId, anno, fondo, rapporti));
  const [senza, con] = costi;
  if (senza === undefined || con === undefined) return nonVerificabile('il costo delle assunzioni non è noto');
  const motivo = motivoCosto(con);
  if (motivo !== null) return nonVerificabile(motivo);
  const residuo = differenza(spazio.cents, frazione(con.certiCents));
  return {
    anno,
    spazio: spazio.cents,
    primaCents: senza.certiCents,
    dopoCents: con.certiCents,
    residuo,
    basta: residuo.num >= 0n,
    sogliaBp: spazio.sogliaBp,
  };
};

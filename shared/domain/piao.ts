import { documentoDi, righeInUso } from './documenti.ts';
import { differenza, type Frazione, frazione, somma, zero } from './frazione.ts';
import { fteFabbisogno } from './incarichi.ts';
import { derivatoDa, raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import type { Fabbisogno, Riga } from './registri.ts';

/** Rule that lists a missing PIAO once; other rules name it as their cause. */
export const causaPiao = 'PERS-20';

const fabbisogni = (piano: Piano): readonly Fabbisogno[] => righeInUso(piano, piano.registri.fabbisogno);

/** Years of which a body's PIAO in use speaks: those of its rows and those that its documents cover. */
export const anniDelPiao = (piano: Piano, enteId: string): ReadonlySet<number> =>
  derivatoDa([fabbisogni(piano), piano.registri.documento, piano.testa], `piao:${enteId}`, () => {
    const anni = new Set<number>();
    for (const f of fabbisogni(piano)) {
      if (f.enteId !== enteId) continue;
      anni.add(f.anno);
      const d = documentoDi(piano, f);
      for (const anno of anniDelPiano(piano))
        if (d && d.annoDal !== null && d.annoAl !== null && d.annoDal <= anno && anno <= d.annoAl) anni.add(anno);
    }
    for (const d of piano.registri.documento)
      if (
        d.genere === 'personale' &&
        d.stato === 'valido' &&
        d.enteId === enteId &&
        d.annoDal !== null &&
        d.annoAl !== null
      )
        for (let anno = d.annoDal; anno <= Math.min(d.annoAl, d.annoDal + 10); anno += 1) anni.add(anno);
    return anni;
  });

/** Lines of the PTFP in use of a body, profile and year. */
export const fabbisogniDi = (piano: Piano, enteId: string, profiloId: string, anno: number): readonly Fabbisogno[] =>
  raggruppa(fabbisogni(piano), 'ente-profilo-anno', (f) => `${f.enteId}/${f.profiloId}/${f.anno}`).get(
    `${enteId}/${profiloId}/${anno}`,
  ) ?? [];

/** FTE of lines of the PTFP, exact; non verificabile when the hours of one cannot be read. */
export const fteDi = (righe: readonly Fabbisogno[]): Frazione | NonVerificabile => {
  let totale = zero;
  for (const f of righe) {
    const fte = fteFabbisogno(f);
    if (fte === null) return nonVerificabile(`l’orario di «${f.profiloLetto}» ${f.anno} non si legge`);
    totale = somma(totale, fte);
  }
  return totale;
};

/** Posts that a body declares in use, of a body and profile, by year. */
export const dotazioni = (piano: Piano): readonly Riga<'dotazione'>[] => righeInUso(piano, piano.registri.dotazione);

/** FTE that declared posts say are covered; non verificabile where one does not say it. */
export const copertiDi = (righe: readonly Riga<'dotazione'>[]): Frazione | NonVerificabile => {
  const coperti = righe.flatMap((d) => (d.copertiMilli === null ? [] : [d.copertiMilli]));
  return righe.length === 0 || coperti.length < righe.length
    ? nonVerificabile('la dotazione non dice quanti posti sono coperti')
    : frazione(
        coperti.reduce((a, b) => a + b, 0),
        1000,
      );
};

/**
 * Staff that a year should end with: what was declared the year before, plus hires, less leavings. A transformation
 * changes hours by an amount that the PTFP does not say: `trasformazioni` counts them.
 */
export const catenaOrganico = (
  prima: Frazione,
  righe: readonly Fabbisogno[],
): { readonly calcolato: Frazione; readonly trasformazioni: number } | NonVerificabile => {
  const di = (tipo: Fabbisogno['tipo']) => righe.filter((f) => f.tipo === tipo);
  const [entrate, uscite] = [fteDi(di('assunzione')), fteDi(di('cessazione'))];
  if (eNonVerificabile(entrate)) return entrate;
  if (eNonVerificabile(uscite)) return uscite;
  return {
    calcolato: differenza(somma(prima, entrate), uscite),
    trasformazioni: di('trasformazione').length,
  };
};

import type { Piano } from '#domain/piano.ts';

/** Sum, or null when one is not known. */
const somma = (valori: readonly (number | null)[]): number | null =>
  valori.reduce<number | null>((s, v) => (s === null || v === null ? null : s + v), 0);

/** Balances of a scheda read straight from the rows, one loop each: what the engine's answer is compared with. */
export const contiIngenui = (piano: Piano, schedaId: string) => {
  const { voceSpesa, voceAnno, copertura, assegnazione } = piano.registri;
  const voci = voceSpesa.filter((v) => v.schedaId === schedaId && v.natura !== 'in_natura');
  const perAnno = new Map<number, { costo: number | null; risorse: number | null }>();
  for (let anno = 1900; anno < 2200; anno++) {
    const costi: (number | null)[] = [];
    const fonti: (number | null)[] = [];
    for (const v of voci) {
      const suoi = voceAnno.filter((r) => r.voceId === v.id && r.anno === anno).map((r) => r.importoCents);
      const sue = copertura.filter((r) => r.voceId === v.id && r.anno === anno).map((r) => r.importoCents);
      fonti.push(...sue);
      const dice = suoi.some((c) => c !== null) || sue.some((c) => c !== 0);
      if (dice) costi.push(suoi.length === 0 ? null : somma(suoi));
    }
    if (costi.length > 0 || fonti.length > 0) perAnno.set(anno, { costo: somma(costi), risorse: somma(fonti) });
  }
  const perFondo = new Map<string, { scheda: number | null; piano: number | null; assegnato: number | null }>();
  const tutte = voceSpesa.filter((v) => v.schedaId === schedaId).map((v) => v.id);
  for (const c of copertura) {
    if (!tutte.includes(c.voceId) || c.fondoId === null) continue;
    const uguale = (f: string | null, anno: number) => f === c.fondoId && anno === c.annualita;
    const inSchede = new Set(
      voceSpesa.filter((v) => piano.registri.scheda.some((s) => s.id === v.schedaId)).map((v) => v.id),
    );
    const date = assegnazione.filter((a) => uguale(a.fondoId, a.anno));
    perFondo.set(`${c.fondoId}/${c.annualita}`, {
      scheda: somma(
        copertura.filter((x) => tutte.includes(x.voceId) && uguale(x.fondoId, x.annualita)).map((x) => x.importoCents),
      ),
      piano: somma(
        copertura.filter((x) => inSchede.has(x.voceId) && uguale(x.fondoId, x.annualita)).map((x) => x.importoCents),
      ),
      assegnato: date.length === 0 ? null : somma(date.map((a) => a.importoCents)),
    });
  }
  return { perAnno, perFondo };
};

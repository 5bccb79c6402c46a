import { sommaCentesimi } from './denaro.ts';
import { documentoDi, righeInUso } from './documenti.ts';
import { derivatoDa, raggruppa } from './indice.ts';
import { eNonVerificabile } from './non-verificabile.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import type { Copertura, Riga, Scheda, VoceSpesa } from './registri.ts';
import { assegnato, programmato, risorseAnno, risorsePiano, risorseSchedaAnno } from './risorse.ts';

/** A sum of amounts: cents of those that are known, how many are not. */
export type Somma = { readonly cents: number; readonly ignoti: number };

/** Cost written and funds found, with the exact difference (funds − cost, cents); null = one of them is not known. */
export type Confronto = { readonly costo: Somma; readonly risorse: Somma; readonly differenza: number | null };

/** A voce in a year: what it costs, what pays for it. `costo: null` = nobody wrote what it costs. */
export type ContoVoce = {
  readonly voceId: string;
  readonly anno: number;
  readonly costo: number | null;
  readonly risorse: Somma;
  readonly differenza: number | null;
  /** Given in kind: it has a value and no money behind it, and is in no balance. */
  readonly inNatura: boolean;
};

/** A fund as the scheda uses it in one of its annualities, beside what the whole plan does with it. */
export type ContoFondo = {
  readonly fondoId: string | null;
  readonly fondoLetto: string;
  readonly annualita: number;
  readonly scheda: Somma;
  /** What all the schede spend of it; null = the fund is not one of the pack. */
  readonly piano: Somma | null;
  readonly assegnato: number | null;
  /** Assigned − planned by all the schede. */
  readonly resta: number | null;
};

/** Both balances of a scheda: by year against its own costs, by fund against the plan. Amounts in cents. */
export type ContiScheda = {
  readonly anni: readonly (Confronto & { readonly anno: number; readonly piano: Somma; readonly senzaCosto: number })[];
  readonly totale: Confronto & { readonly piano: Somma; readonly senzaCosto: number };
  readonly voci: readonly ContoVoce[];
  readonly fondi: readonly ContoFondo[];
  /** Totals of the scheda written in an imported overview, year by year: they should equal its resources. */
  readonly scritti: readonly {
    readonly anno: number;
    readonly scritto: number | null;
    readonly differenza: number | null;
  }[];
};

const somma = (importi: readonly (number | null)[]): Somma => ({
  cents: sommaCentesimi(importi.filter((i) => i !== null)),
  ignoti: importi.filter((i) => i === null).length,
});
const dueSomme = (t: { readonly cents: number; readonly ignoti: number }): Somma => ({
  cents: t.cents,
  ignoti: t.ignoti,
});
const nota = (s: Somma): number | null => (s.ignoti > 0 ? null : s.cents);
const meno = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

/** Items of expense of a scheda, in register order. */
export const vociDellaScheda = (piano: Piano, schedaId: string): readonly VoceSpesa[] =>
  raggruppa(piano.registri.voceSpesa, 'scheda', (v) => v.schedaId).get(schedaId) ?? [];
/** What pays for an item of expense, in register order. */
export const copertureDellaVoce = (piano: Piano, voceId: string): readonly Copertura[] =>
  raggruppa(piano.registri.copertura, 'voce', (c) => c.voceId).get(voceId) ?? [];
const costiDellaVoce = (piano: Piano, voceId: string): readonly Riga<'voceAnno'>[] =>
  raggruppa(piano.registri.voceAnno, 'voce', (v) => v.voceId).get(voceId) ?? [];

const contoVoce = (piano: Piano, voce: VoceSpesa, anno: number): ContoVoce => {
  const costi = costiDellaVoce(piano, voce.id).filter((c) => c.anno === anno);
  const costo = costi.length === 0 ? null : nota(somma(costi.map((c) => c.importoCents)));
  const fonti = somma(
    copertureDellaVoce(piano, voce.id)
      .filter((c) => c.anno === anno)
      .map((c) => c.importoCents),
  );
  const inNatura = voce.natura === 'in_natura';
  return {
    ...{ voceId: voce.id, anno, costo, risorse: fonti, inNatura },
    differenza: inNatura ? null : meno(nota(fonti), costo),
  };
};

/** A voce-year that says nothing: no cost and no funds. */
const muta = (v: ContoVoce): boolean => v.costo === null && v.risorse.cents === 0 && v.risorse.ignoti === 0;

const confronto = (voci: readonly ContoVoce[]): Confronto & { readonly senzaCosto: number } => {
  const contate = voci.filter((v) => !v.inNatura && !muta(v));
  const costo = somma(contate.map((v) => v.costo));
  const risorse = {
    cents: sommaCentesimi(contate.map((v) => v.risorse.cents)),
    ignoti: contate.reduce((n, v) => n + v.risorse.ignoti, 0),
  };
  return { costo, risorse, differenza: meno(nota(risorse), nota(costo)), senzaCosto: costo.ignoti };
};

const fondiDi = (piano: Piano, voci: readonly VoceSpesa[]): readonly ContoFondo[] => {
  const gruppi = new Map<string, Copertura[]>();
  for (const c of voci.flatMap((v) => copertureDellaVoce(piano, v.id))) {
    const k = `${c.fondoId ?? `?${c.fondoLetto}`}/${c.annualita}`;
    gruppi.set(k, [...(gruppi.get(k) ?? []), c]);
  }
  const posto = new Map(piano.pacco.fondi.map((f, i) => [f.id, i]));
  return [...gruppi.values()]
    .flatMap((righe): ContoFondo[] => {
      const [prima] = righe;
      if (prima === undefined) return [];
      const { fondoId, fondoLetto, annualita } = prima;
      const tutte = fondoId === null ? null : programmato(piano, fondoId, annualita);
      const dato = fondoId === null ? null : assegnato(piano, fondoId, annualita);
      const cents = dato === null || eNonVerificabile(dato) ? null : dato.cents;
      const delPiano = tutte === null ? null : { cents: tutte.cents, ignoti: tutte.ignoti };
      return [
        {
          ...{ fondoId, fondoLetto, annualita, scheda: somma(righe.map((r) => r.importoCents)), piano: delPiano },
          ...{ assegnato: cents, resta: delPiano === null ? null : meno(cents, nota(delPiano)) },
        },
      ];
    })
    .sort(
      (a, b) =>
        (posto.get(a.fondoId ?? '') ?? posto.size) - (posto.get(b.fondoId ?? '') ?? posto.size) ||
        (a.fondoLetto < b.fondoLetto ? -1 : a.fondoLetto > b.fondoLetto ? 1 : a.annualita - b.annualita),
    );
};

/** Totals of the scheda in the overviews of the plan that were imported, as QE-01 reads them. */
const scrittiDi = (piano: Piano, scheda: Scheda): ContiScheda['scritti'] => {
  const scritti = righeInUso(piano, piano.registri.prospettoScritto);
  const perScheda = raggruppa(scritti, 'scheda', (p) => p.schedaId);
  const perCodice = raggruppa(scritti, 'codice', (p) => (p.schedaId === null ? (p.schedaLetta?.trim() ?? null) : null));
  return [...(perScheda.get(scheda.id) ?? []), ...(perCodice.get(scheda.codice) ?? [])].flatMap((p) => {
    if (p.ruolo !== 'totale' || p.fondoId !== null || p.anno === null) return [];
    if (documentoDi(piano, p)?.genere !== 'prospetto') return [];
    const risorse = nota(dueSomme(risorseSchedaAnno(piano, scheda.id, p.anno)));
    return [{ anno: p.anno, scritto: p.importoCents, differenza: meno(p.importoCents, risorse) }];
  });
};

/** Both balances of a scheda; computed once for each state of the registers that they read. */
export const contiScheda = (piano: Piano, scheda: Scheda): ContiScheda => {
  const { registri, pacco, testa } = piano;
  const parti = [
    ...[registri.copertura, registri.voceSpesa, registri.voceAnno, registri.scheda, pacco, testa],
    ...[righeInUso(piano, registri.assegnazione), righeInUso(piano, registri.prospettoScritto), registri.documento],
  ];
  return derivatoDa(parti, `conti:${scheda.id}`, () => {
    const voci = vociDellaScheda(piano, scheda.id);
    const scritti = voci.flatMap((v) => [...costiDellaVoce(piano, v.id), ...copertureDellaVoce(piano, v.id)]);
    const anni = [...new Set([...anniDelPiano(piano), ...scritti.map((r) => r.anno)])].sort((a, b) => a - b);
    const conti = anni.flatMap((anno) => voci.map((v) => contoVoce(piano, v, anno)));
    const perAnno = anni.map((anno) => ({
      ...{ anno, ...confronto(conti.filter((c) => c.anno === anno)) },
      piano: dueSomme(risorseAnno(piano, anno)),
    }));
    return {
      anni: perAnno,
      totale: { ...confronto(conti), piano: dueSomme(risorsePiano(piano)) },
      voci: conti,
      fondi: fondiDi(piano, voci),
      scritti: scrittiDi(piano, scheda),
    };
  });
};

import { fineAnno } from './giorni.ts';
import { derivatoDa, raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroTabella } from './parametri.ts';
import type { Piano } from './piano.ts';
import type { Riga, Scheda } from './registri.ts';
import { schedeDelLeps } from './risorse.ts';
import type { Stato } from './stati.ts';

const eElenco = (v: unknown): v is readonly string[] => Array.isArray(v) && v.every((x) => typeof x === 'string');

/** LEPS ids that the pack gives to a name that rules speak of (`pis`, `dimissioni`…). */
export const lepsDellaRegola = (piano: Piano, nome: string): readonly string[] | NonVerificabile => {
  const tabella = parametroTabella(piano.pacco, nomiParametri.lepsDelleRegole, fineAnno(piano.testa.annoInizio));
  if (eNonVerificabile(tabella)) return tabella;
  const ids = Object.hasOwn(tabella, nome) ? tabella[nome] : undefined;
  return eElenco(ids) ? ids : nonVerificabile(`il modello non dice quali LEPS sono «${nome}»`);
};

/** Schede of the LEPS of a rule, in register order; none when the pack does not name them. */
export const schedeDellaRegola = (piano: Piano, nome: string): readonly Scheda[] =>
  derivatoDa([piano.registri.scheda, piano.pacco, piano.testa], `schede-regola:${nome}`, () => {
    const ids = lepsDellaRegola(piano, nome);
    if (eNonVerificabile(ids)) return [];
    const proprie = new Set(ids.flatMap((id) => schedeDelLeps(piano, id)));
    return piano.registri.scheda.filter((s) => proprie.has(s));
  });

type Dato = Riga<'datoLeps'>;

/** Figures that LEPS ask for, of the LEPS of a rule, for a year (rows without a year hold for every year). */
export const datiLeps = (piano: Piano, nome: string, dato: Stato<'datoLeps'>, anno: number): readonly Dato[] => {
  const ids = lepsDellaRegola(piano, nome);
  if (eNonVerificabile(ids)) return [];
  const tutti = raggruppa(piano.registri.datoLeps, 'leps-dato', (d) => `${d.lepsId ?? ''}/${d.dato}`);
  const righe = ids.flatMap((id) => tutti.get(`${id}/${dato}`) ?? []);
  const dellAnno = righe.filter((d) => d.anno === anno);
  return dellAnno.length > 0 ? dellAnno : righe.filter((d) => d.anno === null);
};

/** Sum of figures in thousandths; non verificabile where none is written or one has no value. `nome` completes «manca…». */
export const sommaDati = (righe: readonly Dato[], nome: string): number | NonVerificabile => {
  const valori = righe.flatMap((d) => (d.valoreMilli === null ? [] : [d.valoreMilli]));
  if (righe.length === 0 || valori.length < righe.length) return nonVerificabile(`manca ${nome}`);
  return valori.reduce((a, b) => a + b, 0);
};

/** Years of the plan that have a figure of a LEPS, or all when a row holds for every year; none without rows. */
export const anniConDati = (piano: Piano, nome: string, anni: readonly number[]): readonly number[] => {
  const ids = lepsDellaRegola(piano, nome);
  if (eNonVerificabile(ids)) return [];
  const righe = piano.registri.datoLeps.filter((d) => d.lepsId !== null && ids.includes(d.lepsId));
  return anni.filter((anno) => righe.some((d) => d.anno === anno || d.anno === null));
};

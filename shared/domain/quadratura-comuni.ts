import { sommaCentesimi } from './denaro.ts';
import { righeInUso } from './documenti.ts';
import { stanziamento } from './dup.ts';
import { comuneDellEnte, comuniDellAmbito, enteDelComune, nellAmbito } from './enti.ts';
import type { Id } from './ids.ts';
import { raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { anniDelPiano, type CifraContabile, type Piano } from './piano.ts';
import type { Assegnazione, Quota, Riga } from './registri.ts';
import {
  assegnato,
  fondiEAnni,
  fondoComuni,
  importiIlleggibili,
  programmato,
  type Risorsa,
  risorse,
  speseDirette,
  totale,
} from './risorse.ts';
import { trasferimentiCorrenti } from './trasferimenti.ts';

/** What is set side by side: the first term is of the Comuni or of who assigns, the second is the plan's. */
export type Confronto = 'diretta' | 'quote' | 'trasferimenti' | 'fondi';

/** Where an amount was read or written: what a person opens to correct it. */
export type Cella =
  | { readonly tipo: 'cifra'; readonly riga: CifraContabile }
  | { readonly tipo: 'quota'; readonly riga: Quota }
  | { readonly tipo: 'macro'; readonly riga: Riga<'spesaMacro'> }
  | { readonly tipo: 'assegnazione'; readonly riga: Assegnazione }
  | { readonly tipo: 'risorsa'; readonly riga: Risorsa };

type Termine = { readonly cents: number; readonly celle: readonly Cella[] };

/**
 * One part of a difference, cents: `differenza = arrotondamento + margine + resto = primo − secondo`; two of the three
 * are 0. All are null when a term is not known, and then the part is in no sum. `margine` = what is there and the plan
 * does not count on, where that is no mistake (a budget, a fund); `resto` = what does not hold.
 */
export type ParteQuadratura = {
  readonly confronto: Confronto;
  readonly anno: number;
  readonly comuneId: Id | null;
  readonly fondoId: string | null;
  readonly programmaId: string | null;
  readonly primo: number | null;
  readonly secondo: number | null;
  readonly differenza: number | null;
  readonly arrotondamento: number | null;
  readonly margine: number | null;
  readonly resto: number | null;
  readonly motivo: string | null;
  /** Cells to look at first, when something beyond rounding differs: those of the term with fewer. */
  readonly celle: readonly Cella[];
};

/** Sums over the parts that are known, cents, and how many are not. */
export type SommaQuadratura = {
  readonly primo: number;
  readonly secondo: number;
  readonly differenza: number;
  readonly arrotondamento: number;
  readonly margine: number;
  readonly resto: number;
  readonly ignote: number;
};

type Chiave = Pick<ParteQuadratura, 'confronto' | 'anno' | 'comuneId' | 'fondoId' | 'programmaId'>;
/** Difference, cents, that counts as rounding for so many cells summed, in a year. */
type Tolleranza = (anno: number, celle: number) => number | NonVerificabile;

/** Comparisons where the plan may count on less than there is. */
const conMargine: readonly Confronto[] = ['diretta', 'fondi'];

const parte = (
  chiave: Chiave,
  primo: Termine | NonVerificabile,
  secondo: Termine | NonVerificabile,
  tolleranza: Tolleranza,
): ParteQuadratura => {
  const [a, b] = [primo, secondo].map((t) => (eNonVerificabile(t) ? null : t.cents));
  const soglia = tolleranza(
    chiave.anno,
    [primo, secondo].reduce((n, t) => n + (eNonVerificabile(t) ? 0 : t.celle.length), 0),
  );
  const ignoto = [primo, secondo, soglia].find((t) => eNonVerificabile(t));
  if (eNonVerificabile(primo) || eNonVerificabile(secondo) || eNonVerificabile(soglia))
    return {
      ...chiave,
      ...{ primo: a ?? null, secondo: b ?? null, differenza: null, arrotondamento: null },
      ...{ margine: null, resto: null, celle: [] },
      motivo: ignoto !== undefined && eNonVerificabile(ignoto) ? ignoto.nv : null,
    };
  const differenza = primo.cents - secondo.cents;
  const piccola = Math.abs(differenza) <= soglia;
  const margine = !piccola && differenza > 0 && conMargine.includes(chiave.confronto);
  const [corte] = [primo, secondo].filter((t) => t.celle.length > 0).sort((x, y) => x.celle.length - y.celle.length);
  return {
    ...chiave,
    ...{ primo: primo.cents, secondo: secondo.cents, differenza, motivo: null },
    arrotondamento: piccola ? differenza : 0,
    margine: margine ? differenza : 0,
    resto: piccola || margine ? 0 : differenza,
    celle: piccola || margine ? [] : (corte?.celle ?? []),
  };
};

const conRisorse = (righe: readonly Risorsa[]): Termine | NonVerificabile => {
  const somma = totale(righe);
  return somma.ignoti > 0
    ? importiIlleggibili(somma.ignoti)
    : { cents: somma.cents, celle: righe.map((riga) => ({ tipo: 'risorsa', riga })) };
};

/** Direct spending of each Comune on a programme, against its DUP: what the DUP has minus what the plan charges. */
const dirette = (piano: Piano, tolleranza: Tolleranza): ParteQuadratura[] => {
  const spese = speseDirette(piano);
  if (eNonVerificabile(spese)) return [];
  return [...spese.values()].flatMap((righe): ParteQuadratura[] => {
    const [r] = righe;
    const comune = r?.voce.enteId == null ? undefined : comuneDellEnte(piano, r.voce.enteId);
    if (r === undefined || comune === undefined || !nellAmbito(piano, comune.id)) return [];
    const { anno } = r.copertura;
    const { enteId } = r.voce;
    const inDup =
      r.programmaId === null || enteId === null
        ? nonVerificabile(`il programma «${r.programmaLetto ?? ''}» non esiste nella Missione 12`)
        : stanziamento(piano, enteId, r.programmaId, anno);
    const primo: Termine | NonVerificabile = eNonVerificabile(inDup)
      ? inDup
      : { cents: inDup.cents, celle: inDup.cifre.map((riga) => ({ tipo: 'cifra', riga })) };
    const chiave = {
      ...{ confronto: 'diretta' as const, anno, comuneId: comune.id, fondoId: null },
      programmaId: r.programmaId ?? r.programmaLetto,
    };
    return [parte(chiave, primo, conRisorse(righe), tolleranza)];
  });
};

/** Quotas in use of a Comune for a year: more than one is a mistake of the register. */
const quoteIn = (piano: Piano, comuneId: Id, anno: number): readonly Quota[] =>
  raggruppa(righeInUso(piano, piano.registri.quota), 'quadratura', (q) =>
    q.ruolo === 'riga' && q.comuneId !== null ? `${q.comuneId}/${q.anno}` : null,
  ).get(`${comuneId}/${anno}`) ?? [];

const quotaDi = (piano: Piano, comuneId: Id, nome: string, anno: number): Termine | NonVerificabile => {
  const righe = quoteIn(piano, comuneId, anno);
  const cents = righe.flatMap((q) => (q.importoCents === null ? [] : [q.importoCents]));
  if (righe.length === 0) return nonVerificabile(`manca la quota ${anno} di ${nome}`);
  if (righe.length > 1) return nonVerificabile(`la quota ${anno} di ${nome} è scritta più di una volta`);
  return cents.length < righe.length
    ? nonVerificabile(`la quota ${anno} di ${nome} non si legge`)
    : { cents: sommaCentesimi(cents), celle: righe.map((riga) => ({ tipo: 'quota', riga })) };
};

/** Quota of each Comune against the resources that the schede say it transfers, and against the transfers of its DUP. */
const trasferite = (
  piano: Piano,
  macro: (anno: number) => readonly string[] | NonVerificabile,
  tolleranza: Tolleranza,
): ParteQuadratura[] => {
  const fondo = fondoComuni(piano);
  const tutte = eNonVerificabile(fondo)
    ? []
    : risorse(piano).filter((r) => r.copertura.fondoId === fondo && r.voce.gestione === 'trasferita');
  return comuniDellAmbito(piano).flatMap((comune) =>
    anniDelPiano(piano).flatMap((anno): ParteQuadratura[] => {
      const ente = enteDelComune(piano, comune.id);
      const sue = tutte.filter((r) => r.voce.enteId === ente?.id && r.copertura.anno === anno);
      const quota = quotaDi(piano, comune.id, comune.nome, anno);
      const nessuna = quoteIn(piano, comune.id, anno).length === 0;
      const chiave = { anno, comuneId: comune.id, fondoId: null, programmaId: null };
      const voci = macro(anno);
      const capofila = ente === undefined || ente.id === piano.testa.capofilaId;
      const inDup =
        ente === undefined || eNonVerificabile(voci) ? null : trasferimentiCorrenti(piano, ente.id, anno, voci);
      return [
        ...(nessuna && sue.length === 0
          ? []
          : [parte({ ...chiave, confronto: 'quote' }, quota, conRisorse(sue), tolleranza)]),
        ...(nessuna || capofila || inDup === null || piano.registri.spesaMacro.length === 0
          ? []
          : [
              parte(
                { ...chiave, confronto: 'trasferimenti' },
                eNonVerificabile(inDup)
                  ? inDup
                  : { cents: inDup.cents, celle: inDup.righe.map((riga) => ({ tipo: 'macro', riga })) },
                quota,
                tolleranza,
              ),
            ]),
      ];
    }),
  );
};

/** Each fund and year: what was assigned minus what the schede spend of it. */
const fondi = (piano: Piano, tolleranza: Tolleranza): ParteQuadratura[] => {
  const comuni = fondoComuni(piano);
  return fondiEAnni(piano)
    .filter(({ fondoId }) => fondoId !== comuni)
    .map(({ fondoId, anno }) => {
      const dato = assegnato(piano, fondoId, anno);
      const primo: Termine | NonVerificabile = eNonVerificabile(dato)
        ? dato
        : { cents: dato.cents, celle: dato.righe.map((riga) => ({ tipo: 'assegnazione', riga })) };
      const chiave = { confronto: 'fondi' as const, anno, comuneId: null, fondoId, programmaId: null };
      return parte(chiave, primo, conRisorse(programmato(piano, fondoId, anno).righe), tolleranza);
    });
};

/** Every part of the differences between what the Comuni and the funds give and what the plan counts on. */
export const quadraturaComuni = (
  piano: Piano,
  macro: (anno: number) => readonly string[] | NonVerificabile,
  tolleranza: Tolleranza,
): readonly ParteQuadratura[] => [
  ...dirette(piano, tolleranza),
  ...trasferite(piano, macro, tolleranza),
  ...fondi(piano, tolleranza),
];

/** Sums of parts: the differences of the parts always add up to the difference of the sums. */
export const sommaQuadratura = (parti: readonly ParteQuadratura[]): SommaQuadratura => {
  const note = parti.filter((p) => p.differenza !== null);
  const di = (campo: 'primo' | 'secondo' | 'differenza' | 'arrotondamento' | 'margine' | 'resto') =>
    sommaCentesimi(note.flatMap((p) => p[campo] ?? []));
  return {
    primo: di('primo'),
    secondo: di('secondo'),
    differenza: di('differenza'),
    arrotondamento: di('arrotondamento'),
    margine: di('margine'),
    resto: di('resto'),
    ignote: parti.length - note.length,
  };
};

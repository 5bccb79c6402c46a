import { sommaCentesimi } from './denaro.ts';
import { righeInUso } from './documenti.ts';
import { nomeEnte } from './enti.ts';
import { raggruppa } from './indice.ts';
import { type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import type { Piano } from './piano.ts';
import type { Quota, Riga } from './registri.ts';
import type { Stato } from './stati.ts';

/** A sum of register rows, cents, with the rows behind it. */
export type SommaRighe<R> = { readonly cents: number; readonly righe: readonly R[] };

const sommaRighe = <R extends { readonly importoCents: number | null }>(
  righe: readonly R[],
  che: string,
): SommaRighe<R> | NonVerificabile => {
  if (righe.length === 0) return nonVerificabile(`mancano ${che}`);
  const cents = righe.flatMap((r) => (r.importoCents === null ? [] : [r.importoCents]));
  return cents.length < righe.length
    ? nonVerificabile(`un importo fra ${che} non si legge`)
    : { cents: sommaCentesimi(cents), righe };
};

const soloCifre = (codice: string): string => codice.replace(/\D/gu, '');

/** Current transfers of a body on Missione 12 in a year (titolo 1; macroaggregati of the pack). */
export const trasferimentiCorrenti = (
  piano: Piano,
  enteId: string,
  anno: number,
  macro: readonly string[],
): SommaRighe<Riga<'spesaMacro'>> | NonVerificabile => {
  const della12 = new Set(piano.pacco.programmi.filter((p) => p.missione === '12').map((p) => p.id));
  const codici = new Set(macro.map(soloCifre));
  const righe = (
    raggruppa(righeInUso(piano, piano.registri.spesaMacro), 'ente-anno', (r) => `${r.enteId}/${r.anno}`).get(
      `${enteId}/${anno}`,
    ) ?? []
  ).filter(
    (r) =>
      (r.titolo === null || r.titolo === 1) &&
      codici.has(soloCifre(r.macroaggregato)) &&
      (r.programmaId === null ? /^12(?!\d)/u.test(r.programmaLetto?.trim() ?? '') : della12.has(r.programmaId)),
  );
  return sommaRighe(righe, `i trasferimenti correnti ${anno} di ${nomeEnte(piano, enteId)}`);
};

/** Revenue of some bodies in a year from the Comuni or from the health authority, all together. */
export const entrateDa = (
  piano: Piano,
  enti: readonly string[],
  anno: number,
  provenienza: Extract<Stato<'provenienzaEntrata'>, 'comuni' | 'asl'>,
): SommaRighe<Riga<'entrataContabile'>> | NonVerificabile => {
  const righe = raggruppa(
    righeInUso(piano, piano.registri.entrataContabile),
    'ente-anno-provenienza',
    (r) => `${r.enteId}/${r.anno}/${r.provenienza}`,
  );
  const da = { comuni: 'dai Comuni', asl: 'dall’azienda sanitaria' };
  return sommaRighe(
    enti.flatMap((enteId) => righe.get(`${enteId}/${anno}/${provenienza}`) ?? []),
    `le entrate ${anno} ${da[provenienza]}`,
  );
};

/** Quotas in use of a Comune for a year: more than one is a mistake of the register. */
export const quoteDelComune = (piano: Piano, comuneId: string, anno: number): readonly Quota[] =>
  raggruppa(righeInUso(piano, piano.registri.quota), 'righe-comune-anno', (q) =>
    q.ruolo === 'riga' && q.comuneId !== null ? `${q.comuneId}/${q.anno}` : null,
  ).get(`${comuneId}/${anno}`) ?? [];

/** Quotas of the Comuni in use for a year. */
const quoteDellAnno = (piano: Piano, anno: number): readonly Quota[] =>
  raggruppa(righeInUso(piano, piano.registri.quota), 'righe-anno', (q) =>
    q.ruolo === 'riga' ? String(q.anno) : null,
  ).get(String(anno)) ?? [];

/** Quotas that are really transferred: the leading Comune keeps its own. */
export const quoteTrasferite = (piano: Piano, anno: number): SommaRighe<Quota> | NonVerificabile => {
  const capofila = piano.registri.ente.find((e) => e.id === piano.testa.capofilaId)?.comuneId ?? null;
  return sommaRighe(
    quoteDellAnno(piano, anno).filter((q) => capofila === null || q.comuneId !== capofila),
    `le quote ${anno} dei Comuni`,
  );
};

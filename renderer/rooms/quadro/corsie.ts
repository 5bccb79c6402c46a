import { giorniTra } from '#domain/giorni.ts';
import type { Riceve } from '../../app/api/uso.ts';

type Tempi = Riceve<'quadro/tempi'>;
type Limiti = Pick<Tempi, 'dal' | 'al'>;

/** A mark on the line of time. */
export type Segno = Pick<Tempi['giorni'][number], 'id' | 'data' | 'titolo' | 'chi' | 'fatto' | 'fonte' | 'vista'> & {
  readonly genere: Tempi['giorni'][number]['genere'] | Tempi['norme'][number]['evento'];
};
/** Marks of one lane on one day: they stand in one place. */
export type Gruppo = { readonly data: string; readonly segni: readonly [Segno, ...Segno[]] };
/** Lanes, in order. */
const nomi = ['scadenza', 'adempimento', 'scheda', 'annuale', 'fondo', 'norme'] as const;
/** A lane of the line of time, with its marks in order of day. */
export type Corsia = { readonly id: (typeof nomi)[number]; readonly gruppi: readonly Gruppo[] };

/** Marks put together by day, in order. */
const perGiorno = (segni: readonly Segno[]): readonly Gruppo[] => {
  const gruppi: Gruppo[] = [];
  for (const s of segni) {
    const ultimo = gruppi.at(-1);
    if (ultimo?.data === s.data) gruppi[gruppi.length - 1] = { data: s.data, segni: [...ultimo.segni, s] };
    else gruppi.push({ data: s.data, segni: [s] });
  }
  return gruppi;
};

/** Kinds of changes that a person should see on the line; parameters and admissions stay in the list. */
const visibili = ['norma', 'leps', 'programma', 'fondo'];

/** Lanes with at least a mark within the years of the plan. */
export const corsie = (tempi: Tempi): readonly Corsia[] => {
  const dentro = (data: string) => tempi.dal <= data && data <= tempi.al;
  const norme: Segno[] = tempi.norme
    .filter((n) => visibili.includes(n.genere))
    .map((n) => ({
      id: n.id,
      genere: n.evento,
      data: n.data,
      titolo: n.titolo,
      chi: null,
      fatto: null,
      fonte: n.fonte,
      vista: null,
    }));
  return nomi
    .map((id) => ({
      id,
      gruppi: perGiorno(id === 'norme' ? norme : tempi.giorni.filter((g) => g.genere === id && dentro(g.data))),
    }))
    .filter((c) => c.gruppi.length > 0);
};

/** Place of a day on the line, as a percentage of it. */
export const posto = (data: string, { dal, al }: Limiti): number =>
  Math.max(0, Math.min(100, (100 * giorniTra(dal, data)) / Math.max(1, giorniTra(dal, al))));

/** Years of the line with where each begins and how wide it is, in percentages. */
export const anniDellaLinea = (limiti: Limiti): readonly { anno: number; da: number; larga: number }[] => {
  const [primo, ultimo] = [Number(limiti.dal.slice(0, 4)), Number(limiti.al.slice(0, 4))];
  return Array.from({ length: ultimo - primo + 1 }, (_, i) => {
    const anno = primo + i;
    const da = posto(`${anno}-01-01`, limiti);
    return { anno, da, larga: posto(`${anno}-12-31`, limiti) - da };
  });
};

import type { Riga } from './registri.ts';
import { type Stato, stati } from './stati.ts';

type Giorno = Stato<'giornoCopertura'>;
/** Hours of a day in which somebody answers: minutes from midnight. `alle` ≤ `dalle` goes on into the next day. */
export type Fascia = Pick<Riga<'pisCopertura'>, 'giorno' | 'dalle' | 'alle'>;

/** What a timetable leaves uncovered. `festivi` null = the timetable does not speak of holidays. */
export type CoperturaSettimanale = {
  readonly scoperte: readonly Fascia[];
  /** Uncovered minutes of the seven days, 0–10.080. */
  readonly minuti: number;
  /** Uncovered minutes of a holiday, 0–1.440. */
  readonly festivi: number | null;
};

const giornata = 1440;
const settimana: readonly Giorno[] = stati.giornoCopertura.filter((g) => g !== 'festivi');
const nellaGiornata = (minuto: number): number => Math.min(Math.max(minuto, 0), giornata);

/** A stretch inside one day; what passes midnight on a holiday falls on a day nobody knows, and covers nothing. */
const tratti = ({ giorno, dalle, alle }: Fascia): Fascia[] => {
  const [da, a] = [nellaGiornata(dalle), nellaGiornata(alle)];
  if (a > da) return [{ giorno, dalle: da, alle: a }];
  const indice = settimana.indexOf(giorno);
  const domani = indice < 0 ? undefined : settimana[(indice + 1) % settimana.length];
  return [
    { giorno, dalle: da, alle: giornata },
    ...(domani === undefined || a === 0 ? [] : [{ giorno: domani, dalle: 0, alle: a }]),
  ];
};

const scoperteDi = (giorno: Giorno, coperte: readonly Fascia[]): Fascia[] => {
  const scoperte: Fascia[] = [];
  let fino = 0;
  for (const f of coperte.filter((c) => c.giorno === giorno).sort((x, y) => x.dalle - y.dalle)) {
    if (f.dalle > fino) scoperte.push({ giorno, dalle: fino, alle: f.dalle });
    fino = Math.max(fino, f.alle);
  }
  return fino < giornata ? [...scoperte, { giorno, dalle: fino, alle: giornata }] : scoperte;
};

const durata = (fasce: readonly Fascia[]): number => fasce.reduce((somma, f) => somma + f.alle - f.dalle, 0);

/** Union of stretches over the week and over holidays, in minutes (Piano povertà 2021-2023, scheda 3.7.1: h24, 365 days). */
export const coperturaSettimanale = (fasce: readonly Fascia[]): CoperturaSettimanale => {
  const coperte = fasce.flatMap(tratti);
  const scoperte = settimana.flatMap((g) => scoperteDi(g, coperte));
  const festivi = fasce.some((f) => f.giorno === 'festivi') ? scoperteDi('festivi', coperte) : null;
  return {
    scoperte: [...scoperte, ...(festivi ?? [])],
    minuti: durata(scoperte),
    festivi: festivi === null ? null : durata(festivi),
  };
};

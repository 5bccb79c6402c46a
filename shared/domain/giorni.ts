/** Interval of ISO dates, both ends included; `null` = open. */
export type Intervallo = { readonly dal: string | null; readonly al: string | null };

const bisestile = (anno: number): boolean => (anno % 4 === 0 && anno % 100 !== 0) || anno % 400 === 0;

/** Days of a calendar year: 365 or 366. */
export const giorniAnno = (anno: number): number => (bisestile(anno) ? 366 : 365);

/** Days of a month (1–12). */
export const giorniMese = (anno: number, mese: number): number =>
  mese === 2 ? (bisestile(anno) ? 29 : 28) : [4, 6, 9, 11].includes(mese) ? 30 : 31;

/** Whether a text is a day that exists (`2026-02-30` does not). */
export const dataEsiste = (data: string): boolean => {
  const letto = /^(\d{4})-(\d{2})-(\d{2})$/.exec(data);
  if (!letto) return false;
  const [anno, mese, giorno] = [Number(letto[1]), Number(letto[2]), Number(letto[3])];
  return mese >= 1 && mese <= 12 && giorno >= 1 && giorno <= giorniMese(anno, mese);
};

/** Year of an ISO date. */
export const annoDi = (data: string): number => Number(data.slice(0, 4));
/** First day of a year. */
export const inizioAnno = (anno: number): string => `${String(anno).padStart(4, '0')}-01-01`;
/** Last day of a year. */
export const fineAnno = (anno: number): string => `${String(anno).padStart(4, '0')}-12-31`;

/** Ordinal of a day (days since 0000-03-01 of the Gregorian calendar): differences are numbers of days. */
export const numeroGiorno = (data: string): number => {
  const anno0 = annoDi(data);
  const mese = Number(data.slice(5, 7));
  const giorno = Number(data.slice(8, 10));
  const anno = mese <= 2 ? anno0 - 1 : anno0;
  const dopoMarzo = (mese + 9) % 12;
  return (
    365 * anno +
    Math.floor(anno / 4) -
    Math.floor(anno / 100) +
    Math.floor(anno / 400) +
    Math.floor((153 * dopoMarzo + 2) / 5) +
    giorno -
    1
  );
};

/** Day of an ordinal: inverse of `numeroGiorno`. */
export const giornoDaNumero = (numero: number): string => {
  let anno = Math.floor(numero / 365.2425) + 1;
  const inizio = (a: number) => 365 * a + Math.floor(a / 4) - Math.floor(a / 100) + Math.floor(a / 400);
  while (inizio(anno) > numero) anno -= 1;
  const nelAnno = numero - inizio(anno);
  const mesi = Math.floor((5 * nelAnno + 2) / 153);
  const giorno = nelAnno - Math.floor((153 * mesi + 2) / 5) + 1;
  const mese = mesi < 10 ? mesi + 3 : mesi - 9;
  const annoCivile = mese <= 2 ? anno + 1 : anno;
  return `${String(annoCivile).padStart(4, '0')}-${String(mese).padStart(2, '0')}-${String(giorno).padStart(2, '0')}`;
};

/** Day after adding (or subtracting) whole days. */
export const aggiungiGiorni = (data: string, giorni: number): string => giornoDaNumero(numeroGiorno(data) + giorni);
/** Days from `da` to `a` (0 when equal, negative when `a` is before). */
export const giorniTra = (da: string, a: string): number => numeroGiorno(a) - numeroGiorno(da);

/** Whether an interval contains a day. */
export const contiene = ({ dal, al }: Intervallo, data: string): boolean =>
  (dal === null || dal <= data) && (al === null || data <= al);
/** Whether two intervals share at least a day. */
export const siSovrappongono = (a: Intervallo, b: Intervallo): boolean =>
  (a.dal === null || b.al === null || a.dal <= b.al) && (b.dal === null || a.al === null || b.dal <= a.al);

const estremi = ({ dal, al }: Intervallo, anno: number): [number, number] => {
  const inizio = inizioAnno(anno);
  const fine = fineAnno(anno);
  return [
    numeroGiorno(dal !== null && dal > inizio ? dal : inizio),
    numeroGiorno(al !== null && al < fine ? al : fine),
  ];
};

/** Days of a year that lie in an interval and in none of the `tranne` intervals (which may overlap one another). */
export const giorniNellAnno = (intervallo: Intervallo, anno: number, tranne: readonly Intervallo[] = []): number => {
  const [inizio, fine] = estremi(intervallo, anno);
  if (fine < inizio) return 0;
  const tagli = tranne
    .map((t): [number, number] => {
      const [a, b] = estremi(t, anno);
      return [Math.max(a, inizio), Math.min(b, fine)];
    })
    .filter(([a, b]) => a <= b)
    .sort((x, y) => x[0] - y[0]);
  let giorni = fine - inizio + 1;
  let coperto = inizio - 1;
  for (const [a, b] of tagli) {
    if (b <= coperto) continue;
    giorni -= b - Math.max(a, coperto + 1) + 1;
    coperto = b;
  }
  return giorni;
};

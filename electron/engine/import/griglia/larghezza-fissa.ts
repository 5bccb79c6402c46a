/** Columns of a text aligned with spaces: first and last character of each. */
type Tratto = { readonly da: number; readonly a: number };

const RIGHE_CAMPIONE = 2_000;
/** Lines of the sample that must be split in columns. */
const QUOTA_ALLINEATE = 0.5;
/** Lines that may write where the others leave a gap. */
const QUOTA_ECCEZIONI = 0.03;
const SOLO_SEGNI = /^[\s\-=_+*.|]+$/;
const IMPORTO = /\d,\d{2}(?!\d)|\d\.\d{2}(?!\d)|(?<!\S)\d+(?!\S)/;

const eRigaTabella = (riga: string): boolean => / {2,}\S/.test(riga.trimStart()) && IMPORTO.test(riga);

/** Whether a comma in a text is the decimal mark of an amount rather than the end of a field. */
const virgoleDecimali = (righe: readonly string[]): boolean => {
  const [tutte, decimali] = righe.reduce(
    ([t, d], r) => [t + (r.match(/,/g)?.length ?? 0), d + (r.match(/\d,\d{2}(?!\d)/g)?.length ?? 0)],
    [0, 0],
  );
  return decimali * 2 > tutte || tutte === 0;
};

/** Whether a text without other separators is a table aligned with spaces ("print to file" of accounting packages). */
export const eAllineato = (testo: string): boolean => {
  const righe = testo
    .slice(0, 400_000)
    .split(/\r\n|\r|\n|\f/)
    .filter((r) => r.trim() !== '' && !SOLO_SEGNI.test(r))
    .slice(0, RIGHE_CAMPIONE);
  if (righe.length < 2 || righe.some((r) => r.includes('\t'))) return false;
  const allineate = righe.filter(eRigaTabella);
  return allineate.length >= 2 && allineate.length > righe.length * QUOTA_ALLINEATE && virgoleDecimali(allineate);
};

/** Columns drawn by a line of dashes under the header, if there is one. */
const daRighello = (righe: readonly string[]): Tratto[] | null => {
  const righello = righe.find((r) => /^[\s\-=]+$/.test(r) && (r.trim().match(/[-=]+/g)?.length ?? 0) > 2);
  if (!righello) return null;
  return [...righello.matchAll(/[-=]+/g)].map((m) => ({ da: m.index, a: m.index + m[0].length - 1 }));
};

/** Columns from the characters that the lines of the table leave blank. */
const daVuoti = (righe: readonly string[]): Tratto[] => {
  const tabella = righe.filter(eRigaTabella);
  const pieni: number[] = [];
  const cifre: number[] = [];
  for (const riga of tabella)
    for (let i = 0; i < riga.length; i += 1) {
      if (riga[i] === ' ') continue;
      pieni[i] = (pieni[i] ?? 0) + 1;
      if (/[\d.,]/.test(riga[i] ?? '')) cifre[i] = (cifre[i] ?? 0) + 1;
    }
  const soglia = Math.floor(tabella.length * QUOTA_ECCEZIONI);
  const tratti: { da: number; a: number }[] = [];
  for (let i = 0; i < pieni.length; i += 1) {
    if ((pieni[i] ?? 0) <= soglia) continue;
    const ultimo = tratti.at(-1);
    if (ultimo && ultimo.a === i - 1) ultimo.a = i;
    else tratti.push({ da: i, a: i });
  }
  const somma = (t: Tratto, di: readonly number[]) => di.slice(t.da, t.a + 1).reduce((n, x) => n + (x ?? 0), 0);
  const numerica = (t: Tratto) => somma(t, cifre) > somma(t, pieni) * 0.6;
  // One blank between two stretches of words is the space between two words.
  return tratti.reduce<{ da: number; a: number }[]>((uniti, t) => {
    const prima = uniti.at(-1);
    if (prima && t.da - prima.a === 2 && !numerica(prima) && !numerica(t)) prima.a = t.a;
    else uniti.push({ ...t });
    return uniti;
  }, []);
};

/** Cells of a line: words go to the column that they stand in; a text across columns stays whole, in its first one. */
const taglia = (riga: string, colonne: readonly Tratto[]): string[] => {
  const celle = colonne.map(() => '');
  const metti = (testo: string, inizio: number): void => {
    const fine = inizio + testo.length - 1;
    let [scelta, migliore] = [-1, 0];
    for (const [i, c] of colonne.entries()) {
      const comune = Math.min(fine, c.a) - Math.max(inizio, c.da) + 1;
      if (comune > migliore) [scelta, migliore] = [i, comune];
    }
    if (scelta < 0)
      scelta = Math.max(
        0,
        colonne.findLastIndex((c) => c.da <= inizio),
      );
    celle[scelta] = [celle[scelta], testo].filter((t) => t !== '').join(' ');
  };
  for (const pezzo of riga.matchAll(/\S+(?: \S+)*/g)) {
    let [resto, inizio] = [pezzo[0], pezzo.index];
    for (const [i, c] of colonne.entries()) {
      const dopo = colonne[i + 1];
      if (!dopo || c.a < inizio || dopo.da > inizio + resto.length) continue;
      const taglio = resto.slice(0, dopo.da - inizio).lastIndexOf(' ');
      const nelVuoto = taglio >= 0 && inizio + taglio > c.a;
      if (!nelVuoto) continue;
      metti(resto.slice(0, taglio), inizio);
      inizio += taglio + 1;
      resto = resto.slice(taglio + 1);
    }
    metti(resto, inizio);
  }
  return celle;
};

/** Splits an aligned text into records, each with the line of the file where it stands (from 1). */
export const tagliaAllineato = (testo: string): { readonly campi: readonly string[]; readonly linea: number }[] => {
  const righe = testo.split(/\r\n|\r|\n|\f/);
  const campione = righe.slice(0, RIGHE_CAMPIONE);
  const colonne = daRighello(campione) ?? daVuoti(campione);
  return righe.flatMap((riga, i) =>
    riga.trim() === '' || SOLO_SEGNI.test(riga) ? [] : [{ campi: taglia(riga.trimEnd(), colonne), linea: i + 1 }],
  );
};

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { chiaveAlias } from '#domain/alias.ts';
import { codiceIstatSchema } from '#domain/ids.ts';

/** A Comune of the list that ships with the app. */
export type ComuneElenco = {
  readonly codiceIstat: string;
  readonly nome: string;
  readonly provincia: string | null;
  readonly siglaProvincia: string | null;
  readonly regione: string | null;
  readonly codiceCatastale: string | null;
  readonly residenti: number | null;
  readonly annoResidenti: number | null;
};
type Elenco = { readonly fonte: string; readonly comuni: readonly (ComuneElenco & { readonly chiave: string })[] };

const vuoto = (valore: string | undefined): string | null => (valore === undefined || valore === '' ? null : valore);

/** The list that a person imported, in the folder of the app's data: it takes the place of the one that ships. */
export const fileElencoAggiornato = (cartellaDati: string): string => join(cartellaDati, 'comuni.csv');

/** Reads a list of Comuni: comment lines say source and date, the header names the columns. */
const leggi = (file: string): Elenco => {
  if (!existsSync(file)) return { fonte: 'Elenco dei Comuni non presente.', comuni: [] };
  const testo = readFileSync(file, 'utf8');
  const commenti = testo.split('\n').filter((r) => r.startsWith('#'));
  const righe: Record<string, string>[] = parse(testo, {
    columns: true,
    delimiter: ';',
    comment: '#',
    skip_empty_lines: true,
    trim: true,
  });
  const comuni = righe.flatMap((r) => {
    const codice = codiceIstatSchema.safeParse(r.codice_istat);
    if (!codice.success || !r.nome) return [];
    const residenti = Object.entries(r).find(([colonna]) => /^residenti_\d{4}$/.test(colonna));
    return [
      {
        codiceIstat: codice.data,
        nome: r.nome,
        provincia: vuoto(r.provincia),
        siglaProvincia: vuoto(r.sigla_provincia ?? r.sigla),
        regione: vuoto(r.regione),
        codiceCatastale: vuoto(r.codice_catastale),
        residenti: residenti?.[1] ? Number(residenti[1]) : null,
        annoResidenti: residenti?.[1] ? Number(residenti[0].slice(-4)) : null,
        chiave: chiaveAlias(r.nome),
      },
    ];
  });
  return {
    fonte: commenti
      .slice(0, 3)
      .map((r) => r.replace(/^#\s*/, ''))
      .join(' '),
    comuni,
  };
};

/** The list of Italian Comuni, read at first use and again when a person imports a newer one. */
export const creaElencoComuni = (cartellaModelli: string, cartellaDati: string) => {
  let letto: { readonly di: string; readonly elenco: Elenco } | null = null;
  const tutto = (): Elenco => {
    const aggiornato = fileElencoAggiornato(cartellaDati);
    const istante = statSync(aggiornato, { throwIfNoEntry: false })?.mtimeMs ?? null;
    const di = String(istante);
    if (letto?.di !== di)
      letto = { di, elenco: leggi(istante === null ? join(cartellaModelli, 'comuni', 'comuni.csv') : aggiornato) };
    return letto.elenco;
  };
  return {
    /** Comuni whose name begins with, then contains, `testo`; or with that ISTAT code. */
    cerca: (testo: string, limite: number): { readonly fonte: string; readonly comuni: readonly ComuneElenco[] } => {
      const { fonte, comuni } = tutto();
      const chiave = chiaveAlias(testo);
      if (chiave === '') return { fonte, comuni: [] };
      const iniziano = comuni.filter((c) => c.chiave.startsWith(chiave) || c.codiceIstat.startsWith(chiave));
      const contengono = comuni.filter((c) => !iniziano.includes(c) && c.chiave.includes(chiave));
      return { fonte, comuni: [...iniziano, ...contengono].slice(0, limite).map(({ chiave: _, ...c }) => c) };
    },
    /** Every Comune of the list. */
    tutti: (): readonly ComuneElenco[] => tutto().comuni,
    conCodice: (codiceIstat: string): ComuneElenco | null =>
      tutto().comuni.find((c) => c.codiceIstat === codiceIstat) ?? null,
  };
};

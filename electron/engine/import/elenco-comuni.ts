import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { codiceIstatSchema } from '#domain/ids.ts';
import { decodifica } from './codifica.ts';
import { frase, spaziSemplici } from './confronto-testi.ts';
import { Rifiuto } from './rifiuto.ts';

/** A Comune of the official list. */
export type ComuneIstat = {
  readonly codiceIstat: string;
  readonly nome: string;
  readonly provincia: string | null;
  readonly siglaProvincia: string | null;
  readonly regione: string | null;
  readonly codiceCatastale: string | null;
};
type Campo = keyof ComuneIstat;

/** Which column of the list is which: headers change their wording and line breaks from year to year. */
const campoDi = (intestazione: string): Campo | null => {
  const f = frase(intestazione);
  if (/ codice comune formato alfanumerico /.test(f)) return 'codiceIstat';
  if (/ denominazione in italiano /.test(f)) return 'nome';
  if (/ denominazione dell unita territoriale sovracomunale /.test(f)) return 'provincia';
  if (/ sigla automobilistica /.test(f)) return 'siglaProvincia';
  if (/ denominazione regione /.test(f)) return 'regione';
  return / codice catastale /.test(f) ? 'codiceCatastale' : null;
};
const OBBLIGATI: readonly Campo[] = ['codiceIstat', 'nome', 'regione'];

/** Reads the list of codes and names of the Comuni that ISTAT publishes (CSV). Throws Rifiuto when it is not that. */
export const leggiElencoIstat = async (percorso: string): Promise<readonly ComuneIstat[]> => {
  const { testo } = decodifica(await readFile(percorso));
  const lettore = parse(testo.replace(/^\ufeff/, ''), {
    delimiter: ';',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 20_000,
  });
  let colonne: ReadonlyMap<Campo, number> | null = null;
  const comuni = new Map<string, ComuneIstat>();
  try {
    for await (const grezzo of lettore as AsyncIterable<string[]>) {
      const riga = grezzo.map(spaziSemplici);
      if (colonne === null) {
        colonne = new Map(riga.flatMap((t, i) => (campoDi(t) === null ? [] : [[campoDi(t) ?? 'nome', i] as const])));
        if (OBBLIGATI.some((c) => !colonne?.has(c))) throw nonIstat();
        continue;
      }
      const campo = (nome: Campo) => riga[colonne?.get(nome) ?? -1] ?? '';
      const codice = codiceIstatSchema.safeParse(campo('codiceIstat').padStart(6, '0'));
      if (!codice.success || campo('nome') === '') continue;
      comuni.set(codice.data, {
        codiceIstat: codice.data,
        nome: campo('nome'),
        provincia: campo('provincia') || null,
        siglaProvincia: campo('siglaProvincia') || null,
        regione: campo('regione') || null,
        codiceCatastale: campo('codiceCatastale') || null,
      });
    }
  } catch (errore) {
    throw errore instanceof Rifiuto ? errore : nonIstat();
  }
  if (comuni.size < COMUNI_MINIMI) throw nonIstat();
  return [...comuni.values()];
};
/** Italy has had more Comuni than these since its unity: fewer are a piece of the list. */
const COMUNI_MINIMI = 7_000;

const nonIstat = (): Rifiuto =>
  new Rifiuto(
    'ELENCO_COMUNI_NON_RICONOSCIUTO',
    'Il file non è l’elenco dei codici e delle denominazioni dei Comuni che pubblica l’ISTAT (CSV, con «Codice Comune formato alfanumerico», «Denominazione in italiano», «Denominazione Regione»), o non è intero. Scaricarlo dal sito dell’ISTAT e riprovare: l’elenco in uso non è cambiato.',
    { riga: 1, atteso: 'l’elenco ISTAT dei Comuni in CSV' },
  );

/** Text of the list as the app keeps it; residents already known stay beside their Comune. */
export const scriviElenco = (
  comuni: readonly ComuneIstat[],
  fonte: readonly string[],
  residenti: ReadonlyMap<string, { readonly residenti: number | null; readonly annoResidenti: number | null }>,
): string => {
  const anno = [...residenti.values()].find((r) => r.annoResidenti !== null)?.annoResidenti ?? null;
  const testa = ['codice_istat', 'nome', 'provincia', 'sigla_provincia', 'regione', 'codice_catastale'];
  const cella = (v: string | null) => (v ?? '').replace(/[;"\n\r]/g, ' ');
  return [
    ...fonte.map((r) => `# ${r.replace(/[\n\r]/g, ' ')}`),
    [...testa, ...(anno === null ? [] : [`residenti_${anno}`])].join(';'),
    ...comuni.map((c) =>
      [
        ...[c.codiceIstat, c.nome, c.provincia, c.siglaProvincia, c.regione, c.codiceCatastale].map(cella),
        ...(anno === null ? [] : [String(residenti.get(c.codiceIstat)?.residenti ?? '')]),
      ].join(';'),
    ),
    '',
  ].join('\n');
};

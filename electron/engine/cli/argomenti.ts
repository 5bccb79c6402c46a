import { parseArgs } from 'node:util';
import { ErroreUso } from './io.ts';

/** An option of a command: its value for people (`null` = a switch) and what it does. */
export type Opzione = { readonly valore: string | null; readonly breve?: string; readonly aiuto: string };
/** Options by name. */
export type Opzioni = Readonly<Record<string, Opzione>>;
/** Arguments read: what stands alone, and the options by name. */
export type Letti = {
  readonly posti: readonly string[];
  readonly opzioni: Readonly<Record<string, string | boolean | undefined>>;
};

/** Options that every command takes. */
export const comuni: Opzioni = {
  autore: {
    valore: '"Nome, ruolo, ente"',
    aiuto: 'chi scrive, per questo comando (altrimenti PDZ_AUTORE, poi il profilo)',
  },
  help: { valore: null, breve: 'h', aiuto: 'questo aiuto' },
};

const messaggio = (errore: unknown, ammesse: Opzioni): string => {
  const codice = errore instanceof Error && 'code' in errore ? errore.code : '';
  const testo = errore instanceof Error ? errore.message : '';
  const nome = /'(-{1,2}[^ ',]+)/u.exec(testo)?.[1] ?? '';
  const elenco = Object.keys(ammesse)
    .map((o) => `--${o}`)
    .join(', ');
  if (codice === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `L'opzione «${nome}» non c'è. Opzioni di questo comando: ${elenco}.`;
  if (codice === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `L'opzione «${nome}» è scritta male: controlla se vuole un valore.`;
  return `Comando scritto male: ${testo}`;
};

/** Reads the arguments of a command; anything unexpected is an `ErroreUso` that lists what is allowed. */
export const leggiArgomenti = (argv: readonly string[], proprie: Opzioni): Letti => {
  const ammesse = { ...proprie, ...comuni };
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(ammesse).map(([nome, o]) => [
          nome,
          {
            type: o.valore === null ? ('boolean' as const) : ('string' as const),
            ...(o.breve ? { short: o.breve } : {}),
          },
        ]),
      ),
    });
    return { posti: positionals, opzioni: values };
  } catch (errore) {
    throw new ErroreUso(messaggio(errore, ammesse));
  }
};

/** Text of an option, or null. */
export const testoDi = (letti: Letti, nome: string): string | null => {
  const valore = letti.opzioni[nome];
  return typeof valore === 'string' ? valore : null;
};
/** Whether a switch was given. */
export const acceso = (letti: Letti, nome: string): boolean => letti.opzioni[nome] === true;

/** Text of an option that is due. */
export const dovuto = (letti: Letti, nome: string, perche: string): string => {
  const valore = testoDi(letti, nome);
  if (valore === null || valore.trim() === '') throw new ErroreUso(`Manca --${nome}: ${perche}.`);
  return valore;
};

/** The nth positional argument, due. */
export const posto = (letti: Letti, indice: number, perche: string): string => {
  const valore = letti.posti[indice];
  if (valore === undefined || valore === '') throw new ErroreUso(`Manca ${perche}.`);
  return valore;
};

/** One of a closed list, with a message that says it. */
export const unoDi = <T extends string>(valore: string, ammessi: readonly T[], cosa: string): T => {
  const trovato = ammessi.find((a) => a === valore);
  if (trovato === undefined)
    throw new ErroreUso(`${cosa} «${valore}» non c'è. Si può scrivere: ${ammessi.join(', ')}.`);
  return trovato;
};

/** Refuses arguments beyond those that the command knows. */
export const nessunAltro = (letti: Letti, quanti: number): void => {
  const altro = letti.posti[quanti];
  if (altro !== undefined) throw new ErroreUso(`Non so che cosa fare di «${altro}»: questo comando non lo prevede.`);
};

import { comuni } from './argomenti.ts';
import type { Comando } from './comandi/tipo.ts';

const riga = (sinistra: string, destra: string, n: number): string => `  ${sinistra.padEnd(n)}  ${destra}`;

/** Help of the whole command line. */
export const aiutoGenerale = (comandi: Readonly<Record<string, Comando>>): string =>
  [
    'pdz: il Piano di Zona dalla riga di comando',
    '',
    'Comandi:',
    ...Object.values(comandi).flatMap((c) => [`  pdz ${c.uso}`, `      ${c.cosa}`]),
    '',
    'pdz COMANDO --help dice le opzioni di un comando.',
    'I dati escono su stdout, i messaggi su stderr. Uscita: 0 fatto, 1 fatto con qualcosa da guardare, 2 non fatto.',
  ].join('\n');

/** Help of one command. */
export const aiutoComando = (c: Comando): string => {
  const opzioni = Object.entries({ ...c.opzioni, ...comuni }).map(
    ([nome, o]) =>
      [`${o.breve ? `-${o.breve}, ` : ''}--${nome}${o.valore === null ? '' : ` ${o.valore}`}`, o.aiuto] as const,
  );
  const n = Math.max(...opzioni.map(([s]) => s.length));
  return [
    `pdz ${c.uso}`,
    '',
    c.cosa,
    '',
    'Opzioni:',
    ...opzioni.map(([s, d]) => riga(s, d, n)),
    ...(c.note.length > 0 ? ['', ...c.note] : []),
  ].join('\n');
};

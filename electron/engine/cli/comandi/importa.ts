import type { z } from 'zod';
import type { Uscita as UscitaOperazione } from '#contract/define.ts';
import type { contrattoImporta } from '#contract/importa.ts';
import { genereImportSchema } from '#contract/importa.ts';
import { acceso, dovuto, nessunAltro, posto, testoDi, unoDi } from '../argomenti.ts';
import { stampaPrevisione } from '../cambia-testo.ts';
import { ErroreUso, type IO, type Uscita } from '../io.ts';
import { conPiano, fileEsistente, type MotoreCli } from '../motore-cli.ts';
import { euroMostrato } from '../tabella.ts';
import type { Comando } from './tipo.ts';

type Esito = UscitaOperazione<typeof contrattoImporta, 'importa/conferma'>;

const dove = (p: {
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga: number | null;
}): string =>
  [p.foglio === null ? '' : `foglio «${p.foglio}»`, p.cella ?? (p.riga === null ? '' : `riga ${p.riga}`)]
    .filter((x) => x !== '')
    .join(', ');

const mostrato = (valore: string): string => (/^-?\d+\.\d{2}$/u.test(valore) ? (euroMostrato(valore) ?? '') : valore);

/** Totals of a file, the years of one heading on one line: `12.01: 2026 1.000,00 · 2027 900,00`. */
const totali = (voci: Readonly<Record<string, string>>): string[] => {
  const gruppi = new Map<string, string[]>();
  for (const [nome, valore] of Object.entries(voci)) {
    const [voce = '', anno, ...resto] = nome.split('/');
    const chiave = [voce, ...resto].join(', ');
    const scritto = anno === undefined ? mostrato(valore) : `${anno} ${mostrato(valore)}`;
    gruppi.set(chiave, [...(gruppi.get(chiave) ?? []), scritto]);
  }
  return [...gruppi].map(([voce, valori]) => `${voce}: ${valori.join(' · ')}`);
};

/** Tells people what was imported, with totals and anomalies, and what was refused and why. */
const racconta = (io: IO, esito: Esito): void => {
  for (const r of esito.rifiutati) {
    const luogo = dove({ ...r });
    io.di(
      `RIFIUTATO ${r.file}${luogo === '' ? '' : `, ${luogo}`}: ${r.messaggio}${r.atteso === null ? '' : ` Atteso: ${r.atteso}.`}`,
    );
  }
  for (const f of esito.importati) {
    if (f.giaImportato !== null) {
      io.di(`${f.file}: già importato come «${f.giaImportato}», niente è cambiato.`);
      continue;
    }
    const chi = f.ente !== null && f.comune !== null ? `${f.ente} (${f.comune})` : (f.comune ?? f.ente);
    io.di(
      `${f.file}: ${f.righe} righe${chi === null ? '' : `, ${chi}`}${f.scartate > 0 ? `, ${f.scartate} scartate` : ''} (${f.stato.replaceAll('_', ' ')}).`,
    );
    for (const riga of totali(f.totali)) io.di(`    ${riga}`);
    for (const a of f.anomalie) {
      const luogo = dove(a);
      io.di(`    ${a.gravita} ${a.codice}${luogo === '' ? '' : ` (${luogo})`}: ${a.messaggio}`);
    }
  }
};

/** 0 all imported, 1 some refused, 2 none. */
const uscita = ({ importati, rifiutati }: Esito): Uscita => {
  if (rifiutati.length === 0) return 0;
  return importati.length === 0 ? 2 : 1;
};

/** Reads the files and tells what they would change, all together; nothing enters. */
const prova = async (
  m: MotoreCli,
  io: IO,
  genere: z.output<typeof genereImportSchema>,
  fileId: readonly string[],
  comune: string | null,
  json: boolean,
): Promise<Uscita> => {
  const letti: Esito = { importati: [], rifiutati: [] };
  const buoni: string[] = [];
  for (const id of fileId) {
    const { importati, rifiutati } = await m.chiama('importa/anteprima', { genere, fileId: id, comune });
    letti.importati.push(...importati);
    letti.rifiutati.push(...rifiutati);
    if (importati.length > 0) buoni.push(id);
  }
  io.avanza(null);
  racconta(io, letti);
  if (buoni.length === 0) return 2;
  const previsione = await m.chiama('cambia/prevedi', { fileId: buoni });
  if (json) io.stampa(JSON.stringify(previsione, null, 2));
  else stampaPrevisione(io, previsione);
  return uscita(letti);
};

/** `pdz import KIND FILE… --into X.pdz`. */
export const importa: Comando = {
  uso: 'import KIND FILE… --into X.pdz [--comune ISTAT] [--che-cosa-cambia] [--json]',
  cosa: `legge file nel piano; KIND: ${genereImportSchema.options.join(' ')}`,
  opzioni: {
    into: { valore: 'X.pdz', aiuto: 'il piano che riceve i dati' },
    comune: { valore: 'ISTAT', aiuto: 'codice ISTAT del Comune del file, quando il file non lo dice' },
    'che-cosa-cambia': { valore: null, aiuto: 'dice che cosa cambierebbe nel piano, senza importare niente' },
    json: { valore: null, aiuto: 'esito in JSON su stdout' },
  },
  note: [
    'Ogni file è un passo solo, che si può annullare. Lo stesso file due volte non cambia niente.',
    'Uscita: 0 tutti importati, 1 qualcuno rifiutato, 2 nessuno. Un file rifiutato lascia il piano com’era.',
  ],
  esegui: async (letti, io) => {
    const genere = unoDi(
      posto(letti, 0, `che cosa importare (${genereImportSchema.options.join(', ')})`),
      genereImportSchema.options,
      'Il tipo di file',
    );
    posto(letti, 1, 'il file da importare');
    const file = letti.posti.slice(1).map((f) => fileEsistente(io, f, 'Il file'));
    const piano = dovuto(letti, 'into', 'serve il piano che riceve i dati');
    const comune = testoDi(letti, 'comune');
    if (comune !== null && !/^\d{6}$/u.test(comune))
      throw new ErroreUso(`Il codice ISTAT «${comune}» non va bene: sono sei cifre, per esempio 044066.`);
    nessunAltro(letti, letti.posti.length);
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      const fileId: string[] = [];
      for (const percorso of file) fileId.push((await m.chiama('interno/deponi-file', { percorso })).fileId);
      if (acceso(letti, 'che-cosa-cambia')) return await prova(m, io, genere, fileId, comune, acceso(letti, 'json'));
      const esito = await m.chiama('importa/conferma', { genere, fileId, comune });
      if (esito.importati.some((f) => f.giaImportato === null)) await m.chiama('file/salva', {});
      io.avanza(null);
      if (acceso(letti, 'json')) io.stampa(JSON.stringify(esito, null, 2));
      racconta(io, esito);
      return uscita(esito);
    });
  },
};

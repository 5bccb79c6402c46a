import { acceso, dovuto, nessunAltro, posto, testoDi, unoDi } from '../argomenti.ts';
import { ErroreUso, type Uscita } from '../io.ts';
import { conPiano, nomeFile, percorsoDi } from '../motore-cli.ts';
import type { Comando } from './tipo.ts';

/** `pdz export KIND X.pdz -o FILE`. */
export const esporta: Comando = {
  uso: 'export KIND X.pdz -o FILE [--versione N] [--definitiva]',
  cosa: 'scrive un documento Word (DOCX); KIND: accordo piano',
  opzioni: {
    output: { valore: 'FILE', breve: 'o', aiuto: 'file da scrivere (.docx)' },
    versione: { valore: 'N', aiuto: 'versione congelata (se manca: la bozza di adesso)' },
    definitiva: { valore: null, aiuto: 'senza la scritta «bozza»: rifiutata se restano segnalazioni bloccanti' },
  },
  note: ['La stessa versione dà lo stesso file, byte per byte. Su stdout: SHA-256 e nome del file.'],
  esegui: async (letti, io) => {
    const genere = unoDi(posto(letti, 0, 'che cosa esportare (accordo, piano)'), ['accordo', 'piano'], 'Il documento');
    const piano = posto(letti, 1, 'il piano');
    nessunAltro(letti, 2);
    const uscita = percorsoDi(io, dovuto(letti, 'output', 'serve il file da scrivere, per esempio -o accordo.docx'));
    const scritta = testoDi(letti, 'versione');
    if (scritta !== null && !/^[1-9]\d{0,5}$/u.test(scritta))
      throw new ErroreUso(`La versione «${scritta}» non va bene: è un numero (vedi pdz show versioni).`);
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      const { sha256, byte } = await m.chiama('interno/esporta', {
        genere,
        percorso: uscita,
        versione: scritta === null ? null : Number(scritta),
        definitiva: acceso(letti, 'definitiva'),
      });
      io.avanza(null);
      io.stampa(`${sha256}  ${nomeFile(uscita)}`);
      io.di(`Scritto ${uscita} (${byte} byte).`);
      return 0;
    });
  },
};

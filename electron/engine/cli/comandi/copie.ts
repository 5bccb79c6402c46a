import { existsSync } from 'node:fs';
import { toglibileSchema } from '#contract/copie.ts';
import { ErroreMotore } from '#contract/define.ts';
import { istanteBreve } from '#format/date.ts';
import { acceso, dovuto, nessunAltro, posto, testoDi, unoDi } from '../argomenti.ts';
import { ErroreUso, type Uscita } from '../io.ts';
import { conMotore, conPiano, fileEsistente, nomeFile, percorsoDi } from '../motore-cli.ts';
import type { Comando } from './tipo.ts';

const tutte = toglibileSchema.options;

const leggiTogli = (senza: string | null, con: string | null): readonly (typeof tutte)[number][] => {
  const elenco = (testo: string) =>
    testo
      .split(',')
      .map((t) => t.trim())
      .filter((t) => t !== '')
      .map((t) => unoDi(t, tutte, 'La parte del piano'));
  if (senza !== null && con !== null) throw new ErroreUso('Si scrive --senza oppure --con, non tutti e due.');
  if (senza !== null) return elenco(senza);
  const tenute = new Set(con === null ? [] : elenco(con));
  return tutte.filter((t) => !tenute.has(t));
};

/** `pdz copia X.pdz -o Y.pdz`. */
export const copiaDaInviare: Comando = {
  uso: `copia X.pdz -o Y.pdz [--senza ${tutte.join(',')}] [--con …]`,
  cosa: 'fa una copia da inviare, senza ciò che non deve uscire dall’ufficio',
  opzioni: {
    output: { valore: 'FILE', breve: 'o', aiuto: 'la copia da scrivere' },
    senza: { valore: 'PARTI', aiuto: 'che cosa togliere (se manca: tutto)' },
    con: { valore: 'PARTI', aiuto: 'che cosa tenere; il resto si toglie' },
  },
  note: [
    'Il giornale e le versioni congelate contengono anche personale, contatti e contributi: si tolgono insieme a questi.',
    'Del personale restano i totali per ente e profilo; le righe delle persone no.',
  ],
  esegui: async (letti, io) => {
    const piano = posto(letti, 0, 'il piano');
    nessunAltro(letti, 1);
    const scritto = dovuto(letti, 'output', 'serve il nome della copia, per esempio -o "Piano (da inviare).pdz"');
    const percorso = percorsoDi(io, scritto);
    if (existsSync(percorso)) throw new ErroreUso(`«${scritto}» esiste già: scegli un altro nome.`);
    const togli = leggiTogli(testoDi(letti, 'senza'), testoDi(letti, 'con'));
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      const esito = await m.chiama('interno/copia-da-inviare', { percorso, togli });
      io.di(`Scritta ${nomeFile(percorso)}, ${togli.length === 0 ? 'con tutto' : `senza ${togli.join(', ')}`}.`);
      if (esito.personaleInTotali === false) {
        io.di('Le cifre del personale non si possono dire senza le righe: nella copia sono non verificabili.');
        return 1;
      }
      return 0;
    });
  },
};

/** Snapshot that the engine offers for a file that it cannot open, or null. */
const offerta = (errore: unknown): string | null => {
  if (!(errore instanceof ErroreMotore) || typeof errore.details !== 'object' || errore.details === null) return null;
  return 'istantanea' in errore.details && typeof errore.details.istantanea === 'string'
    ? errore.details.istantanea
    : null;
};

/** `pdz ripristina X.pdz --copia CHIAVE`. */
export const ripristina: Comando = {
  uso: 'ripristina X.pdz --copia CHIAVE|ultima',
  cosa: 'riporta il piano a una copia tenuta da questo computer, o rimette l’ultima buona al posto di un file guasto',
  opzioni: {
    copia: { valore: 'CHIAVE', aiuto: 'quale copia: le elenca pdz show istantanee X.pdz; «ultima» è la più recente' },
    guasto: { valore: null, aiuto: 'anche se il file è guasto: resta accanto con un altro nome' },
  },
  note: ['Il piano com’era prima del ritorno diventa una copia: ci si torna con lo stesso comando.'],
  esegui: async (letti, io) => {
    const scritto = posto(letti, 0, 'il piano');
    nessunAltro(letti, 1);
    const chiave = dovuto(letti, 'copia', 'quale copia, per esempio --copia ultima');
    const percorso = fileEsistente(io, scritto, 'Il piano');
    return await conMotore<Uscita>(io, testoDi(letti, 'autore'), async (m) => {
      try {
        await m.chiama('interno/apri', { percorso, solaLettura: false });
      } catch (errore) {
        const buona = offerta(errore);
        if (buona === null || !acceso(letti, 'guasto')) throw errore;
        const istantanea = chiave === 'ultima' ? buona : chiave;
        const { guasto } = await m.chiama('interno/ripristina-guasto', { percorso, istantanea });
        await m.chiama('interno/apri', { percorso, solaLettura: false });
        io.di(`${nomeFile(percorso)} è tornato alla copia ${istantanea}. Il file guasto è in «${guasto}».`);
        return 0;
      }
      const { istantanee } = await m.chiama('copie/elenco', {});
      const scelta = chiave === 'ultima' ? istantanee[0] : istantanee.find((i) => i.chiave.startsWith(chiave));
      if (!scelta) throw new ErroreUso(`La copia «${chiave}» non c'è: le elenca pdz show istantanee ${scritto}.`);
      await m.chiama('copie/ripristina', { chiave: scelta.chiave });
      await m.chiama('file/salva', {});
      io.di(`${nomeFile(percorso)} è tornato alla copia del ${istanteBreve(scelta.istante)}.`);
      return 0;
    });
  },
};

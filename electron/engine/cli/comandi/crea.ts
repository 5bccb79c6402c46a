import { existsSync } from 'node:fs';
import { acceso, dovuto, nessunAltro, posto, testoDi } from '../argomenti.ts';
import { ErroreUso, type IO, type Uscita } from '../io.ts';
import { conMotore, conPiano, fileEsistente, nomeFile, percorsoDi } from '../motore-cli.ts';
import type { Comando } from './tipo.ts';

const leggiAnni = (testo: string): readonly [number, number] => {
  const letti = /^(\d{4})(?:-(\d{4}))?$/u.exec(testo);
  if (letti === null) throw new ErroreUso(`Gli anni «${testo}» si scrivono così: 2026-2028.`);
  const dal = Number(letti[1]);
  const al = letti[2] === undefined ? dal + 2 : Number(letti[2]);
  if (al < dal || al - dal > 9)
    throw new ErroreUso(`Gli anni «${testo}» non vanno bene: il primo viene prima dell'ultimo, al più dieci anni.`);
  return [dal, al];
};

/** Path of a plan that does not exist yet. */
const nuovoPiano = (io: IO, scritto: string): string => {
  const percorso = percorsoDi(io, scritto);
  if (existsSync(percorso))
    throw new ErroreUso(`«${scritto}» esiste già: scegli un altro nome (un piano non si sovrascrive).`);
  return percorso;
};

/** `pdz new OUT.pdz --ambito ambito.json`. */
export const nuovo: Comando = {
  uso: 'new OUT.pdz --ambito ambito.json [--modello nazionale] [--anni 2026-2028]',
  cosa: 'crea un piano da un file che descrive l’Ambito',
  opzioni: {
    ambito: { valore: 'FILE', aiuto: 'file JSON con denominazione, Comuni e popolazione' },
    modello: { valore: 'ID', aiuto: 'modello regionale (se manca: nazionale)' },
    anni: { valore: 'AAAA-AAAA', aiuto: 'anni del piano (se mancano: quelli scritti nel file)' },
  },
  note: [
    'Il piano nasce con una Parte per ogni Comune, i capitoli del modello e nessuna scheda: le schede si importano.',
  ],
  esegui: async (letti, io) => {
    const scritto = posto(letti, 0, 'il nome del piano da creare, per esempio Piano.pdz');
    nessunAltro(letti, 1);
    const ambito = fileEsistente(
      io,
      dovuto(letti, 'ambito', 'serve il file che descrive l’Ambito'),
      'Il file dell’Ambito',
    );
    const anni = testoDi(letti, 'anni');
    const percorso = nuovoPiano(io, scritto);
    const ingresso = {
      percorso,
      ambito,
      modello: testoDi(letti, 'modello') ?? (await import('../../modelli.ts')).modelloPredefinito,
      anni: anni === null ? null : leggiAnni(anni),
    };
    await conMotore(io, testoDi(letti, 'autore'), async (m) => {
      const stato = await m.chiama('interno/nuovo-da-file', ingresso);
      await m.chiama('file/salva', {});
      for (const avviso of stato.avvisi) io.di(avviso);
      for (const a of m.motore.sessione().piano().registri.anomalia)
        io.di(`    ${a.gravita} ${a.codice}${a.cella === null ? '' : ` (${a.cella})`}: ${a.messaggio}`);
      io.di(`Creato ${nomeFile(percorso)}: ${stato.ambito ?? ''}, anni ${stato.anni.join(', ')}.`);
    });
    return 0;
  },
};

/** `pdz example OUT.pdz`. */
export const esempio: Comando = {
  uso: 'example OUT.pdz',
  cosa: 'crea un piano d’esempio completo (Ambito inventato), con errori messi apposta',
  opzioni: {},
  note: ['Gli errori si trovano con: pdz check OUT.pdz'],
  esegui: async (letti, io) => {
    const percorso = nuovoPiano(io, posto(letti, 0, 'il nome del piano da creare, per esempio Esempio.pdz'));
    nessunAltro(letti, 1);
    await conMotore(io, testoDi(letti, 'autore'), async (m) => {
      const { stato } = await m.chiama('interno/esempio', { percorso, riusa: false });
      io.di(`Creato ${nomeFile(percorso)}: ${stato.ambito ?? ''}. Prova: pdz check ${nomeFile(percorso)}`);
    });
    return 0;
  },
};

/** `pdz serve X.pdz`. */
export const servi: Comando = {
  uso: 'serve X.pdz [--port N]',
  cosa: 'apre il piano nel browser, solo su questo computer (127.0.0.1)',
  opzioni: { port: { valore: 'N', aiuto: 'porta (se manca: una libera)' } },
  note: ['L’indirizzo da aprire esce su stdout. Ctrl+C chiude e salva.'],
  esegui: async (letti, io) => {
    const percorso = fileEsistente(io, posto(letti, 0, 'il piano da aprire'), 'Il piano');
    nessunAltro(letti, 1);
    const scritta = testoDi(letti, 'port') ?? '0';
    if (!/^\d{1,5}$/u.test(scritta) || Number(scritta) > 65_535)
      throw new ErroreUso(`La porta «${scritta}» non va bene: un numero fino a 65535.`);
    const { avviaNelBrowser } = await import('../../serve/avvia.ts');
    const servizio = await avviaNelBrowser(percorso, Number(scritta));
    io.stampa(servizio.url);
    io.di('Apri l’indirizzo nel browser. Per chiudere: Ctrl+C.');
    return 0;
  },
};

/** `pdz freeze X.pdz --nome "Bozza 1"`. */
export const congela: Comando = {
  uso: 'freeze X.pdz --nome "Bozza 1" [--motivo TESTO] [--json]',
  cosa: 'congela una versione: copia immutabile di piano, modello e atti',
  opzioni: {
    nome: { valore: 'NOME', aiuto: 'nome della versione' },
    motivo: { valore: 'TESTO', aiuto: 'perché si congela' },
    json: { valore: null, aiuto: 'la versione in JSON su stdout' },
  },
  note: ['Le versioni si numerano da sole: 1, 2, 3…'],
  esegui: async (letti, io) => {
    const scritto = posto(letti, 0, 'il piano');
    nessunAltro(letti, 1);
    const nome = dovuto(letti, 'nome', 'ogni versione ha un nome, per esempio --nome "Bozza 1"');
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), scritto, async (m) => {
      const { versione } = await m.chiama('versioni/congela', { nome, motivo: testoDi(letti, 'motivo') ?? '' });
      await m.chiama('file/salva', {});
      if (acceso(letti, 'json')) io.stampa(JSON.stringify(versione, null, 2));
      else io.stampa(`${versione.numero}\t${versione.nome}\t${versione.impronta}`);
      io.di(`Versione ${versione.numero} «${versione.nome}» congelata.`);
      return 0;
    });
  },
};

import type { Mostra, Mostrato } from '#contract/cli.ts';
import type { SessionePiano } from '../../tipi.ts';
import { acceso, nessunAltro, posto, testoDi, unoDi } from '../argomenti.ts';
import type { Uscita } from '../io.ts';
import { mostraAmbito, mostraLeps } from '../mostra/ambito.ts';
import { mostraContributi } from '../mostra/contributi.ts';
import { mostraDup } from '../mostra/dup.ts';
import { mostraPersonale } from '../mostra/personale.ts';
import { mostraFondi, mostraQuote, mostraSchede } from '../mostra/risorse.ts';
import { inTesto } from '../mostra/testo.ts';
import { conPiano } from '../motore-cli.ts';
import type { Comando } from './tipo.ts';

const cose: readonly Mostra[] = [
  'ambito',
  'dup',
  'personale',
  'fondi',
  'quote',
  'schede',
  'contributi',
  'leps',
  'versioni',
];

const letture: { readonly [M in Mostra]: (s: SessionePiano) => Mostrato<M> } = {
  ambito: (s) => mostraAmbito(s.piano()),
  dup: (s) => mostraDup(s.piano(), (id) => s.cifreDi(id)),
  personale: (s) => mostraPersonale(s.piano()),
  fondi: (s) => mostraFondi(s.piano()),
  quote: (s) => mostraQuote(s.piano()),
  schede: (s) => mostraSchede(s.piano()),
  contributi: (s) => mostraContributi(s.piano()),
  leps: (s) => mostraLeps(s.piano()),
  versioni: (s) => ({ versioni: s.versioni().map((v) => ({ ...v })) }),
};

const scrivi = async <M extends Mostra>(cosa: M, sessione: SessionePiano, json: boolean): Promise<string> => {
  const valore = letture[cosa](sessione);
  if (!json) return inTesto(cosa, valore);
  const { mostraSchemi } = await import('#contract/cli.ts');
  return JSON.stringify(mostraSchemi[cosa].parse(valore), null, 2);
};

/** `pdz show WHAT X.pdz`. */
export const mostra: Comando = {
  uso: 'show WHAT X.pdz [--json]',
  cosa: `mostra i dati del piano; WHAT: ${cose.join(' ')}`,
  opzioni: {
    json: { valore: null, aiuto: 'in JSON su stdout (importi "12345.67", FTE con sei decimali e frazione esatta)' },
  },
  note: ['Un dato che non si conosce è «—» (in JSON null), mai zero.'],
  esegui: async (letti, io) => {
    const cosa = unoDi(posto(letti, 0, `che cosa mostrare (${cose.join(', ')})`), cose, 'Il registro');
    const piano = posto(letti, 1, 'il piano');
    nessunAltro(letti, 2);
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async ({ motore }) => {
      io.stampa(await scrivi(cosa, motore.sessione(), acceso(letti, 'json')));
      return 0;
    });
  },
};

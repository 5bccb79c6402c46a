import type { Mostra, Mostrato } from '#contract/cli.ts';
import { stanzaGiornaleSchema } from '#contract/giornale.ts';
import type { SessionePiano } from '../../tipi.ts';
import { acceso, type Letti, nessunAltro, posto, testoDi, unoDi } from '../argomenti.ts';
import { ErroreUso, type Uscita } from '../io.ts';
import { mostraAmbito, mostraLeps } from '../mostra/ambito.ts';
import { mostraContributi } from '../mostra/contributi.ts';
import { mostraDup } from '../mostra/dup.ts';
import { mostraPersonale } from '../mostra/personale.ts';
import { mostraFondi, mostraQuote, mostraSchede } from '../mostra/risorse.ts';
import { type FiltroGiornale, mostraGiornale, mostraIstantanee, tuttoIlGiornale } from '../mostra/storia.ts';
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
  'giornale',
  'istantanee',
];

const letture: { readonly [M in Mostra]: (s: SessionePiano, filtro: FiltroGiornale) => Mostrato<M> } = {
  ambito: (s) => mostraAmbito(s.piano()),
  dup: (s) => mostraDup(s.piano(), (id) => s.cifreDi(id)),
  personale: (s) => mostraPersonale(s.piano()),
  fondi: (s) => mostraFondi(s.piano()),
  quote: (s) => mostraQuote(s.piano()),
  schede: (s) => mostraSchede(s.piano()),
  contributi: (s) => mostraContributi(s.piano()),
  leps: (s) => mostraLeps(s.piano()),
  versioni: (s) => ({ versioni: s.versioni().map(({ seq: _, ...v }) => v) }),
  giornale: mostraGiornale,
  istantanee: mostraIstantanee,
};

const scrivi = async <M extends Mostra>(
  cosa: M,
  sessione: SessionePiano,
  json: boolean,
  filtro: FiltroGiornale,
): Promise<string> => {
  const valore = letture[cosa](sessione, filtro);
  if (!json) return inTesto(cosa, valore);
  const { mostraSchemi } = await import('#contract/cli.ts');
  return JSON.stringify(mostraSchemi[cosa].parse(valore), null, 2);
};

const stanze = stanzaGiornaleSchema.options;
const leggiFiltro = (letti: Letti): FiltroGiornale => {
  const giorno = testoDi(letti, 'giorno');
  const stanza = testoDi(letti, 'stanza');
  const limite = testoDi(letti, 'limite') ?? String(tuttoIlGiornale.massimo);
  if (giorno !== null && !/^\d{4}-\d{2}-\d{2}$/.test(giorno))
    throw new ErroreUso(`Il giorno «${giorno}» si scrive così: 2026-11-24.`);
  if (!/^[1-9]\d{0,6}$/.test(limite)) throw new ErroreUso(`«${limite}» non è un numero di azioni.`);
  return {
    di: testoDi(letti, 'di'),
    stanza: stanza === null ? null : unoDi(stanza, stanze, 'La stanza'),
    giorno,
    massimo: Number(limite),
  };
};

/** `pdz show WHAT X.pdz`. */
export const mostra: Comando = {
  uso: 'show WHAT X.pdz [--json]',
  cosa: `mostra i dati del piano; WHAT: ${cose.join(' ')}`,
  opzioni: {
    json: { valore: null, aiuto: 'in JSON su stdout (importi "12345.67", FTE con sei decimali e frazione esatta)' },
    di: { valore: 'NOME', aiuto: 'giornale: solo di questa persona' },
    stanza: { valore: 'STANZA', aiuto: `giornale: solo di questa stanza (${stanze.join(' ')})` },
    giorno: { valore: 'AAAA-MM-GG', aiuto: 'giornale: solo di questo giorno' },
    limite: { valore: 'N', aiuto: 'giornale: quante azioni al più (se manca: 100)' },
  },
  note: ['Un dato che non si conosce è «—» (in JSON null), mai zero.'],
  esegui: async (letti, io) => {
    const cosa = unoDi(posto(letti, 0, `che cosa mostrare (${cose.join(', ')})`), cose, 'Il registro');
    const piano = posto(letti, 1, 'il piano');
    nessunAltro(letti, 2);
    const filtro = leggiFiltro(letti);
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async ({ motore }) => {
      io.stampa(await scrivi(cosa, motore.sessione(), acceso(letti, 'json'), filtro));
      return 0;
    });
  },
};

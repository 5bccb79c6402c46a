import { acceso, nessunAltro, posto, testoDi } from '../argomenti.ts';
import { riepilogoInParole, stampaGruppi, stampaPrevisione } from '../cambia-testo.ts';
import { ErroreUso, type IO, type Uscita } from '../io.ts';
import { conPiano, type MotoreCli } from '../motore-cli.ts';
import type { Comando } from './tipo.ts';

const elenco = (testo: string | null): string[] =>
  testo === null
    ? []
    : testo
        .split(',')
        .map((x) => x.trim())
        .filter((x) => x !== '');

const mostraElenco = async (m: MotoreCli, io: IO, json: boolean): Promise<Uscita> => {
  const esito = await m.chiama('cambia/elenco', {});
  if (json) io.stampa(JSON.stringify(esito, null, 2));
  else {
    io.stampa(
      esito.totale === 0 ? 'Non c’è nulla da rivedere.' : `Da rivedere: ${riepilogoInParole(esito.riepilogo)}.`,
    );
    stampaGruppi(io, esito.gruppi);
  }
  return esito.totale === 0 ? 0 : 1;
};

const decidi = async (m: MotoreCli, io: IO, tieni: readonly string[], accetta: readonly string[] | null) => {
  if (tieni.length > 0) {
    const { quanti } = await m.chiama('cambia/tieni', { id: tieni });
    io.di(`Tenuti com’erano: ${quanti}.`);
  }
  if (accetta === null || accetta.length > 0) {
    const { quanti } = await m.chiama('cambia/accetta', { id: accetta });
    io.di(`Accettati: ${quanti}.`);
  }
  await m.chiama('file/salva', {});
};

const modello = async (m: MotoreCli, io: IO, aggiorna: boolean, json: boolean): Promise<Uscita> => {
  const { attuale, disponibile } = await m.chiama('cambia/modelli', {});
  if (disponibile === null) {
    io.di(`Il piano ha già il modello «${attuale.titolo}» che c’è nell’app (${attuale.versione}).`);
    return 0;
  }
  const { impronta } = disponibile;
  if (!aggiorna) {
    const p = await m.chiama('cambia/prevedi-modello', { impronta });
    if (json) io.stampa(JSON.stringify(p, null, 2));
    else stampaPrevisione(io, p);
    return 0;
  }
  const { quanti } = await m.chiama('cambia/aggiorna-modello', { impronta });
  await m.chiama('file/salva', {});
  io.di(`Modello aggiornato a «${disponibile.titolo}» ${disponibile.versione}: ${quanti} punti da rivedere.`);
  return 0;
};

/** `pdz cambia X.pdz`. */
export const cambia: Comando = {
  uso: 'cambia X.pdz [--accetta ID,… | --accetta-tutto] [--tieni ID,…] [--modello [--aggiorna]] [--json]',
  cosa: 'che cosa le importazioni hanno cambiato nel piano già scritto, e che cosa farne',
  opzioni: {
    accetta: { valore: 'ID,…', aiuto: 'accetta questi cambiamenti' },
    'accetta-tutto': { valore: null, aiuto: 'accetta tutti i cambiamenti' },
    tieni: { valore: 'ID,…', aiuto: 'tiene questi punti com’erano: diventano testo, con la data' },
    modello: { valore: null, aiuto: 'che cosa cambierebbe con il modello regionale che è nell’app' },
    aggiorna: { valore: null, aiuto: 'con --modello: lo prende' },
    json: { valore: null, aiuto: 'in JSON su stdout' },
  },
  note: ['Uscita dell’elenco: 0 nulla da rivedere, 1 qualcosa da rivedere.'],
  esegui: async (letti, io) => {
    const piano = posto(letti, 0, 'il piano');
    nessunAltro(letti, 1);
    const tutto = acceso(letti, 'accetta-tutto');
    const tieni = elenco(testoDi(letti, 'tieni'));
    const accetta = tutto ? null : elenco(testoDi(letti, 'accetta'));
    if (tutto && testoDi(letti, 'accetta') !== null)
      throw new ErroreUso('O --accetta con i suoi ID, o --accetta-tutto.');
    if (acceso(letti, 'aggiorna') && !acceso(letti, 'modello')) throw new ErroreUso('--aggiorna va con --modello.');
    const json = acceso(letti, 'json');
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      if (acceso(letti, 'modello')) return await modello(m, io, acceso(letti, 'aggiorna'), json);
      if (tieni.length > 0 || accetta === null || accetta.length > 0) {
        await decidi(m, io, tieni, accetta);
        return 0;
      }
      return await mostraElenco(m, io, json);
    });
  },
};

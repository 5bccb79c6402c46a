import { ErroreMotore } from '#contract/define.ts';
import { testoSicuro, unaRiga } from '#format/testo-sicuro.ts';
import { aiutoComando, aiutoGenerale } from './aiuto.ts';
import { leggiArgomenti } from './argomenti.ts';
import type { Comando } from './comandi/tipo.ts';
import { ErroreUso, type IO, type Uscita } from './io.ts';

/** Commands by name, loaded only when one is asked for. */
const carica = async (): Promise<Readonly<Record<string, Comando>>> => {
  const [
    { nuovo, esempio, servi, congela },
    { importa },
    { mostra },
    { controlla },
    { esporta },
    copie,
    registri,
    { cambia },
  ] = await Promise.all([
    import('./comandi/crea.ts'),
    import('./comandi/importa.ts'),
    import('./comandi/mostra.ts'),
    import('./comandi/controlla.ts'),
    import('./comandi/esporta.ts'),
    import('./comandi/copie.ts'),
    import('./comandi/registri.ts'),
    import('./comandi/cambia.ts'),
  ]);
  return {
    new: nuovo,
    import: importa,
    show: mostra,
    set: registri.scrivi,
    check: controlla,
    export: esporta,
    freeze: congela,
    serve: servi,
    example: esempio,
    copia: copie.copiaDaInviare,
    ripristina: copie.ripristina,
    cambia,
  };
};

const chiedeAiuto = (argv: readonly string[]): boolean => argv.some((a) => a === '--help' || a === '-h');

/**
 * Runs one command line (without `node` and the script's name) and answers its exit code: 0 done, 1 done with something
 * to look at, 2 not done. Never throws: a fault of ours is said on stderr too.
 */
export const esegui = async (argv: readonly string[], terminale: IO): Promise<Uscita> => {
  const [nome, ...resto] = argv;
  // What comes from files must not drive the terminal: no control characters, no direction overrides.
  const io: IO = {
    ...terminale,
    stampa: (testo) => terminale.stampa(testoSicuro(testo)),
    di: (testo) => terminale.di(testoSicuro(testo)),
    avanza: (testo) => terminale.avanza(testo === null ? null : unaRiga(testo)),
  };
  try {
    const comandi = await carica();
    if (nome === undefined || nome === '--help' || nome === '-h' || nome === 'help') {
      (nome === undefined ? io.di : io.stampa)(aiutoGenerale(comandi));
      return nome === undefined ? 2 : 0;
    }
    const comando = Object.hasOwn(comandi, nome) ? comandi[nome] : undefined;
    if (comando === undefined)
      throw new ErroreUso(`Il comando «${nome}» non c'è. Comandi: ${Object.keys(comandi).join(', ')}.`);
    if (chiedeAiuto(resto)) {
      io.stampa(aiutoComando(comando));
      return 0;
    }
    try {
      return await comando.esegui(leggiArgomenti(resto, comando.opzioni), io);
    } catch (errore) {
      if (errore instanceof ErroreUso) throw new ErroreUso(`${errore.message}\nUso: pdz ${comando.uso}`);
      throw errore;
    }
  } catch (errore) {
    io.avanza(null);
    if (errore instanceof ErroreUso || errore instanceof ErroreMotore) io.di(errore.message);
    else io.di(`Errore inatteso: ${errore instanceof Error ? (errore.stack ?? errore.message) : String(errore)}`);
    return 2;
  }
};

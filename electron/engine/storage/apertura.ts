import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ErroreMotore } from '#contract/define.ts';
import { istanteBreve } from '#format/date.ts';
import { type BloccoTenuto, prendiBlocco } from './blocco-file.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { controllaFile, copiaDaControllare, percorsoReale } from './controllo-file.ts';
import {
  assicura,
  cartellaLavoro,
  cartelle,
  chiaveDi,
  fileLavoro,
  istanteDiNome,
  nomeAccanto,
  percorsoFuturo,
  pulisciLetture,
  pulisciTemporanei,
  puntoDelFile,
  recupera,
  tieniIstantanea,
} from './copia-lavoro.ts';
import { accanto, copia, mettiAlPosto, rinomina, sincronizza } from './disco.ts';
import { elencaIstantanee, type Istantanea } from './istantanee.ts';
import { codiceSistema, erroreDiSalvataggio, fileNonLeggibile } from './messaggi.ts';
import { type Migrazione, migra, migrazioni, versioneCorrente, versioneDi } from './migrazioni.ts';
import { leggiSomme, sigilloDi } from './sigillo.ts';

/** A plan opened on its working copy. */
export type FileAperto = {
  readonly db: Database;
  /** Real path of the person's file. */
  readonly percorso: string;
  readonly cartella: string;
  readonly solaLettura: boolean;
  /** Why it is read-only, for the band of the window. */
  readonly perche: string | null;
  readonly blocco: BloccoTenuto | null;
  /** SHA-256 of the file as it stands on disk; null if it does not exist yet. */
  readonly impronta: string | null;
  /** Durable writings that the file on disk already holds; -1 if it does not exist yet. */
  readonly scrittureNelFile: number;
  /** Id of the last change set that the file on disk holds. */
  readonly ultimaNelFile: string | null;
  readonly avvisi: readonly string[];
};

/** Where the app keeps its data, what time it is, and which migrations exist (tests give others). */
export type AmbienteFile = {
  readonly cartellaDati: string;
  readonly adesso: () => Date;
  readonly migrazioni?: readonly Migrazione[];
};

/** Snapshot to offer when a file cannot be opened: the newest whose seal is whole. */
const daOffrire = (ambiente: AmbienteFile, reale: string): Istantanea | undefined =>
  elencaIstantanee(ambiente.cartellaDati, reale, null).find((i) => sigilloDi(leggiSomme(i.percorso)) === 'intatto');

/** Checks a private copy of a plan; on damage, says that a good copy is there and when it was made. */
const controlla = (ambiente: AmbienteFile, reale: string, copia: string) => {
  try {
    const lettura = copiaDaControllare(reale, copia);
    return { sha256: lettura.sha256, ...controllaFile(reale, copia, lettura, ambiente.migrazioni ?? migrazioni) };
  } catch (errore) {
    rmSync(copia, { force: true });
    const buona =
      errore instanceof ErroreMotore && errore.code === 'file-non-valido' ? daOffrire(ambiente, reale) : null;
    if (!(errore instanceof ErroreMotore) || !buona) throw errore;
    throw new ErroreMotore(
      errore.code,
      `${errore.message} C'è una copia buona del ${istanteBreve(buona.istante)}: si può tornare a quella, e il file guasto resta accanto con un altro nome.`,
      { motivo: 'guasto', istantanea: buona.chiave, istante: buona.istante },
    );
  }
};

/**
 * Puts a snapshot in the place of a file that cannot be opened. The bad file stays beside it under another name, which is
 * returned; nothing is done while somebody else holds the plan.
 */
export const ripristinaFile = (ambiente: AmbienteFile, percorso: string, chiave: string): string => {
  const reale = percorsoReale(percorso);
  const scelta = elencaIstantanee(ambiente.cartellaDati, reale, null).find((i) => i.chiave === chiave);
  if (!scelta) throw new ErroreMotore('non-trovato', 'Questa copia non c’è più: aprire di nuovo l’elenco.');
  const blocco = blocca(reale, ambiente.adesso());
  if ('perche' in blocco) throw new ErroreMotore('sola-lettura', `La copia non è stata rimessa. ${blocco.perche}`);
  const ingresso = join(assicura(cartelle(ambiente.cartellaDati).aperti), `ingresso-${randomUUID()}.pdz`);
  const temporaneo = accanto(reale);
  try {
    controlla(ambiente, scelta.percorso, ingresso);
    const guasto = nomeAccanto(reale, `guasto ${istanteDiNome(ambiente.adesso())}`);
    // The good copy is whole beside the file before the bad one moves: the plan's path is empty only between two renames.
    copia(scelta.percorso, temporaneo);
    sincronizza(temporaneo);
    rinomina(reale, join(dirname(reale), guasto));
    mettiAlPosto(temporaneo, reale);
    return guasto;
  } catch (errore) {
    throw erroreDiSalvataggio(errore, reale);
  } finally {
    rmSync(temporaneo, { force: true });
    rmSync(ingresso, { force: true });
    blocco.rilascia();
  }
};

/** Opens a plan to read it: private copy, no lock, nothing written beside the file. */
export const apriInLettura = (ambiente: AmbienteFile, reale: string, perche: string): FileAperto => {
  pulisciLetture(ambiente.cartellaDati);
  const cartella = join(assicura(cartelle(ambiente.cartellaDati).letture), `${process.pid}-${randomUUID()}`);
  mkdirSync(cartella, { mode: 0o700 });
  try {
    const file = fileLavoro(cartella);
    const { sha256, futuro } = controlla(ambiente, reale, file);
    const elenco = ambiente.migrazioni ?? migrazioni;
    const vecchio = !futuro && puntoVecchio(file, elenco);
    if (vecchio) {
      const scrivibile = apriDatabase(file);
      try {
        migra(scrivibile, elenco);
      } finally {
        scrivibile.close();
      }
    }
    return {
      db: apriDatabase(file, { solaLettura: true }),
      percorso: reale,
      cartella,
      solaLettura: true,
      perche: futuro ? motivoFuturo : perche,
      blocco: null,
      impronta: sha256,
      scrittureNelFile: 0,
      ultimaNelFile: null,
      avvisi: [],
    };
  } catch (errore) {
    rmSync(cartella, { recursive: true, force: true });
    throw errore;
  }
};

const motivoFuturo =
  'Il piano è stato scritto da una versione più recente del programma: si legge, non si modifica. Aggiornare il programma per modificarlo.';

const puntoVecchio = (file: string, elenco: readonly Migrazione[]): boolean => {
  const db = apriDatabase(file, { solaLettura: true });
  try {
    return versioneDi(db) < versioneCorrente(elenco);
  } finally {
    db.close();
  }
};

const accessibile = (percorso: string, modo: number): boolean => {
  try {
    accessSync(percorso, modo);
    return true;
  } catch {
    return false;
  }
};

/** Takes the lock, or says why the plan can only be read. Throws `file-occupato` if somebody else holds it. */
const blocca = (reale: string, adesso: Date): BloccoTenuto | { readonly perche: string } => {
  if (existsSync(reale) && !accessibile(reale, constants.W_OK)) return { perche: 'Il file è di sola lettura.' };
  try {
    return prendiBlocco(reale, adesso);
  } catch (errore) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codiceSistema(errore) ?? ''))
      return { perche: 'Nella cartella del piano non si può scrivere: il piano è aperto in sola lettura.' };
    throw errore;
  }
};

/**
 * Opens a plan: lock beside it, private copy checked as untrusted, working copy in the app's data. A working copy that a
 * crash left with unsaved changes goes on from where it was, also when the file itself has disappeared.
 */
export const apriFile = (
  ambiente: AmbienteFile,
  percorso: string,
  opzioni: { readonly solaLettura: boolean } = { solaLettura: false },
): FileAperto => {
  const adesso = ambiente.adesso();
  const elenco = ambiente.migrazioni ?? migrazioni;
  const presente = existsSync(percorso);
  if (!presente && (opzioni.solaLettura || !haLavoro(ambiente, percorso))) percorsoReale(percorso);
  const reale = presente ? percorsoReale(percorso) : percorsoFuturo(percorso);
  if (opzioni.solaLettura) return apriInLettura(ambiente, reale, 'Aperto in sola lettura, come richiesto.');
  const blocco = blocca(reale, adesso);
  if ('perche' in blocco) return apriInLettura(ambiente, reale, blocco.perche);
  const ingresso = join(assicura(cartelle(ambiente.cartellaDati).aperti), `ingresso-${randomUUID()}.pdz`);
  try {
    const controllato = presente ? controlla(ambiente, reale, ingresso) : null;
    if (controllato?.futuro) {
      blocco.rilascia();
      return apriInLettura(ambiente, reale, motivoFuturo);
    }
    pulisciTemporanei(reale);
    const { riprendi, avvisi } = recupera(ambiente.cartellaDati, reale, controllato ? ingresso : null, adesso, elenco);
    if (!riprendi && !controllato) percorsoReale(percorso);
    const nelFile = controllato ? puntoDelFile(ingresso) : null;
    const cartella = riprendi ?? nuovaCopia(ambiente, reale, ingresso);
    return {
      db: apriLavoro(ambiente, reale, cartella, elenco),
      percorso: reale,
      cartella,
      solaLettura: false,
      perche: null,
      blocco,
      impronta: controllato?.sha256 ?? null,
      scrittureNelFile: nelFile?.scritture ?? -1,
      ultimaNelFile: nelFile?.ultima ?? null,
      avvisi: riprendi ? [...avvisi, 'Sono state ritrovate le modifiche non ancora salvate nel file.'] : avvisi,
    };
  } catch (errore) {
    blocco.rilascia();
    throw errore;
  } finally {
    rmSync(ingresso, { force: true });
  }
};

/** Whether a file that is gone may be made again from a working copy. */
const haLavoro = (ambiente: AmbienteFile, percorso: string): boolean => {
  const { aperti } = cartelle(ambiente.cartellaDati);
  if (!existsSync(aperti) || !existsSync(dirname(percorso))) return false;
  const chiave = chiaveDi(percorsoFuturo(percorso));
  return readdirSync(aperti).some((n) => n.startsWith(`${chiave}-`));
};

/** Makes the checked copy the working copy of its plan. */
const nuovaCopia = (ambiente: AmbienteFile, reale: string, ingresso: string): string => {
  const { pianoId } = puntoDelFile(ingresso);
  const cartella = cartellaLavoro(ambiente.cartellaDati, reale, pianoId);
  rmSync(cartella, { recursive: true, force: true });
  mkdirSync(cartella, { mode: 0o700 });
  rinomina(ingresso, fileLavoro(cartella));
  return cartella;
};

/** Opens a working copy for writing and brings it to the newest format, keeping a copy of the file as it was. */
const apriLavoro = (
  ambiente: AmbienteFile,
  reale: string,
  cartella: string,
  elenco: readonly Migrazione[],
): Database => {
  const vecchia = puntoVecchio(fileLavoro(cartella), elenco);
  const db = apriDatabase(fileLavoro(cartella));
  try {
    if (vecchia) {
      const versione = versioneDi(db);
      if (existsSync(reale))
        tieniIstantanea(ambiente.cartellaDati, reale, reale, `prima-della-versione-${versione + 1}.pdz`);
      migra(db, elenco);
    }
    return db;
  } catch (errore) {
    db.close();
    throw errore;
  }
};

/** Makes an empty working copy for a plan that will be saved at `percorso`; a file already there is kept aside first. */
export const creaFile = (ambiente: AmbienteFile, percorso: string, pianoId: string): FileAperto => {
  let reale: string;
  try {
    reale = existsSync(percorso) ? percorsoReale(percorso) : percorsoFuturo(percorso);
  } catch (errore) {
    if (codiceSistema(errore) === null) throw errore;
    throw new ErroreMotore('non-trovato', `La cartella di «${percorso}» non c'è: il piano non è stato creato.`);
  }
  const preso = blocca(reale, ambiente.adesso());
  if ('perche' in preso) throw new ErroreMotore('disco', `Il piano non si può creare in «${reale}». ${preso.perche}`);
  try {
    if (existsSync(reale)) {
      if (!statSync(reale).isFile()) throw fileNonLeggibile(reale, 'non è un file ordinario');
      tieniIstantanea(ambiente.cartellaDati, reale, reale, `sostituito-${ambiente.adesso().getTime()}.pdz`);
    }
    const { avvisi } = recupera(
      ambiente.cartellaDati,
      reale,
      null,
      ambiente.adesso(),
      ambiente.migrazioni ?? migrazioni,
      false,
    );
    assicura(cartelle(ambiente.cartellaDati).aperti);
    const cartella = cartellaLavoro(ambiente.cartellaDati, reale, pianoId);
    mkdirSync(cartella, { mode: 0o700 });
    const db = apriDatabase(fileLavoro(cartella), { crea: true });
    migra(db, ambiente.migrazioni ?? migrazioni);
    return {
      db,
      percorso: reale,
      cartella,
      solaLettura: false,
      perche: null,
      blocco: preso,
      impronta: null,
      scrittureNelFile: -1,
      ultimaNelFile: null,
      avvisi,
    };
  } catch (errore) {
    preso.rilascia();
    throw errore;
  }
};

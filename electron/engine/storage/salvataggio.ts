import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { ErroreMotore } from '#contract/define.ts';
import type { AmbienteFile, FileAperto } from './apertura.ts';
import { prendiBlocco } from './blocco-file.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { percorsoReale } from './controllo-file.ts';
import { cartellaLavoro, fileLavoro, percorsoFuturo, tieniIstantanea } from './copia-lavoro.ts';
import { sostituisci } from './disco.ts';
import { erroreDiScrittura, nomeDi } from './messaggi.ts';
import { testoDi } from './righe.ts';

/** The person's file behind an open plan: saving, saving elsewhere, closing. `scritture` counts durable writings. */
export type Salvataggio = {
  db(): Database;
  percorso(): string;
  salvatoAlle(): string | null;
  scrittureSalvate(): number;
  salva(scritture: number): void;
  salvaCome(percorso: string, scritture: number): void;
  chiudi(scritture: number): void;
  abbandona(scritture: number): void;
};

/** SHA-256 of a file, read in pieces. */
const improntaFile = (percorso: string): string => {
  const fd = openSync(percorso, 'r');
  try {
    const somma = createHash('sha256');
    const pezzo = Buffer.allocUnsafe(1 << 20);
    for (let letti = readSync(fd, pezzo); letti > 0; letti = readSync(fd, pezzo))
      somma.update(pezzo.subarray(0, letti));
    return somma.digest('hex');
  } finally {
    closeSync(fd);
  }
};

/** Size and times of a file, to know cheaply that nobody touched it. */
const segnoDi = (percorso: string): string => {
  const { size, mtimeMs, ino } = statSync(percorso);
  return `${size} ${mtimeMs} ${ino}`;
};

/** Saves, moves and closes the file of an open plan. */
export const creaSalvataggio = (ambiente: AmbienteFile, aperto: FileAperto): Salvataggio => {
  let { db, percorso, cartella, blocco, impronta } = aperto;
  let segno = impronta !== null && existsSync(percorso) ? segnoDi(percorso) : null;
  let salvatoAlle: string | null = null;
  let salvate = aperto.scrittureNelFile;
  let chiuso = false;

  /** Refuses to write over what somebody else wrote; a file that was removed is simply made again. */
  const controllaEstraneo = (): void => {
    if (!existsSync(percorso) || segno === null || segnoDi(percorso) === segno) return;
    if (improntaFile(percorso) === impronta) return;
    throw new ErroreMotore(
      'revisione-superata',
      `Il file «${nomeDi(percorso)}» è stato cambiato da un altro programma dopo l'apertura: non è stato sovrascritto. ` +
        'Il lavoro è al sicuro: salvarlo con un altro nome e confrontare i due file.',
      { percorso },
    );
  };

  const scriviSu = (bersaglio: string): void => {
    try {
      sostituisci(bersaglio, (temporaneo) => db.prepare('VACUUM INTO ?').run(temporaneo));
    } catch (errore) {
      const detto = erroreDiScrittura(errore, `il salvataggio di «${nomeDi(bersaglio)}»`);
      if (detto instanceof ErroreMotore) throw detto;
      const motivo = errore instanceof Error ? errore.message : 'errore sconosciuto';
      throw new ErroreMotore(
        'disco',
        `Il file «${nomeDi(bersaglio)}» non è stato scritto (${motivo}). Il lavoro è al sicuro nella copia di lavoro: riprovare, o salvare con un altro nome.`,
      );
    }
  };

  const dopoIlSalvataggio = (scritture: number): void => {
    impronta = improntaFile(percorso);
    segno = segnoDi(percorso);
    salvate = scritture;
    salvatoAlle = ambiente.adesso().toISOString();
    tieniIstantanea(ambiente.cartellaDati, percorso, percorso, 'ultima-buona.pdz');
  };

  const salva = (scritture: number): void => {
    if (aperto.solaLettura || (salvate === scritture && existsSync(percorso))) return;
    controllaEstraneo();
    scriviSu(percorso);
    dopoIlSalvataggio(scritture);
  };

  /** The working copy takes the name of its new path, so that a crash finds it there. */
  const spostaCopia = (nuovo: string): void => {
    const pianoId = testoDi(db, 'SELECT id FROM piano LIMIT 1') ?? '';
    const destinazione = cartellaLavoro(ambiente.cartellaDati, nuovo, pianoId);
    db.close();
    rmSync(destinazione, { recursive: true, force: true });
    renameSync(cartella, destinazione);
    cartella = destinazione;
    db = apriDatabase(fileLavoro(cartella));
  };

  /** Closes everything; the working copy goes away only when the file has all that it holds. */
  const lascia = (pulita: boolean): void => {
    if (chiuso) return;
    chiuso = true;
    db.close();
    if (pulita) rmSync(cartella, { recursive: true, force: true });
    blocco?.rilascia();
  };

  return {
    db: () => db,
    percorso: () => percorso,
    salvatoAlle: () => salvatoAlle,
    scrittureSalvate: () => salvate,
    salva,
    salvaCome: (altrove, scritture) => {
      const nuovo = existsSync(altrove) ? percorsoReale(altrove) : percorsoFuturo(altrove);
      if (nuovo === percorso) return salva(scritture);
      if (aperto.solaLettura) return scriviSu(nuovo);
      const nuovoBlocco = prendiBlocco(nuovo, ambiente.adesso());
      try {
        scriviSu(nuovo);
      } catch (errore) {
        nuovoBlocco.rilascia();
        throw errore;
      }
      spostaCopia(nuovo);
      blocco?.rilascia();
      blocco = nuovoBlocco;
      percorso = nuovo;
      dopoIlSalvataggio(scritture);
    },
    chiudi: (scritture) => {
      if (chiuso) return;
      try {
        salva(scritture);
      } catch (errore) {
        // The working copy stays: the next opening finds it and loses nothing.
        lascia(false);
        throw errore;
      }
      lascia(true);
    },
    abbandona: (scritture) => lascia(aperto.solaLettura || salvate === scritture),
  };
};

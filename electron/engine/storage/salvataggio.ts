import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ErroreMotore } from '#contract/define.ts';
import type { Processi } from '../tipi.ts';
import { esegui, type Lavoro } from '../workers/esegui.ts';
import type { AmbienteFile, FileAperto } from './apertura.ts';
import { prendiBlocco } from './blocco-file.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { percorsoReale } from './controllo-file.ts';
import { assicura, cartellaLavoro, fileLavoro, percorsoFuturo } from './copia-lavoro.ts';
import { nonSopraUnPianoAperto } from './copie.ts';
import { accanto, copia, mettiAlPosto, sincronizza, sostituisci } from './disco.ts';
import {
  cartellaIstantanee,
  type DaTenere,
  tieniInAnello,
  tieniUltimaBuona,
  ultimaBuona,
  vaInAnello,
} from './istantanee.ts';
import { codiceSistema, erroreDiSalvataggio, nomeDi } from './messaggi.ts';
import { leggiMeta, testoDi, ultimaModifica } from './righe.ts';
import { leggiSomme, scriviChiuso } from './sigillo.ts';

/** The person's file behind an open plan: saving, saving elsewhere, closing. `scritture` counts durable writings. */
export type Salvataggio = {
  db(): Database;
  percorso(): string;
  salvatoAlle(): string | null;
  scrittureSalvate(): number;
  /** Id of the last change set that the file on disk has. */
  ultimaNelFile(): string | null;
  salva(scritture: number): void;
  /** The same without stopping the engine when the plan is large; a promise only then. */
  salvaSenzaFermare(scritture: number): Promise<void> | undefined;
  salvaCome(percorso: string, scritture: number): void;
  /** Keeps the plan as it is now in the ring, whatever the time of the last snapshot. */
  tieni(motivo: DaTenere['motivo']): void;
  /** Keeps a copy of the good file that was opened, for the day when the disk spoils it. */
  tieniBuona(): void;
  chiudi(scritture: number): void;
  abbandona(scritture: number): void;
};

/** What the worker is asked, and what it answers: the closed copy in the app's data, and another beside the target. */
export type RichiestaSalva = {
  readonly lavoro: string;
  readonly locale: string;
  readonly accanto: string;
  /** The file as it was opened, to be copied before it is written over; null when it is kept already. */
  readonly apertura: { readonly da: string; readonly a: string } | null;
};
/** Answer of the worker that writes a closed copy. */
export type EsitoSalva = {
  readonly sha256: string;
  readonly scritture: number;
  readonly ultima: string | null;
  /** SHA-256 of the copy of the file as it was opened, if one was asked for and could be made. */
  readonly apertura: string | null;
  /** Error code of the system for the copy beside the target, if it could not be made. */
  readonly errore: string | null;
};

/** Database bytes above which a closed copy takes more than 50 ms and is made by a worker. */
const GRANDE = 1 << 20;

/** Size and times of a file, to know cheaply that nobody touched it. */
const segnoDi = (percorso: string): string => {
  const { size, mtimeMs, ino } = statSync(percorso);
  return `${size} ${mtimeMs} ${ino}`;
};

/** Saves, moves and closes the file of an open plan. */
export const creaSalvataggio = (
  ambiente: AmbienteFile & { readonly processi?: Processi },
  aperto: FileAperto,
): Salvataggio => {
  let { db, percorso, cartella, blocco, impronta } = aperto;
  const { cartellaDati } = ambiente;
  let segno = impronta !== null && existsSync(percorso) ? segnoDi(percorso) : null;
  let salvatoAlle: string | null = null;
  let salvate = aperto.scrittureNelFile;
  let ultimaNelFile = aperto.ultimaNelFile;
  let chiuso = false;
  /** The file as it was opened has not been put into the ring yet. */
  let daTenereApertura = impronta !== null;
  let inCorso: Lavoro | null = null;
  let inCoda: Promise<void> | null = null;

  const pianoId = (): string => testoDi(db, 'SELECT id FROM piano LIMIT 1') ?? '';
  const locale = (): string => join(assicura(cartellaIstantanee(cartellaDati, percorso)), `nuova-${randomUUID()}.tmp`);

  const estraneo = (): boolean =>
    existsSync(percorso) && segno !== null && segnoDi(percorso) !== segno && leggiSomme(percorso).sha256 !== impronta;
  /** Refuses to write over what somebody else wrote; a file that was removed is simply made again. */
  const controllaEstraneo = (): void => {
    if (!estraneo()) return;
    throw new ErroreMotore(
      'revisione-superata',
      `Il file «${nomeDi(percorso)}» è stato cambiato da un altro programma dopo l'apertura: non è stato sovrascritto. ` +
        'Il lavoro è al sicuro su questo computer: si può tenere entrambi (il tuo accanto, con un altro nome) e confrontarli.',
      { motivo: 'estraneo' },
    );
  };

  /** Runs a writing, telling what went wrong in words; what was typed stays in the working copy. */
  const scrivendo = (bersaglio: string, scrivi: () => void): void => {
    try {
      scrivi();
    } catch (errore) {
      throw erroreDiSalvataggio(errore, bersaglio);
    }
  };

  /** Snapshots are a help: a disk that refuses them must not stop the saving. */
  const provando = (tieni: () => void): void => {
    try {
      tieni();
    } catch (errore) {
      if (codiceSistema(errore) === null) throw errore;
    }
  };

  /** The file as it was opened, if it is still that and the ring has not got it; asked once. */
  const daTenere = (): Omit<DaTenere, 'file'> | null => {
    if (!daTenereApertura || impronta === null || !existsSync(percorso) || segnoDi(percorso) !== segno) return null;
    daTenereApertura = false;
    const istante = new Date(Math.min(statSync(percorso).mtimeMs, ambiente.adesso().getTime()));
    const d = { sha256: impronta, pianoId: pianoId(), istante, motivo: 'apertura' as const };
    return vaInAnello(cartellaDati, percorso, d) ? d : null;
  };
  /** A copy, never another name of the same file: a program that writes it in place would change the snapshot too. */
  const tieniApertura = (): void => {
    const d = daTenere();
    if (d === null) return;
    const file = locale();
    try {
      copia(percorso, file);
      if (leggiSomme(file).sha256 === d.sha256) tieniInAnello(cartellaDati, percorso, { ...d, file });
    } finally {
      rmSync(file, { force: true });
    }
  };

  /** The closed copy in the app's data becomes the last good one, and a snapshot when it is time. */
  const tieniPreparata = (file: string, sha256: string, motivo: DaTenere['motivo']): void =>
    provando(() => {
      tieniInAnello(cartellaDati, percorso, { file, sha256, pianoId: pianoId(), istante: ambiente.adesso(), motivo });
      tieniUltimaBuona(cartellaDati, percorso, file);
    });

  const salvato = (sha256: string, scritture: number, ultima = ultimaModifica(db)): void => {
    ultimaNelFile = ultima;
    impronta = sha256;
    segno = segnoDi(percorso);
    salvate = scritture;
    salvatoAlle = ambiente.adesso().toISOString();
  };

  /** Closed copy in the app's data first, then beside the file and in its place: a share gets one plain copy. */
  const scriviNelFile = (scritture: number): void => {
    const file = locale();
    let sha256: string;
    try {
      sha256 = scriviChiuso(db, file).sha256;
    } catch {
      // No room here for a second copy: the file is written directly, and is what counts.
      rmSync(file, { force: true });
      let diretto = '';
      scrivendo(percorso, () =>
        sostituisci(percorso, (t) => {
          diretto = scriviChiuso(db, t).sha256;
        }),
      );
      salvato(diretto, scritture);
      return;
    }
    try {
      scrivendo(percorso, () => sostituisci(percorso, (t) => copia(file, t)));
      salvato(sha256, scritture);
    } finally {
      tieniPreparata(file, sha256, 'periodica');
      rmSync(file, { force: true });
    }
  };

  const fermaLavoro = (): void => {
    inCorso?.annulla();
    inCorso = null;
  };

  const salva = (scritture: number): void => {
    fermaLavoro();
    if (aperto.solaLettura || (salvate === scritture && existsSync(percorso))) return;
    controllaEstraneo();
    provando(tieniApertura);
    scriviNelFile(scritture);
  };

  const salvaFuori = async (processi: Processi): Promise<void> => {
    const file = locale();
    const temporaneo = accanto(percorso);
    const bersaglio = percorso;
    const aperta = daTenere();
    const comera = locale();
    const richiesta: RichiestaSalva = {
      lavoro: fileLavoro(cartella),
      locale: file,
      accanto: temporaneo,
      apertura: aperta === null ? null : { da: percorso, a: comera },
    };
    const lavoro = esegui(processi, 'salva', richiesta);
    inCorso = lavoro;
    const fine = await lavoro.fine;
    try {
      // Meanwhile somebody saved, moved or closed the plan: what this work prepared is of no use.
      if (inCorso !== lavoro || chiuso || percorso !== bersaglio) return;
      inCorso = null;
      if (fine.tipo !== 'esito') return salva(Number(leggiMeta(db, 'scritture') ?? '0'));
      const { sha256, scritture, ultima, errore, apertura } = fine.dati as EsitoSalva;
      if (aperta !== null && apertura === aperta.sha256)
        provando(() => tieniInAnello(cartellaDati, percorso, { ...aperta, file: comera }));
      try {
        if (errore !== null) throw erroreDiSalvataggio(Object.assign(new Error(errore), { code: errore }), percorso);
        controllaEstraneo();
        scrivendo(percorso, () => mettiAlPosto(temporaneo, percorso));
        salvato(sha256, scritture, ultima);
      } finally {
        tieniPreparata(file, sha256, 'periodica');
      }
    } finally {
      for (const resto of [file, temporaneo, comera]) rmSync(resto, { force: true });
    }
  };

  /** One saving by a worker at a time: who asks for another waits for it, then for one that has what was written since. */
  const salvaInCoda = async (processi: Processi, scritture: number): Promise<void> => {
    while (inCoda !== null) {
      await inCoda.catch(() => {});
      if (chiuso || salvate >= scritture) return;
    }
    const mio = salvaFuori(processi);
    inCoda = mio;
    try {
      await mio;
    } finally {
      if (inCoda === mio) inCoda = null;
    }
  };

  /** The working copy takes the name of its new path, so that a crash finds it there. */
  const spostaCopia = (nuovo: string): void => {
    const destinazione = cartellaLavoro(cartellaDati, nuovo, pianoId());
    db.close();
    rmSync(destinazione, { recursive: true, force: true });
    renameSync(cartella, destinazione);
    cartella = destinazione;
    db = apriDatabase(fileLavoro(cartella));
  };

  /** Closes everything; the working copy goes away only when the file has all that it holds. */
  const lascia = (pulita: boolean): void => {
    if (chiuso) return;
    fermaLavoro();
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
    ultimaNelFile: () => ultimaNelFile,
    salva,
    salvaSenzaFermare: (scritture) => {
      const { processi } = ambiente;
      const pagine = Number(db.pragma('page_count', { simple: true }));
      if (!processi || pagine * 4096 < GRANDE || aperto.solaLettura) {
        salva(scritture);
        return undefined;
      }
      if (salvate === scritture && existsSync(percorso)) return undefined;
      if (inCoda === null) controllaEstraneo();
      return salvaInCoda(processi, scritture);
    },
    salvaCome: (altrove, scritture) => {
      const nuovo = existsSync(altrove) ? percorsoReale(altrove) : percorsoFuturo(altrove);
      if (nuovo === percorso) return salva(scritture);
      let sha256 = '';
      const scrivi = () =>
        scrivendo(nuovo, () =>
          sostituisci(nuovo, (t) => {
            sha256 = scriviChiuso(db, t).sha256;
          }),
        );
      if (aperto.solaLettura) {
        nonSopraUnPianoAperto(nuovo, percorso);
        return scrivi();
      }
      fermaLavoro();
      const nuovoBlocco = prendiBlocco(nuovo, ambiente.adesso());
      try {
        scrivi();
      } catch (errore) {
        nuovoBlocco.rilascia();
        throw errore;
      }
      spostaCopia(nuovo);
      blocco?.rilascia();
      blocco = nuovoBlocco;
      percorso = nuovo;
      daTenereApertura = false;
      salvato(sha256, scritture);
    },
    tieni: (motivo) => {
      const file = locale();
      try {
        const { sha256 } = scriviChiuso(db, file);
        tieniInAnello(cartellaDati, percorso, { file, sha256, pianoId: pianoId(), istante: ambiente.adesso(), motivo });
      } finally {
        rmSync(file, { force: true });
      }
    },
    tieniBuona: () => {
      if (aperto.solaLettura || impronta === null || !existsSync(percorso) || segnoDi(percorso) !== segno) return;
      const gia = ultimaBuona(cartellaDati, percorso);
      if (existsSync(gia) && leggiSomme(gia).sha256 === impronta) return;
      provando(() => {
        const file = locale();
        copia(percorso, file);
        sincronizza(file);
        tieniUltimaBuona(cartellaDati, percorso, file);
      });
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

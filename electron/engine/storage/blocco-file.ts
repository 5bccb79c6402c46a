import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { istanteBreve } from '#format/date.ts';
import { codiceSistema, nomeDi } from './messaggi.ts';

/** Who holds a plan open: written beside it, so that a colleague on the same share knows. */
const bloccoSchema = z.object({
  utente: z.string().max(200),
  host: z.string().max(300),
  pid: z.int(),
  /** Start of the process, where the system tells it: a recycled pid is not the same process. */
  avvio: z.string().max(100).nullable(),
  /** Random name of the engine that wrote it. */
  motore: z.string().max(100),
  istante: z.string().max(40),
});
/** Content of a lock file: who holds the plan, where, since when. */
export type Blocco = z.output<typeof bloccoSchema>;

/** A lock that this engine holds; `rilascia` removes it if it is still ours. */
export type BloccoTenuto = { readonly percorso: string; rilascia(): void };

const motore = randomUUID();
/** Locks that this engine holds now: one of its own left on a share that went away and came back is not held. */
const tenuti = new Set<string>();

/** Lock file of a plan: `.~lock.NOME.pdz#`, beside it. */
export const percorsoBlocco = (piano: string): string => join(dirname(piano), `.~lock.${basename(piano)}#`);

/** Start time of a process in the system's own ticks, or null where the system does not tell. */
const avvioDi = (pid: number): string | null => {
  try {
    const testo = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const campi = testo.slice(testo.lastIndexOf(')') + 2).split(' ');
    const accensione = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${accensione} ${campi[19] ?? ''}`;
  } catch {
    return null;
  }
};

const utente = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'utente';
  }
};

const vivo = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (errore) {
    return codiceSistema(errore) === 'EPERM';
  }
};

/** Whether who wrote the lock at `percorso` is surely gone: only its own computer can tell. */
const abbandonato = (percorso: string, b: Blocco): boolean => {
  if (b.host !== hostname()) return false;
  if (b.pid === process.pid) return b.motore !== motore || !tenuti.has(percorso);
  if (!vivo(b.pid)) return true;
  const avvio = avvioDi(b.pid);
  return avvio !== null && b.avvio !== null && avvio !== b.avvio;
};

const leggi = (percorso: string): { readonly testo: string; readonly blocco: Blocco | null } | null => {
  try {
    const testo = readFileSync(percorso, 'utf8').slice(0, 4000);
    try {
      return { testo, blocco: bloccoSchema.parse(JSON.parse(testo)) };
    } catch {
      return { testo, blocco: null };
    }
  } catch (errore) {
    if (codiceSistema(errore) === 'ENOENT') return null;
    throw errore;
  }
};

/** Who holds the plan, or null if nobody (a lock left by a dead process of this computer counts as nobody). */
export const chiLoTiene = (piano: string): Blocco | null => {
  const letto = leggi(percorsoBlocco(piano));
  return letto?.blocco && !abbandonato(percorsoBlocco(piano), letto.blocco) ? letto.blocco : null;
};

const occupato = (piano: string, b: Blocco | null): ErroreMotore => {
  const quando = b ? dataEOra(b.istante) : '';
  const chi = b ? `da ${b.utente} sul computer ${b.host}${quando ? ` dal ${quando}` : ''}` : 'da qualcun altro';
  return new ErroreMotore(
    'file-occupato',
    `Il piano «${nomeDi(piano)}» è già aperto ${chi}. Attendere che venga chiuso, poi riprovare.`,
    { motivo: 'occupato', ...(b ? { utente: b.utente, host: b.host, dal: b.istante } : {}) },
  );
};

const dataEOra = (istante: string): string =>
  Number.isNaN(Date.parse(istante)) ? '' : istanteBreve(new Date(istante).toISOString());

/** Creates a file that must not exist, with its whole content at once where the disk has hard links. */
const creaIntero = (percorso: string, testo: string): void => {
  const provvisorio = `${percorso}.${randomUUID()}`;
  try {
    writeFileSync(provvisorio, testo, { flag: 'wx', mode: 0o644 });
    linkSync(provvisorio, percorso);
  } catch (errore) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codiceSistema(errore) ?? '')) throw errore;
    writeFileSync(percorso, testo, { flag: 'wx', mode: 0o644 });
  } finally {
    rmSync(provvisorio, { force: true });
  }
};

/** Takes a stale lock out of the way, unless somebody else replaced it meanwhile (then it is put back). */
const togliAbbandonato = (percorso: string, atteso: string): void => {
  const scarto = `${percorso}.${randomUUID()}`;
  try {
    renameSync(percorso, scarto);
  } catch (errore) {
    if (codiceSistema(errore) === 'ENOENT') return;
    throw errore;
  }
  const preso = leggi(scarto);
  if (preso && preso.testo !== atteso) {
    try {
      linkSync(scarto, percorso);
    } catch (errore) {
      if (codiceSistema(errore) !== 'EEXIST') throw errore;
    }
  }
  rmSync(scarto, { force: true });
};

/**
 * Takes the lock of a plan. Throws `file-occupato` saying who holds it and since when; a lock of a dead process of this
 * computer is taken over. File system errors (`EACCES`, `EROFS`…) are thrown as they are: the caller opens read-only.
 */
export const prendiBlocco = (piano: string, adesso: Date): BloccoTenuto => {
  const percorso = percorsoBlocco(piano);
  const mio: Blocco = {
    utente: utente(),
    host: hostname(),
    pid: process.pid,
    avvio: avvioDi(process.pid),
    motore,
    istante: adesso.toISOString(),
  };
  const testo = JSON.stringify(mio);
  for (let prova = 0; prova < 5; prova++) {
    try {
      creaIntero(percorso, testo);
      tenuti.add(percorso);
      return {
        percorso,
        rilascia: () => {
          tenuti.delete(percorso);
          if (leggi(percorso)?.testo === testo) rmSync(percorso, { force: true });
        },
      };
    } catch (errore) {
      if (codiceSistema(errore) !== 'EEXIST') throw errore;
    }
    const altro = leggi(percorso);
    if (!altro) continue;
    if (!altro.blocco || !abbandonato(percorso, altro.blocco)) throw occupato(piano, altro.blocco);
    togliAbbandonato(percorso, altro.testo);
  }
  throw occupato(piano, chiLoTiene(piano));
};

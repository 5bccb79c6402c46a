import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { giornoDi, oraDi } from '#format/date.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { copia, rinomina, sostituisci } from './disco.ts';
import { type Migrazione, versioneCorrente, versioneDi } from './migrazioni.ts';
import { leggiMeta, numeroDi, prepara, testoDi, ultimaModifica } from './righe.ts';
import { scriviChiuso } from './sigillo.ts';

/** Folders of the app's data that storage owns. */
export const cartelle = (dati: string) =>
  ({ aperti: join(dati, 'aperti'), letture: join(dati, 'letture'), istantanee: join(dati, 'istantanee') }) as const;

/** Makes sure that a folder is there, readable by its owner only. */
export const assicura = (cartella: string): string => {
  mkdirSync(cartella, { recursive: true, mode: 0o700 });
  return cartella;
};

/** Where a plan would stand if it does not exist yet: real folder, same name. */
export const percorsoFuturo = (percorso: string): string => join(realpathSync(dirname(percorso)), basename(percorso));

/** Short name of a path, for the folders that belong to it. */
export const chiaveDi = (reale: string): string => createHash('sha256').update(reale).digest('hex').slice(0, 24);

/** Folder of the working copy of a plan opened from a path. */
export const cartellaLavoro = (dati: string, reale: string, pianoId: string): string =>
  join(cartelle(dati).aperti, `${chiaveDi(reale)}-${pianoId}`);
/** Database inside a working copy. */
export const fileLavoro = (cartella: string): string => join(cartella, 'lavoro.pdz');

/** Where a state of the plan stands in its history. */
type Punto = {
  readonly pianoId: string;
  readonly scritture: number;
  readonly ultima: string | null;
  readonly versioni: number;
};

const puntoDi = (db: Database): Punto => ({
  pianoId: testoDi(db, 'SELECT id FROM piano LIMIT 1') ?? '',
  scritture: Number(leggiMeta(db, 'scritture') ?? '0'),
  ultima: ultimaModifica(db),
  versioni: numeroDi(db, 'SELECT count(*) FROM versione'),
});

const contiene = (db: Database, modifica: string | null): boolean =>
  modifica === null || prepara(db, 'SELECT 1 AS si FROM modifica WHERE id = ?').get(modifica) !== undefined;

/** Runs `usa` on a database file and closes it. */
const con = <T>(file: string, solaLettura: boolean, usa: (db: Database) => T): T => {
  const db = apriDatabase(file, { solaLettura });
  try {
    return usa(db);
  } finally {
    db.close();
  }
};

/** Point of history of a closed plan. */
export const puntoDelFile = (file: string): Punto => con(file, true, puntoDi);

/** What the working copies left by a crash hold, compared with the plan as it stands on disk (null = it is gone). */
export type EsitoRecupero = {
  /** Folder whose database goes on as the open plan, with changes that the file has not. */
  readonly riprendi: string | null;
  /** Sentences for the person: what was saved apart and where. */
  readonly avvisi: readonly string[];
};

/**
 * Looks at the working copies that a crash left for a path. One that goes on from the file's own history is resumed; one
 * with nothing more than the file is dropped; any other is saved beside the file as «NOME (recuperato …).pdz», so that
 * nothing acknowledged is ever lost. A damaged one is kept aside. With `riprendibile` false (a new plan takes the path)
 * none is resumed.
 */
export const recupera = (
  dati: string,
  reale: string,
  controllata: string | null,
  adesso: Date,
  elenco: readonly Migrazione[],
  riprendibile = true,
): EsitoRecupero => {
  const { aperti } = cartelle(dati);
  const chiave = chiaveDi(reale);
  const avvisi: string[] = [];
  let riprendi: string | null = null;
  const lasciate = existsSync(aperti) ? readdirSync(aperti).filter((n) => n.startsWith(`${chiave}-`)) : [];
  const attuale = controllata === null ? null : puntoDelFile(controllata);
  for (const nome of lasciate.sort()) {
    const cartella = join(aperti, nome);
    if (!existsSync(fileLavoro(cartella))) {
      rmSync(cartella, { recursive: true, force: true });
      continue;
    }
    try {
      const esito = con(fileLavoro(cartella), false, (db): 'riprendi' | 'niente' | 'altro' => {
        if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Error('copia di lavoro guasta');
        const suo = puntoDi(db);
        if (suo.pianoId === '') return 'niente';
        if (versioneDi(db) > versioneCorrente(elenco)) return 'altro';
        if (attuale === null) return riprendibile && riprendi === null ? 'riprendi' : 'altro';
        if (suo.pianoId === attuale.pianoId && suo.scritture > attuale.scritture && contiene(db, attuale.ultima))
          return 'riprendi';
        const nelFile = (id: string | null) => controllata !== null && con(controllata, true, (c) => contiene(c, id));
        const niente = suo.pianoId === attuale.pianoId && nelFile(suo.ultima) && suo.versioni <= attuale.versioni;
        return niente ? 'niente' : 'altro';
      });
      if (esito === 'riprendi') riprendi = cartella;
      else {
        if (esito === 'altro') avvisi.push(salvaAccanto(cartella, reale, adesso));
        rmSync(cartella, { recursive: true, force: true });
      }
    } catch {
      const tenuta = join(assicura(cartelle(dati).istantanee), `guasta-${nome}-${adesso.getTime()}`);
      renameSync(cartella, tenuta);
      avvisi.push(`Una copia di lavoro guasta è stata messa da parte in «${tenuta}».`);
    }
  }
  return { riprendi, avvisi };
};

/** Instant as it may stand in the name of a file on any disk. */
export const istanteDiNome = (adesso: Date): string => {
  const istante = adesso.toISOString();
  return `${giornoDi(istante)} ${oraDi(istante).replace(':', '.')}`;
};

/** A free name beside a plan: `NOME (nota).pdz`. */
export const nomeAccanto = (reale: string, nota: string): string => {
  const estensione = extname(reale);
  const base = basename(reale, estensione);
  let nome = `${base} (${nota})${estensione}`;
  for (let n = 2; existsSync(join(dirname(reale), nome)); n++) nome = `${base} (${nota} - ${n})${estensione}`;
  return nome;
};

/** Saves a working copy beside the plan under another name; where the folder refuses, it throws and the copy stays. */
const salvaAccanto = (cartella: string, reale: string, adesso: Date): string => {
  const nome = nomeAccanto(reale, `recuperato ${istanteDiNome(adesso)}`);
  con(fileLavoro(cartella), false, (db) =>
    sostituisci(join(dirname(reale), nome), (t) => {
      scriviChiuso(db, t);
    }),
  );
  return `Il lavoro non salvato di un'altra sessione è stato messo in «${nome}», accanto al piano.`;
};

/** Keeps a copy of a file under a name of the path's snapshot folder. */
export const tieniIstantanea = (dati: string, reale: string, file: string, nome: string): string => {
  const cartella = assicura(join(cartelle(dati).istantanee, chiaveDi(reale)));
  const destinazione = join(cartella, nome);
  const provvisoria = `${destinazione}.tmp`;
  rmSync(provvisoria, { force: true });
  copia(file, provvisoria);
  rinomina(provvisoria, destinazione);
  return destinazione;
};

/** Removes temporary files that a save interrupted by a crash left beside the plan; only the holder of the lock does it. */
export const pulisciTemporanei = (reale: string): void => {
  const prefisso = `.${basename(reale)}.`;
  const nostro = (f: string) =>
    f.startsWith(prefisso) && /^[0-9a-f]{8}\.tmp(-journal)?$/.test(f.slice(prefisso.length));
  for (const f of readdirSync(dirname(reale)).filter(nostro)) {
    const percorso = join(dirname(reale), f);
    if (statSync(percorso).isFile()) rmSync(percorso, { force: true });
  }
};

/** Removes private copies left by read-only openings of processes that are gone. */
export const pulisciLetture = (dati: string): void => {
  const { letture } = cartelle(dati);
  if (!existsSync(letture)) return;
  for (const nome of readdirSync(letture)) {
    const pid = Number(nome.split('-')[0]);
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(letture, nome), { recursive: true, force: true });
    }
  }
};

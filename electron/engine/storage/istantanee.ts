import { existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assicura, cartelle, chiaveDi } from './copia-lavoro.ts';
import { copia, rinomina } from './disco.ts';

/** Why a snapshot was kept: time passed, the plan as it was when opened, the plan as it was before going back. */
const motivi = ['periodica', 'apertura', 'ripristino'] as const;
type MotivoIstantanea = (typeof motivi)[number];

/** A closed copy of a plan kept apart from its file; `chiave` is its name, the only thing that leaves the engine. */
export type Istantanea = {
  readonly chiave: string;
  readonly percorso: string;
  readonly istante: string;
  readonly motivo: MotivoIstantanea | 'salvataggio';
  readonly byte: number;
};

/** Ring: one every five minutes, twelve of them; then the last of each day, fourteen days; never more than 2 GiB. */
const ANELLO = { millisecondi: 5 * 60_000, recenti: 12, giorni: 14, byte: 2 * 1024 ** 3 } as const;
const NOME = /^(\d{8}T\d{9}Z)_([a-z]+)_([0-9a-f-]{36})_([0-9a-f]{16})\.pdz$/;
const ULTIMA = 'ultima-buona';

type Voce = Istantanea & { readonly pianoId: string; readonly impronta: string };

const compatto = (istante: Date): string => istante.toISOString().replaceAll(/[-:.]/g, '');
const esteso = (scritto: string): string =>
  scritto.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');

const voceDa = (cartella: string, nome: string): Voce | null => {
  const letto = NOME.exec(nome);
  const motivo = motivi.find((m) => m === letto?.[2]);
  if (!letto || !motivo) return null;
  const percorso = join(cartella, nome);
  return {
    ...{ chiave: nome.slice(0, -4), percorso, istante: esteso(letto[1] ?? ''), motivo, byte: statSync(percorso).size },
    ...{ pianoId: letto[3] ?? '', impronta: letto[4] ?? '' },
  };
};

const vociDi = (cartella: string): Voce[] =>
  (existsSync(cartella) ? readdirSync(cartella) : [])
    .map((nome) => voceDa(cartella, nome))
    .filter((v) => v !== null)
    .sort((a, b) => (a.istante < b.istante ? 1 : -1));

/** Folder of the snapshots of a path. */
export const cartellaIstantanee = (dati: string, reale: string): string =>
  join(cartelle(dati).istantanee, chiaveDi(reale));

/** Where the last good copy of a path is kept. */
export const ultimaBuona = (dati: string, reale: string): string =>
  join(cartellaIstantanee(dati, reale), `${ULTIMA}.pdz`);

/**
 * Snapshots, newest first: those of a plan wherever it was opened from, or (`pianoId` null: the file cannot be read)
 * those of its path. The last good copy comes too, when no other is the same.
 */
export const elencaIstantanee = (dati: string, reale: string, pianoId: string | null): readonly Istantanea[] => {
  const radice = cartelle(dati).istantanee;
  const propria = cartellaIstantanee(dati, reale);
  const cartelleLette =
    pianoId === null ? [propria] : existsSync(radice) ? readdirSync(radice).map((n) => join(radice, n)) : [];
  const voci: Istantanea[] = cartelleLette.flatMap(vociDi).filter((v) => pianoId === null || v.pianoId === pianoId);
  const ultima = ultimaBuona(dati, reale);
  if (existsSync(ultima)) {
    const { size: byte, mtime, ino } = statSync(ultima);
    if (!voci.some((v) => statSync(v.percorso).ino === ino))
      voci.push({ chiave: ULTIMA, percorso: ultima, istante: mtime.toISOString(), motivo: 'salvataggio', byte });
  }
  return voci.sort((a, b) => (a.istante < b.istante ? 1 : -1));
};

/** Same content under another name: a hard link costs nothing, and both are the app's; where the disk has none, a copy. */
const affianca = (da: string, a: string): void => {
  try {
    linkSync(da, a);
  } catch {
    copia(da, `${a}.tmp`);
    rinomina(`${a}.tmp`, a);
  }
};

/** Removes what the ring does not keep. Of each of the last days with a snapshot the newest stays. */
const pota = (cartella: string): void => {
  const voci = vociDi(cartella);
  const giorni = new Set<string>();
  let byte = 0;
  voci.forEach((v, i) => {
    const giorno = new Date(v.istante).toDateString();
    const ultimaDelGiorno = !giorni.has(giorno) && giorni.size < ANELLO.giorni;
    giorni.add(giorno);
    byte += v.byte;
    const ciSta = i < 3 || byte <= ANELLO.byte;
    if (!(ciSta && (i < ANELLO.recenti || ultimaDelGiorno))) rmSync(v.percorso, { force: true });
  });
};

/** What a snapshot is made of: a closed and sealed file of the app's own, which nobody else writes, and what it is. */
export type DaTenere = {
  readonly file: string;
  readonly sha256: string;
  readonly pianoId: string;
  readonly istante: Date;
  readonly motivo: MotivoIstantanea;
};

/**
 * Whether a closed plan goes into the ring of its path: it is not there already and five minutes have passed since the
 * last one; a plan that is about to go back is kept whatever the time.
 */
export const vaInAnello = (dati: string, reale: string, d: Omit<DaTenere, 'file'>): boolean => {
  const voci = vociDi(cartellaIstantanee(dati, reale)).filter((v) => v.pianoId === d.pianoId);
  if (voci.some((v) => v.impronta === d.sha256.slice(0, 16))) return false;
  const [ultima] = voci;
  const passati = ultima ? d.istante.getTime() - Date.parse(ultima.istante) : Number.POSITIVE_INFINITY;
  // A clock put back must not stop the ring: only a recent past holds it.
  return d.motivo === 'ripristino' || passati < 0 || passati >= ANELLO.millisecondi;
};

/** Puts a closed plan into the ring of its path, if it goes there. */
export const tieniInAnello = (dati: string, reale: string, d: DaTenere): void => {
  if (!vaInAnello(dati, reale, d)) return;
  const cartella = assicura(cartellaIstantanee(dati, reale));
  const impronta = d.sha256.slice(0, 16);
  affianca(d.file, join(cartella, `${compatto(d.istante)}_${d.motivo}_${d.pianoId}_${impronta}.pdz`));
  pota(cartella);
};

/** Makes a closed file the last good copy of a path; the file is taken, not copied. */
export const tieniUltimaBuona = (dati: string, reale: string, file: string): void => {
  assicura(cartellaIstantanee(dati, reale));
  rinomina(file, ultimaBuona(dati, reale));
};

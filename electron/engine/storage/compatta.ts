import { applicaABlocchi, BloccoDiverso, diffBlocchi, type OperazioneBlocco } from '#domain/diff-blocchi.ts';
import type { Id } from '#domain/ids.ts';
import type { Modifica, Operazione } from '#domain/modifiche.ts';
import type { Blocco } from '#domain/section-content.ts';
import type { Database } from './connessione.ts';
import { leggiModifica, riassumi, togliInverse } from './giornale.ts';
import { leggiMeta, prepara, scriviMeta } from './righe.ts';
import { leggiVersioni, pianoDiVersione, seqCongelata } from './versioni.ts';

/*
 * Text before the last frozen version cannot be undone any more, and what it was is in the versions: of every burst of
 * typing, one change set per section, day and author is enough. The journal keeps who, when and what; the file stays
 * small. The walk goes backwards from the frozen text, so that each kept change set says exactly what changed.
 */

/** Longest stretch of work before something else may pass, milliseconds. */
const PEZZO = 12;
/** Change sets whose inverses are dropped at a time. */
const RIGHE = 500;

/** Change sets of one person, in one section, in one day, as they are met going backwards. */
type Corsa = {
  readonly ultima: Modifica;
  readonly dopo: readonly Blocco[];
  prima: readonly Blocco[];
  titolo: string;
  readonly seq: number[];
};

const eBlocco = (o: Operazione): o is OperazioneBlocco => 'sezioneId' in o;

/** Section that a change set only writes text of, or null. */
const soloTestoDi = (m: Modifica): Id | null => {
  const [prima] = m.operazioni;
  if (!prima || !('sezioneId' in prima)) return null;
  return m.operazioni.every((o) => eBlocco(o) && o.sezioneId === prima.sezioneId) ? prima.sezioneId : null;
};

const giornoDi = (istante: string): string => new Date(istante).toDateString();
const stessa = ({ ultima }: Corsa, m: Modifica): boolean =>
  giornoDi(ultima.istante) === giornoDi(m.istante) && JSON.stringify(ultima.autore) === JSON.stringify(m.autore);

/** Change sets that become the newest of them (`seq[0]`), which then says what they did together. */
type Riassunto = {
  readonly seq: readonly number[];
  readonly titolo: string;
  readonly operazioni: readonly Operazione[];
};

/** Takes back one change set of any kind in the texts as they were after it. */
const torna = (testi: Map<string, readonly Blocco[]>, m: Modifica): void => {
  for (const o of m.inverse) {
    if (o.op === 'sezione/inserisci') testi.set(o.sezione.id, o.sezione.contenuto.blocchi);
    else if (o.op === 'sezione/elimina') testi.delete(o.sezione.id);
    else if (eBlocco(o)) {
      const testo = testi.get(o.sezioneId);
      if (testo) testi.set(o.sezioneId, applicaABlocchi(testo, o));
    }
  }
};

const sezioniToccate = (m: Modifica): ReadonlySet<Id> =>
  new Set(m.operazioni.flatMap((o) => ('sezioneId' in o ? [o.sezioneId] : 'sezione' in o ? [o.sezione.id] : [])));

/** Runs to be made one, newest first; gives way after each change set read. `intatte` end a run: their ids must stay. */
function* corse(db: Database, da: number, a: number, intatte: ReadonlySet<string>): Generator<Riassunto | null> {
  const testi = new Map<string, readonly Blocco[]>(
    pianoDiVersione(db, leggiVersioni(db).at(-1)?.numero ?? 0).sezioni.map((s) => [s.id, s.contenuto.blocchi]),
  );
  const aperte = new Map<Id, Corsa>();
  const chiudi = (sezioneId: Id): Riassunto | null => {
    const c = aperte.get(sezioneId);
    aperte.delete(sezioneId);
    if (!c || c.seq.length < 2) return null;
    return { seq: c.seq, titolo: c.titolo, operazioni: diffBlocchi(sezioneId, c.prima, c.dopo) };
  };
  const elenco = prepara(db, 'SELECT seq FROM modifica WHERE seq > ? AND seq <= ? ORDER BY seq DESC').all(da, a);
  for (const { seq } of elenco) {
    const m = typeof seq === 'number' ? leggiModifica(db, seq) : null;
    if (!m) continue;
    const sezioneId = soloTestoDi(m);
    const dopo = sezioneId === null ? undefined : testi.get(sezioneId);
    if (sezioneId === null || !dopo) for (const id of sezioniToccate(m)) yield chiudi(id);
    torna(testi, m);
    if (sezioneId !== null && dopo) {
      const prima = testi.get(sezioneId) ?? [];
      const gia = aperte.get(sezioneId);
      if (gia && stessa(gia, m) && !intatte.has(m.id)) {
        gia.prima = prima;
        gia.seq.push(m.seq);
        if (m.causa !== 'annullamento') gia.titolo = m.titolo;
      } else {
        yield chiudi(sezioneId);
        aperte.set(sezioneId, { ultima: m, dopo, prima, titolo: m.titolo, seq: [m.seq] });
      }
    }
    yield null;
  }
  for (const id of [...aperte.keys()]) yield chiudi(id);
}

/**
 * Makes one the text change sets of a section, a day and an author, up to the last frozen version; returns how many went
 * away. It works in pieces: between one and the next the plan may be changed, saved or closed (`vivo` false stops it).
 * `intatte` = ids of change sets that must stay as they are (the last that the person's file has).
 */
export const compatta = async (
  db: () => Database,
  intatte: ReadonlySet<string>,
  vivo: () => boolean = () => true,
): Promise<number> => {
  const fino = seqCongelata(db());
  const da = Number(leggiMeta(db(), 'compattato') ?? '0');
  let tolte = 0;
  if (fino <= da) return tolte;
  const passi = corse(db(), da, fino, intatte);
  const lavora = (): boolean => {
    const inizio = performance.now();
    while (performance.now() - inizio < PEZZO) {
      const passo = passi.next();
      if (passo.done) return true;
      if (!passo.value) continue;
      const { seq, titolo, operazioni } = passo.value;
      db()
        .transaction(() => riassumi(db(), seq, `${titolo} (${seq.length} modifiche)`, operazioni))
        .immediate();
      tolte += seq.length - 1;
    }
    return false;
  };
  try {
    while (!lavora()) {
      await new Promise((libera) => setImmediate(libera));
      if (!vivo()) return tolte;
    }
  } catch (errore) {
    // A journal that does not lead to the text (made by hand, or cut) is left as it is.
    if (!(errore instanceof BloccoDiverso)) throw errore;
  }
  for (let seq = da; seq < fino && vivo(); seq += RIGHE) {
    togliInverse(db(), seq, Math.min(fino, seq + RIGHE));
    await new Promise((libera) => setImmediate(libera));
  }
  if (vivo()) scriviMeta(db(), 'compattato', String(fino));
  return tolte;
};

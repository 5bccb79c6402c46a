import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';

/**
 * One finding in time: `primo` = when it was seen first, `dal` = since when it has been there (this time), `al` = when it
 * went away, null while it is there, `volte` = how many times it came. Instants are UTC ISO.
 */
export type StoriaRilievo = Pick<Rilievo, 'regola' | 'soggetto' | 'esito' | 'gravita' | 'messaggio'> & {
  readonly primo: string;
  readonly dal: string;
  readonly al: string | null;
  readonly volte: number;
};
/** Findings in time, by `chiaveRilievo`. */
export type StoriaRilievi = ReadonlyMap<string, StoriaRilievo>;

/** A finding that lives less than this was a word half typed, not a fact of the plan: milliseconds. */
const ATTIMO = 10_000;
/** Gone and back within this, it was never gone (a change and its undo): milliseconds. */
const RIPENSAMENTO = 600_000;
/** Solved findings that are remembered; beyond them the oldest leave. */
const RISOLTI = 1000;

const fra = (da: string, a: string): number => Date.parse(a) - Date.parse(da);

const dopo = (nota: StoriaRilievo | undefined, r: Rilievo, adesso: string): StoriaRilievo => {
  const { regola, soggetto, esito, gravita, messaggio } = r;
  const detto = { regola, soggetto, esito, gravita, messaggio };
  if (nota === undefined) return { ...detto, primo: adesso, dal: adesso, al: null, volte: 1 };
  if (nota.al === null) return { ...nota, ...detto, dal: nota.esito === esito ? nota.dal : adesso };
  if (fra(nota.al, adesso) < RIPENSAMENTO) return { ...nota, ...detto, al: null };
  return { ...detto, primo: nota.primo, dal: adesso, al: null, volte: nota.volte + 1 };
};

const uguale = (a: StoriaRilievo, b: StoriaRilievo): boolean =>
  a.al === b.al && a.dal === b.dal && a.messaggio === b.messaggio && a.esito === b.esito && a.gravita === b.gravita;

/** Solved findings beyond those that are remembered, the oldest. */
const daDimenticare = (storia: StoriaRilievi): readonly StoriaRilievo[] => {
  const risolti = [...storia.values()].filter((r) => r.al !== null);
  if (risolti.length <= RISOLTI) return [];
  return risolti.sort((a, b) => ((a.al ?? '') < (b.al ?? '') ? -1 : 1)).slice(0, risolti.length - RISOLTI);
};

/**
 * History of the findings after a check, with the rows to write and those to drop. `adesso` = when the plan became what
 * was checked. The number of rows is that of the findings plus at most 1,000 solved ones.
 */
export const aggiornaStoria = (
  storia: StoriaRilievi,
  rilievi: readonly Rilievo[],
  adesso: string,
): {
  readonly storia: StoriaRilievi;
  readonly metti: readonly StoriaRilievo[];
  readonly togli: readonly StoriaRilievo[];
} => {
  const nuova = new Map(storia);
  const metti: StoriaRilievo[] = [];
  const togli: StoriaRilievo[] = [];
  const presenti = new Set<string>();
  for (const r of rilievi) {
    const chiave = chiaveRilievo(r);
    if (presenti.has(chiave)) continue;
    presenti.add(chiave);
    const nota = storia.get(chiave);
    const ora = dopo(nota, r, adesso);
    if (nota !== undefined && uguale(nota, ora)) continue;
    nuova.set(chiave, ora);
    metti.push(ora);
  }
  for (const [chiave, nota] of storia) {
    if (nota.al !== null || presenti.has(chiave)) continue;
    if (nota.volte === 1 && fra(nota.dal, adesso) < ATTIMO) {
      nuova.delete(chiave);
      togli.push(nota);
    } else {
      const finita = { ...nota, al: adesso };
      nuova.set(chiave, finita);
      metti.push(finita);
    }
  }
  for (const via of daDimenticare(nuova)) {
    nuova.delete(chiaveRilievo(via));
    togli.push(via);
  }
  return { storia: nuova, metti: metti.filter((r) => nuova.has(chiaveRilievo(r))), togli };
};

/** What a comparison of two checks says: findings that were not there, or could not be verified then; those that went. */
export type ConfrontoRilievi = {
  readonly nuovi: readonly Rilievo[];
  readonly risolti: readonly Rilievo[];
};

/** Findings of now against those of then. One that could not be verified and now is a violazione is new. */
export const confrontaRilievi = (allora: readonly Rilievo[], ora: readonly Rilievo[]): ConfrontoRilievi => {
  const prima = new Map(allora.map((r) => [chiaveRilievo(r), r]));
  const adesso = new Set(ora.map(chiaveRilievo));
  return {
    nuovi: ora.filter((r) => {
      const nota = prima.get(chiaveRilievo(r));
      return nota === undefined || (nota.esito === 'non_verificabile' && r.esito === 'violazione');
    }),
    risolti: allora.filter((r) => !adesso.has(chiaveRilievo(r))),
  };
};

import { cliente, conIlPiano } from '../../app/api/cliente.ts';
import { type Chiede, chiedi, ErroreRichiesta, type Riceve } from '../../app/api/uso.ts';
import type { InSospeso, Scrittura } from '../../ui/griglia/tipi.ts';

/** A change of a view as the engine takes it. */
export type Modifica = Chiede<'registri/scrivi'>;
/** What the engine would do with a change, or why it refused it. */
export type Prova = Riceve<'registri/prova'>;

/** A row that a person has begun to write and that lacks something yet. */
export type Bozza = {
  readonly chiave: string;
  readonly celle: ReadonlyMap<string, InSospeso>;
  /** Sent: its id in the register, as soon as it is known. */
  readonly inviata: boolean;
};
/** What was typed in a view and the register does not hold: cells on their way or refused, rows to complete. */
export type Scritture = {
  readonly sospese: ReadonlyMap<string, ReadonlyMap<string, InSospeso>>;
  readonly bozze: readonly Bozza[];
  readonly rinominate: ReadonlyMap<string, string>;
};

let numero = 0;
const bozzaVuota = (): Bozza => ({ chiave: `nuova:${++numero}`, celle: new Map(), inviata: false });
const niente = (): Scritture => ({ sospese: new Map(), bozze: [bozzaVuota()], rinominate: new Map() });

// Kept outside the room: what is half written is still there when one comes back to the view.
const perVista = new Map<string, Scritture>();
const spettatori = new Set<() => void>();

/** What is pending in a view. */
export const scrittureDi = (vista: string): Scritture => {
  const note = perVista.get(vista);
  if (note !== undefined) return note;
  const nuove = niente();
  perVista.set(vista, nuove);
  return nuove;
};
/** Calls back at each change; returns the function that stops. */
export const ascoltaScritture = (avvisa: () => void): (() => void) => {
  spettatori.add(avvisa);
  return () => spettatori.delete(avvisa);
};
const cambia = (vista: string, nuove: (prima: Scritture) => Scritture): void => {
  perVista.set(vista, nuove(scrittureDi(vista)));
  for (const avvisa of spettatori) avvisa();
};

const conCelle = (
  sospese: Scritture['sospese'],
  celle: readonly { readonly riga: string; readonly colonna: string; readonly stato: InSospeso | null }[],
): Scritture['sospese'] => {
  const nuove = new Map(sospese);
  for (const { riga, colonna, stato } of celle) {
    const dellaRiga = new Map(nuove.get(riga));
    if (stato === null) dellaRiga.delete(colonna);
    else dellaRiga.set(colonna, stato);
    if (dellaRiga.size === 0) nuove.delete(riga);
    else nuove.set(riga, dellaRiga);
  }
  return nuove;
};

/**
 * Waits until the view has been read again, by a reading that began after now (changes reach the page by themselves),
 * and the new rows have been handed to the page; asks for it after a second.
 */
const rilettura = (vista: string): Promise<void> =>
  new Promise((fatto) => {
    let cominciata = false;
    const fine = () => {
      window.clearTimeout(scade);
      smetti();
      // Those who show the answer are told at the next turn: what was typed leaves only after them.
      window.setTimeout(() => window.setTimeout(fatto, 0), 0);
    };
    const smetti = cliente.getQueryCache().subscribe((e) => {
      const [nome, ingresso] = e.query.queryKey;
      const questa = nome === 'registri/vista' && eId(ingresso, vista);
      if (!questa || e.type !== 'updated') return;
      if (e.action.type === 'fetch') cominciata = true;
      if (e.action.type === 'success' && cominciata) fine();
    });
    const scade = window.setTimeout(() => {
      void cliente.refetchQueries({ queryKey: ['registri/vista', { id: vista }] }).then(fine);
    }, 1_000);
  });
/**
 * A view seen from one scheda (`voci@ID`) has others beside it and its balances: all are read again as soon as the
 * engine has the change, without waiting for the event, so that sums move with the cell.
 */
export const rileggiScheda = (vista: string): Promise<void> => {
  const taglio = vista.indexOf('@');
  if (taglio < 0) return Promise.resolve();
  const scheda = vista.slice(taglio + 1);
  return cliente.invalidateQueries({
    predicate: ({ queryKey: [nome, ingresso] }) =>
      (nome === 'schede/leggi' && eId(ingresso, scheda)) ||
      (nome === 'registri/vista' &&
        typeof ingresso === 'object' &&
        ingresso !== null &&
        'id' in ingresso &&
        typeof ingresso.id === 'string' &&
        ingresso.id.endsWith(`@${scheda}`)),
  });
};
const eId = (ingresso: unknown, id: string): boolean =>
  typeof ingresso === 'object' && ingresso !== null && 'id' in ingresso && ingresso.id === id;

const eProva = (d: unknown): d is Prova =>
  typeof d === 'object' && d !== null && 'celle' in d && Array.isArray(d.celle);
/** What the engine said of a refused change, cell by cell; null for any other error. */
export const provaDi = (errore: unknown): Prova | null =>
  errore instanceof ErroreRichiesta && eProva(errore.details) ? errore.details : null;
const messaggioDi = (errore: unknown): string => (errore instanceof Error ? errore.message : String(errore));

/** Writes at once and shows at once: what is refused stays where it was typed, with the reason. */
export const scriviCelle = async (
  vista: string,
  titolo: string,
  celle: readonly Scrittura[],
  motivo: string | null = null,
): Promise<{ readonly scritte: number; readonly rifiuti: readonly string[] }> => {
  const mie = celle.map((c) => ({ ...c, stato: { testo: c.testo, rifiuto: null } satisfies InSospeso }));
  cambia(vista, (s) => ({ ...s, sospese: conCelle(s.sospese, mie) }));
  /** Those that nobody has typed over in the meantime. */
  const ancoraMie = (s: Scritture) => mie.filter((c) => s.sospese.get(c.riga)?.get(c.colonna) === c.stato);
  try {
    const { scritte } = await chiedi('registri/scrivi', {
      vista,
      gruppo: crypto.randomUUID(),
      titolo,
      motivo,
      celle: celle.map(({ riga, colonna, testo }) => ({ riga, colonna, testo })),
      aggiunte: [],
      eliminate: [],
    });
    void cliente.invalidateQueries({ queryKey: ['file/stato'] });
    const riletta = rilettura(vista);
    void rileggiScheda(vista);
    await riletta;
    cambia(vista, (s) => ({
      ...s,
      sospese: conCelle(
        s.sospese,
        ancoraMie(s).map((c) => ({ ...c, stato: null })),
      ),
    }));
    return { scritte, rifiuti: [] };
  } catch (errore) {
    const prova = provaDi(errore);
    const perche = (riga: string, colonna: string): string | null =>
      prova === null
        ? messaggioDi(errore)
        : (prova.celle.find((c) => c.riga === riga && c.colonna === colonna)?.messaggio ?? null);
    cambia(vista, (s) => ({
      ...s,
      sospese: conCelle(
        s.sospese,
        ancoraMie(s).map((c) => {
          const rifiuto = perche(c.riga, c.colonna);
          return { ...c, stato: rifiuto === null ? null : { testo: c.testo, rifiuto } };
        }),
      ),
    }));
    const rifiuti = celle.flatMap((c) => perche(c.riga, c.colonna) ?? []);
    return { scritte: 0, rifiuti: rifiuti.length > 0 ? rifiuti : [messaggioDi(errore)] };
  }
};

/** Lets go of what was refused in a cell, of a row of the register or of one still to be made. */
export const dimenticaRifiuti = (
  vista: string,
  { riga, colonna }: { readonly riga: string; readonly colonna: string },
): void =>
  cambia(vista, (s) => ({
    ...s,
    sospese: conCelle(s.sospese, [{ riga, colonna, stato: null }]),
    bozze: s.bozze.map((b) =>
      b.chiave === riga ? { ...b, celle: new Map([...b.celle].filter(([c]) => c !== colonna)) } : b,
    ),
  }));

const conBozza = (s: Scritture, chiave: string, nuova: (b: Bozza) => Bozza): Scritture => {
  const bozze = s.bozze.map((b) => (b.chiave === chiave ? nuova(b) : b));
  const ultima = bozze.at(-1);
  // There is always one empty row to begin from.
  return { ...s, bozze: ultima === undefined || ultima.celle.size > 0 ? [...bozze, bozzaVuota()] : bozze };
};

/** Writes in a row still to be made: it stays on the page until it is sent. */
export const scriviBozza = (
  vista: string,
  chiave: string,
  celle: readonly { readonly colonna: string; readonly testo: string }[],
): void =>
  cambia(vista, (s) =>
    conBozza(s, chiave, (b) => {
      const nuove = new Map(b.celle);
      for (const { colonna, testo } of celle)
        if (testo === '') nuove.delete(colonna);
        else nuove.set(colonna, { testo, rifiuto: null });
      return { ...b, celle: nuove };
    }),
  );

/** Makes the row, in one step, once nothing mandatory is missing; else leaves it there. Returns what was refused. */
export const inviaBozza = async (
  vista: string,
  titolo: string,
  chiave: string,
  obbligatorie: readonly string[],
): Promise<readonly string[]> => {
  const bozza = scrittureDi(vista).bozze.find((b) => b.chiave === chiave);
  if (bozza === undefined || bozza.inviata || bozza.celle.size === 0) return [];
  if (obbligatorie.some((c) => !bozza.celle.has(c))) return [];
  cambia(vista, (s) => conBozza(s, chiave, (b) => ({ ...b, inviata: true })));
  try {
    const { aggiunte } = await chiedi('registri/scrivi', {
      vista,
      gruppo: crypto.randomUUID(),
      titolo,
      motivo: null,
      celle: [],
      aggiunte: [{ chiave, celle: [...bozza.celle].map(([colonna, { testo }]) => ({ colonna, testo })) }],
      eliminate: [],
    });
    void cliente.invalidateQueries({ queryKey: ['file/stato'] });
    const riletta = rilettura(vista);
    void rileggiScheda(vista);
    await riletta;
    const riga = aggiunte.find((a) => a.chiave === chiave)?.riga;
    const dopo = scrittureDi(vista).bozze.find((b) => b.chiave === chiave);
    cambia(vista, (s) => ({
      ...s,
      bozze: s.bozze.filter((b) => b.chiave !== chiave),
      rinominate: riga === undefined ? s.rinominate : new Map(s.rinominate).set(chiave, riga),
    }));
    // What was typed in the row while it was being made goes after it.
    const tardi = [...(dopo?.celle ?? [])].filter(([colonna, c]) => bozza.celle.get(colonna) !== c);
    if (riga === undefined || tardi.length === 0) return [];
    const celle = tardi.map(([colonna, { testo }]) => ({ riga, colonna, testo }));
    return (await scriviCelle(vista, titolo, celle)).rifiuti;
  } catch (errore) {
    const prova = provaDi(errore)?.aggiunte.find((a) => a.chiave === chiave);
    const perche = (colonna: string) => prova?.celle.find((c) => c.colonna === colonna)?.messaggio ?? null;
    cambia(vista, (s) =>
      conBozza(s, chiave, (b) => ({
        ...b,
        inviata: false,
        celle: new Map([...b.celle].map(([colonna, c]) => [colonna, { ...c, rifiuto: perche(colonna) }])),
      })),
    );
    const rifiuti = [
      ...(prova?.celle ?? []).flatMap((c) => c.messaggio ?? []),
      ...(prova?.messaggio ? [prova.messaggio] : []),
    ];
    return rifiuti.length > 0 ? rifiuti : [messaggioDi(errore)];
  }
};

/** Throws rows still to be made away. */
export const scartaBozze = (vista: string, chiavi: readonly string[]): void =>
  cambia(vista, (s) => {
    const restano = s.bozze.filter((b) => !chiavi.includes(b.chiave) || b.celle.size === 0);
    return { ...s, bozze: restano.length === 0 ? [bozzaVuota()] : restano };
  });

conIlPiano(() => {
  perVista.clear();
  for (const avvisa of spettatori) avvisa();
});

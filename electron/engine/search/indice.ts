import { setImmediate as respiro } from 'node:timers/promises';
import type { Piano } from '#domain/piano.ts';
import { creaIndiceTesti } from '../storage/indice-testi.ts';
import { type Cercata, paroleDi } from './parole.ts';
import {
  cifrePerRiga,
  eTesto,
  eVivo,
  registriCercati,
  type Voce,
  voceBlocco,
  voceCifre,
  voceRiga,
  voceTitolo,
} from './voci.ts';

/** Something that may have changed since it was indexed: `fonte` is the same object as long as it has not. */
type Candidata = {
  readonly chiave: string;
  readonly fonte: object;
  readonly viva: boolean;
  readonly voce: () => Voce | null;
};
type Nota = { readonly numero: number; readonly fonte: object; readonly voce: Voce };
/** Milliseconds of work before the thread is left to who is writing. */
const TRATTO = 6;

/** Everything of a plan that can be found. */
function* candidate(piano: Piano): Generator<Candidata> {
  for (const sezione of piano.sezioni) {
    yield { chiave: `sezione:${sezione.id}`, fonte: sezione, viva: false, voce: () => voceTitolo(sezione) };
    for (const blocco of sezione.contenuto.blocchi)
      if (eTesto(blocco))
        yield {
          chiave: `blocco:${sezione.id}/${blocco.id}`,
          fonte: blocco,
          viva: eVivo(blocco),
          voce: () => voceBlocco(piano, sezione, blocco),
        };
  }
  for (const [registro, righe] of registriCercati(piano))
    for (const riga of righe)
      yield { chiave: `${registro}:${riga.id}`, fonte: riga, viva: false, voce: () => voceRiga(piano, registro, riga) };
  for (const [chiave, cifre] of cifrePerRiga(piano))
    yield { chiave: `cifra:${chiave}`, fonte: cifre, viva: false, voce: () => voceCifre(piano, cifre) };
}

/** What rows are called by: when one of these changes, the words of the others may change with it. */
const nomi = ({ registri: r }: Piano): readonly unknown[] => [
  ...[r.ente, r.comune, r.ets, r.documento],
  r.scheda.map((s) => s.codice).join('|'),
];
const cambiati = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((x, i) => x !== b[i]);
const tavole = (piano: Piano): readonly unknown[] => [...Object.values(piano.registri), piano.cifre];

/** Index of an open plan, brought up to date at each search: only what changed is read again. */
export type Indice = {
  /** Entries that answer, best first, as the plan was at the call, and how many there are. */
  cerca(
    piano: Piano,
    cerca: Cercata,
    limite: number,
  ): Promise<{ readonly voci: readonly Voce[]; readonly quante: number }>;
};

/** An index with nothing in it. */
export const creaIndice = (): Indice => {
  const testi = creaIndiceTesti();
  const note = new Map<string, Nota>();
  const perNumero = new Map<number, Voce>();
  let prossimo = 1;
  let fatto: Piano | null = null;
  let coda: Promise<unknown> = Promise.resolve();

  const metti = (chiave: string, fonte: object, voce: Voce): void => {
    const titolo = voce.dettaglio ? [] : paroleDi(voce.titolo);
    const parole = paroleDi(voce.dettaglio ? `${voce.titolo} ${voce.testo}` : voce.testo);
    testi.metti(prossimo, {
      titolo: titolo.map((p) => p.nuda).join(' '),
      testo: parole.map((p) => p.nuda).join(' '),
      radici: [...titolo, ...parole].map((p) => p.radice).join(' '),
    });
    note.set(chiave, { numero: prossimo, fonte, voce });
    perNumero.set(prossimo, voce);
    prossimo += 1;
  };
  const togli = (chiave: string, { numero }: Nota): void => {
    testi.togli(numero);
    perNumero.delete(numero);
    note.delete(chiave);
  };
  const rivedi = ({ chiave, fonte, voce }: Candidata): void => {
    const nota = note.get(chiave);
    const nuova = voce();
    const vuota = nuova === null || (nuova.titolo === '' && nuova.testo.trim() === '');
    if (!vuota && nota?.voce.titolo === nuova.titolo && nota.voce.testo === nuova.testo) {
      note.set(chiave, { ...nota, fonte });
      return;
    }
    if (nota !== undefined) togli(chiave, nota);
    if (!vuota) metti(chiave, fonte, nuova);
  };

  const aggiorna = async (piano: Piano): Promise<void> => {
    if (fatto === piano) return;
    const tutto = fatto === null || cambiati(nomi(fatto), nomi(piano));
    const vivi = tutto || (fatto !== null && cambiati(tavole(fatto), tavole(piano)));
    const presenti = new Set<string>();
    const lavori = (function* (): Generator<void> {
      for (const c of candidate(piano)) {
        presenti.add(c.chiave);
        yield tutto || (c.viva && vivi) || note.get(c.chiave)?.fonte !== c.fonte ? rivedi(c) : undefined;
      }
      for (const [chiave, nota] of [...note]) yield presenti.has(chiave) ? undefined : togli(chiave, nota);
    })();
    for (let finito = false; !finito; ) {
      testi.insieme(() => {
        const inizio = performance.now();
        while (!finito && performance.now() - inizio < TRATTO) finito = lavori.next().done === true;
      });
      if (!finito) await respiro();
    }
    fatto = piano;
  };

  return {
    cerca: (piano, cerca, limite) => {
      const esito = coda.then(async () => {
        await aggiorna(piano);
        const voci = testi.cerca(cerca.espressione, limite).flatMap((n) => perNumero.get(n) ?? []);
        return { voci, quante: testi.conta(cerca.espressione) };
      });
      coda = esito.catch(() => undefined);
      return esito;
    },
  };
};

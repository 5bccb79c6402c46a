import { chiaviFra } from '#rules/chiavi.ts';
import { riverifica, verificaTutto } from '#rules/esegui.ts';
import { type Misura, pianoGrande } from '../support/piano-grande.ts';
import { opzioniVere } from '../support/verifica.ts';

const mediana = (valori: readonly number[]): number => valori.toSorted((a, b) => a - b)[valori.length >> 1] ?? 0;

/** Milliseconds of a piece of work on fresh data each time (indexes of the plan included): median of `volte`. */
const misura = <T>(volte: number, prepara: () => T, lavora: (dato: T) => void): number => {
  const tempi: number[] = [];
  for (let i = 0; i < volte; i++) {
    const dato = prepara();
    const inizio = performance.now();
    lavora(dato);
    tempi.push(performance.now() - inizio);
  }
  return mediana(tempi);
};

const dopoUnaCella = (m: Misura) => {
  const prima = pianoGrande(m);
  const stato = verificaTutto(prima, opzioniVere);
  const [cambiata, ...altre] = prima.registri.copertura;
  if (!cambiata) throw new Error('piano senza risorse');
  const copertura = [{ ...cambiata, importoCents: (cambiata.importoCents ?? 0) + 1 }, ...altre];
  return { prima, stato, dopo: { ...prima, registri: { ...prima.registri, copertura } } };
};

/** Speed of the checks: a plan of the size of the development one, and a very large one; full and after one edit. */
export const misureVerifica = () =>
  (
    [
      ['piano di sviluppo (12 Comuni, 17 schede, 40 contributi)', { comuni: 12, schede: 17, contributi: 40 }, 15],
      ['piano grande (61 Comuni, 300 schede, 600 contributi)', { comuni: 61, schede: 300, contributi: 600 }, 5],
    ] as const
  ).map(([nome, m, volte]) => {
    verificaTutto(pianoGrande(m), opzioniVere);
    const intera = misura(
      volte,
      () => pianoGrande(m),
      (p) => void verificaTutto(p, opzioniVere),
    );
    const unaCella = misura(
      volte,
      () => dopoUnaCella(m),
      ({ prima, stato, dopo }) => void riverifica(stato, dopo, chiaviFra(prima, dopo), opzioniVere),
    );
    const rilievi = verificaTutto(pianoGrande(m), opzioniVere).esito.rilievi.length;
    return { nome, rilievi, interaMs: intera, dopoUnaCellaMs: unaCella };
  });

if (process.argv[1]?.endsWith('verifica.bench.ts'))
  for (const m of misureVerifica())
    process.stdout.write(
      `verifica, ${m.nome}: ${m.interaMs.toFixed(1)} ms intera, ${m.dopoUnaCellaMs.toFixed(1)} ms dopo una cella, ${m.rilievi} rilievi\n`,
    );

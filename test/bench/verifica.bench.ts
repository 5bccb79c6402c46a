import { chiaviFra } from '#rules/chiavi.ts';
import { riverifica, verificaTutto } from '#rules/esegui.ts';
import { type Misura, pianoGrande } from '../support/piano-grande.ts';
import { opzioniVere } from '../support/verifica.ts';
import { foglioDelPiano, tempoDiCalc } from './calc/foglio.ts';

const mediana = (valori: readonly number[]): number => valori.toSorted((a, b) => a - b)[valori.length >> 1] ?? 0;

type Tempo = { readonly mediana: number; readonly minimo: number };

/** Milliseconds of a piece of work on fresh data each time (indexes of the plan included): median and best of `volte`. */
const misura = <T>(volte: number, prepara: () => T, lavora: (dato: T) => void): Tempo => {
  const tempi: number[] = [];
  for (let i = 0; i < volte; i++) {
    const dato = prepara();
    const inizio = performance.now();
    lavora(dato);
    tempi.push(performance.now() - inizio);
  }
  return { mediana: mediana(tempi), minimo: Math.min(...tempi) };
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
const misureVerifica = () =>
  (
    [
      ['piano di sviluppo (12 Comuni, 17 schede, 40 contributi)', { comuni: 12, schede: 17, contributi: 40 }, 15],
      ['piano a metà (61 Comuni, 150 schede, 300 contributi)', { comuni: 61, schede: 150, contributi: 300 }, 5],
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
    const foglio = foglioDelPiano(pianoGrande(m));
    return { nome, rilievi, intera, unaCella, formule: foglio.formule, calc: tempoDiCalc(foglio.xml) };
  });

const scrivi = (t: Tempo): string => `${t.mediana.toFixed(1)} ms (minimo ${t.minimo.toFixed(1)})`;

for (const m of misureVerifica())
  process.stdout.write(
    `verifica, ${m.nome}, ${m.rilievi} rilievi: intera ${scrivi(m.intera)}, dopo una cella ${scrivi(m.unaCella)}\n` +
      (m.calc === null
        ? '  LibreOffice Calc: non installato\n'
        : `  LibreOffice Calc, ${m.formule} somme (DUP-06, FIN-02, quote), avvio, apertura, calcolo e salvataggio: ${m.calc.toFixed(0)} ms\n`),
  );

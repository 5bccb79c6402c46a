import type { Nodo } from '#domain/modello-ast.ts';
import type { CampoModello } from '#domain/pacco.ts';
import { ambitoIniziale, type GenereTesto } from './ambito.ts';
import { compilaBlocchi } from './blocchi.ts';
import type { Officina, RiferimentoTesto } from './direttive.ts';
import { type ErroreModello, RaccoltaErrori } from './errore.ts';
import { baseDi } from './identita.ts';
import { limiti } from './limiti.ts';
import { leggiMarkdown } from './markdown.ts';
import { controllaRecinti } from './recinti.ts';

/** A text compiled: its blocks, what it cites, the ids that a `rinvio` may name. */
export type TestoCompilato = {
  readonly corpo: readonly Nodo[];
  readonly riferimenti: readonly RiferimentoTesto[];
  readonly id: ReadonlySet<string>;
  readonly errori: readonly ErroreModello[];
};

/**
 * Compiles the body of a text of the pack. Never throws; every fault is an error with file and line.
 * `righe` = lines of the file before the body; `id` = id in the front matter, base of the derived block ids.
 */
export const compilaTesto = (opzioni: {
  readonly file: string;
  readonly id: string;
  readonly genere: GenereTesto;
  readonly corpo: string;
  readonly righe: number;
  readonly campi: readonly CampoModello[];
}): TestoCompilato => {
  const { file, genere, corpo, righe } = opzioni;
  const errori = new RaccoltaErrori(file, limiti.errori);
  const officina: Officina = {
    genere,
    file,
    base: baseDi(opzioni.id),
    errori,
    riferimenti: [],
    idScritti: new Map(),
    idDerivati: new Map(),
    conto: { nodi: 0 },
  };
  const albero = leggiMarkdown(corpo, righe, errori);
  if (albero !== null) controllaRecinti(albero, corpo, errori);
  const nodi =
    albero === null
      ? []
      : compilaBlocchi(albero.figli, {
          officina,
          sorgente: corpo,
          ambito: ambitoIniziale(genere, opzioni.campi),
          base: officina.base,
          profondita: 0,
          in: 'libero',
          articolo: false,
        });
  return {
    corpo: nodi,
    riferimenti: officina.riferimenti,
    id: new Set(officina.idScritti.keys()),
    errori: errori.errori,
  };
};

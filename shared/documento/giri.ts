import type { Espressione } from '#domain/modello-ast.ts';
import { confronta } from '#format/ordine.ts';
import { valuta } from './espressioni.ts';
import { contaGiro, type Scena, scendi, segnala, trova } from './scena.ts';
import { etichetta, identita } from './valori.ts';

/** A loop of the template, block or inline. */
export type Giro = {
  readonly ogni: string;
  readonly come: string;
  readonly dove?: Espressione | undefined;
  readonly ordine?: string | undefined;
};

const chiaveOrdine = (giro: Giro, scena: Scena): string => {
  if (giro.ordine === undefined) return '';
  const nomi = giro.ordine.split('.');
  const trovato = trova(scena, nomi[0] === giro.come ? nomi : [giro.come, ...nomi]);
  return trovato === null || trovato.valore === null ? '\uffff' : String(trovato.valore);
};

/** One scene per element of a loop, filtered and in the order asked; elements that a condition cannot judge stay. */
export const ripeti = (giro: Giro, scena: Scena, bloccoId: string): Scena[] => {
  const trovato = trova(scena, giro.ogni.split('.'));
  if (trovato === null || trovato.voci === null || (trovato.valore !== null && !Array.isArray(trovato.valore))) {
    segnala(scena, bloccoId, `«${giro.ogni}» non è un elenco del piano: il ciclo non stampa nulla.`);
    return [];
  }
  const { voci } = trovato;
  const elementi: readonly unknown[] = Array.isArray(trovato.valore) ? trovato.valore : [];
  const scene = elementi.map((valore, i) => {
    contaGiro(scena);
    const chi = etichetta(valore, i);
    const variabile = { voci, valore, nome: `${trovato.nome}.${identita(valore, i)}`, titolo: chi };
    return scendi(scena, {
      variabili: new Map(scena.variabili).set(giro.come, variabile),
      suffisso: `${scena.suffisso}.${i + 1}`,
    });
  });
  const { dove } = giro;
  const scelte = dove === undefined ? scene : scene.filter((s) => valuta(dove, s).esito !== false);
  if (giro.ordine === undefined) return scelte;
  return scelte
    .map((s) => ({ s, k: chiaveOrdine(giro, s) }))
    .sort((a, b) => confronta(a.k, b.k))
    .map(({ s }) => s);
};

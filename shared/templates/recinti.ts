import type { RaccoltaErrori } from './errore.ts';
import type { NodoMd } from './markdown.ts';

const apertura = (nodo: NodoMd, sorgente: string): number =>
  /^:+/u.exec(sorgente.slice(nodo.da, nodo.a))?.[0].length ?? 0;

/** Length of the closing fence of a container, 0 when it was never closed. */
const chiusura = (nodo: NodoMd, sorgente: string): number => {
  const righe = sorgente.slice(nodo.da, nodo.a).split('\n');
  const ultima = righe.length > 1 ? (righe.at(-1) ?? '').trim() : '';
  return /^:{3,}$/u.test(ultima) ? ultima.length : 0;
};

/**
 * Checks fences: every container is closed by a line of its own, and an outer fence is strictly longer than the ones
 * inside (a `:::` of the same length closes the outer block too, and remark does not say so).
 */
export const controllaRecinti = (
  nodo: NodoMd,
  sorgente: string,
  errori: RaccoltaErrori,
  esterno: { readonly lunghezza: number; readonly fine: number } | null = null,
): void => {
  let dentro = esterno;
  if (nodo.tipo === 'containerDirective') {
    const lunghezza = apertura(nodo, sorgente);
    const chiude = chiusura(nodo, sorgente);
    if (chiude === 0 || (esterno !== null && nodo.a === esterno.fine))
      errori.aggiungi(
        nodo.riga,
        `una riga ${':'.repeat(lunghezza)} che chiude :::${nodo.nome}`,
        'la fine del testo o del blocco esterno',
      );
    if (esterno !== null && lunghezza >= esterno.lunghezza)
      errori.aggiungi(
        nodo.riga,
        `il blocco esterno aperto da più di ${lunghezza} «:» (quello esterno è strettamente più lungo)`,
        `${esterno.lunghezza} «:» fuori e ${lunghezza} dentro`,
      );
    dentro = { lunghezza, fine: nodo.a };
  }
  for (const figlio of nodo.figli) controllaRecinti(figlio, sorgente, errori, dentro);
};

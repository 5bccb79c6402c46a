import { limiti } from './limiti.ts';

/**
 * Why a regular expression of a pack is refused, or null. A carried pack is untrusted: an unbounded repetition of
 * something that itself repeats without bound (`(a+)+`) takes exponential time, a back reference has no limit either.
 */
export const difettoEspressioneRegolare = (testo: string): string | null => {
  if (testo.length > limiti.caratteriEspressioneRegolare) return `${testo.length} caratteri`;
  try {
    new RegExp(testo, 'iu');
  } catch {
    return 'una scrittura non valida';
  }
  if (/\\[1-9]|\\k</u.test(testo)) return 'un richiamo a un gruppo';
  const pila: boolean[] = [];
  let chiusoConRipetizione = false;
  for (let i = 0; i < testo.length; i += 1) {
    const c = testo.charAt(i);
    const aperta = /^(?:[*+]|\{\d+,\})/u.test(testo.slice(i));
    if (aperta && chiusoConRipetizione) return 'una ripetizione dentro una ripetizione';
    if (aperta) pila[pila.length - 1] = true;
    chiusoConRipetizione = false;
    if (c === '\\') i += 1;
    else if (c === '[') i = fineClasse(testo, i);
    else if (c === '(') pila.push(false);
    else if (c === ')') {
      chiusoConRipetizione = pila.pop() ?? false;
      if (chiusoConRipetizione && pila.length > 0) pila[pila.length - 1] = true;
    }
  }
  return null;
};

const fineClasse = (testo: string, inizio: number): number => {
  for (let i = inizio + 1; i < testo.length; i += 1) {
    if (testo.charAt(i) === '\\') i += 1;
    else if (testo.charAt(i) === ']') return i;
  }
  return testo.length;
};

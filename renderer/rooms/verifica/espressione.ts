/** A piece of a calculation: a term or the sign between two. */
export type PezzoCalcolo = {
  readonly id: string;
  readonly tipo: 'termine' | 'segno' | 'risultato';
  readonly testo: string;
};
/** One row of a calculation. */
export type RigaCalcolo = { readonly id: string; readonly pezzi: readonly PezzoCalcolo[] };

const segni = new Set(['+', '−', '-', '×', '÷', ':', '=', '<', '≤', '>', '≥', '≠']);

/** Splits at `; ` outside brackets. */
const righe = (testo: string): string[] => {
  const parti: string[] = [];
  let profondita = 0;
  let da = 0;
  for (let i = 0; i < testo.length; i++) {
    if (testo[i] === '(') profondita += 1;
    if (testo[i] === ')') profondita -= 1;
    if (profondita === 0 && testo.startsWith('; ', i)) {
      parti.push(testo.slice(da, i));
      da = i + 2;
    }
  }
  parti.push(testo.slice(da));
  return parti.map((p) => p.trim()).filter((p) => p !== '');
};

/**
 * A computed expression as rows of boxes: terms, signs, and the result after the last sign. A row that is a sentence
 * (no sign between blanks) is one term.
 */
export const scomponi = (espressione: string): RigaCalcolo[] =>
  righe(espressione).map((riga, numero) => {
    const pezzi: PezzoCalcolo[] = [];
    let termine: string[] = [];
    const chiudi = () => {
      if (termine.length > 0) pezzi.push({ id: `${pezzi.length}`, tipo: 'termine', testo: termine.join(' ') });
      termine = [];
    };
    for (const parola of riga.split(' ')) {
      if (segni.has(parola) && (termine.length > 0 || pezzi.length > 0)) {
        chiudi();
        pezzi.push({ id: `${pezzi.length}`, tipo: 'segno', testo: parola });
      } else termine.push(parola);
    }
    chiudi();
    const ultimo = pezzi.at(-1);
    if (pezzi.length > 2 && ultimo?.tipo === 'termine') pezzi.splice(-1, 1, { ...ultimo, tipo: 'risultato' });
    return { id: `${numero}`, pezzi };
  });

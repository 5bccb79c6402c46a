import { type Frazione, frazione } from '#domain/frazione.ts';

/** Number as a person writes it, Italian or plain: `1.234,5`, `12,5 %`, `5000`; null when it is not one. */
export const numeroScritto = (testo: string): Frazione | null => {
  const pulito = testo.replace(/[\s\u00a0\u202f%]/gu, '').replace(/^\+/u, '');
  const letto = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/u.exec(pulito) ?? /^(-?)(\d+)\.(\d+)$/u.exec(pulito);
  if (letto === null) return null;
  const decimali = letto[3] ?? '';
  const valore = BigInt(`${(letto[2] ?? '').replaceAll('.', '')}${decimali}`);
  return frazione(letto[1] === '-' ? -valore : valore, 10n ** BigInt(decimali.length));
};

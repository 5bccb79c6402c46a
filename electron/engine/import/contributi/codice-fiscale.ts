const CIFRE = 11;

/** Whether an 11-digit codice fiscale (bodies) has the right check digit. */
const enteValido = (cf: string): boolean => {
  let somma = 0;
  for (let i = 0; i < CIFRE - 1; i += 1) {
    const n = Number(cf[i]) * (i % 2 === 0 ? 1 : 2);
    somma += n > 9 ? n - 9 : n;
  }
  return (10 - (somma % 10)) % 10 === Number(cf[CIFRE - 1]);
};

const DISPARI: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((c, i) => {
    const valori = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    return [c, valori[i < 10 ? i : i - 10] ?? 0];
  }),
);

/** Whether a 16-character codice fiscale (persons) has the right check letter; homocody digits included. */
const personaValida = (cf: string): boolean => {
  let somma = 0;
  for (let i = 0; i < 15; i += 1) {
    const c = cf[i] ?? '';
    somma += i % 2 === 0 ? (DISPARI[c] ?? 0) : /\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65;
  }
  return String.fromCharCode(65 + (somma % 26)) === cf[15];
};

/** Why a codice fiscale is not valid, in Italian, or null when it is. A fictional body has no check digit to verify. */
export const erroreCodiceFiscale = (letto: string, fittizio = false): string | null => {
  const cf = letto.trim().toUpperCase();
  if (/^\d{11}$/.test(cf)) return fittizio || enteValido(cf) ? null : 'la cifra di controllo non torna';
  if (/^[A-Z]{6}[\dLMNPQRSTUV]{2}[A-EHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/.test(cf))
    return personaValida(cf) ? null : 'la lettera di controllo non torna';
  return /^\d+$/.test(cf) ? `ha ${cf.length} cifre invece di 11` : 'non ha la forma di un codice fiscale';
};

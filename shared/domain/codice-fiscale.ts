/**
 * Whether a tax code of eleven digits has its check digit right (Luhn on the first ten: digits in even places doubled,
 * nine taken off beyond nine; D.M. 23 dicembre 1976). Anything that is not eleven digits is not right.
 */
export const cifraDiControlloGiusta = (codice: string): boolean => {
  if (!/^\d{11}$/u.test(codice)) return false;
  let somma = 0;
  for (let i = 0; i < 10; i += 1) {
    const cifra = Number(codice[i]);
    const doppia = cifra * 2;
    somma += i % 2 === 0 ? cifra : doppia > 9 ? doppia - 9 : doppia;
  }
  return (10 - (somma % 10)) % 10 === Number(codice[10]);
};

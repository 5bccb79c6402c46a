import { decimale, euro, fte } from '#format/numeri.ts';

const quoziente = (testo: string) => {
  const [intera = '0', decimali = ''] = testo.replace('-', '').split('.');
  const num = BigInt(`${intera}${decimali}`);
  return { num: testo.startsWith('-') ? -num : num, den: 10n ** BigInt(decimali.length) };
};

/** Money of an answer (`"12345.67"`) as people read it: `12.345,67 €`; any other text stays as it is. */
export const mostraEuro = (testo: string): string =>
  /^-?\d+\.\d{2}$/.test(testo) ? euro(BigInt(decimale({ ...quoziente(testo), den: 1n }, 0))) : testo;

/** FTE of an answer (`"17.683333"`) with two decimals: `17,68`; any other text stays as it is. */
export const mostraFte = (testo: string): string => (/^-?\d+\.\d{3,}$/.test(testo) ? fte(quoziente(testo)) : testo);

/** Whether a decimal text is below, at or above zero, without passing through a float. */
export const segno = (testo: string): -1 | 0 | 1 => {
  if (/^-?0*\.?0*$/.test(testo)) return 0;
  return testo.startsWith('-') ? -1 : 1;
};

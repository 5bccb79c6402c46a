import { decimale } from './numeri.ts';

const finoADiciannove = [
  'zero',
  'uno',
  'due',
  'tre',
  'quattro',
  'cinque',
  'sei',
  'sette',
  'otto',
  'nove',
  'dieci',
  'undici',
  'dodici',
  'tredici',
  'quattordici',
  'quindici',
  'sedici',
  'diciassette',
  'diciotto',
  'diciannove',
];
const decine = ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];

const sottoCento = (n: number): string => {
  if (n < 20) return finoADiciannove[n] ?? '';
  const decina = decine[Math.floor(n / 10)] ?? '';
  const unita = n % 10;
  if (unita === 0) return decina;
  const radice = unita === 1 || unita === 8 ? decina.slice(0, -1) : decina;
  return `${radice}${finoADiciannove[unita]}`;
};

const sottoMille = (n: number): string => {
  const centinaia = Math.floor(n / 100);
  const resto = n % 100;
  if (centinaia === 0) return sottoCento(n);
  const cento = `${centinaia === 1 ? '' : finoADiciannove[centinaia]}cento`;
  if (resto === 0) return cento;
  const coda = sottoCento(resto);
  return coda.startsWith('ott') ? `${cento.slice(0, -1)}${coda}` : `${cento}${coda}`;
};

const parole = (n: bigint): string => {
  if (n >= 1_000_000_000n) {
    const gruppo = n / 1_000_000_000n;
    const resto = n % 1_000_000_000n;
    return `${gruppo === 1n ? 'unmiliardo' : `${parole(gruppo)}miliardi`}${resto === 0n ? '' : parole(resto)}`;
  }
  if (n >= 1_000_000n) {
    const gruppo = Number(n / 1_000_000n);
    const resto = n % 1_000_000n;
    return `${gruppo === 1 ? 'unmilione' : `${sottoMille(gruppo)}milioni`}${resto === 0n ? '' : parole(resto)}`;
  }
  if (n >= 1000n) {
    const gruppo = Number(n / 1000n);
    const resto = Number(n % 1000n);
    return `${gruppo === 1 ? 'mille' : `${sottoMille(gruppo)}mila`}${resto === 0 ? '' : sottoMille(resto)}`;
  }
  return sottoMille(Number(n));
};

/** Integer in words, one word as acts write it: `2300` → `duemilatrecento`, `23` → `ventitré`. */
export const numeroInLettere = (n: number | bigint): string => {
  const valore = BigInt(n);
  const assoluto = valore < 0n ? -valore : valore;
  const testo = parole(assoluto);
  const accentato = testo.endsWith('tre') && testo !== 'tre' ? `${testo.slice(0, -1)}é` : testo;
  return valore < 0n ? `meno ${accentato}` : accentato;
};

/** Cents in words as acts write an amount: `230045` → `duemilatrecento/45`. */
export const euroInLettere = (cents: number | bigint): string => {
  const valore = BigInt(cents);
  const assoluto = valore < 0n ? -valore : valore;
  const centesimi = decimale({ num: assoluto % 100n, den: 1n }, 0).padStart(2, '0');
  return `${valore < 0n ? 'meno ' : ''}${numeroInLettere(assoluto / 100n)}/${centesimi}`;
};

import { spaziSemplici } from './confronto-testi.ts';

/** How decimals and thousands are written in a column, as far as its values prove. */
export type Stile = { readonly decimale: ',' | '.' | null; readonly migliaia: boolean | null };

/** Result of reading a text as a number: decimal text (`-1234.5`), blank, declared unknown, ambiguous, or no number. */
export type NumeroLetto =
  | { readonly tipo: 'numero'; readonly valore: string; readonly stile: Stile }
  | {
      readonly tipo: 'ambiguo';
      readonly comeMigliaia: string;
      readonly comeDecimale: string;
      readonly separatore: ',' | '.';
    }
  | { readonly tipo: 'vuoto' }
  | { readonly tipo: 'ignoto' }
  | { readonly tipo: 'altro' };

const IGNOTI =
  /^(?:[-–—−_.…*/=]+|n\.?\s*[dapr]\.?|n\s*\/\s*[dap]|nd|na|np|non (?:disponibile|pervenut[oa]|previsto|rilevato)|#(?:n\/a|n\/d|rif!|ref!|valore!|value!|div\/0!|nome\?|name\?|num!|null!))$/i;
/** What most cells hold: digits, and a decimal mark that its one or two decimals prove. */
const SEMPLICE = /^(0|[1-9]\d*)(?:([.,])(\d{1,2}))?$/;
const STILI: Readonly<Record<string, { readonly corto: Stile; readonly lungo: Stile }>> = {
  '': { corto: { decimale: null, migliaia: null }, lungo: { decimale: null, migliaia: false } },
  '.': { corto: { decimale: '.', migliaia: null }, lungo: { decimale: '.', migliaia: false } },
  ',': { corto: { decimale: ',', migliaia: null }, lungo: { decimale: ',', migliaia: false } },
};
const numeroSemplice = (intero: string, separatore = '', decimali = ''): NumeroLetto => {
  const stili = STILI[separatore] ?? { corto: NIENTE_STILE, lungo: NIENTE_STILE };
  return {
    tipo: 'numero',
    valore: separatore === '' ? intero : `${intero}.${decimali}`,
    stile: intero.length > 3 ? stili.lungo : stili.corto,
  };
};
const NIENTE_STILE: Stile = { decimale: null, migliaia: null };

/** Reads one text. "1.234" and "1,234" are ambiguous by themselves: `risolvi` decides with the column's style. */
export const leggiNumero = (testo: string): NumeroLetto => {
  const semplice = SEMPLICE.exec(testo);
  if (semplice?.[1] !== undefined) return numeroSemplice(semplice[1], semplice[2], semplice[3]);
  let t = spaziSemplici(testo);
  if (t === '') return { tipo: 'vuoto' };
  if (IGNOTI.test(t)) return { tipo: 'ignoto' };
  t = t.replace(/[−–—‑]/g, '-').replace(/[’‘`´]/g, "'");
  let negativo = false;
  const parentesi = /^\((.*)\)$/.exec(t.replace(/€|\beuro\b|\beur\b/gi, '').trim());
  if (parentesi?.[1] !== undefined) {
    negativo = true;
    t = parentesi[1];
  }
  t = t
    .replace(/€|\beuro\b|\beur\b\.?/gi, '')
    .trim()
    .replace(/,-+$/, ',00');
  const segno = /^([+-]?)\s*([^+-]*?)\s*([+-]?)$/.exec(t);
  const corpo = segno?.[2];
  if (!segno || corpo === undefined || (segno[1] && segno[3])) return { tipo: 'altro' };
  if (parentesi && (segno[1] || segno[3])) return { tipo: 'altro' };
  if (segno[1] === '-' || segno[3] === '-') negativo = true;
  const letto = leggiCorpo(corpo);
  if (!letto || !negativo) return letto ?? { tipo: 'altro' };
  if (letto.tipo === 'numero') return { ...letto, valore: conSegno(letto.valore) };
  if (letto.tipo === 'ambiguo')
    return { ...letto, comeMigliaia: conSegno(letto.comeMigliaia), comeDecimale: conSegno(letto.comeDecimale) };
  return letto;
};

const conSegno = (valore: string): string => (/^0*\.?0*$/.test(valore) ? valore : `-${valore}`);
const GRUPPI_PUNTO = /^\d{1,3}(?:\.\d{3})+$/;
const GRUPPI_VIRGOLA = /^\d{1,3}(?:,\d{3})+$/;

const leggiCorpo = (corpo: string): NumeroLetto | null => {
  let t = corpo;
  let gruppi: boolean | null = null;
  if (/[ ']/.test(t)) {
    const [intero = '', ...resto] = t.split(/(?=[.,])/);
    if (!/^\d{1,3}(?:[ ']\d{3})+$/.test(intero) || resto.some((p) => /[ ']/.test(p))) return null;
    t = t.replace(/[ ']/g, '');
    gruppi = true;
  }
  const parti = /^([\d.,]*\d|)([.,]?)$/.exec(t);
  if (!parti || !/\d/.test(t) || parti[2]) return null;
  const punti = t.split('.').length - 1;
  const virgole = t.split(',').length - 1;
  if (punti > 0 && virgole > 0) return misto(t, gruppi);
  if (punti + virgole === 0) return numero(t, null, gruppi ?? (t.length > 3 ? false : null));
  const separatore = punti > 0 ? '.' : ',';
  const volte = punti + virgole;
  const aGruppi = (separatore === '.' ? GRUPPI_PUNTO : GRUPPI_VIRGOLA).test(t);
  if (volte > 1)
    return aGruppi && gruppi === null
      ? numero(t.replaceAll(separatore, ''), separatore === '.' ? ',' : '.', true)
      : null;
  const [intero = '', decimali = ''] = t.split(separatore);
  if (aGruppi && gruppi === null && !/^0/.test(intero))
    return { tipo: 'ambiguo', comeMigliaia: `${intero}${decimali}`, comeDecimale: `${intero}.${decimali}`, separatore };
  return numero(`${intero || '0'}.${decimali}`, separatore, gruppi ?? (intero.length > 3 ? false : null));
};

/** Both separators: the last one is the decimal, the other must make groups of three. */
const misto = (t: string, gruppi: boolean | null): NumeroLetto | null => {
  const decimale = t.lastIndexOf(',') > t.lastIndexOf('.') ? ',' : '.';
  const [intero = '', decimali = '', ...altro] = t.split(decimale);
  if (altro.length > 0 || gruppi !== null) return null;
  if (!(decimale === ',' ? GRUPPI_PUNTO : GRUPPI_VIRGOLA).test(intero)) return null;
  return numero(`${intero.replace(/[.,]/g, '')}.${decimali}`, decimale, true);
};

const numero = (valore: string, decimale: Stile['decimale'], migliaia: boolean | null): NumeroLetto => ({
  tipo: 'numero',
  valore: valore.replace(/^0+(?=\d)/, ''),
  stile: { decimale, migliaia },
});

/** Gathers what the values of a column prove: the decimal mark and the use of thousands of most unambiguous ones. */
export const proveDiStile = (): { vedi(letto: NumeroLetto): void; stile(): Stile & { readonly misto: boolean } } => {
  const conta = { ',': 0, '.': 0, si: 0, no: 0 };
  return {
    vedi: (letto) => {
      if (letto.tipo !== 'numero') return;
      if (letto.stile.decimale) conta[letto.stile.decimale] += 1;
      if (letto.stile.migliaia !== null) conta[letto.stile.migliaia ? 'si' : 'no'] += 1;
    },
    stile: () => ({
      decimale: conta[','] === conta['.'] ? null : conta[','] > conta['.'] ? ',' : '.',
      migliaia: conta.si === conta.no ? null : conta.si > conta.no,
      misto: conta[','] > 0 && conta['.'] > 0,
    }),
  };
};

/** Decides an ambiguous value with a proven decimal mark; stays ambiguous when nothing is proven. */
export const risolvi = (letto: NumeroLetto, decimale: Stile['decimale']): NumeroLetto => {
  if (letto.tipo !== 'ambiguo' || decimale === null) return letto;
  return letto.separatore === decimale
    ? { tipo: 'numero', valore: letto.comeDecimale, stile: NIENTE_STILE }
    : { tipo: 'numero', valore: letto.comeMigliaia, stile: NIENTE_STILE };
};

/** Decimal text of a stored floating number, without exponent: what the file meant, digit by digit. */
export const decimaleDi = (n: number): string => {
  const scritto = String(n);
  if (!scritto.includes('e')) return scritto;
  const [mantissa = '0', esponente = '0'] = scritto.split('e');
  const spostamento = Number(esponente);
  if (spostamento === 0) return mantissa;
  const segno = mantissa.startsWith('-') ? '-' : '';
  const [intero = '', decimali = ''] = mantissa.replace('-', '').split('.');
  const cifre = intero + decimali;
  const punto = intero.length + spostamento;
  if (punto <= 0) return `${segno}0.${'0'.repeat(-punto)}${cifre}`;
  return `${segno}${cifre.slice(0, punto).padEnd(punto, '0')}${punto < cifre.length ? `.${cifre.slice(punto)}` : ''}`;
};

const CENTESIMI = /^-?\d{1,12}(?:\.\d{1,2})?$/;
/** Cents of a decimal text, rounded half away from zero; `eccesso`: more than two decimals beyond 0,000001 €. */
export const inCentesimi = (valore: string): { readonly cents: number; readonly eccesso: boolean } | null => {
  // Below 10¹² euro a float times one hundred is nearer to the right integer than to any other.
  if (CENTESIMI.test(valore)) return { cents: Math.round(Number(valore) * 100) + 0, eccesso: false };
  const micro = inMillesimiDiCentesimo(valore);
  if (micro === null) return null;
  const assoluto = micro < 0n ? -micro : micro;
  const resto = assoluto % SCALA;
  const tondo = assoluto / SCALA + (resto * 2n >= SCALA ? 1n : 0n);
  const cents = Number(tondo);
  if (!Number.isSafeInteger(cents)) return null;
  const scarto = resto * 2n >= SCALA ? SCALA - resto : resto;
  return { cents: micro < 0n && cents !== 0 ? -cents : cents, eccesso: scarto > TOLLERANZA };
};

/** A decimal text times one thousand, digit by digit. */
export const perMille = (valore: string): string => {
  const [intero = '0', decimali = ''] = valore.split('.');
  const spostati = decimali.padEnd(3, '0');
  return `${intero}${spostati.slice(0, 3)}.${spostati.slice(3)}`;
};

/** Twelve decimals of a euro: enough for what floats leave behind. */
const SCALA = 10n ** 10n;
const TOLLERANZA = 10n ** 6n;
const inMillesimiDiCentesimo = (valore: string): bigint | null => {
  const letto = /^(-?)(\d+)(?:\.(\d*))?$/.exec(valore);
  if (!letto || (letto[2] ?? '').length > 20) return null;
  const decimali = (letto[3] ?? '').slice(0, 12).padEnd(12, '0');
  const n = BigInt(`${letto[2]}${decimali}`);
  return letto[1] === '-' ? -n : n;
};

/** Integer times a power of ten: thousandths (3), basis points of a share (4); null when it is not exact within 10⁻⁶. */
export const scalato = (valore: string, cifre: number): number | null => {
  const letto = /^(-?)(\d+)(?:\.(\d*))?$/.exec(valore);
  if (!letto || (letto[2] ?? '').length > 12) return null;
  const decimali = (letto[3] ?? '').padEnd(cifre, '0');
  const n = Number(`${letto[2]}${decimali.slice(0, cifre)}`) + (Number(decimali[cifre] ?? '0') >= 5 ? 1 : 0);
  return letto[1] === '-' && n !== 0 ? -n : n;
};

/** Whole number written in any way ("47.485", "47485", "47 485"): thousands marks are never decimals here. */
export const leggiIntero = (testo: string): number | null => {
  const letto = leggiNumero(testo);
  const valore = letto.tipo === 'ambiguo' ? letto.comeMigliaia : letto.tipo === 'numero' ? letto.valore : null;
  if (valore === null || !/^-?\d+(?:\.0*)?$/.test(valore)) return null;
  const n = Number(valore);
  return Number.isSafeInteger(n) ? n : null;
};

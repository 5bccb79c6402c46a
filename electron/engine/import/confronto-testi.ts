/** Key that compares names and codes without case, accents, spaces and punctuation: `Fondo povertà – QSFP` → `fondopovertaqsfp`. */
export const chiave = (testo: string): string => parole(testo).join('');

/** Words of a text in lower case without accents and punctuation. */
export const parole = (testo: string): string[] =>
  testo
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((p) => p !== '');

/** Words joined by single spaces, with a space at both ends: lets phrases be searched as whole words. */
export const frase = (testo: string): string => ` ${parole(testo).join(' ')} `;

/** Whether a text holds a phrase as whole words. */
export const contieneFrase = (testo: string, cercata: string): boolean => frase(testo).includes(frase(cercata));

/** All kinds of spaces become plain, ends trimmed, runs collapsed. */
export const spaziSemplici = (testo: string): string =>
  GIA_SEMPLICI.test(testo) ? testo : testo.replace(/[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+/g, ' ').trim();

/** What most cells already are: words with one space between them. */
const GIA_SEMPLICI = /^[^\s\u200b]+(?: [^\s\u200b]+)*$/;

/** A text cut for a message. */
export const citato = (testo: string, massimo = 60): string => {
  const pulito = spaziSemplici(testo).replace(/\p{Cc}|\p{Bidi_Control}/gu, '');
  return pulito.length > massimo ? `«${pulito.slice(0, massimo)}…»` : `«${pulito}»`;
};

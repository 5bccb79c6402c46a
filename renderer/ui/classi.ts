/** Joins the class names that are there. */
export const classi = (...nomi: readonly (string | false | null | undefined)[]): string =>
  nomi.filter((n) => typeof n === 'string' && n !== '').join(' ');

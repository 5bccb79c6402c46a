/** Whether a column is inside ranges written as «2-5;9-9» (the form in which a row knows what of it is selected). */
export const sceltaIn = (scelte: string, c: number): boolean =>
  scelte !== '' &&
  scelte.split(';').some((pezzo) => {
    const [da, a] = pezzo.split('-');
    return c >= Number(da) && c <= Number(a);
  });

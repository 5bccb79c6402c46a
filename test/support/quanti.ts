/** How many random tries: few in `npm test`, the whole number in `npm run prova-lunga`; `PDZ_…` asks for another. */
export const quanti = (variabile: string, pochi: number, tutti: number): number =>
  Number(process.env[variabile] ?? (process.env.PDZ_PROVA_LUNGA === undefined ? pochi : tutti));

/** Seed of random tries: new at each run unless PDZ_SEME says it; tests print it when they fail. */
export const seme = (): number => Number(process.env.PDZ_SEME ?? Date.now() % 1_000_000);

/** Repeatable random integers below `massimo`. */
export const caso = (inizio: number): ((massimo: number) => number) => {
  let stato = inizio >>> 0;
  return (massimo) => {
    stato = (Math.imul(stato, 1664525) + 1013904223) >>> 0;
    return Math.floor((stato / 2 ** 32) * massimo);
  };
};

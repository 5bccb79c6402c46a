import type { ContestoAtti } from '#domain/contesto-atti.ts';

/** Party as tables and checks see it: name, who signs, by which act. */
export type ParteDenominata = {
  readonly nome: string | null;
  readonly firmatario: ContestoAtti['comuni'][number]['firmatario'];
  readonly delibera: ContestoAtti['comuni'][number]['delibera'];
};

/** Every party once, in the order of the premises. */
export const parteDenominata = (contesto: ContestoAtti): ParteDenominata[] => {
  const gestore = contesto['ente-gestore'];
  const altre = [...contesto.unioni, ...(gestore === null ? [] : [gestore]), ...contesto.sanita, ...contesto.altri];
  return [
    ...contesto.comuni
      .filter((c) => c.firma !== false)
      .map((c) => ({ nome: `Comune di ${c.nome}`, firmatario: c.firmatario, delibera: c.delibera })),
    ...altre.map((p) => ({ nome: p.denominazione, firmatario: p.firmatario, delibera: p.delibera })),
  ];
};

import { contrattoPagina } from '#contract/index.ts';
import { chiedi } from '../../app/api/uso.ts';

/** Carries out a one-click correction that a rule proposes; only commands on the plan's own data may be proposed. */
export const eseguiRimedio = async (nome: string, input: Record<string, unknown>): Promise<void> => {
  switch (nome) {
    case 'schede/aggiungi':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    case 'campi/scrivi':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    case 'parti/scrivi':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    case 'adempimenti/scrivi':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    case 'sezioni/collega-dato':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    case 'contributi/collega':
      await chiedi(nome, contrattoPagina[nome].input.parse(input));
      return;
    default:
      throw new Error(`Correzione non prevista: ${nome}.`);
  }
};

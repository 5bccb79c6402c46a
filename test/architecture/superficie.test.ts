import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  contrattoCompleto,
  contrattoGuscio,
  contrattoInterno,
  contrattoMotore,
  contrattoPagina,
} from '#contract/index.ts';

/** Names of every key that an input may carry, however deep. */
const chiavi = (schema: z.core.$ZodType): ReadonlySet<string> => {
  const trovate = new Set<string>();
  const visita = (valore: unknown): void => {
    if (Array.isArray(valore)) valore.forEach(visita);
    else if (typeof valore === 'object' && valore !== null)
      for (const [nome, dentro] of Object.entries(valore)) {
        if (nome === 'properties' && typeof dentro === 'object' && dentro !== null)
          for (const campo of Object.keys(dentro)) trovate.add(campo);
        visita(dentro);
      }
  };
  visita(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return trovate;
};

describe('che cosa può chiedere una pagina', () => {
  it('è esattamente questo elenco: aggiungere un’operazione è una scelta da rivedere', () => {
    expect(Object.keys(contrattoPagina).sort()).toMatchSnapshot();
  });

  it('non contiene nessuna operazione interna', () => {
    for (const nome of Object.keys(contrattoInterno)) expect(Object.hasOwn(contrattoPagina, nome), nome).toBe(false);
    for (const nome of Object.keys(contrattoPagina)) expect(nome.startsWith('interno/'), nome).toBe(false);
  });

  it.each(Object.entries(contrattoPagina))('%s non prende percorsi di file', (_nome, { input }) => {
    const percorsi = [...chiavi(input)].filter((k) => /percors|path|cartella|^file$|nomeFile|directory/i.test(k));
    expect(percorsi).toEqual([]);
  });

  it.each(Object.entries(contrattoCompleto))('%s rifiuta le chiavi che non conosce', (_nome, { input }) => {
    const esito = input.safeParse({ percorso_di_troppo: '/etc/passwd' });
    expect(esito.success).toBe(false);
  });

  it('divide le operazioni fra motore e guscio senza sovrapposizioni', () => {
    for (const nome of Object.keys(contrattoGuscio)) {
      expect(nome.startsWith('guscio/'), nome).toBe(true);
      expect(Object.hasOwn(contrattoMotore, nome), nome).toBe(false);
    }
  });
});

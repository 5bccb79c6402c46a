import { z } from 'zod';
import type { Raccoglitore } from './anomalie.ts';
import { decodifica } from './codifica.ts';
import { Rifiuto } from './rifiuto.ts';

/** Parses a JSON file; a syntax error is refused with its line. */
export const analizzaJson = (dati: Uint8Array): unknown => {
  const { testo } = decodifica(dati);
  const pulito = testo.replace(/^\ufeff/, '');
  try {
    return JSON.parse(pulito);
  } catch (errore) {
    const messaggio = errore instanceof Error ? errore.message : '';
    const posizione = Number(/position (\d+)/.exec(messaggio)?.[1] ?? pulito.length);
    const riga = pulito.slice(0, posizione).split('\n').length;
    throw new Rifiuto(
      'JSON_NON_VALIDO',
      `Il file non è un JSON valido: c’è un errore alla riga ${riga}. È incompleto o è stato modificato a mano: rigenerarlo e riprovare.`,
      { riga, atteso: 'un file JSON' },
    );
  }
};

/** Places and problems of a schema that a JSON does not follow. */
export const problemiDi = (errore: z.ZodError): { readonly dove: string; readonly problema: string }[] =>
  errore.issues.map((i) => ({
    dove: i.path
      .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
      .join('')
      .replace(/^\./, ''),
    problema:
      i.code === 'invalid_type'
        ? `serve un valore di tipo «${i.expected}»`
        : i.code === 'too_small'
          ? 'il valore manca o è vuoto'
          : 'il valore non è fra quelli ammessi',
  }));

/** Reports, once per key, the keys that version 1 of a public input does not know, wherever they are. */
export const campiIgnoti = (
  json: unknown,
  schema: z.ZodType,
  anomalie: Raccoglitore,
  visti = new Set<string>(),
): void => {
  const guarda = (valore: unknown, s: unknown, percorso: string): void => {
    const nudo = spoglia(s);
    if (typeof valore !== 'object' || valore === null) return;
    if (Array.isArray(valore)) {
      if (nudo instanceof z.ZodArray) for (const v of valore) guarda(v, nudo.element, `${percorso}[]`);
      return;
    }
    if (!(nudo instanceof z.ZodObject)) return;
    for (const [chiave, v] of Object.entries(valore)) {
      const dove = percorso === '' ? chiave : `${percorso}.${chiave}`;
      if (Object.hasOwn(nudo.shape, chiave)) guarda(v, nudo.shape[chiave], dove);
      else if (!visti.has(dove) && visti.size < CAMPI_MASSIMI) {
        visti.add(dove);
        anomalie.avviso('CAMPO_IGNOTO', `Il campo «${dove.slice(0, 100)}» non è previsto e non è stato letto.`, {
          cella: dove.slice(0, 200),
          trovato: chiave,
        });
      }
    }
  };
  guarda(json, schema, '');
};
const CAMPI_MASSIMI = 100;

/** Schema inside optional, nullable and union wrappers: the part that is an object or a list. */
const spoglia = (schema: unknown): unknown => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return spoglia(schema.unwrap());
  if (schema instanceof z.ZodUnion)
    return schema.options.map(spoglia).find((o) => o instanceof z.ZodObject || o instanceof z.ZodArray);
  return schema;
};

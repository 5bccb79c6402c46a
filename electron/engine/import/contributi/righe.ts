import { type ContributoIngresso, contributoIngressoSchema } from '#domain/ingressi-contributi.ts';
import type { Raccoglitore } from '../anomalie.ts';
import { campiIgnoti } from '../json.ts';

/** One good line of a JSONL: its line, and the contribution. */
export type RigaJsonl = { readonly riga: number; readonly contributo: ContributoIngresso };

/** Largest line that is parsed, in characters. */
const RIGA_MASSIMA = 12_000_000;

/** Reads JSON lines; each line that is not a contribution is reported and left out, the others go on. */
export const leggiRighe = (
  testo: string,
  anomalie: Raccoglitore,
): { readonly buone: RigaJsonl[]; readonly scartate: number } => {
  const buone: RigaJsonl[] = [];
  const campi = new Set<string>();
  let scartate = 0;
  const scarta = (riga: number, problema: string, trovato: string, atteso: string): void => {
    scartate += 1;
    anomalie.errore('RIGA_NON_VALIDA', `La riga ${riga} non è stata importata: ${problema}.`, {
      riga,
      trovato: trovato.slice(0, 60),
      atteso,
    });
  };
  const righe = testo.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (righe.at(-1) === '') righe.pop();
  for (const [i, grezza] of righe.entries()) {
    const riga = i + 1;
    if (grezza.trim() === '') {
      anomalie.avviso('RIGA_VUOTA', `La riga ${riga} è vuota.`, { riga });
      continue;
    }
    if (grezza.length > RIGA_MASSIMA) {
      scarta(riga, 'è troppo lunga', `${grezza.length} caratteri`, `al massimo ${RIGA_MASSIMA} caratteri`);
      continue;
    }
    const json = analizza(grezza);
    if (json === undefined) {
      scarta(riga, 'non è un JSON valido (troncato, o con testo in più)', grezza, 'un oggetto JSON per riga');
      continue;
    }
    const letto = contributoIngressoSchema.safeParse(json);
    if (!letto.success) {
      const oggetto = typeof json === 'object' && json !== null && !Array.isArray(json);
      scarta(
        riga,
        oggetto ? 'manca l’identificativo «id»' : 'non è un oggetto ma un altro tipo di valore',
        grezza,
        'un oggetto con «id», «ets», «titolo» e «testo»',
      );
      continue;
    }
    const doppie = chiaviDoppie(grezza);
    if (doppie.length > 0)
      anomalie.avviso(
        'CHIAVE_DOPPIA',
        `Alla riga ${riga} il campo «${doppie[0]}» è scritto due volte: vale il secondo.`,
        { riga, trovato: doppie.join(', ') },
      );
    campiIgnoti(json, contributoIngressoSchema, anomalie, campi);
    buone.push({ riga, contributo: letto.data });
  }
  return { buone, scartate };
};

const analizza = (riga: string): unknown => {
  try {
    return JSON.parse(riga);
  } catch {
    return undefined;
  }
};

/** Keys written twice in the outer object of a valid JSON line: the parser keeps the last and says nothing. */
const chiaviDoppie = (json: string): string[] => {
  const viste = new Set<string>();
  const doppie: string[] = [];
  let livello = 0;
  let i = 0;
  while (i < json.length) {
    const c = json[i];
    if (c === '{' || c === '[') livello += 1;
    else if (c === '}' || c === ']') livello -= 1;
    else if (c === '"') {
      const inizio = i + 1;
      i += 1;
      while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
      if (livello === 1 && /^\s*:/.test(json.slice(i + 1, i + 20))) {
        const chiave = json.slice(inizio, i);
        if (viste.has(chiave)) doppie.push(chiave);
        viste.add(chiave);
      }
    }
    i += 1;
  }
  return doppie;
};

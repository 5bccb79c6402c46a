import type { Raccoglitore } from '../anomalie.ts';
import type { Punto } from '../rifiuto.ts';

const CONTROLLI = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const DIREZIONE = /\p{Bidi_Control}/gu;
/** Zero-width characters; the joiner stays between pictures, where it makes one emoji of many. */
const INVISIBILI =
  /[\u200b\u2060\ufeff\u00ad\u180e]|[\u200c\u200d](?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})\u200d/gu;

/**
 * Text as it may be kept: line ends and tabs stay, control characters, direction marks and invisible characters go, and
 * letters with accents are composed (NFC). What was taken out is reported; markup and formulas are text like any other.
 */
export const pulisciTesto = (testo: string, campo: string, dove: Punto, anomalie: Raccoglitore): string => {
  const tolti: string[] = [];
  const togli = (t: string, espressione: RegExp, nome: string): string => {
    let n = 0;
    if (t.search(espressione) < 0) return t;
    const pulito = t.replace(espressione, (c) => {
      if (c === '\n' || c === '\t') return c;
      n += 1;
      return '';
    });
    if (n > 0) tolti.push(`${n} ${nome}`);
    return pulito;
  };
  let t = testo.toWellFormed().replace(/\r\n?/g, '\n');
  t = togli(t, CONTROLLI, 'caratteri di controllo');
  t = togli(t, DIREZIONE, 'segni di direzione del testo');
  t = togli(t, INVISIBILI, 'caratteri invisibili');
  if (tolti.length > 0)
    anomalie.avviso(
      'CARATTERI_NASCOSTI',
      `Nel campo «${campo}» sono stati tolti ${tolti.join(', ')}: il testo che si legge è quello che resta.`,
      { ...dove, trovato: tolti.join(', ') },
    );
  const composto = t.normalize('NFC');
  if (composto !== t && /\p{L}\p{M}/u.test(t))
    anomalie.avviso(
      'TESTO_NORMALIZZATO',
      `Nel campo «${campo}» le lettere accentate erano scritte in due pezzi: ricomposte.`,
      dove,
    );
  return composto;
};

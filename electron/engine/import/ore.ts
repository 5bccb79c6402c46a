import { spaziSemplici } from './confronto-testi.ts';
import { leggiNumero, scalato } from './numeri.ts';

/** Weekly time of one person: minutes worked and minutes of the full-time contract. */
export type OrarioLetto = { readonly minuti: number; readonly contratto: number };

const ORA = 60;
/** Largest weekly time that a contract can have: anything above is not hours. */
const ORE_MASSIME = 48;

const decimale = (testo: string): string | null => {
  const letto = leggiNumero(testo);
  return letto.tipo === 'numero' ? letto.valore : letto.tipo === 'ambiguo' ? letto.comeDecimale : null;
};
const minutiDi = (ore: string): number | null => {
  const milli = scalato(ore, 3);
  return milli === null ? null : Math.round((milli * ORA) / 1000);
};

/** A share of full time (parts per `base`) in whole minutes, to the nearest minute ("83,33%" of 36 h = 30 h). */
const quota = (valore: string, base: number, contratto: number): OrarioLetto | null => {
  const milionesimi = scalato(valore, 6);
  if (milionesimi === null || milionesimi <= 0) return null;
  const minuti = Math.round((milionesimi * contratto) / (base * 1_000_000));
  return minuti > 0 && minuti <= contratto ? { minuti, contratto } : null;
};

const FRAZIONE = /(\d+(?:[.,]\d+)?)\s*(?:h|ore)?\s*(?:\/|su)\s*(\d+(?:[.,]\d+)?)(?!\d)/i;
const PERCENTUALE = /(\d+(?:[.,]\d+)?)\s*(?:%|per\s?cento)/i;
const ORE_MINUTI = /\b(\d{1,2})\s*(?:h|ore|:)\s*(\d{2})\b/i;
const ORE = /(\d+(?:[.,]\d+)?)\s*(?:h\b|ore\b|hh\b|ore\/sett|h\/sett)/i;
const PIENO = /\b(?:tempo\s+pieno|full[\s-]?time|f\.?t\.?|intero|orario\s+pieno)\b/i;
const PARZIALE = /part[\s-]?time|tempo\s+parziale|p\.?t\.?/gi;

/**
 * Reads a weekly time in every written form: "36/36", 36, "50%", "0,5", "tempo pieno", "12 h", "30 ore settimanali",
 * "part-time 18 ore", "18h30". `contratto` = minutes of a full-time week; null if it is not a time.
 */
export const leggiOrario = (testo: string, contratto: number): OrarioLetto | null => {
  const t = spaziSemplici(testo);
  const frazione = FRAZIONE.exec(t);
  if (frazione?.[1] && frazione[2]) {
    const a = minutiDi(decimale(frazione[1]) ?? '');
    const b = minutiDi(decimale(frazione[2]) ?? '');
    if (a === null || b === null || b === 0 || a > b || b > ORE_MASSIME * ORA || a === 0) return null;
    return { minuti: a, contratto: b };
  }
  const percento = PERCENTUALE.exec(t);
  if (percento?.[1]) return quota(decimale(percento[1]) ?? '', 100, contratto);
  const oreMinuti = ORE_MINUTI.exec(t);
  if (oreMinuti && Number(oreMinuti[2]) < ORA)
    return entro(Number(oreMinuti[1]) * ORA + Number(oreMinuti[2]), contratto);
  const ore = ORE.exec(t);
  if (ore?.[1]) return entro(minutiDi(decimale(ore[1]) ?? ''), contratto);
  if (PIENO.test(t)) return { minuti: contratto, contratto };
  const nudo = decimale(t.replace(PARZIALE, '').trim());
  if (nudo === null) return null;
  const milli = scalato(nudo, 3);
  if (milli === null || milli <= 0) return null;
  return milli <= 1000 ? quota(nudo, 1, contratto) : entro(minutiDi(nudo), contratto);
};

const entro = (minuti: number | null, contratto: number): OrarioLetto | null =>
  minuti !== null && minuti > 0 && minuti <= ORE_MASSIME * ORA
    ? { minuti, contratto: Math.max(contratto, minuti) }
    : null;

/** Reads a share in basis points: "60%", "0,6", 60 → 6000; null if it is not one. */
export const leggiQuotaBp = (testo: string): number | null => {
  const t = spaziSemplici(testo);
  const percento = PERCENTUALE.exec(t);
  const valore = decimale(percento?.[1] ?? t);
  if (valore === null) return null;
  const milli = scalato(valore, 4);
  if (milli === null || milli < 0) return null;
  const bp = percento || milli > 10_000 ? Math.round(milli / 100) : milli;
  return bp <= 10_000 ? bp : null;
};

/** Share on the social service written in a note ("60% servizi sociali"), basis points; null when not said. */
export const quotaDaNota = (nota: string): number | null => {
  const m = /(\d+(?:[.,]\d+)?\s*%)\s*(?:(?:del|sul|ai|al|dei|per)\w*\s+)?(?:i\s+)?serviz\w+\s+social/i.exec(
    spaziSemplici(nota),
  );
  return m?.[1] ? leggiQuotaBp(m[1]) : null;
};

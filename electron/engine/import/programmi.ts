import type { Codici } from './codici.ts';
import { spaziSemplici } from './confronto-testi.ts';
import type { Cella } from './griglia/tipi.ts';

/** A spending code as read: mission and programme (two digits each), and what the same text says of titolo and macro. */
export type CodiceSpesa = {
  readonly missione: string;
  readonly programma: string | null;
  readonly titolo: number | null;
  readonly macro: string | null;
  /** A lost zero left two readings ("12.1"): the first is the usual one. */
  readonly alternative: readonly string[];
};

const due = (n: string): string => n.padStart(2, '0');
const MISSIONE_PROGRAMMA =
  /\bmiss(?:ione|\.)?\s*n?\.?\s*(\d{1,2})\b(?:.{0,80}?\b(?:progr(?:amma|\.)?|pr\.?)\s*n?\.?\s*(\d{1,2})\b)?/i;
const SOLO_PROGRAMMA = /^(?:totale\s+)?(?:progr(?:amma|\.)?|pr\.)\s*n?\.?\s*(\d{1,2})(?![\d.,])/i;
const PUNTATO =
  /^(?:(?:programma|progr\.?|cod(?:ice)?\.?|m\.?)\s*)?(\d{1,2})\s*[.\-/]\s*(\d{1,2})(?:\s*[.\-/]\s*(\d))?(?:\s*[.\-/]\s*(\d{1,3}))?(?![\d,])/i;
const DUE_DUE = /^(\d{2})\s+(\d{2})(?=\s|$)/;
const QUATTRO =
  /^(?:(?:programma|progr\.?|cod(?:ice)?\.?)\s*)?(\d{2})(\d{2})(?:\s*[.\-/ ]?\s*([1-7]))?(?:\s*[.\-/ ]\s*(\d{2,3}))?(?!\d)/i;

/** No mission has more programmes than these: "2026" is a year, not a code. */
const PROGRAMMI_MASSIMI = 15;

/** Reads a mission-programme code from text: "12.07", "1207", "12-7", "Missione 12 - Programma 7", "12.07/1", "12.07.1.104". */
export const leggiCodice = (testo: string): CodiceSpesa | null => {
  const t = spaziSemplici(testo);
  const esteso = MISSIONE_PROGRAMMA.exec(t);
  if (esteso?.[1]) return codice(due(esteso[1]), esteso[2] ? due(esteso[2]) : null);
  const puntato = PUNTATO.exec(t);
  if (puntato?.[1] && puntato[2]) {
    const [, m, p, titolo, macro] = puntato;
    const zeroPerso = p === '1' && t.slice(m.length).trimStart().startsWith('.');
    return {
      ...codice(due(m), due(p)),
      titolo: titolo ? Number(titolo) : null,
      macro: macroDi(titolo, macro),
      alternative: zeroPerso ? [`${due(m)}.${p}0`] : [],
    };
  }
  const staccato = DUE_DUE.exec(t);
  if (staccato?.[1] && staccato[2] && Number(staccato[2]) <= PROGRAMMI_MASSIMI) return codice(staccato[1], staccato[2]);
  const quattro = QUATTRO.exec(t);
  if (quattro?.[1] && quattro[2] && Number(quattro[2]) <= PROGRAMMI_MASSIMI)
    return {
      ...codice(quattro[1], quattro[2]),
      titolo: quattro[3] ? Number(quattro[3]) : null,
      macro: macroDi(quattro[3], quattro[4]),
    };
  return null;
};

const codice = (missione: string, programma: string | null): CodiceSpesa => ({
  missione,
  programma,
  titolo: null,
  macro: null,
  alternative: [],
});
const macroDi = (titolo: string | undefined, macro: string | undefined): string | null =>
  !macro ? null : macro.length === 3 ? macro : titolo ? `${titolo}${macro.padStart(2, '0')}` : null;

/** Programme number of a row that gives only it ("Programma 03 …", "07"), within a known mission. */
export const leggiSoloProgramma = (testo: string): string | null => {
  const t = spaziSemplici(testo);
  const detto = SOLO_PROGRAMMA.exec(t);
  if (detto?.[1]) return due(detto[1]);
  const nudo = /^(\d{1,2})(?:\s*[-–—.:]?\s*(?=\D|$))/.exec(t);
  return nudo?.[1] ? due(nudo[1]) : null;
};

/** Mission number of a cell of a mission column ("12", "12 Diritti sociali…", "Missione 12", "M12"). */
export const leggiMissione = (testo: string): string | null => {
  const t = spaziSemplici(testo);
  const m = /^(?:totale\s+)?(?:miss(?:ione|\.)?|m\.?)?\s*n?\.?\s*(\d{1,2})(?![\d.,])/i.exec(t);
  return m?.[1] ? due(m[1]) : null;
};

/** Code of a cell whose column holds complete codes; a number keeps the reading of its shown text ("12.10"). */
export const codiceDaCella = (cella: Cella): CodiceSpesa | null => {
  const { valore } = cella;
  if (valore.tipo === 'data') {
    const giorno = Number(valore.iso.slice(8, 10));
    const mese = Number(valore.iso.slice(5, 7));
    return {
      ...codice(due(String(giorno)), due(String(mese))),
      alternative: [`${due(String(mese))}.${due(String(giorno))}`],
    };
  }
  if (valore.tipo !== 'numero') return leggiCodice(cella.testo);
  const mostrato = spaziSemplici(valore.mostrato).replace(',', '.');
  if (/^\d{1,2}\.\d{2}$/.test(mostrato)) return leggiCodice(mostrato);
  if (/^\d{1,2}\.\d$/.test(valore.decimale)) return leggiCodice(valore.decimale);
  if (/^\d{3}$/.test(valore.decimale)) return leggiCodice(`0${valore.decimale}`);
  return leggiCodice(valore.decimale);
};

/** What the code of a row becomes, after the evidence of its description. */
export type ProgrammaDeciso = {
  readonly missione: string;
  readonly id: string | null;
  /** Pack id or the code as `MM.PP` when the pack has no such programme. */
  readonly codice: string | null;
  readonly ambiguo: 'no' | 'risolto' | 'aperto';
};

/** Chooses among the readings of a code with the description's evidence; never guesses between two known programmes. */
export const decidiProgramma = (letto: CodiceSpesa, descrizione: string, codici: Codici): ProgrammaDeciso => {
  if (letto.programma === null) return { missione: letto.missione, id: null, codice: null, ambiguo: 'no' };
  const usuale = `${letto.missione}.${letto.programma}`;
  const noti = [usuale, ...letto.alternative].filter((c) => codici.programmi.some((p) => p.id === c));
  const missione = (c: string) => c.slice(0, 2);
  if (noti.length === 0 || letto.alternative.length === 0)
    return { missione: letto.missione, id: noti[0] ?? null, codice: usuale, ambiguo: 'no' };
  const [primo = usuale] = noti;
  if (noti.length === 1) return { missione: missione(primo), id: primo, codice: primo, ambiguo: 'risolto' };
  const provato = codici.programmaDaDescrizione(descrizione, noti);
  if (provato) return { missione: missione(provato), id: provato, codice: provato, ambiguo: 'risolto' };
  return { missione: letto.missione, id: null, codice: usuale, ambiguo: 'aperto' };
};

/** Titolo of spending from "1", "I", "Tit. 1", "Titolo II - Spese in conto capitale", "di cui Titolo n", or its name alone. */
export const leggiTitolo = (testo: string): number | null => {
  const t = spaziSemplici(testo);
  const detto = /(?:^|\b)tit(?:olo|\.)?\s*n?\.?\s*([1-7]|i{1,3}|iv|vi{0,2}|v)\b/i.exec(t);
  const nudo = /^([1-7]|i{1,3}|iv|v|vi{1,2})(?:\s*[-–—.°:)]\s*\D.*|\s*)$/i.exec(t);
  const cifra = detto?.[1] ?? nudo?.[1];
  if (cifra) return /^\d$/.test(cifra) ? Number(cifra) : (ROMANI[cifra.toLowerCase()] ?? null);
  if (/spes[ea]\s+corrent[ei]/i.test(t)) return 1;
  if (/(?:in\s+)?(?:conto|c\/)\s*capitale/i.test(t)) return 2;
  if (/incremento\s+(?:di\s+)?attivit[aà]\s+finanziarie/i.test(t)) return 3;
  return /rimborso\s+(?:di\s+)?prestiti/i.test(t) ? 4 : null;
};
const ROMANI: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7 };

/** Macroaggregato "101".."210" of a cell that begins with it. */
export const leggiMacro = (testo: string): string | null =>
  /^(?:macro\w*\.?\s*)?([1-7]\d{2})(?!\d)/i.exec(spaziSemplici(testo))?.[1] ?? null;

import { chiave, contieneFrase, frase, parole, spaziSemplici } from './confronto-testi.ts';
import type { ComuneContesto, Contesto } from './contesto.ts';

type IdEnte = Contesto['enti'][number]['id'];

/** Body named in a row: a Comune of the Ambito, the Ambito itself, another body of the plan; null when not recognised. */
export const riconosciEnte = (testo: string, contesto: Contesto): IdEnte | null => {
  const t = spaziSemplici(testo);
  if (t === '') return null;
  const istat = /^\d{5,6}$/.exec(t)?.[0];
  if (istat) return contesto.comuni.find((c) => c.codiceIstat === istat.padStart(6, '0'))?.enteId ?? null;
  if (eAmbito(t, contesto)) return ambitoDi(contesto);
  const comune = comuneNominato(t, contesto);
  if (comune) return comune.enteId;
  const k = chiave(t);
  return contesto.enti.find((e) => chiave(e.denominazione) === k)?.id ?? null;
};

/** The body that is the Ambito. */
export const ambitoDi = (contesto: Contesto): IdEnte | null =>
  contesto.enti.find((e) => e.tipo === 'ambito')?.id ?? null;

/** Whether a text names the Ambito ("ATS", "ATS 21 (c/o …)", "Ambito territoriale sociale", its denomination). */
export const eAmbito = (testo: string, contesto: Contesto): boolean => {
  const ambito = contesto.enti.find((e) => e.tipo === 'ambito');
  return (
    /^\W*(?:a\.?\s?t\.?\s?s\.?(?![a-z])|ambito\b|ufficio di piano\b|u\.?d\.?p\.?(?![a-z])|piano di zona\b)/i.test(
      testo,
    ) ||
    (ambito !== undefined && frase(testo).startsWith(frase(ambito.denominazione)))
  );
};

/** Comune of the Ambito whose full name a text is, or holds after "Comune di", or begins with; the longest name wins. */
export const comuneNominato = (testo: string, contesto: Contesto): ComuneContesto | null => {
  const k = chiave(
    testo.replace(/^\W*(?:comune|citt[aà]|municipio|amministrazione comunale)\s+(?:di|del|della|dell['’])?\s*/i, ''),
  );
  const ordinati = contesto.comuni.toSorted((a, b) => b.nome.length - a.nome.length);
  const intero = ordinati.find((c) => chiave(c.nome) === k);
  if (intero) return intero;
  const dopoComune = /\bcomune\s+(?:di|del|della|dell['’])\s*(.+)$/i.exec(spaziSemplici(testo))?.[1];
  if (!dopoComune) return null;
  const f = frase(dopoComune);
  return ordinati.find((c) => f.startsWith(frase(c.nome))) ?? null;
};

/** Comuni of the Ambito whose full name stands in a text as whole words, names inside longer names left out. */
export const comuniNel = (testo: string, contesto: Contesto): ComuneContesto[] => {
  const trovati = contesto.comuni.filter((c) => contieneFrase(testo, c.nome));
  return trovati.filter(
    (c) =>
      !trovati.some(
        (d) =>
          d !== c &&
          d.nome.length > c.nome.length &&
          contieneFrase(d.nome, c.nome) &&
          volte(testo, c.nome) <= volte(testo, d.nome),
      ),
  );
};
const volte = (testo: string, nome: string): number => frase(testo).split(frase(nome).trimEnd()).length - 1;

/** Name that follows "Comune di" in a title, up to its end or a dash: for Comuni that the Ambito does not have. */
export const nomeDopoComuneDi = (testo: string): string | null => {
  const m = /\b(?:comune|citt[aà])\s+di\s+([^-–—,;:(0-9]{2,60})/i.exec(spaziSemplici(testo));
  const nome = m?.[1]?.trim() ?? '';
  return parole(nome).length > 0 ? nome : null;
};

import { createHash } from 'node:crypto';
import type { contrattoVersioni } from '#contract/atti.ts';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import type { Arricchitori } from '../arricchitori.ts';
import { confronta } from '../history/confronto.ts';
import type { Motore, SessionePiano, VersioneCongelata } from '../tipi.ts';

/** SHA-256 of the finished text of every act of the plan, by act id. */
const improntaAtti = (sessione: SessionePiano, arricchitori: Arricchitori): Record<string, string> =>
  Object.fromEntries(
    Object.entries(arricchitori.testiAtti(sessione.piano())).map(([id, testo]) => [
      id,
      createHash('sha256').update(testo, 'utf8').digest('hex'),
    ]),
  );

const versione = (sessione: SessionePiano, numero: number): VersioneCongelata => {
  const trovata = sessione.versioni().find((v) => v.numero === numero);
  if (!trovata) throw new ErroreMotore('non-trovato', `La versione ${numero} non c’è.`);
  return trovata;
};

/** A version as pages know it. */
const perPagina = ({ seq: _, ...v }: VersioneCongelata): Omit<VersioneCongelata, 'seq'> => v;

/** Frozen versions: list, freeze, read, compare. */
export const gestoriVersioni = (motore: Motore, arricchitori: Arricchitori): Gestori<typeof contrattoVersioni> => ({
  'versioni/elenco': () => ({ versioni: motore.sessione().versioni().map(perPagina) }),
  'versioni/congela': async ({ nome, motivo }) => {
    const sessione = motore.sessione();
    const pulito = nome.trim();
    if (pulito === '') throw new ErroreMotore('input-non-valido', 'La versione ha bisogno di un nome.');
    if (sessione.versioni().some((v) => v.nome === pulito))
      throw new ErroreMotore('input-non-valido', `C’è già una versione di nome «${pulito}»: scegliere un altro nome.`);
    const fatta = sessione.congela({ nome: pulito, motivo: motivo.trim(), atti: improntaAtti(sessione, arricchitori) });
    // Older text cannot be undone any more: what was typed burst by burst becomes one change a day.
    await sessione.compatta();
    return { seq: sessione.seq, alSicuroAlle: fatta.istante, versione: perPagina(fatta) };
  },
  'versioni/leggi': async ({ numero }) => {
    const sessione = motore.sessione();
    const piano = sessione.pianoDiVersione(numero);
    const sezioni = [];
    for (const { sezione, numero: n } of ordineSezioni(piano.sezioni, piano.pacco)) {
      const html = await arricchitori.htmlSezione(piano, sezione);
      sezioni.push({ id: sezione.id, numero: n, titolo: sezione.titolo, html });
    }
    return { versione: perPagina(versione(sessione, numero)), sezioni };
  },
  'versioni/confronta': ({ a, b }) => {
    const sessione = motore.sessione();
    const dopo = b === null ? sessione.piano() : sessione.pianoDiVersione(b);
    return confronta(sessione.pianoDiVersione(a), dopo);
  },
});

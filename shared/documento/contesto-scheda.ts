import type { ContestoAtti } from '#domain/contesto-atti.ts';
import { fineAnno, inizioAnno, siSovrappongono } from '#domain/giorni.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { risorseScheda } from '#domain/risorse.ts';
import { inOrdine } from '#format/ordine.ts';
import { citazioniBrevi } from './citazioni.ts';
import { statoInParole } from './parole-stati.ts';

/** Programmes of the pack with the name that they have in the plan's last year: one entry per code. */
export const programmiDelPiano = (piano: Piano): ReadonlyMap<string, string> => {
  const ultimo = { dal: inizioAnno(piano.testa.annoFine), al: fineAnno(piano.testa.annoFine) };
  const nomi = new Map<string, string>();
  for (const p of piano.pacco.programmi)
    if (!nomi.has(p.id) || siSovrappongono({ dal: p.validoDal, al: p.validoAl }, ultimo)) nomi.set(p.id, p.nome);
  return nomi;
};

/** Programme of the budget of a scheda: code and name, or the code as it was read. */
export const programmaDi = (piano: Piano, scheda: Scheda): string | null => {
  const nome = programmiDelPiano(piano).get(scheda.programmaId ?? '');
  return nome === undefined ? scheda.programmaLetto : `${scheda.programmaId} ${nome}`;
};

/** Names that the text of a scheda may use; null when the scheda does not exist. */
export const contestoScheda = (piano: Piano, schedaId: string): ContestoAtti['scheda'] => {
  const scheda = perId(piano.registri.scheda, schedaId);
  if (scheda === undefined) return null;
  const risorse = risorseScheda(piano, schedaId);
  return {
    codice: scheda.codice,
    titolo: scheda.titolo,
    programma: programmaDi(piano, scheda),
    leps: scheda.leps.map(({ letto, id }) => {
      const leps = piano.pacco.leps.find((l) => l.id === id);
      return {
        nome: leps?.nome ?? letto,
        norma: leps === undefined ? null : citazioniBrevi(piano.pacco, leps.citazioni) || null,
        stato: scheda.stato === null ? null : statoInParole[scheda.stato],
      };
    }),
    comuni: inOrdine(
      scheda.comuni.map((c) => ({ nome: perId(piano.registri.comune, c.id)?.nome ?? c.letto })),
      (c) => c.nome,
    ),
    totale: risorse.ignoti > 0 || risorse.righe.length === 0 ? null : risorse.cents,
    obiettivi: piano.registri.obiettivo.filter((o) => o.schedaId === schedaId).map((o) => ({ testo: o.testo })),
  };
};

import type { ContestoAtti } from '#domain/contesto-atti.ts';
import { contributiDistinti } from '#domain/contributi.ts';
import type { Piano } from '#domain/piano.ts';
import type { Contributo } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';

/** Outcomes in the words of acts, plural; a contribution without outcome is said, never left out. */
export const esitiInParole: Readonly<Record<Stato<'esitoContributo'> | 'senza', string>> = {
  accolto: 'accolti',
  accolto_in_parte: 'accolti in parte',
  non_accolto: 'non accolti',
  non_pertinente: 'non pertinenti',
  rinviato: 'rinviati ad altra sede',
  ritirato: 'ritirati',
  senza: 'senza esito',
};

/**
 * Whether the plan shows that the co-programming took place: yes with a meeting held on a day, or a contribution received
 * on a day and discussed at a table; no with the act that says why there was none, and no contribution; else unknown, and a person writes it.
 */
const svolta = (piano: Piano, distinti: readonly Contributo[]): boolean | null => {
  const scritto = (testo: string | null | undefined) => (testo ?? '').trim() !== '';
  if (piano.registri.incontro.some((i) => i.data !== null)) return true;
  if (distinti.some((c) => scritto(c.dataRicezione) && scritto(c.tavolo))) return true;
  const motivo = piano.registri.campo.find((c) => c.nome === 'mancata-coprogrammazione.estremi');
  return distinti.length === 0 && scritto(motivo?.valore) ? false : null;
};

/** Figures of co-programming for acts: the outcomes that are not zero add up to the total. */
export const contestoContributi = (piano: Piano): NonNullable<ContestoAtti['coprogrammazione']> => {
  const distinti = contributiDistinti(piano);
  const conto = (esito: Stato<'esitoContributo'> | null) => distinti.filter((c) => c.esito === esito).length;
  const per: Readonly<Record<keyof typeof esitiInParole, number>> = {
    accolto: conto('accolto'),
    accolto_in_parte: conto('accolto_in_parte'),
    non_accolto: conto('non_accolto'),
    non_pertinente: conto('non_pertinente'),
    rinviato: conto('rinviato'),
    ritirato: conto('ritirato'),
    senza: conto(null),
  };
  const tavoli = [...distinti, ...piano.registri.incontro].map((x) => (x.tavolo ?? '').trim());
  const presenti = new Set(tavoli.filter((t) => t !== ''));
  const voci = [
    'accolto',
    'accolto_in_parte',
    'non_accolto',
    'non_pertinente',
    'rinviato',
    'ritirato',
    'senza',
  ] as const;
  return {
    svolta: svolta(piano, distinti),
    contributi: distinti.length,
    ets: new Set(distinti.flatMap((c) => (c.etsId === null ? [] : [c.etsId]))).size,
    // No table named is not «no table».
    tavoli: presenti.size === 0 ? null : presenti.size,
    accolti: per.accolto,
    parziali: per.accolto_in_parte,
    'non-accolti': per.non_accolto,
    'non-pertinenti': per.non_pertinente,
    rinviati: per.rinviato,
    ritirati: per.ritirato,
    'senza-esito': per.senza,
    esiti: voci.filter((v) => per[v] > 0).map((v) => ({ nome: esitiInParole[v], numero: per[v] })),
  };
};

import type { Operazione } from '#domain/modifiche.ts';
import type { Contributo, Ets } from '#domain/registri.ts';
import type { Raccoglitore } from '../anomalie.ts';
import { chiave } from '../confronto-testi.ts';
import { coppieSimili, jaccard, normalizza, SOGLIA, sequenze } from './somiglianza.ts';

/** A text announced as new version of another one of the same body. */
const RIPRESA =
  /^\W*(?:revisione|rev\.?|versione\s+(?:rivista|aggiornata|\d+)|aggiornamento|aggiornato|integrazione|rettifica|correzione|sostituisce|nuova versione)\b[^\p{L}]*/iu;

type Legame = {
  duplicatoDi: Contributo['duplicatoDi'];
  revisioneDi: Contributo['revisioneDi'];
  similiA: Set<Contributo['id']>;
};

/**
 * Links among contributions, old ones of the plan included: exact copies after normalisation, revisions (same body, same
 * title but for the announcement), texts alike. Nothing is removed: a person decides.
 */
export const collega = (
  nuovi: readonly Contributo[],
  esistenti: readonly Contributo[],
  ets: ReadonlyMap<string, Ets>,
  anomalie: Raccoglitore,
): { readonly nuovi: Contributo[]; readonly operazioni: readonly Operazione[] } => {
  const tutti = [...esistenti, ...nuovi];
  const legami = new Map<string, Legame>(
    nuovi.map((c) => [c.id, { duplicatoDi: null, revisioneDi: null, similiA: new Set() }]),
  );
  duplicati(tutti, legami, anomalie);
  revisioni(tutti, legami, ets, anomalie);
  simili(tutti, legami, anomalie);
  const aggiunte = new Map<string, Set<Contributo['id']>>();
  for (const [id, l] of legami)
    for (const altro of l.similiA) {
      const suo = legami.get(altro);
      if (suo) continue;
      const nuovo = nuovi.find((c) => c.id === id);
      if (nuovo) aggiunte.set(altro, (aggiunte.get(altro) ?? new Set<Contributo['id']>()).add(nuovo.id));
    }
  return {
    nuovi: nuovi.map((c) => {
      const l = legami.get(c.id);
      return l ? { ...c, duplicatoDi: l.duplicatoDi, revisioneDi: l.revisioneDi, similiA: [...l.similiA] } : c;
    }),
    operazioni: esistenti.flatMap((c) => {
      const piu = aggiunte.get(c.id);
      if (!piu) return [];
      return [
        {
          op: 'record/modifica' as const,
          registro: 'contributo' as const,
          id: c.id,
          prima: { similiA: c.similiA },
          dopo: { similiA: [...c.similiA, ...piu] },
        },
      ];
    }),
  };
};

const duplicati = (tutti: readonly Contributo[], legami: ReadonlyMap<string, Legame>, anomalie: Raccoglitore): void => {
  const visti = new Map<string, Contributo>();
  for (const c of tutti) {
    const testo = normalizza(c.testo);
    if (testo === '') continue;
    const primo = visti.get(testo);
    const legame = legami.get(c.id);
    if (!primo) visti.set(testo, c);
    else if (legame) {
      legame.duplicatoDi = primo.id;
      anomalie.avviso(
        'CONTRIBUTO_DUPLICATO',
        c.etsId === primo.etsId
          ? `Il contributo ${c.codice} ha lo stesso testo di ${primo.codice}, dello stesso ente: basta una risposta.`
          : `Il contributo ${c.codice} ha lo stesso testo di ${primo.codice}, di un altro ente: a ciascuno va data risposta.`,
        { riga: c.riga, trovato: c.codice, atteso: primo.codice },
      );
    }
  }
};

const revisioni = (
  tutti: readonly Contributo[],
  legami: ReadonlyMap<string, Legame>,
  ets: ReadonlyMap<string, Ets>,
  anomalie: Raccoglitore,
): void => {
  const corpo = (c: Contributo) => chiave(c.titolo.replace(RIPRESA, ''));
  const perEnte = new Map<string, Contributo[]>();
  for (const c of tutti) if (c.etsId !== null) perEnte.set(c.etsId, [...(perEnte.get(c.etsId) ?? []), c]);
  for (const [etsId, suoi] of perEnte) {
    if (suoi.length < 2) continue;
    for (const c of suoi) {
      const legame = legami.get(c.id);
      if (!legame || legame.duplicatoDi !== null || !RIPRESA.test(c.titolo)) continue;
      const prima = suoi.findLast(
        (o) =>
          o !== c &&
          corpo(o) === corpo(c) &&
          (o.dataRicezione ?? '') <= (c.dataRicezione ?? '') &&
          !RIPRESA.test(o.titolo),
      );
      if (!prima) continue;
      legame.revisioneDi = prima.id;
      anomalie.avviso(
        'CONTRIBUTO_REVISIONE',
        `Il contributo ${c.codice} è una revisione di ${prima.codice} dello stesso ente (${ets.get(etsId)?.denominazione.slice(0, 60) ?? ''}): vale l’ultimo.`,
        { riga: c.riga, trovato: c.codice, atteso: prima.codice },
      );
    }
  }
};

const simili = (tutti: readonly Contributo[], legami: ReadonlyMap<string, Legame>, anomalie: Raccoglitore): void => {
  const insiemi = tutti.map((c) => sequenze(c.testo));
  for (const [i, j] of coppieSimili(insiemi, SOGLIA)) {
    const [a, b] = [tutti[i], tutti[j]];
    if (!a || !b) continue;
    const [la, lb] = [legami.get(a.id), legami.get(b.id)];
    const noti = [la?.duplicatoDi, la?.revisioneDi].includes(b.id) || [lb?.duplicatoDi, lb?.revisioneDi].includes(a.id);
    if (noti || normalizza(a.testo) === normalizza(b.testo)) continue;
    la?.similiA.add(b.id);
    lb?.similiA.add(a.id);
    const [sa, sb] = [insiemi[i], insiemi[j]];
    const quanto = sa && sb ? Math.round(jaccard(sa, sb) * 100) : 0;
    if (la || lb)
      anomalie.avviso(
        'CONTRIBUTO_SIMILE',
        `I contributi ${a.codice} e ${b.codice} sono quasi uguali (${quanto}% delle frasi): valutarli insieme.`,
        { riga: b.riga, trovato: b.codice, atteso: a.codice },
      );
  }
};

import { contenutoDaPacco, type LuogoPacco } from '#domain/assembla.ts';
import { canonico, uguali } from '#domain/canonico.ts';
import { protetto } from '#domain/diff-blocchi.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { inserisci, sezioniDelPacco } from '#domain/nuovo-piano.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { type Blocco, bloccoSchema, type Sezione } from '#domain/section-content.ts';
import { nuovoId } from '../id.ts';
import { luogoDellaSezione } from './racconta.ts';

/*
 * A newer model, block by block: what the old model said, what the new one says, what the plan has. Locked and live
 * parts are the model's and follow it; text that a person may write is only proposed.
 */

const luogoNelPacco = (pacco: PaccoCompilato, { chiave }: Sezione): LuogoPacco | null => {
  if (chiave === null) return null;
  const leps = pacco.leps.find((l) => l.id.toLowerCase() === chiave);
  if (leps !== undefined) return `leps/${leps.id}`;
  return pacco.capitoli.some((c) => c.id === chiave) ? `capitoli/${chiave}` : null;
};

const blocchiNelPacco = (pacco: PaccoCompilato, sezione: Sezione): readonly Blocco[] => {
  const luogo = luogoNelPacco(pacco, sezione);
  return luogo === null ? [] : contenutoDaPacco(pacco, luogo).blocchi;
};

/** Key of a block of text among the places to look at again. */
const chiaveTesto = (sezione: Sezione, b: Blocco): string => `testo/${sezione.id}/${b.id}`;

/** One block whose text in the model is another: what the old model said, what the new one would write (null = nothing). */
type TestoProposto = {
  readonly luogo: string;
  readonly prima: string | null;
  readonly proposta: string | null;
};

type DellaSezione = { readonly operazioni: readonly Operazione[]; readonly proposti: readonly TestoProposto[] };

/** Block before which there is nothing of the model, or the nearest one before `b` that the plan has. */
const dopoQuale = (nuovi: readonly Blocco[], b: Blocco, presenti: readonly Blocco[]): Blocco['id'] | null => {
  const indice = nuovi.findIndex((x) => x.id === b.id);
  const davanti = nuovi.slice(0, indice).reverse();
  return davanti.find((x) => presenti.some((p) => p.id === x.id))?.id ?? null;
};

const dellaSezione = (sezione: Sezione, vecchio: PaccoCompilato, nuovo: PaccoCompilato): DellaSezione => {
  const [prima, dopo] = [blocchiNelPacco(vecchio, sezione), blocchiNelPacco(nuovo, sezione)];
  const presenti = new Map(sezione.contenuto.blocchi.map((b) => [b.id, b]));
  const operazioni: Operazione[] = [];
  const proposti: TestoProposto[] = [];
  const proponi = (b: Blocco, base: Blocco | undefined, nuova: Blocco | null): void => {
    const [da, a] = [base, nuova].map((x) => (x ? canonico(x) : null));
    proposti.push({ luogo: chiaveTesto(sezione, b), prima: da ?? null, proposta: a ?? null });
  };
  const sezioneId = sezione.id;
  for (const b of dopo) {
    const [base, ora] = [prima.find((x) => x.id === b.id), presenti.get(b.id)];
    if (base !== undefined && uguali(base, b)) continue;
    if (base === undefined ? ora !== undefined : ora === undefined || uguali(ora, b)) continue;
    if (ora !== undefined && protetto(ora))
      operazioni.push({ op: 'blocco/modifica', sezioneId, id: b.id, prima: ora, dopo: b });
    else proponi(b, base, b);
  }
  for (const base of prima) {
    const ora = presenti.get(base.id);
    if (ora !== undefined && uguali(ora, base) && !dopo.some((b) => b.id === base.id)) proponi(base, base, null);
  }
  return { operazioni, proposti };
};

/** Sections that the new model has and the plan does not: they are added, empty of what nobody wrote. */
const sezioniAggiunte = (piano: Piano, nuovo: PaccoCompilato): readonly Sezione[] => {
  const presenti = new Map(piano.sezioni.flatMap((s) => (s.chiave === null ? [] : [[s.chiave, s.id] as const])));
  const tutte = sezioniDelPacco(nuovo, nuovoId);
  const diChi = new Map(tutte.map((s) => [s.id, s.chiave]));
  const mia = (s: Sezione) => (s.padreId === null ? null : (presenti.get(diChi.get(s.padreId) ?? '') ?? s.padreId));
  return tutte.filter((s) => s.chiave !== null && !presenti.has(s.chiave)).map((s) => ({ ...s, padreId: mia(s) }));
};

/** What taking another pack does at once, and the texts that it proposes. */
export const passaggioAlModello = (piano: Piano, nuovo: PaccoCompilato): DellaSezione => {
  const parti = piano.sezioni.map((s) => dellaSezione(s, piano.pacco, nuovo));
  return {
    operazioni: [
      { op: 'pacco/cambia', prima: piano.pacco.impronta, dopo: nuovo.impronta },
      ...parti.flatMap((p) => p.operazioni),
      ...sezioniAggiunte(piano, nuovo).map((sezione): Operazione => ({ op: 'sezione/inserisci', sezione })),
    ],
    proposti: parti.flatMap((p) => p.proposti),
  };
};

/** Operations that put proposed texts among the places to look at again; one already proposed gives way to the new. */
export const segnaProposti = (
  piano: Piano,
  proposti: readonly TestoProposto[],
  causa: string,
  istante: string,
): readonly Operazione[] => {
  const gia = new Map(piano.registri.daRivedere.map((r) => [r.luogo, r]));
  return proposti.flatMap((p): Operazione[] => {
    const nota = gia.get(p.luogo);
    return [
      ...(nota === undefined
        ? []
        : [{ op: 'record/elimina' as const, registro: 'daRivedere' as const, id: nota.id, valori: nota }]),
      inserisci('daRivedere', { ...p, id: nuovoId(), genere: 'modello', causa, istante }),
    ];
  });
};

/** Block that a proposed text stands for, as the plan has it now (canonical JSON); null = it is not in the plan. */
export const bloccoOra = (piano: Piano, luogo: string): string | null => {
  const dove = luogoDellaSezione(luogo);
  const sezione = piano.sezioni.find((s) => s.id === dove?.sezioneId);
  const b = sezione?.contenuto.blocchi.find((x) => x.id === dove?.bloccoId);
  return b === undefined ? null : canonico(b);
};

/** Operations that write the proposed texts in the plan; a place that is gone, or says it already, is left out. */
export const scriviProposti = (piano: Piano, righe: readonly Riga<'daRivedere'>[]): readonly Operazione[] =>
  piano.sezioni.flatMap((s) => {
    const nuovi = blocchiNelPacco(piano.pacco, s);
    let presenti: readonly Blocco[] = s.contenuto.blocchi;
    return righe.flatMap((r): Operazione[] => {
      const dove = luogoDellaSezione(r.luogo);
      if (r.genere !== 'modello' || dove?.sezioneId !== s.id) return [];
      const ora = presenti.find((b) => b.id === dove.bloccoId);
      const indice = presenti.findIndex((b) => b.id === dove.bloccoId);
      if (r.proposta === null) {
        if (ora === undefined) return [];
        presenti = presenti.toSpliced(indice, 1);
        return [{ op: 'blocco/elimina', sezioneId: s.id, dopo: presenti[indice - 1]?.id ?? null, blocco: ora }];
      }
      const b = bloccoSchema.parse(JSON.parse(r.proposta));
      if (ora !== undefined) {
        if (uguali(ora, b)) return [];
        presenti = presenti.with(indice, b);
        return [{ op: 'blocco/modifica', sezioneId: s.id, id: b.id, prima: ora, dopo: b }];
      }
      if (r.prima !== null) return [];
      const dopo = dopoQuale(nuovi, b, presenti);
      presenti = presenti.toSpliced(dopo === null ? 0 : presenti.findIndex((x) => x.id === dopo) + 1, 0, b);
      return [{ op: 'blocco/inserisci', sezioneId: s.id, dopo, blocco: b }];
    });
  });

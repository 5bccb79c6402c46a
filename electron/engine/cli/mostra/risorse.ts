import type { Mostrato } from '#contract/cli.ts';
import { righeInUso } from '#domain/documenti.ts';
import { comuneDellEnte, nomeEnte } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import {
  assegnato,
  fondiEAnni,
  programmato,
  risorseAnno,
  risorsePiano,
  risorseScheda,
  type Totale,
} from '#domain/risorse.ts';
import { anomalieDi, euroN, luogoJson, sei, sommaNota } from './comune.ts';

const noto = (t: Totale): number | null => (t.ignoti > 0 ? null : t.cents);

/** `show fondi`. */
export const mostraFondi = (piano: Piano): Mostrato<'fondi'> => {
  const voci = fondiEAnni(piano).map(({ fondoId, anno }) => {
    const a = assegnato(piano, fondoId, anno);
    const cents = eNonVerificabile(a) ? null : a.cents;
    const p = programmato(piano, fondoId, anno);
    const prima = eNonVerificabile(a) ? undefined : a.righe[0];
    const luogo = prima === undefined ? { file: null, foglio: null, cella: null } : luogoJson(piano, prima);
    const programmatoCents = noto(p);
    return {
      fondo: fondoId,
      nome: perId(piano.pacco.fondi, fondoId)?.nome ?? fondoId,
      anno,
      assegnato: euroN(cents),
      programmato: euroN(programmatoCents),
      differenza: cents === null || programmatoCents === null ? null : euroN(cents - programmatoCents),
      ...luogo,
    };
  });
  const tabella = (valore: 'assegnato' | 'programmato') => {
    const esito: Record<string, Record<string, string | null>> = {};
    for (const v of voci) {
      if (valore === 'assegnato' && v.assegnato === null) continue;
      esito[v.fondo] = { ...esito[v.fondo], [v.anno]: v[valore] };
    }
    return esito;
  };
  const ignoti = righeInUso(piano, piano.registri.assegnazione).filter((a) => a.fondoId === null && a.ruolo === 'riga');
  return {
    assegnazioni: tabella('assegnato'),
    programmato: tabella('programmato'),
    voci,
    nonRiconosciuti: [...new Set(ignoti.map((a) => a.fondoLetto))],
    anomalie: anomalieDi(piano, ['fondi', 'prospetto']),
  };
};

/** `show quote`. */
export const mostraQuote = (piano: Piano): Mostrato<'quote'> => {
  const quote = righeInUso(piano, piano.registri.quota).filter((q) => q.ruolo === 'riga');
  const anni = [...new Set(quote.map((q) => q.anno))].sort();
  const chiave = (q: (typeof quote)[number]) => perId(piano.registri.comune, q.comuneId)?.codiceIstat ?? q.comuneLetto;
  return {
    quoteComuniTotali: Object.fromEntries(
      anni.map((anno) => [
        String(anno),
        euroN(sommaNota(quote.filter((q) => q.anno === anno && q.importoCents !== null).map((q) => q.importoCents))),
      ]),
    ),
    senzaImporto: Object.fromEntries(
      anni.flatMap((anno) => {
        const senza = quote.filter((q) => q.anno === anno && q.importoCents === null).map(chiave);
        return senza.length === 0 ? [] : [[String(anno), senza] as const];
      }),
    ),
    quote: quote.map((q) => {
      const comune = perId(piano.registri.comune, q.comuneId);
      return {
        comune: comune?.nome ?? q.comuneLetto,
        codiceIstat: comune?.codiceIstat ?? null,
        anno: q.anno,
        importo: euroN(q.importoCents),
        letto: q.letto,
        popolazioneUsata: q.popolazioneUsata,
        euroPerAbitante: euroN(q.euroAbCents),
        ...luogoJson(piano, q),
      };
    }),
    anomalie: anomalieDi(piano, ['quote']),
  };
};

/** Key of a body as in the other shapes, or its text as read. */
const enteJson = (piano: Piano, enteId: string | null, letto: string): string =>
  comuneDellEnte(piano, enteId)?.codiceIstat ?? nomeEnte(piano, enteId, letto);

/** `show schede`. */
export const mostraSchede = (piano: Piano): Mostrato<'schede'> => ({
  totale: euroN(noto(risorsePiano(piano))),
  totaliPerAnno: Object.fromEntries(anniDelPiano(piano).map((a) => [String(a), euroN(noto(risorseAnno(piano, a)))])),
  schede: [...piano.registri.scheda]
    .sort((a, b) => a.ordine - b.ordine || (a.codice < b.codice ? -1 : 1))
    .map((s) => ({
      codice: s.codice,
      titolo: s.titolo,
      leps: s.leps,
      programma: s.programmaId ?? s.programmaLetto,
      comuni: s.comuni.map((c) => perId(piano.registri.comune, c.id)?.codiceIstat ?? c.letto),
      stato: s.stato,
      totale: euroN(noto(risorseScheda(piano, s.id))),
      risorse: risorseScheda(piano, s.id).righe.map(({ copertura, voce }) => ({
        anno: copertura.anno,
        annualita: copertura.annualita,
        ente: enteJson(piano, voce.enteId, voce.enteLetto),
        fondo: copertura.fondoId ?? copertura.fondoLetto,
        gestione: voce.gestione,
        importo: euroN(copertura.importoCents),
      })),
      personale: piano.registri.personaleRichiesto
        .filter((p) => p.schedaId === s.id)
        .map((p) => ({
          anno: p.anno,
          ente: enteJson(piano, p.enteId, p.enteLetto),
          profilo: p.profiloId ?? p.profiloLetto,
          fte: sei({ num: BigInt(p.fteMilli), den: 1000n }),
        })),
    })),
  anomalie: anomalieDi(piano, ['schede']),
});

import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoSchede, VoceScheda } from '#contract/schede.ts';
import { type ContiScheda, contiScheda } from '#domain/conti-scheda.ts';
import { derivato, perId } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import {
  codiceLibero,
  codiceSchedaLibero,
  inserisci,
  schedaPerLeps,
  schedaVuota,
  sezionePerScheda,
} from '#domain/nuovo-piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { risorseScheda, risorseSchedaAnno, schedeDelLeps, type Totale } from '#domain/risorse.ts';
import { collegamentiDellaScheda, duplicaScheda, eliminaScheda, partiDellaScheda } from '#domain/scheda-intera.ts';
import { riordinaSchede, schedeInOrdine, sezioneDellaScheda } from '#domain/schede-ordine.ts';
import { accorcia } from '#format/accorcia.ts';
import { nuovoId } from '../id.ts';
import type { Motore } from '../tipi.ts';

const schedaDi = (piano: Piano, id: string): Scheda => {
  const scheda = perId(piano.registri.scheda, id);
  if (!scheda) throw new ErroreMotore('non-trovato', 'La scheda non c’è più: aggiornare l’elenco.');
  return scheda;
};
const noto = (t: Totale): number | null => (t.ignoti > 0 ? null : t.cents);

const voce = (piano: Piano, s: Scheda): VoceScheda => {
  const { anni, totale } = contiScheda(piano, s);
  return {
    ...{ id: s.id, codice: s.codice, titolo: s.titolo, stato: s.stato },
    leps: s.leps.map((l) => ({ codice: l.id ?? l.letto, nome: perId(piano.pacco.leps, l.id)?.nome ?? null })),
    sezioneId: sezioneDellaScheda(piano, s.id)?.id ?? null,
    anni: anni.map(({ anno }) => ({ anno, cents: noto(risorseSchedaAnno(piano, s.id, anno)) })),
    totale: noto(risorseScheda(piano, s.id)),
    ...{ differenza: totale.differenza, senzaCosto: totale.senzaCosto },
  };
};

/** Section of the chapter under which schede are born. */
const capitoloDi = ({ pacco, sezioni }: Piano): string | null => {
  const capitolo = pacco.capitoli.find((c) => c.contiene === 'schede');
  return sezioni.find((s) => s.chiave === capitolo?.id)?.id ?? null;
};

const elenco = (piano: Piano) =>
  derivato(piano, 'elenco delle schede', () => ({
    schede: schedeInOrdine(piano).map((s) => voce(piano, s)),
    capitoloId: capitoloDi(piano),
    leps: piano.pacco.leps
      .toSorted((a, b) => a.ordine - b.ordine)
      .map(({ id, nome, obbligatorio }) => ({ id, nome, obbligatorio, schede: schedeDelLeps(piano, id).length })),
  }));

const contiPerPagina = (piano: Piano, { anni, totale, fondi, scritti }: ContiScheda) => ({
  anni: [...anni],
  totale,
  fondi: fondi.map(({ fondoLetto, ...f }) => ({
    ...f,
    fondo: perId(piano.pacco.fondi, f.fondoId)?.breve ?? fondoLetto,
  })),
  scritti: [...scritti],
});

/** Links from contributions to a scheda, with what became of each. */
const contributiDi = (piano: Piano, schedaId: string) =>
  collegamentiDellaScheda(piano, schedaId).flatMap(({ id, contributoId }) => {
    const c = perId(piano.registri.contributo, contributoId);
    if (c === undefined) return [];
    const ente = perId(piano.registri.ets, c.etsId)?.denominazione ?? 'ente non registrato';
    return [{ id, contributoId, codice: c.codice, ente, titolo: c.titolo, esito: c.esito }];
  });

const quantiDi = (piano: Piano, schedaId: string) => {
  const parti = partiDellaScheda(piano, schedaId);
  return {
    voci: parti.voceSpesa.length,
    risorse: parti.copertura.length,
    personale: parti.personaleRichiesto.length,
    obiettivi: parti.obiettivo.length,
    indicatori: parti.indicatore.length,
    fasi: parti.fase.length,
    servizi: piano.registri.servizio.filter((s) => s.schedaId === schedaId).length,
    contributi: collegamentiDellaScheda(piano, schedaId).length,
  };
};

/** A new scheda, last, from a LEPS or from nothing. */
const nuovaScheda = (piano: Piano, lepsId: string | null): Scheda => {
  const { scheda: schede } = piano.registri;
  const codici = schede.map((s) => s.codice);
  const ordine = Math.max(0, ...schede.map((s) => s.ordine)) + 1;
  if (lepsId === null)
    return schedaVuota(codiceLibero(`SCHEDA-${schede.length + 1}`, codici), 'Nuova scheda', ordine, nuovoId());
  const leps = perId(piano.pacco.leps, lepsId);
  if (!leps) throw new ErroreMotore('non-trovato', `Il modello del piano non ha il LEPS «${lepsId.slice(0, 40)}».`);
  return schedaPerLeps(leps, codiceSchedaLibero(leps, codici), ordine, nuovoId());
};

const detta = (s: Scheda): string => `«${accorcia(`${s.codice} ${s.titolo}`.trim(), 80)}»`;

/** The schede as things: list, balances, and making, copying, moving, deleting each of them in one step. */
export const gestoriSchede = (motore: Motore): Gestori<typeof contrattoSchede> => {
  const esegui = (titolo: string, operazioni: readonly Operazione[]) => {
    const sessione = motore.sessione();
    if (operazioni.length > 0) return sessione.esegui({ titolo, causa: 'mano', operazioni });
    return { seq: sessione.seq, alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString() };
  };
  return {
    'schede/elenco': () => elenco(motore.sessione().piano()),
    'schede/leggi': ({ id }) => {
      const piano = motore.sessione().piano();
      const scheda = schedaDi(piano, id);
      const tutte = schedeInOrdine(piano);
      const posto = tutte.indexOf(scheda);
      return {
        ...{ id: scheda.id, codice: scheda.codice, titolo: scheda.titolo, posto: posto + 1, quante: tutte.length },
        ...{ precedente: tutte[posto - 1]?.id ?? null, successiva: tutte[posto + 1]?.id ?? null },
        sezioneId: sezioneDellaScheda(piano, id)?.id ?? null,
        conti: contiPerPagina(piano, contiScheda(piano, scheda)),
        quanti: quantiDi(piano, id),
        contributi: contributiDi(piano, id),
      };
    },
    'schede/aggiungi': ({ leps }) => {
      const piano = motore.sessione().piano();
      const scheda = nuovaScheda(piano, leps);
      const sezione = sezionePerScheda(piano.pacco, scheda, piano.sezioni, nuovoId());
      const fatto = esegui(`Nuova scheda ${detta(scheda)}`, [
        inserisci('scheda', scheda),
        { op: 'sezione/inserisci', sezione },
      ]);
      return { ...fatto, schedaId: scheda.id, sezioneId: sezione.id };
    },
    'schede/duplica': ({ id }) => {
      const piano = motore.sessione().piano();
      const originale = schedaDi(piano, id);
      const { scheda, sezioneId, operazioni } = duplicaScheda(piano, originale, nuovoId);
      return { ...esegui(`Scheda ${detta(originale)} duplicata`, operazioni), schedaId: scheda.id, sezioneId };
    },
    'schede/sposta': ({ ids, prima }) => {
      const piano = motore.sessione().piano();
      const mosse = ids.map((id) => schedaDi(piano, id));
      if (prima !== null) schedaDi(piano, prima);
      const tutte = schedeInOrdine(piano).map((s): string => s.id);
      const resto = tutte.filter((id) => !ids.includes(id));
      // Before one of those that move = before the first after it that stays.
      const arrivo = prima === null ? undefined : tutte.slice(tutte.indexOf(prima)).find((id) => !ids.includes(id));
      const qui = arrivo === undefined ? resto.length : resto.indexOf(arrivo);
      const [una] = mosse;
      const titolo = mosse.length === 1 && una ? `Scheda ${detta(una)} spostata` : `${mosse.length} schede spostate`;
      return esegui(titolo, riordinaSchede(piano, resto.toSpliced(qui, 0, ...ids)));
    },
    'schede/elimina': ({ id }) => {
      const piano = motore.sessione().piano();
      const scheda = schedaDi(piano, id);
      return esegui(`Scheda ${detta(scheda)} eliminata`, eliminaScheda(piano, scheda));
    },
  };
};

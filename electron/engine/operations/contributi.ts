import type { z } from 'zod';
import type { contrattoCoprogrammazione, contributoVistaSchema } from '#contract/coprogrammazione.ts';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import { chiaveAlias, traduci } from '#domain/alias.ts';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import { derivato, perId, raggruppa } from '#domain/indice.ts';
import { nomeAutore, type Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { Contributo, Ets } from '#domain/registri.ts';
import { nuovoId } from '../id.ts';
import type { Motore } from '../tipi.ts';
import { sezioneDi } from './sezioni.ts';

type Vista = z.output<typeof contributoVistaSchema>;

/** Codes of contributions written by hand: `M001`, `M002`… beside those that come with a file. */
const codiceLibero = (piano: Piano): string => {
  const usati = new Set(piano.registri.contributo.map((c) => c.codice));
  let n = 1;
  while (usati.has(`M${String(n).padStart(3, '0')}`)) n++;
  return `M${String(n).padStart(3, '0')}`;
};

const contributoDi = (piano: Piano, id: string): Contributo => {
  const trovato = perId(piano.registri.contributo, id);
  if (!trovato) throw new ErroreMotore('non-trovato', 'Il contributo non c’è più: aggiornare l’elenco.');
  return trovato;
};

/** What the import said about the line that a contribution was read from. */
const anomalieDi = (piano: Piano, c: Contributo): string[] => {
  if (c.documentoId === null || c.riga === null) return [];
  const perRiga = raggruppa(piano.registri.anomalia, 'documento e riga', (a) =>
    a.documentoId === null || a.riga === null ? null : `${a.documentoId} ${a.riga}`,
  );
  return (perRiga.get(`${c.documentoId} ${c.riga}`) ?? []).map((a) => a.messaggio);
};

const vista = (piano: Piano, c: Contributo): Vista => {
  const ets = perId(piano.registri.ets, c.etsId);
  const collegamenti = raggruppa(piano.registri.collegamento, 'contributo', (x) => x.contributoId).get(c.id) ?? [];
  const { documentoId: _d, riga: _r, datiRivisti: _v, leps, ...resto } = c;
  return {
    ...resto,
    ente: ets?.denominazione ?? 'ente non indicato',
    codiceFiscale: ets?.codiceFiscale ?? null,
    sezioneRunts: ets?.sezioneRunts ?? null,
    repertorioRunts: ets?.repertorioRunts ?? null,
    leps: leps.map(({ letto, id }) => ({ letto, id, nome: perId(piano.pacco.leps, id)?.breve ?? null })),
    anomalie: anomalieDi(piano, c),
    collegamenti: collegamenti.flatMap(({ id, sezioneId, bloccoId }) => {
      const sezione = perId(piano.sezioni, sezioneId);
      return sezione ? [{ id, sezioneId, bloccoId, titolo: sezione.titolo }] : [];
    }),
  };
};

const testoO = (valore: string | null): string | null =>
  valore === null || valore.trim() === '' ? null : valore.trim();

/** Body already in the register, by codice fiscale or by name. */
const etsNoto = (piano: Piano, ente: string, codiceFiscale: string | null): Ets | undefined =>
  piano.registri.ets.find((e) => codiceFiscale !== null && e.codiceFiscale === codiceFiscale) ??
  piano.registri.ets.find(
    (e) => (codiceFiscale === null || e.codiceFiscale === null) && chiaveAlias(e.denominazione) === chiaveAlias(ente),
  );

/** Contributions of the Terzo Settore: register, answer with its reason, link to the text that takes them up. */
export const gestoriContributi = (motore: Motore): Gestori<typeof contrattoCoprogrammazione> => ({
  'contributi/elenco': () => {
    const piano = motore.sessione().piano();
    const tutti = derivato(piano, 'viste dei contributi', () => piano.registri.contributo.map((c) => vista(piano, c)));
    return { contributi: tutti };
  },
  'contributi/registra': (nuovo) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const codiceFiscale = testoO(nuovo.codiceFiscale);
    const gia = etsNoto(piano, nuovo.ente, codiceFiscale);
    const ets: Ets = gia ?? {
      ...nonDetti.ets,
      id: nuovoId(),
      denominazione: nuovo.ente.trim(),
      codiceFiscale,
      sezioneRunts: testoO(nuovo.sezioneRunts),
      repertorioRunts: testoO(nuovo.repertorioRunts),
      sedeComune: null,
    };
    const noti = new Set(piano.pacco.leps.map((l) => l.id));
    const contributo: Contributo = {
      ...nonDetti.contributo,
      id: nuovoId(),
      codice: codiceLibero(piano),
      etsId: ets.id,
      dataRicezione: testoO(nuovo.dataRicezione),
      tavolo: testoO(nuovo.tavolo),
      leps: nuovo.leps.map((letto) => ({
        letto,
        id: noti.has(letto) ? letto : traduci(piano.pacco.alias.leps, letto),
      })),
      titolo: nuovo.titolo.trim(),
      testo: nuovo.testo,
      referente: testoO(nuovo.referente),
      ...{ consensoPubblicazione: null, duplicatoDi: null, revisioneDi: null, similiA: [] },
      ...{ esito: null, motivazione: null, decisoIl: null, decisoDa: null, documentoId: null, riga: null },
    };
    const fatto = sessione.esegui({
      titolo: `Contributo di «${ets.denominazione}»`,
      causa: 'mano',
      operazioni: [...(gia ? [] : [inserisci('ets', ets)]), inserisci('contributo', contributo)],
    });
    return { ...fatto, id: contributo.id, codice: contributo.codice };
  },
  'contributi/decidi': ({ id, esito, motivazione }) => {
    const sessione = motore.sessione();
    const c = contributoDi(sessione.piano(), id);
    if (motivazione.trim() === '')
      throw new ErroreMotore(
        'input-non-valido',
        'La motivazione è sempre dovuta, anche quando il contributo è accolto.',
      );
    const dopo = {
      esito,
      motivazione: motivazione.trim(),
      decisoIl: motore.adesso().toISOString(),
      decisoDa: nomeAutore(motore.autore()),
    };
    const prima = { esito: c.esito, motivazione: c.motivazione, decisoIl: c.decisoIl, decisoDa: c.decisoDa };
    const operazione: Operazione = { op: 'record/modifica', registro: 'contributo', id: c.id, prima, dopo };
    return sessione.esegui({ titolo: `Risposta al contributo ${c.codice}`, causa: 'mano', operazioni: [operazione] });
  },
  'contributi/collega': ({ contributoId, sezioneId, bloccoId }) => {
    const sessione = motore.sessione();
    const piano = sessione.piano();
    const c = contributoDi(piano, contributoId);
    const sezione = sezioneDi(piano, sezioneId);
    const gia = piano.registri.collegamento.find(
      (x) => x.contributoId === c.id && x.sezioneId === sezione.id && x.bloccoId === bloccoId,
    );
    if (gia)
      return { seq: sessione.seq, alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString(), id: gia.id };
    const riga = { id: nuovoId(), contributoId: c.id, sezioneId: sezione.id, bloccoId };
    const fatto = sessione.esegui({
      titolo: `Contributo ${c.codice} in «${sezione.titolo}»`,
      causa: 'mano',
      operazioni: [inserisci('collegamento', riga)],
    });
    return { ...fatto, id: riga.id };
  },
  'contributi/scollega': ({ id }) => {
    const sessione = motore.sessione();
    const gia = perId(sessione.piano().registri.collegamento, id);
    if (!gia) throw new ErroreMotore('non-trovato', 'Il collegamento non c’è più: aggiornare l’elenco.');
    return sessione.esegui({
      titolo: 'Contributo scollegato dal testo',
      causa: 'mano',
      operazioni: [{ op: 'record/elimina', registro: 'collegamento', id: gia.id, valori: gia }],
    });
  },
});

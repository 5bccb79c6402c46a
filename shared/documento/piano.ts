import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { ordineSezioni, type PostoSezione } from '#domain/sezioni.ts';
import { dataEstesa, giornoDi } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { avvisoBozza, tabellaAccettate } from './accettate.ts';
import { intestazioneDi } from './accordo.ts';
import { apriBanco, type OpzioniDocumento } from './banco.ts';
import { testoCanonico } from './canonico.ts';
import { contestoScheda } from './contesto-scheda.ts';
import { mancanzeDi } from './mancanze.ts';
import { numeraERinvia } from './riferimenti.ts';
import { type Banco, type Scena, scenaIniziale } from './scena.ts';
import { blocchiSezione, prefissoDi } from './sezione.ts';
import type { BloccoDocumento, Documento, Tratto } from './tipi.ts';

const testo = (t: string): Tratto => ({ t: 'testo', testo: testoSicuro(t) });

const paragrafo = (
  id: string,
  contenuto: string,
  stile: Extract<BloccoDocumento, { t: 'paragrafo' }>['stile'] = 'testo',
): BloccoDocumento => ({ id, t: 'paragrafo', stile, tratti: [testo(contenuto)] });

/** Cover: what, whose, which Comuni, as of when. */
export const frontespizio = (piano: Piano, banco: Banco, opzioni: OpzioniDocumento): BloccoDocumento[] => {
  const { contesto } = banco;
  const comuni = contesto.comuni.map((c) => c.nome ?? '');
  const stato =
    opzioni.versione === null
      ? `Bozza con i dati al ${dataEstesa(giornoDi(piano.istante))}`
      : `Versione «${opzioni.versione}» del ${dataEstesa(giornoDi(piano.istante))}`;
  return [
    paragrafo('frontespizio-titolo', piano.testa.denominazione, 'titolo-atto'),
    paragrafo('frontespizio-ambito', piano.testa.ambito, 'sottotitolo-atto'),
    ...(comuni.length === 0
      ? []
      : [paragrafo('frontespizio-comuni', `Comuni: ${elencoInLinea(comuni)}`, 'sottotitolo-atto')]),
    ...(contesto.capofila?.nome
      ? [paragrafo('frontespizio-capofila', `Ente capofila: Comune di ${contesto.capofila.nome}`, 'sottotitolo-atto')]
      : []),
    paragrafo('frontespizio-stato', stato, 'formula'),
  ];
};

const livelli = [1, 2, 3, 4] as const;

/** Scene of a section of the plan: the scheda or the LEPS it belongs to decides some names and tables. */
export const scenaDi = (sezione: Sezione, banco: Banco): Scena => {
  const leps = banco.piano.pacco.leps.find((l) => l.id.toLowerCase() === sezione.chiave);
  const sede = { schedaId: sezione.schedaId, lepsId: leps?.id ?? null };
  if (sezione.schedaId === null) return scenaIniziale(banco, 'capitolo', sede);
  const contesto = { ...banco.contesto, scheda: contestoScheda(banco.piano, sezione.schedaId) };
  return scenaIniziale({ ...banco, contesto }, 'capitolo', sede);
};

const blocchiDi = (posto: PostoSezione, banco: Banco): BloccoDocumento[] => {
  const { sezione, numero } = posto;
  const livello = livelli.find((l) => l === posto.livello) ?? 4;
  const scheda = perId(banco.piano.registri.scheda, sezione.schedaId);
  const titolo = scheda === undefined ? sezione.titolo : `Scheda ${scheda.codice} – ${sezione.titolo}`;
  const prefisso = prefissoDi(sezione);
  return [
    {
      id: prefisso.slice(0, -1),
      chiavi: [sezione.id],
      t: 'titolo',
      livello,
      numero,
      tratti: [testo(titolo)],
    },
    ...blocchiSezione(sezione, livello, scenaDi(sezione, banco)),
  ];
};

/** The Piano di Zona as a finished tree: cover, contents, every chapter and scheda with its tables. */
export const documentoPiano = (piano: Piano, opzioni: OpzioniDocumento): Documento => {
  const banco = apriBanco(piano, null, opzioni);
  const capitoli = ordineSezioni(piano.sezioni, piano.pacco).flatMap((p) => blocchiDi(p, banco));
  const annesso = tabellaAccettate(piano, banco);
  const grezzi: BloccoDocumento[] = [
    ...frontespizio(piano, banco, opzioni),
    ...(opzioni.definitiva ? [] : [...avvisoBozza(piano), ...annesso]),
    { id: 'salto-indice', t: 'salto' },
    { id: 'indice', t: 'indice' },
    ...capitoli,
    ...(opzioni.definitiva && annesso.length > 0
      ? [
          {
            id: 'annesso-accettazioni',
            t: 'titolo' as const,
            livello: 1 as const,
            numero: null,
            tratti: [testo('Annesso – Segnalazioni accettate con motivazione')],
          },
          ...annesso,
        ]
      : []),
  ];
  const blocchi = numeraERinvia(grezzi, new Map(), (bloccoId, messaggio) => banco.errori.push({ bloccoId, messaggio }));
  return {
    genere: 'piano',
    titolo: intestazioneDi(piano),
    soggetto: `Piano di Zona ${piano.testa.annoInizio}-${piano.testa.annoFine}`,
    autore: piano.testa.ambito,
    lingua: 'it-IT',
    istante: piano.istante,
    bozza: opzioni.definitiva ? null : 'BOZZA',
    intestazione: intestazioneDi(piano),
    piede: piano.testa.denominazione,
    blocchi,
    mancanze: mancanzeDi(blocchi),
    errori: banco.errori,
    testoCanonico: testoCanonico(blocchi),
  };
};

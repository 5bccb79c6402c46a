import { createHash } from 'node:crypto';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoInterno } from '#contract/index.ts';
import type { contrattoRegistri } from '#contract/registri.ts';
import { nomeAutore, type Operazione } from '#domain/modifiche.ts';
import { sezioniCheSeguono } from '#domain/schede-ordine.ts';
import { avviaRegistro } from '../export/lavora.ts';
import { scriviDocumento } from '../export/scrivi.ts';
import { type Cambio, leggiCambio, type ModificaVista, rifiuta } from '../registri/cambia.ts';
import { fonteDelDocumento } from '../registri/fonte.ts';
import { conOperazioni } from '../registri/in-memoria.ts';
import { type Chi, creaLavoro } from '../registri/lavoro.ts';
import { definizioneDi } from '../registri/per-scheda.ts';
import type { Scrittura } from '../registri/scrittura.ts';
import { elencoViste, vistaRegistro } from '../registri/viste.ts';
import type { Motore } from '../tipi.ts';

type OperazioniRegistri = typeof contrattoRegistri & Pick<typeof contrattoInterno, 'interno/esporta-registro'>;

/** The registers room: list of the views, one grid with the source of every cell, writing into it. */
export const gestoriRegistri = (motore: Motore): Gestori<OperazioniRegistri> => {
  const vista = (id: string, piano = motore.sessione().piano()) => {
    const sessione = motore.sessione();
    return vistaRegistro(piano, id, (documentoId, limite) => sessione.righeLette({ documentoId, limite }));
  };
  const nonTrovata = (id: string): ErroreMotore =>
    new ErroreMotore('non-trovato', `Non c'è un registro che si chiama «${id.slice(0, 60)}».`);
  const scritturaDi = (id: string): Scrittura => {
    const definizione = definizioneDi(id);
    if (definizione === undefined) throw nonTrovata(id);
    if (definizione.scrittura === undefined)
      throw new ErroreMotore('input-non-valido', `Il registro «${definizione.titolo}» si legge soltanto.`);
    return definizione.scrittura(motore.sessione().piano());
  };
  const chi = (motivo: string | null): Chi => ({
    autore: nomeAutore(motore.autore()),
    istante: motore.adesso().toISOString(),
    motivo: motivo === null || motivo.trim() === '' ? null : motivo.trim(),
  });
  const leggi = (m: ModificaVista): Cambio =>
    leggiCambio(motore.sessione().piano(), scritturaDi(m.vista), m, chi(m.motivo));

  /** Cells of total rows that the operations would change. */
  const totali = (id: string, operazioni: readonly Operazione[]) => {
    const prima = vista(id);
    const dopo = operazioni.length === 0 ? prima : vista(id, conOperazioni(motore.sessione().piano(), operazioni));
    if (prima === null || dopo === null) return [];
    const nuove = new Map(dopo.righe.filter((r) => r.totale).map((r) => [r.id, r]));
    return prima.righe
      .filter((r) => r.totale)
      .flatMap((r) =>
        r.celle.flatMap((c, i) => {
          const testo = nuove.get(r.id)?.celle[i]?.testo ?? '';
          const colonna = prima.colonne[i];
          if (colonna === undefined || testo === c.testo) return [];
          const titolo = `${r.celle[0]?.testo ?? ''}, ${[colonna.gruppo, colonna.titolo].filter((x) => x !== null).join(' ')}`;
          return [{ riga: r.id, colonna: colonna.id, titolo, prima: c.testo, dopo: testo }];
        }),
      );
  };

  const esegui = (titolo: string, gruppo: string, operazioni: readonly Operazione[]) => {
    const sessione = motore.sessione();
    if (operazioni.length > 0) {
      const tutte = [...operazioni, ...sezioniCheSeguono(sessione.piano(), operazioni)];
      return sessione.esegui({ titolo, causa: 'mano', ...(gruppo === '' ? {} : { gruppo }), operazioni: tutte });
    }
    return { seq: sessione.seq, alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString() };
  };

  return {
    'registri/elenco': () => {
      const sessione = motore.sessione();
      const celle = (documentoId: string, limite: number) => sessione.righeLette({ documentoId, limite });
      return { viste: elencoViste(sessione.piano(), celle) };
    },
    'registri/vista': ({ id }) => {
      const letta = vista(id);
      if (letta === null) throw nonTrovata(id);
      return letta;
    },
    'registri/prova': (m) => {
      const { esito, operazioni } = leggi(m);
      return { ...esito, totali: esito.errori > 0 ? [] : totali(m.vista, operazioni) };
    },
    'registri/scrivi': (m) => {
      const cambio = leggi(m);
      if (cambio.esito.errori > 0) rifiuta(cambio);
      const fatto = esegui(m.titolo, m.gruppo, cambio.operazioni);
      return { ...fatto, scritte: cambio.scritte, aggiunte: [...cambio.aggiunte] };
    },
    'registri/ripristina': ({ vista: id, gruppo, titolo, celle }) => {
      const campi = new Map(scritturaDi(id).campi.map((c) => [c.id, c]));
      const lavoro = creaLavoro(motore.sessione().piano(), chi(null));
      const ripristinate = celle.filter((c) => campi.get(c.colonna)?.ripristina(lavoro, c.riga) ?? false).length;
      return { ...esegui(titolo, gruppo, lavoro.operazioni()), ripristinate };
    },
    'registri/fonte': (posto) => fonteDelDocumento(motore, posto),
    'interno/esporta-registro': async ({ vista: id, formato, righe, percorso }) => {
      const letta = vista(id);
      if (letta === null) throw nonTrovata(id);
      const { titolo, colonne, righe: tutte } = letta;
      const richiesta = { lavoro: 'registro', vista: { titolo, colonne, righe: tutte }, formato, righe } as const;
      const { byte } = await avviaRegistro(motore, richiesta).fine;
      scriviDocumento(percorso, byte);
      return { sha256: createHash('sha256').update(byte).digest('hex'), byte: byte.byteLength };
    },
  };
};

import { nonDetti } from '#domain/campi-aggiunti.ts';
import { vociDellaScheda } from '#domain/conti-scheda.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { perId } from '#domain/indice.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Copertura } from '#domain/registri.ts';
import { importo as importoMostrato } from '#format/numeri.ts';
import { type CampoScritto, campo } from './campo.ts';
import { chiaveDi, chiaveRisorsa, dellaRiga, diAnno, idDi, sommaDi } from './chiave-risorsa.ts';
import { type Dintorni, type Genere, niente } from './genere.ts';
import { ente, fondo, vocabolario } from './generi-scelta.ts';
import { importo, testoLibero, anno as unAnno } from './generi-valore.ts';
import { type Campi, type Lavoro, type Righe, righeDi } from './lavoro.ts';
import { type NuovaRiga, type Scrittura, senzaLuogo } from './scrittura.ts';
import { gestioneUsuale } from './scritture.ts';

const voceEsiste = (righe: Righe, id: string): boolean => {
  const chiave = chiaveDi(id);
  return chiave !== null && righe.riga('voceSpesa', chiave.voceId) !== undefined;
};

const campoAnno = (a: number): CampoScritto => {
  const uno = campo('copertura', {
    ...{ id: `anno-${a}`, titolo: String(a), gruppo: 'Risorse (€)', genere: importo, campi: ['importoCents'] },
    altrove: {
      registro: 'copertura',
      di: (righe, id) => diAnno(righe, id, a)[0]?.id ?? null,
      crea: (lavoro, id) => {
        const chiave = chiaveDi(id);
        if (chiave === null) return null;
        const { fondo: f, voceId, annualita } = chiave;
        return lavoro.crea('copertura', {
          ...{ ...senzaLuogo, voceId, anno: a, annualita: annualita ?? a, importoCents: null },
          ...(f.startsWith('?') ? { fondoLetto: f.slice(1), fondoId: null } : { fondoLetto: f, fondoId: f }),
        });
      },
      toglieSeVuota: true,
    },
  });
  return {
    ...uno,
    dichiara: [],
    attuale: (righe, id) => {
      if (!voceEsiste(righe, id)) return null;
      const sue = diAnno(righe, id, a);
      if (sue.length < 2) return uno.attuale(righe, id);
      const somma = sommaDi(sue);
      return somma === null ? niente : { testo: importoMostrato(somma), valore: centesimiInTesto(somma) };
    },
    accanto: (piano, id) => (diAnno(righeDi(piano), id, a).length === 1 ? uno.accanto(piano, id) : null),
    scrivi: (lavoro, id, testo, d) =>
      diAnno(lavoro, id, a).length < 2
        ? uno.scrivi(lavoro, id, testo, d)
        : {
            messaggio: `Qui si sommano più righe di importi del ${a}: correggerle una per una in «Risorse delle schede».`,
          },
  };
};

/** Changes fund or annuality of every amount of a row; refused when another row is already that. */
const cambiaRiga = (
  lavoro: Lavoro,
  id: string,
  campi: (c: Copertura) => Campi,
): { readonly messaggio: string } | null => {
  const sue = dellaRiga(lavoro, id);
  const nuova = sue[0] === undefined ? null : idDi(chiaveRisorsa({ ...sue[0], ...campi(sue[0]) }));
  if (nuova !== null && nuova !== id && dellaRiga(lavoro, nuova).length > 0)
    return { messaggio: 'Per questa voce c’è già una riga così: scrivere gli importi lì.' };
  for (const c of sue) lavoro.modifica('copertura', c.id, campi(c));
  return null;
};

type Base = Pick<CampoScritto, 'id' | 'titolo' | 'genere' | 'obbligatoria' | 'aiuto'>;
const testa = (b: Base): Omit<CampoScritto, 'attuale' | 'scrivi'> => ({
  ...b,
  ...{ gruppo: null, dichiara: [], riga: () => null, accanto: () => null, ripristina: () => false },
});
/** A column that only decides a new row: what it says afterwards belongs to the voce. */
const soloNuova = (b: Base): CampoScritto => ({
  ...testa(b),
  attuale: ({ piano }, id) => (chiaveDi(id) === null || dellaRiga(righeDi(piano), id).length > 0 ? null : niente),
  scrivi: (lavoro, _, testo, d) => {
    const letto = b.genere.leggi(testo, d);
    return 'messaggio' in letto ? letto : b.genere.mostra(letto.valori, lavoro.piano);
  },
});
const gestione = vocabolario('gestione', 'una gestione');
const campoGestione: CampoScritto = {
  ...campo('voceSpesa', {
    ...{ id: 'gestione', titolo: 'Gestione', genere: gestione, campi: ['gestione'], nonVuota: true },
    aiuto: 'diretta: spende l’ente; trasferita: l’ente trasferisce al gestore. Vale per tutta la voce',
    altrove: { registro: 'voceSpesa', di: (_, id) => chiaveDi(id)?.voceId ?? null },
  }),
  dichiara: [],
};

const campoFondo: CampoScritto = {
  ...testa({ id: 'fondo', titolo: 'Fondo', genere: fondo, obbligatoria: true, aiuto: null }),
  attuale: (righe, id) => {
    const [prima] = dellaRiga(righe, id);
    const chiave = chiaveDi(id);
    if (prima === undefined && (chiave === null || !voceEsiste(righe, id))) return null;
    const [letto, suo] = prima === undefined ? [chiave?.fondo, chiave?.fondo] : [prima.fondoLetto, prima.fondoId];
    return fondo.mostra([letto, suo], righe.piano);
  },
  scrivi: (lavoro, id, testo, d) => {
    const letto = fondo.leggi(testo, d);
    if ('messaggio' in letto) return letto;
    const [fondoLetto, fondoId] = letto.valori;
    return cambiaRiga(lavoro, id, () => ({ fondoLetto, fondoId })) ?? fondo.mostra(letto.valori, lavoro.piano);
  },
};

const campoAnnualita: CampoScritto = {
  ...testa({
    ...{ id: 'annualita', titolo: 'Annualità', genere: unAnno, obbligatoria: false },
    aiuto: 'Di quale anno è il fondo; vuota se è l’anno in cui si spende',
  }),
  attuale: (righe, id) =>
    voceEsiste(righe, id) ? unAnno.mostra([chiaveDi(id)?.annualita ?? null], righe.piano) : null,
  scrivi: (lavoro, id, testo, d) => {
    const letto = testo.trim() === '' ? { valori: [null] } : unAnno.leggi(testo, d);
    if ('messaggio' in letto) return letto;
    const [a] = letto.valori;
    const quale = typeof a === 'number' ? a : null;
    return cambiaRiga(lavoro, id, (c) => ({ annualita: quale ?? c.anno })) ?? unAnno.mostra(letto.valori, lavoro.piano);
  },
};

const letto = (g: Genere, celle: ReadonlyMap<string, string>, colonnaId: string, d: Dintorni) => {
  const testo = celle.get(colonnaId) ?? '';
  return testo.trim() === '' ? { valori: g.vuoto } : g.leggi(testo, d);
};

/** The voce that a new row pays: the one of the body (and of that name and gestione, where they are given), or a new one. */
const voceDi = (lavoro: Lavoro, schedaId: string, celle: ReadonlyMap<string, string>, d: Dintorni) => {
  const chi = letto(ente, celle, 'ente', d);
  if ('messaggio' in chi) return chi;
  const come = letto(gestione, celle, 'gestione', d);
  if ('messaggio' in come) return come;
  const [enteLetto, enteId] = chi.valori;
  const modo = come.valori[0] ?? null;
  const descrizione = (celle.get('voce') ?? '').trim();
  const note = new Set<unknown>(vociDellaScheda(d.piano, schedaId).map((v) => v.id));
  const voci: readonly Campi[] = [
    ...vociDellaScheda(d.piano, schedaId),
    ...lavoro.toccate('voceSpesa').filter((v) => v.schedaId === schedaId && !note.has(v.id)),
  ];
  const gia = voci.find(
    (v) =>
      v.enteId === enteId &&
      (descrizione === '' || v.descrizione === descrizione) &&
      (modo === null || v.gestione === modo),
  );
  if (gia !== undefined) return String(gia.id);
  const voceId = lavoro.crea('voceSpesa', {
    ...{ ...nonDetti.voceSpesa, schedaId, enteLetto, enteId, programmaId: null, dataInizio: null, dataFine: null },
    descrizione: descrizione || (perId(d.piano.registri.scheda, schedaId)?.titolo ?? ''),
    ...{ gestione: modo ?? gestioneUsuale(d.piano), cup: null, derogaAtto: null, documentoId: null },
  });
  // Nobody said what it costs: what pays for it, until someone writes it among the voci.
  for (const a of anniDelPiano(d.piano)) {
    const spesa = letto(importo, celle, `anno-${a}`, d);
    if (!('messaggio' in spesa) && spesa.valori[0] !== null)
      lavoro.crea('voceAnno', { voceId, anno: a, importoCents: spesa.valori[0], documentoId: null });
  }
  return voceId;
};

const nuovaDi =
  (schedaId: string): NuovaRiga =>
  (lavoro, celle, d) => {
    const anni = anniDelPiano(d.piano);
    if (!anni.some((a) => (celle.get(`anno-${a}`) ?? '').trim() !== ''))
      return { messaggio: `Alla riga manca un importo: scriverlo in uno degli anni ${anni.join(', ')}.` };
    const quale = letto(fondo, celle, 'fondo', d);
    if ('messaggio' in quale) return quale;
    const annualita = letto(unAnno, celle, 'annualita', d);
    if ('messaggio' in annualita) return annualita;
    const voceId = voceDi(lavoro, schedaId, celle, d);
    if (typeof voceId !== 'string') return voceId;
    const [a] = annualita.valori;
    const id = idDi({
      ...{ voceId, fondo: String(quale.valori[1]), annualita: typeof a === 'number' ? a : null },
    });
    return dellaRiga(lavoro, id).length === 0
      ? id
      : { messaggio: 'Per questa voce e questo fondo c’è già una riga: scrivere gli importi lì.' };
  };

/** Writing of the resources of a scheda. */
export const scritturaRisorseScheda =
  (schedaId: string) =>
  (piano: Piano): Scrittura => ({
    campi: [
      soloNuova({ id: 'ente', titolo: 'Ente', genere: ente, obbligatoria: true, aiuto: null }),
      soloNuova({
        ...{ id: 'voce', titolo: 'Voce', genere: testoLibero, obbligatoria: false },
        aiuto: 'Vuota: la voce che l’ente ha già in questa scheda',
      }),
      campoGestione,
      campoFondo,
      campoAnnualita,
      ...anniDelPiano(piano).map(campoAnno),
    ],
    nuova: nuovaDi(schedaId),
    eliminabile: (righe, id) => dellaRiga(righe, id).length > 0,
    elimina: (lavoro, id) => {
      const sue = dellaRiga(lavoro, id);
      for (const c of sue) lavoro.elimina('copertura', c.id);
      return sue.length === 0 ? 'La riga non c’è più: aggiornare la scheda.' : null;
    },
  });

import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { ContributoIngresso } from '#domain/ingressi-contributi.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Contributo, Ets } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { decodifica } from '../codifica.ts';
import { chiave, citato } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { Rifiuto } from '../rifiuto.ts';
import { type CampiContributo, campiDi } from './campi.ts';
import { collega } from './legami.ts';
import { leggiRighe } from './righe.ts';

/** Reads `contributi.jsonl`: contributions by `codice` (new or changed), their ETS once each, duplicates and revisions. */
export const leggiContributi = (
  dati: Uint8Array,
  contesto: Contesto,
  codici: Codici,
  anomalie: Raccoglitore,
): Lettura => {
  const { testo } = decodifica(dati);
  const { buone, scartate } = leggiRighe(comeRighe(testo), anomalie);
  if (buone.length === 0)
    throw new Rifiuto(
      'NESSUN_CONTRIBUTO',
      `Nel file non c’è alcun contributo leggibile${scartate > 0 ? ` (${scartate} righe non valide, la prima: ${anomalie.elenco()[0]?.messaggio ?? ''})` : ''}.`,
      { riga: 1, atteso: 'un oggetto JSON per riga, con «id», «ets», «titolo» e «testo»' },
    );
  const documentoId = nuovoId();
  const ets = registroEts(contesto.ets);
  const nuovi: Contributo[] = [];
  const modifiche: Operazione[] = [];
  const visti = new Set<string>();
  let doppi = 0;
  for (const { riga, contributo } of buone) {
    if (visti.has(contributo.id)) {
      doppi += 1;
      anomalie.errore(
        'CODICE_DOPPIO',
        `Alla riga ${riga} l’identificativo ${citato(contributo.id)} è già usato in questo file: la riga non è stata importata.`,
        { riga, trovato: contributo.id, atteso: 'un identificativo diverso' },
      );
      continue;
    }
    visti.add(contributo.id);
    const campi = campiDi(contributo, riga, { contesto, codici, anomalie });
    const etsId = campi.ets === null ? null : ets.trova(campi.ets);
    const gia = contesto.contributi.find((c) => c.codice === contributo.id);
    const nuovo = contributoDi(contributo, campi, riga, etsId, documentoId, gia);
    if (!gia) nuovi.push(nuovo);
    else {
      const cambiati = differenze(gia, nuovo);
      if (cambiati) modifiche.push({ op: 'record/modifica', registro: 'contributo', id: gia.id, ...cambiati });
    }
  }
  const collegati = collega(nuovi, contesto.contributi, ets.tutti(), anomalie);
  return letturaDiRegistri([], {
    documentoId,
    genere: 'contributi',
    lettore: 'contributi-1',
    righe: { contributo: collegati.nuovi },
    operazioni: [...ets.operazioni(), ...modifiche, ...collegati.operazioni],
    totali: {
      contributi: String(visti.size),
      nuovi: String(nuovi.length),
      aggiornati: String(modifiche.length),
      enti: String(ets.nuovi()),
    },
    lette: visti.size,
    scartate: scartate + doppi,
  });
};

/** A file may also be one JSON list: then each element is a line. */
const comeRighe = (testo: string): string => {
  const pulito = testo.replace(/^\ufeff/, '').trimStart();
  if (!pulito.startsWith('[') || !/^\[\s*\{/.test(pulito)) return testo;
  try {
    const lista: unknown = JSON.parse(pulito);
    return Array.isArray(lista) ? lista.map((x) => JSON.stringify(x)).join('\n') : testo;
  } catch {
    return testo;
  }
};

const contributoDi = (
  letto: ContributoIngresso,
  campi: CampiContributo,
  riga: number,
  etsId: Ets['id'] | null,
  documentoId: Contributo['documentoId'],
  gia: Contributo | undefined,
): Contributo => ({
  ...nonDetti.contributo,
  ...gia,
  id: gia?.id ?? nuovoId(),
  codice: letto.id,
  etsId,
  dataRicezione: campi.dataRicezione,
  tavolo: campi.tavolo,
  leps: campi.leps,
  titolo: campi.titolo,
  testo: campi.testo,
  referente: campi.referente,
  consensoPubblicazione: campi.consenso,
  duplicatoDi: null,
  revisioneDi: null,
  similiA: [],
  esito: null,
  motivazione: null,
  decisoIl: null,
  decisoDa: null,
  documentoId,
  riga,
});

/** Fields that the file changes of a contribution already in the plan: never the answer that it was given. */
const differenze = (
  prima: Contributo,
  dopo: Contributo,
): { readonly prima: Record<string, unknown>; readonly dopo: Record<string, unknown> } | null => {
  const campi = (
    ['etsId', 'dataRicezione', 'tavolo', 'leps', 'titolo', 'testo', 'referente', 'consensoPubblicazione'] as const
  ).filter((c) => JSON.stringify(prima[c]) !== JSON.stringify(dopo[c]));
  if (campi.length === 0) return null;
  return {
    prima: Object.fromEntries(campi.map((c) => [c, prima[c]])),
    dopo: Object.fromEntries(campi.map((c) => [c, dopo[c]])),
  };
};

/** ETS register: one body per codice fiscale; without it, per RUNTS number, else per name. */
const registroEts = (esistenti: readonly Ets[]) => {
  const chiaveDi = (e: Omit<Ets, 'id'>): string =>
    e.codiceFiscale
      ? `cf ${e.codiceFiscale}`
      : e.repertorioRunts
        ? `runts ${e.repertorioRunts}`
        : `nome ${chiave(e.denominazione)}`;
  const noti = new Map(esistenti.map((e) => [chiaveDi(e), e]));
  const nati: Ets[] = [];
  return {
    trova: (letto: Omit<Ets, 'id'>): Ets['id'] => {
      const k = chiaveDi(letto);
      const gia = noti.get(k);
      if (gia) return gia.id;
      const nuovo = { id: nuovoId(), ...letto };
      noti.set(k, nuovo);
      nati.push(nuovo);
      return nuovo.id;
    },
    tutti: (): ReadonlyMap<string, Ets> => new Map([...noti.values()].map((e) => [e.id, e])),
    operazioni: (): Operazione[] => nati.map((e) => ({ op: 'record/inserisci', registro: 'ets', id: e.id, valori: e })),
    nuovi: () => nati.length,
  };
};

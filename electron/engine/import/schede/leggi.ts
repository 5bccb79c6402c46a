import { chiaveAlias } from '#domain/alias.ts';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { type SchedaIngresso, type SchedeIngresso, schedeIngressoSchema } from '#domain/ingressi-schede.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Riga } from '#domain/registri.ts';
import { stati } from '#domain/stati.ts';
import { nuovoId } from '#engine/id.ts';
import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { citato } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import { leggiData } from '../date.ts';
import { analizzaJson, campiIgnoti, problemiDi } from '../json.ts';
import type { Lettura } from '../lettura.ts';
import { letturaDiRegistri } from '../lettura.ts';
import { decidiProgramma, leggiCodice } from '../programmi.ts';
import { Rifiuto } from '../rifiuto.ts';
import type { CorniceSchede } from './cornice.ts';
import { leggiObiettivo } from './obiettivo.ts';
import { leggiPersonaleChiesto, leggiRisorse } from './risorse.ts';

/** Reads `piano_schede.json`: schede by `codice` (new or changed), their resources, staff asked, declared objective. */
export const leggiSchede = (dati: Uint8Array, contesto: Contesto, codici: Codici, anomalie: Raccoglitore): Lettura => {
  const json = analizzaJson(dati);
  const letto = schedeIngressoSchema.safeParse(json);
  if (!letto.success) {
    const [primo] = problemiDi(letto.error);
    throw new Rifiuto(
      'SCHEDE_NON_VALIDE',
      `Il file delle schede non ha la forma prevista: ${primo?.dove ? `in «${primo.dove}» ` : ''}${primo?.problema ?? ''} (${letto.error.issues.length} in tutto).`,
      { cella: primo?.dove ?? null, atteso: 'un oggetto con l’elenco «schede»' },
    );
  }
  const cornice: CorniceSchede = { contesto, codici, anomalie, documentoId: nuovoId() };
  campiIgnoti(json, schedeIngressoSchema, anomalie);
  segnalaTriennio(letto.data, contesto, anomalie);
  return compila(letto.data, cornice);
};

const compila = (ingresso: SchedeIngresso, cornice: CorniceSchede): Lettura => {
  const { contesto, anomalie, documentoId } = cornice;
  const righe: Lettura['righe'] = {
    voceSpesa: [],
    voceAnno: [],
    copertura: [],
    personaleRichiesto: [],
    obiettivo: [],
    indicatore: [],
  };
  const operazioni: Operazione[] = contesto.documentiSchede.map((d) => ({
    op: 'documento/ritira' as const,
    documentoId: d.id,
    impronta: d.impronta,
  }));
  if (contesto.documentiSchede.length > 0)
    anomalie.avviso(
      'RISORSE_SOSTITUITE',
      `Le risorse e il personale chiesto di ${contesto.documentiSchede.map((d) => `«${d.nomeFile}»`).join(', ')} sono sostituiti da quelli di questo file, correzioni a mano comprese. I testi delle schede restano.`,
    );
  const schedeNuove: Riga<'scheda'>[] = [];
  const viste = new Set<string>();
  const massimo = contesto.schede.reduce((m, s) => Math.max(m, s.ordine), 0);
  for (const [i, s] of ingresso.schede.entries()) {
    const dove = `schede[${i}]`;
    if (viste.has(s.id)) {
      anomalie.errore(
        'SCHEDA_DOPPIA',
        `La scheda ${s.id} compare due volte: la seconda (${citato(s.titolo)}) non è stata importata.`,
        { cella: dove, trovato: s.id, atteso: 'un id per scheda' },
      );
      continue;
    }
    viste.add(s.id);
    const gia = contesto.schede.find((x) => x.codice === s.id);
    const riga = schedaDi(s, dove, gia, massimo + schedeNuove.length + 1, cornice);
    if (!gia) {
      schedeNuove.push(riga);
      operazioni.push({ op: 'record/inserisci', registro: 'scheda', id: riga.id, valori: riga });
    } else {
      const modifica = differenze(gia, riga);
      if (modifica) operazioni.push({ op: 'record/modifica', registro: 'scheda', id: gia.id, ...modifica });
    }
    leggiRisorse(s, riga, dove, righe, cornice);
    leggiPersonaleChiesto(s, riga, dove, righe, cornice);
  }
  if (ingresso.obiettivoAS) leggiObiettivo(ingresso.obiettivoAS, righe, cornice);
  const anni = [...new Set((righe.voceAnno ?? []).map((v) => v.anno))].sort((a, b) => a - b);
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'schede',
    lettore: 'schede-1',
    righe,
    operazioni,
    schedeNuove,
    totali: totaliDi(ingresso, righe),
    lette: viste.size,
    scartate: ingresso.schede.length - viste.size,
  });
};

const schedaDi = (
  s: SchedaIngresso,
  dove: string,
  gia: Riga<'scheda'> | undefined,
  ordine: number,
  cornice: CorniceSchede,
): Riga<'scheda'> => {
  const { codici, anomalie, contesto } = cornice;
  const leps = (s.leps ?? []).map((letto) => ({ letto, id: codici.leps(letto) }));
  for (const l of leps)
    if (l.id === null)
      anomalie.errore(
        'LEPS_SCONOSCIUTO',
        `Scheda ${s.id}: il LEPS ${citato(l.letto)} non è fra quelli del modello: la scheda resta, ma va detto a quale LEPS risponde.`,
        { cella: `${dove}.leps`, trovato: l.letto, atteso: 'un LEPS del modello' },
      );
  const comuni = (s.comuni ?? []).map((letto) => ({
    letto,
    id: contesto.comuni.find((c) => c.codiceIstat === letto.padStart(6, '0'))?.id ?? null,
  }));
  for (const c of comuni)
    if (c.id === null)
      anomalie.errore('COMUNE_FUORI_AMBITO', `Scheda ${s.id}: il Comune ${citato(c.letto)} non è dell’Ambito.`, {
        cella: `${dove}.comuni`,
        trovato: c.letto,
        atteso: 'un Comune dell’Ambito',
      });
  const programma = programmaDi(s, dove, cornice);
  return {
    ...nonDetti.scheda,
    ...gia,
    id: gia?.id ?? nuovoId(),
    codice: s.id,
    titolo: s.titolo,
    ordine: gia?.ordine ?? ordine,
    leps,
    programmaLetto: programma.letto,
    programmaId: programma.id,
    comuni,
    stato: statoDi(s, dove, cornice) ?? gia?.stato ?? null,
    ...percorsoDi(s, dove, gia, cornice),
    elementi: { ...(gia?.elementi ?? {}), ...(s.descrizione ? { descrizione: s.descrizione } : {}) },
    documentoId: gia?.documentoId ?? null,
  };
};

type Percorso = Pick<Riga<'scheda'>, 'percorsoAzione' | 'percorsoScadenza' | 'percorsoResponsabile'>;

/** Path of activation as written; what the file does not say stays as it was, a day that is not one is reported. */
const percorsoDi = (
  { id, percorso }: SchedaIngresso,
  dove: string,
  gia: Riga<'scheda'> | undefined,
  { anomalie }: CorniceSchede,
): Percorso => {
  const scritto = (t: string | null | undefined): string | null => (t == null || t.trim() === '' ? null : t.trim());
  const scadenza = scritto(percorso?.scadenza);
  const giorno = scadenza === null ? null : leggiData(scadenza);
  if (scadenza !== null && giorno === null)
    anomalie.avviso(
      'DATA_NON_LEGGIBILE',
      `Scheda ${id}: la scadenza del percorso ${citato(scadenza)} non è una data: resta da scrivere.`,
      { cella: `${dove}.percorso.scadenza`, trovato: scadenza, atteso: 'una data come 31/12/2027' },
    );
  return {
    percorsoAzione: scritto(percorso?.azione) ?? gia?.percorsoAzione ?? null,
    percorsoScadenza: giorno?.iso ?? gia?.percorsoScadenza ?? null,
    percorsoResponsabile: scritto(percorso?.responsabile) ?? gia?.percorsoResponsabile ?? null,
  };
};

/** State of a scheda as written («non attivo»), or null: nothing written, or a word that is none of ours (reported). */
const statoDi = (s: SchedaIngresso, dove: string, { anomalie }: CorniceSchede): Riga<'scheda'>['stato'] => {
  if (s.stato == null || s.stato.trim() === '') return null;
  const letto = chiaveAlias(s.stato);
  const stato = stati.statoLeps.find((x) => chiaveAlias(x) === letto);
  if (stato !== undefined) return stato;
  anomalie.avviso(
    'STATO_NON_RICONOSCIUTO',
    `Scheda ${s.id}: lo stato ${citato(s.stato)} non è fra quelli previsti: la scheda resta senza stato.`,
    {
      cella: `${dove}.stato`,
      trovato: s.stato,
      atteso: stati.statoLeps.map((x) => x.replace('_', ' ')).join(', '),
    },
  );
  return null;
};

const programmaDi = (
  s: SchedaIngresso,
  dove: string,
  { codici, anomalie }: CorniceSchede,
): { readonly letto: string | null; readonly id: string | null } => {
  if (s.programmaDup == null || String(s.programmaDup).trim() === '') return { letto: null, id: null };
  const letto = String(s.programmaDup);
  const codice = leggiCodice(letto);
  const deciso = codice ? decidiProgramma(codice, '', codici) : null;
  const id = deciso ? deciso.id : codici.programmaDaDescrizione(letto);
  if (id === null)
    anomalie.errore(
      deciso?.ambiguo === 'aperto' ? 'CODICE_AMBIGUO' : 'PROGRAMMA_DUP_NON_VALIDO',
      `Scheda ${s.id}: il programma ${citato(letto)} ${deciso?.ambiguo === 'aperto' ? 'si può leggere in più modi' : 'non esiste nella Missione 12'}: i confronti con il DUP non si possono fare.`,
      { cella: `${dove}.programmaDup`, trovato: letto, atteso: 'un programma come 12.03' },
    );
  else if (!/^\d{2}[.]\d{2}$/.test(letto))
    anomalie.avviso('CODICE_NORMALIZZATO', `Scheda ${s.id}: il programma ${citato(letto)} è letto ${id}.`, {
      cella: `${dove}.programmaDup`,
      trovato: letto,
      atteso: id,
    });
  return { letto, id };
};

/** Fields of an existing scheda that the file changes, or null when it changes none. */
const differenze = (
  prima: Riga<'scheda'>,
  dopo: Riga<'scheda'>,
): { readonly prima: Record<string, unknown>; readonly dopo: Record<string, unknown> } | null => {
  const campi = (['titolo', 'leps', 'programmaLetto', 'programmaId', 'comuni', 'stato', 'elementi'] as const).filter(
    (c) => JSON.stringify(prima[c]) !== JSON.stringify(dopo[c]),
  );
  if (campi.length === 0) return null;
  return {
    prima: Object.fromEntries(campi.map((c) => [c, prima[c]])),
    dopo: Object.fromEntries(campi.map((c) => [c, dopo[c]])),
  };
};

const segnalaTriennio = (ingresso: SchedeIngresso, contesto: Contesto, anomalie: Raccoglitore): void => {
  const anni = ingresso.trienniodiPiano ?? [];
  if (anni.length > 0 && anni.join() !== contesto.anni.join())
    anomalie.avviso(
      'TRIENNIO_DIVERSO',
      `Il file è scritto per gli anni ${anni.join(', ')}, il piano per ${contesto.anni.join(', ')}.`,
      { cella: 'trienniodiPiano', trovato: anni.join(', '), atteso: contesto.anni.join(', ') },
    );
};

const totaliDi = (ingresso: SchedeIngresso, righe: Lettura['righe']): Record<string, string> => {
  const somme = new Map<string, number>();
  for (const c of righe.copertura ?? [])
    if (c.importoCents !== null)
      somme.set(`${c.fondoLetto}/${c.anno}`, (somme.get(`${c.fondoLetto}/${c.anno}`) ?? 0) + c.importoCents);
  return {
    schede: String(ingresso.schede.length),
    ...Object.fromEntries([...somme].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, centesimiInTesto(v)])),
  };
};

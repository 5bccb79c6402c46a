import { nonDetti } from '#domain/campi-aggiunti.ts';
import { testoInCentesimi } from '#domain/denaro.ts';
import type { Id } from '#domain/ids.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { CifraContabile, Piano, RegistriDelPiano } from '#domain/piano.ts';
import {
  type Contributo,
  type DocumentoImportato,
  type Ente,
  type Fabbisogno,
  type Parte,
  type Persona,
  type Quota,
  registri,
  type Scheda,
  type VoceSpesa,
} from '#domain/registri.ts';
import type { Blocco, Sezione } from '#domain/section-content.ts';
import { paccoDiProva } from './pacco-di-prova.ts';

/** Same label, same id: a UUIDv7-shaped identifier made from a name, so that tests can name their records. */
export const idDi = (nome: string): Id => {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (const lettera of nome) {
    a = Math.imul(a ^ (lettera.codePointAt(0) ?? 0), 16777619) >>> 0;
    b = Math.imul(b ^ (lettera.codePointAt(0) ?? 0), 2246822519) >>> 0;
  }
  const esa = (n: number) => n.toString(16).padStart(8, '0');
  return `${esa(a)}-0000-7000-8000-${esa(b)}${(nome.length % 65536).toString(16).padStart(4, '0')}` as Id;
};

/** Euro in text to cents; `null` stays unknown. */
export const euro = (testo: string | null): number | null => (testo === null ? null : testoInCentesimi(testo));
const certi = (testo: string): number => {
  const cents = testoInCentesimi(testo);
  if (cents === null) throw new Error(`Importo di prova non valido: ${testo}`);
  return cents;
};

export type ComuneDiProva = {
  readonly istat: string;
  readonly nome: string;
  readonly residenti: number | null;
  readonly data?: string;
};
/** The fictional Ambito of the worked cases: five Comuni, 45.900 residents at 1 January 2027. */
export const ambitoDemo: readonly ComuneDiProva[] = [
  { istat: '990001', nome: 'Alfa', residenti: 24310, data: '2027-01-01' },
  { istat: '990002', nome: 'Beta', residenti: 9870, data: '2027-01-01' },
  { istat: '990003', nome: 'Gamma', residenti: 6540, data: '2027-01-01' },
  { istat: '990004', nome: 'Delta', residenti: 3215, data: '2027-01-01' },
  { istat: '990005', nome: 'Epsilon', residenti: 1965, data: '2027-01-01' },
];

const letta = { documentoId: null, foglio: null, cella: null, riga: null } as const;

/** Body of a Comune by ISTAT code, or `ATS`, or any other name given to `enti`. */
export const enteDi = (chiave: string): Id => idDi(`ente:${chiave}`);

export type PersonaDiProva = Partial<Persona> & { readonly matricola: string; readonly ente: string };
/** A person of the staff register: full-time TI assistente sociale unless said otherwise. */
export const persona = ({ ente, ...oltre }: PersonaDiProva): Persona => ({
  ...nonDetti.persona,
  id: idDi(`persona:${oltre.matricola}:${ente}`),
  ...letta,
  enteLetto: ente,
  enteId: enteDi(ente),
  profiloLetto: 'Assistente sociale',
  profiloId: 'assistente-sociale',
  areaLetta: null,
  rapportoLetto: null,
  rapporto: 'TI',
  minutiSettimanali: 2160,
  minutiContratto: 2160,
  quotaBp: 10_000,
  sociale: true,
  dal: '2020-01-01',
  al: null,
  assenze: [],
  note: null,
  esclusaPerche: null,
  doppiaDi: null,
  oreLette: null,
  ...oltre,
});

export type FabbisognoDiProva = Partial<Fabbisogno> & { readonly ente: string; readonly anno: number };
/** A line of a PTFP: one full-time TI hire of an assistente sociale unless said otherwise. */
export const fabbisogno = ({ ente, ...oltre }: FabbisognoDiProva): Fabbisogno => ({
  ...nonDetti.fabbisogno,
  id: idDi(`fabbisogno:${ente}:${JSON.stringify(oltre)}`),
  ...letta,
  enteId: enteDi(ente),
  enteLetto: ente,
  tipo: 'assunzione',
  profiloLetto: 'Assistente sociale',
  profiloId: 'assistente-sociale',
  areaLetta: null,
  unitaMilli: 1000,
  minutiSettimanali: null,
  minutiContratto: 2160,
  quotaBp: 10_000,
  rapporto: 'TI',
  decorrenza: `${oltre.anno}-01-01`,
  fine: null,
  modalita: null,
  costoCents: null,
  fondoLetto: null,
  fondoId: null,
  personaId: null,
  ...oltre,
});

/** DUP of a body: `cifre` = programma → anno → euro (`null` = unreadable). */
export type DupDiProva = Partial<DocumentoImportato> & {
  readonly ente: string;
  readonly cifre?: Record<string, Record<number, string | null>>;
};
const documentoDup = ({ ente, cifre: _cifre, ...oltre }: DupDiProva): DocumentoImportato => ({
  id: idDi(`documento:${ente}:${oltre.nomeFile ?? 'dup'}`),
  genere: 'dup',
  tipo: 'DUP',
  enteId: enteDi(ente),
  nomeFile: `dup-${ente}.xlsx`,
  sha256: 'b'.repeat(64),
  byte: 1,
  dataAtto: '2025-12-01',
  annoDal: 2026,
  annoAl: 2028,
  stato: 'valido',
  lettore: 'prova',
  importatoIl: '2026-11-24T08:00:00.000Z',
  superatoDa: null,
  note: null,
  ...oltre,
});
const cifreDup = (d: DupDiProva): CifraContabile[] =>
  Object.entries(d.cifre ?? {}).flatMap(([programmaId, anni]) =>
    Object.entries(anni).map(([anno, importo]) => ({
      documentoId: documentoDup(d).id,
      enteId: enteDi(d.ente),
      programmaId,
      titolo: 1,
      anno: Number(anno),
      misura: 'competenza' as const,
      importoCents: euro(importo),
      celle: 1,
      foglio: 'Spese',
      cella: 'C7',
    })),
  );

export type RisorsaDiProva = {
  readonly fondo: string;
  readonly anno: number;
  readonly euro: string | null;
  readonly ente?: string;
  readonly voce?: Partial<VoceSpesa>;
  readonly annualita?: number;
};
export type SchedaDiProva = Partial<Omit<Scheda, 'leps'>> & {
  readonly codice: string;
  readonly leps?: readonly string[];
  readonly risorse?: readonly RisorsaDiProva[];
  /** Assistenti sociali asked: ente, anno, thousandths of FTE. */
  readonly personale?: readonly { readonly ente: string; readonly anno: number; readonly fteMilli: number }[];
};

const righeScheda = (s: SchedaDiProva, ordine: number) => {
  const { risorse = [], personale = [], leps = [], ...campi } = s;
  const schedaId = idDi(`scheda:${s.codice}`);
  const scheda: Scheda = {
    ...nonDetti.scheda,
    id: schedaId,
    titolo: s.codice,
    ordine,
    programmaLetto: '12.07',
    programmaId: '12.07',
    comuni: [],
    stato: null,
    elementi: {},
    documentoId: null,
    ...campi,
    leps: leps.map((letto) => ({ letto, id: letto.startsWith('LEPS-') ? letto : null })),
  };
  const dettagli = risorse.map((r, i) => {
    const voceId = idDi(`voce:${s.codice}:${i}`);
    const ente = r.ente ?? 'ATS';
    const importoCents = euro(r.euro);
    return {
      voce: {
        ...nonDetti.voceSpesa,
        id: voceId,
        schedaId,
        enteLetto: ente,
        enteId: enteDi(ente),
        descrizione: `${s.codice} ${r.fondo} ${r.anno}`,
        gestione: 'diretta' as const,
        programmaId: null,
        dataInizio: null,
        dataFine: null,
        cup: null,
        derogaAtto: null,
        documentoId: null,
        ...r.voce,
      } satisfies VoceSpesa,
      voceAnno: { id: idDi(`voceAnno:${s.codice}:${i}`), voceId, anno: r.anno, importoCents, documentoId: null },
      copertura: {
        id: idDi(`copertura:${s.codice}:${i}`),
        voceId,
        anno: r.anno,
        fondoLetto: r.fondo,
        fondoId: r.fondo.startsWith('?') ? null : r.fondo,
        annualita: r.annualita ?? r.anno,
        importoCents,
        ...letta,
      },
    };
  });
  const personaleRichiesto = personale.map((p, i) => ({
    ...nonDetti.personaleRichiesto,
    id: idDi(`richiesto:${s.codice}:${i}`),
    schedaId,
    enteLetto: p.ente,
    enteId: enteDi(p.ente),
    profiloLetto: 'Assistente sociale',
    profiloId: 'assistente-sociale',
    anno: p.anno,
    fteMilli: p.fteMilli,
    documentoId: null,
  }));
  return { scheda, dettagli, personaleRichiesto };
};

export type SezioneDiProva = { readonly titolo: string; readonly testi: readonly string[] };
const sezione = (s: SezioneDiProva, ordine: number): Sezione => ({
  id: idDi(`sezione:${s.titolo}`),
  chiave: null,
  padreId: null,
  ordine,
  titolo: s.titolo,
  schedaId: null,
  tutela: 'libero',
  revisione: 0,
  paroleAttese: null,
  contenuto: {
    versione: 1,
    blocchi: s.testi.map(
      (testo, i): Blocco => ({
        id: `b${i + 1}` as Blocco['id'],
        tipo: 'paragrafo',
        contenuto: [{ tipo: 'testo', testo }],
      }),
    ),
  },
});

export type ContributoDiProva = Partial<Contributo> & { readonly codice: string };
const contributo = (c: ContributoDiProva): Contributo => ({
  ...nonDetti.contributo,
  id: idDi(`contributo:${c.codice}`),
  etsId: null,
  dataRicezione: null,
  tavolo: null,
  leps: [],
  titolo: `Contributo ${c.codice}`,
  testo: 'Testo',
  referente: null,
  consensoPubblicazione: null,
  duplicatoDi: null,
  revisioneDi: null,
  similiA: [],
  esito: null,
  motivazione: null,
  decisoIl: null,
  decisoDa: null,
  documentoId: null,
  riga: null,
  ...c,
});

/** Parts of a plan in memory; whatever is not said is empty, and every Comune signs. */
export type PianoDiProva = {
  readonly anni?: readonly [number, number];
  readonly comuni?: readonly ComuneDiProva[];
  readonly pacco?: PaccoCompilato;
  readonly testa?: Partial<Piano['testa']>;
  readonly enti?: readonly (Partial<Ente> & { readonly chiave: string })[];
  readonly personale?: readonly PersonaDiProva[];
  readonly fabbisogni?: readonly FabbisognoDiProva[];
  readonly dup?: readonly DupDiProva[];
  readonly fondi?: readonly { readonly fondo: string; readonly anno: number; readonly euro: string | null }[];
  readonly quote?: readonly (Partial<Quota> & {
    readonly comune: string;
    readonly anno: number;
    readonly euro: string | null;
    readonly euroAb?: string;
  })[];
  readonly schede?: readonly SchedaDiProva[];
  readonly firmano?: readonly string[];
  readonly parti?: readonly Partial<Parte>[];
  readonly contributi?: readonly ContributoDiProva[];
  readonly sezioni?: readonly SezioneDiProva[];
  readonly registri?: Partial<RegistriDelPiano>;
};

const registriVuoti = (): RegistriDelPiano => {
  const nomi = Object.keys(registri).filter((n) => n !== 'rigaLetta' && n !== 'piano');
  return Object.fromEntries(nomi.map((n) => [n, []])) as unknown as RegistriDelPiano;
};

const registriTerritorio = (comuni: readonly ComuneDiProva[], p: PianoDiProva) => ({
  comune: comuni.map((c) => ({
    id: idDi(`comune:${c.istat}`),
    codiceIstat: c.istat,
    nome: c.nome,
    provincia: null,
    siglaProvincia: null,
    regione: null,
    codiceCatastale: null,
  })),
  appartenenza: comuni.map((c) => ({
    id: idDi(`appartenenza:${c.istat}`),
    comuneId: idDi(`comune:${c.istat}`),
    dal: null,
    al: null,
  })),
  popolazione: comuni.flatMap((c) =>
    c.residenti === null
      ? []
      : [
          {
            id: idDi(`popolazione:${c.istat}`),
            comuneId: idDi(`comune:${c.istat}`),
            dataRiferimento: c.data ?? '2021-01-01',
            residenti: c.residenti,
            fonte: null,
            ...letta,
          },
        ],
  ),
  ente: [
    ...comuni.map(
      (c): Ente => ({
        id: enteDi(c.istat),
        tipo: 'comune',
        denominazione: `Comune di ${c.nome}`,
        comuneId: idDi(`comune:${c.istat}`),
        codice: c.istat,
        codiceFiscale: null,
        pec: null,
      }),
    ),
    ...[{ chiave: 'ATS', tipo: 'ambito' as const, denominazione: 'Ambito' }, ...(p.enti ?? [])].map(
      ({ chiave, ...e }): Ente => ({
        id: enteDi(chiave),
        tipo: 'altro',
        denominazione: chiave,
        comuneId: null,
        codice: chiave,
        codiceFiscale: null,
        pec: null,
        ...e,
      }),
    ),
  ],
});

const parte = (campi: Partial<Parte>, ordine: number): Parte => ({
  id: idDi(`parte:${ordine}`),
  enteId: enteDi('ATS'),
  ruolo: 'comune',
  ordine,
  persona: null,
  qualita: null,
  delega: null,
  attoOrgano: null,
  attoNumero: null,
  attoData: null,
  attoEsecutivita: null,
  perConto: [],
  dataFirma: null,
  impegni: null,
  ...campi,
});

/** A plan in memory with a small real pack. */
export const unPiano = (p: PianoDiProva = {}): Piano => {
  const comuni = p.comuni ?? ambitoDemo;
  const [annoInizio, annoFine] = p.anni ?? [2026, 2028];
  const schede = (p.schede ?? []).map(righeScheda);
  const dettagli = schede.flatMap((s) => s.dettagli);
  const firmano = p.firmano ?? comuni.map((c) => c.istat);
  return {
    testa: {
      id: idDi('piano'),
      denominazione: 'Piano di Zona di prova',
      ambito: 'Ambito Demo',
      regione: null,
      codiceSioss: null,
      annoInizio,
      annoFine,
      formaLetta: null,
      forma: 'convenzione30',
      gestore: 'comune_capofila',
      capofilaId: enteDi(comuni[0]?.istat ?? 'ATS'),
      stato: 'bozza',
      modello: 'prova',
      ...p.testa,
    },
    registri: {
      ...registriVuoti(),
      ...registriTerritorio(comuni, p),
      parte: [...firmano.map((istat) => ({ enteId: enteDi(istat) })), ...(p.parti ?? [])].map(parte),
      documento: (p.dup ?? []).map(documentoDup),
      persona: (p.personale ?? []).map(persona),
      fabbisogno: (p.fabbisogni ?? []).map(fabbisogno),
      assegnazione: (p.fondi ?? []).map((f, i) => ({
        ...nonDetti.assegnazione,
        id: idDi(`assegnazione:${i}`),
        ...letta,
        fondoLetto: f.fondo,
        fondoId: f.fondo,
        anno: f.anno,
        importoCents: euro(f.euro),
        atto: null,
        ruolo: 'riga' as const,
      })),
      quota: (p.quote ?? []).map(({ comune, euro: importo, euroAb, ...q }) => ({
        ...nonDetti.quota,
        id: idDi(`quota:${comune}:${q.anno}`),
        ...letta,
        comuneLetto: comune,
        comuneId: idDi(`comune:${comune}`),
        importoCents: euro(importo),
        letto: importo,
        popolazioneUsata: null,
        euroAbCents: euroAb === undefined ? null : certi(euroAb),
        ruolo: 'riga' as const,
        ...q,
      })),
      scheda: schede.map((s) => s.scheda),
      voceSpesa: dettagli.map((d) => d.voce),
      voceAnno: dettagli.map((d) => d.voceAnno),
      copertura: dettagli.map((d) => d.copertura),
      personaleRichiesto: schede.flatMap((s) => s.personaleRichiesto),
      contributo: (p.contributi ?? []).map(contributo),
      ...p.registri,
    },
    cifre: (p.dup ?? []).flatMap(cifreDup),
    sezioni: (p.sezioni ?? []).map(sezione),
    pacco: p.pacco ?? paccoDiProva(),
    revisione: 1,
    istante: '2026-11-24T08:00:00.000Z',
  };
};

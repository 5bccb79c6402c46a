import { nonDetti } from '#domain/campi-aggiunti.ts';
import { type CampoNoto, campiNoti } from '#domain/campi-noti.ts';
import type { RegistriDelPiano } from '#domain/piano.ts';
import { enteDi, idDi } from './costruisci.ts';

/** What the rows of a large plan hang from: Comuni by ISTAT code, codes of schede and of contributions, years. */
export type Sostegni = {
  readonly comuni: readonly string[];
  readonly schede: readonly string[];
  readonly contributi: readonly string[];
  readonly anni: readonly number[];
};

const letta = { documentoId: null, foglio: null, cella: null, riga: null } as const;
const ente = (istat: string) => ({ enteLetto: istat, enteId: enteDi(istat) });
const comune = (istat: string) => ({ comuneLetto: istat, comuneId: idDi(`comune:${istat}`) });
const quanti = <T>(n: number, uno: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => uno(i));

/** Budgets, capacity and posts of each Comune, and what its DUP declares. */
export const bilanciGrandi = ({ comuni, anni }: Sostegni) =>
  ({
    entrataContabile: comuni.slice(0, 1).flatMap((c) =>
      anni.flatMap((anno) =>
        (['comuni', 'regione', 'stato', 'utenti'] as const).map((provenienza, i) => ({
          ...{ id: idDi(`entrata:${c}:${anno}:${i}`), ...letta, ...ente(c), anno, titolo: 2, tipologia: '101' },
          ...{ descrizione: `Trasferimenti ${provenienza}`, provenienza, importoCents: 1_000_000 + i },
        })),
      ),
    ),
    spesaMacro: comuni.flatMap((c) =>
      anni.map((anno) => ({
        ...{ id: idDi(`macro:${c}:${anno}`), ...letta, ...ente(c), programmaLetto: '12.07', programmaId: '12.07' },
        ...{ titolo: 1, macroaggregato: '104', anno, importoCents: 2_500_000 },
      })),
    ),
    risorsePersonaleDup: comuni.flatMap((c) =>
      anni.map((anno) => ({
        ...{ id: idDi(`rp:${c}:${anno}`), ...letta, ...ente(c), anno, inServizioCents: 90_000_000 },
        ...{ facoltaCents: 5_000_000, cessazioniCents: 1_000_000 },
      })),
    ),
    capacitaAssunzionale: comuni.flatMap((c) =>
      anni.map((anno) => ({
        ...{ id: idDi(`cap:${c}:${anno}`), ...letta, ...ente(c), anno, fascia: '5000-9999', sogliaBp: 2690 },
        ...{ entrateNetteCents: 500_000_000, spesaPersonaleCents: 120_000_000, spazioCents: 4_500_000 },
        attestazione: null,
      })),
    ),
    dotazione: comuni.flatMap((c) =>
      anni.map((anno) => ({
        ...{ id: idDi(`dot:${c}:${anno}`), ...letta, ...ente(c), anno, profiloLetto: 'Assistente sociale' },
        ...{ profiloId: 'assistente-sociale', areaLetta: 'Funzionari', servizio: 'sociale' as const },
        ...{ postiMilli: 3000, copertiMilli: 2000, costoUnitarioCents: 4_000_000 },
      })),
    ),
    dichiarazioneDup: comuni.map((c) => ({
      ...{ id: idDi(`dich:${c}`), documentoId: idDi(`documento:${c}:dup`), ...ente(c), semplificato: false },
      ...{ popolazione: 5000, formaLetta: 'convenzione', organismo: 'Comune capofila', citaPiano: true, atto: null },
    })),
  }) satisfies Partial<RegistriDelPiano>;

/** Government of the Ambito: members, votes, offices, districts, protocols, deadlines, meetings. */
export const governoGrande = ({ comuni, anni }: Sostegni) =>
  ({
    mandato: comuni.map((c, i) => ({
      ...{ id: idDi(`mandato:${c}`), ...ente(c), persona: `Persona ${i}`, carica: 'sindaco', presiede: i === 0 },
      ...{ dal: '2024-06-10', al: '2029-06-10', delega: null, pesoMilli: 1000 },
    })),
    postoUfficio: (['coordinatore', 'sociale', 'tecnico_amministrativo', 'contabile'] as const).map((ruolo) => ({
      ...{ id: idDi(`posto:${ruolo}`), ruolo, profiloLetto: null, profiloId: null, persona: `Persona ${ruolo}` },
      ...{ ...ente('ATS'), minutiSettimanali: 2160, atto: 'd.d. 1', dal: '2026-01-01', al: null },
    })),
    distretto: quanti(3, (i) => ({
      ...{ id: idDi(`distretto:${i}`), tipo: 'sanitario' as const, denominazione: `Distretto ${i + 1}` },
      ...{ enteLetto: null, enteId: null, nota: null },
      comuni: comuni.filter((_, k) => k % 3 === i).map((c) => ({ letto: c, id: idDi(`comune:${c}`) })),
    })),
    voto: comuni.map((c) => ({
      ...{ id: idDi(`voto:${c}`), sede: 'conferenza34' as const, data: '2026-03-20', ...ente(c), presente: true },
      ...{ delega: null, espressione: 'consenso' as const, pesoMilli: 1000 },
    })),
    protocollo: (['pua_uvm', 'dimissioni', 'lavoro', 'scuola'] as const).map((tipo) => ({
      ...{ id: idDi(`protocollo:${tipo}`), tipo, titolo: `Protocollo ${tipo}`, parti: ['ASL', 'Ambito'] },
      ...{ atto: 'd. 12', data: '2025-10-01', validoAl: '2028-12-31', oggetto: null },
    })),
    pua: quanti(3, (i) => ({
      ...{ id: idDi(`pua:${i}`), denominazione: `PUA ${i + 1}`, distrettoId: idDi(`distretto:${i}`) },
      ...{ sede: 'Casa della comunità', tipoSede: 'casa_comunita' as const, orari: '9-13' },
      ...{ fteSocialiMilli: 1500, fteSanitariMilli: 1500, protocolloId: idDi('protocollo:pua_uvm') },
    })),
    pianoCollegato: (['sanitario', 'scuola', 'lavoro', 'casa', 'giustizia'] as const).map((settore) => ({
      ...{ id: idDi(`collegato:${settore}`), settore, denominazione: `Atto ${settore}`, ente: 'ASL', atto: 'd. 7' },
      ...{ data: '2025-05-05', validoAl: '2028-12-31', raccordo: 'coerente' },
    })),
    esitoPrecedente: ['LEPS-SSP', 'LEPS-PUA', 'LEPS-PIS'].map((lepsId) => ({
      ...{ id: idDi(`precedente:${lepsId}`), lepsLetto: lepsId, lepsId, totaleCents: 30_000_000 },
      ...{ esito: 'raggiunto' as const, motivazione: null },
    })),
    scadenza: quanti(12, (i) => ({
      ...{ id: idDi(`scadenza:${i}`), titolo: `Scadenza ${i + 1}`, data: `2027-${String(i + 1).padStart(2, '0')}-15` },
      ...{ responsabile: 'Coordinatore', fattaIl: null, atto: null, nota: null },
    })),
    incontro: quanti(20, (i) => ({
      ...{ id: idDi(`incontro:${i}`), tavolo: `Tavolo ${i % 5}`, leps: [{ letto: 'SSP', id: 'LEPS-SSP' }] },
      ...{ data: '2026-02-05', luogo: 'Sede', presenze: ['A', 'B', 'C'], verbale: `verbale ${i + 1}` },
    })),
    consultazione: quanti(4, (i) => ({
      ...{ id: idDi(`consultazione:${i}`), tipo: 'sindacati' as const, soggetto: `Sindacato ${i}` },
      ...{ data: '2026-02-12', modo: 'incontro', verbale: 'v.' },
    })),
    monitoraggio: anni.map((anno) => ({
      ...{ id: idDi(`monitoraggio:${anno}`), anno, data: `${anno}-11-30`, oggetto: 'Verifica annuale' },
      ...{ responsabile: 'Coordinatore', relazione: null },
    })),
    adempimento: quanti(40, (i) => ({
      ...{ id: idDi(`adempimento:${i}`), codice: `adempimento-${i}`, livello: 'ATS', testo: `Adempimento ${i}` },
      ...{ stato: 'da_fare' as const, data: null, atto: null, responsabile: null },
    })),
  }) satisfies Partial<RegistriDelPiano>;

/** Services, timetables, phases and figures of the schede, with their aims and indicators. */
export const serviziGrandi = ({ comuni, schede, anni }: Sostegni) => {
  const giorni = ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica', 'festivi'] as const;
  const scheda = (codice: string) => ({ schedaId: idDi(`scheda:${codice}`) });
  return {
    servizio: schede.flatMap((s, i) => {
      const sede = comuni[i % comuni.length] ?? 'ATS';
      return {
        ...{ id: idDi(`servizio:${s}`), denominazione: `Servizio ${s}`, tipologia: 'residenziale' as const },
        ...{ ...scheda(s), lepsLetto: 'SSP', lepsId: 'LEPS-SSP', titolareLetto: sede, titolareId: enteDi(sede) },
        ...{ gestore: 'Cooperativa', formaGestione: 'accreditamento' as const, ...comune(sede), sede: 'Via Roma 1' },
        ...{ posti: 20, utenti: 18, compartecipazione: true, isee: 'D.P.C.M. 159/2013', autorizzazione: 'a. 1' },
        ...{ accreditamento: 'a. 2', integrato: i % 4 === 0, quotaSocialeBp: 5000, quotaSanitariaBp: 5000, nota: null },
      };
    }),
    pisCopertura: giorni.flatMap((giorno) =>
      (['pis', 'territoriale'] as const).map((servizio) => ({
        ...{ id: idDi(`pis:${servizio}:${giorno}`), servizio, giorno, sede: null },
        ...(servizio === 'pis' ? { dalle: 0, alle: 1440 } : { dalle: 480, alle: 1080 }),
      })),
    ),
    residenzaFittizia: comuni.map((c) => ({
      ...{ id: idDi(`fittizia:${c}`), ...comune(c), via: 'Via della Casa comunale', atto: 'd.g. 3' },
      ...{ data: '2024-01-10', fermoPosta: true },
    })),
    fase: schede.flatMap((s) =>
      quanti(4, (i) => ({
        ...{ id: idDi(`fase:${s}:${i}`), ...scheda(s), ordine: i + 1, titolo: `Fase ${i + 1}` },
        ...{ inizio: `2026-0${i + 1}-01`, fine: `2027-0${i + 1}-28`, responsabile: 'Ufficio', prodotto: null },
        stato: 'in_corso' as const,
      })),
    ),
    datoLeps: anni.flatMap((anno) =>
      (['assistenti_sociali_coinvolti', 'ore_supervisione', 'ore_annue'] as const).map((dato) => ({
        ...{ id: idDi(`dato:${dato}:${anno}`), lepsLetto: 'SUP', lepsId: 'LEPS-SUP', dato, anno },
        ...{ valoreMilli: 20_000, fonte: 'prospetto', data: '2026-01-31', enteLetto: null, enteId: null },
      })),
    ),
    obiettivo: schede.flatMap((s) =>
      quanti(2, (i) => ({
        ...nonDetti.obiettivo,
        ...{ id: idDi(`obiettivo:${s}:${i}`), ...scheda(s), testo: `Obiettivo ${i + 1} di ${s}`, documentoId: null },
      })),
    ),
    indicatore: schede.flatMap((s) =>
      quanti(2, (i) => ({
        ...nonDetti.indicatore,
        ...{ id: idDi(`indicatore:${s}:${i}`), obiettivoId: idDi(`obiettivo:${s}:${i}`), codice: `${s}.${i}` },
        ...{ testo: `Persone accolte ${i}`, unita: 'persone', verso: 'su' as const, base: '10', fonte: 'SIUSS' },
        ...{ traguardi: { '2026': '12', '2027': '15', '2028': '20' }, responsabile: 'Ufficio', documentoId: null },
      })),
    ),
  } satisfies Partial<RegistriDelPiano>;
};

const valoreDi = (tipo: CampoNoto['tipo']): string =>
  tipo === 'data' ? '2026-03-01' : tipo === 'numero' ? '10' : tipo === 'logico' ? 'sì' : 'come da regolamento';

/** Files' written totals and anomalies, third-sector bodies, links from contributions, acceptances, fields of the acts. */
export const storiaGrande = ({ comuni, schede, contributi, anni }: Sostegni) =>
  ({
    prospettoScritto: schede.flatMap((s) =>
      anni.map((anno) => ({
        ...{ id: idDi(`prospetto:${s}:${anno}`), ...letta, schedaLetta: s, schedaId: idDi(`scheda:${s}`) },
        ...{ fondoLetto: 'FNPS', fondoId: 'FNPS', anno, importoCents: 1_000_000, ruolo: 'riga' as const },
      })),
    ),
    anomalia: comuni.map((c) => ({
      ...{ id: idDi(`anomalia:${c}`), ...letta, documentoId: idDi(`documento:${c}:dup`), codice: 'TOTALE_NON_QUADRA' },
      ...{ gravita: 'avviso' as const, messaggio: 'Il totale non quadra', trovato: '1', atteso: '2', risolta: null },
    })),
    ets: contributi
      .filter((_, i) => i % 3 === 0)
      .map((c, i) => ({
        ...nonDetti.ets,
        ...{ id: idDi(`ets:${c}`), denominazione: `Associazione ${i}`, codiceFiscale: null, sezioneRunts: 'APS' },
        ...{ repertorioRunts: String(1000 + i), sedeComune: null },
      })),
    collegamento: contributi
      .filter((_, i) => i % 2 === 0)
      .map((c, i) => ({
        ...{ id: idDi(`collegamento:${c}`), contributoId: idDi(`contributo:${c}`), bloccoId: 'b1' },
        sezioneId: idDi(`sezione:Sezione ${(i % schede.length) + 1}`),
      })),
    correzione: comuni.map((c) => ({
      ...{ id: idDi(`correzione:${c}`), registro: 'quota', rigaId: idDi(`quota:${c}:2026`), campo: 'importoCents' },
      ...{ importato: '100', motivo: null, autore: 'Ufficio', istante: '2026-11-24T08:00:00.000Z' },
    })),
    cifraCorretta: comuni.slice(0, 3).map((c) => ({
      ...{ id: idDi(`corretta:${c}`), documentoId: idDi(`documento:${c}:dup`), programmaId: '12.07', titolo: 1 },
      ...{ anno: 2026, misura: 'competenza' as const, importoCents: 100, importatoCents: 90, motivo: null },
      ...{ autore: 'Ufficio', istante: '2026-11-24T08:00:00.000Z' },
    })),
    mappatura: [
      {
        ...{ id: idDi('mappatura'), mittente: comuni[0] ?? '', impronta: 'f', genere: 'dup', mappa: {} },
        usataIl: '2026-11-24T08:00:00.000Z',
      },
    ],
    accettazione: schede.slice(0, 10).map((s) => ({
      ...{ id: idDi(`accettazione:${s}`), regola: 'QE-02', soggetto: s, improntaOperandi: 'c'.repeat(64) },
      ...{ motivazione: 'Arrotondamenti', autore: 'Ufficio', istante: '2026-11-24T08:00:00.000Z' },
      ...{ messaggio: null, gravita: null, soloBozza: null },
    })),
    campo: campiNoti.map(({ nome, tipo }) => ({ id: idDi(`campo:${nome}`), nome, valore: valoreDi(tipo) })),
  }) satisfies Partial<RegistriDelPiano>;

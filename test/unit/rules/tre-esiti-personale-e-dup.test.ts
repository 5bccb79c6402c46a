import { describe } from 'vitest';
import type { Piano } from '#domain/piano.ts';
import { idDi } from '../../support/costruisci.ts';
import { campo, letta, p, prova, senzaParametro } from '../../support/tre-esiti.ts';

describe('DUP', () => {
  const quota = (euro: string, cifre: Record<string, Record<number, string | null>>): Piano =>
    p({ quote: [{ comune: '990002', anno: 2027, euro }], dup: [{ ente: '990002', cifre }] });
  prova('DUP-04', 'quota oltre la Missione 12 senza i cimiteri, un euro per riga di tolleranza', {
    viola: quota('502.01', { '12.03': { 2027: '300.00' }, '12.07': { 2027: '200.00' }, '12.09': { 2027: '900.00' } }),
    dice: 'violazione bloccante: Beta 2027: quota 502,01 € maggiore dello stanziamento 500,00 €.',
    confine: quota('502.00', { '12.03': { 2027: '300.00' }, '12.07': { 2027: '200.00' }, '12.09': { 2027: '900.00' } }),
    ignoto: quota('502.01', { '12.03': { 2027: null }, '12.07': { 2027: '200.00' } }),
    perche: 'non è leggibile nel DUP',
  });
  const triennio = (annoDal: number | null, annoAl: number | null) => p({ dup: [{ ente: '990002', annoDal, annoAl }] });
  prova('DUP-02', 'un anno del piano fuori dal triennio', {
    viola: triennio(2026, 2027),
    dice: 'violazione informazione: Il DUP 2026-2027 di Beta non copre il 2028.',
    confine: triennio(2026, 2028),
    ignoto: triennio(null, 2028),
    perche: 'non si sa quali anni copre',
    soggetto: '990002',
  });
  const versioni = (inUso: string | null, altra: string) =>
    p({
      dup: [
        { ente: '990002', nomeFile: 'a.xlsx', dataAtto: inUso },
        { ente: '990002', nomeFile: 'b.xlsx', tipo: 'NADUP', stato: 'superato', dataAtto: altra },
      ],
    });
  prova('DUP-03', 'nel file c’è un atto più recente di quello in uso', {
    viola: versioni('2025-12-01', '2025-12-02'),
    dice: 'violazione avviso: Per Beta si usa a.xlsx del 01/12/2025; esiste b.xlsx del 02/12/2025.',
    confine: versioni('2025-12-01', '2025-12-01'),
    ignoto: versioni(null, '2025-12-02'),
    perche: 'manca la data',
    soggetto: '990002',
  });
  const anomalia = (codice: string, risolta: string | null = null): Piano => {
    const base = p({ dup: [{ ente: '990002' }] });
    return {
      ...base,
      registri: {
        ...base.registri,
        anomalia: [
          {
            id: idDi('an'),
            ...letta,
            cella: 'D11',
            documentoId: base.registri.documento[0]?.id ?? null,
            codice,
            gravita: 'errore',
            messaggio: 'Il totale non quadra.',
            trovato: '2.00',
            atteso: '1.00',
            risolta,
          },
        ],
      },
    };
  };
  prova('DUP-11', 'totale scritto e somma dei programmi', {
    viola: anomalia('TOTALE_NON_QUADRA'),
    dice: 'violazione avviso: Import dup-990002.xlsx: Il totale non quadra.',
    confine: anomalia('TOTALE_NON_QUADRA', 'Riga corretta a mano'),
    ignoto: anomalia('TOTALE_NON_VERIFICABILE'),
    perche: 'non si leggono',
  });
});

describe('personale', () => {
  const uno = (n: number, altro: object = {}) =>
    Array.from({ length: n }, (_, i) => ({
      matricola: `T${i}`,
      ente: '990001',
      minutiSettimanali: 1000,
      minutiContratto: 1000,
      ...altro,
    }));
  const esce = (al: string | null, altro: object = {}) =>
    p({
      personale: [
        ...uno(9),
        { matricola: 'X', ente: '990001', minutiSettimanali: 180, minutiContratto: 1000, al, ...altro },
      ],
    });
  prova('PERS-10', 'il LEPS raggiunto nel 2026 si perde nel 2027', {
    viola: esce('2026-12-31'),
    dice: 'violazione avviso: Nel 2027 le cessazioni portano il rapporto a 1:5.100.',
    confine: esce(null),
    ignoto: p({
      personale: [
        ...uno(9),
        { matricola: 'X', ente: '990001', minutiSettimanali: 180, minutiContratto: 1000, al: '2026-12-31' },
        { matricola: 'Z', ente: '990001', minutiSettimanali: null, dal: '2027-01-01' },
      ],
    }),
    perche: 'orario di Z non leggibile',
    soggetto: '2027',
  });
  const assunzione = (altro: object) => p({ fabbisogni: [{ ente: '990001', anno: 2027, ...altro }] });
  prova('PERS-08', 'assunzione a tempo determinato sul contributo', {
    viola: assunzione({ fondoId: 'FP-AS', rapporto: 'TD' }),
    dice: 'violazione avviso: 1 FTE conteggiati non sono a tempo indeterminato presso enti pubblici: Alfa 2027, assistente sociale.',
    confine: assunzione({ fondoId: 'FP-AS' }),
    ignoto: assunzione({ fondoId: 'FP-AS', enteId: null }),
    perche: 'ente non è riconosciuto',
  });
  // PNRR ends on 30 June 2026 in the test pack: 36 months before are 1 July 2023.
  prova('PERS-12', 'la fonte deve durare 36 mesi dalla decorrenza', {
    viola: assunzione({ fondoId: 'PNRR', anno: 2023, decorrenza: '2023-07-02' }),
    dice: 'violazione avviso: 1 FTE a tempo indeterminato (Alfa 2023, assistente sociale) poggiano su PNRR, che termina il 30/06/2026.',
    confine: assunzione({ fondoId: 'PNRR', anno: 2023, decorrenza: '2023-07-01' }),
    ignoto: assunzione({ fondoId: 'PNRR', anno: 2023, decorrenza: null }),
    perche: 'manca la data di assunzione',
  });
  prova('PERS-13', 'profilo che il fondo non ammette', {
    viola: assunzione({ fondoId: 'FP-AS', profiloId: 'psicologo' }),
    dice: 'violazione bloccante: Il fondo FP-AS non ammette il profilo psicologo (Alfa 2027).',
    confine: assunzione({ fondoId: 'FP-AS' }),
    ignoto: assunzione({ fondoId: 'FP-AS', profiloId: null, profiloLetto: 'Boh' }),
    perche: '«Boh» non è riconosciuto',
  });
  prova('PERS-14', 'costo oltre il 20 % dalla tabella', {
    viola: assunzione({ costoCents: 4_800_001 }),
    dice: 'violazione informazione: Costo 48.000,01 € per FTE di assistente sociale (Alfa 2027): tabella 40.000,00 €.',
    confine: assunzione({ costoCents: 4_800_000 }),
    ignoto: senzaParametro('pers.costoAnnuoCents', { fabbisogni: [{ ente: '990001', anno: 2027, costoCents: 1 }] }),
    perche: 'tabella dei costi',
  });
  prova('PERS-18', 'una persona per più di un’unità', {
    viola: p({
      personale: [
        { matricola: 'M', ente: '990001', quotaBp: 6000 },
        { matricola: 'M', ente: '990002', quotaBp: 4001 },
      ],
    }),
    dice: "violazione avviso: L'unità M è conteggiata per 1,00 FTE (Alfa e Beta).",
    confine: p({
      personale: [
        { matricola: 'M', ente: '990001', quotaBp: 6000 },
        { matricola: 'M', ente: '990002', quotaBp: 4000 },
      ],
    }),
  });
  prova('PERS-18', 'due persone con la stessa matricola in enti diversi non sono una', {
    viola: p({ personale: [{ matricola: 'M', ente: '990001', quotaBp: 20_000 }] }),
    dice: "violazione avviso: L'unità M è conteggiata per 2,00 FTE (Alfa).",
    confine: p({
      personale: [
        { matricola: 'M', ente: '990001' },
        { matricola: 'M', ente: '990002', dal: '2021-01-01' },
      ],
    }),
  });
  prova('PERS-19', 'area che non è quella del profilo', {
    viola: p({ personale: [{ matricola: 'M', ente: '990001', areaLetta: 'c' }] }),
    dice: 'violazione informazione: M: assistente sociale risulta in area Istruttori.',
    confine: p({ personale: [{ matricola: 'M', ente: '990001', areaLetta: 'funzionari e E.Q.' }] }),
    ignoto: p({ personale: [{ matricola: 'M', ente: '990001', areaLetta: 'Area X' }] }),
    perche: '«Area X»',
  });
  prova('PERS-16', 'coordinatore e nomina', {
    viola: campo({ 'ufficio.coordinatore': 'Ada Prova' }),
    dice: "violazione avviso: Manca il coordinatore d'ambito o il suo atto di nomina.",
    confine: campo({ 'ufficio.coordinatore': 'Ada Prova', 'ufficio.nomina': 'd.d. 1/2026' }),
  });
});

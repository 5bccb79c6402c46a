import { describe, expect, it } from 'vitest';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Piano } from '#domain/piano.ts';
import { idDi } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { p, prova, scheda, senzaParametro, spesa } from '../../support/tre-esiti.ts';
import { rilieviDi } from '../../support/verifica.ts';

describe('co-programmazione, LEPS, indicatori', () => {
  const ets = (campi: object): Piano =>
    p({
      registri: {
        ets: [
          {
            ...nonDetti.ets,
            id: idDi('ets'),
            denominazione: 'Faro APS',
            codiceFiscale: '00743110157',
            sezioneRunts: null,
            repertorioRunts: '123',
            sedeComune: null,
            ...campi,
          },
        ],
      },
      contributi: [],
    });
  const conAutore = (campi: object): Piano => {
    const base = ets(campi);
    const contributo = p({ contributi: [{ codice: 'C1', etsId: idDi('ets') }] }).registri.contributo;
    return { ...base, registri: { ...base.registri, contributo } };
  };
  prova('COP-02', 'repertorio e cifra di controllo', {
    viola: conAutore({ repertorioRunts: 'n.d.', codiceFiscale: '00743110158' }),
    dice: 'violazione avviso: Faro APS: iscrizione RUNTS non verificata, il repertorio «n.d.» non è un numero e il codice fiscale 00743110158 non è valido.',
    confine: conAutore({}),
    ignoto: conAutore({ codiceFiscale: null }),
    perche: 'manca il codice fiscale',
  });
  const accolto = (collegato: boolean): Piano =>
    p({
      contributi: [{ codice: 'C1', esito: 'accolto_in_parte', motivazione: 'Sì' }],
      registri: {
        collegamento: collegato
          ? [{ id: idDi('col'), contributoId: idDi('contributo:C1'), sezioneId: idDi('s'), bloccoId: null }]
          : [],
      },
    });
  prova('COP-04', 'accolto ma senza passaggio', {
    viola: accolto(false),
    dice: 'violazione avviso: Il contributo C1 è accolto ma non compare nel piano.',
    confine: accolto(true),
  });
  prova('COP-08', 'nessun apporto su un LEPS', {
    viola: p({ contributi: [{ codice: 'C1', leps: [] }] }),
    dice: 'violazione informazione: Nessun apporto del Terzo settore su «Residenza fittizia».',
    confine: p({ contributi: [{ codice: 'C1', leps: [{ letto: 'RES', id: 'LEPS-RES' }] }] }),
    soggetto: 'LEPS-RES',
  });
  prova('COP-11', 'un telefono nel contributo, probabile', {
    viola: p({ contributi: [{ codice: 'C1', testo: 'Chiamare Ada al 333 1234567.' }] }),
    dice: 'violazione avviso: Possibili dati personali nel contributo C1 («333 1234567»: numero di telefono).',
    confine: p({ contributi: [{ codice: 'C1', testo: 'Nel 2026 abbiamo seguito 333 famiglie.' }] }),
  });
  prova('COP-09', 'un contributo che chiede l’affidamento', {
    viola: p({ contributi: [{ codice: 'C1', testo: 'Si propone di affidare il servizio.' }] }),
    dice: 'violazione avviso: Il contributo C1 anticipa una co-progettazione («affidare»: richiesta di affidamento).',
    confine: p({ contributi: [{ codice: 'C1', testo: 'Si propone di affidarsi ai volontari.' }] }),
  });
  const comuni = (istat: readonly string[], altri: readonly string[] = []) =>
    p({
      schede: [istat, altri].map((lista, i) =>
        scheda([], { codice: `S0${i + 1}`, comuni: lista.map((c) => ({ letto: c, id: idDi(`comune:${c}`) })) }),
      ),
    });
  const quattro = ['990001', '990002', '990003', '990004'];
  prova('LEPS-16', 'un Comune che nessuna scheda del LEPS serve', {
    viola: comuni(quattro, quattro),
    dice: 'violazione avviso: «Servizio sociale professionale» (scheda S01) non copre: Epsilon.',
    confine: comuni(quattro, ['990005']),
    ignoto: comuni([], quattro),
    perche: 'non dice quali Comuni serve',
    soggetto: 'S01',
  });
  const conElementi = (elementi: Record<string, string>): Piano => {
    const pacco = paccoDiProva();
    return p({
      pacco: {
        ...pacco,
        leps: pacco.leps.map((l) =>
          l.id === 'LEPS-SSP'
            ? {
                ...l,
                elementi: [
                  { id: 'a', testo: 'Sedi' },
                  { id: 'b', testo: 'Orari' },
                ],
              }
            : l,
        ),
      },
      schede: [scheda([], { elementi })],
    });
  };
  prova('LEPS-02', 'un elemento dovuto che manca', {
    viola: conElementi({ a: 'Via Roma', b: 'no' }),
    dice: 'violazione avviso: Nella scheda «Servizio sociale professionale» manca: Orari.',
    confine: conElementi({ a: 'Via Roma', b: '8-14' }),
    ignoto: conElementi({ descrizione: 'x' }),
    perche: 'non li dice ancora',
  });
  const indicatore = (campi: object): Piano =>
    p({
      registri: {
        obiettivo: [
          { ...nonDetti.obiettivo, id: idDi('o'), schedaId: null, testo: 'Più assistenti', documentoId: null },
        ],
        indicatore: [
          {
            ...nonDetti.indicatore,
            id: idDi('i'),
            obiettivoId: idDi('o'),
            codice: 'ssp-rapporto',
            testo: 'Abitanti per AS',
            unita: 'abitanti',
            verso: 'giu',
            base: '6.000',
            traguardi: { 2027: '5.500', 2028: '5.000' },
            fonte: 'SIOSS',
            responsabile: 'UdP',
            documentoId: null,
            ...campi,
          },
        ],
      },
    });
  const giusto = indicatore({});
  prova('IND-01', 'obiettivo non misurabile', {
    viola: indicatore({ base: null, fonte: ' ' }),
    dice: "violazione avviso: L'obiettivo «Più assistenti» non è misurabile: manca valore di partenza e fonte del dato.",
    confine: giusto,
    ignoto: p({}),
    perche: 'obiettivi è vuoto',
  });
  prova('IND-02', 'valori contro il verso', {
    viola: indicatore({ traguardi: { 2027: '5.500', 2028: '5.501' } }),
    dice: 'violazione avviso: «Abitanti per AS»: target base: 6.000, 2027: 5.500, 2028: 5.501 contro verso in diminuzione.',
    confine: indicatore({ traguardi: { 2027: '6.000', 2028: '5.999,9' } }),
    ignoto: indicatore({ verso: null }),
    perche: 'crescere o diminuire',
  });
  prova('IND-03', 'unità di misura', {
    viola: indicatore({ unita: '' }),
    dice: "violazione avviso: «Abitanti per AS»: manca l'unità di misura.",
    confine: giusto,
    ignoto: p({}),
    perche: 'indicatori è vuoto',
  });
  prova('IND-05', 'ultimo valore sotto lo standard', {
    viola: indicatore({ traguardi: { 2028: '5.000,5' } }),
    dice: 'violazione avviso: «Abitanti per AS»: obiettivo 5.000,5 nel 2028 sotto lo standard 5000.',
    confine: giusto,
    ignoto: indicatore({ traguardi: { 2028: 'molti' } }),
    perche: '«molti» non è un numero',
  });
  prova('IND-06', 'fonte del dato', {
    viola: indicatore({ fonte: 'sentito dire' }),
    dice: 'violazione informazione: «Abitanti per AS»: fonte sentito dire non riconosciuta.',
    confine: indicatore({ fonte: 'Registro interno dell’Ambito' }),
    ignoto: ((): Piano => {
      const pacco = paccoDiProva();
      return {
        ...giusto,
        pacco: {
          ...pacco,
          parametri: pacco.parametri.map((x) => (x.id === 'indicatori.fonti' ? { ...x, valore: null } : x)),
        },
      };
    })(),
    perche: 'indicatori.fonti',
  });
  prova('IND-07', 'responsabile', {
    viola: indicatore({ responsabile: null }),
    dice: 'violazione avviso: «Abitanti per AS»: manca il responsabile.',
    confine: giusto,
    ignoto: p({}),
    perche: 'indicatori è vuoto',
  });
  it('le quattro domande «Da rileggere» non sono mai errori', () => {
    const base = p({
      schede: [scheda([spesa('FNA', 2026, '10.00')])],
      sezioni: [{ titolo: 'S01', testi: ['Il servizio è aperto a tutti.'] }],
      registri: { obiettivo: giusto.registri.obiettivo, indicatore: giusto.registri.indicatore },
    });
    const piano = { ...base, sezioni: base.sezioni.map((s) => ({ ...s, schedaId: idDi('scheda:S01') })) };
    for (const regola of ['LEPS-18', 'FIN-17', 'ISS-09', 'IND-08'])
      expect(rilieviDi(piano, regola)).toMatchObject([
        { esito: 'non_verificabile', gravita: 'informazione', daRileggere: true },
      ]);
  });
});

describe('testo', () => {
  const testo = (...testi: string[]) => p({ sezioni: [{ titolo: 'Uno', testi }] });
  const senza = (id: string) => senzaParametro(id, { sezioni: [{ titolo: 'Uno', testi: ['x'] }] });
  prova('TXT-02', 'citazione senza anno, senza articolo', {
    viola: testo('Come dice la legge n. 328, il piano è obbligatorio.'),
    dice: 'violazione informazione: «legge n. 328»: completare con anno.',
    confine: testo(
      'La legge 8 novembre 2000, n. 328, e l’art. 1, comma 170, L. 234/2021; la legge regionale; secondo la legge.',
    ),
  });
  prova('TXT-02', 'E13: comma senza articolo', {
    viola: testo('Legge 234/2021, comma 170'),
    dice: 'violazione informazione: «Legge 234/2021»: completare con articolo.',
    confine: testo('Legge 234/2021, articolo 1, comma 170'),
  });
  it('TXT-03 norma che il catalogo non ha: non verificabile, probabile; quella errata nota è solo di TXT-01', () => {
    const pacco = paccoDiProva();
    const conNumero = {
      ...pacco,
      norme: [...pacco.norme, { ...(pacco.norme[0] ?? { id: '' }), id: 'x', numero: '328', data: '2000-11-08' }],
    } as typeof pacco;
    const di = (t: string) => rilieviDi(p({ pacco: conNumero, sezioni: [{ titolo: 'Uno', testi: [t] }] }), 'TXT-03');
    expect(di('Vista la legge 5 maggio 1999, n. 77.')).toMatchObject([{ esito: 'non_verificabile', probabile: true }]);
    expect(di('Vista la legge 8 novembre 2000, n. 328.')).toEqual([]);
    expect(di('Visto il D.Lgs. 31 marzo 1998, n. 12.')).toEqual([]);
  });
  prova('TXT-04', 'misura abrogata detta come vigente', {
    viola: testo('I beneficiari del reddito di cittadinanza firmano il patto.'),
    dice: 'violazione avviso: «reddito di cittadinanza» cita una misura abrogata.',
    confine: testo('Il reddito di cittadinanza, abrogato dal 2024, non c’è più.'),
    ignoto: senza('testo.misureAbrogate'),
    perche: 'testo.misureAbrogate',
  });
  prova('TXT-07', 'segnaposto scritto a mano', {
    viola: testo('Il coordinatore è XXX.'),
    dice: 'violazione bloccante: Restano segnaposto in «Uno»: «XXX».',
    confine: testo('Nel XX secolo.'),
    ignoto: senza('testo.segnaposti'),
    perche: 'testo.segnaposti',
  });
  prova('TXT-09', 'termine superato', {
    viola: testo('Personale di categoria D.'),
    dice: 'violazione informazione: Termine superato: «categoria D».',
    confine: testo('Personale di categoria E.'),
    ignoto: senza('testo.terminiSuperati'),
    perche: 'testo.terminiSuperati',
  });
  prova('GOV-14', 'ratifica a trenta giorni', {
    viola: testo('L’accordo è ratificato dal Consiglio entro trenta giorni.'),
    dice: 'violazione informazione: La ratifica a 30 giorni riguarda le varianti urbanistiche («ratificato dal Consiglio entro trenta giorni»).',
    confine: testo('La variante urbanistica è ratificata dal Consiglio entro trenta giorni.'),
    ignoto: senza('testo.ratifica'),
    perche: 'testo.ratifica',
  });
});

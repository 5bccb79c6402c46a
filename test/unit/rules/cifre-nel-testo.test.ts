import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collegaDato } from '#domain/collega-dato.ts';
import type { Piano } from '#domain/piano.ts';
import { anniNominati, cifreScritte } from '#rules/cifre-testo.ts';
import { dateScritte, ultimaData } from '#rules/date-testo.ts';
import type { PianoDiProva } from '../../support/costruisci.ts';
import { compila, filiDelModello } from '../../support/modelli.ts';
import { p, scheda, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const lette = (testo: string) => cifreScritte(testo).map((c) => `${c.genere} ${c.testo}`);

describe('numeri scritti in un testo', () => {
  it('importi, numeri, rapporti e giorni, in italiano e in altre forme', () => {
    expect(lette("L'Ambito conta 103.472 abitanti e 12 Comuni al 1° gennaio 2026.")).toEqual([
      'numero 103.472',
      'numero 12',
      'data 1° gennaio 2026',
    ]);
    expect(lette('€ 182.450,00, EUR 1,234,567.89, 1234.56 euro, 1,2 milioni di euro, 250 mila euro')).toEqual([
      'importo € 182.450,00',
      'importo EUR 1,234,567.89',
      'importo 1234.56 euro',
      'importo 1,2 milioni di euro',
      'importo 250 mila euro',
    ]);
    expect(lette('Il rapporto è 1:5.157 dal 05/02/2027.')).toEqual(['rapporto 1:5.157', 'data 05/02/2027']);
    const [cifra] = cifreScritte('250 mila euro');
    expect([cifra?.valore, cifra?.passo]).toEqual([
      { num: 250_000n, den: 1n },
      { num: 10_000n, den: 1n },
    ]);
  });

  it('anni, articoli, atti, elenchi, orari, percentuali, codici e telefoni non sono cifre', () => {
    for (const testo of [
      'art. 1, commi 797-802 e 804, L. 30 dicembre 2020, n. 178; D.Lgs. 267/2000, artt. 30, 31 e 114',
      'Piano 2026-2028, anni 2026, 2027 e 2028; triennio 2026/2028',
      'servizio attivo 24 ore su 24, ore 8:00-18:00, h24',
      'il 43,8 % delle risorse; scheda S01, LEPS-PIS, M5C2, misura 1.1.4, Missione 12, programma 12.07',
      'tel. 0735 1234567; prot. n. 12345 del 2026; DGR n. 1.234; capitolo 7, tabella 3, pagina 12',
      'https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2021-12-30;234',
    ])
      expect({ testo, cifre: lette(testo) }).toEqual({ testo, cifre: [] });
    expect(anniNominati('Nel 2027, ai sensi della L. 8 novembre 2000, n. 328, e non del triennio 2023-2025')).toEqual([
      2027,
    ]);
  });

  it('un giorno che non esiste non è una data; l’ultima data degli estremi di un atto', () => {
    expect(dateScritte('31/02/2026, 30 febbraio 2026, 2026-13-01')).toEqual([]);
    expect(ultimaData('determinazione n. 412 del 14 luglio 2026')).toBe('2026-07-14');
    expect(ultimaData('determinazione n. 412')).toBeNull();
  });

  it('«1:» prima di una data non fa un rapporto con il numero della riga dopo', () => {
    expect(cifreScritte('1:5 marzo 2026\n328').map((c) => `${c.genere} ${c.testo}`)).toEqual([
      'numero 1',
      'data 5 marzo 2026',
      'numero 328',
    ]);
    expect(cifreScritte('un assistente ogni 1 : 6.500').map((c) => `${c.genere} ${c.testo}`)).toEqual([
      'rapporto 1 : 6.500',
    ]);
  });

  it('un testo qualunque si legge senza errori, e ogni cifra sta dove dice', () => {
    const pezzi = fc.constantFrom(
      'art. ',
      '1.234',
      ',5',
      ' € ',
      'euro ',
      '2026',
      '-',
      '/',
      '5 marzo 2026',
      ' abitanti',
      'n. ',
      ' mila ',
      '. ',
      'L. ',
      '328',
      '1:',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pezzi, { maxLength: 25 }), (parti) => {
        const testo = parti.join('');
        for (const c of cifreScritte(testo)) expect(testo.slice(c.da, c.da + c.testo.length)).toBe(c.testo);
      }),
      { numRuns: 300 },
    );
  });
});

/** Findings of a rule on one paragraph of a plan with 45.900 inhabitants (2027) and an assignment of 182.450,00. */
const detto = (regola: string, testo: string, altro: PianoDiProva = {}) =>
  inBreve(
    rilieviDi(
      p({
        fondi: [{ fondo: 'FNPS', anno: 2026, euro: '182450.00' }],
        quote: [{ comune: '990001', anno: 2026, euro: '231000.57' }],
        sezioni: [{ titolo: 'Uno', testi: [testo] }],
        ...altro,
      }),
      regola,
    ),
  );

describe('TXT-05: numeri del Piano scritti a mano', () => {
  it('uguale, arrotondato, diverso', () => {
    expect(detto('TXT-05', "L'Ambito conta 45.900 abitanti.")).toEqual([
      "violazione informazione: «45.900» è scritto a mano: oggi è uguale al dato «Popolazione dell'Ambito», ma non lo segue.",
    ]);
    expect(detto('TXT-05', "L'Ambito conta circa 46 mila abitanti.")).toEqual([
      "violazione informazione: «46 mila» è scritto a mano e arrotonda il dato «Popolazione dell'Ambito» (45.900): se il dato cambia, il testo resta.",
    ]);
    expect(detto('TXT-05', "La popolazione dell'Ambito è pari a 45.900 abitanti.")).toHaveLength(1);
    expect(detto('TXT-05', "L'Ambito conta 45.901 abitanti.")).toEqual([
      "violazione avviso: Nel testo «45.901», nel dato «Popolazione dell'Ambito» 45.900.",
    ]);
    expect(detto('TXT-05', 'Beta ha 9.871 residenti.')).toEqual([
      "violazione avviso: Nel testo «9.871», nel dato «Popolazione dell'Ambito, Beta» 9.870.",
    ]);
    expect(detto('TXT-05', "L'Ambito comprende 4 Comuni.")[0]).toContain('«Numero dei Comuni» 5');
  });

  it('le unità di personale si confrontano come si mostrano, con due decimali', () => {
    const personale = [
      { matricola: 'A', ente: '990001' },
      { matricola: 'B', ente: '990002', minutiSettimanali: 1440 },
    ];
    expect(detto('TXT-05', 'Nel 2026 gli assistenti sociali sono 1,67 FTE.', { personale })[0]).toContain(
      'oggi è uguale',
    );
    expect(detto('TXT-05', 'Nel 2026 gli assistenti sociali sono 1,66 FTE.', { personale })[0]).toContain('nel dato');
  });

  it('quando la frase parla d’altro non dice niente', () => {
    for (const testo of [
      "Nell'Ambito serve un assistente sociale ogni 5.000 abitanti.",
      "L'Ambito conta 7.000 abitanti minori.",
      "Nel 2015 l'Ambito contava 44.000 abitanti.",
      "I Comuni dell'Ambito sotto i 5.000 abitanti sono due.",
      'Alfa e Beta hanno insieme 34.180 abitanti.',
      'La frazione ha 300 abitanti anziani.',
      'Nel 2026 sono nati 312 bambini.',
    ])
      expect({ testo, rilievi: detto('TXT-05', testo) }).toEqual({ testo, rilievi: [] });
  });

  it('chi non si conosce non si confronta: manca una popolazione, il dato non c’è', () => {
    const comuni = [
      { istat: '990001', nome: 'Alfa', residenti: 24310 },
      { istat: '990002', nome: 'Beta', residenti: null },
    ];
    expect(detto('TXT-05', "L'Ambito conta 45.900 abitanti.", { comuni, quote: [] })).toEqual([]);
  });

  it('il testo fissato dal modello non si tocca; i campi collegati non sono cifre scritte', () => {
    const piano = p({ sezioni: [{ titolo: 'Uno', testi: ["L'Ambito conta 45.900 abitanti."] }] });
    const con = (cambia: (s: Piano['sezioni'][number]) => Piano['sezioni'][number]) => ({
      ...piano,
      sezioni: piano.sezioni.map(cambia),
    });
    expect(
      rilieviDi(
        con((s) => ({ ...s, tutela: 'vincolato' })),
        'TXT-05',
      ),
    ).toEqual([]);
    const legato = con((s) => ({
      ...s,
      contenuto: collegaDato(s.contenuto, 'b1', '45.900', 'popolazione.totale') ?? s.contenuto,
    }));
    expect(rilieviDi(legato, 'TXT-05')).toEqual([]);
    expect(legato.sezioni[0]?.contenuto.blocchi[0]).toMatchObject({
      contenuto: [
        { tipo: 'testo', testo: "L'Ambito conta " },
        { tipo: 'dato', rif: 'popolazione.totale' },
        { tipo: 'testo', testo: ' abitanti.' },
      ],
    });
  });
});

describe('QE-08: importi del Piano scritti a mano', () => {
  it('uguale al centesimo, un centesimo di differenza, arrotondato', () => {
    expect(detto('QE-08', 'Nel 2026 sono assegnati 182.450,00 € di FNPS.')).toEqual([
      'violazione informazione: «182.450,00 €» è scritto a mano: oggi è uguale al dato «FNPS: assegnato 2026», ma non lo segue.',
    ]);
    expect(detto('QE-08', 'Nel 2026 sono assegnati 182.450,01 € di FNPS.')).toEqual([
      'violazione avviso: Nel testo «182.450,01 €», nel dato «FNPS: assegnato 2026» 182.450,00 €.',
    ]);
    expect(detto('QE-08', 'Nel 2026 sono assegnati 182 mila euro di FNPS.')[0]).toContain('arrotonda il dato');
  });

  it('un importo preciso si riconosce da solo; uno tondo o piccolo no', () => {
    expect(detto('QE-08', 'Alfa versa 231.000,57 € alla gestione associata.')[0]).toContain(
      '«Quota di un Comune 2026, Alfa»',
    );
    expect(detto('QE-08', 'Si spendono 182.000,00 € per la mensa.')).toEqual([]);
    expect(detto('QE-08', 'Il contributo orario è di 20,50 €.')).toEqual([]);
  });

  it('due importi, due anni, due fondi o un «di cui»: chi sia chi non si sa', () => {
    for (const testo of [
      'Nel 2026 sono assegnati 100.000,00 € e 90.000,00 € di FNPS.',
      'Nel 2026 e nel 2027 sono assegnati 100.000,00 € di FNPS.',
      'Nel 2026 sono assegnati 100.000,00 € di FNPS e FNA.',
      'Nel 2026 il FNPS assegnati, di cui 100.000,00 € alla famiglia.',
      'Nel 2019 erano assegnati 100.000,00 € di FNPS.',
    ])
      expect({ testo, rilievi: detto('QE-08', testo) }).toEqual({ testo, rilievi: [] });
  });

  it('il rimedio lega il campo solo se le parole sono una volta sola', () => {
    const di = (testo: string) =>
      rilieviDi(
        p({ fondi: [{ fondo: 'FNPS', anno: 2026, euro: '182450.00' }], sezioni: [{ titolo: 'Uno', testi: [testo] }] }),
        'QE-08',
      ).map((r) => r.rimedi[0]?.comando);
    const frase = 'Nel 2026 sono assegnati 182.450,00 € di FNPS.';
    expect(di(frase)).toEqual([
      {
        nome: 'sezioni/collega-dato',
        input: expect.objectContaining({ bloccoId: 'b1', testo: '182.450,00 €', rif: 'fondo.fnps.assegnato@2026' }),
      },
    ]);
    expect(di(`${frase} ${frase}`)).toEqual([undefined, undefined]);
  });

  it('cambia il registro e la frase si verifica di nuovo', () => {
    const con = (euro: string) =>
      detto('QE-08', 'Nel 2026 sono assegnati 182.450,00 € di FNPS.', { fondi: [{ fondo: 'FNPS', anno: 2026, euro }] });
    expect(con('182450.00')[0]).toContain('oggi è uguale');
    expect(con('182451.00')[0]).toContain('182.451,00');
  });
});

describe('sigle e citazioni letterali', () => {
  const esito = compila(filiDelModello('nazionale'));
  if (!('ok' in esito)) throw new Error('il modello nazionale non si compila');
  const pacco = esito.ok;
  const sigle = (...testi: string[]) => inBreve(rilieviDi(p({ pacco, sezioni: [{ titolo: 'Uno', testi }] }), 'TXT-06'));
  it('TXT-06 la prima volta che compare; spiegata prima, insieme o mai', () => {
    expect(sigle('Il PUA è aperto. Il PUA accoglie.')).toEqual([
      'violazione informazione: «PUA» non è spiegata la prima volta che compare.',
    ]);
    expect(sigle('Il punto unico di accesso (PUA) è aperto.', 'Il PUA accoglie.')).toEqual([]);
    expect(sigle('Il PUA accoglie.', 'Il punto unico di accesso (PUA) è aperto.')).toHaveLength(1);
    expect(sigle('I dati ISTAT e la scheda XYZ.')).toEqual([]);
  });

  const citata = (testo: string) => rilieviDi(p({ pacco, sezioni: [{ titolo: 'Uno', testi: [testo] }] }), 'TXT-08');
  it('TXT-08 una parola cambiata fra virgolette si vede; apostrofi e accenti no; un altro articolo non si giudica', () => {
    const legge = 'la L. 234/2021, art. 1, c. 163, parla di';
    const giusta =
      'composte da personale adeguatamente formato e numericamente sufficiente appartenente al Servizio sanitario nazionale e agli ATS';
    expect(citata(`Sulle équipe ${legge} équipe «${giusta}».`)).toEqual([]);
    expect(citata(`Sulle équipe ${legge} équipe «${giusta.replace('appartenente […]', '')}».`)).toEqual([]);
    const [r] = citata(`Sulle équipe ${legge} équipe «${giusta.replace('numericamente', 'in numero')}».`);
    expect(r?.messaggio).toContain('La citazione di L. 234/2021, art. 1, c. 163 non è letterale');
    expect(r?.probabile).toBe(true);
    expect(
      citata(
        'Il D.Lgs. 267/2000 vuole che «il consiglio comunale deliberi il bilancio entro il 31 dicembre di ogni anno».',
      ),
    ).toEqual([]);
    expect(
      citata(
        'Le équipe sono «composte da personale formato e in numero sufficiente del Servizio sanitario e degli ATS».',
      ),
    ).toEqual([]);
    expect(
      citata(
        'L’art. 34 D.Lgs. 267/2000: «La vigilanza sull’esecuzione dell’accordo di programma […] sono svolti da un collegio presieduto dal presidente della regione».',
      ),
    ).toEqual([]);
  });
  it('TXT-08 omissis dichiarati, citazioni brevi, norme nominate con un dato vivo, quella che somiglia di più', () => {
    const norma = (id: string, numero: string, data: string) => ({
      ...(pacco.norme.find((n) => n.id === 'tuel') ?? pacco.norme[0]),
      id,
      numero,
      data,
      breve: `L. ${numero}`,
    });
    const legge =
      'ciascun comune presenta ogni anno al consiglio la relazione sullo stato dei servizi sociali del territorio e del distretto sanitario di riferimento';
    const conTesti = (valore: unknown, testo: string) => {
      const suo = {
        ...pacco,
        norme: [...pacco.norme, norma('prova-a', '901', '2020-05-01'), norma('prova-b', '902', '2021-05-01')],
        parametri: pacco.parametri.map((x) => (x.id === 'norme.testi' ? { ...x, valore } : x)),
      } as typeof pacco;
      return rilieviDi(p({ pacco: suo, sezioni: [{ titolo: 'Uno', testi: [testo] }] }), 'TXT-08').map(
        (r) => r.operandi.punto,
      );
    };
    const testi = {
      'prova-a/1': legge,
      'prova-a/2': legge.replace('relazione', 'nota'),
      'prova-b/1': legge,
      'ignota/1': legge,
      'prova-a/3': 7,
    };
    const dice = (fra: string, chi = 'L. 901/2020') => conTesti(testi, `La ${chi} dice «${fra}».`);
    expect(dice(legge)).toEqual([]);
    const storta = legge.replace('presenta', 'porta');
    expect(dice(storta)).toEqual(['1']);
    expect(dice(storta.replace('relazione', 'nota'))).toEqual(['2']);
    for (const segno of ['...', '…', '[...]', '[…]', '(omissis)', '[omissis]', '[del Comune]'])
      expect({ segno, dice: dice(legge.replace('al consiglio', segno)) }).toEqual({ segno, dice: [] });
    expect(dice(legge.replace('al consiglio', ''))).toEqual(['1']);
    // Omissions do not excuse words that are not there.
    expect(dice(`${storta.replace('al consiglio', '[…]')}`)).toEqual(['1']);
    expect(dice(storta, 'L. 903/2020')).toEqual([]);
    expect(dice(storta, 'L. 901/2021')).toEqual([]);
    expect(dice(storta, 'L. 902/2021')).toEqual(['1']);
    expect(dice(storta, '⟦prova-a⟧')).toEqual(['1']);
    expect(dice(storta, '⟦prova-a 1⟧')).toEqual(['1']);
    expect(conTesti('non è una tabella', `La L. 901/2020 dice «${storta}».`)).toEqual([]);
    expect(conTesti(testi, 'La L. 901/2020 dice «ciascun comune porta ogni anno».')).toEqual([]);
  });

  it('i testi delle leggi e del Vademecum, incollati, non danno cifre del Piano', () => {
    const vademecum = readFileSync(new URL('../../fixtures/citazioni/vademecum-cnoas.txt', import.meta.url), 'utf8');
    const piano = p({
      pacco,
      fondi: [{ fondo: 'FNPS', anno: 2026, euro: '182450.00' }],
      schede: [scheda([spesa('FNPS', 2026, '182450.00')])],
      sezioni: vademecum.split(/\n\s*\n/u).map((t, i) => ({ titolo: `${i}`, testi: [t] })),
    });
    expect([...rilieviDi(piano, 'TXT-05'), ...rilieviDi(piano, 'QE-08'), ...rilieviDi(piano, 'TXT-08')]).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frazione, inTesto, somma } from '#domain/frazione.ts';
import { costoProposto, type Ipotesi, pianoConAssunzione, rigaIpotesi } from '#domain/ipotesi-assunzione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { type AnnoIpotesi, effettiAssunzione, spazioConAssunzione } from '#rules/ipotesi-assunzione.ts';
import { passiDellAnno, passoSpazio, titoloIpotesi } from '#rules/passi-ipotesi.ts';
import { enteDi, fabbisogno, idDi, type PersonaDiProva, unPiano } from '../../support/costruisci.ts';
import { righe } from '../../support/righe-registri.ts';
import { senzaParametro } from '../../support/tre-esiti.ts';
import { piani } from '../../support/verifica.ts';

const as = (n: number, minuti = 2160, ente = '990001'): PersonaDiProva[] =>
  Array.from({ length: n }, (_, i) => ({ matricola: `${ente}-${minuti}-${i}`, ente, minutiSettimanali: minuti }));
/** The Ambito of the worked cases with 8,5 FTE at the first Comune. */
const ottoEMezzo = unPiano({ personale: [...as(8), ...as(1, 1080)] });

const base: Ipotesi = {
  enteId: enteDi('990001'),
  fteMilli: 1500,
  dal: '2027-01-01',
  rapporto: 'TI',
  costoFteCents: 3_950_000,
  fondoId: 'COM',
};
const riga = (piano: Piano, parte: Partial<Ipotesi> = {}): Fabbisogno => {
  const r = rigaIpotesi(piano, { ...base, ...parte }, { id: idDi('ipotesi'), minutiContratto: 2160 });
  if (eNonVerificabile(r)) throw new Error(r.nv);
  return r;
};
const effetti = (piano: Piano, parte: Partial<Ipotesi> = {}): readonly AnnoIpotesi[] => {
  const r = riga(piano, parte);
  const anni = effettiAssunzione(piano, pianoConAssunzione(piano, r), r);
  if (eNonVerificabile(anni)) throw new Error(anni.nv);
  return anni;
};
const nel = (anni: readonly AnnoIpotesi[], anno: number): AnnoIpotesi => {
  const a = anni.find((x) => x.anno === anno);
  if (a === undefined) throw new Error(`manca il ${anno}`);
  return a;
};
const contributo = (m: AnnoIpotesi['dopo']): number | string =>
  eNonVerificabile(m.contributo) ? m.contributo.nv : m.contributo.totaleCents;

describe('se si assumesse un assistente sociale', () => {
  it('W04 e W05: da 8,5 a 10 FTE il contributo passa da 57.538,46 a 101.138,46; a 12 si ferma a 130.638,46', () => {
    const dieci = nel(effetti(ottoEMezzo), 2027);
    expect([contributo(dieci.prima), contributo(dieci.dopo)]).toEqual([5_753_846, 10_113_846]);
    expect([inTesto(dieci.prima.alFine), inTesto(dieci.dopo.alFine)]).toEqual(['17/2', '10']);
    expect([dieci.prima.soglia, dieci.dopo.soglia]).toEqual(['contributo', 'leps']);
    expect(dieci.dopo.unoOgni).toEqual(frazione(45_900, 10));
    expect(contributo(nel(effetti(ottoEMezzo, { fteMilli: 3500 }), 2027).dopo)).toBe(13_063_846);
    expect(nel(effetti(ottoEMezzo, { fteMilli: 3500 }), 2027).dopo.soglia).toBe('obiettivo');
  });

  it('W06: con 2,5 FTE dell’Ambito in più la quota di ogni Comune è quella del D.M. 15/2021', () => {
    const piano = unPiano({
      personale: [...as(5), ...as(1, 2160, '990002'), ...as(1, 1080, '990002'), ...as(1, 2160, '990003')],
    });
    const { riparto } = nel(effetti(piano, { enteId: enteDi('ATS'), fteMilli: 2500 }), 2027).dopo;
    if (eNonVerificabile(riparto)) throw new Error(riparto.nv);
    expect(riparto.map((p) => p.cents)).toEqual([6_879_362, 1_938_150, 0, 0, 1_296_334]);
    // The same end reached by half a unit more at Alfa, when those 2,5 are already there.
    const con = unPiano({
      personale: [
        ...as(4),
        ...as(1, 1080),
        ...as(1, 2160, '990002'),
        ...as(1, 1080, '990002'),
        ...as(1, 2160, '990003'),
        ...as(2, 2160, 'ATS'),
        ...as(1, 1080, 'ATS'),
      ],
    });
    const r = riga(con, { fteMilli: 500 });
    const passi = passiDellAnno(con, r, nel(effetti(con, { fteMilli: 500 }), 2027));
    const quota = passi.find((p) => p.titolo === 'Quota di Alfa');
    expect(piani(quota?.calcolo ?? '')).toMatch(/^6,3241 FTE con la sua parte di quelli dell’Ambito.*: 69\.190,00 €/);
    expect(piani(quota?.risultato ?? '')).toMatch(/^68\.793,62 € \(prima |^68\.793,62 €$/);
  });

  it('un’assunzione a metà anno pesa per i suoi giorni, sulla media e sul costo', () => {
    const anno = nel(effetti(ottoEMezzo, { fteMilli: 1000, dal: '2027-05-01' }), 2027);
    expect(inTesto(anno.dopo.media)).toBe(inTesto(somma(anno.prima.media, frazione(245, 365))));
    expect(anno.costo).toEqual({ giorni: 245, giorniAnno: 365, cents: 2_651_370 });
    expect(nel(effetti(ottoEMezzo, { fteMilli: 1000, dal: '2027-05-01' }), 2026).costo.cents).toBe(0);
  });

  it('il tempo determinato conta per il rapporto, non per il contributo', () => {
    const anno = nel(effetti(ottoEMezzo, { rapporto: 'TD' }), 2027);
    expect(inTesto(anno.dopo.alFine)).toBe('10');
    expect(contributo(anno.dopo)).toBe(contributo(anno.prima));
  });

  it('W17: 39.500,00 contro 35.000,00 di spazio sono 4.500,00 oltre; pagata da un fondo è neutra', () => {
    const piano = unPiano({
      comuni: [{ istat: '990001', nome: 'Alfa', residenti: 12_400 }],
      personale: as(1),
      registri: {
        capacitaAssunzionale: righe('capacitaAssunzionale', [
          {
            enteLetto: 'Alfa',
            enteId: enteDi('990001'),
            anno: 2027,
            entrateNetteCents: 900_000_000,
            spesaPersonaleCents: 239_500_000,
          },
        ]),
      },
    });
    const spazio = (parte: Partial<Ipotesi>) => {
      const r = riga(piano, { fteMilli: 1000, ...parte });
      return spazioConAssunzione(piano, pianoConAssunzione(piano, r), r);
    };
    const piena = spazio({});
    expect(piena).toMatchObject({ residuo: frazione(-450_000), basta: false, primaCents: 0, dopoCents: 3_950_000 });
    if (eNonVerificabile(piena)) throw new Error(piena.nv);
    expect(piani(passoSpazio(piano, piena).risultato)).toBe('-4.500,00 € oltre lo spazio');
    expect(spazio({ fondoId: 'PNI' })).toMatchObject({ residuo: frazione(3_500_000), basta: true, dopoCents: 0 });
    expect(spazio({ costoFteCents: 3_500_000 })).toMatchObject({ residuo: frazione(0), basta: true });
    expect(spazio({ costoFteCents: 3_500_001 })).toMatchObject({ basta: false });
    expect(spazio({ fondoId: null })).toMatchObject({ nv: expect.stringContaining('non si dice la fonte') });
    expect(spazio({ costoFteCents: null })).toMatchObject({ nv: expect.stringContaining('manca il costo') });
    expect(spazio({ enteId: enteDi('ATS') })).toMatchObject({ nv: expect.stringContaining('riguarda i Comuni') });
    expect(spazio({ dal: '2028-01-01' })).toMatchObject({ nv: expect.stringContaining('non c’è la riga 2028') });
  });

  it('ogni passo dice i suoi numeri e la sua norma', () => {
    const r = riga(ottoEMezzo);
    const passi = passiDellAnno(ottoEMezzo, r, nel(effetti(ottoEMezzo), 2027));
    expect(piani(titoloIpotesi(r))).toBe('+1,50 FTE a tempo indeterminato, Alfa, dal 1° gennaio 2027');
    expect(passi.map((p) => [p.titolo, piani(p.calcolo), piani(p.risultato)])).toEqual([
      ['In servizio il 31 dicembre 2027', '8,50 + 1,50', '10,00 FTE'],
      ['Un assistente sociale ogni', '45.900 abitanti (2027) ÷ 10,00', '1:4.590'],
      ['Soglie in FTE', '45.900 ÷ 6.500 · 45.900 ÷ 5.000 · 45.900 ÷ 4.000', '7,0615 · 9,1800 · 11,4750'],
      ['Media del 2027 a tempo indeterminato', '8,5000 + 1,50 × 365/365 giorni', '10,0000 FTE'],
      ['Prima fascia', 'FTE fra 1:6.500 e 1:5.000: 2,118462 × 40.000,00', '84.738,46 €'],
      ['Seconda fascia', 'FTE fra 1:5.000 e 1:4.000: 0,820000 × 20.000,00', '16.400,00 €'],
      ['Contributo in più (stima)', '101.138,46 € − 57.538,46 €', '43.600,00 €'],
      ['Quote dei Comuni', '', expect.stringContaining('il D.M. 15/2021 non dice come si divide il resto')],
      ['Costo nell’anno', '59.250,00 € × 365/365 giorni', '59.250,00 €'],
    ]);
    expect(passi[1]?.fonti[0]).toMatchObject({ norma: 'l-178-2020', testo: 'L. 178/2020, art. 1, c. 797' });
  });

  it('niente si scrive: il piano di partenza resta lo stesso e senza personale non si dice niente', () => {
    const prima = JSON.stringify(ottoEMezzo.registri);
    effetti(ottoEMezzo);
    expect(JSON.stringify(ottoEMezzo.registri)).toBe(prima);
    const vuoto = unPiano();
    const r = riga(vuoto);
    expect(effettiAssunzione(vuoto, pianoConAssunzione(vuoto, r), r)).toMatchObject({ nv: expect.any(String) });
  });

  it('il costo proposto è la media esatta di quelli detti nei fabbisogni, o non c’è', () => {
    const senza = senzaParametro('pers.costoAnnuoCents', { personale: as(1) });
    expect(costoProposto(senza)).toBeNull();
    expect(costoProposto(ottoEMezzo)).toEqual({ cents: 4_000_000, fonte: 'tabella dei costi del modello' });
    const piano: Piano = {
      ...senza,
      registri: {
        ...senza.registri,
        fabbisogno: [
          fabbisogno({ ente: '990001', anno: 2027, costoCents: 4_000_000 }),
          fabbisogno({ ente: '990002', anno: 2027, costoCents: 1_900_000, minutiSettimanali: 1080 }),
        ],
      },
    };
    expect(costoProposto(piano)).toEqual({ cents: 3_933_333, fonte: 'media delle 2 assunzioni programmate' });
  });

  it('per qualunque ipotesi gli FTE crescono di ciò che si assume, e il contributo non cala mai', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('990001', '990004', 'ATS'),
        (fteMilli, mese, ente) => {
          const dal = `2027-${String(mese).padStart(2, '0')}-01`;
          const anno = nel(effetti(ottoEMezzo, { fteMilli, dal, enteId: enteDi(ente) }), 2027);
          expect(inTesto(anno.dopo.alFine)).toBe(inTesto(somma(anno.prima.alFine, frazione(fteMilli, 1000))));
          expect(Number(contributo(anno.dopo))).toBeGreaterThanOrEqual(Number(contributo(anno.prima)));
        },
      ),
      { numRuns: 40, seed: 20261124 },
    );
  });
});

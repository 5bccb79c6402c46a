import { describe, expect, it } from 'vitest';
import { graficoDi } from '#charts/indice.ts';
import { temaChiaro, temaScuro, temaVariabili } from '#charts/tema.ts';
import type { NomeFonteGrafico } from '#domain/fonti-modello.ts';
import { fontiGrafico } from '#domain/fonti-modello.ts';
import { unPiano } from '../support/costruisci.ts';
import { piani } from '../support/verifica.ts';

const piano = unPiano({
  personale: [
    { matricola: 'A', ente: '990001' },
    { matricola: 'B', ente: '990001', rapporto: 'TD' },
  ],
  schede: [
    {
      codice: 'S1',
      leps: ['LEPS-SSP'],
      stato: 'attivo',
      risorse: ['COM', 'FNPS', 'PNRR'].map((fondo) => ({ fondo, anno: 2026, euro: '1000.50' })),
    },
  ],
  dup: [{ ente: '990001', cifre: { '12.03': { 2026: '7.00' }, '12.09': { 2026: '1.00' } } }],
});
const fonti = Object.keys(fontiGrafico) as NomeFonteGrafico[];
const grafico = (fonte: NomeFonteGrafico, tema = temaChiaro) => {
  const g = graficoDi(piano, fonte, tema);
  if (!g) throw new Error(`niente da disegnare: ${fonte}`);
  return g;
};

describe('grafici come dati', () => {
  it('ogni fonte ha opzione, parole e tabella, uguali in ogni tema tranne i colori', () => {
    for (const fonte of fonti) {
      const chiaro = grafico(fonte);
      expect(JSON.parse(JSON.stringify(chiaro.opzione))).toEqual(chiaro.opzione);
      expect(chiaro.descrizione.length).toBeGreaterThan(20);
      expect(chiaro.tabella.righe.length).toBeGreaterThan(0);
      for (const riga of chiaro.tabella.righe) expect(riga).toHaveLength(chiaro.tabella.intestazioni.length);
      const senzaColori = (o: unknown) => JSON.stringify(o).replace(/#[0-9a-f]{6}|var\(--[a-z0-9-]+\)/g, 'colore');
      expect(senzaColori(grafico(fonte, temaScuro).opzione)).toBe(senzaColori(chiaro.opzione));
      expect(JSON.stringify(grafico(fonte, temaVariabili).opzione)).not.toMatch(/#[0-9a-f]{6}/);
    }
  });

  it('le barre partono da zero e le soglie portano nome e valore', () => {
    const { opzione, descrizione } = grafico('assistenti-sociali');
    expect(opzione).toMatchObject({
      yAxis: { min: 0 },
      series: [
        {
          name: 'Tempo indeterminato',
          data: [1, 1, 1],
          markLine: {
            data: [
              { label: { formatter: 'obiettivo 11,48\n1:4.000' } },
              { label: { formatter: 'LEPS 9,18\n1:5.000' } },
              { label: { formatter: 'contributo 7,06\n1:6.500' } },
            ],
          },
        },
        { name: 'Tempo determinato', itemStyle: { decal: { symbol: 'rect' } } },
      ],
    });
    expect(descrizione).toContain('2026: 2,00 FTE (1,00 a tempo indeterminato), 1:22.950');
    expect(grafico('fonti-anni').opzione).toMatchObject({ xAxis: { min: 0 } });
  });

  it('una fonte che finisce durante il piano è tratteggiata; i totali sono quelli del registro', () => {
    const { opzione, tabella } = grafico('fonti-anni');
    const serie = opzione.series as { name: string; itemStyle: object }[];
    expect(serie.filter((s) => 'decal' in s.itemStyle).map((s) => s.name)).toEqual(['PNRR']);
    expect(tabella.righe.at(-1)?.map(piani)).toEqual(['Totale', '3.001,50 €', '0,00 €', '0,00 €']);
  });

  it('un DUP che manca resta non verificabile, non diventa zero', () => {
    const { opzione, tabella } = grafico('dup-totali');
    expect(opzione).toMatchObject({
      yAxis: {
        data: [
          'Alfa',
          'Beta, non verificabile',
          'Delta, non verificabile',
          'Epsilon, non verificabile',
          'Gamma, non verificabile',
        ],
      },
    });
    expect(tabella.righe[1]).toEqual(['Beta', 'non verificabile', 'non verificabile', 'non verificabile']);
  });

  it('senza dati non si disegna niente', () => {
    expect(graficoDi(unPiano(), 'assistenti-sociali', temaChiaro)).toBeNull();
    expect(graficoDi(unPiano(), 'fonti-anni', temaChiaro)).toBeNull();
    expect(graficoDi(unPiano(), 'dup-totali', temaChiaro)).toBeNull();
  });
});

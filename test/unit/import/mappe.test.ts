import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Mappa, TabellaLetta } from '#contract/mappa.ts';
import type { Contesto } from '#engine/import/contesto.ts';
import { leggiFile, type RichiestaImport } from '#engine/import/leggi-file.ts';
import { Rifiuto } from '#engine/import/rifiuto.ts';
import { contestoDiProva } from '../../support/contesto-import.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-mappe-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));
const contesto = contestoDiProva([
  ['099001', 'Borgo Alto'],
  ['099002', 'Borgo Basso'],
]);

type Esito = {
  totali: Record<string, string>;
  tabelle: readonly TabellaLetta[];
  rifiuto: string | null;
  codici: string[];
};
const leggi = async (
  testo: string,
  mappa: Mappa | null = null,
  altro: Partial<Contesto> = {},
  genere: RichiestaImport['genere'] = 'dup',
): Promise<Esito> => {
  const percorso = join(cartella, 'prova.csv');
  writeFileSync(percorso, testo);
  try {
    const { lettura, tabelle, anomalie } = await leggiFile({
      percorso,
      nomeFile: 'prova.csv',
      genere,
      comune: null,
      mappa,
      contesto: { ...contesto, ...altro },
    });
    return { totali: { ...lettura.totali }, tabelle, rifiuto: null, codici: anomalie.map((a) => a.codice) };
  } catch (errore) {
    if (!(errore instanceof Rifiuto)) throw errore;
    return { totali: {}, tabelle: errore.tabelle, rifiuto: errore.codice, codici: [] };
  }
};
const mappaDa = (
  t: TabellaLetta | undefined,
  cambia: Record<number, Partial<TabellaLetta['colonne'][number]>>,
): Mappa => {
  if (!t) throw new Error('nessuna tabella');
  return {
    tabelle: [
      {
        impronta: t.impronta,
        usata: true,
        migliaia: t.migliaia,
        annoBase: t.annoBase,
        colonne: t.colonne.map(({ c, ruolo, anno, misura }) => ({ c, ruolo, anno, misura, ...cambiata(cambia[c]) })),
      },
    ],
  };
};
const cambiata = (x: Partial<TabellaLetta['colonne'][number]> | undefined) => ({
  ...(x?.ruolo === undefined ? {} : { ruolo: x.ruolo }),
  ...(x?.anno === undefined ? {} : { anno: x.anno }),
  ...(x?.misura === undefined ? {} : { misura: x.misura }),
});
const ricorda = (mappa: Mappa, mittente: string): Partial<Contesto> => ({
  mappature: mappa.tabelle.map((t) => ({ mittente, impronta: t.impronta, mappa: t })),
});

const strano = (anno: number, comune = 'Borgo Alto') =>
  [
    `Comune di ${comune}`,
    `Prospetto ${anno}-${anno + 2}`,
    'Rif;Area;Prima;Seconda;Terza',
    "12.01;Interventi per l'infanzia;100,50;101,00;102,00",
    '12.07;Programmazione e governo;70,00;71,00;72,00',
    'Totale missione 12;;170,50;172,00;174,00',
    '',
  ].join('\n');

describe('Come si leggono le colonne: proposte, corrette, ricordate', () => {
  it('un’intestazione che non dice niente: rifiutata, con le colonne indovinate dai valori', async () => {
    const { rifiuto, tabelle } = await leggi(strano(2026));
    expect(rifiuto).toBe('TABELLA_NON_TROVATA');
    expect(tabelle).toHaveLength(1);
    expect(tabelle[0]).toMatchObject({ riga: 3, usata: false, annoBase: 2026 });
    expect(tabelle[0]?.colonne.map((c) => [c.lettera, c.ruolo, c.fiducia])).toEqual([
      ['A', 'codice', 'probabile'],
      ['B', 'descrizione', 'probabile'],
      ['C', 'importo', 'probabile'],
      ['D', 'importo', 'probabile'],
      ['E', 'importo', 'probabile'],
    ]);
  });
  it('dette da una persona entrano; l’anno dopo, dallo stesso mittente, nessuno tocca niente', async () => {
    const proposta = (await leggi(strano(2026))).tabelle[0];
    const mappa = mappaDa(proposta, { 2: { anno: 2026 }, 3: { anno: 2027 }, 4: { anno: 2028 } });
    const dopo = await leggi(strano(2026), mappa);
    expect(dopo.totali).toMatchObject({ 'M12/2026': '170.50', 'M12/2027': '172.00', 'M12/2028': '174.00' });
    const prossimo = await leggi(strano(2027), null, ricorda(mappa, '099001'));
    expect(prossimo.totali).toMatchObject({ 'M12/2027': '170.50', 'M12/2028': '172.00', 'M12/2029': '174.00' });
    expect(prossimo.tabelle[0]).toMatchObject({ ricordata: true, usata: true });
  });
  it('di un altro mittente, o con un’altra intestazione, non si usa', async () => {
    const proposta = (await leggi(strano(2026))).tabelle[0];
    const mappa = mappaDa(proposta, { 2: { anno: 2026 }, 3: { anno: 2027 }, 4: { anno: 2028 } });
    expect((await leggi(strano(2026, 'Borgo Basso'), null, ricorda(mappa, '099001'))).rifiuto).toBe(
      'TABELLA_NON_TROVATA',
    );
    const altra = strano(2026).replace('Prima;', 'Uno;');
    expect((await leggi(altra, null, ricorda(mappa, '099001'))).rifiuto).toBe('TABELLA_NON_TROVATA');
  });
  it('una colonna tolta, una misura cambiata, gli importi in migliaia, una tabella lasciata fuori', async () => {
    const testo =
      'Comune di Borgo Alto\nDUP\nProgramma;Titolo;2026;2027;2028;Cassa 2026\n12.01;1;1,00;2,00;3,00;4,00\n12.07;1;5,00;6,00;7,00;8,00\n';
    const letta = await leggi(testo);
    const [t] = letta.tabelle;
    expect(letta.totali).toMatchObject({ 'M12/2027': '8.00', 'M12/2026/cassa': '12.00' });
    const senza = await leggi(testo, mappaDa(t, { 3: { ruolo: 'ignora' }, 5: { ruolo: 'storico' } }));
    expect(Object.keys(senza.totali)).not.toContain('M12/2027');
    expect(Object.keys(senza.totali)).not.toContain('M12/2026/cassa');
    const mille = mappaDa(t, {});
    for (const x of mille.tabelle) x.migliaia = true;
    expect((await leggi(testo, mille)).totali).toMatchObject({ 'M12/2026': '6000.00' });
    const fuori = mappaDa(t, {});
    for (const x of fuori.tabelle) x.usata = false;
    expect(await leggi(testo, fuori)).toMatchObject({ rifiuto: 'TABELLA_NON_TROVATA', tabelle: [{ usata: false }] });
  });
  it('due colonne per lo stesso anno: è letta la prima, e detto', async () => {
    const testo =
      'Comune di Borgo Alto\nDUP\nProgramma;Titolo;Previsione 2026;Stanziamento 2026\n12.01;1;1,00;2,00\n12.07;1;5,00;6,00\n';
    const { totali, codici } = await leggi(testo);
    expect(totali).toMatchObject({ 'M12/2026': '6.00' });
    expect(codici).toContain('COLONNE_DOPPIE');
  });
  it('anche fondi, quote, personale e popolazione dicono le loro colonne', async () => {
    const fondi = await leggi('Fondo;2026;2027\nFNPS;10,00;11,00\n', null, {}, 'fondi');
    expect(fondi.tabelle[0]?.colonne.map((c) => [c.ruolo, c.anno])).toEqual([
      ['fondo', null],
      ['importoAnno', 2026],
      ['importoAnno', 2027],
    ]);
    const quote = await leggi('Comune;2026\nBorgo Alto;5,00\n', null, {}, 'quote');
    expect(quote.tabelle[0]?.colonne.map((c) => c.ruolo)).toEqual(['comune', 'importoAnno']);
    const residenti = await leggi('Comune;A\nBorgo Alto;1500\nBorgo Basso;900\n', null, {}, 'popolazione');
    expect(residenti.rifiuto).toBe('TABELLA_NON_TROVATA');
    const mappa = mappaDa(residenti.tabelle[0], { 0: { ruolo: 'comune' }, 1: { ruolo: 'residentiAl', anno: 2025 } });
    expect((await leggi('Comune;A\nBorgo Alto;1500\nBorgo Basso;900\n', mappa, {}, 'popolazione')).totali).toEqual({
      'residenti/2025': '2400',
    });
  });
});

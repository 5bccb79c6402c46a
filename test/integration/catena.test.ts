import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { controlloSchema, importazioneSchema, type Mostra, type Mostrato, mostraSchemi } from '#contract/cli.ts';
import type { Uscita } from '#contract/define.ts';
import { contrattoRegistri } from '#contract/registri.ts';
import { apriSessione } from '#engine/apri-sessione.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { creaMotore } from '#engine/motore.ts';
import { gestoriRegistri } from '#engine/operations/registri.ts';
import { processiCostruiti } from '../support/lavoratori.ts';
import { bancoComandi, cartellaAmbito, type Esito } from '../support/riga-di-comando.ts';

const attesi = z
  .object({ perAnno: z.record(z.string(), z.looseObject({})) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/attesi/personale-dev.json', import.meta.url), 'utf8')));

const banco = bancoComandi({ PDZ_AUTORE: 'Ada Prova, istruttrice, Ambito di prova' });
const { pdz } = banco;
afterAll(banco.togli);

const file = (nome: string) => cartellaAmbito + nome;
const sha = (nome: string) =>
  createHash('sha256')
    .update(readFileSync(banco.percorso(nome)))
    .digest('hex');
const mostra = async <M extends Mostra>(cosa: M): Promise<Mostrato<M>> => {
  const esito = await pdz('show', cosa, 'x.pdz', '--json');
  expect(esito, esito.messaggi).toMatchObject({ uscita: 0 });
  const letto = mostraSchemi[cosa].parse(JSON.parse(esito.dati));
  return letto as Mostrato<M>;
};

/** Every view of the registers room, as the page gets them. */
const conPianoAperto = async (altra?: string) => {
  const motore = creaMotore({
    adesso: () => new Date(),
    processi: processiCostruiti,
    cartellaDati: banco.percorso('dati'),
    cartellaModelli: cartellaModelliApp,
    emetti: () => {},
  });
  motore.apri(apriSessione(motore, banco.percorso('x.pdz'), false));
  try {
    const gestori = gestoriRegistri(motore);
    if (altra !== undefined) await gestori['registri/vista']({ id: altra });
    const { viste } = contrattoRegistri['registri/elenco'].output.parse(await gestori['registri/elenco']({}));
    const perVista = new Map<string, Uscita<typeof contrattoRegistri, 'registri/vista'>>();
    for (const { id } of viste)
      perVista.set(id, contrattoRegistri['registri/vista'].output.parse(await gestori['registri/vista']({ id })));
    return { viste, perVista };
  } finally {
    motore.apri(null);
  }
};

describe('la catena intera dalla riga di comando, sui file di un Ambito vero', () => {
  const importazioni: Record<string, Esito> = {};
  beforeAll(async () => {
    expect(await pdz('new', 'x.pdz', '--ambito', file('ambito.json'), '--anni', '2026-2028')).toMatchObject({
      uscita: 0,
    });
    for (const [genere, ...nomi] of [
      [
        'dup',
        'dup/DUP_2026-2028_San_Benedetto_del_Tronto.xlsx',
        'dup/NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx',
        'dup/monteprandone_spesa.csv',
        'dup/cupra_marittima_dup.csv',
      ],
      ['personale', 'personale/Elenco_assistenti_sociali_ATS21_2026.xlsx', 'personale/PTFP_2026-2028_Grottammare.csv'],
      ['fondi', 'fondi/Assegnazioni_fondi.xlsx', 'fondi/Quadro_finanziario_PdZ.xlsx'],
      ['quote', 'fondi/quote_comuni.csv'],
      ['schede', 'piano_schede.json'],
      ['contributi', 'contributi/contributi.jsonl'],
    ] as const)
      importazioni[genere] = await pdz('import', genere, ...nomi.map(file), '--into', 'x.pdz', '--json');
  }, 240_000);

  it('ogni importazione riesce, con esito 0, totali e anomalie al loro posto', () => {
    for (const [genere, e] of Object.entries(importazioni)) {
      expect(e, `${genere}: ${e.messaggi}`).toMatchObject({ uscita: 0 });
      expect(importazioneSchema.parse(JSON.parse(e.dati)).rifiutati).toEqual([]);
    }
    expect(importazioni.personale?.messaggi).toContain('PERSONALE_DOPPIO');
    expect(importazioni.fondi?.messaggi).toContain('TOTALE_NON_QUADRA');
  });

  it('show ambito: 101.428 abitanti (2021), dodici Comuni', async () => {
    const a = await mostra('ambito');
    expect(a.popolazione).toEqual({ totale: 101_428, anno: 2021 });
    expect(a).toMatchObject({ capofila: 'San Benedetto del Tronto', anni: [2026, 2027, 2028], forma: 'convenzione30' });
    expect(a.comuni).toHaveLength(12);
    expect((await pdz('show', 'ambito', 'x.pdz')).dati).toContain('Popolazione: 101.428 (2021).');
  });

  it('show personale 2026: le cifre attese, tutte', async () => {
    const p = await mostra('personale');
    const atteso = attesi.perAnno['2026'];
    const avuto = p.perAnno['2026'];
    expect(avuto).toMatchObject({ TI: { al3112: '17.683333', mediaAnnua: '17.020320' }, TIpiuTD_3112: '19.683333' });
    expect(avuto?.TI.frazione.al3112).toEqual({ num: '1061', den: '60' });
    for (const chiave of [
      'TD',
      'rapporto3112',
      'sogliaFTE',
      'contributoSuMediaAnnua',
      'contributoSu3112',
      'entiSenzaAS_TI_TD',
    ])
      expect(avuto, chiave).toMatchObject({ [chiave]: atteso?.[chiave] });
    const perEnte = z.record(z.string(), z.object({ fteTI: z.string() })).parse(atteso?.perEnte3112);
    for (const [ente, e] of Object.entries(perEnte)) expect(avuto?.perEnte3112[ente]?.fteTI, ente).toBe(e.fteTI);
  });

  it('AT001 conta una volta; esterni e altri profili sono detti; l’aspettativa è fuori', async () => {
    const p = await mostra('personale');
    const motivi = Object.fromEntries(p.esclusi.map((e) => [e.matricola, e.motivo]));
    expect(Object.keys(motivi).sort()).toEqual(['AT001', 'CO001', 'CO002', 'SB020', 'SB021', 'SB022', 'SB023']);
    expect(p.persone.filter((x) => x.matricola === 'AT001').map((x) => x.conta)).toEqual([true, false]);
    expect(motivi.CO001).toContain('Esterno');
    expect(motivi.SB020).toContain('non è assistente sociale');
    expect(p.persone.find((x) => x.matricola === 'GR002')?.assenze).toMatchObject([
      { dal: '2026-02-01', al: '2027-01-31' },
    ]);
  });

  it('show dup: vale la nota di aggiornamento, il DUP superato resta leggibile', async () => {
    const d = await mostra('dup');
    const stati = Object.fromEntries(d.file.map((f) => [f.file, f.stato]));
    expect(stati['DUP_2026-2028_San_Benedetto_del_Tronto.xlsx']).toBe('superato');
    expect(stati['NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx']).toBe('valido');
    const nadup = d.file.find((f) => f.versione === 'NADUP');
    expect(nadup?.totaleM12).toEqual({ '2026': '7680113.47', '2027': '6613620.03', '2028': '6408813.30' });
    expect(d.file.find((f) => f.versione === 'DUP')?.totaleM12['2026']).toBe('7595113.47');
    expect(d.totaleAmbito.comuniConDup).toBe(3);
  });

  it('show fondi, quote, schede, contributi, leps: i totali attesi', async () => {
    const fondi = await mostra('fondi');
    expect(fondi.voci.find((v) => v.fondo === 'FNA' && v.anno === 2027)).toMatchObject({
      assegnato: '736234.03',
      programmato: '748579.70',
      differenza: '-12345.67',
    });
    const quote = await mostra('quote');
    expect(quote.quoteComuniTotali).toEqual({ '2026': '966406.50', '2027': '994224.60', '2028': '972280.00' });
    expect(quote.senzaImporto).toEqual({ '2028': ['044031'] });
    expect((await mostra('schede')).schede).toHaveLength(17);
    const contributi = await mostra('contributi');
    expect(contributi).toMatchObject({ totale: 40, conEsito: 0 });
    expect(contributi.duplicatiEsatti).toEqual([
      ['C004', 'C012'],
      ['C009', 'C028'],
    ]);
    expect(contributi.revisioni).toEqual([['C020', 'C036']]);
    const leps = await mostra('leps');
    expect(leps.leps.find((l) => l.id === 'LEPS-RES')).toMatchObject({ senzaScheda: true, obbligatorio: true });
    expect((await mostra('versioni')).versioni).toEqual([]);
  });

  it('registri: ogni vista ha righe intere, e ogni cella letta dice file, foglio e cella', async () => {
    const { viste, perVista } = await conPianoAperto();
    expect(viste.map((v) => v.id)).toContain('parametri');
    for (const { id, righe } of viste) {
      const vista = perVista.get(id);
      expect(
        vista?.righe.filter((r) => !r.totale),
        id,
      ).toHaveLength(righe);
      for (const r of vista?.righe ?? []) expect(r.celle, `${id} ${r.id}`).toHaveLength(vista?.colonne.length ?? 0);
      expect(new Set(vista?.righe.map((r) => r.id)).size, id).toBe(vista?.righe.length);
    }
    const cella = (vista: string, riga: (testi: readonly string[]) => boolean, colonna: string) => {
      const v = perVista.get(vista);
      const r = v?.righe.find((x) => riga(x.celle.map((c) => c.testo)));
      return r?.celle[v?.colonne.findIndex((c) => c.id === colonna) ?? -1];
    };
    const dup = cella('dup', (t) => t[0] === 'San Benedetto del Tronto' && t[1] === '12.04', 't1-2026');
    expect(dup).toMatchObject({
      stato: 'ok',
      fonte: { file: 'NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx', foglio: 'SeO - Spesa' },
    });
    expect(dup?.fonte?.cella).toMatch(/^[A-Z]+\d+$/u);
    expect(dup?.fonte?.letto).not.toBeNull();
    expect(cella('dup', (t) => t[0] === 'Carassai' && t[2] === 'Totale Missione 12', 'tot-2026')).toMatchObject({
      stato: 'ignoto',
      valore: null,
    });
    expect(cella('personale', (t) => t[0] === 'SB007', 'fte')).toMatchObject({ testo: '0,83', valore: '0.833333' });
    expect(cella('personale', (t) => t[0] === 'CO001', 'motivo')?.testo).toContain('Esterno');
    expect(cella('quote', (t) => t[0] === 'Monsampolo del Tronto' && t[1] === '2028', 'importo')).toMatchObject({
      stato: 'errore',
      valore: null,
    });
    expect(cella('fondi', (t) => t[0] === 'FNA' && t[2] === '2027', 'differenza')).toMatchObject({
      valore: '-12345.67',
      stato: 'derivato',
    });
    expect(cella('documenti', (t) => (t[0] ?? '').startsWith('DUP_2026'), 'stato')?.testo).toBe('superato');
    expect(perVista.get('leps')?.righe.some((r) => r.celle.some((c) => c.testo === 'da verificare'))).toBe(true);
    expect(perVista.get('anomalie')?.anomalie.length).toBeGreaterThan(20);
  });

  it('registri: un nome che non c’è è un errore', async () => {
    await expect(conPianoAperto('inventato')).rejects.toThrow("Non c'è un registro");
  });

  it('check: esce 1 e trova FNA 2027, PNRR, residenza fittizia, Carassai e Montalto', async () => {
    const e = await pdz('check', 'x.pdz', '--json');
    expect(e.uscita).toBe(1);
    const { rilievi, riepilogo } = controlloSchema.parse(JSON.parse(e.dati));
    const trova = (regola: string, parte: string) =>
      rilievi.filter((r) => r.regola === regola && `${r.soggetto} ${r.messaggio} ${r.espressione}`.includes(parte));
    expect(trova('FIN-02', '12.345,67')).toHaveLength(1);
    expect(riepilogo['FIN-06']).toMatchObject({ violazione: 1, non_verificabile: 5 });
    expect(trova('LEPS-01', 'residenza fittizia')).toMatchObject([{ esito: 'violazione', gravita: 'bloccante' }]);
    expect(trova('QE-05', 'Carassai')).toHaveLength(1);
    expect(trova('QE-05', 'Montalto')).toHaveLength(3);
    expect(riepilogo['QE-05']).toMatchObject({ violazione: 4, non_verificabile: 1 });
    const carassai = trova('QE-05', 'Carassai')[0];
    expect(carassai?.luoghi.some((l) => l.file === 'quote_comuni.csv' && l.cella !== undefined)).toBe(true);
  });

  it('check --regola: una sola regola, un nome sbagliato esce 2', async () => {
    const una = await pdz('check', 'x.pdz', '--json', '--regola', 'FIN-02');
    expect(Object.keys(controlloSchema.parse(JSON.parse(una.dati)).riepilogo)).toEqual(['FIN-02']);
    const nessuna = await pdz('check', 'x.pdz', '--regola', 'ZZ-99');
    expect(nessuna).toMatchObject({ uscita: 2, dati: '' });
    expect(nessuna.messaggi).toContain("La regola «ZZ-99» non c'è");
  });

  it('leggere e verificare non cambia il file', async () => {
    const prima = sha('x.pdz');
    await pdz('show', 'dup', 'x.pdz');
    await pdz('check', 'x.pdz');
    expect(sha('x.pdz')).toBe(prima);
  });

  it('lo stesso file due volte non cambia niente; un file che non si legge lascia il piano com’era', async () => {
    const prima = sha('x.pdz');
    const due = await pdz('import', 'quote', file('fondi/quote_comuni.csv'), '--into', 'x.pdz');
    expect(due.uscita).toBe(0);
    expect(due.messaggi).toContain('già importato come');
    const sbagliato = await pdz('import', 'dup', file('contributi/contributi.jsonl'), '--into', 'x.pdz', '--json');
    expect(sbagliato.uscita).toBe(2);
    expect(importazioneSchema.parse(JSON.parse(sbagliato.dati)).rifiutati).toHaveLength(1);
    expect(sbagliato.messaggi).toContain('RIFIUTATO contributi.jsonl');
    expect(sha('x.pdz')).toBe(prima);
  });

  it('export accordo: due volte lo stesso file; freeze e --versione', async () => {
    const primo = await pdz('export', 'accordo', 'x.pdz', '-o', 'a.docx');
    expect(primo, primo.messaggi).toMatchObject({ uscita: 0 });
    await pdz('export', 'accordo', 'x.pdz', '-o', 'b.docx');
    expect(sha('a.docx')).toBe(sha('b.docx'));
    expect(primo.dati).toBe(`${sha('a.docx')}  a.docx`);
    const congelata = await pdz('freeze', 'x.pdz', '--nome', 'Bozza 1', '--motivo', 'Prova');
    expect(congelata.dati).toMatch(/^1\tBozza 1\t[0-9a-f]{64}$/u);
    const { versioni } = await mostra('versioni');
    expect(versioni).toMatchObject([
      { numero: 1, nome: 'Bozza 1', motivo: 'Prova', autore: 'Ada Prova, istruttrice, Ambito di prova' },
    ]);
    expect((await pdz('export', 'piano', 'x.pdz', '-o', 'p.docx', '--versione', '1')).uscita).toBe(0);
    expect(await pdz('export', 'piano', 'x.pdz', '-o', 'q.docx', '--versione', '9')).toMatchObject({
      uscita: 2,
      dati: '',
    });
    expect(existsSync(banco.percorso('q.docx'))).toBe(false);
  }, 120_000);

  it('un file rifiutato accanto a uno buono: esce 1, il buono è dentro', async () => {
    await pdz('new', 'y.pdz', '--ambito', file('ambito.json'));
    const e = await pdz(
      'import',
      'quote',
      file('fondi/quote_comuni.csv'),
      file('contributi/contributi.jsonl'),
      '--into',
      'y.pdz',
      '--json',
    );
    expect(e.uscita).toBe(1);
    const esito = importazioneSchema.parse(JSON.parse(e.dati));
    expect([esito.importati.length, esito.rifiutati.length]).toEqual([1, 1]);
  });
});

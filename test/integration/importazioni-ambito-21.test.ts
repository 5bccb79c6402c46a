import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { frazione, somma, zero } from '#domain/frazione.ts';
import type { RigaLetta } from '#domain/registri.ts';
import type { AnomaliaLetta } from '#engine/import/anomalie.ts';
import { comeRiga } from '#engine/import/celle.ts';
import type { Contesto } from '#engine/import/contesto.ts';
import { type FileLetto, leggiFile, type RichiestaImport } from '#engine/import/leggi-file.ts';
import { comuniDi, contestoDiProva } from '../support/contesto-import.ts';

const radice = join(import.meta.dirname, '../fixtures/ambito-21');
const attesi = JSON.parse(readFileSync(join(radice, 'attesi.json'), 'utf8'));
const contesto = contestoDiProva(comuniDi(join(radice, 'ambito.json')));
const leggi = (
  genere: RichiestaImport['genere'],
  file: string,
  comune: string | null = null,
  altro: Partial<Contesto> = {},
): Promise<FileLetto> =>
  leggiFile({
    percorso: join(radice, file),
    nomeFile: file.slice(file.lastIndexOf('/') + 1),
    genere,
    comune,
    contesto: { ...contesto, ...altro },
  });
const euro = (cents: number | null): string | null => {
  if (cents === null) return null;
  const testo = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${testo.slice(0, -2)}.${testo.slice(-2)}`;
};
const codici = (anomalie: readonly AnomaliaLetta[], gravita?: string) =>
  anomalie.filter((a) => !gravita || a.gravita === gravita).map((a) => `${a.codice} ${a.cella ?? a.riga ?? ''}`.trim());
const ente = (enteId: string | null) => {
  const comune = contesto.comuni.find((c) => c.enteId === enteId);
  return comune ? comune.codiceIstat : contesto.enti.find((e) => e.id === enteId)?.tipo === 'ambito' ? 'ATS' : enteId;
};

describe('DUP dell’Ambito 21: ogni riga e ogni totale come attesi', () => {
  for (const f of attesi.dup.file) {
    it(f.file, async () => {
      const scelto = f.file.includes('cossignano') ? f.comune : null;
      const { lettura } = await leggi('dup', f.file, scelto);
      const celle: RigaLetta[] = [...lettura.celle()].map(comeRiga);
      const righe = celle.filter((c) => c.ruolo === 'riga');
      expect(ente(lettura.enteId)).toBe(f.comune);
      const lette = new Map<string, { competenza?: string | null; cassa?: string | null }>();
      for (const r of righe) {
        if (r.misura !== 'competenza' && r.misura !== 'cassa') continue;
        const k = `${r.programmaId}/${r.titolo}/${r.anno}`;
        lette.set(k, { ...lette.get(k), [r.misura]: euro(r.importoCents) });
      }
      const volute = new Map<string, object>();
      for (const { programma, titolo, anno, ...importi } of f.righe)
        volute.set(`${programma}/${titolo}/${anno}`, importi);
      expect(Object.fromEntries(lette)).toEqual(Object.fromEntries(volute));
      const totale = (scegli: (r: RigaLetta) => boolean) =>
        righe.reduce((n, r) => n + (scegli(r) ? (r.importoCents ?? 0) : 0), 0);
      for (const [anno, voluto] of Object.entries(f.totaleM12))
        expect(euro(totale((r) => r.misura === 'competenza' && r.anno === Number(anno)))).toBe(voluto);
      expect(euro(totale((r) => r.misura === 'cassa'))).toBe(f.cassaPrimoAnno);
      for (const r of celle) {
        expect(r.cella, 'ogni cifra dice la sua cella').toMatch(/^[A-Z]+\d+$/);
        expect(r.foglio).toBe(f.formato === 'ods' ? 'Spesa' : f.foglio);
        expect(r.missione).toBe('12');
      }
    });
  }

  it('tipo e data degli atti decidono chi vale', async () => {
    expect((await leggi('dup', 'dup/DUP_2026-2028_San_Benedetto_del_Tronto.xlsx')).lettura).toMatchObject({
      tipo: 'DUP',
      dataAtto: '2025-07-31',
      annoDal: 2026,
      annoAl: 2028,
    });
    expect((await leggi('dup', 'dup/NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx')).lettura).toMatchObject({
      tipo: 'NADUP',
      dataAtto: '2025-12-22',
    });
    expect((await leggi('dup', 'dup/DUP_San_Benedetto_formule_senza_cache.xlsx')).lettura).toMatchObject({
      tipo: 'DUP',
      dataAtto: null,
    });
    expect((await leggi('dup', 'dup/monteprandone_spesa.csv')).lettura.tipo).toBe('BILANCIO');
  });

  it.each([
    ['DUP_2026-2028_San_Benedetto_del_Tronto.xlsx', ['FOGLIO_ENTRATE']],
    ['DUP_San_Benedetto_formule_senza_cache.xlsx', ['FOGLIO_ENTRATE', 'FORMULE_SENZA_VALORE E9:H95']],
    ['Grottammare_missione12.xlsx', ['CODICE_AMBIGUO A6', 'CODICE_AMBIGUO A7', 'NUMERO_COME_TESTO F6:F21']],
    [
      "Montefiore_dell'Aso_estrazione.xlsx",
      [
        'VALORE_NON_NUMERICO H16',
        'IMPORTO_NEGATIVO H23',
        'VALORE_NON_NUMERICO H28',
        'NUMERO_COME_TESTO H11',
        'TIPO_PRESUNTO',
      ],
    ],
    [
      'montalto_delle_marche.csv',
      ['FORMATO_NUMERI_MISTO F7', 'FORMATO_NUMERI_MISTO F21', 'COMUNE_DAL_NOME_FILE', 'TIPO_PRESUNTO', 'ANNO_MANCANTE'],
    ],
    ['Carassai_DUP_semplificato.xlsx', ['TOTALE_NON_QUADRA D11']],
    ['Massignano_DUP_2026.xls', ['RIGA_DUPLICATA A6:H7']],
    ['Ripatransone DUPS.ods', []],
    ['monteprandone_spesa.csv', []],
    ['cupra_marittima_dup.csv', ['COMUNE_DAL_NOME_FILE']],
  ])('anomalie di %s: quelle e nessun’altra', async (file, volute) => {
    expect(codici((await leggi('dup', `dup/${file}`)).anomalie)).toEqual(volute);
  });
  it('i totali che non quadrano dicono le due cifre', async () => {
    const { anomalie } = await leggi('dup', 'dup/Carassai_DUP_semplificato.xlsx');
    expect(anomalie[0]).toMatchObject({
      codice: 'TOTALE_NON_QUADRA',
      foglio: 'M12',
      cella: 'D11',
      trovato: '77590.00',
      atteso: '67590.00',
      gravita: 'errore',
    });
  });
  it('il codice di un altro Comune fa rifiutare il file, se non si dice di chi è', async () => {
    await expect(leggi('dup', 'dup/cossignano_export.txt')).rejects.toMatchObject({
      codice: 'CODICE_COMUNE_ERRATO',
      cella: 'A2',
      atteso: '044016 (Cossignano)',
    });
    expect(codici((await leggi('dup', 'dup/cossignano_export.txt', '044016')).anomalie)).toContain(
      'CODICE_COMUNE_ERRATO A2',
    );
  });
});

describe('Personale dell’Ambito 21', () => {
  let elenco: FileLetto;
  beforeAll(async () => {
    elenco = await leggi('personale', 'personale/Elenco_assistenti_sociali_ATS21_2026.xlsx');
  });
  it('ogni persona come attesa: ente, rapporto, tempo, date, doppioni', () => {
    const persone = elenco.lettura.righe.persona ?? [];
    const rapporti: Record<string, string> = { esterno: 'ALTRO' };
    expect(
      persone.map((p) => ({
        matricola: p.matricola,
        ente: ente(p.enteId),
        assistenteSociale: p.profiloId === 'assistente-sociale',
        rapporto: rapporti[p.rapporto] ?? p.rapporto,
        fte: ((p.minutiSettimanali ?? 0) * p.quotaBp) / (p.minutiContratto * 10_000),
        dal: p.dal,
        al: p.al,
        doppio: p.doppiaDi !== null,
      })),
    ).toEqual(attesi.personale.persone.map((p: { fte: string }) => ({ ...p, fte: expect.closeTo(Number(p.fte), 6) })));
    const gr = persone.find((p) => p.matricola === 'GR002');
    expect(gr?.assenze).toEqual([{ dal: '2026-02-01', al: '2027-01-31', motivo: 'aspettativa' }]);
    const ms = persone.find((p) => p.matricola === 'MS001');
    expect(ms).toMatchObject({ minutiSettimanali: 2160, minutiContratto: 2160, quotaBp: 6000 });
    const fte = persone
      .filter(
        (p) =>
          p.profiloId === 'assistente-sociale' &&
          p.rapporto === 'TI' &&
          p.doppiaDi === null &&
          (p.al ?? '9999') > '2026-12-31' &&
          p.assenze.length === 0,
      )
      .reduce(
        (n, p) =>
          somma(n, frazione(BigInt((p.minutiSettimanali ?? 0) * p.quotaBp), BigInt(p.minutiContratto * 10_000))),
        zero,
      );
    expect(fte).toEqual(frazione(1001, 60));
  });
  it('anomalie: quelle attese, al loro posto, più l’anno a due cifre', () => {
    expect(codici(elenco.anomalie)).toEqual([
      'AREA_SUPERATA D12',
      'FALSO_ASSISTENTE_SOCIALE C14',
      'FALSO_ASSISTENTE_SOCIALE C15',
      'PERSONALE_ESTERNO E24',
      'PERSONALE_ESTERNO E25',
      'ANNO_A_DUE_CIFRE G26',
      'ASPETTATIVA J27',
      'DATA_NON_INTERPRETABILE G38',
      'PERSONALE_DOPPIO B23',
    ]);
    expect(elenco.lettura.dataAtto).toBe('2025-09-30');
  });
  it('assunzioni programmate: ente, anno, unità, decorrenza', async () => {
    const lette = [];
    for (const file of ['PTFP_2026-2028_Grottammare.csv', 'PTFP_San_Benedetto_2026_2028.xlsx']) {
      const { lettura } = await leggi('personale', `personale/${file}`);
      for (const f of lettura.righe.fabbisogno ?? [])
        if (f.profiloId === 'assistente-sociale' && f.tipo === 'assunzione')
          lette.push({
            ente: ente(f.enteId),
            anno: f.anno,
            unita: f.unitaMilli / 1000,
            fte: ((f.unitaMilli / 1000) * (f.minutiSettimanali ?? f.minutiContratto)) / f.minutiContratto,
            rap: f.rapporto,
            dec: f.decorrenza,
            fonte: file,
          });
    }
    expect(lette).toEqual(
      attesi.personale.assunzioniProgrammate
        .filter((a: { fonte: string }) => !a.fonte.endsWith('.docx'))
        .map(({ ente: e, anno, unita, fte, rap, dec, fonte }: Record<string, unknown>) => ({
          ente: e,
          anno,
          unita,
          fte,
          rap,
          dec,
          fonte,
        })),
    );
  });
  it('la dotazione che dice altre ore è segnalata, l’elenco resta', async () => {
    const persone = elenco.lettura.righe.persona ?? [];
    const { anomalie, lettura } = await leggi('personale', 'personale/dotazione_organica_Ripatransone.csv', null, {
      persone,
    });
    expect(codici(anomalie, 'errore')).toEqual(['ORARIO_DISCORDE E2']);
    expect(lettura.righe.persona).toEqual([]);
  });
});

describe('Fondi, quote, schede, contributi dell’Ambito 21', () => {
  it('assegnazioni: ogni cifra, il fondo del modello, il totale sbagliato di 900 euro', async () => {
    const { lettura, anomalie } = await leggi('fondi', 'fondi/Assegnazioni_fondi.xlsx');
    const lette: Record<string, Record<string, string | null>> = {};
    for (const a of lettura.righe.assegnazione ?? []) {
      lette[a.fondoLetto] = { ...lette[a.fondoLetto], [String(a.anno)]: euro(a.importoCents) };
      expect(a.fondoId, a.fondoLetto).not.toBeNull();
    }
    expect(lette).toEqual(attesi.piano.assegnazioni);
    expect(anomalie).toMatchObject([
      { codice: 'TOTALE_NON_QUADRA', foglio: 'Assegnazioni', cella: 'F4', trovato: '1868514.60', atteso: '1869414.60' },
    ]);
  });
  it('il quadro finanziario è un prospetto scritto, mai righe del piano', async () => {
    const { lettura, anomalie } = await leggi('fondi', 'fondi/Quadro_finanziario_PdZ.xlsx');
    expect(lettura.genere).toBe('prospetto');
    expect(Object.keys(lettura.righe)).toEqual(['prospettoScritto']);
    expect(lettura.righe.prospettoScritto?.filter((r) => r.ruolo === 'riga')).toHaveLength(51 * 10);
    expect(anomalie).toEqual([]);
  });
  it('quote: totali per anno, quota mancante sconosciuta con il valore che ci si aspetta', async () => {
    const { lettura, anomalie } = await leggi('quote', 'fondi/quote_comuni.csv');
    for (const [anno, voluto] of Object.entries(attesi.piano.quoteComuniTotali))
      expect(lettura.totali[`quote/${anno}`]).toBe(voluto);
    const quote = lettura.righe.quota ?? [];
    expect(quote.filter((q) => q.ruolo === 'riga')).toHaveLength(36);
    expect(quote.find((q) => q.letto === '6.953,00')).toMatchObject({
      anno: 2027,
      importoCents: 695_300,
      popolazioneUsata: 985,
      euroAbCents: 980,
    });
    expect(quote.find((q) => q.importoCents === null)).toMatchObject({ anno: 2028, letto: null });
    expect(anomalie.find((a) => a.codice === 'QUOTA_MANCANTE')).toMatchObject({
      cella: 'F9',
      atteso: '44990.00',
      gravita: 'errore',
    });
    expect(codici(anomalie)).toEqual(['QUOTA_MANCANTE F9', 'TOTALE_NON_QUADRA C14', 'TOTALE_NON_VERIFICABILE F14']);
  });
  it('schede: risorse al centesimo per fonte e anno, anomalie al loro posto', async () => {
    const { lettura, anomalie } = await leggi('schede', 'piano_schede.json');
    const { schede: _, ...totali } = lettura.totali;
    expect(totali).toEqual(attesi.piano.totaliPianoPerFonteAnno);
    expect(lettura.schedeNuove).toHaveLength(17);
    const somme = (righe: readonly { importoCents: number | null }[] | undefined) =>
      (righe ?? []).reduce((n, r) => n + (r.importoCents ?? 0), 0);
    expect(somme(lettura.righe.voceAnno)).toBe(somme(lettura.righe.copertura));
    expect(lettura.righe.copertura?.every((c) => c.fondoId !== null && c.annualita === c.anno)).toBe(true);
    expect(lettura.righe.voceSpesa?.filter((v) => v.enteId === null).map((v) => v.enteLetto)).toEqual(['044015']);
    expect(lettura.righe.personaleRichiesto?.map((p) => p.fteMilli)).toEqual([2000, 2000, 2500, 5000, 250]);
    expect(lettura.righe.indicatore).toMatchObject([{ traguardi: { 2027: '5000' } }]);
    expect(codici(anomalie)).toEqual([
      'LEPS_SCONOSCIUTO schede[1].leps',
      'COMUNE_FUORI_AMBITO schede[1].comuni',
      'COMUNE_FUORI_AMBITO schede[1].risorse[42].ente',
      'IMPORTO_NEGATIVO schede[4].risorse[37].importo',
      'ANNO_FUORI_TRIENNIO schede[6].risorse[39].anno',
      'PROGRAMMA_DUP_NON_VALIDO schede[8].programmaDup',
    ]);
  });
  it('le schede già nel piano si riconoscono dal codice e conservano il loro id', async () => {
    const prima = await leggi('schede', 'piano_schede.json');
    const dopo = await leggi('schede', 'piano_schede.json', null, {
      schede: prima.lettura.schedeNuove.map((s) => (s.codice === 'S01' ? { ...s, titolo: 'Titolo di prima' } : s)),
    });
    expect(dopo.lettura.schedeNuove).toEqual([]);
    expect(dopo.lettura.operazioni).toMatchObject([
      {
        op: 'record/modifica',
        registro: 'scheda',
        id: prima.lettura.schedeNuove[0]?.id,
        prima: { titolo: 'Titolo di prima' },
      },
    ]);
    expect(new Set(dopo.lettura.righe.voceSpesa?.map((v) => v.schedaId))).toEqual(
      new Set(prima.lettura.schedeNuove.map((s) => s.id)),
    );
  });
  it('contributi: copie, revisioni, somiglianze, difetti', async () => {
    const { lettura, anomalie } = await leggi('contributi', 'contributi/contributi.jsonl');
    const contributi = lettura.righe.contributo ?? [];
    const codice = (id: string | null) => contributi.find((c) => c.id === id)?.codice;
    expect(contributi).toHaveLength(attesi.contributi.totale);
    expect(contributi.filter((c) => c.duplicatoDi).map((c) => [codice(c.duplicatoDi), c.codice])).toEqual(
      attesi.contributi.duplicatiEsatti,
    );
    expect(contributi.filter((c) => c.revisioneDi).map((c) => [codice(c.revisioneDi), c.codice])).toEqual(
      attesi.contributi.revisioni,
    );
    expect(
      contributi.flatMap((c) => c.similiA.map((s) => [codice(s), c.codice].sort()).filter(([a]) => a !== c.codice)),
    ).toEqual(attesi.contributi.quasiDuplicati);
    expect(contributi.filter((c) => c.testo.trim() === '').map((c) => c.codice)).toEqual(attesi.contributi.vuoti);
    const difetti = anomalie.filter((a) =>
      [
        'LEPS_SCONOSCIUTO',
        'RUNTS_NON_VALIDO',
        'DATA_NON_VALIDA',
        'CODICE_FISCALE_NON_VALIDO',
        'CONSENSO_NON_VALIDO',
      ].includes(a.codice),
    );
    expect(
      difetti
        .map((a) => ({ id: contributi.find((c) => c.riga === a.riga)?.codice, campo: a.cella }))
        .sort((a, b) => `${a.id}${a.campo}`.localeCompare(`${b.id}${b.campo}`)),
    ).toEqual(
      attesi.contributi.validazione
        .map(({ id, campo }: { id: string; campo: string }) => ({ id, campo }))
        .sort((a: { id: string; campo: string }, b: { id: string; campo: string }) =>
          `${a.id}${a.campo}`.localeCompare(`${b.id}${b.campo}`),
        ),
    );
    for (const { id, classe } of attesi.contributi.ostili) {
      const c = contributi.find((x) => x.codice === id);
      expect(`${c?.titolo}${c?.testo}`, classe).not.toMatch(
        /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|\p{Cc}(?<![\n\t])/u,
      );
    }
    expect(contributi.find((c) => c.codice === 'C005')?.testo).toContain('<script>');
    expect(contributi.find((c) => c.codice === 'C038')?.testo).toContain('👩‍👩‍👧‍👦');
  });
  it('righe malformate: ognuna detta con il suo numero, le buone entrano', async () => {
    const { lettura, anomalie } = await leggi('contributi', 'contributi/contributi_righe_malformate.jsonl');
    expect(lettura.righe.contributo?.map((c) => [c.riga, c.codice])).toEqual([
      [1, 'M00'],
      [8, 'M02bis'],
      [11, 'M03'],
    ]);
    expect(anomalie.map((a) => `${a.codice} ${a.riga}`)).toEqual([
      'RIGA_NON_VALIDA 2',
      'RIGA_VUOTA 3',
      'RIGA_VUOTA 4',
      'RIGA_NON_VALIDA 5',
      'RIGA_NON_VALIDA 6',
      'RIGA_NON_VALIDA 7',
      'CHIAVE_DOPPIA 8',
      'RIGA_NON_VALIDA 9',
      'RIGA_NON_VALIDA 10',
    ]);
    expect(lettura.scartate).toBe(6);
  });
});

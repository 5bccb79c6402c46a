import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EsitoImport } from '#contract/importa.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import type { DocumentoImportato, RigaLetta } from '#domain/registri.ts';
import { mostraPersonale } from '#engine/cli/mostra/personale.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';

// Every file is read by a real worker.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const campioni = join(import.meta.dirname, '../fixtures/ambito-21');
const attesi = JSON.parse(readFileSync(join(campioni, 'attesi.json'), 'utf8'));
const completi = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/attesi/importazioni-ambito-21.json'), 'utf8'),
);
const radice = mkdtempSync(join(tmpdir(), 'pdz-attesi-'));
const { motore } = motoreDiProva(radice, cartellaModelliApp);
const servi = serve(contrattoCompleto, creaGestori(motore));
const chiedi = async (nome: string, input: unknown = {}) => {
  const risposta = await servi(nome, input);
  if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
  return risposta.value as never;
};
const importati = new Map<string, EsitoImport['importati'][number]>();
const importa = async (genere: string, file: readonly string[], comune: string | null = null): Promise<void> => {
  const fileId: string[] = [];
  for (const f of file)
    fileId.push(((await chiedi('interno/deponi-file', { percorso: join(campioni, f) })) as { fileId: string }).fileId);
  const esito: EsitoImport = await chiedi('importa/conferma', { genere, fileId, comune });
  expect(esito.rifiutati).toEqual([]);
  for (const x of esito.importati) {
    const cartella = file.find((f) => f.endsWith(`/${x.file}`));
    if (cartella) importati.set(cartella, x);
  }
};
const diCartella = (cartella: string, tranne: readonly string[] = []) =>
  readdirSync(join(campioni, cartella))
    .map((f) => `${cartella}/${f}`)
    .filter((f) => !tranne.includes(f));

const piano = () => motore.sessione().piano();
const documento = (file: string): DocumentoImportato => {
  const trovato = piano().registri.documento.find((d) => file.endsWith(`/${d.nomeFile}`));
  if (!trovato) throw new Error(`${file} non è nel piano`);
  return trovato;
};
const cents = (testo: string): number => Math.round(Number(testo) * 100);
const somma = (righe: readonly RigaLetta[], scegli: (r: RigaLetta) => boolean): string =>
  centesimiInTesto(righe.reduce((n, r) => n + (scegli(r) ? (r.importoCents ?? 0) : 0), 0));

beforeAll(async () => {
  await chiedi('interno/nuovo-da-file', {
    percorso: join(radice, 'p.pdz'),
    ambito: join(campioni, 'ambito.json'),
    modello: 'nazionale',
    anni: null,
  });
  await importa('dup', diCartella('dup', ['dup/cossignano_export.txt']));
  await importa('dup', ['dup/cossignano_export.txt'], '044016');
  const dotazione = 'personale/dotazione_organica_Ripatransone.csv';
  await importa('personale', [...diCartella('personale', [dotazione]), dotazione]);
  await importa('fondi', diCartella('fondi', ['fondi/quote_comuni.csv']));
  await importa('quote', ['fondi/quote_comuni.csv']);
});
afterAll(async () => {
  await chiedi('file/chiudi');
  rmSync(radice, { recursive: true, force: true });
});

describe('Ogni file dell’Ambito 21, nel piano, dà le cifre attese', () => {
  it('sono importati tutti, quelli in PDF e DOCX compresi', () => {
    const voluti = [
      ...completi.dup.file.map((f: { file: string }) => f.file),
      ...completi.personale.file,
      ...completi.fondi.file,
    ];
    expect([...importati.keys()].sort()).toEqual([...voluti].sort());
  });

  for (const f of completi.dup.file)
    it(`${f.file}: righe, totali per programma, titoli, cassa, cimiteri a parte`, () => {
      const righe = motore
        .sessione()
        .righeLette({ documentoId: documento(f.file).id, limite: 100_000 })
        .filter((r) => r.ruolo === 'riga');
      const competenza = (anno: string, altro: (r: RigaLetta) => boolean = () => true) =>
        somma(righe, (r) => r.misura === 'competenza' && r.anno === Number(anno) && altro(r));
      const perAnno = (altro?: (r: RigaLetta) => boolean) =>
        Object.fromEntries(Object.keys(f.totaleM12).map((a) => [a, competenza(a, altro)]));
      expect(perAnno()).toEqual(f.totaleM12);
      expect(perAnno((r) => r.programmaId !== '12.09')).toEqual(f.totaleM12SenzaCimiteri);
      // Where no row has a titolo the expected answer leaves it out: it is the same as none.
      for (const titolo of [1, 2])
        expect(perAnno((r) => r.titolo === titolo)).toEqual({ ...perAnno(() => false), ...f[`titolo${titolo}`] });
      expect(somma(righe, (r) => r.misura === 'cassa')).toBe(f.cassaPrimoAnno);
      for (const [programma, anni] of Object.entries(f.totaliPerProgramma as Record<string, Record<string, string>>))
        for (const [anno, voluto] of Object.entries(anni))
          expect(
            competenza(anno, (r) => r.programmaId === programma),
            `${programma} ${anno}`,
          ).toBe(voluto);
      expect(righe.filter((r) => r.misura === 'competenza' || r.misura === 'cassa')).toHaveLength(f.numeroValori);
    });

  it('vale un DUP per Comune: quello superato e la copia si consultano ma non si sommano', () => {
    for (const f of completi.dup.totaleAmbito.fileScartati) expect(['superato', 'copia']).toContain(documento(f).stato);
    const superato = documento('dup/DUP_2026-2028_San_Benedetto_del_Tronto.xlsx');
    expect(superato.superatoDa).toBe(documento('dup/NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx').id);
    expect(motore.sessione().righeLette({ documentoId: superato.id, limite: 10 })).not.toHaveLength(0);
    for (const anno of ['2026', '2027', '2028'])
      for (const [nome, senza] of [
        ['m12', false],
        ['m12SenzaCimiteri', true],
      ] as const) {
        const delPiano = piano()
          .cifre.filter((c) => c.misura === 'competenza' && c.anno === Number(anno))
          .filter((c) => !senza || c.programmaId !== '12.09')
          .reduce((n, c) => n + (c.importoCents ?? 0), 0);
        const letti = new Set(piano().cifre.map((c) => c.documentoId));
        const sommate = centesimiInTesto(delPiano);
        expect(sommate, `${nome} ${anno} (${letti.size} documenti)`).toBe(completi.dup.totaleAmbito[nome][anno]);
      }
  });

  it('personale: FTE, rapporti, soglie e contributi al centesimo, su tutte e due le basi', () => {
    const { perAnno } = mostraPersonale(piano());
    for (const [anno, voluto] of Object.entries(attesi.personale.perAnno as Record<string, Record<string, unknown>>)) {
      const { perEnte3112, TI, TD, ...altro } = voluto;
      const dellAnno = perAnno[anno];
      if (!dellAnno) throw new Error(`manca il ${anno}`);
      const { perEnte3112: perEnte, ...letto } = dellAnno;
      expect(letto, anno).toMatchObject(altro);
      expect(letto.TI, anno).toMatchObject(TI as object);
      expect(letto.TD, anno).toMatchObject(TD as object);
      const soloTI = Object.entries(perEnte).flatMap(([k, e]) =>
        Number(e.fteTI) > 0
          ? [[k, { fteTI: e.fteTI, abitantiPerAS: e.abitantiPerAS === null ? null : Number(e.abitantiPerAS) }] as const]
          : [],
      );
      expect(Object.fromEntries(soloTI), `${anno}, per ente`).toEqual(perEnte3112);
    }
  });

  it('piano dei fabbisogni in DOCX: la trasformazione è della persona che il testo nomina', () => {
    const attesa = attesi.personale.assunzioniProgrammate.find((a: { fonte: string }) => a.fonte.endsWith('.docx'));
    const id = documento('personale/PTFP_Monteprandone.docx').id;
    const righe = piano().registri.fabbisogno.filter((f) => f.documentoId === id && f.tipo === 'trasformazione');
    const persona = piano().registri.persona.find((p) => p.matricola === 'MP002');
    expect(righe).toMatchObject([
      { anno: attesa.anno, decorrenza: attesa.dec, personaId: persona?.id, minutiSettimanali: 36 * 60, foglio: null },
    ]);
    expect(righe[0]?.cella).toBe('tabella 1, riga 3, colonna «Unità»');
  });

  it('PDF e DOCX: ogni importo dice tabella o pagina, riga e colonna, e il file si riapre lì', async () => {
    for (const [file, luogo, letto] of [
      ['dup/Acquaviva_Picena_DUP_estratto.pdf', 'pagina 2, riga 7, colonna «Comp. 2027»', '24.838,59'],
      [
        'dup/Monsampolo DUP 2026-2028 missione 12.docx',
        'tabella 3, riga 4, colonna «ANNO 2027 Competenza»',
        '€\u00a030.033,15',
      ],
    ] as const) {
      const { id } = documento(file);
      const righe = motore.sessione().righeLette({ documentoId: id, limite: 1_000 });
      expect(righe.find((r) => r.cella === luogo)).toMatchObject({ foglio: null, letto });
      const fonte = await chiedi('registri/fonte', { documentoId: id, foglio: null, cella: luogo });
      const segnata = (fonte as { righe: { segnata: boolean; celle: string[]; cella: number | null }[] }).righe.find(
        (r) => r.segnata,
      );
      expect(segnata?.celle[segnata.cella ?? -1]).toBe(letto);
    }
  });

  it('fondi e quote: assegnazioni e totali delle quote', () => {
    const lette: Record<string, Record<string, string | null>> = {};
    for (const a of piano().registri.assegnazione)
      lette[a.fondoLetto] = {
        ...lette[a.fondoLetto],
        [a.anno]: a.importoCents === null ? null : centesimiInTesto(a.importoCents),
      };
    expect(lette).toEqual(completi.piano.assegnazioni);
    for (const [anno, voluto] of Object.entries(completi.piano.quoteComuniTotali))
      expect(importati.get('fondi/quote_comuni.csv')?.totali[`quote/${anno}`]).toBe(voluto);
  });
});

/** Findings of rules, not of the import: the file is as it should be, the comparison with other data is not. */
const DELLE_REGOLE: Readonly<Record<string, string>> = {
  QUOTA_NON_QUADRA: 'QE-05',
  QUOTA_POPOLAZIONE_DIVERSA: 'QE-05',
};
type Attesa = {
  readonly codice: string;
  readonly file: string;
  readonly dove: string;
  readonly gravita?: string;
  readonly trovato?: string;
  readonly atteso?: string;
};
/** What the nota di aggiornamento changes of a figure of the superseded document. */
const differenza = (file: string, programma: string, anno: number): string => {
  const titolo1 = (id: string) =>
    cents(
      somma(
        motore.sessione().righeLette({ documentoId: id, programmaId: programma, anno, limite: 1_000 }),
        (r) => r.ruolo === 'riga' && r.misura === 'competenza' && r.titolo === 1,
      ),
    );
  const vecchio = documento(file);
  return centesimiInTesto(titolo1(vecchio.superatoDa ?? '') - titolo1(vecchio.id));
};

/** Whether an anomaly stands where the expected one says: cell, row, sheet, the person or Comune named. */
const alPosto = (a: EsitoImport['importati'][number]['anomalie'][number], { dove }: Attesa): boolean => {
  const cella = /!([A-Z]+\d+(?::[A-Z]+\d+)?)/.exec(dove)?.[1];
  const riga = /\briga (\d+)/.exec(dove)?.[1];
  const nome = /^riga ([A-Z]\w+)/.exec(dove)?.[1];
  const persone = dove.match(/\b[A-Z]{2}\d{3}\b/g) ?? [];
  if (cella) return a.cella === cella;
  if (riga) return a.riga === Number(riga) || a.cella?.endsWith(riga) === true;
  if (nome) return a.messaggio.includes(nome);
  if (persone.length > 0) return persone.some((p) => a.messaggio.includes(p));
  const foglio = /foglio '([^']+)'/.exec(dove)?.[1];
  if (foglio) return a.foglio === foglio;
  return true;
};

describe('Ogni anomalia attesa è segnalata al suo posto', () => {
  const tutte: Attesa[] = [...completi.dup.anomalie, ...completi.personale.anomalie, ...completi.fondi.anomalie];
  for (const attesa of tutte) {
    const regola = DELLE_REGOLE[attesa.codice];
    it(`${attesa.codice} · ${attesa.file} · ${attesa.dove}${regola ? ` (la trova ${regola})` : ''}`, async () => {
      if (regola) {
        const { rilievi } = (await chiedi('verifica/esegui', { regola })) as {
          rilievi: { regola: string; messaggio: string }[];
        };
        const nome = /riga (\w+)/.exec(attesa.dove)?.[1] ?? 'San Benedetto';
        const trovati = rilievi.filter((r) => r.regola === regola && JSON.stringify(r).includes(nome));
        expect(trovati).not.toHaveLength(0);
        return;
      }
      if (attesa.codice === 'DUP_VERSIONE_SUPERATA') {
        expect(documento(attesa.file)).toMatchObject({ stato: 'superato' });
        for (const [programma, anno, voluta] of [
          ['12.04', 2026, '85000.00'],
          ['12.07', 2027, '-40000.00'],
        ] as const)
          expect(differenza(attesa.file, programma, anno), `${programma} ${anno}`).toBe(voluta);
        return;
      }
      const trovate = (importati.get(attesa.file)?.anomalie ?? []).filter(
        (a) => a.codice === attesa.codice && alPosto(a, attesa),
      );
      expect(trovate).not.toHaveLength(0);
      if (attesa.gravita) expect(trovate.map((a) => a.gravita)).toContain(attesa.gravita);
      const persone = attesa.dove.match(/\b[A-Z]{2}\d{3}\b/g) ?? [];
      for (const p of persone)
        expect(
          trovate.some((a) => a.messaggio.includes(p)),
          p,
        ).toBe(true);
    });
  }
});

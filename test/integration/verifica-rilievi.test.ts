import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ingresso, Uscita } from '#contract/define.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import type { SegnalazioneStampata } from '#documento/segnalazioni.ts';
import type { Rilievo } from '#domain/esito.ts';
import { esportaSegnalazioni } from '#engine/export/segnalazioni.ts';
import { creaGestori } from '#engine/gestori.ts';
import { pianoEsempio } from '../support/atti.ts';
import { motoreDiProva } from '../support/banco-motore.ts';
import { verifica } from '../support/verifica.ts';

type Nome = keyof typeof contrattoCompleto & string;
let radice = '';
let tempo: ReturnType<typeof motoreDiProva>['tempo'];
let chiedi: <N extends Nome>(
  nome: N,
  ingresso: Ingresso<typeof contrattoCompleto, N>,
) => Promise<Uscita<typeof contrattoCompleto, N>>;
let chiudi = () => {};

beforeAll(async () => {
  radice = mkdtempSync(join(tmpdir(), 'pdz-rilievi-'));
  const banco = motoreDiProva(radice);
  tempo = banco.tempo;
  const porta = serve(contrattoCompleto, creaGestori(banco.motore), (nome, errore) => console.error(nome, errore));
  chiedi = async (nome, ingresso) => {
    const risposta = await porta(nome, ingresso);
    if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
    return risposta.value as never;
  };
  chiudi = () => banco.motore.apri(null);
  await chiedi('autore/scrivi', { nome: 'Ada', ruolo: 'coordinatrice', ente: 'Ambito 9' });
  await chiedi('interno/esempio', { percorso: join(radice, 'esempio.pdz'), riusa: false });
}, 120_000);
afterAll(() => {
  chiudi();
  rmSync(radice, { recursive: true, force: true });
});

const rilievi = async (regola: string): Promise<readonly Rilievo[]> =>
  (await chiedi('verifica/esegui', { regola })).rilievi;
const primo = async (regola: string): Promise<Rilievo> => {
  const [r] = await rilievi(regola);
  if (r === undefined) throw new Error(`manca ${regola}`);
  return r;
};
const rimedio = async (regola: string) => {
  const { soggetto, rimedi } = await primo(regola);
  return { regola, soggetto, indice: rimedi.findIndex((x) => x.comando !== undefined) };
};

describe('di che cosa parla una segnalazione', () => {
  it('Comuni, livelli e sezioni, gli stessi che il Quadro conta', async () => {
    const contesto = await chiedi('verifica/contesto', {});
    const { rilievi: tutti } = await chiedi('verifica/esegui', { regola: null });
    expect(contesto.rilievi).toHaveLength(tutti.length);
    const di = (regola: string, soggetto: string) =>
      contesto.rilievi.find((r) => r.regola === regola && r.soggetto === soggetto);
    const nome = (id: string | undefined) => contesto.comuni.find((c) => c.id === id)?.nome;
    expect(di('DUP-06', '999009/12.03/2027')?.comuni.map(nome)).toEqual(['Massanova']);
    expect(di('QE-05', '999011/2027')?.comuni.map(nome)).toEqual(["Pian dell'Orso"]);
    expect(di('LEPS-01', 'LEPS-RES')).toMatchObject({ leps: ['LEPS-RES'], comuni: [] });
    expect(di('FIN-02', 'FNA/2027')?.comuni).toEqual([]);
    const testo = await primo('TXT-01');
    expect(di('TXT-01', testo.soggetto)?.sezioni).toEqual([testo.luoghi[0]?.id]);
    const quadro = await chiedi('quadro/leggi', {});
    for (const l of quadro.leps)
      expect(contesto.rilievi.filter((r) => r.leps.includes(l.id)).length, l.id).toBe(l.rilievi);
  });
});

describe('rimedi con anteprima', () => {
  it.each([
    ['LEPS-01', /scheda «Servizi per la residenza fittizia»/],
    ['TXT-01', /Quadro normativo/],
    ['TXT-06', /testo di «/],
    ['QE-05', /quota «999011 Pian dell'Orso 2027»/],
  ])(
    '%s: si vede che cosa cambia senza che niente cambi, poi si fa, e la segnalazione si chiude',
    async (regola, dove) => {
      const prima = (await chiedi('file/stato', {})).seq;
      const quale = await rimedio(regola);
      const anteprima = await chiedi('verifica/anteprima-rimedio', quale);
      expect(anteprima.chiude).toBe(true);
      expect(anteprima.voci.some((v) => dove.test(v.dove))).toBe(true);
      expect((await chiedi('file/stato', {})).seq).toBe(prima);
      expect((await rilievi(regola)).some((r) => r.soggetto === quale.soggetto)).toBe(true);
      const conteggio = (await chiedi('verifica/esegui', { regola: null })).rilievi.length;
      await chiedi('verifica/applica-rimedio', quale);
      const dopo = (await chiedi('verifica/esegui', { regola: null })).rilievi;
      expect(dopo.some((r) => r.regola === regola && r.soggetto === quale.soggetto)).toBe(false);
      // What the preview said of the other findings is what happened.
      expect(dopo.length).toBe(conteggio - anteprima.risolti.length + anteprima.nuovi.length);
      await chiedi('storia/annulla', {});
      expect((await rilievi(regola)).some((r) => r.soggetto === quale.soggetto)).toBe(true);
    },
  );

  it('una segnalazione che non c’è più, o senza correzione, si rifiuta con il perché', async () => {
    const chiesta = { regola: 'LEPS-01', soggetto: 'LEPS-BOH', indice: 0 };
    await expect(chiedi('verifica/anteprima-rimedio', chiesta)).rejects.toThrow(/non c’è più/);
    const { soggetto } = await primo('FIN-02');
    await expect(chiedi('verifica/applica-rimedio', { regola: 'FIN-02', soggetto, indice: 0 })).rejects.toThrow(
      /non ha una correzione/,
    );
  });
});

describe('nel tempo', () => {
  it('una segnalazione risolta resta nella storia, tornata lo dice, e il confronto con la versione le conta', async () => {
    await chiedi('versioni/congela', { nome: 'Bozza 1', motivo: 'prova' });
    tempo.avanza(3_600_000);
    const quale = await rimedio('TXT-01');
    await chiedi('verifica/applica-rimedio', quale);
    const confronto = await chiedi('verifica/confronto', { versione: 1 });
    expect(confronto.risolti.map((r) => r.regola)).toContain('TXT-01');
    expect(confronto.nuovi).toEqual([]);
    const { risolti } = await chiedi('verifica/contesto', {});
    expect(risolti[0]).toMatchObject({ regola: 'TXT-01', soggetto: quale.soggetto });
    tempo.avanza(3_600_000);
    await chiedi('storia/annulla', {});
    const nota = (await chiedi('verifica/contesto', {})).rilievi.find((r) => r.regola === 'TXT-01');
    expect(nota).toMatchObject({ volte: 2 });
    await expect(chiedi('verifica/confronto', { versione: 9 })).rejects.toThrow(/versione 9/);
  });
});

describe('accettazioni', () => {
  it('ciò che una legge vieta si accetta per la bozza: frontespizio sì, definitivo no; scade con i dati', async () => {
    const { soggetto } = await primo('LEPS-01');
    const motivazione = 'La convenzione con il centro servizi si firma a gennaio';
    await chiedi('verifica/accetta', { regola: 'LEPS-01', soggetto, motivazione });
    expect(await primo('LEPS-01')).toMatchObject({ accettata: { motivazione } });
    const anteprima = async (id: 'accordo' | 'piano') => (await chiedi('atti/anteprima', { id, versione: null })).html;
    for (const id of ['accordo', 'piano'] as const) {
      const html = await anteprima(id);
      expect(html).toContain('Bozza da discutere');
      expect(html).toContain(motivazione);
    }
    await expect(
      chiedi('interno/esporta', {
        ...{ genere: 'piano', percorso: join(radice, 'piano.docx'), versione: null, definitiva: true },
      }),
    ).rejects.toThrow(/accettata solo per la bozza da discutere|bloccanti/);
    await chiedi('schede/aggiungi', { leps: 'LEPS-RES' });
    expect(await anteprima('accordo')).not.toContain(motivazione);
    await chiedi('storia/annulla', {});
    expect(await anteprima('accordo')).toContain(motivazione);
    await chiedi('verifica/revoca', { regola: 'LEPS-01', soggetto });
  }, 60_000);

  it('un’accettazione scaduta si vede accanto alla segnalazione, con la motivazione di prima', async () => {
    const { soggetto, operandi } = await primo('QE-05');
    const motivazione = 'La convenzione applica un criterio diverso a questo Comune';
    await chiedi('verifica/accetta', { regola: 'QE-05', soggetto, motivazione });
    expect(await primo('QE-05')).toMatchObject({ accettata: { motivazione } });
    const quota = (await primo('QE-05')).luoghi[0]?.id.replace('quota:', '') ?? '';
    const scrivi = (testo: string) =>
      chiedi('registri/scrivi', {
        ...{ vista: 'quote', gruppo: '', titolo: 'Quota', motivo: 'prova', aggiunte: [], eliminate: [] },
        celle: [{ riga: quota, colonna: 'importo', testo }],
      });
    await scrivi('18.000,00');
    const scaduta = await primo('QE-05');
    expect(scaduta).not.toHaveProperty('accettata');
    expect(scaduta).toMatchObject({ scaduta: { motivazione } });
    await scrivi(`${operandi.quota?.replace('.', ',')}`);
    expect(await primo('QE-05')).toMatchObject({ accettata: { motivazione } });
    await chiedi('verifica/revoca', { regola: 'QE-05', soggetto });
  });
});

describe('allegato e tabella', () => {
  it('escono con le scelte della stanza, uguali ogni volta', async () => {
    const scelte = (await rilievi('FIN-02')).map(({ regola, soggetto }) => ({ regola, soggetto }));
    const scrivi = (formato: 'docx' | 'csv', nome: string) =>
      chiedi('interno/esporta-segnalazioni', {
        ...{ formato, scelte, filtro: 'regola FIN-02', percorso: join(radice, nome) },
      });
    const [a, b, c, d] = [
      await scrivi('docx', 'a.docx'),
      await scrivi('docx', 'b.docx'),
      await scrivi('csv', 'a.csv'),
      await scrivi('csv', 'b.csv'),
    ];
    expect(a.sha256).toBe(b.sha256);
    expect(c.sha256).toBe(d.sha256);
    const csv = readFileSync(join(radice, 'a.csv'), 'utf8');
    expect(csv.startsWith('\ufeff"Gravità";"Regola"')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(scelte.length + 2);
    expect(csv).toContain('FNA 2027: programmati 997.545,67');
    const xml = strFromU8(unzipSync(readFileSync(join(radice, 'a.docx')))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('Scelte per la stampa: regola FIN-02.');
    expect(xml).toContain('w:orient="landscape"');
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(xml.match(/<w:tbl>/g)?.length);
  });

  it('nessuna cella della tabella parte come una formula', async () => {
    const piano = pianoEsempio();
    const segnalazioni = verifica(piano)
      .rilievi.slice(0, 3)
      .map(
        (r): SegnalazioneStampata => ({
          rilievo: { ...r, messaggio: '=HYPERLINK("http://x")', espressione: '-1+1', soggetto: '@SUM(A1)' },
          titoloRegola: '+cmd',
        }),
      );
    const { byte } = await esportaSegnalazioni({
      ...{ lavoro: 'segnalazioni', formato: 'csv', piano, segnalazioni, filtro: '', regole: 149, dal: new Map() },
    });
    const testo = new TextDecoder().decode(byte);
    expect(testo).not.toMatch(/(^|;)"[=+\-@]/m);
    expect(testo).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});

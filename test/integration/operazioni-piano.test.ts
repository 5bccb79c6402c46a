import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gestori } from '#contract/define.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import type { BloccoId } from '#domain/ids.ts';
import type { Piano } from '#domain/piano.ts';
import { type ContenutoSezione, sezioneSchema } from '#domain/section-content.ts';
import { creaGestori } from '#engine/gestori.ts';
import { confronta } from '#engine/history/confronto.ts';
import { motoreDiProva } from '../support/banco-motore.ts';

const templates = new URL('../../templates', import.meta.url).pathname;
const ambito = {
  ats: {
    denominazione: 'Ambito di prova',
    formaAssociativa: 'Convenzione ex art. 30 D.Lgs. 267/2000',
    enteCapofila: '990001',
    trienniodiPiano: [2026, 2027, 2028],
  },
  comuni: [
    { codiceIstat: '990001', nome: 'Acquachiara', popolazione: [{ anno: 2021, residenti: 1200 }], colore: 'blu' },
    { codiceIstat: '990002', nome: 'Borgofiore', popolazione: [{ anno: 2021, residenti: 800 }] },
  ],
};

let radice: string;
let banco: ReturnType<typeof motoreDiProva>;
let g: Gestori<typeof contrattoCompleto>;
let chiedi: ReturnType<typeof serve>;
beforeAll(async () => {
  radice = mkdtempSync(join(tmpdir(), 'pdz-operazioni-'));
  cpSync(join(templates, 'nazionale'), join(radice, 'templates', 'nazionale'), { recursive: true });
  writeFileSync(join(radice, 'ambito.json'), JSON.stringify(ambito));
  banco = motoreDiProva(radice, join(radice, 'templates'));
  g = creaGestori(banco.motore);
  chiedi = serve(contrattoCompleto, g);
  await g['interno/nuovo-da-file']({
    percorso: join(radice, 'prova.pdz'),
    ambito: join(radice, 'ambito.json'),
    modello: 'nazionale',
    anni: null,
  });
});
afterAll(() => {
  banco.motore.apri(null);
  rmSync(radice, { recursive: true, force: true });
});

const sezione = async (chiave: string) => {
  const { voci } = await g['sezioni/albero']({});
  const voce = voci.find((v) => v.chiave === chiave);
  if (!voce) throw new Error(`manca ${chiave}`);
  return sezioneSchema.parse((await g['sezioni/leggi']({ id: voce.id })).sezione);
};
const conParagrafo = (contenuto: ContenutoSezione, testo: string): ContenutoSezione => ({
  versione: 1,
  blocchi: [
    ...contenuto.blocchi.filter((b) => b.id !== 'mio'),
    { id: 'mio' as BloccoId, tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo }] },
  ],
});

describe('piano nuovo da ambito.json', () => {
  it('ha forma, capofila, anni e popolazione; il campo ignoto è segnalato; nessuna scheda', async () => {
    const stato = await g['file/stato']({});
    expect(stato).toMatchObject({ aperto: true, anni: [2026, 2027, 2028], ambito: 'Ambito di prova', annulla: null });
    const { testa, registri } = banco.motore.sessione().piano();
    expect(testa).toMatchObject({ forma: 'convenzione30', gestore: 'comune_capofila' });
    expect(registri.popolazione.map((p) => p.residenti)).toEqual([1200, 800]);
    expect(registri.anomalia.map((a) => [a.codice, a.gravita, a.cella])).toEqual([
      ['CAMPO_IGNOTO', 'avviso', 'comuni[].colore'],
    ]);
    expect(registri.scheda).toEqual([]);
    expect(registri.documento.map((d) => d.genere)).toEqual(['ambito']);
  });

  it('un file che non descrive un Ambito è rifiutato dicendo dove', async () => {
    writeFileSync(join(radice, 'storto.json'), '{"ats": {}, "comuni": []}');
    const risposta = await chiedi('interno/nuovo-da-file', {
      percorso: join(radice, 'no.pdz'),
      ambito: join(radice, 'storto.json'),
      modello: 'nazionale',
      anni: null,
    });
    expect(risposta).toMatchObject({ ok: false, error: { code: 'file-non-valido' } });
    expect(JSON.stringify(risposta)).toContain('ats.denominazione');
    expect(existsSync(join(radice, 'no.pdz'))).toBe(false);
    expect((await g['file/stato']({})).nomeFile).toBe('prova.pdz');
  });
});

describe('sezioni', () => {
  it('l’albero numera capitoli e LEPS, conta parole e parti da compilare', async () => {
    const { voci, parole } = await g['sezioni/albero']({});
    const leps = voci.filter((v) => v.chiave?.startsWith('leps-'));
    expect(voci.find((v) => v.chiave === 'leps')?.numero).toBe('10');
    expect(leps.map((v) => v.numero)).toEqual(leps.map((_, i) => `10.${i + 1}`));
    expect(leps.every((v) => v.livello === 2)).toBe(true);
    expect(parole).toBeGreaterThan(500);
    expect(voci.some((v) => v.daCompilare > 0)).toBe(true);
  });

  it('una sezione si legge con le cifre, le citazioni e le parti vive già risolte', async () => {
    const { id } = await sezione('governance');
    const letta = await g['sezioni/leggi']({ id });
    const vive = letta.sezione.contenuto.blocchi.filter((b) =>
      ['modello', 'tabella-viva', 'grafico-vivo'].includes(b.tipo),
    );
    expect(vive.length).toBeGreaterThan(0);
    for (const b of vive) expect(letta.vivi[b.id], b.id).toBeDefined();
    expect(letta.vivi.forma).toContain('convenzione');
    expect(letta.citazioni.some((c) => c.testo.includes('328'))).toBe(true);
    const { elementi } = await g['sezioni/leggi']({ id: (await sezione('leps-ssp')).id });
    expect(elementi.length).toBeGreaterThan(0);
    expect(elementi.every((e) => !e.presente)).toBe(true);
  });

  it('si scrive sulla revisione che si è letta; una vecchia è rifiutata con i due testi', async () => {
    const prima = await sezione('governance');
    const contenuto = conParagrafo(prima.contenuto, 'Ciao.');
    const scrivi = { id: prima.id, baseRevisione: prima.revisione, contenuto, gruppo: 'g' };
    const fatto = await g['sezioni/scrivi'](scrivi);
    expect(fatto.revisione).toBe(prima.revisione + 1);
    expect((await sezione('governance')).contenuto).toEqual(contenuto);
    const risposta = await chiedi('sezioni/scrivi', { ...scrivi, contenuto: conParagrafo(prima.contenuto, 'Altro.') });
    expect(risposta).toMatchObject({
      ok: false,
      error: { code: 'revisione-superata', details: { revisione: fatto.revisione, attuale: contenuto } },
    });
    expect((await g['sezioni/scrivi']({ ...scrivi, baseRevisione: fatto.revisione })).revisione).toBe(fatto.revisione);
    expect(banco.eventi.some((e) => e.tipo === 'cambiato' && e.sezioni.includes(prima.id))).toBe(true);
    await g['storia/annulla']({});
    expect((await sezione('governance')).contenuto).toEqual(prima.contenuto);
  });

  it('una cifra scritta a mano diventa un campo collegato in un passo; parole che non ci sono o due volte, no', async () => {
    const prima = await sezione('governance');
    const testo = 'L’Ambito ha 12 Comuni, in 4 valli e 4 coste.';
    const { revisione } = await g['sezioni/scrivi']({
      id: prima.id,
      baseRevisione: prima.revisione,
      contenuto: conParagrafo(prima.contenuto, testo),
      gruppo: 'g',
    });
    const blocchi = (await sezione('governance')).contenuto.blocchi;
    const bloccoId = blocchi.find((b) => JSON.stringify(b).includes('4 valli'))?.id ?? '';
    const lega = { id: prima.id, bloccoId, rif: 'ambito.comuni.numero' };
    expect(await chiedi('sezioni/collega-dato', { ...lega, testo: '4' })).toMatchObject({
      error: { code: 'non-trovato' },
    });
    expect(await chiedi('sezioni/collega-dato', { ...lega, testo: '13' })).toMatchObject({ ok: false });
    expect(await chiedi('sezioni/collega-dato', { ...lega, testo: '12', rif: 'niente.di-noto' })).toMatchObject({
      ok: false,
    });
    expect((await g['sezioni/collega-dato']({ ...lega, testo: '12' })).revisione).toBe(revisione + 1);
    const dopo = (await sezione('governance')).contenuto.blocchi.find((b) => b.id === bloccoId);
    expect(dopo).toMatchObject({
      contenuto: [
        { tipo: 'testo', testo: 'L’Ambito ha ' },
        { tipo: 'dato', rif: 'ambito.comuni.numero' },
        { tipo: 'testo', testo: ' Comuni, in 4 valli e 4 coste.' },
      ],
    });
    await g['storia/annulla']({});
    await g['storia/annulla']({});
    expect((await sezione('governance')).contenuto).toEqual(prima.contenuto);
  });

  it('le parti fissate e quelle vive non si toccano; due parti non hanno lo stesso nome', async () => {
    const { id, revisione, contenuto } = await sezione('governance');
    const codice = async (blocchi: ContenutoSezione['blocchi']) => {
      const risposta = await chiedi('sezioni/scrivi', {
        id,
        baseRevisione: revisione,
        contenuto: { versione: 1, blocchi },
        gruppo: 'g',
      });
      return risposta.ok ? 'scritto' : risposta.error.code;
    };
    const senza = (tipo: string) => contenuto.blocchi.filter((b) => b.tipo !== tipo && b.tutela !== tipo);
    expect(await codice(senza('vincolato'))).toBe('testo-vincolato');
    expect(await codice(senza('tabella-viva'))).toBe('testo-vincolato');
    expect(await codice(senza('modello'))).toBe('testo-vincolato');
    const [primo] = contenuto.blocchi;
    if (!primo) throw new Error('sezione vuota');
    expect(await codice([...contenuto.blocchi, primo])).toBe('input-non-valido');
  });

  it('una scheda aggiunta ha la sua sezione sotto il capitolo delle schede', async () => {
    const { schedaId, sezioneId } = await g['schede/aggiungi']({ leps: 'LEPS-SSP' });
    const { voci } = await g['sezioni/albero']({});
    expect(voci.find((v) => v.id === sezioneId)).toMatchObject({ numero: '11.1', schedaId });
    const { vivi } = await g['sezioni/leggi']({ id: sezioneId });
    expect(vivi['tab-risorse']).toBeDefined();
    await g['storia/annulla']({});
    expect((await g['sezioni/albero']({})).voci.some((v) => v.id === sezioneId)).toBe(false);
    expect(await chiedi('schede/aggiungi', { leps: 'LEPS-XYZ' })).toMatchObject({
      ok: false,
      error: { code: 'non-trovato' },
    });
  });
});

describe('Parti, campi, adempimenti', () => {
  it('si scrivono, si svuotano, si annullano; ciò che non si scrive da qui è rifiutato', async () => {
    const parte = banco.motore.sessione().piano().registri.parte[0];
    if (!parte) throw new Error('manca la Parte');
    await g['parti/scrivi']({
      id: parte.id,
      campi: { persona: 'Anna Verdi', attoData: '2026-11-20', codiceFiscale: '80000000001' },
    });
    const lette = () => banco.motore.sessione().piano().registri;
    expect(lette().parte[0]).toMatchObject({ persona: 'Anna Verdi', attoData: '2026-11-20' });
    expect(lette().ente.some((e) => e.codiceFiscale === '80000000001')).toBe(true);
    expect(await chiedi('parti/scrivi', { id: parte.id, campi: { attoData: 'ieri' } })).toMatchObject({
      error: { code: 'input-non-valido' },
    });
    expect(await chiedi('parti/scrivi', { id: parte.id, campi: { ordine: '9' } })).toMatchObject({
      error: { code: 'input-non-valido' },
    });
    await g['parti/scrivi']({ id: parte.id, campi: { persona: ' ' } });
    expect(lette().parte[0]?.persona).toBeNull();
    await g['campi/scrivi']({ nome: 'conf34.data', valore: '2026-10-01' });
    await g['campi/scrivi']({ nome: 'conf34.data', valore: '2026-10-02' });
    expect(lette().campo.map((c) => c.valore)).toEqual(['2026-10-02']);
    await g['campi/scrivi']({ nome: 'conf34.data', valore: '' });
    expect(lette().campo).toEqual([]);
    const { voci } = await g['adempimenti/elenco']({});
    const primo = voci[0];
    if (!primo) throw new Error('mancano gli adempimenti');
    await g['adempimenti/scrivi']({ id: primo.id, campi: { stato: 'fatto', data: '2026-11-01' } });
    expect((await g['adempimenti/elenco']({})).voci[0]).toMatchObject({ stato: 'fatto', data: '2026-11-01' });
    expect(await chiedi('adempimenti/scrivi', { id: primo.id, campi: { stato: 'boh' } })).toMatchObject({
      error: { code: 'input-non-valido' },
    });
  });
});

describe('chi è Parte dell’accordo', () => {
  const lette = () => banco.motore.sessione().piano().registri;

  it('si aggiunge un ente, si dice per chi interviene, si toglie; ogni passo si annulla', async () => {
    const prima = lette().parte.length;
    const asl = { ruolo: 'sanita', ente: { tipo: 'asl', denominazione: ' AST di Prova ' }, perConto: [] } as const;
    const { parteId } = await g['parti/aggiungi']({ ...asl, ente: { ...asl.ente }, perConto: [] });
    expect(lette().parte.find((p) => p.id === parteId)).toMatchObject({ ruolo: 'sanita', ordine: prima + 1 });
    const suo = (await g['parti/elenco']({})).parti.find((p) => p.id === parteId);
    expect(suo).toMatchObject({
      ente: 'AST di Prova',
      tipo: 'asl',
      perConto: [],
      campi: { denominazione: 'AST di Prova' },
    });
    expect(await chiedi('parti/aggiungi', asl)).toMatchObject({
      error: { message: '«AST di Prova» è già fra le Parti.' },
    });
    await g['parti/scrivi']({ id: parteId, campi: { denominazione: 'AST di Prova nord' } });
    expect(lette().ente.some((e) => e.denominazione === 'AST di Prova nord')).toBe(true);
    expect(await chiedi('parti/scrivi', { id: parteId, campi: { denominazione: ' ' } })).toMatchObject({ ok: false });
    const [comune] = lette().comune;
    if (!comune) throw new Error('manca il Comune');
    await g['parti/rappresenta']({ id: parteId, comuni: [comune.id, comune.id] });
    expect(lette().parte.find((p) => p.id === parteId)?.perConto).toEqual([comune.id]);
    expect(await chiedi('parti/rappresenta', { id: parteId, comuni: ['boh'] })).toMatchObject({ ok: false });
    await g['parti/togli']({ id: parteId });
    expect(lette().parte).toHaveLength(prima);
    await g['storia/annulla']({});
    expect(lette().parte.find((p) => p.id === parteId)).toMatchObject({ perConto: [comune.id] });
    for (let i = 0; i < 3; i++) await g['storia/annulla']({});
    expect(lette().parte).toHaveLength(prima);
    expect(lette().ente.some((e) => e.tipo === 'asl')).toBe(false);
  });

  it('un Comune tolto si ritrova fra quelli da rimettere; ruoli e nomi impossibili sono rifiutati', async () => {
    const { parti } = await g['parti/elenco']({});
    const tolta = parti.find((p) => p.ruolo === 'comune');
    if (!tolta) throw new Error('manca la Parte');
    expect(await chiedi('parti/scrivi', { id: tolta.id, campi: { denominazione: 'Altro' } })).toMatchObject({
      ok: false,
    });
    await g['parti/togli']({ id: tolta.id });
    const [fuori] = (await g['parti/elenco']({})).comuniFuori;
    if (!fuori) throw new Error('il Comune tolto non è fra quelli da rimettere');
    expect(tolta.ente).toBe(`Comune di ${fuori.nome}`);
    for (const [ruolo, ente] of [
      ['gestore', { enteId: fuori.enteId }],
      ['comune', { tipo: 'asl', denominazione: 'AST' }],
      ['altro', { tipo: 'altro', denominazione: '  ' }],
      ['altro', { tipo: 'comune', denominazione: 'Comune di Boh' }],
      ['altro', { enteId: 'boh' }],
    ] as const)
      expect(await chiedi('parti/aggiungi', { ruolo, ente, perConto: [] })).toMatchObject({ ok: false });
    await g['parti/aggiungi']({ ruolo: 'comune', ente: { enteId: fuori.enteId }, perConto: [] });
    expect((await g['parti/elenco']({})).comuniFuori).toEqual([]);
    expect((await g['parti/elenco']({})).manca).toBeNull();
  });
});

describe('contributi', () => {
  it('si registra, si risponde con la motivazione, si collega al testo; un ente noto non si ripete', async () => {
    const nuovo = {
      ...{ ente: 'Associazione Radici', codiceFiscale: null, sezioneRunts: null, repertorioRunts: null },
      ...{ dataRicezione: '2026-10-01', tavolo: null, leps: ['LEPS-SSP', 'boh'], titolo: 'Sportello', testo: 'x' },
      referente: null,
    };
    const { id, codice } = await g['contributi/registra'](nuovo);
    await g['contributi/registra']({ ...nuovo, ente: 'associazione  RADICI' });
    expect(codice).toBe('M001');
    expect(banco.motore.sessione().piano().registri.ets).toHaveLength(1);
    expect(await chiedi('contributi/decidi', { id, esito: 'accolto', motivazione: '  ' })).toMatchObject({
      error: { code: 'input-non-valido' },
    });
    await g['contributi/decidi']({ id, esito: 'accolto', motivazione: 'Ripreso nel capitolo.' });
    const { id: sezioneId } = await sezione('governance');
    const collegamento = await g['contributi/collega']({ contributoId: id, sezioneId, bloccoId: null });
    expect((await g['contributi/collega']({ contributoId: id, sezioneId, bloccoId: null })).id).toBe(collegamento.id);
    const { contributi } = await g['contributi/elenco']({});
    expect(contributi[0]).toMatchObject({
      esito: 'accolto',
      decisoDa: expect.stringContaining('riga di comando'),
      leps: [{ id: 'LEPS-SSP' }, { letto: 'boh', id: null }],
      collegamenti: [{ sezioneId }],
    });
    expect((await g['sezioni/leggi']({ id: sezioneId })).contributi).toMatchObject([
      { codice, ente: 'Associazione Radici' },
    ]);
    await g['contributi/scollega']({ id: collegamento.id });
    expect((await g['contributi/elenco']({})).contributi[0]?.collegamenti).toEqual([]);
  });
});

describe('versioni', () => {
  it('si congela, si rilegge identica, si confronta blocco per blocco; non cambia con il piano', async () => {
    const prima = await sezione('governance');
    const testo = { id: prima.id, gruppo: 'v' };
    await g['sezioni/scrivi']({
      ...testo,
      baseRevisione: prima.revisione,
      contenuto: conParagrafo(prima.contenuto, 'Il Piano è nuovo.'),
    });
    const { versione } = await g['versioni/congela']({ nome: 'Bozza 1', motivo: 'prova' });
    expect(versione).toMatchObject({ numero: 1, nome: 'Bozza 1' });
    expect(versione.impronta).toMatch(/^[0-9a-f]{64}$/);
    const congelato = banco.motore.sessione().pianoDiVersione(1);
    expect(congelato).toEqual({ ...banco.motore.sessione().piano(), istante: versione.istante });
    const dopo = await sezione('governance');
    await g['sezioni/scrivi']({
      ...testo,
      baseRevisione: dopo.revisione,
      contenuto: conParagrafo(dopo.contenuto, 'Il Piano è vecchio.'),
    });
    await g['campi/scrivi']({ nome: 'durata.anni', valore: '3' });
    const { sezioni, registri, riepilogo } = await g['versioni/confronta']({ a: 1, b: null });
    const governance = sezioni.find((s) => s.id === prima.id);
    expect(governance?.cambio).toBe('cambiata');
    expect(governance?.blocchi.find((x) => x.id === 'mio')).toEqual({
      id: 'mio',
      cambio: 'cambiato',
      tratti: [
        { tipo: 'uguale', testo: 'Il Piano è ' },
        { tipo: 'tolto', testo: 'nuovo' },
        { tipo: 'aggiunto', testo: 'vecchio' },
        { tipo: 'uguale', testo: '.' },
      ],
    });
    expect(riepilogo).toEqual({ sezioni: 1, blocchi: 1, record: 1 });
    expect(registri).toMatchObject([{ registro: 'campo', cambio: 'nuovo', etichetta: 'durata.anni' }]);
    const letta = await g['versioni/leggi']({ numero: 1 });
    expect(letta.sezioni.find((s) => s.id === prima.id)?.html).toContain('Il Piano è nuovo.');
    expect(await chiedi('versioni/congela', { nome: 'Bozza 1', motivo: '' })).toMatchObject({
      error: { code: 'input-non-valido' },
    });
    expect(await chiedi('versioni/leggi', { numero: 9 })).toMatchObject({ error: { code: 'non-trovato' } });
  });

  it('nel confronto una cifra viva ha il valore di ogni versione, e una citazione le parole del catalogo', () => {
    const piano = banco.motore.sessione().piano();
    const [prima] = piano.sezioni;
    if (!prima) throw new Error('nessuna sezione');
    const paragrafo: ContenutoSezione['blocchi'][number] = {
      id: 'cifra' as BloccoId,
      tipo: 'paragrafo',
      contenuto: [
        { tipo: 'dato', rif: 'popolazione.totale' },
        { tipo: 'testo', testo: ' abitanti, come dice la ' },
        { tipo: 'citazione', norma: 'l-328-2000', articolo: '19' },
      ],
    };
    const ieri: Piano = {
      ...piano,
      sezioni: [{ ...prima, contenuto: { versione: 1, blocchi: [paragrafo] } }],
    };
    const oggi: Piano = {
      ...ieri,
      registri: {
        ...ieri.registri,
        popolazione: ieri.registri.popolazione.map((x) => ({ ...x, residenti: x.residenti + 500 })),
      },
    };
    expect(confronta(ieri, ieri).riepilogo).toEqual({ sezioni: 0, blocchi: 0, record: 0 });
    const { sezioni } = confronta(ieri, oggi);
    expect(sezioni[0]).toMatchObject({ cambio: 'cambiata', blocchi: [{ cambio: 'cambiato' }] });
    const tratti = sezioni[0]?.blocchi[0]?.tratti ?? [];
    expect(tratti.map((t) => `${t.tipo}:${t.testo}`).join('|')).toBe(
      'tolto:2.000|aggiunto:3.000|uguale: abitanti, come dice la L. 328/2000, art. 19',
    );
  });
});

describe('il piano porta con sé il suo modello', () => {
  it('con la cartella dei modelli vuota si apre, si verifica, si esporta e si congela', async () => {
    const albero = await g['sezioni/albero']({});
    await g['file/chiudi']({});
    rmSync(join(radice, 'templates', 'nazionale'), { recursive: true });
    const altro = motoreDiProva(radice, join(radice, 'templates'));
    const gestori = creaGestori(altro.motore);
    try {
      expect((await gestori['modelli/elenco']({})).modelli).toEqual([]);
      await gestori['interno/apri']({ percorso: join(radice, 'prova.pdz'), solaLettura: false });
      expect(await gestori['sezioni/albero']({})).toEqual(albero);
      expect(
        altro.motore
          .sessione()
          .filePacco()
          .map((f) => f.percorso),
      ).toContain('pack.yaml');
      const verifica = await gestori['verifica/esegui']({ regola: null });
      expect(Object.keys(verifica.riepilogo).length).toBeGreaterThan(5);
      const file = join(radice, 'accordo.docx');
      await gestori['interno/esporta']({ genere: 'accordo', percorso: file, versione: null, definitiva: false });
      expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
      await gestori['versioni/congela']({ nome: 'Bozza 2', motivo: '' });
      expect(altro.motore.sessione().pianoDiVersione(2).pacco.id).toBe('nazionale');
    } finally {
      altro.motore.apri(null);
    }
  });
});

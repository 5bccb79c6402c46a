import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gestori } from '#contract/define.ts';
import type { contrattoCompleto } from '#contract/index.ts';
import type { BloccoId } from '#domain/ids.ts';
import { sezioneSchema } from '#domain/section-content.ts';
import { creaGestori } from '#engine/gestori.ts';
import { creaIndice } from '#engine/search/indice.ts';
import { cercata } from '#engine/search/parole.ts';
import { motoreDiProva } from '../support/banco-motore.ts';
import { pianoGrande } from '../support/piano-grande.ts';

const templates = new URL('../../templates', import.meta.url).pathname;
const ambito = {
  ats: {
    ...{ denominazione: 'Ambito di prova', formaAssociativa: 'Convenzione ex art. 30 D.Lgs. 267/2000' },
    ...{ enteCapofila: '990001', trienniodiPiano: [2026, 2027, 2028] },
  },
  comuni: [
    { codiceIstat: '990001', nome: 'Acquachiara', popolazione: [{ anno: 2021, residenti: 1000 }] },
    { codiceIstat: '990002', nome: 'Borgofiore', popolazione: [{ anno: 2021, residenti: 2000 }] },
  ],
};
let radice: string;
let banco: ReturnType<typeof motoreDiProva>;
let g: Gestori<typeof contrattoCompleto>;
beforeAll(async () => {
  radice = mkdtempSync(join(tmpdir(), 'pdz-ricerca-'));
  cpSync(join(templates, 'nazionale'), join(radice, 'templates', 'nazionale'), { recursive: true });
  banco = motoreDiProva(radice, join(radice, 'templates'));
  g = creaGestori(banco.motore);
  writeFileSync(join(radice, 'ambito.json'), JSON.stringify(ambito));
  await g['interno/nuovo-da-file']({
    ...{ percorso: join(radice, 'prova.pdz'), ambito: join(radice, 'ambito.json') },
    ...{ modello: 'nazionale', anni: null },
  });
});
afterAll(() => {
  banco.motore.apri(null);
  rmSync(radice, { recursive: true, force: true });
});

const cerca = (testo: string) => g['ricerca/cerca']({ testo, limite: 30 });
const scrivi = async (testo: string, rif: string | null = null) => {
  const { voci } = await g['sezioni/albero']({});
  const id = voci.find((v) => v.chiave === 'presentazione')?.id ?? voci[0]?.id;
  if (id === undefined) throw new Error('nessuna sezione');
  const sezione = sezioneSchema.parse((await g['sezioni/leggi']({ id })).sezione);
  const blocchi = sezione.contenuto.blocchi.filter((b) => b.id !== 'mio');
  const dato = rif === null ? [] : [{ tipo: 'dato', rif } as const];
  await g['sezioni/scrivi']({
    id,
    baseRevisione: sezione.revisione,
    gruppo: crypto.randomUUID(),
    contenuto: {
      versione: 1,
      blocchi: [
        ...blocchi,
        { id: 'mio' as BloccoId, tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo }, ...dato] },
      ],
    },
  });
  return id;
};

describe('la ricerca nel piano', () => {
  it('trova nel testo un’altra forma della parola scritta, e porta al blocco', async () => {
    const id = await scrivi('Il segretariato accoglie le famiglie straniere appena arrivate.');
    const { trovati } = await cerca('famiglia straniera');
    expect(trovati[0]).toMatchObject({ genere: 'sezione', luogo: { tipo: 'sezione', id, bloccoId: 'mio' } });
    expect(trovati[0]?.estratto.filter((p) => p.trovato).map((p) => p.testo)).toEqual(['famiglie', 'straniere']);
  });

  it('ciò che si cambia si trova com’è adesso, anche dopo «Annulla»', async () => {
    await scrivi('Parola antidiluviana.');
    expect((await cerca('antidiluviano')).trovati).toHaveLength(1);
    await scrivi('Parola modernissima.');
    expect((await cerca('antidiluviano')).trovati).toEqual([]);
    expect((await cerca('modernissimo')).trovati).toHaveLength(1);
    await g['storia/annulla']({});
    expect((await cerca('antidiluviano')).trovati).toHaveLength(1);
  });

  it('trova una riga dei registri per nome e per cifra, e dice in quale vista è', async () => {
    const { trovati } = await cerca('Borgofiore');
    expect(trovati.some((x) => x.genere === 'registro' && x.luogo.tipo === 'registro')).toBe(true);
    const perCifra = await cerca('2.000');
    expect(perCifra.trovati).toContainEqual(expect.objectContaining({ dove: 'Popolazione' }));
  });

  it('una cifra viva si trova con il valore che ha adesso', async () => {
    const { dati } = await g['dati/elenco']({ testo: 'popolazione' });
    const vivo = dati.find((d) => d.stato === 'ok' && d.valore === '3000');
    if (vivo === undefined) throw new Error('nessuna cifra viva di 3.000 abitanti');
    const id = await scrivi('Gli abitanti contati sono ', vivo.rif);
    const nelTesto = async (testo: string) => (await cerca(testo)).trovati.some((x) => x.luogo.id === id);
    expect(await nelTesto('contati 3000')).toBe(true);
    const [riga] = banco.motore.sessione().piano().registri.popolazione;
    if (riga === undefined) throw new Error('nessuna popolazione');
    banco.motore.sessione().esegui({
      ...{ titolo: 'Popolazione', causa: 'mano' },
      operazioni: [
        {
          ...{ op: 'record/modifica', registro: 'popolazione', id: riga.id },
          ...{ prima: { residenti: riga.residenti }, dopo: { residenti: riga.residenti + 500 } },
        },
      ],
    });
    expect(await nelTesto('contati 3000')).toBe(false);
    expect(await nelTesto('contati 3500')).toBe(true);
  });

  it('senza parole, o con parole che non ci sono, non trova nulla', async () => {
    expect(await cerca('«»')).toEqual({ trovati: [], altri: 0 });
    expect(await cerca('supercalifragilistico')).toEqual({ trovati: [], altri: 0 });
  });

  it('dice quanti altri posti ci sono', async () => {
    const { trovati, altri } = await g['ricerca/cerca']({ testo: 'ambito', limite: 2 });
    expect(trovati).toHaveLength(2);
    expect(altri).toBeGreaterThan(0);
  });
});

describe('l’indice di un piano grande', () => {
  it('si fa a tratti, e nel frattempo il motore risponde; poi dice le stesse cose di uno nuovo', async () => {
    const piano = pianoGrande({ comuni: 20, schede: 40, contributi: 80 });
    const c = cercata('comune');
    if (c === null) throw new Error('nessuna parola');
    const indice = creaIndice();
    let giri = 0;
    let finito = false;
    const conta = (): void => {
      giri += 1;
      if (!finito) setImmediate(conta);
    };
    setImmediate(conta);
    const prima = await indice.cerca(piano, c, 10);
    finito = true;
    expect(giri).toBeGreaterThan(5);
    expect(prima.quante).toBeGreaterThan(0);
    const [tolta, ...altre] = piano.sezioni;
    const [scheda, ...schede] = piano.registri.scheda;
    if (tolta === undefined || scheda === undefined) throw new Error('piano vuoto');
    const registri = { ...piano.registri, scheda: [{ ...scheda, titolo: 'Un servizio in comune' }, ...schede] };
    const cambiato = { ...piano, sezioni: altre, registri };
    const titoli = async (i: ReturnType<typeof creaIndice>) =>
      (await i.cerca(cambiato, c, 5_000)).voci.map((v) => `${v.luogo.id} ${v.titolo} ${v.testo}`).toSorted();
    expect(await titoli(indice)).toEqual(await titoli(creaIndice()));
  });
});

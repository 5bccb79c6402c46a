import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import type { Evento } from '#contract/index.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { esporta } from '#engine/export/esporta.ts';
import { avviaDocx } from '#engine/export/lavora.ts';
import { rispondi } from '#engine/export/richiesta.ts';
import { creaGestori } from '#engine/gestori.ts';
import { conAtto, pianoEsempio } from '../support/atti.ts';
import { motoreDiProva } from '../support/banco-motore.ts';
import { processiCostruiti } from '../support/lavoratori.ts';
import { campo } from '../support/modelli.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-esporta-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));
const bozza = { versione: null, definitiva: false } as const;
const definitiva = { versione: 'Finale', definitiva: true } as const;

const motivo = async (lavoro: Promise<unknown>): Promise<ErroreMotore> => {
  try {
    await lavoro;
  } catch (errore) {
    if (errore instanceof ErroreMotore) return errore;
    throw errore;
  }
  throw new Error('non è stato rifiutato');
};

describe('esportazione nel lavoratore', () => {
  test('dà gli stessi byte che nel processo, con l’avanzamento', async () => {
    const eventi: Evento[] = [];
    const motore = { processi: processiCostruiti, emetti: (e: Evento) => eventi.push(e) };
    const piano = pianoEsempio();
    const { fine } = avviaDocx(motore, { lavoro: 'docx', piano, genere: 'accordo', opzioni: bozza });
    const [fuori, dentro] = await Promise.all([fine, esporta(piano, 'accordo', bozza)]);
    expect(fuori.sha256).toBe(dentro.sha256);
    expect(createHash('sha256').update(fuori.byte).digest('hex')).toBe(fuori.sha256);
    expect(eventi.some((e) => e.tipo === 'avanzamento' && e.lavoro === 'esporta-accordo')).toBe(true);
  }, 60_000);
  test('si annulla subito e non lascia nulla', async () => {
    const motore = { processi: processiCostruiti, emetti: () => {} };
    const piano = pianoEsempio();
    const lavoro = avviaDocx(motore, { lavoro: 'docx', piano, genere: 'piano', opzioni: bozza });
    const prima = performance.now();
    lavoro.annulla();
    expect((await motivo(lavoro.fine)).code).toBe('annullato-da-persona');
    expect(performance.now() - prima).toBeLessThan(500);
  });
  test('una versione porta il suo nome e nessuna scritta «BOZZA» se definitiva', async () => {
    const piano = conAtto('Testo dell’accordo :dato[pdz.versione].\n');
    const opzioni = { versione: 'Bozza 1', definitiva: false };
    const pagina = await rispondi({ lavoro: 'anteprima', nonce: null, piano, genere: 'accordo', opzioni });
    if (!('html' in pagina)) throw new Error('non è una pagina');
    expect(pagina.html).toContain('accordo <span class="dato" data-rif="pdz.versione">Bozza 1</span>');
    expect(pagina.bozza).toBe('BOZZA');
  });
});

describe('documento definitivo', () => {
  test('con segnalazioni bloccanti si rifiuta e le nomina; la bozza si esporta', async () => {
    const errore = await motivo(
      rispondi({ lavoro: 'docx', piano: pianoEsempio(), genere: 'accordo', opzioni: definitiva }),
    );
    expect(errore.code).toBe('esportazione-rifiutata');
    expect(errore.message).toMatch(/segnalazioni bloccanti/);
  });
  test('con parti da compilare si rifiuta e le elenca', async () => {
    const piano = conAtto('Firma :dato[sanita-firma].\n', [campo('sanita-firma')]);
    const errore = await motivo(esporta(piano, 'accordo', definitiva));
    expect(errore.message).toMatch(/restano da compilare/);
  });
});

describe('operazioni degli atti', () => {
  test('elenco, anteprima, campi, esportazione di un piano vero', async () => {
    const { motore } = motoreDiProva(cartella);
    const chiedi = serve(contrattoCompleto, creaGestori(motore), (_, e) => {
      throw e;
    });
    const valore = async (nome: string, input: unknown): Promise<Record<string, unknown>> => {
      const r = await chiedi(nome, input);
      if (!r.ok) throw new Error(`${nome}: ${r.error.message}`);
      return r.value as Record<string, unknown>;
    };
    const ambito = new URL('../../templates/esempio/ambito.json', import.meta.url);
    await valore('interno/nuovo-da-file', {
      percorso: join(cartella, 'prova.pdz'),
      ambito: ambito.pathname,
      modello: 'nazionale',
      anni: null,
    });
    const { atti } = await valore('atti/elenco', {});
    expect(atti).toMatchObject([
      { id: 'accordo', stato: 'incompleto' },
      { id: 'piano', stato: 'incompleto' },
    ]);
    const prima = await valore('atti/anteprima', { id: 'accordo', versione: null });
    expect(prima.html).toContain('nonce="__PDZ_NONCE__"');
    expect(prima.campi).toContainEqual(expect.objectContaining({ nome: 'avvio.responsabile', valore: null }));
    await valore('campi/scrivi', { nome: 'avvio.responsabile', valore: 'Rita <Valli>' });
    const dopo = await valore('atti/anteprima', { id: 'accordo', versione: null });
    expect(dopo.html).toContain('Rita &lt;Valli&gt;');
    const percorso = join(cartella, 'accordo.docx');
    const scritto = await valore('interno/esporta', { genere: 'accordo', percorso, versione: null, definitiva: false });
    const byte = readFileSync(percorso);
    expect(scritto).toEqual({ sha256: createHash('sha256').update(byte).digest('hex'), byte: byte.length });
    const rifiuto = await chiedi('interno/esporta', { genere: 'accordo', percorso, versione: null, definitiva: true });
    expect(rifiuto).toMatchObject({ ok: false, error: { code: 'esportazione-rifiutata' } });
    expect(readFileSync(percorso).equals(byte)).toBe(true);
    // Stopped by the person: at once, and nothing on the disk.
    const mai = join(cartella, 'mai.docx');
    const lungo = chiedi('interno/esporta', { genere: 'piano', percorso: mai, versione: null, definitiva: false });
    await new Promise((poi) => setImmediate(poi));
    const da = performance.now();
    expect(await valore('atti/annulla-esportazione', {})).toEqual({ annullati: 1 });
    expect(await lungo).toMatchObject({ ok: false, error: { code: 'annullato-da-persona' } });
    expect(performance.now() - da).toBeLessThan(500);
    expect(await valore('atti/annulla-esportazione', {})).toEqual({ annullati: 0 });
    expect(readdirSync(cartella).filter((f) => f.endsWith('.tmp') || f === 'mai.docx')).toEqual([]);
    await valore('file/chiudi', {});
  }, 120_000);
});

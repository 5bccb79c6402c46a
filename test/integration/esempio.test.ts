import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { documentoAccordo } from '#documento/accordo.ts';
import { bozzaViva } from '#documento/banco.ts';
import { documentoPiano } from '#documento/piano.ts';
import { testoDocumento } from '#documento/testo.ts';
import type { Rilievo } from '#domain/esito.ts';
import { creaGestori } from '#engine/gestori.ts';
import { creaMotore } from '#engine/motore.ts';
import { processiInProcesso } from '../support/processi-in-processo.ts';

const modelli = fileURLToPath(new URL('../../templates', import.meta.url));
const radice = mkdtempSync(join(tmpdir(), 'pdz-esempio-'));
const motore = creaMotore({
  adesso: () => new Date('2026-11-24T09:00:00.000Z'),
  processi: processiInProcesso,
  cartellaDati: join(radice, 'dati'),
  cartellaModelli: modelli,
  emetti: () => {},
});
const rispondi = serve(contrattoCompleto, creaGestori(motore));
const chiedi = async (nome: string, input: unknown): Promise<unknown> => {
  const risposta = await rispondi(nome, input);
  if (!risposta.ok) throw new Error(risposta.error.message);
  return risposta.value;
};
let rilievi: readonly Rilievo[] = [];

beforeAll(async () => {
  await chiedi('interno/esempio', { percorso: join(radice, 'esempio.pdz'), riusa: false });
  rilievi = ((await chiedi('verifica/esegui', { regola: null })) as { rilievi: readonly Rilievo[] }).rilievi;
}, 120_000);
afterAll(() => {
  motore.sessioneONulla()?.chiudi();
  rmSync(radice, { recursive: true, force: true });
});

const violazioni = (regola: string) => rilievi.filter((r) => r.regola === regola && r.esito === 'violazione');
const messaggi = (regola: string) => violazioni(regola).map((r) => r.messaggio.replaceAll(/[\u00a0\u202f]/gu, ' '));

describe("il piano d'esempio", () => {
  it('nessuna segnalazione è detta due volte: stessi operandi e stessi posti in una regola sola', () => {
    const dette = Map.groupBy(
      rilievi.filter((r) => Object.keys(r.operandi).length > 0),
      (r) => JSON.stringify([Object.entries(r.operandi).sort(), r.luoghi]),
    );
    const doppie = [...dette.values()].filter((d) => d.length > 1);
    expect(doppie.map((d) => d.map((r) => `${r.regola} ${r.soggetto}`))).toEqual([]);
  });
  it('è un Ambito inventato di dodici Comuni con 103.490 residenti', () => {
    const { comune, popolazione } = motore.sessione().piano().registri;
    expect(comune).toHaveLength(12);
    expect(comune.every((c) => c.codiceIstat.startsWith('99'))).toBe(true);
    expect(popolazione.reduce((n, p) => n + p.residenti, 0)).toBe(103_490);
    const elenco = readFileSync(join(modelli, 'comuni', 'comuni.csv'), 'utf8');
    for (const c of comune) expect(elenco, c.nome).not.toContain(`;${c.nome};`);
  });
  it('ha importato ogni suo file, e ogni cifra dei DUP ha la sua cella', () => {
    const { documento, scheda, contributo, ets } = motore.sessione().piano().registri;
    expect(documento.filter((d) => d.genere === 'dup')).toHaveLength(11);
    expect(documento.every((d) => d.stato === 'valido')).toBe(true);
    expect([scheda.length, contributo.length, ets.length]).toEqual([17, 40, 27]);
    expect(
      motore
        .sessione()
        .piano()
        .cifre.every((c) => c.celle > 0 && c.cella !== null),
    ).toBe(true);
  });
  it('manca la scheda per la residenza fittizia, e solo quella', () => {
    expect(violazioni('LEPS-01').map((r) => [r.soggetto, r.gravita])).toEqual([['LEPS-RES', 'bloccante']]);
  });
  it('Massanova chiede per gli anziani nel 2027 più di quanto ha nel DUP', () => {
    expect(messaggi('DUP-06')).toEqual(['Massanova: programma 12.03 2027 29.900,00 € contro 12.485,49 €.']);
  });
  it('il Fondo per le non autosufficienze 2027 è superato di 12.345,67 €, il PNRR è finito', () => {
    expect(messaggi('FIN-02').map((m) => m.replace(/^.*\(\+(.*)\)\.$/u, '$1'))).toEqual(['12.345,67 €', '18.000,00 €']);
    expect(violazioni('FIN-06')).toHaveLength(1);
    expect(violazioni('FIN-01')).toHaveLength(0);
  });
  it('manca il DUP di Cossara: non verificabile, mai rispettato', () => {
    expect(rilievi.filter((r) => r.regola === 'DUP-01').map((r) => r.esito)).toEqual(['non_verificabile']);
    expect(rilievi.filter((r) => r.regola === 'DUP-06' && r.esito === 'non_verificabile')).toHaveLength(18);
  });
  it('gli assistenti sociali sono 17,75 e 19,25: il livello si raggiunge nel 2028', () => {
    expect(messaggi('PERS-01').map((m) => m.slice(0, 15))).toEqual(['2026: 17,75 FTE', '2027: 19,25 FTE']);
    expect(violazioni('PERS-04')).toHaveLength(0);
    expect(violazioni('PERS-21')).toHaveLength(1);
  });
  it('undici contributi aspettano risposta, una quota e una citazione sono sbagliate', () => {
    expect(violazioni('COP-03')).toHaveLength(11);
    expect(messaggi('QE-05')).toEqual([
      "Pian dell'Orso 2027: quota 18.630,00 €, calcolo 16.830,00 € (8,50 €/ab × 1.980).",
    ]);
    expect(violazioni('TXT-01')).toHaveLength(1);
  });
  it('ogni testo e ogni risposta preparata è finita nel piano', () => {
    const { sezioni, registri } = motore.sessione().piano();
    const leggi = (nome: string): Record<string, { compila?: object; sezione?: string | null }> =>
      parse(readFileSync(join(modelli, 'esempio', nome), 'utf8'));
    for (const [chiave, voce] of Object.entries(leggi('sezioni.yaml'))) {
      const testo = JSON.stringify(sezioni.find((s) => s.chiave === chiave)?.contenuto ?? '');
      for (const nome of Object.keys(voce.compila ?? {}))
        expect(testo, `${chiave} ${nome}`).not.toContain(`"nome":"${nome}"`);
      expect(testo.length, chiave).toBeGreaterThan(2);
    }
    const risposte = Object.values(leggi('risposte.yaml'));
    expect(registri.contributo.filter((c) => c.esito !== null)).toHaveLength(risposte.length);
    expect(registri.collegamento).toHaveLength(risposte.filter((r) => r.sezione).length);
  });
  it("l'accordo si compone con dodici Parti, ventisei articoli e nessun difetto del modello", () => {
    const accordo = documentoAccordo(motore.sessione().piano(), bozzaViva);
    if ('rifiuto' in accordo) throw new Error(accordo.rifiuto);
    const numeri = accordo.blocchi.flatMap((b) => (b.t === 'articolo' ? [b.numero] : []));
    expect(numeri).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
    expect(accordo.blocchi.filter((b) => b.t === 'firma')).toHaveLength(12);
    expect(accordo.errori).toEqual([]);
    expect(testoDocumento(accordo)).not.toMatch(/undefined|\[object|NaN|\{\{/u);
  });
  it('il Piano si compone con tutti i capitoli, senza difetti del modello', () => {
    const piano = documentoPiano(motore.sessione().piano(), bozzaViva);
    expect(piano.errori).toEqual([]);
    expect(piano.blocchi.filter((b) => b.t === 'titolo' && b.livello === 1)).toHaveLength(20);
    expect(testoDocumento(piano)).not.toMatch(/undefined|\[object|NaN|\{\{/u);
  });
});

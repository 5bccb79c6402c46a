import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attiCitati } from '#rules/citazioni-testo.ts';
import { unPiano } from '../../support/costruisci.ts';
import { compila, filiDelModello } from '../../support/modelli.ts';
import { verifica } from '../../support/verifica.ts';

const esito = compila(filiDelModello('nazionale'));
if (!('ok' in esito)) throw new Error('il modello nazionale non si compila');
const pacco = esito.ok;
const leggi = (nome: string) => readFileSync(new URL(`../../fixtures/citazioni/${nome}`, import.meta.url), 'utf8');

/** Rules that say that a citation, a number or a quotation is wrong. An act out of the catalogue is no error. */
const accusano = /^(?:TXT-0[124578]|TXT-09|QE-08|QE-12|GOV-14)$/u;
const accuse = (testi: readonly string[]) =>
  verifica(unPiano({ pacco, sezioni: testi.map((t, i) => ({ titolo: `${i + 1}`, testi: [t] })) })).rilievi.filter((r) =>
    accusano.test(r.regola),
  );

describe('citazioni corrette raccolte dalle leggi, dai dossier e dagli atti', () => {
  const corrette = leggi('corrette.tsv')
    .trim()
    .split('\n')
    .map((r) => r.split('\t')[1] ?? '');

  it('sono almeno duecento, tutte diverse', () => {
    expect(new Set(corrette).size).toBe(corrette.length);
    expect(corrette.length).toBeGreaterThanOrEqual(200);
    expect(corrette.filter((c) => attiCitati(c).length === 0)).toEqual([]);
  });

  it('nessuna è segnalata, da sola e dentro una frase con numeri del Piano intorno', () => {
    expect(accuse(corrette).map((r) => `${r.regola}: ${r.messaggio}`)).toEqual([]);
    const frasi = corrette.map((c) => `Ai sensi di ${c}, i servizi sono attivi nel 2027 per 3 giorni alla settimana.`);
    expect(accuse(frasi).map((r) => `${r.regola}: ${r.messaggio}`)).toEqual([]);
  });
});

describe('il testo del Vademecum incollato in una sezione', () => {
  const capoversi = leggi('vademecum-cnoas.txt')
    .split(/\n\s*\n/u)
    .map((c) => c.trim())
    .filter((c) => c !== '');
  const rilievi = accuse(capoversi);
  const errori = rilievi.filter((r) => r.regola === 'TXT-01');

  it('E1–E5 sono segnalate con la forma corretta, collegamenti compresi', () => {
    const corretti = Object.fromEntries(errori.map((r) => [r.operandi.errore, r.operandi.corretto]));
    expect(corretti).toMatchObject({
      E1: 'D.Lgs. 31 marzo 1998, n. 112',
      E2: 'art. 23, comma 4',
      E3: 'art. 89, comma 2-bis, D.L. 19 maggio 2020, n. 34, convertito dalla L. 17 luglio 2020, n. 77',
      E4: 'urn:nir:stato:decreto.legge:2023-05-04;48',
      E5: 'https://www.gazzettaufficiale.it/eli/id/2021/12/31/21G00256/sg',
    });
    expect(errori.filter((r) => r.operandi.errore === 'E5')).toHaveLength(3);
    expect(errori.filter((r) => r.operandi.errore === 'E4').length).toBeGreaterThanOrEqual(2);
    expect(errori.filter((r) => r.rimedi[0]?.testo.startsWith('Sostituire con «') !== true)).toEqual([]);
  });

  it('E13: la legge col comma e senza articolo è una citazione da completare', () => {
    const senza = rilievi.filter((r) => r.regola === 'TXT-02' && r.operandi.manca?.includes('articolo'));
    expect(senza.some((r) => r.operandi.testo?.includes('234/2021'))).toBe(true);
  });

  it('le sole accuse sono citazioni sbagliate o incomplete, misure abrogate e termini superati', () => {
    const altre = rilievi.filter((r) => !['TXT-01', 'TXT-02', 'TXT-04', 'TXT-09'].includes(r.regola));
    expect(altre.map((r) => `${r.regola}: ${r.messaggio}`)).toEqual([]);
  });

  it('«servizi di sostegno alla genitorialità» è buon italiano', () => {
    expect(accuse(['Sono previsti servizi di sostegno alla genitorialità, art. 1, c. 162, L. 234/2021.'])).toEqual([]);
  });
});

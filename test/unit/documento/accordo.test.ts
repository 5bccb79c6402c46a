import { describe, expect, test } from 'vitest';
import { documentoAccordo } from '#documento/accordo.ts';
import { mancanzePrimaDellaFirma } from '#documento/mancanze.ts';
import { somma } from '#documento/somme.ts';
import type { Documento } from '#documento/tipi.ts';
import { centesimi } from '#documento/valori.ts';
import type { Piano } from '#domain/piano.ts';
import { accordoDi, opzioniBozza, pianoDev, pianoEsempio, testiDi } from '../../support/atti.ts';
import { articoliDi, erroriAccordo } from '../../support/controlla-accordo.ts';

const senza = (piano: Piano, nome: string): Piano => ({
  ...piano,
  registri: {
    ...piano.registri,
    appartenenza: piano.registri.appartenenza.filter(
      (a) => piano.registri.comune.find((c) => c.id === a.comuneId)?.nome !== nome,
    ),
  },
});

const modello = [
  'Premesse e allegati',
  'Definizioni',
  'Oggetto',
  'Territorio e soggetti',
  'Obiettivi e livelli essenziali',
  'Forma di gestione associata',
  'Conferenza dei Sindaci',
  'Ufficio di Piano',
  'Impegni dei Comuni',
  "Impegni dell'ente incaricato",
  'Terzo settore',
  'Quadro finanziario',
  'Riparto della spesa e quote',
  'Fasi e cronoprogramma',
  'Attuazione e aggiornamento annuale',
  'Monitoraggio e dati',
  'Durata',
  'Collegio di vigilanza',
  'Inadempimenti e interventi surrogatori',
  'Modifiche',
  'Adesioni e recesso',
  'Controversie',
  'Protezione dei dati personali',
  'Approvazione, pubblicazione e trasmissione',
  'Bollo e registrazione',
  'Disposizioni finali',
];

/** Cells of the table with a title, figures as cents. */
const tabella = (d: Documento, titolo: string): { readonly righe: string[][]; readonly totale: string[] } => {
  const b = d.blocchi.find((x) => x.t === 'tabella' && x.titolo === titolo);
  if (b?.t !== 'tabella') throw new Error(`manca la tabella ${titolo}`);
  const testo = (r: (typeof b.righe)[number]) =>
    r.celle.map((c) => c.tratti.map((t) => (t.t === 'testo' || t.t === 'dato' ? t.testo : '')).join(''));
  return {
    righe: b.righe.filter((r) => !r.intestazione && !r.totale).map(testo),
    totale: b.righe.filter((r) => r.totale).flatMap(testo),
  };
};

describe.each([
  ["piano d'esempio", pianoEsempio],
  ['Ambito 21', pianoDev],
])('accordo di programma: %s', (_, prendi) => {
  test('nessuno degli errori P01–P06, N01, N03, D01–D03', () => {
    const piano = prendi();
    const errori = erroriAccordo(piano, accordoDi(piano));
    expect(errori).toEqual(Object.fromEntries(Object.keys(errori).map((k) => [k, []])));
  });
  test('articoli nell’ordine del modello, numerati senza salti', () => {
    const articoli = articoliDi(accordoDi(prendi()));
    expect(articoli.map((a) => a.titolo)).toEqual(modello);
    expect(articoli.map((a) => a.numero)).toEqual(modello.map((_, i) => i + 1));
  });
  test('dodici Parti, ciascuna una volta nelle premesse e una volta nelle firme', () => {
    const d = accordoDi(prendi());
    const firme = testiDi(d, 'firma');
    expect(firme).toHaveLength(12);
    expect(new Set(firme.map((f) => f.split('\n')[0])).size).toBe(12);
  });
});

describe('somme', () => {
  test('la somma delle quote è il totale della tabella e del testo, al centesimo', () => {
    const d = accordoDi(pianoEsempio());
    const { righe, totale } = tabella(d, 'Quote dei Comuni');
    for (const colonna of [3, 4, 5, 6])
      expect(somma(righe.map((r) => centesimi(r[colonna] ?? ''))).cents).toBe(centesimi(totale[colonna] ?? ''));
    const testo = testiDi(d, 'paragrafo').find((t) => t.startsWith('La somma delle quote'));
    expect(testo).toContain(totale[6]);
  });
  test('una quota che manca non diventa zero: il totale lo dice e la frase resta da compilare', () => {
    const d = accordoDi(pianoDev());
    const { righe, totale } = tabella(d, 'Quote dei Comuni');
    expect(righe.flat()).toContain('n.d.');
    expect(totale.at(-1)).toMatch(/€ \+ n\.d\.$/);
    expect(d.mancanze.some((m) => m.nome === 'quote.totale')).toBe(true);
  });
  test('le risorse per fonte e anno tornano nei due versi', () => {
    const { righe, totale } = tabella(accordoDi(pianoEsempio()), 'Risorse per fonte e anno');
    const cents = (t: string | undefined) => (t === '–' ? 0 : (centesimi((t ?? '').replace(' *', '')) ?? Number.NaN));
    for (const r of righe) expect(cents(r[1]) + cents(r[2]) + cents(r[3])).toBe(cents(r[4]));
    for (const colonna of [1, 2, 3, 4])
      expect(righe.reduce((a, r) => a + cents(r[colonna]), 0)).toBe(cents(totale[colonna]));
  });
});

describe('che cosa manca e che cosa si rifiuta', () => {
  test('senza forma associativa l’accordo non si scrive e dice perché', () => {
    const piano = pianoEsempio();
    const esito = documentoAccordo(
      { ...piano, testa: { ...piano.testa, forma: null, formaLetta: 'boh' } },
      opzioniBozza,
    );
    expect(esito).toEqual({ rifiuto: expect.stringContaining('La forma di gestione associata non è indicata') });
    expect(esito).toEqual({ rifiuto: expect.stringContaining('«boh»') });
  });
  test('il numero dei Comuni segue i Comuni e un solo Comune accorda al singolare', () => {
    const meno = senza(pianoEsempio(), 'Valserena');
    const d = accordoDi(meno);
    expect(erroriAccordo(meno, d).N03).toEqual([]);
    expect(testiDi(d, 'firma')).toHaveLength(11);
  });
  test('ogni mancanza ha nome, etichetta e gruppo; quelle della pubblicazione non fermano la firma', () => {
    const { mancanze } = accordoDi(pianoEsempio());
    expect(mancanze.length).toBeGreaterThan(10);
    for (const m of mancanze) expect([m.nome, m.etichetta, m.gruppo].every((t) => t.trim() !== '')).toBe(true);
    expect(mancanzePrimaDellaFirma(mancanze).every((m) => m.fissatoA !== 'pubblicazione')).toBe(true);
    expect(mancanze.some((m) => m.nome === 'comuni.999003.firmatario.nome' && m.gruppo === 'Montefresco')).toBe(true);
  });
  test('l’impronta dello schema non cambia con gli estremi delle deliberazioni e cambia con una quota', () => {
    const piano = pianoEsempio();
    const prima = accordoDi(piano).testoCanonico;
    const deliberata = piano.registri.parte.map((p) => ({
      ...p,
      attoOrgano: 'del Consiglio comunale',
      attoNumero: '12',
      attoData: '2026-12-01',
    }));
    expect(accordoDi({ ...piano, registri: { ...piano.registri, parte: deliberata } }).testoCanonico).toBe(prima);
    const quota = piano.registri.quota.map((q, i) => (i === 0 ? { ...q, importoCents: 1 } : q));
    expect(accordoDi({ ...piano, registri: { ...piano.registri, quota } }).testoCanonico).not.toBe(prima);
  });
});

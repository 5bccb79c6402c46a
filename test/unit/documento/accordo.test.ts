import { describe, expect, test } from 'vitest';
import { documentoAccordo } from '#documento/accordo.ts';
import { testoDi } from '#documento/inline.ts';
import { mancanzePrimaDellaFirma } from '#documento/mancanze.ts';
import { somma } from '#documento/somme.ts';
import type { Documento } from '#documento/tipi.ts';
import { centesimi } from '#documento/valori.ts';
import type { Piano } from '#domain/piano.ts';
import { accordoDi, conCampi, opzioniBozza, pianoDev, pianoEsempio, testiDi } from '../../support/atti.ts';
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

const pulito = (testo: string): string => testo.replace(/[\u00a0\u202f]/g, ' ');

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

/** Text of the premesse, one line per item. */
const premesse = (piano: Piano): string =>
  accordoDi(piano)
    .blocchi.flatMap((b) => (b.t === 'elenco' ? b.voci : []))
    .flatMap((v) => v.blocchi.map((b) => ('tratti' in b ? testoDi(b.tratti) : '')))
    .join('\n');

describe('co-programmazione nelle premesse: vale ciò che è registrato', () => {
  const conContributi = (cambia: (c: Piano['registri']['contributo'][number]) => object, quanti = 2): Piano => {
    const piano = pianoDev();
    const contributo = piano.registri.contributo.slice(0, quanti).map((c) => ({ ...c, ...cambia(c) }));
    return { ...piano, registri: { ...piano.registri, contributo } };
  };
  const registrato = { dataRicezione: '2026-02-01', tavolo: 'Minori' };
  const svolta = 'è stata svolta la co-programmazione';
  const ignota = '⟨da compilare: condizione: co-programmazione, svolta⟩';

  test('un contributo con la data e il tavolo la mostra; il singolare è al singolare', () => {
    const testo = premesse(conContributi(() => ({ duplicatoDi: null, ...registrato }), 1));
    expect(testo).toContain(svolta);
    expect(testo).toContain('ha partecipato 1 ente del Terzo settore in 1 tavolo; è arrivato 1 contributo (');
  });
  test.each([
    ['senza data', { dataRicezione: null }],
    ['senza tavolo', { tavolo: null }],
    ['con data e tavolo vuoti', { dataRicezione: ' ', tavolo: '' }],
  ])('contributi %s non provano niente: si scrive a mano', (_, cambi) => {
    const testo = premesse(conContributi(() => ({ ...registrato, ...cambi, duplicatoDi: null })));
    expect(testo).not.toContain(svolta);
    expect(testo).toContain(ignota);
  });
  test('l’atto che spiega perché non c’è stata vale solo se non ci sono contributi; ciò che una persona scrive prevale', () => {
    const atto = { 'mancata-coprogrammazione.estremi': 'deliberazione n. 4 del 2026' };
    expect(
      premesse(
        conCampi(
          conContributi(() => ({}), 0),
          atto,
        ),
      ),
    ).toContain('la co-programmazione non è stata attivata');
    expect(premesse(conContributi(() => ({}), 0))).toContain(ignota);
    const scritto = conCampi(
      conContributi(() => ({ tavolo: null })),
      { 'coprogrammazione.svolta': 'no' },
    );
    expect(premesse(scritto)).toContain('la co-programmazione non è stata attivata');
  });
});

describe('quote dei Comuni', () => {
  test('euro per abitante: una cifra se è la stessa in tutti gli anni, una per anno se cambia', () => {
    const piano = pianoDev();
    const stessa = {
      ...piano,
      registri: { ...piano.registri, quota: piano.registri.quota.map((q) => ({ ...q, euroAbCents: 950 })) },
    };
    const colonna = (p: Piano) =>
      new Set(tabella(accordoDi(p), 'Quote dei Comuni').righe.map((r) => pulito(r[2] ?? '')));
    expect(colonna(stessa)).toEqual(new Set(['9,50 €']));
    const diverse = {
      ...piano,
      registri: {
        ...piano.registri,
        quota: piano.registri.quota.map((q) => ({ ...q, euroAbCents: { 2026: 950, 2027: 980 }[q.anno] ?? 1000 })),
      },
    };
    expect(colonna(diverse)).toEqual(new Set(['9,50 / 9,80 / 10,00']));
    const b = accordoDi(diverse).blocchi.find((x) => x.t === 'tabella' && x.titolo === 'Quote dei Comuni');
    expect(b?.t === 'tabella' ? b.fonte : null).toContain(
      'Dove una cifra cambia negli anni è scritta per ciascuno: 2026 / 2027 / 2028.',
    );
  });
});

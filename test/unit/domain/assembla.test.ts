import { describe, expect, it } from 'vitest';
import { contenutoDaPacco, nodoDelPacco } from '#domain/assembla.ts';
import { leggiAmbito } from '#domain/ingressi.ts';
import type { Nodo, NodoInline } from '#domain/modello-ast.ts';
import { assemblaPiano, codiceSchedaLibero, sezionePerScheda } from '#domain/nuovo-piano.ts';
import { contenutoSezioneSchema } from '#domain/section-content.ts';
import { daCompilare, ordineSezioni, parole } from '#domain/sezioni.ts';
import { nuovoId } from '#engine/id.ts';
import { datiDiProva, paccoConCapitoli } from '../../support/banco-motore.ts';

const testo = (t: string): NodoInline[] => [{ t: 'testo', testo: t }];
const con = (corpo: Nodo[]) => {
  const pacco = paccoConCapitoli();
  const [primo, ...altri] = pacco.capitoli;
  if (!primo) throw new Error('manca il capitolo');
  return { ...pacco, capitoli: [{ ...primo, corpo }, ...altri] };
};
const blocchiDi = (corpo: Nodo[]) => contenutoDaPacco(con(corpo), 'capitoli/premessa').blocchi;

describe('testo di una sezione dal modello', () => {
  it('ciò che è vincolato resta vincolato, ciò che è da compilare ha il suo segnaposto', () => {
    expect(
      blocchiDi([
        { t: 'vincolato', id: 'v', figli: [{ t: 'paragrafo', id: 'v1', figli: testo('Norma.') }] },
        { t: 'compila', id: 'da-fare', figli: [] },
      ]),
    ).toMatchObject([
      { id: 'v1', tipo: 'paragrafo', tutela: 'vincolato', origine: 'capitoli/premessa#v1' },
      {
        tipo: 'paragrafo',
        tutela: 'da_compilare',
        contenuto: [{ tipo: 'segnaposto', nome: 'da-fare', etichetta: 'da fare' }],
      },
    ]);
  });

  it('ciò che dipende dai dati resta una parte del modello, ritrovabile nel pacco', () => {
    const condizione: Nodo = {
      t: 'se',
      id: 'cond',
      quando: { e: 'logico', valore: true },
      figli: [{ t: 'paragrafo', id: 'dentro', figli: testo('x') }],
      altrimenti: [],
    };
    const accordo: Nodo = {
      t: 'paragrafo',
      id: 'acc',
      figli: [{ t: 'accordo', singolare: 'il Comune', plurale: 'i Comuni', n: { e: 'numero', valore: '2' } }],
    };
    const pacco = con([condizione, accordo]);
    const blocchi = contenutoDaPacco(pacco, 'capitoli/premessa').blocchi;
    expect(blocchi.map((b) => b.tipo)).toEqual(['modello', 'modello']);
    expect(nodoDelPacco(pacco, 'capitoli/premessa#cond')).toBe(condizione);
    expect(nodoDelPacco(pacco, 'capitoli/premessa#dentro')).toMatchObject({ id: 'dentro' });
    expect(nodoDelPacco(pacco, 'capitoli/premessa#niente')).toBeNull();
    expect(nodoDelPacco(pacco, 'altrove')).toBeNull();
  });

  it('dati, citazioni, rinvii, elenchi, tabelle e grafici diventano i blocchi della sezione', () => {
    const blocchi = blocchiDi([
      { t: 'titolo', id: 't', livello: 1, figli: testo('Titolo') },
      {
        t: 'paragrafo',
        id: 'p',
        figli: [
          { t: 'dato', nome: 'popolazione.totale' },
          { t: 'cita', norma: 'tuel', articolo: '34' },
          { t: 'rinvio', a: 'altro' },
        ],
      },
      { t: 'lista', id: 'l', stile: 'puntato', voci: [testo('uno'), testo('due')] },
      { t: 'suggerimento', id: 's', figli: [{ t: 'paragrafo', id: 's1', figli: testo('Consiglio') }] },
      { t: 'tabella', id: 'tab', fonte: 'comuni', totali: true },
      { t: 'grafico', id: 'g', fonte: 'fonti-anni' },
    ]);
    expect(blocchi).toMatchObject([
      { tipo: 'titolo', livello: 2 },
      { tipo: 'paragrafo', contenuto: [{ tipo: 'dato' }, { tipo: 'citazione' }, { tipo: 'rinvio' }] },
      { tipo: 'elenco', voci: [{ id: 'l.v1' }, { id: 'l.v2' }] },
      { tipo: 'riquadro', variante: 'suggerimento' },
      { tipo: 'tabella-viva', titolo: 'Comuni', totali: true },
      { tipo: 'grafico-vivo', titolo: 'Risorse per fonte e anno' },
    ]);
    expect(contenutoSezioneSchema.safeParse({ versione: 1, blocchi }).success).toBe(true);
  });

  it('due nodi con lo stesso nome danno due blocchi con identificativi diversi', () => {
    const p: Nodo = { t: 'paragrafo', id: 'p', figli: testo('x') };
    expect(blocchiDi([p, p]).map((b) => b.id)).toEqual(['p', 'p.2']);
  });
});

describe('piano nuovo', () => {
  const sezioniDi = (operazioni: ReturnType<typeof assemblaPiano>['operazioni']) =>
    operazioni.flatMap((o) => (o.op === 'sezione/inserisci' ? [o.sezione] : []));
  const righeDi = (operazioni: ReturnType<typeof assemblaPiano>['operazioni'], registro: string) =>
    operazioni.flatMap((o) => (o.op === 'record/inserisci' && o.registro === registro ? [o.valori] : []));

  it('ha una Parte per Comune senza persona, l’ente dell’Ambito, una sezione per capitolo e per LEPS', () => {
    const pacco = paccoConCapitoli();
    const { operazioni, formaSconosciuta } = assemblaPiano(
      pacco,
      datiDiProva,
      { conSchede: false, documentoId: null },
      nuovoId,
    );
    expect(formaSconosciuta).toBe(false);
    expect(righeDi(operazioni, 'parte')).toMatchObject([
      { ordine: 1, persona: null, ruolo: 'comune' },
      { ordine: 2, persona: null, ruolo: 'comune' },
    ]);
    expect(righeDi(operazioni, 'ente').filter((e) => e.tipo === 'ambito')).toHaveLength(1);
    expect(righeDi(operazioni, 'scheda')).toEqual([]);
    const sezioni = sezioniDi(operazioni);
    expect(sezioni).toHaveLength(3 + pacco.leps.length);
    expect(ordineSezioni(sezioni, pacco).map((p) => p.numero)).toEqual([
      '1',
      '10',
      ...pacco.leps.map((_, i) => `10.${i + 1}`),
      '11',
    ]);
  });

  it('dalla guida ha anche una scheda, con la sua sezione, per ogni LEPS obbligatorio che ne vuole una', () => {
    const pacco = paccoConCapitoli();
    const { operazioni } = assemblaPiano(pacco, datiDiProva, { conSchede: true, documentoId: null }, nuovoId);
    const attesi = pacco.leps.filter((l) => l.obbligatorio && l.conSchedaPropria).map((l) => l.id.replace('LEPS-', ''));
    expect(righeDi(operazioni, 'scheda').map((s) => s.codice)).toEqual(attesi);
    expect(righeDi(operazioni, 'scheda').every((s) => s.stato === null)).toBe(true);
    const delleSchede = sezioniDi(operazioni).filter((s) => s.schedaId !== null);
    expect(
      ordineSezioni(sezioniDi(operazioni), pacco)
        .filter((p) => p.sezione.schedaId)
        .map((p) => p.numero),
    ).toEqual(attesi.map((_, i) => `11.${i + 1}`));
    expect(delleSchede[0]?.contenuto.blocchi.map((b) => b.tipo)).toContain('tabella-viva');
  });

  it('una forma associativa che il modello non conosce resta com’è scritta e lo dice', () => {
    const esito = assemblaPiano(
      paccoConCapitoli(),
      { ...datiDiProva, formaLetta: 'Patto tra amici' },
      { conSchede: false, documentoId: null },
      nuovoId,
    );
    expect(esito.formaSconosciuta).toBe(true);
    expect(righeDi(esito.operazioni, 'piano')[0]).toMatchObject({ forma: null, formaLetta: 'Patto tra amici' });
  });

  it('una seconda scheda dello stesso LEPS ha un codice suo', () => {
    expect(codiceSchedaLibero({ id: 'LEPS-SSP' }, [])).toBe('SSP');
    expect(codiceSchedaLibero({ id: 'LEPS-SSP' }, ['SSP', 'SSP-2'])).toBe('SSP-3');
  });

  it('la sezione di una scheda sta sotto il capitolo delle schede, e ha qualcosa da compilare', () => {
    const pacco = paccoConCapitoli();
    const { operazioni } = assemblaPiano(pacco, datiDiProva, { conSchede: false, documentoId: null }, nuovoId);
    const sezioni = sezioniDi(operazioni);
    const sezione = sezionePerScheda(
      pacco,
      { id: nuovoId(), codice: 'S01', titolo: 'Assistenza', ordine: 3, leps: [] },
      sezioni,
      nuovoId(),
    );
    expect(sezione.padreId).toBe(sezioni.find((s) => s.chiave === 'schede')?.id);
    expect(daCompilare(sezione.contenuto)).toBe(1);
    expect(parole(sezione.contenuto)).toBe(0);
  });
});

describe('ambito.json', () => {
  const base = {
    ats: { denominazione: 'ATS di prova', trienniodiPiano: [2026, 2027, 2028], enteCapofila: '990001' },
    comuni: [
      {
        codiceIstat: 990001,
        nome: 'Alfa',
        popolazione: [
          { anno: 2011, residenti: 10 },
          { anno: 2021, residenti: 12 },
        ],
      },
      { codiceIstat: '990002', nome: 'Beta', popolazione: [{ anno: 2021, residenti: 20 }] },
    ],
  };

  it('dice gli anni, il capofila e la popolazione alla sua data', () => {
    const letto = leggiAmbito(base, null);
    if (!letto.ok) throw new Error('non letto');
    expect(letto.anomalie).toEqual([]);
    expect(letto.dati).toMatchObject({ annoInizio: 2026, annoFine: 2028, capofilaIstat: '990001', formaLetta: null });
    expect(letto.dati.comuni[0]?.popolazione.map((p) => p.dataRiferimento)).toEqual(['2011-10-09', '2021-01-01']);
  });

  it('i campi che non conosce sono segnalati una volta, e il resto si legge', () => {
    const letto = leggiAmbito(
      { ...base, colore: 'blu', comuni: base.comuni.map((c) => ({ ...c, altitudine: 3 })) },
      null,
    );
    if (!letto.ok) throw new Error('non letto');
    expect(letto.anomalie.map((a) => [a.codice, a.gravita, a.dove])).toEqual([
      ['CAMPO_IGNOTO', 'avviso', 'colore'],
      ['CAMPO_IGNOTO', 'avviso', 'comuni[].altitudine'],
    ]);
  });

  it('un Comune scritto due volte vale una volta, un capofila di fuori non vale', () => {
    const letto = leggiAmbito(
      { ats: { ...base.ats, enteCapofila: '990009' }, comuni: [...base.comuni, base.comuni[0]] },
      null,
    );
    if (!letto.ok) throw new Error('non letto');
    expect(letto.dati.comuni).toHaveLength(2);
    expect(letto.dati.capofilaIstat).toBeNull();
    expect(letto.anomalie.map((a) => a.codice)).toEqual(['COMUNE_DOPPIO', 'CAPOFILA_FUORI_AMBITO']);
  });

  it('senza anni è rifiutato dicendo come darli; con gli anni dati a mano vale', () => {
    const senza = { ...base, ats: { denominazione: 'ATS' } };
    const letto = leggiAmbito(senza, null);
    expect(letto).toMatchObject({ ok: false, problemi: [{ dove: 'ats.trienniodiPiano' }] });
    expect(leggiAmbito(senza, [2027, 2029])).toMatchObject({ ok: true, dati: { annoInizio: 2027, annoFine: 2029 } });
  });

  it('un file di un’altra forma dice dove non va', () => {
    expect(leggiAmbito([], null)).toMatchObject({ ok: false });
    expect(
      leggiAmbito({ ats: { denominazione: 'x' }, comuni: [{ codiceIstat: 'abc', nome: 'x' }] }, null),
    ).toMatchObject({
      ok: false,
      problemi: [{ dove: 'comuni.0.codiceIstat' }],
    });
  });
});

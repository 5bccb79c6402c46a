import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chiaveAlias, traduci } from '#domain/alias.ts';
import type { Nodo, NodoInline } from '#domain/modello-ast.ts';
import { stati } from '#domain/stati.ts';
import { creaModelli } from '#engine/modelli.ts';

const cartella = fileURLToPath(new URL('../../../templates', import.meta.url));
const { pacco } = creaModelli(cartella).leggi('nazionale');

/** The whole catalogue: LEPS, norm, obligation, severity (dossier §1.2 and §1.2bis). */
const catalogo = [
  ['LEPS-ISEE', 'dpcm-159-2013', false, 'informazione'],
  ['LEPS-SSP', 'l-178-2020', true, 'bloccante'],
  ['LEPS-PIS', 'l-234-2021', true, 'bloccante'],
  ['LEPS-PPI', 'dl-48-2023', true, 'bloccante'],
  ['LEPS-SUP', 'l-234-2021', true, 'bloccante'],
  ['LEPS-DIM', 'l-234-2021', true, 'bloccante'],
  ['LEPS-PAF', 'l-234-2021', true, 'bloccante'],
  ['LEPS-RES', 'l-234-2021', true, 'bloccante'],
  ['LEPS-OFI', 'dlgs-147-2017', true, 'bloccante'],
  ['LEPS-SAD', 'l-234-2021', true, 'bloccante'],
  ['LEPS-SOL', 'l-234-2021', true, 'bloccante'],
  ['LEPS-SOS', 'l-234-2021', true, 'bloccante'],
  ['LEPS-PUA', 'l-234-2021', true, 'bloccante'],
  ['LEPS-INT', 'l-234-2021', true, 'bloccante'],
  ['LEPS-PAI', 'dpcm-3-10-2022', true, 'avviso'],
  ['LEPS-DDN', 'l-234-2021', true, 'bloccante'],
  ['LEPS-EQM', 'l-199-2025', true, 'avviso'],
  ['LEPS-ADO', 'l-199-2025', true, 'avviso'],
  ['LEPS-AEC', 'l-199-2025', true, 'avviso'],
  ['OBB-PDV', 'dlgs-62-2024', false, 'avviso'],
] as const;
/** The fifteen rows of the Vademecum's table of norms. */
const vademecum = [
  'costituzione',
  'dlgs-112-1998',
  'dpcm-14-2-2001',
  'l-328-2000',
  'l-131-2003',
  'dl-78-2010',
  'dlgs-117-2017',
  'dlgs-147-2017',
  'l-178-2020',
  'dl-34-2020',
  'l-234-2021',
  'dl-48-2023',
  'dlgs-29-2024',
  'dlgs-62-2024',
  'di-24-6-2025',
];
/** Articles of the accordo, in the order of the model. */
const articoli = [
  'art-premesse',
  'art-definizioni',
  'art-oggetto',
  'art-territorio',
  'art-leps',
  'art-forma',
  'art-organo',
  'art-ufficio',
  'art-comuni',
  'art-gestore',
  'art-sanita',
  'art-altri',
  'art-terzo-settore',
  'art-risorse',
  'art-quote',
  'art-cronoprogramma',
  'art-attuazione',
  'art-monitoraggio',
  'art-durata',
  'art-collegio',
  'art-inadempimenti',
  'art-modifiche',
  'art-recesso',
  'art-controversie',
  'art-dati',
  'art-approvazione',
  'art-bollo',
  'art-finali',
];

const leps = (id: string) => {
  const trovato = pacco.leps.find((l) => l.id === id);
  if (!trovato) throw new Error(`manca ${id}`);
  return trovato;
};
/** Every block of a text, in reading order, whatever contains it. */
const nodi = (lista: readonly Nodo[]): Nodo[] =>
  lista.flatMap((n) => [
    n,
    ...('figli' in n && n.t !== 'titolo' && n.t !== 'paragrafo' ? nodi(n.figli) : []),
    ...(n.t === 'se' ? nodi(n.altrimenti) : []),
    ...(n.t === 'scegli' ? n.casi.flatMap((c) => nodi(c.figli)) : []),
  ]);
const inline = (lista: readonly NodoInline[]): NodoInline[] =>
  lista.flatMap((n) => [n, ...(n.t === 'se' ? inline(n.figli) : n.t === 'elenco' ? inline(n.modello) : [])]);
const citate = (lista: readonly Nodo[]): string[] =>
  nodi(lista).flatMap((n) =>
    (n.t === 'paragrafo' ? inline(n.figli) : []).flatMap((i) => (i.t === 'cita' ? [i.norma] : [])),
  );
const accordo = pacco.atti.find((a) => a.id === 'accordo');

describe('LEPS del modello nazionale', () => {
  it.each(catalogo)('%s ha la norma %s, l’obbligo e la gravità del catalogo', (id, norma, obbligatorio, gravita) => {
    expect(leps(id).citazioni[0]?.norma).toBe(norma);
    expect([leps(id).obbligatorio, leps(id).gravita]).toEqual([obbligatorio, gravita]);
  });
  it('sono venti, in ordine, e nessuno in più', () => {
    const ordinati = pacco.leps.toSorted((a, b) => a.ordine - b.ordine);
    expect(ordinati.map((l) => l.id)).toEqual(catalogo.map(([id]) => id));
  });
  it('il comma 170 ha le sue sei lettere, compresa la f) che la tabella del Vademecum dimentica', () => {
    const lettere = pacco.leps.flatMap((l) =>
      l.citazioni.flatMap((c) => (c.norma === 'l-234-2021' && c.comma === '170' ? [`${c.lettera} ${l.id}`] : [])),
    );
    expect(lettere).toEqual(['a LEPS-PIS', 'b LEPS-SUP', 'c LEPS-DIM', 'd LEPS-PAF', 'e LEPS-RES', 'f LEPS-DDN']);
  });
  it('l’offerta integrata cita l’art. 23, comma 4, e non il comma 54', () => {
    expect(leps('LEPS-OFI').citazioni[0]).toMatchObject({ articolo: '23', comma: '4' });
  });
  it('i livelli della L. 199/2025 valgono dal 2027, l’autonomia e comunicazione dal 2026', () => {
    expect(leps('LEPS-EQM').obbligatorioDal).toBe('2027-01-01');
    expect(leps('LEPS-ADO').obbligatorioDal).toBe('2027-01-01');
    expect(leps('LEPS-AEC').obbligatorioDal).toBe('2026-01-01');
  });
  it('il percorso assistenziale è assorbito dai PUA e non ha una scheda propria, come l’ISEE', () => {
    expect(leps('LEPS-PAI').assorbitoDa).toBe('LEPS-PUA');
    expect(pacco.leps.filter((l) => !l.conSchedaPropria).map((l) => l.id)).toEqual(
      expect.arrayContaining(['LEPS-PAI', 'LEPS-ISEE']),
    );
    expect(pacco.leps.filter((l) => !l.conSchedaPropria)).toHaveLength(2);
  });
  it('ognuno ha elementi, indicatori suoi, un testo bloccato che cita la sua norma e un testo da completare', () => {
    for (const l of pacco.leps) {
      expect(l.elementi.length, l.id).toBeGreaterThan(1);
      expect(
        pacco.indicatori.filter((i) => l.indicatori.includes(i.id)).every((i) => i.leps === l.id),
        l.id,
      ).toBe(true);
      const bloccato = l.corpo.filter((n) => n.t === 'vincolato');
      expect(citate(bloccato), l.id).toContain(l.citazioni[0]?.norma);
      expect(
        l.corpo.some((n) => n.t === 'compila'),
        l.id,
      ).toBe(true);
    }
  });
});

describe('fondi e ammissibilità', () => {
  const coppia = (fondo: string, id: string) => pacco.ammissibilita.find((a) => a.fondo === fondo && a.leps === id);

  it('ogni fondo di un LEPS esiste ed è ammesso nella tabella', () => {
    for (const l of pacco.leps)
      for (const f of l.fondi) {
        expect(
          pacco.fondi.some((x) => x.id === f),
          `${l.id} ${f}`,
        ).toBe(true);
        expect(coppia(f, l.id)?.esito, `${l.id} ${f}`).toBe('ammesso');
      }
  });
  it('ogni coppia ammessa è scritta anche nel LEPS', () => {
    for (const a of pacco.ammissibilita)
      if (a.esito === 'ammesso') expect(leps(a.leps).fondi, `${a.fondo} ${a.leps}`).toContain(a.fondo);
  });
  it('il contributo per gli assistenti sociali non paga altro, il fondo per i minori collocati non paga la prevenzione', () => {
    expect(pacco.leps.filter((l) => coppia('FP-AS', l.id)?.esito === 'non_ammesso')).toHaveLength(19);
    expect(coppia('FMA', 'LEPS-PAF')?.esito).toBe('non_ammesso');
  });
  it('una coppia di cui nessuno ha scritto non c’è: non è ammessa per silenzio', () => {
    expect(coppia('FNPS', 'LEPS-SAD')).toBeUndefined();
  });
  it('il PNRR finisce il 30 giugno 2026, con eccezioni al 31 agosto; il PN Inclusione il 31 dicembre 2029', () => {
    const fondo = (id: string) => pacco.fondi.find((f) => f.id === id);
    expect(fondo('PNRR')).toMatchObject({ fineAttivita: '2026-06-30', fineDeroga: '2026-08-31', strutturale: false });
    expect(fondo('PNI')).toMatchObject({ fineAttivita: '2029-12-31', strutturale: false });
    expect(fondo('PNI')?.profili).not.toContain('assistente-sociale');
    expect(pacco.fondi.filter((f) => f.tutteLeps).map((f) => f.id)).toEqual(['REG', 'COM', 'UTENZA', 'SAN', 'ALTRO']);
  });
});

describe('norme', () => {
  it('ci sono le quindici righe del Vademecum, con la forma giusta', () => {
    expect(pacco.norme.slice(0, 15).map((n) => n.id)).toEqual(vademecum);
    expect(pacco.norme.find((n) => n.id === 'dlgs-112-1998')?.numero).toBe('112');
    expect(pacco.norme.find((n) => n.id === 'dl-48-2023')?.urn).toBe('urn:nir:stato:decreto.legge:2023-05-04;48');
  });
  it('un URN è ben formato e il suo indirizzo è quello di Normattiva', () => {
    for (const n of pacco.norme) {
      if (n.urn === null) continue;
      expect(n.urn, n.id).toMatch(/^urn:nir:stato:[a-z.]+:\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])(;\d+)?$/);
      expect(n.url, n.id).toBe(`https://www.normattiva.it/uri-res/N2Ls?${n.urn}`);
      if (n.data !== null) expect(n.urn, n.id).toContain(n.data);
    }
    for (const n of pacco.norme) if (n.url !== null) expect(new URL(n.url).protocol, n.id).toBe('https:');
  });
  it('forma breve ed estesa dicono lo stesso numero e lo stesso anno', () => {
    for (const n of pacco.norme.filter((x) => x.urn !== null && x.numero !== null)) {
      expect(n.breve, n.id).toContain(`${n.numero}/${n.data?.slice(0, 4)}`);
      expect(n.estesa, n.id).toContain(`n. ${n.numero}`);
    }
  });
  it('ciò che nessuno ha letto è da verificare', () => {
    for (const n of pacco.norme.filter((x) => x.fonte.startsWith('citazione nota')))
      expect(n.verificatoIl, n.id).toBeNull();
    for (const p of pacco.parametri) {
      expect(p.fonte.length, p.id).toBeGreaterThan(5);
      if (p.valore === null || p.esito === 'da_verificare' || p.esito === 'proposta')
        expect(p.verificatoIl, p.id).toBeNull();
    }
    expect(pacco.parametri.filter((p) => p.valore === null).length).toBeGreaterThan(6);
    expect(pacco.norme.some((n) => n.verificatoIl === null)).toBe(true);
  });
});

describe('forme associative, gestori e codici di altri', () => {
  it('le forme sono le cinque del Testo unico e un’ASP non è fra loro', () => {
    const forme = Object.keys(pacco.parametri.find((p) => p.id === 'forme.associative')?.valore ?? {});
    expect(forme).toEqual(['convenzione30', 'unione32', 'consorzio31', 'azienda114', 'istituzione114']);
    expect(Object.keys(pacco.alias.forme).some((t) => /\basp\b|servizi alla persona/i.test(t))).toBe(false);
    expect(Object.keys(pacco.parametri.find((p) => p.id === 'forme.gestori')?.valore ?? {})).toContain('asp');
    expect(traduci(pacco.alias.forme, 'ASP')).toBeNull();
  });
  it.each([
    ['leps', 'DIP', 'LEPS-DIM'],
    ['leps', 'OFF', 'LEPS-OFI'],
    ['leps', 'pippi', 'LEPS-PAF'],
    ['fondi', 'QSFP', 'FP-QS'],
    ['fondi', 'qpe', 'FP-QPE'],
    ['fondi', 'L178', 'FP-AS'],
    ['fondi', 'FSR', 'REG'],
    ['fondi', 'BILANCIO_COMUNE', 'COM'],
    ['forme', 'Convenzione ex art. 30 D.Lgs. 267/2000', 'convenzione30'],
    ['forme', 'azienda speciale consortile', 'azienda114'],
    ['profili', 'Ass. soc.', 'assistente-sociale'],
    ['profili', 'Assistente amministrativo', 'istruttore-amministrativo'],
    ['rapporti', 'T.I.', 'TI'],
    ['rapporti', 'tempo determinato', 'TD'],
    ['rapporti', 'Somministrazione', 'somministrazione'],
    ['programmi', "Interventi per l'infanzia e i minori e per asili nido", '12.01'],
  ] as const)('%s: «%s» è %s', (tabella, letto, id) => {
    expect(traduci(pacco.alias[tabella], letto)).toBe(id);
  });
  it('nessun alias ha due significati', () => {
    for (const [nome, tabella] of Object.entries(pacco.alias)) {
      const visti = new Map<string, string>();
      for (const [letto, id] of Object.entries(tabella)) {
        expect(visti.get(chiaveAlias(letto)) ?? id, `${nome}: ${letto}`).toBe(id);
        visti.set(chiaveAlias(letto), id);
      }
    }
  });
  it('gli alias delle forme e dei rapporti usano i vocabolari del programma', () => {
    for (const f of Object.values(pacco.alias.forme)) expect(stati.forma).toContain(f);
    for (const r of Object.values(pacco.alias.rapporti)) expect(stati.rapporto).toContain(r);
  });
});

describe('capitoli', () => {
  it('sono numerati da 0 a 19; il 10 contiene i LEPS e l’11 le schede', () => {
    const ordinati = pacco.capitoli.toSorted((a, b) => a.numero - b.numero);
    expect(ordinati.map((c) => c.numero)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(ordinati[10]?.contiene).toBe('leps');
    expect(ordinati[11]?.contiene).toBe('schede');
  });
  it('coprono le sette lettere dell’art. 19, comma 1, L. 328/2000', () => {
    expect([...new Set(pacco.capitoli.flatMap((c) => c.lettere))].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
});

describe('citazioni sbagliate note', () => {
  const trova = (testo: string) =>
    pacco.erroriCitazione
      .filter(
        (e) =>
          new RegExp(e.espressione, 'iu').test(testo) &&
          (e.contesto === null || new RegExp(e.contesto, 'iu').test(testo)),
      )
      .map((e) => e.id);
  it.each([
    ['D.Lgs. 31 marzo 1998, n.12', ['E1']],
    ['D.Lgs. 31 marzo 1998, n. 112', []],
    ['D.Lgs. 147/2017 art. 23 comma 54', ['E2']],
    ['art. 23, comma 4, D.Lgs. 147/2017', []],
    ['art. 89 comma 2 bis della Legge 77/2020', ['E3']],
    ['art. 89, comma 2-bis, D.L. 34/2020, convertito dalla L. 77/2020', []],
    ['https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2023-045-04;48', ['E4']],
    ['https://www.gazzettaufficiale.it/eli/id/2021/12/31/21G00256/s', ['E5']],
    ['https://www.gazzettaufficiale.it/eli/id/2021/12/31/21G00256/sg', []],
    ["l'art. 14, comma 28, D.L. 78/2010 individua le funzioni fondamentali", ['E6']],
    ['i piccoli Comuni esercitano insieme le funzioni fondamentali (art. 14, c. 28, D.L. 78/2010)', []],
    ["il secondo comma dell'art. 55 chiede il coinvolgimento attivo degli enti", ['E7']],
    ['la co-programmazione (art. 55, c. 2) individua i bisogni', []],
    ['progetti per il dopo di noi e la vita indipendente (SAD)', ['E10']],
    ['servizi di sostegno (comma 162, lettera c)', ['E11']],
    ['servizi di sostegno alla genitorialità previsti dal comma 162', []],
    ['i servizi di sollievo alle famiglie (c. 162)', ['E12']],
    ["la vigilanza prevista dall'art. 34, comma 6", ['L03']],
    ["visto di regolarità contabile ai sensi dell'art. 151, comma 4", ['V151']],
    ["Visto l'art. 151, comma 4, D.Lgs. 267/2000", []],
  ])('«%s» → %j', (testo, attesi) => {
    expect(trova(testo)).toEqual(attesi);
  });
  it('non impiegano mai molto tempo, nemmeno su testi costruiti apposta', () => {
    const ostili = [
      'art. 23 '.repeat(20_000),
      'dopo di noi '.repeat(20_000),
      `servizi di sostegno ${' '.repeat(200_000)}`,
    ];
    const inizio = performance.now();
    for (const testo of ostili) trova(testo);
    expect(performance.now() - inizio).toBeLessThan(2000);
  });
});

describe('accordo di programma', () => {
  it('ha ventotto articoli nell’ordine del modello', () => {
    expect(nodi(accordo?.corpo ?? []).flatMap((n) => (n.t === 'articolo' ? [n.id] : []))).toEqual(articoli);
  });
  it('serve tutte le forme, e ogni scelta le copre tutte', () => {
    expect(accordo?.forme).toEqual([...stati.forma]);
    const scelte = nodi(accordo?.corpo ?? []).flatMap((n) => (n.t === 'scegli' && n.su === 'ambito.forma' ? [n] : []));
    expect(scelte.length).toBeGreaterThan(1);
    for (const s of scelte) expect(s.casi.map((c) => c.vale).sort()).toEqual([...stati.forma].sort());
  });
  it('numera le Parti e mette le lettere alle premesse', () => {
    const elenchi = nodi(accordo?.corpo ?? []).flatMap((n) => (n.t === 'elenco' ? [[n.id, n.stile]] : []));
    expect(Object.fromEntries(elenchi)).toMatchObject({ 'parti-elenco': 'numeri', premesse: 'lettere' });
  });
  it('l’impronta dello schema sta solo in un testo fissato alla sottoscrizione', () => {
    const con = nodi(accordo?.corpo ?? []).filter(
      (n) => n.t === 'voce' && JSON.stringify(n).includes('schema.impronta'),
    );
    expect(con.map((n) => n.fissatoA)).toEqual(['sottoscrizione']);
  });
  it('cita la firma entro sessanta giorni e la vigilanza del comma 7', () => {
    const testo = JSON.stringify(accordo?.corpo);
    expect(testo).toContain('entro sessanta giorni dalla comunicazione');
    expect(testo).toContain('"norma":"tuel","articolo":"34","comma":"7"');
  });
  it('ogni campo ha un’etichetta diversa e un gruppo', () => {
    const campi = accordo?.campi ?? [];
    expect(new Set(campi.map((c) => c.etichetta)).size).toBe(campi.length);
    for (const c of campi) expect(c.gruppo, c.nome).not.toBe('');
  });
});

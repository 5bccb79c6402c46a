import { describe, expect, it } from 'vitest';
import { contestoAtti, voceContesto } from '#domain/contesto-atti.ts';
import type { Nodo } from '#domain/modello-ast.ts';
import { stati } from '#domain/stati.ts';
import { scriviEspressione } from '#templates/espressioni.ts';
import { compila, filiDelModello, scritto, tuttiGliInline, tuttiINodi } from '../../support/modelli.ts';

const file = filiDelModello('nazionale');
const esito = compila(file);
const pacco = 'ok' in esito ? esito.ok : null;
const accordo = pacco?.atti.find((a) => a.id === 'accordo');
const corpo: readonly Nodo[] = accordo?.corpo ?? [];
const nodi = tuttiINodi(corpo);
const inline = tuttiGliInline(corpo);

/** The 28 articles of the model, in its order. */
const titoli = [
  'Premesse e allegati',
  'Definizioni',
  'Oggetto',
  'Territorio e soggetti',
  'Obiettivi e livelli essenziali',
  'Forma di gestione associata',
  '⟨dato⟩',
  'Ufficio di Piano',
  'Impegni dei Comuni',
  "Impegni dell'ente incaricato",
  'Integrazione sociosanitaria',
  'Impegni di altri enti',
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

const condizioni = [
  ...nodi.flatMap((n) => (n.t === 'se' ? [scriviEspressione(n.quando)] : [])),
  ...inline.flatMap((i) => (i.t === 'se' ? [scriviEspressione(i.quando)] : [])),
];

/** Blocks of the tree that hold `id`, from the root. */
const antenati = (id: string, dentro: readonly Nodo[] = corpo): readonly Nodo[] => {
  for (const n of dentro) {
    if (n.id === id) return [n];
    const figli = tuttiINodi([n]).filter((m) => m !== n);
    if (!figli.some((f) => f.id === id)) continue;
    const rami =
      n.t === 'se'
        ? [...n.figli, ...n.altrimenti]
        : n.t === 'scegli'
          ? n.casi.flatMap((c) => c.figli)
          : 'figli' in n && n.t !== 'titolo' && n.t !== 'paragrafo'
            ? n.figli
            : [];
    return [n, ...antenati(id, rami)];
  }
  return [];
};

describe('accordo di programma: i 28 articoli nel linguaggio dei modelli', () => {
  it('il pacco nazionale compila senza errori', () => {
    expect('errori' in esito ? esito.errori : []).toEqual([]);
  });

  it('ha i 28 articoli del modello, nel suo ordine, ciascuno con il suo id', () => {
    const articoli = nodi.flatMap((n) => (n.t === 'articolo' ? [{ id: n.id, titolo: scritto(n.titolo) }] : []));
    expect(articoli.map((a) => a.titolo)).toEqual(titoli);
    expect(new Set(articoli.map((a) => a.id)).size).toBe(28);
    expect(articoli.every((a) => /^art-[a-z-]+$/u.test(a.id))).toBe(true);
  });

  it('titolo, parti, visti, premesse, articoli, firme, adesioni e allegati sono nell’ordine del modello', () => {
    const posto = (prova: (n: Nodo) => boolean) => nodi.findIndex(prova);
    const ordine = [
      posto((n) => n.t === 'parti'),
      posto((n) => n.t === 'paragrafo' && scritto(n.figli).startsWith('VIST')),
      posto((n) => n.t === 'paragrafo' && scritto(n.figli).startsWith('PREMESSO')),
      posto((n) => n.t === 'articolo'),
      posto((n) => n.t === 'firme'),
      posto((n) => n.t === 'paragrafo' && scritto(n.figli).startsWith('ADESIONI')),
      posto((n) => n.t === 'allegati'),
    ];
    expect(ordine).not.toContain(-1);
    expect([...ordine].sort((a, b) => a - b)).toEqual(ordine);
  });

  it.each([
    ['legge regionale nel titolo', 'non vuoto(legge-regionale)'],
    ['firma per delega', 'non vuoto(c.firmatario.delega)'],
    ['ente gestore fra le parti', 'non vuoto(ente-gestore)'],
    ['proroga del piano precedente', 'non vuoto(precedente.proroga)'],
    ['co-programmazione svolta o no', 'coprogrammazione.svolta'],
    ['intesa sociosanitaria, articolo sanità', 'conta(sanita) > 0'],
    ['deliberazione dell’organo solo con più Comuni', 'conta(comuni) > 1'],
    ['variazione urbanistica', 'variazione-urbanistica'],
    ['delega alla sanità', "ambito.gestore = 'asl'"],
    ['altri enti', 'conta(altri) > 0'],
    ['adesioni del Terzo settore', 'conta(adesioni) > 0'],
    ['membri ulteriori del collegio', 'non vuoto(collegio.membri)'],
    ['prefetto nel collegio', 'collegio.parti-statali'],
    ['arbitrato', 'controversie.arbitrato'],
  ])('ha la condizione del modello: %s', (_, condizione) => expect(condizioni).toContain(condizione));

  it('le alternative del modello hanno il loro altrimenti', () => {
    const conAltrimenti = nodi.flatMap((n) =>
      n.t === 'se' && n.altrimenti.length > 0 ? [scriviEspressione(n.quando)] : [],
    );
    expect(conAltrimenti).toEqual(expect.arrayContaining(['coprogrammazione.svolta', 'variazione-urbanistica']));
  });

  it('senza sanità e senza altri enti gli articoli restano 26', () => {
    const condizione = (id: string): string[] =>
      antenati(id).flatMap((n) => (n.t === 'se' ? [scriviEspressione(n.quando)] : []));
    expect(condizione('art-sanita')).toEqual(['conta(sanita) > 0']);
    expect(condizione('art-altri')).toEqual(['conta(altri) > 0']);
    const sempre = nodi.filter((n) => n.t === 'articolo' && condizione(n.id).length === 0);
    expect(sempre).toHaveLength(26);
  });

  it('la forma di gestione ha un caso per ogni forma associativa; un’ASP è un gestore, mai una forma', () => {
    const scelte = nodi.filter((n) => n.t === 'scegli' && n.su === 'ambito.forma');
    expect(scelte.length).toBeGreaterThan(0);
    for (const s of scelte)
      expect(s.t === 'scegli' ? s.casi.map((c) => c.vale).sort() : []).toEqual([...stati.forma].sort());
    expect(stati.forma).not.toContain('asp');
  });

  it('cicla su Comuni, unioni, sanità, altri enti, parti, adesioni, citazioni e definizioni', () => {
    const cicli = new Set(nodi.flatMap((n) => (n.t === 'per' ? [n.ogni] : [])));
    for (const ogni of [
      'comuni',
      'unioni',
      'sanita',
      'altri',
      'parti',
      'adesioni',
      'citazioni',
      'definizioni',
      'c.impegni',
    ])
      expect(cicli, ogni).toContain(ogni);
  });

  it('le parti sono numerate e gli estremi delle delibere si fissano alla sottoscrizione', () => {
    const parti = nodi.find((n) => n.t === 'parti');
    const elenco = parti === undefined ? undefined : tuttiINodi([parti]).find((n) => n.t === 'elenco');
    expect(elenco).toMatchObject({ stile: 'numeri' });
    const delibere = inline.filter((i) => i.t === 'dato' && i.nome.startsWith('c.delibera.'));
    expect(delibere.length).toBeGreaterThanOrEqual(4);
    expect(delibere.every((i) => i.t === 'dato' && i.fissatoA === 'sottoscrizione')).toBe(true);
    expect(nodi.find((n) => n.t === 'firme')).toMatchObject({ fissatoA: 'sottoscrizione' });
  });

  it('nessun numero di articolo è scritto a mano', () => {
    const testi = inline.flatMap((i) => (i.t === 'testo' ? [i.testo] : [])).join('\n');
    expect(testi).not.toMatch(/\bart(?:\.|icolo)\s*\d+\s+(?:del presente|dell'accordo)/u);
    expect(inline.filter((i) => i.t === 'rinvio').length).toBeGreaterThan(10);
  });

  it('ogni campo dichiarato ha un nome che il contesto non dà già e serve nel testo', () => {
    const usati = JSON.stringify(corpo);
    for (const campo of accordo?.campi ?? []) {
      const derivato = voceContesto(contestoAtti, campo.nome.split('.'));
      expect(derivato === null || derivato.campo === true, campo.nome).toBe(true);
      const inEspressione = JSON.stringify(campo.nome.split('.')).slice(1, -1);
      expect(usati.includes(`"${campo.nome}"`) || usati.includes(inEspressione), `${campo.nome} non è usato`).toBe(
        true,
      );
    }
  });
});

describe('la notazione a doppie graffe non esiste', () => {
  it('nessun file dei modelli contiene «{{»', () => {
    expect(file.filter((f) => f.testo.includes('{{')).map((f) => f.percorso)).toEqual([]);
  });
});

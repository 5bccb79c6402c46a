import { describe, expect, it } from 'vitest';
import { fontiGrafico, fontiTabella } from '#domain/fonti-modello.ts';
import { nodoSchema } from '#domain/modello-ast.ts';
import type { direttiveBlocco, direttiveFoglia, direttiveInline } from '#templates/direttive.ts';
import { errori, testo, tuttiGliInline, tuttiINodi } from '../../support/modelli.ts';

const blocchi: Readonly<Record<keyof typeof direttiveBlocco, string>> = {
  vincolato: ':::vincolato{id=x}\ntesto\n:::',
  compila: ':::compila{id=x}\ntesto\n:::',
  suggerimento: ':::suggerimento{id=x}\ntesto\n:::',
  nota: ':::nota{id=x}\ntesto\n:::',
  articolo: ':::articolo{id=x titolo="Impegni :prep[di]{a=organo}"}\ntesto\n:::',
  se: ':::se{quando="vuoto(comuni)"}\ntesto\n:::',
  altrimenti: ':::se{quando="vuoto(comuni)"}\nuno\n:::\n:::altrimenti\ndue\n:::',
  scegli: '::::scegli{su=ambito.gestore}\n:::caso{vale=asl}\nx\n:::\n::::',
  caso: '::::scegli{su=ambito.gestore}\n:::caso{vale=asl}\nx\n:::\n::::',
  per: ':::per{ogni="comuni" come="c" dove="non vuoto(c.pec)" ordine="c.nome"}\n:dato[c.nome]\n:::',
  elenco: '::::elenco{id=x stile=lettere fine=";"}\n:::voce{id=v}\nuno\n:::\n::::',
  voce: '::::elenco{id=x stile=numeri}\n:::voce{id=v}\nuno\n:::\n::::',
  parti: ':::parti{id=x}\nTRA\n:::',
  firme: ':::firme{id=x fissatoA=sottoscrizione}\nfirma\n:::',
  riquadro: ':::riquadro{id=x}\ntesto\n:::',
};
const foglie: Readonly<Record<keyof typeof direttiveFoglia, string>> = {
  tabella: '::tabella{id=t fonte=comuni titolo="I Comuni" colonne="nome,residenti" totali=sì}',
  grafico: '::grafico{id=g fonte=fonti-anni titolo="Risorse"}',
  salto: '::salto',
  indice: '::indice',
  allegati: '::allegati',
};
const inline: Readonly<Record<keyof typeof direttiveInline, string>> = {
  dato: ':dato[pdz.denominazione]{formato=maiuscolo fissatoA=schema}',
  cita: ':cita[l-328-2000]{articolo=19 comma=1 lettera=a}',
  rinvio: ':rinvio[art-durata]',
  sigla: ':sigla[ATS]',
  accordo: ':accordo[il Comune|i Comuni]{n="conta(comuni)"}',
  prep: ':prep[a]{a=organo}',
  lettere: ':lettere[risorse.totale]',
  elenco:
    ':elenco[:dato[c.nome] (:dato[c.sigla-provincia])]{ogni="comuni" come="c" congiunzione="e" dove="non vuoto(c.nome)" ordine="c.nome"}',
  se: ':se[ e :dato[capofila.nome]]{quando="non vuoto(capofila.nome)"}',
  compila: ':compila[durata.decorrenza]',
};

describe('ogni produzione della grammatica', () => {
  it.each(Object.entries(blocchi))('blocco :::%s', (nome, sorgente) => {
    const t = testo(sorgente);
    const inattesi = errori(t).filter((e) => !e.includes('un caso per ogni valore'));
    expect(inattesi).toEqual([]);
    if (nome !== 'caso' && nome !== 'altrimenti') expect(tuttiINodi(t.corpo).some((n) => n.t === nome)).toBe(true);
    for (const nodo of t.corpo) expect(nodoSchema.safeParse(nodo).success).toBe(true);
  });
  it.each(Object.entries(foglie))('foglia ::%s', (nome, sorgente) => {
    const t = testo(sorgente);
    expect(errori(t)).toEqual([]);
    expect(t.corpo).toMatchObject([{ t: nome }]);
    expect(nodoSchema.safeParse(t.corpo[0]).success).toBe(true);
  });
  it.each(Object.entries(inline))('nel testo :%s', (nome, sorgente) => {
    const t = testo(`prima ${sorgente} dopo`);
    expect(errori(t)).toEqual([]);
    expect(tuttiGliInline(t.corpo).some((n) => n.t === nome)).toBe(true);
    expect(nodoSchema.safeParse(t.corpo[0]).success).toBe(true);
  });

  it('il titolo di un articolo è testo con direttive, e non ha numero', () => {
    const t = testo(
      ':::articolo{id=art-organo titolo="Compiti :prep[di]{a=organo} e di :dato[capofila.nome]"}\nx\n:::',
    );
    expect(errori(t)).toEqual([]);
    expect(t.corpo[0]).toMatchObject({
      t: 'articolo',
      titolo: [{ t: 'testo' }, { t: 'prep' }, { t: 'testo' }, { t: 'dato' }],
    });
    expect(JSON.stringify(t.corpo)).not.toContain('numero');
  });
  it('un errore nel titolo di un articolo ha la riga dell’articolo', () =>
    expect(errori(testo('\n\n:::articolo{id=a titolo="Di :prep[sotto]{a=organo}"}\nx\n:::'))[0]).toMatch(
      /^3: una preposizione/u,
    ));
  it('articoli uno dentro l’altro, o senza id o titolo, sono errori', () => {
    expect(errori(testo('::::articolo{id=a titolo="A"}\n:::articolo{id=b titolo="B"}\nx\n:::\n::::')).join()).toContain(
      'un articolo dentro',
    );
    expect(errori(testo(':::articolo{titolo="A"}\nx\n:::')).join()).toContain('«id» in :::articolo');
    expect(errori(testo(':::articolo{id=a}\nx\n:::')).join()).toContain('«titolo» in :::articolo');
  });

  it('le fonti delle tabelle e dei grafici sono un elenco chiuso, con le loro colonne', () => {
    for (const [fonte, { dove }] of Object.entries(fontiTabella))
      expect(errori(testo(`::tabella{fonte="${fonte}"}`, 'leps')), `${fonte} ${dove}`).toEqual([]);
    for (const fonte of Object.keys(fontiGrafico)) expect(errori(testo(`::grafico{fonte="${fonte}"}`))).toEqual([]);
    expect(errori(testo('::tabella{fonte=inventata}'))[0]).toContain('una fonte tra comuni');
    expect(errori(testo('::tabella{fonte=comuni colonne="nome,peso"}'))[0]).toContain('colonne tra nome');
    expect(errori(testo('::tabella{fonte=comuni totali=forse}'))[0]).toContain('totali=sì | no');
    expect(errori(testo('::tabella{fonte="scheda.risorse"}', 'capitolo'))[0]).toContain('fuori dalle schede');
  });
});

describe('Markdown ordinario', () => {
  it('titoli, capoversi, grassetto, corsivo, elenchi, a capo', () => {
    const t = testo(
      '## Titolo\n\nUna **parola** *scritta*\\\na capo\ne di seguito.\n\n- uno\n- due\n\n1. primo\n2. secondo\n',
      'capitolo',
    );
    expect(errori(t)).toEqual([]);
    expect(t.corpo).toMatchObject([
      { t: 'titolo', livello: 2 },
      {
        t: 'paragrafo',
        figli: [
          { t: 'testo', testo: 'Una ' },
          { t: 'testo', testo: 'parola', grassetto: true },
          { t: 'testo', testo: ' ' },
          { t: 'testo', testo: 'scritta', corsivo: true },
          { t: 'a-capo' },
          { t: 'testo', testo: 'a capo e di seguito.' },
        ],
      },
      { t: 'lista', stile: 'puntato', voci: [[{ testo: 'uno' }], [{ testo: 'due' }]] },
      { t: 'lista', stile: 'numeri' },
    ]);
  });
  it.each([
    ['> citazione', 'un :::riquadro'],
    ['```\ncodice\n```', 'il codice non è ammesso'],
    ['testo `codice`', 'testo senza accenti gravi'],
    ['uno\n\n---\n\ndue', 'un ::salto'],
    ['[qui](https://esempio.it)', 'una :cita o testo semplice'],
    ['| a | b |\n|---|---|', 'una ::tabella legata ai registri'],
    ['2026. Nel corso dell’anno', 'scrivi «2026\\.»'],
    ['- uno\n\n  due', 'voci di un solo capoverso'],
    ['ciao {{campo}}', 'non parentesi graffe doppie'],
    ['**:dato[pdz.denominazione]**', 'solo su testo scritto'],
    [':::riquadro[etichetta]{id=x}\nx\n:::', 'attributi tra graffe'],
  ])('«%s» è un errore spiegato', (sorgente, atteso) => expect(errori(testo(sorgente)).join('\n')).toContain(atteso));
  it('nei capitoli il titolo della sezione sta nella testata', () => {
    expect(errori(testo('# Uno', 'capitolo'))[0]).toContain('un titolo da ## a ####');
    expect(errori(testo('# Titolo dell’atto', 'atto'))).toEqual([]);
  });
  it('il rientro non cambia il senso: niente codice per quattro spazi, niente titolo per una riga di trattini sotto', () => {
    const t = testo('    rientrato\n\nriga\n    seguito');
    expect(errori(t)).toEqual([]);
    expect(t.corpo.map((n) => n.t)).toEqual(['paragrafo', 'paragrafo']);
  });
});

describe('i nomi che un testo può leggere', () => {
  it('confronti senza senso sono errori', () => {
    const quando = (e: string) => errori(testo(`:::se{quando="${e}"}\nx\n:::`)).join('\n');
    expect(quando("ambito.forma = 'asp'")).toContain('uno tra convenzione30');
    expect(quando("ambito.gestore = 'asp'")).toBe('');
    expect(quando('ambito.forma > 3')).toContain('due valori che si possono confrontare');
    expect(quando('ambito.denominazione')).toContain('una condizione');
    expect(quando('coprogrammazione.svolta')).toBe('');
    expect(quando('comuni.nome = 3')).toContain('che non attraversa elenchi');
    expect(quando('conta(ambito.forma) = 1')).toContain('conta(…) di un elenco');
    expect(quando('somma(quote.anni.importo) = quote.totale')).toBe('');
    expect(quando('somma(quote.totale) = 1')).toContain('somma(…) di un numero dentro un elenco');
    expect(quando("'044066' in comuni.codice-istat")).toBe('');
    expect(quando("'x' in ambito.forma")).toContain('dopo «in»');
    expect(quando('pippo.pluto = 1')).toContain('un nome del contesto');
    expect(quando("popolazione.data >= '2021-01-01'")).toBe('');
    expect(quando("popolazione.data >= 'ieri'")).toContain('due valori');
  });
  it('la scheda si legge solo nei testi dei LEPS', () => {
    expect(errori(testo(':::se{quando="vuoto(scheda.comuni)"}\nx\n:::', 'leps'))).toEqual([]);
    expect(errori(testo(':::se{quando="vuoto(scheda.comuni)"}\nx\n:::', 'capitolo')).join()).toContain(
      'un nome del contesto',
    );
  });
  it(':dato vuole un solo valore', () => {
    expect(errori(testo(':dato[comuni]')).join()).toContain('per un elenco usa «per»');
    expect(errori(testo(':dato[capofila]')).join()).toContain('un solo valore');
    expect(errori(testo(':lettere[ambito.denominazione]')).join()).toContain('di un numero o di un importo');
  });
});

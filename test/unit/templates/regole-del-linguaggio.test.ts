import { describe, expect, it } from 'vitest';
import {
  campo,
  compila,
  errori,
  filePacco,
  scritto,
  testo,
  tuttiGliInline,
  tuttiINodi,
} from '../../support/modelli.ts';

const primo = (corpo: string) => {
  const t = testo(corpo);
  expect(errori(t)).toEqual([]);
  return t.corpo[0];
};
const uno = (corpo: string, parte: string) => {
  const e = errori(testo(corpo));
  expect(
    e.some((r) => r.includes(parte)),
    e.join('\n'),
  ).toBe(true);
};

describe('regola 1: condizioni e cicli solo negli attributi', () => {
  it('accetta quando="…" e ogni="…"', () => {
    expect(primo(':::se{quando="conta(comuni) > 1"}\nciao\n:::')).toMatchObject({ t: 'se' });
    expect(primo(':::per{ogni="comuni" come="c"}\n:dato[c.nome]\n:::')).toMatchObject({ t: 'per', ogni: 'comuni' });
  });
  it('«:::se{forma == "x"}» non passa per testo', () => uno(':::se{forma == "x"}\nciao\n:::', '1: blocchi aperti con'));
  it('una direttiva nel testo mal scritta non si stampa in silenzio', () => {
    uno('ciao :dato[comuni', ':dato[nome.del-dato] / niente');
    uno('ciao :se[x] {quando="vuoto(comuni)"}', 'attributi attaccati');
  });
  it('una condizione sbagliata dice riga, colonna e che cosa si aspettava', () => {
    const e = errori(testo('testo\n\n:::se{quando="conta(comuni > 1"}\nciao\n:::'));
    expect(e[0]).toContain('3: una parentesi chiusa');
    expect(e[0]).toContain('alla colonna 14');
  });
});

describe('regola 2: id senza punti', () => {
  it('accetta lettere minuscole, cifre e trattini', () => {
    expect(primo(':::riquadro{id=art-34-bis}\nx\n:::')).toMatchObject({ id: 'art-34-bis' });
  });
  it('«{#art.durata}» non diventa un id e una classe', () =>
    uno(':::riquadro{#art.durata}\nx\n:::', 'gli id non hanno punti'));
  it('rifiuta maiuscole, accenti e punti', () => {
    uno(':::riquadro{id="Art-1"}\nx\n:::', 'un id di lettere minuscole');
    uno(':::riquadro{id="art.durata"}\nx\n:::', 'un id di lettere minuscole');
  });
  it('lo stesso id due volte è un errore che dice dove sta il primo', () =>
    uno(':::riquadro{id=a}\nx\n:::\n\n:::riquadro{id=a}\ny\n:::', 'già alla riga 1'));
});

describe('regola 3: recinti strettamente più lunghi all’esterno', () => {
  it('accetta 5, 4, 3', () => {
    const t = testo(':::::parti{id=p}\n::::elenco{id=e stile=numeri}\n:::voce{id=v}\nuno\n:::\n::::\n:::::');
    expect(errori(t)).toEqual([]);
    expect(tuttiINodi(t.corpo).map((n) => n.t)).toEqual(['parti', 'elenco', 'voce', 'paragrafo']);
  });
  it('lo stesso numero di due punti chiude anche il blocco esterno: errore', () => {
    uno(':::riquadro{id=a}\n:::se{quando="vuoto(comuni)"}\nx\n:::\n:::', 'strettamente più lungo');
    uno(':::riquadro{id=a}\n:::se{quando="vuoto(comuni)"}\nx\n:::\nfuori', 'che chiude :::');
  });
  it('un ::: rimasto nel testo è un errore', () => uno('ciao\n\n:::\n\nciao', '3: blocchi aperti con'));
  it('un blocco mai chiuso è un errore', () => uno(':::riquadro{id=a}\nx', 'una riga ::: che chiude :::riquadro'));
});

describe('regola 4: solo i nomi dell’elenco chiuso sono direttive', () => {
  it.each([
    'in scala 1:5.000 e 1:50',
    'alle ore 10:30-12:00 di oggi',
    'art. 34:ratifica del consiglio',
    'pdz:abc, x:y_z fine',
  ])('«%s» resta com’è', (riga) => {
    const nodo = primo(riga);
    expect(nodo?.t === 'paragrafo' ? scritto(nodo.figli) : '').toBe(riga);
  });
  it('restituisce il testo anche dentro grassetto, voci, titoli e modelli', () => {
    const t = testo('**alle 10:30** e :se[in scala 1:5.000]{quando="vuoto(comuni)"}\n\n- ore 9:15\n');
    expect(errori(t)).toEqual([]);
    expect(scritto(tuttiGliInline(t.corpo))).toContain('alle 10:30');
    expect(scritto(tuttiGliInline(t.corpo))).toContain('in scala 1:5.000');
    expect(scritto(tuttiGliInline(t.corpo))).toContain('ore 9:15');
  });
  it('un nome ignoto con testo o attributi è un errore', () => {
    uno('ciao :daot[pdz.denominazione]', 'una direttiva tra dato, cita');
    uno('ciao :x{a=b}', 'una direttiva tra');
    uno(':::cita{id=x}\nx\n:::', 'un blocco tra');
    uno('::articolo{id=x}', 'una foglia tra');
  });
  it('un nome noto con attributi sbagliati è un errore con riga e atteso', () => {
    uno('a\n\n:dato[pdz.denominazione]{formto=data}', '3: solo formato, fissatoA in :dato / «formto»');
    uno(':::se{quando="vuoto(comuni)" id=x colore=rosso}\nx\n:::', '«colore»');
    uno(':::per{ogni="comuni"}\nx\n:::', "l'attributo «come» in :::per / niente");
    uno(':dato{formato=data}', ':dato[nome.del-dato] / niente');
    uno(':dato[pdz.denominazione]{formato=grassetto}', 'formato=data |');
    uno(':dato[pdz.denominazione]{fissatoA=mai}', 'fissatoA=schema | sottoscrizione | pubblicazione');
  });
});

describe('regola 5: le condizioni e i campi da compilare restano nella struttura', () => {
  it('una condizione compilata conserva l’espressione, per dire che cosa manca', () => {
    expect(primo(':::se{quando="non vuoto(ambito.forma)"}\nx\n:::')).toMatchObject({
      quando: { e: 'non', a: { e: 'funzione', nome: 'vuoto', percorso: ['ambito', 'forma'] } },
      altrimenti: [],
    });
  });
  it('altrimenti è fratello del se che segue', () => {
    const t = testo(':::se{quando="vuoto(comuni)"}\nuno\n:::\n:::altrimenti\ndue\n:::\n\ntre');
    expect(errori(t)).toEqual([]);
    expect(t.corpo).toMatchObject([
      { t: 'se', figli: [{ t: 'paragrafo' }], altrimenti: [{ t: 'paragrafo' }] },
      { t: 'paragrafo' },
    ]);
    uno('uno\n\n:::altrimenti\ndue\n:::', 'un altrimenti senza se');
  });
  it('un :compila è un nodo trovato per struttura, dichiarato nella testata dell’atto', () => {
    expect(primo('Il coordinatore è :compila[ufficio.coordinatore].')).toMatchObject({
      figli: [{ t: 'testo' }, { t: 'compila', nome: 'ufficio.coordinatore' }, { t: 'testo' }],
    });
  });
});

describe('regola 6: fissatoA su blocchi e su :dato', () => {
  it.each(['schema', 'sottoscrizione', 'pubblicazione'])('accetta %s', (quando) => {
    expect(primo(`:::firme{id=f fissatoA=${quando}}\nx\n:::`)).toMatchObject({ fissatoA: quando });
    expect(primo(`:dato[pdz.denominazione]{fissatoA=${quando}}`)).toMatchObject({
      figli: [{ t: 'dato', fissatoA: quando }],
    });
  });
});

describe('regola 7: le variabili dei cicli hanno un nome', () => {
  it('dentro il ciclo si usa il nome, non un contesto implicito', () => {
    expect(testo(':::per{ogni="comuni" come="c"}\n:dato[firmatario.nome]\n:::').riferimenti).toMatchObject([
      { tipo: 'dato', nome: 'firmatario.nome' },
    ]);
  });
  it('fuori dal ciclo il nome non esiste più', () =>
    expect(testo(':::per{ogni="comuni" come="c"}\n:dato[c.nome]\n:::\n\n:dato[c.nome]').riferimenti).toMatchObject([
      { tipo: 'dato', nome: 'c.nome', riga: 5 },
    ]));
  it('non si può coprire un nome del contesto né una parola del linguaggio', () => {
    uno(':::per{ogni="comuni" come="comuni"}\nx\n:::', 'un nome non ancora usato');
    uno(':::per{ogni="comuni" come="non"}\nx\n:::', 'diverso dalle parole del linguaggio');
    uno(':::per{ogni="ambito.forma" come="c"}\nx\n:::', 'in «ogni» un elenco');
    uno(':::per{ogni="comuni" come="c" ordine="nome"}\nx\n:::', 'in «ordine» un valore di «c»');
  });
  it('dove e ordine leggono la variabile', () => {
    expect(
      primo(':::per{ogni="comuni" come="c" dove="conta(c.impegni) > 0" ordine="c.nome"}\n:dato[c.nome]\n:::'),
    ).toMatchObject({
      ordine: 'c.nome',
      dove: { e: 'confronto', op: '>' },
    });
  });
});

describe('regola 8: elenchi numerati da soli', () => {
  it('più cicli alimentano un solo elenco', () => {
    const t = testo(
      ':::::elenco{id=parti stile=lettere fine=";"}\n::::per{ogni="comuni" come="c"}\nil Comune di :dato[c.nome]\n::::\n::::per{ogni="unioni" come="u"}\n:dato[u.denominazione]\n::::\n:::::',
    );
    expect(errori(t)).toEqual([]);
    expect(t.corpo).toMatchObject([{ t: 'elenco', stile: 'lettere', fine: ';', figli: [{ t: 'per' }, { t: 'per' }] }]);
  });
  it('le voci stanno negli elenchi e dentro c’è solo testo corrente', () => {
    uno(':::voce{id=v}\nx\n:::', ':::voce dentro un :::elenco');
    uno('::::elenco{id=e}\n:::riquadro{id=r}\nx\n:::\n::::', 'dentro :::elenco');
    uno(':::::elenco{id=e}\n::::voce{id=v}\n::tabella{fonte=comuni}\n::::\n:::::', 'dentro elenchi e voci solo testo');
    uno(':::elenco{id=e stile=romani}\nx\n:::', 'stile=numeri | lettere | puntato');
  });
});

describe('regola 9: preposizioni e accordi vengono dal vocabolario', () => {
  it('legge :prep e :accordo', () => {
    expect(primo('la quota :prep[di]{a=organo}, :accordo[il Comune|i Comuni]{n="conta(comuni)"}')).toMatchObject({
      figli: [
        {},
        { t: 'prep', preposizione: 'di', a: 'organo' },
        {},
        { t: 'accordo', singolare: 'il Comune', plurale: 'i Comuni' },
      ],
    });
  });
  it('rifiuta preposizioni e accordi sbagliati', () => {
    uno(':prep[verso]{a=organo}', 'una preposizione tra');
    uno(':accordo[il Comune]{n="conta(comuni)"}', ':accordo[singolare|plurale]');
    uno(':accordo[uno|tanti]{n="ambito.forma"}', 'un numero');
  });
});

describe('regola 10: scegli è esaustivo', () => {
  const forme = ['convenzione30', 'unione32', 'consorzio31', 'azienda114', 'istituzione114', 'gestione_diretta'];
  const scegli = (vale: readonly string[]) =>
    `::::scegli{id=s su=ambito.forma}\n${vale.map((v) => `:::caso{vale=${v}}\n${v}\n:::\n`).join('')}::::`;
  it('con tutti i casi compila', () => expect(primo(scegli(forme))).toMatchObject({ t: 'scegli', su: 'ambito.forma' }));
  it('senza un caso è un errore che lo nomina', () => uno(scegli(forme.slice(1)), 'manca convenzione30'));
  it('un valore che non esiste o ripetuto è un errore', () => {
    uno(scegli([...forme, 'asp']), 'vale uno tra convenzione30');
    uno(scegli([...forme, 'unione32']), 'due volte');
  });
  it('vale anche per le scelte dichiarate dall’atto', () => {
    const regime = campo('regime', { tipo: 'scelta', scelte: ['esente', 'dovuta'] });
    const corpo = '::::scegli{id=s su=regime}\n:::caso{vale=esente}\nx\n:::\n::::';
    expect(errori(testo(corpo, 'atto', [regime]))[0]).toContain('manca dovuta');
  });
  it('si sceglie solo su valori chiusi e dentro c’è solo caso', () => {
    uno(scegli(forme).replace('ambito.forma', 'ambito.denominazione'), 'un nome con valori chiusi');
    uno('::::scegli{id=s su=ambito.forma}\nciao\n::::', 'dentro :::scegli solo :::caso');
    uno(':::caso{vale=x}\nx\n:::', 'un caso fuori da scegli');
  });
});

describe('il testo citato deve esistere nel pacco', () => {
  it('una norma, una sigla, un vocabolo, un rinvio, un dato o un campo ignoti sono errori con file e riga', () => {
    const pack =
      'id: prova\nversione: "1"\ntitolo: Prova\norgano: {id: organo, nome: Conferenza, articolo: la, numero: s}\n';
    const corpo = ':cita[l-1-1900] :sigla[XYZ] :prep[di]{a=zio} :rinvio[art-x] :dato[nessuno.qui] :compila[mai-detto]';
    const esito = compila([
      filePacco('pack.yaml', pack),
      filePacco('atti/a.md', `---\nid: a\ntitolo: A\nforme: [convenzione30]\n---\n\n${corpo}\n`),
    ]);
    const righe = 'errori' in esito ? esito.errori.map((e) => `${e.file}:${e.riga} ${e.atteso}`) : [];
    expect(righe).toHaveLength(6);
    expect(righe.every((r) => r.startsWith('atti/a.md:7 '))).toBe(true);
  });
});

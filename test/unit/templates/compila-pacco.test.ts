import { describe, expect, it } from 'vitest';
import { type FilePacco, type PaccoCompilato, paccoCompilatoSchema } from '#domain/pacco.ts';
import { elencoCanonico } from '#templates/compila.ts';
import { testoErrore } from '#templates/errore.ts';
import { compila, filePacco, filiDelModello } from '../../support/modelli.ts';

const pack = (oltre = '') =>
  filePacco(
    'pack.yaml',
    `id: prova\nversione: "1"\ntitolo: Prova\norgano: {id: organo, nome: Assemblea, articolo: "l'", numero: s}\n${oltre}`,
  );
const prov = 'fonte: prova';
const norme = filePacco(
  'norme.yaml',
  `- {id: l-1-2000, tipo: legge, breve: L. 1/2000, estesa: legge 1/2000, titolo: Prova, abrogata: false, ${prov}}\n`,
);
const fondi = (righe = '') =>
  filePacco(
    'fondi.yaml',
    `fondi:\n  - {id: F1, nome: Fondo, breve: F, base: b, strutturale: true, tutteLeps: true, ${prov}}\nammissibilita:\n${righe === '' ? '  []' : righe}\n`,
  );
const leps = (testata = '', corpo = 'Testo.') =>
  filePacco(
    'leps/uno.md',
    `---\nid: LEPS-UNO\nnome: Uno\nbreve: Uno\ntarget: tutti\nobbligatorio: true\ngravita: avviso\npuaUvm: "no"\nconSchedaPropria: true\nordine: 1\n${prov}\n${testata}---\n${corpo}\n`,
  );
const atto = (testata: string, corpo: string, nome = 'a') =>
  filePacco(`atti/${nome}.md`, `---\nid: ${nome}\ntitolo: Atto\nforme: [convenzione30]\n${testata}---\n\n${corpo}\n`);

const errori = (...file: FilePacco[]): string[] => {
  const esito = compila(file);
  return 'errori' in esito ? esito.errori.map(testoErrore) : [];
};
const buono = (...file: FilePacco[]): PaccoCompilato => {
  const esito = compila(file);
  if ('errori' in esito) throw new Error(esito.errori.map(testoErrore).join('\n'));
  return esito.ok;
};

describe('compilazione di un pacco', () => {
  it('il pacco nazionale diventa dati che lo schema accetta, uguali a ogni compilazione', () => {
    const file = filiDelModello('nazionale');
    const primo = buono(...file);
    expect(paccoCompilatoSchema.safeParse(primo).error?.issues ?? []).toEqual([]);
    expect(JSON.stringify(buono(...[...file].reverse()))).toBe(JSON.stringify(primo));
    expect(primo.leps.length).toBeGreaterThanOrEqual(18);
    expect(primo.capitoli.length).toBeGreaterThanOrEqual(15);
  });

  it('quello che una persona può omettere è null o vuoto', () => {
    const p = buono(pack(), norme, fondi(), leps());
    expect(p.leps[0]).toMatchObject({ atto: null, citazioni: [], fondi: [], verificatoIl: null, validoDal: null });
    expect(p.norme[0]).toMatchObject({ url: null, articoli: {} });
    expect(p.alias.leps).toEqual({});
  });

  it('l’impronta si calcola su percorsi e hash, in ordine', () => {
    const [a, b] = [filePacco('a.yaml', '1'), filePacco('b.yaml', '2')];
    expect(elencoCanonico([b, a])).toBe(elencoCanonico([a, b]));
    expect(elencoCanonico([a])).toBe(`a.yaml\t${a.sha256}\n`);
  });

  it.each<[string, FilePacco[], string]>([
    [
      'norma ignota in un LEPS',
      [pack(), leps('citazioni: [{norma: l-9-9999}]\n')],
      'leps/uno.md, riga 2: atteso in «citazioni» una norma',
    ],
    ['fondo ignoto', [pack(), leps('fondi: [F9]\n')], 'in «fondi» un fondo'],
    [
      'LEPS ignoto nell’ammissibilità',
      [pack(), fondi(`  - {fondo: F1, leps: LEPS-X, esito: ammesso, ${prov}}`)],
      'fondi.yaml, riga 4: atteso in «leps»',
    ],
    ['indicatore ignoto', [pack(), leps('indicatori: [i-1]\n')], 'in «indicatori»'],
    ['programma ignoto', [pack(), leps('programma: "12.99"\n')], 'in «programma»'],
    ['alias verso un LEPS ignoto', [pack('alias: {leps: {SSP: LEPS-X}}\n')], 'in «alias.leps»'],
    ['alias verso una forma ignota', [pack('alias: {forme: {ASP: azienda}}\n')], ''],
    [
      'padre ignoto',
      [pack(), filePacco('capitoli/c.md', '---\nid: c\ntitolo: C\nnumero: 1\npadre: z\ntutela: libero\n---\nx\n')],
      'in «padre» un capitolo',
    ],
    [
      'id due volte',
      [
        pack(),
        norme,
        filePacco('profili.yaml', `- {id: p, nome: p, plurale: p, ${prov}}\n- {id: p, nome: q, plurale: q, ${prov}}\n`),
      ],
      'profili.yaml, riga 2: atteso un id usato una volta sola',
    ],
    ['chiave sconosciuta', [pack('colore: rosso\n')], 'solo le chiavi previste, non «colore»'],
    [
      'codice senza virgolette',
      [pack(), filePacco('programmi.yaml', `- {id: 12.10, missione: "12", nome: n, sociale: true, ${prov}}\n`)],
      'un testo (tra virgolette se è fatto di cifre) in «id»; trovato «12.1»',
    ],
    [
      'data impossibile',
      [pack(), filePacco('profili.yaml', `- {id: p, nome: p, plurale: p, ${prov}, verificatoIl: 23/11/2026}\n`)],
      'date AAAA-MM-GG',
    ],
    ['file inatteso', [pack(), filePacco('script.js', 'x')], 'script.js, riga 1: atteso uno tra pack.yaml'],
    ['percorso che esce', [pack(), filePacco('leps/../../x.md', 'x')], 'atteso uno tra pack.yaml'],
    ['senza pack.yaml', [norme], 'pack.yaml, riga 1: atteso il file pack.yaml'],
    ['testo senza testata', [pack(), filePacco('leps/x.md', 'ciao')], 'una testata YAML'],
    [
      'indirizzo non https',
      [
        pack(),
        filePacco(
          'norme.yaml',
          `- {id: n, tipo: legge, breve: b, estesa: e, titolo: t, url: "http://x.it/", abrogata: false, ${prov}}\n`,
        ),
      ],
      'un indirizzo https',
    ],
    ['modello esteso che non c’è', [pack('estende: [altrove]\n')], 'in «estende» modelli presenti'],
  ])('%s è un errore con file e riga', (nome, file, atteso) => {
    const trovati = errori(...file);
    if (nome === 'alias verso una forma ignota') expect(trovati).toEqual([]);
    else expect(trovati.join('\n')).toContain(atteso);
  });

  it('la riga di un errore nel corpo conta anche la testata', () => {
    expect(errori(pack(), atto('', ':::boh{id=x}\nx\n:::'))[0]).toContain('atti/a.md, riga 7');
  });

  it('ogni campo e ogni percorso di un atto è dichiarato o derivato', () => {
    const campi = 'campi:\n  - {nome: conf34.data, etichetta: Data, gruppo: G, tipo: data}\n';
    expect(errori(pack(), atto(campi, 'Il :compila[conf34.data] e :dato[conf34.data]{formato=data}.'))).toEqual([]);
    expect(errori(pack(), atto('', ':compila[conf34.data]'))[0]).toContain('un campo dichiarato nella testata');
    expect(errori(pack(), atto('', ':dato[conf34.data]'))[0]).toContain('un dato del registro');
    expect(errori(pack(), atto('', ':::se{quando="vuoto(conf34.data)"}\nx\n:::'))[0]).toContain('un nome del contesto');
    expect(
      errori(pack(), atto('campi:\n  - {nome: pdz.denominazione, etichetta: D, gruppo: G, tipo: testo}\n', 'x'))[0],
    ).toContain('che il contesto non dà già');
    expect(
      errori(pack(), atto('campi:\n  - {nome: c, etichetta: D, gruppo: G, tipo: scelta, scelte: [a]}\n', 'x'))[0],
    ).toContain('almeno due scelte');
  });

  it('i rinvii trovano blocchi e allegati dello stesso atto', () => {
    const allegati = 'allegati: [{id: all-atti, titolo: Atti}]\n';
    expect(
      errori(pack(), atto(allegati, ':::articolo{id=art-uno titolo="Uno"}\n:rinvio[art-uno] e :rinvio[all-atti]\n:::')),
    ).toEqual([]);
    expect(errori(pack(), atto('', ':rinvio[art-uno]'))[0]).toContain('un blocco di questo testo o di un allegato');
  });

  it('un dato del registro dice se gli manca l’anno o l’ente', () => {
    const dato = (rif: string) => errori(pack(), norme, fondi(), leps(), atto('', `:dato[${rif}]`)).join('\n');
    expect(dato('fondo.f1.assegnato@2027')).toBe('');
    expect(dato('fondo.zz.assegnato@2027')).toContain('un dato del registro');
    expect(dato('fondo.f1.assegnato')).toContain('un anno dopo');
    expect(dato('leps.uno.stato')).toBe('');
    expect(dato('leps.leps-uno.stato')).toBe('');
    expect(dato('personale.assistenti-sociali.fte@primo')).toBe('');
    expect(dato('popolazione.totale#044066')).toBe('');
  });
});

describe('estensione di un modello', () => {
  const base = buono(pack('sigle: {ATS: Ambito}\n'), norme, fondi(), leps());
  const regionale = (file: FilePacco[]) => {
    const esito = compila(
      [
        filePacco(
          'pack.yaml',
          `id: regione\nversione: "1"\ntitolo: Regione\nregione: Prova\nestende: [prova]\nsigle: {BUR: Bollettino}\n`,
        ),
        ...file,
      ],
      [base],
    );
    if ('errori' in esito) throw new Error(esito.errori.map(testoErrore).join('\n'));
    return esito.ok;
  };
  it('eredita tutto, riscrive per id, aggiunge il resto', () => {
    const p = regionale([
      filePacco('leps/uno.md', leps().testo.replace('nome: Uno', 'nome: Uno regionale')),
      filePacco(
        'leps/due.md',
        leps('assorbitoDa: LEPS-UNO\n').testo.replace('id: LEPS-UNO', 'id: LEPS-DUE').replace('ordine: 1', 'ordine: 2'),
      ),
    ]);
    expect(p.leps.map((l) => `${l.id} ${l.nome}`)).toEqual(['LEPS-UNO Uno regionale', 'LEPS-DUE Uno']);
    expect(p.organo.nome).toBe('Assemblea');
    expect(p.sigle).toEqual({ ATS: 'Ambito', BUR: 'Bollettino' });
    expect(p).toMatchObject({ id: 'regione', regione: 'Prova', estende: ['prova'] });
    expect(p.fondi).toEqual(base.fondi);
  });
  it('può citare ciò che eredita', () =>
    expect(regionale([atto('', ':cita[l-1-2000] :sigla[ATS]')]).atti).toHaveLength(1));
});

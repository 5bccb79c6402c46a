import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apriSessione } from '#engine/apri-sessione.ts';
import { leggiAutore } from '#engine/cli/motore-cli.ts';
import { tabella } from '#engine/cli/tabella.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { creaMotore } from '#engine/motore.ts';
import { processiCostruiti } from '../support/lavoratori.ts';
import { bancoComandi, cartellaAmbito } from '../support/riga-di-comando.ts';

const banco = bancoComandi();
const { pdz, percorso } = banco;
afterAll(banco.togli);
const entrata = fileURLToPath(new URL('../../electron/engine/cli/entrata.ts', import.meta.url));
const processo = (argv: readonly string[], ambiente: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [entrata, ...argv], {
    cwd: banco.cartella,
    encoding: 'utf8',
    env: { ...process.env, PDZ_CARTELLA_DATI: percorso('dati-processo'), ...ambiente },
  });

describe('riga di comando: aiuto e messaggi', () => {
  it('--help dice tutti i comandi; COMANDO --help le sue opzioni', async () => {
    const tutto = await pdz('--help');
    expect(tutto).toMatchObject({ uscita: 0, messaggi: '' });
    for (const c of ['new', 'import', 'show', 'set', 'check', 'export', 'freeze', 'serve', 'example']) {
      expect(tutto.dati).toContain(`pdz ${c} `);
      const suo = await pdz(c, '--help');
      expect(suo.uscita).toBe(0);
      expect(suo.dati).toContain('--autore "Nome, ruolo, ente"');
    }
    expect((await pdz('import', '-h')).dati).toContain('--comune ISTAT');
  });

  it.each<[string, readonly string[], string]>([
    ['nessun comando', [], 'Comandi:'],
    ['comando sconosciuto', ['delete', 'x.pdz'], "Il comando «delete» non c'è. Comandi: new, import"],
    [
      'opzione sconosciuta',
      ['check', 'x.pdz', '--forza'],
      "L'opzione «--forza» non c'è. Opzioni di questo comando: --json, --regola",
    ],
    ['piano che non c’è', ['check', 'manca.pdz'], "Il piano «manca.pdz» non c'è"],
    ['cartella al posto del piano', ['check', '.'], 'non è un file'],
    ['registro sconosciuto', ['show', 'tutto', 'x.pdz'], "Il registro «tutto» non c'è. Si può scrivere: ambito, dup"],
    ['tipo di importazione sconosciuto', ['import', 'foto', 'a.xlsx', '--into', 'x.pdz'], 'Il tipo di file «foto»'],
    ['import senza file', ['import', 'dup', '--into', 'x.pdz'], 'Manca il file da importare'],
    ['import senza piano', ['import', 'dup', 'ambito.json'], "non c'è"],
    [
      'Comune scritto male',
      ['import', 'quote', 'nota.txt', '--into', 'x.pdz', '--comune', '44'],
      'Il codice ISTAT «44»',
    ],
    ['new senza Ambito', ['new', 'z.pdz'], 'Manca --ambito'],
    ['anni impossibili', ['new', 'z.pdz', '--ambito', 'nota.txt', '--anni', '2028-2026'], 'Gli anni «2028-2026»'],
    ['export senza -o', ['export', 'accordo', 'x.pdz'], 'Manca --output'],
    ['documento sconosciuto', ['export', 'delibera', 'x.pdz', '-o', 'd.docx'], 'Il documento «delibera»'],
    ['versione scritta male', ['export', 'piano', 'x.pdz', '-o', 'd.docx', '--versione', 'uno'], 'La versione «uno»'],
    ['freeze senza nome', ['freeze', 'x.pdz'], 'Manca --nome'],
    ['porta impossibile', ['serve', 'nota.txt', '--port', '99999'], 'La porta «99999»'],
    ['argomento di troppo', ['check', 'x.pdz', 'y.pdz'], 'Non so che cosa fare di «y.pdz»'],
    ['un piano che non è un piano', ['check', 'nota.txt'], 'nota.txt'],
    ['autore vuoto', ['check', 'nota.txt', '--autore', ' , '], 'Nome, ruolo, ente'],
  ])('%s: esce 2 e lo dice in italiano', async (_, argv, atteso) => {
    writeFileSync(percorso('nota.txt'), 'ciao');
    const e = await pdz(...argv);
    expect(e.uscita).toBe(2);
    expect(e.dati).toBe('');
    expect(e.messaggi).toContain(atteso);
    expect(e.messaggi).not.toMatch(/\bat .+:\d+:\d+/u);
  });

  it('l’autore si scrive con le virgole; l’ente può averne altre', () => {
    expect(leggiAutore('Ada Rossi, coordinatrice, Ambito 9, Valle')).toEqual({
      nome: 'Ada Rossi',
      ruolo: 'coordinatrice',
      ente: 'Ambito 9, Valle',
    });
    expect(leggiAutore('Ada')).toEqual({ nome: 'Ada', ruolo: '', ente: '' });
  });

  it('una tabella sta in colonne e non lascia passare i comandi del terminale', () => {
    const t = tabella(
      [{ titolo: 'Nome' }, { titolo: 'N.', destra: true }],
      [
        ['a\u001b[2Jb\u202e', '1'],
        [null, '12'],
      ],
    );
    expect(t.split('\n')).toEqual(['Nome   N.', '─────  ──', 'a[2Jb   1', '—      12']);
  });
});

describe('riga di comando: un processo vero', () => {
  beforeAll(async () => {
    expect((await pdz('new', 'p.pdz', '--ambito', `${cartellaAmbito}ambito.json`)).uscita).toBe(0);
  });

  it('i dati vanno su stdout, i messaggi su stderr, senza codici di terminale', () => {
    const e = processo(['show', 'ambito', 'p.pdz', '--json']);
    expect(e.status, e.stderr).toBe(0);
    expect(JSON.parse(e.stdout)).toMatchObject({ popolazione: { totale: 101_428 } });
    expect(e.stderr).toBe('');
    const no = processo(['show', 'ambito', 'no.pdz']);
    expect(no.status).toBe(2);
    expect(no.stdout).toBe('');
    expect(no.stderr).not.toContain('\u001b');
  });

  it('check --docx e --csv scrivono le segnalazioni accanto al resto, uguali ogni volta', async () => {
    const prima = await pdz('check', 'p.pdz', '--docx', 's1.docx', '--csv', 's1.csv');
    expect(prima.messaggi).toContain('s1.docx');
    await pdz('check', 'p.pdz', '--docx', 's2.docx', '--csv', 's2.csv');
    for (const tipo of ['docx', 'csv'])
      expect(readFileSync(banco.percorso(`s1.${tipo}`)).equals(readFileSync(banco.percorso(`s2.${tipo}`)))).toBe(true);
    expect(readFileSync(banco.percorso('s1.csv'), 'utf8')).toContain('"Gravità";"Regola"');
  });

  it('check a parole: molte segnalazioni uguali sono una voce con il conto; --json e --regola le danno tutte', async () => {
    const testo = await pdz('check', 'p.pdz');
    const { rilievi } = JSON.parse((await pdz('check', 'p.pdz', '--json')).dati) as {
      readonly rilievi: readonly { readonly regola: string; readonly messaggio: string }[];
    };
    const senzaDup = rilievi.filter((r) => r.regola === 'DUP-01');
    expect(senzaDup).toHaveLength(12);
    expect(testo.dati).toContain('AVVISO DUP-01 — non verificabile, 12 volte');
    expect(testo.dati.split('\n').filter((r) => r.startsWith('    Manca il DUP di'))).toHaveLength(3);
    const estesa = await pdz('check', 'p.pdz', '--regola', 'DUP-01');
    for (const r of senzaDup) expect(estesa.dati).toContain(r.messaggio);
    expect(testo.dati).not.toContain('undefined');
  });

  it('set scrive una cella di un registro, come nell’app; un valore non valido non cambia nulla', async () => {
    const mostrate = await pdz('set', 'p.pdz', 'piano');
    expect(mostrate.dati).toContain('denominazione');
    const riga = /^([0-9a-f-]{36})\s/m.exec(mostrate.dati)?.[1] ?? '';
    expect(await pdz('set', 'p.pdz', 'piano', riga, 'sioss', 'ATS 21')).toMatchObject({ uscita: 0 });
    const { codiceSioss } = JSON.parse((await pdz('show', 'ambito', 'p.pdz', '--json')).dati);
    expect(codiceSioss).toBe('ATS 21');
    const no = await pdz('set', 'p.pdz', 'piano', riga, 'anno-inizio', 'presto');
    expect(no).toMatchObject({ uscita: 2 });
    expect(no.messaggi).toContain('Non è stato scritto nulla: «presto» non è un anno');
    expect(await pdz('set', 'p.pdz', 'piano', riga)).toMatchObject({ uscita: 2 });
    expect((await pdz('set', 'p.pdz', 'inventato')).messaggi).toContain(
      "Non c'è un registro che si chiama «inventato»",
    );
  });

  it('show ambito dice la forma a parole, in JSON il codice', async () => {
    expect((await pdz('show', 'ambito', 'p.pdz')).dati).toContain('Forma: convenzione fra Comuni.');
    expect(JSON.parse((await pdz('show', 'ambito', 'p.pdz', '--json')).dati)).toMatchObject({ forma: 'convenzione30' });
  });

  it('un codice ISTAT scritto due volte: si crea il piano con la prima e lo si dice, come errore se le due sono diverse', async () => {
    const ambito = JSON.parse(readFileSync(`${cartellaAmbito}ambito.json`, 'utf8'));
    const [primo] = ambito.comuni;
    writeFileSync(
      percorso('doppio.json'),
      JSON.stringify({ ...ambito, comuni: [...ambito.comuni, { ...primo, nome: 'Altro' }] }),
    );
    const e = await pdz('new', 'doppio.pdz', '--ambito', percorso('doppio.json'));
    expect(e.uscita).toBe(0);
    expect(e.messaggi).toContain(`errore COMUNE_DOPPIO (comuni[${primo.codiceIstat}])`);
    expect(e.messaggi).toContain(`«Altro» invece di «${primo.nome}»`);
    const { comuni } = JSON.parse((await pdz('show', 'ambito', 'doppio.pdz', '--json')).dati);
    expect(comuni).toHaveLength(ambito.comuni.length);
  });

  it('new non sovrascrive un file che c’è', async () => {
    const prima = readFileSync(percorso('p.pdz'));
    const e = await pdz('new', 'p.pdz', '--ambito', `${cartellaAmbito}ambito.json`);
    expect(e).toMatchObject({ uscita: 2 });
    expect(e.messaggi).toContain('esiste già');
    expect(readFileSync(percorso('p.pdz')).equals(prima)).toBe(true);
  });

  it('un piano tenuto aperto da un altro: esce 2 e dice chi', () => {
    const motore = creaMotore({
      adesso: () => new Date(),
      processi: processiCostruiti,
      cartellaDati: percorso('altro'),
      cartellaModelli: cartellaModelliApp,
      emetti: () => {},
    });
    const sessione = apriSessione(motore, percorso('p.pdz'), false);
    try {
      const e = processo(['check', 'p.pdz']);
      expect(e.status).toBe(2);
      expect(e.stderr).toContain('è già aperto da');
      expect(e.stderr).toContain('Attendere che venga chiuso, poi riprovare.');
      // The command line has no read-only opening: it must not be offered.
      expect(e.stderr).not.toContain('sola lettura');
    } finally {
      sessione.chiudi();
    }
    expect(processo(['show', 'versioni', 'p.pdz']).status).toBe(0);
  });

  it('--autore vale per un comando e non resta; PDZ_AUTORE viene dopo', async () => {
    await pdz('freeze', 'p.pdz', '--nome', 'Uno', '--autore', 'Ada Rossi, coordinatrice, Ambito');
    const conAmbiente = processo(['freeze', 'p.pdz', '--nome', 'Due', '--json'], {
      PDZ_AUTORE: 'Bruno Neri, tecnico, Comune',
    });
    expect(JSON.parse(conAmbiente.stdout)).toMatchObject({ numero: 2, autore: 'Bruno Neri, tecnico, Comune' });
    const { dati } = await pdz('show', 'versioni', 'p.pdz', '--json');
    expect(JSON.parse(dati).versioni.map((v: { autore: string }) => v.autore)).toEqual([
      'Ada Rossi, coordinatrice, Ambito',
      'Bruno Neri, tecnico, Comune',
    ]);
    expect(existsSync(percorso('dati/autore.json'))).toBe(false);
  });

  it('chi legge se ne va prima della fine: nessuna lamentela', async () => {
    const figlio = spawn(process.execPath, [entrata, 'show', 'leps', 'p.pdz', '--json'], {
      cwd: banco.cartella,
      env: { ...process.env, PDZ_CARTELLA_DATI: percorso('dati-processo') },
    });
    let errori = '';
    figlio.stderr.on('data', (d: Buffer) => {
      errori += d.toString();
    });
    figlio.stdout.destroy();
    const codice = await new Promise<number | null>((fatto) => figlio.on('exit', fatto));
    expect(codice).toBe(0);
    expect(errori).toBe('');
  });
});

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { nuovoId } from '#engine/id.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import { chiLoTiene, percorsoBlocco } from '#engine/storage/blocco-file.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';

let b: ReturnType<typeof banco>;
beforeEach(() => {
  b = banco();
});
afterEach(() => b.togli());

const scrivi = (s: SessionePiano, nome: string) =>
  s.esegui({ titolo: nome, causa: 'mano', operazioni: [inserisci('campo', { id: nuovoId(), nome, valore: '1' })] });
const nomi = (s: SessionePiano) => s.piano().registri.campo.map((c) => c.nome);
const errore = (fai: () => unknown): ErroreMotore => {
  try {
    fai();
  } catch (e) {
    if (e instanceof ErroreMotore) return e;
    throw e;
  }
  throw new Error('nessun errore');
};
/** What is beside the plan, data of the app aside. */
const accanto = () =>
  readdirSync(b.radice)
    .filter((n) => n !== 'dati')
    .sort();
const lavori = () => readdirSync(join(b.radice, 'dati', 'aperti'));
/** Leaves a session as a crash would: its files stay as they are, its process is gone. */
const crollo = (s: SessionePiano) => {
  const blocco = percorsoBlocco(s.percorso);
  const scritto: unknown = JSON.parse(readFileSync(blocco, 'utf8'));
  writeFileSync(blocco, JSON.stringify({ ...Object(scritto), pid: pidMorto(), motore: 'un altro' }));
};
const pidMorto = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('un piano', () => {
  it('chiuso è un file solo, senza giornali né blocchi accanto, e senza copie di lavoro', () => {
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    expect(accanto()).toEqual(['.~lock.prova.pdz#', 'prova.pdz']);
    s.chiudi();
    expect(accanto()).toEqual(['prova.pdz']);
    expect(lavori()).toEqual([]);
  });

  it('riaperto dice le stesse cose', () => {
    const s = nuovoPiano(b, 'prova.pdz', { conSchede: true });
    scrivi(s, 'a');
    const prima = s.piano();
    s.chiudi();
    const r = b.apri();
    expect(r.piano()).toEqual(prima);
    r.chiudi();
  });

  it('aperto e chiuso senza cambiarlo resta identico, byte per byte', () => {
    nuovoPiano(b).chiudi();
    const prima = readFileSync(b.percorso());
    const s = b.apri();
    s.piano();
    expect(s.daSalvare).toBe(false);
    s.salva();
    s.chiudi();
    expect(readFileSync(b.percorso()).equals(prima)).toBe(true);
  });

  it('salvato mentre è aperto porta nel file ciò che c’è, e conserva i permessi', () => {
    const s = nuovoPiano(b);
    chmodSync(b.percorso(), 0o640);
    scrivi(s, 'a');
    expect(s.daSalvare).toBe(true);
    s.salva();
    expect(s.daSalvare).toBe(false);
    expect(statSync(b.percorso()).mode & 0o777).toBe(0o640);
    const lettura = b.apri('prova.pdz', true);
    expect(nomi(lettura)).toEqual(['a']);
    lettura.chiudi();
    s.chiudi();
  });

  it('salvato con un altro nome continua lì; il primo file resta com’era', () => {
    const s = nuovoPiano(b);
    const prima = readFileSync(b.percorso());
    scrivi(s, 'a');
    s.salvaCome(b.percorso('altro.pdz'));
    scrivi(s, 'b');
    expect(s.percorso).toBe(b.percorso('altro.pdz'));
    s.chiudi();
    expect(accanto()).toEqual(['altro.pdz', 'prova.pdz']);
    expect(readFileSync(b.percorso()).equals(prima)).toBe(true);
    const r = b.apri('altro.pdz');
    expect(nomi(r)).toEqual(['a', 'b']);
    r.chiudi();
    expect(lavori()).toEqual([]);
  });

  it('aperto attraverso un collegamento è salvato nel file vero, e il collegamento resta', () => {
    nuovoPiano(b).chiudi();
    symlinkSync(b.percorso(), b.percorso('link.pdz'));
    const s = b.apri('link.pdz');
    scrivi(s, 'a');
    s.chiudi();
    expect(accanto()).toEqual(['link.pdz', 'prova.pdz']);
    const r = b.apri();
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
  });

  it('creato sopra un altro file ne conserva una copia', () => {
    writeFileSync(b.percorso(), 'altro contenuto');
    nuovoPiano(b).chiudi();
    const istantanee = join(b.radice, 'dati', 'istantanee');
    const copie = readdirSync(istantanee).flatMap((c) =>
      readdirSync(join(istantanee, c)).map((f) => join(istantanee, c, f)),
    );
    expect(copie.filter((f) => f.includes('sostituito')).map((f) => readFileSync(f, 'utf8'))).toEqual([
      'altro contenuto',
    ]);
  });

  it('in una cartella che non c’è non si crea, e si dice', () => {
    expect(errore(() => nuovoPiano(b, 'manca/prova.pdz')).message).toContain('cartella');
  });
});

describe('un piano tenuto da un altro', () => {
  it('non si apre per scrivere: si dice chi lo tiene e da quando; si può leggere', () => {
    const s = nuovoPiano(b);
    const e = errore(() => b.apri());
    expect(e.code).toBe('file-occupato');
    expect(e.message).toMatch(/già aperto da .+ sul computer .+ dal \d{2}\/\d{2}\/\d{2}/);
    expect(e.details).toMatchObject({ motivo: 'occupato', host: hostname() });
    const r = b.apri('prova.pdz', true);
    expect(r.solaLettura).toBe(true);
    expect(errore(() => scrivi(r, 'x')).code).toBe('sola-lettura');
    r.chiudi();
    expect(chiLoTiene(b.percorso())?.pid).toBe(process.pid);
    s.chiudi();
    expect(chiLoTiene(b.percorso())).toBeNull();
  });

  it('il blocco di un processo morto di questo computer si prende; quello di un altro computer no', () => {
    nuovoPiano(b).chiudi();
    const blocco = (host: string) =>
      writeFileSync(
        percorsoBlocco(b.percorso()),
        JSON.stringify({
          utente: 'ada',
          host,
          pid: pidMorto(),
          avvio: null,
          motore: 'x',
          istante: '2026-11-20T09:00:00.000Z',
        }),
      );
    blocco('altro-computer');
    expect(errore(() => b.apri()).message).toContain('ada sul computer altro-computer');
    blocco(hostname());
    const s = b.apri();
    expect(s.solaLettura).toBe(false);
    s.chiudi();
  });

  it('un blocco che non si capisce vale: qualcuno lo ha scritto', () => {
    nuovoPiano(b).chiudi();
    writeFileSync(percorsoBlocco(b.percorso()), 'non JSON');
    expect(errore(() => b.apri()).code).toBe('file-occupato');
  });
});

describe('un file cambiato da altri dopo l’apertura', () => {
  it('non è sovrascritto; il lavoro resta e si salva con un altro nome', () => {
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    appendFileSync(b.percorso(), 'estraneo');
    const straniero = readFileSync(b.percorso());
    expect(errore(() => s.salva()).code).toBe('revisione-superata');
    expect(readFileSync(b.percorso()).equals(straniero)).toBe(true);
    s.salvaCome(b.percorso('mio.pdz'));
    s.chiudi();
    const r = b.apri('mio.pdz');
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
  });

  it('se si è solo copiato o toccato, con gli stessi byte, si salva', () => {
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    writeFileSync(b.percorso(), readFileSync(b.percorso()));
    s.salva();
    expect(s.daSalvare).toBe(false);
    s.chiudi();
  });

  it('se è stato tolto, è scritto di nuovo', () => {
    const s = nuovoPiano(b);
    rmSync(b.percorso());
    expect(s.daSalvare).toBe(true);
    s.chiudi();
    expect(existsSync(b.percorso())).toBe(true);
  });
});

describe('dopo un crollo', () => {
  it('le modifiche non salvate si ritrovano, e si dice', () => {
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    crollo(s);
    const r = b.apri();
    expect(nomi(r)).toEqual(['a']);
    expect(r.avvisi.join()).toContain('ritrovate');
    expect(r.daSalvare).toBe(true);
    r.chiudi();
    expect(accanto()).toEqual(['prova.pdz']);
    expect(lavori()).toEqual([]);
  });

  it('anche se il file non c’è più', () => {
    const s = nuovoPiano(b);
    scrivi(s, 'a');
    crollo(s);
    rmSync(b.percorso());
    const r = b.apri();
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
    expect(existsSync(b.percorso())).toBe(true);
  });

  it('se intanto il file è stato cambiato da un altro, il lavoro è messo accanto con un altro nome', () => {
    const primo = nuovoPiano(b);
    primo.chiudi();
    const s = b.apri();
    scrivi(s, 'mio');
    crollo(s);
    const altri = { ...b.ambiente, cartellaDati: join(b.radice, 'dati', 'altro-utente') };
    mkdirSync(altri.cartellaDati);
    const collega = creaSessione(altri, apriFile(altri, b.percorso()));
    scrivi(collega, 'suo');
    collega.chiudi();
    const r = b.apri();
    expect(nomi(r)).toEqual(['suo']);
    expect(r.avvisi[0]).toMatch(/prova \(recuperato .+\)\.pdz/);
    r.chiudi();
    const recuperato = accanto().find((n) => n.includes('recuperato')) ?? '';
    const m = b.apri(recuperato);
    expect(nomi(m)).toEqual(['mio']);
    m.chiudi();
  });

  it('i resti di un salvataggio interrotto spariscono, gli altri file no', () => {
    nuovoPiano(b).chiudi();
    writeFileSync(b.percorso('.prova.pdz.0a1b2c3d.tmp'), 'resto');
    writeFileSync(b.percorso('.prova.pdz.0a1b2c3d.tmp-journal'), 'resto');
    writeFileSync(b.percorso('.prova.pdz.tmp'), 'non nostro');
    b.apri().chiudi();
    expect(accanto()).toEqual(['.prova.pdz.tmp', 'prova.pdz']);
  });

  it('un file guasto è lasciato com’è e si dice dov’è l’ultima copia buona', () => {
    const s = nuovoPiano(b);
    s.chiudi();
    const byte = readFileSync(b.percorso());
    byte.fill(0xff, 5000, 9000);
    writeFileSync(b.percorso(), byte);
    const e = errore(() => b.apri());
    expect(e.code).toBe('file-non-valido');
    expect(e.message).toContain("C'è una copia buona del 24/11/2026");
    expect(e.details).toMatchObject({ motivo: 'guasto', istantanea: expect.stringMatching(/^\d{8}T/) });
    expect(readFileSync(b.percorso()).equals(byte)).toBe(true);
    expect(accanto()).toEqual(['prova.pdz']);
  });
});

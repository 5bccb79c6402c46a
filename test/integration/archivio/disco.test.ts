import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErroreMotore } from '#contract/define.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { ambienteSessione } from '#engine/apri-sessione.ts';
import { nuovoId } from '#engine/id.ts';
import { statoDelFile } from '#engine/operations/file.ts';
import { apriFile, ripristinaFile } from '#engine/storage/apertura.ts';
import { rinomina } from '#engine/storage/disco.ts';
import { elencaIstantanee } from '#engine/storage/istantanee.ts';
import { erroreDiSalvataggio } from '#engine/storage/messaggi.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, motoreDiProva, nuovoPiano } from '../../support/banco-motore.ts';

let b: ReturnType<typeof banco>;
const montate: string[] = [];
beforeEach(() => {
  b = banco();
});
afterEach(() => {
  for (const m of montate.splice(0)) execFileSync('umount', ['-l', m]);
  b.togli();
});

/** A real disk of a few kilobytes, where the system allows it; else null, and the test says that it was not run. */
const disco = (kib: number): string | null => {
  const dove = join(b.radice, 'disco');
  mkdirSync(dove);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', dove], { stdio: 'ignore' });
    montate.push(dove);
    return dove;
  } catch {
    return null;
  }
};
const scrivi = (s: SessionePiano, nome: string, valore = '1') =>
  s.esegui({ titolo: nome, causa: 'mano', operazioni: [inserisci('campo', { id: nuovoId(), nome, valore })] });
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

describe('un disco che si riempie', () => {
  it('non perde ciò che è scritto, lascia il file com’era e dice che cosa fare', (contesto) => {
    const dove = disco(6000);
    if (dove === null) return contesto.skip();
    nuovoPiano(b, 'disco/prova.pdz').chiudi();
    const prima = readFileSync(join(dove, 'prova.pdz'));
    const s = b.apri('disco/prova.pdz');
    const { bavail, bsize } = statfsSync(dove);
    writeFileSync(join(dove, 'ingombro'), Buffer.alloc(bavail * bsize - Math.floor(prima.length / 2)));
    scrivi(s, 'a', 'x'.repeat(60_000));
    const e = errore(() => s.salva());
    expect(e.code).toBe('disco');
    expect(e.message).toMatch(/Il disco è pieno.*al sicuro su questo computer.*Liberare spazio/);
    expect(readFileSync(join(dove, 'prova.pdz')).equals(prima)).toBe(true);
    expect(readdirSync(dove).filter((f) => f.includes('.tmp'))).toEqual([]);
    expect(nomi(s)).toEqual(['a']);
    rmSync(join(dove, 'ingombro'));
    s.salva();
    expect(s.daSalvare).toBe(false);
    s.chiudi();
    const r = b.apri('disco/prova.pdz');
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
  });

  it('se è pieno quello delle copie di lavoro, la modifica è rifiutata intera e si dice', (contesto) => {
    const dove = disco(1500);
    if (dove === null) return contesto.skip();
    Object.assign(b.ambiente, { cartellaDati: join(dove, 'dati') });
    const s = nuovoPiano(b);
    scrivi(s, 'prima');
    const e = errore(() => {
      for (let n = 0; n < 60; n++) scrivi(s, `grande${n}`, 'x'.repeat(60_000));
    });
    expect(e.code).toBe('disco');
    expect(e.message).toContain('Il disco è pieno');
    const tenute = nomi(s);
    expect(tenute).toContain('prima');
    s.salva();
    s.abbandona();
    const r = b.apri('prova.pdz', true);
    expect(nomi(r)).toEqual(tenute);
    r.chiudi();
  });

  it('se la copia buona non ci sta, il file guasto resta al suo posto', (contesto) => {
    const dove = disco(6000);
    if (dove === null) return contesto.skip();
    nuovoPiano(b, 'disco/prova.pdz').chiudi();
    const file = join(dove, 'prova.pdz');
    const [copia] = elencaIstantanee(b.ambiente.cartellaDati, file, null);
    if (!copia) throw new Error('nessuna copia tenuta');
    const guasto = readFileSync(file).fill(0xff, 5000, 9000);
    writeFileSync(file, guasto);
    const { bavail, bsize } = statfsSync(dove);
    writeFileSync(join(dove, 'ingombro'), Buffer.alloc(bavail * bsize - Math.floor(guasto.length / 2)));
    expect(errore(() => ripristinaFile(b.ambiente, file, copia.chiave)).code).toBe('disco');
    expect(readdirSync(dove).toSorted()).toEqual(['ingombro', 'prova.pdz']);
    expect(readFileSync(file).equals(guasto)).toBe(true);
    rmSync(join(dove, 'ingombro'));
    expect(readFileSync(join(dove, ripristinaFile(b.ambiente, file, copia.chiave))).equals(guasto)).toBe(true);
    b.apri('disco/prova.pdz').chiudi();
  });
});

describe('una cartella che non si può scrivere o non c’è più', () => {
  it('di sola lettura: il piano si apre per leggere, e si dice perché', (contesto) => {
    const dove = disco(2000);
    if (dove === null) return contesto.skip();
    nuovoPiano(b, 'disco/prova.pdz').chiudi();
    execFileSync('mount', ['-o', 'remount,ro', dove]);
    const s = b.apri('disco/prova.pdz');
    expect(s.solaLettura).toBe(true);
    expect(s.perche).toContain('sola lettura');
    s.salvaCome(b.percorso('altrove.pdz'));
    s.chiudi();
    expect(existsSync(b.percorso('altrove.pdz'))).toBe(true);
  });

  it('diventata di sola lettura mentre si lavora: il lavoro resta qui, e si dice a chi chiedere', (contesto) => {
    const dove = disco(2000);
    if (dove === null) return contesto.skip();
    const s = nuovoPiano(b, 'disco/prova.pdz');
    scrivi(s, 'a');
    execFileSync('mount', ['-o', 'remount,ro', dove]);
    const e = errore(() => s.salva());
    expect(e.message).toMatch(/non si può scrivere.*al sicuro su questo computer.*Chiedere il permesso/);
    execFileSync('mount', ['-o', 'remount,rw', dove]);
    s.salva();
    s.chiudi();
  });

  it('scollegata: le modifiche sono al sicuro qui e si copiano da sé appena torna', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const rete = b.percorso('rete');
    mkdirSync(rete);
    nuovoPiano(b, 'rete/prova.pdz').chiudi();
    const { motore } = motoreDiProva(b.radice);
    try {
      const ambiente = ambienteSessione(motore);
      motore.apri(creaSessione(ambiente, apriFile(ambiente, b.percorso('rete/prova.pdz'))));
      const s = motore.sessione();
      renameSync(rete, `${rete}-via`);
      const { alSicuroAlle } = scrivi(s, 'a');
      vi.advanceTimersByTime(5001);
      const stato = statoDelFile(motore);
      expect(stato).toMatchObject({ daSalvare: true, nonSalvato: 'disco', alSicuroAlle, salvatoAlle: null });
      expect(stato.avvisi.join()).toMatch(/non è raggiungibile.*saranno copiate appena torna/);
      expect(s.istantanee().length).toBeGreaterThan(0);
      renameSync(`${rete}-via`, rete);
      vi.advanceTimersByTime(30_001);
      expect(statoDelFile(motore)).toMatchObject({ daSalvare: false, nonSalvato: null, avvisi: [], alSicuroAlle });
      motore.apri(null);
    } finally {
      vi.useRealTimers();
    }
    const r = b.apri('rete/prova.pdz');
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
  });

  it('mai tornata: chiudendo lo si dice, e riaprendo si ritrova tutto', () => {
    mkdirSync(b.percorso('rete'));
    const s = nuovoPiano(b, 'rete/prova.pdz');
    scrivi(s, 'a');
    renameSync(b.percorso('rete'), b.percorso('rete-via'));
    expect(errore(() => s.chiudi()).message).toContain('non è raggiungibile');
    renameSync(b.percorso('rete-via'), b.percorso('rete'));
    const r = b.apri('rete/prova.pdz');
    expect(nomi(r)).toEqual(['a']);
    r.chiudi();
  });
});

describe('un file tenuto da un altro programma', () => {
  it('si riprova per un secondo e mezzo, poi si dice; nessun resto', () => {
    // A folder cannot be renamed over: the same refusal that a file held open gives elsewhere.
    mkdirSync(b.percorso('occupato'));
    mkdirSync(b.percorso('occupato/dentro'));
    writeFileSync(b.percorso('nuovo'), 'x');
    expect(() => rinomina(b.percorso('nuovo'), b.percorso('occupato'))).toThrow();
    for (const codice of ['EBUSY', 'EPERM']) {
      const e = erroreDiSalvataggio(Object.assign(new Error(codice), { code: codice }), '/rete/Piano.pdz');
      expect(e.message).toMatch(
        /«Piano.pdz» è tenuto da un altro programma.*al sicuro su questo computer.*riprova da sé/,
      );
    }
  });

  it('immutabile per il sistema: il rifiuto è detto, e tolto il divieto si salva', (contesto) => {
    const s = nuovoPiano(b);
    try {
      execFileSync('chattr', ['+i', b.percorso()], { stdio: 'ignore' });
    } catch {
      s.chiudi();
      return contesto.skip();
    }
    try {
      scrivi(s, 'a');
      const inizio = performance.now();
      expect(errore(() => s.salva()).message).toContain('è tenuto da un altro programma');
      expect(performance.now() - inizio).toBeLessThan(5000);
    } finally {
      execFileSync('chattr', ['-i', b.percorso()]);
    }
    s.salva();
    expect(s.daSalvare).toBe(false);
    s.chiudi();
  });

  it('senza permesso di scrittura si apre per leggere', (contesto) => {
    if (process.getuid?.() === 0) return contesto.skip();
    nuovoPiano(b).chiudi();
    chmodSync(b.percorso(), 0o444);
    const s = b.apri();
    expect(s.perche).toContain('sola lettura');
    s.chiudi();
  });
});

describe('un file cambiato da altri', () => {
  /** A colleague with other app data writes into the same file, as from another computer that ignores locks. */
  const collega = (nome: string) => {
    const cartellaDati = join(b.radice, 'dati', `collega-${nome}`);
    mkdirSync(cartellaDati, { recursive: true });
    const copia = b.percorso(`copia-${nome}.pdz`);
    writeFileSync(copia, readFileSync(b.percorso()));
    const altri = { ...b.ambiente, cartellaDati };
    const s = creaSessione(altri, apriFile(altri, copia));
    scrivi(s, nome);
    s.chiudi();
    renameSync(copia, b.percorso());
  };

  it('si confronta con il proprio e si tengono entrambi: il lavoro continua in un file accanto', () => {
    const s = nuovoPiano(b);
    collega('suo');
    scrivi(s, 'mio');
    expect(errore(() => s.salva())).toMatchObject({ code: 'revisione-superata', details: { motivo: 'estraneo' } });
    expect(s.nelFile().registri.campo.map((c) => c.nome)).toEqual(['suo']);
    s.tieniEntrambi();
    expect(s.percorso).toMatch(/prova \(copia di Ada 2026-11-24 .+\)\.pdz$/);
    scrivi(s, 'dopo');
    const mio = s.percorso;
    s.chiudi();
    const suo = b.apri();
    expect(nomi(suo)).toEqual(['suo']);
    suo.chiudi();
    const r = creaSessione(b.ambiente, apriFile(b.ambiente, mio));
    expect(nomi(r)).toEqual(['mio', 'dopo']);
    r.chiudi();
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registri } from '#domain/registri.ts';
import { sezioneSchema } from '#domain/section-content.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import { inizio } from '#engine/storage/migrazioni/0001-inizio.ts';
import {
  controllaSequenza,
  type Migrazione,
  migra,
  migrazioni,
  versioneCorrente,
  versioneDi,
} from '#engine/storage/migrazioni.ts';
import { colonneDi, inSnake, nomiRegistri, schemaDiVersione, tabelle } from '#engine/storage/schema.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import { banco, nuovoPiano } from '../../support/banco-motore.ts';

const cartellaMigrazioni = new URL('../../../electron/engine/storage/migrazioni/', import.meta.url).pathname;
const riapri = (b: ReturnType<typeof banco>, elenco: readonly Migrazione[]) => {
  const ambiente = { ...b.ambiente, migrazioni: elenco };
  return creaSessione(ambiente, apriFile(ambiente, b.percorso()));
};
const schemaScritto = (versione: number): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../fixtures/formato/schema-${String(versione).padStart(4, '0')}.json`, import.meta.url),
      'utf8',
    ),
  );

describe('formato del file', () => {
  it('l’elenco delle migrazioni è quello dei file, con numeri in fila', () => {
    const file = readdirSync(cartellaMigrazioni).sort();
    expect(file).toEqual(migrazioni.map((m) => `${String(m.versione).padStart(4, '0')}-${m.nome}.ts`));
    expect(() => controllaSequenza(migrazioni)).not.toThrow();
    expect(() => controllaSequenza([{ versione: 2, nome: 'x', sql: '' }])).toThrow();
  });

  it('lo schema di ogni versione è quello pubblicato: nulla si toglie, nulla si rinomina', () => {
    for (const { versione } of migrazioni) {
      const tabelle = Object.fromEntries(
        schemaDiVersione(versione).map((o) => [`${o.type} ${o.name}`, o.sql === null ? null : o.sql.split('\n')]),
      );
      expect(tabelle).toEqual(schemaScritto(versione));
    }
  });

  it('una versione nuova contiene tutte le tabelle e le colonne delle vecchie', () => {
    const colonne = (versione: number) => {
      const db = new Sqlite(':memory:');
      migra(db, migrazioni, versione);
      const nomi = schemaDiVersione(versione).filter((o) => o.type === 'table');
      const esito = nomi.flatMap((t) =>
        z
          .array(z.object({ name: z.string() }))
          .parse(db.pragma(`table_info(${t.name})`))
          .map((c) => `${t.name}.${c.name}`),
      );
      db.close();
      return esito;
    };
    const ultime = colonne(versioneCorrente());
    for (const { versione } of migrazioni) expect(ultime).toEqual(expect.arrayContaining(colonne(versione)));
  });

  it('ogni registro ha la sua tabella STRICT, con le colonne, i tipi e i vocabolari del dominio', () => {
    const oggetti = new Map(schemaDiVersione(versioneCorrente()).map((o) => [o.name, o.sql ?? '']));
    const db = new Sqlite(':memory:');
    migra(db);
    const controlla = (tabella: string, schema: z.ZodObject) => {
      const sql = oggetti.get(tabella) ?? '';
      expect(sql.trimEnd().endsWith('STRICT'), tabella).toBe(true);
      const info = z
        .array(z.object({ name: z.string(), type: z.string(), notnull: z.int() }))
        .parse(db.pragma(`table_info(${tabella})`));
      for (const { campo, colonna, genere } of colonneDi(schema)) {
        const dichiarato: unknown = schema.shape[campo];
        const tipo = dichiarato instanceof z.ZodDefault ? dichiarato.unwrap() : dichiarato;
        const nullabile = tipo instanceof z.ZodNullable;
        const interno: unknown = nullabile ? tipo.unwrap() : tipo;
        const trovata = info.find((c) => c.name === colonna);
        expect(trovata, `${tabella}.${colonna}`).toBeDefined();
        expect(trovata?.notnull, `${tabella}.${colonna}`).toBe(nullabile ? 0 : 1);
        const numero = genere === 'logico' || interno instanceof z.ZodNumber;
        expect(trovata?.type, `${tabella}.${colonna}`).toBe(numero ? 'INTEGER' : 'TEXT');
        if (interno instanceof z.ZodEnum)
          expect(sql).toContain(`CHECK (${colonna} IN (${interno.options.map((o) => `'${o}'`).join(', ')}))`);
      }
    };
    for (const r of nomiRegistri) controlla(tabelle[r].tabella, registri[r]);
    controlla('sezione', sezioneSchema);
    expect(inSnake('codiceIstat')).toBe('codice_istat');
    expect([...oggetti.values()].some((sql) => /\bUNIQUE\b/.test(sql.replace('id TEXT NOT NULL UNIQUE', '')))).toBe(
      false,
    );
    db.close();
  });
});

describe('migrazione', () => {
  const prossima = versioneCorrente() + 1;
  const seconda: Migrazione = {
    versione: prossima,
    nome: 'prova',
    sql: `ALTER TABLE campo ADD COLUMN nota TEXT; CREATE TABLE prova (id TEXT PRIMARY KEY NOT NULL) STRICT;`,
  };
  let vecchio: ReturnType<typeof banco>;
  beforeEach(() => {
    vecchio = banco();
  });
  afterEach(() => vecchio.togli());

  it('la 1 crea il formato in un file vuoto, una sola volta', () => {
    const db = new Sqlite(':memory:');
    migra(db, [inizio]);
    expect(versioneDi(db)).toBe(1);
    migra(db, [inizio]);
    expect(Number(db.pragma('application_id', { simple: true }))).toBe(0x50445a31);
    db.close();
  });

  it('un file della versione prima si apre, si aggiorna e conserva ciò che aveva, con una copia di com’era', () => {
    nuovoPiano(vecchio).chiudi();
    const prima = readFileSync(vecchio.percorso());
    const s = riapri(vecchio, [...migrazioni, seconda]);
    expect(s.piano().testa.ambito).toBe('Ambito di prova');
    expect(s.solaLettura).toBe(false);
    s.esegui({ titolo: 'x', causa: 'mano', operazioni: [] });
    s.chiudi();
    const db = new Sqlite(vecchio.percorso(), { readonly: true });
    expect(versioneDi(db)).toBe(prossima);
    expect(db.prepare('SELECT nota FROM campo').all()).toEqual([]);
    db.close();
    const istantanee = join(vecchio.radice, 'dati', 'istantanee');
    const copia = readdirSync(istantanee).map((c) => join(istantanee, c, `prima-della-versione-${prossima}.pdz`));
    expect(copia.filter((f) => existsSync(f)).map((f) => readFileSync(f).equals(prima))).toEqual([true]);
  });

  it('un piano scritto dal programma quando il formato era il primo si apre, si aggiorna, si annulla e rilegge le versioni', () => {
    const scritto = readFileSync(new URL('../../fixtures/formato/piano-versione-1.pdz.gz', import.meta.url));
    writeFileSync(vecchio.percorso(), gunzipSync(scritto));
    const s = vecchio.apri();
    const piano = s.piano();
    expect(piano.registri.quota.map((q) => [q.importoCents, q.criterio, q.atto])).toEqual([
      [100050, null, null],
      [100050, null, null],
      [90000, null, null],
      [90000, null, null],
    ]);
    expect(piano.registri.mandato).toEqual([]);
    const congelata = s.pianoDiVersione(1);
    expect(congelata.registri.quota).toEqual(piano.registri.quota);
    expect(congelata.registri.servizio).toEqual([]);
    const [quota] = piano.registri.quota;
    if (quota === undefined) throw new Error('il piano ha quattro quote');
    const operazione = {
      ...{ op: 'record/modifica' as const, registro: 'quota' as const, id: quota.id },
      ...{ prima: { atto: null }, dopo: { atto: 'delibera 3' } },
    };
    s.esegui({ titolo: 'x', causa: 'mano', operazioni: [operazione] });
    expect(s.piano().registri.quota[0]?.atto).toBe('delibera 3');
    s.annulla();
    expect(s.piano().registri.quota).toEqual(piano.registri.quota);
    s.chiudi();
    const db = new Sqlite(vecchio.percorso(), { readonly: true });
    expect(versioneDi(db)).toBe(versioneCorrente());
    db.close();
  });

  it('un piano scritto dal programma quando il formato era il terzo si apre: le accettazioni restano, la storia è vuota', () => {
    const scritto = readFileSync(new URL('../../fixtures/formato/piano-versione-3.pdz.gz', import.meta.url));
    writeFileSync(vecchio.percorso(), gunzipSync(scritto));
    const s = vecchio.apri();
    const [accettazione] = s.piano().registri.accettazione;
    expect(accettazione).toMatchObject({ regola: 'GOV-10', messaggio: null, gravita: null, soloBozza: null });
    expect(s.storiaRilievi()).toEqual({ righe: [], finoA: null });
    expect(s.pianoDiVersione(1).registri.accettazione).toEqual([accettazione]);
    s.chiudi();
  });

  it('se un passo non riesce il file resta alla sua versione', () => {
    const db = new Sqlite(':memory:');
    migra(db, [inizio]);
    expect(() =>
      migra(db, [inizio, { versione: 2, nome: 'rotta', sql: 'CREATE TABLE x (a); CREATE TABLE campo (a);' }]),
    ).toThrow();
    expect(versioneDi(db)).toBe(1);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'x'").get()).toBeUndefined();
    db.close();
  });

  it('un file di una versione più recente si legge, non si modifica e non si riscrive', () => {
    const futuro = banco({ migrazioni: [...migrazioni, seconda] });
    try {
      nuovoPiano(futuro).chiudi();
      const prima = readFileSync(futuro.percorso());
      const s = riapri(futuro, migrazioni);
      expect(s.solaLettura).toBe(true);
      expect(s.perche).toContain('versione più recente');
      expect(s.piano().registri.comune.map((c) => c.nome)).toEqual(['Acquachiara', 'Borgofiore']);
      expect(() => s.esegui({ titolo: 'x', causa: 'mano', operazioni: [] })).toThrow(/sola lettura/);
      s.salva();
      s.chiudi();
      expect(readFileSync(futuro.percorso()).equals(prima)).toBe(true);
      expect(readdirSync(futuro.radice).sort()).toEqual(['dati', 'prova.pdz']);
    } finally {
      futuro.togli();
    }
  });
});
